"""The whole run against the bare parse of the same text, and its memory, in a process of its own.

In: ``stories/news_cluster/*.json`` of the labelled data folder. The articles are read into a fresh
case with one worker (``stemma.open``, ``Case.read``); then the language engine alone parses the
paragraphs of the same clean texts, in the same process. The engine is loaded before both. Scores:
``ratio`` (seconds of the run over seconds of the parse), ``peak_mb`` (highest resident memory of
the run), ``run_seconds``, ``parse_seconds`` and ``reports``. On a busy machine both times grow.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.harness import ROOT, Bound, DataMissing, need, say

NAME = "speed"
ABOUT = "seconds of the whole run over those of the bare parse; peak memory"
READS = "stories/news_cluster/"
BOUNDS = {"ratio": Bound("at_most", 0.25), "peak_mb": Bound("at_most", 0.15)}

TIMEOUT = 3600.0


def run(data: Path, split: str) -> dict[str, float]:
    """Measure in a fresh process, so that its peak memory is that of the run alone."""
    folder = need(data / "stories" / "news_cluster")
    if not any(folder.glob("*.json")):
        raise DataMissing(f"{folder} holds no article")
    command = [sys.executable, "-m", "bench.speed", str(folder.resolve())]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=TIMEOUT, check=True)
    scores: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return scores


def measure(folder: Path) -> dict[str, float]:
    """One run over a folder of articles, then one bare parse of the texts it found."""
    import stemma
    from stemma.annotate.engine import load
    from stemma.annotate.paragraphs import paragraphs

    engine = load()
    with tempfile.TemporaryDirectory() as scratch:
        began = time.perf_counter()
        with stemma.open(Path(scratch) / "speed.stemma") as case:
            case.read([folder], workers=1)
            run_seconds = time.perf_counter() - began
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            texts = [report.text for report in case.reports()]
    say(f"run: {run_seconds:.1f} s for {len(texts)} reports")
    parts = [text[p.start : p.end].replace("\n", " ") for text in texts for p in paragraphs(text)]
    began = time.perf_counter()
    for _ in engine.pipe(parts):
        pass
    parse_seconds = time.perf_counter() - began
    return {
        "ratio": run_seconds / parse_seconds,
        "peak_mb": peak / (1024.0 * 1024.0 if sys.platform == "darwin" else 1024.0),
        "run_seconds": run_seconds,
        "parse_seconds": parse_seconds,
        "reports": float(len(texts)),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
