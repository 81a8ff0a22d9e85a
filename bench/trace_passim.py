"""passim as a peer of the trace: its own program from source, run as it stands on the same articles.

passim is on no package index and needs Spark and a Java runtime, so it is measured only where the
environment variable ``STEMMA_PASSIM`` names a folder with

- ``venv/bin/python``: an interpreter with ``pyspark`` and ``intervaltree``;
- ``passim/seriatim.py`` of the repository dasmiq/passim, and whatever stands beside it, such as a module
  ``graphframes`` where Spark's package of that name is not to be had (connected components is all that
  passim asks of it).

Settings: passim's own defaults (character 20-grams that begin at words, 5 of them shared, alignments of 50
characters), one thread; passages and their clusters are written as JSON. Its seconds are those of the
clock, less what the same run takes on two articles: the start of Java and Spark is not counted.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.harness import say
from stemma.records import Report

FOLDER = "STEMMA_PASSIM"

SAMPLE = 200
START = 2
"""Articles that are timed, and those that show what the start costs."""

TIMEOUT = 1800.0


def folder() -> Path | None:
    """Where passim is, if anywhere."""
    named = os.environ.get(FOLDER)
    return Path(named) if named else None


def seconds(home: Path, reports: Sequence[Report]) -> float:
    """Seconds that passim takes for some reports, its start left out."""
    start = _timed(home, reports[:START])
    whole = _timed(home, reports)
    say(f"passim: {whole:.1f} s for {len(reports)} articles, {start:.1f} s for {START}")
    return whole - start


def _timed(home: Path, reports: Sequence[Report]) -> float:
    """Seconds of the clock that one run of passim takes."""
    python = home / "venv" / "bin" / "python"
    settings = {
        "PYTHONPATH": str(home / "passim"),
        "PYSPARK_PYTHON": str(python),
        "PYSPARK_SUBMIT_ARGS": "--master local[1] pyspark-shell",
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    with TemporaryDirectory() as room:
        texts = Path(room) / "texts.json"
        rows = [{"id": one.id, "text": one.text, "source": one.outlet.key} for one in reports]
        texts.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        script = str(home / "passim" / "seriatim.py")
        command = [str(python), script, "--fields", "source", "--", str(texts), str(Path(room) / "found")]
        began = time.perf_counter()
        subprocess.run(
            command, env={**os.environ, **settings}, capture_output=True, timeout=TIMEOUT, check=True
        )
        return time.perf_counter() - began
