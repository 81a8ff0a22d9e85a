"""Text of HTML pages: our whole read step against the true body, and one peer on the same pages.

In: ``pages/ground-truth.json``, ``pages/html/*.html.gz`` and ``pages/trafilatura.json`` (the peer's
published output) of the labelled data folder. Scores: ``f1`` (with ``precision`` and ``recall``) of
the read step, ``peer_f1`` of the published output, ``peer_live_f1`` of the installed trafilatura
called the plain way.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from bench.harness import Bound, DataMissing, load_json, need, say
from bench.shingles import score

NAME = "pages"
ABOUT = "body text of HTML pages: 4-gram bag F1"
READS = "pages/"
BOUNDS = {"f1": Bound()}


def bodies(path: Path) -> dict[str, str]:
    """Key -> body text of one file of the pages folder, with or without a version around it."""
    content = load_json(path)
    if isinstance(content, dict) and isinstance(content.get("output"), dict):
        content = content["output"]
    if not isinstance(content, dict):
        raise DataMissing(f"{path} does not map keys to pages")
    return {key: str(page.get("articleBody") or "") for key, page in content.items()}


def run(data: Path, split: str) -> dict[str, float]:
    """Score the read step and the peer on every page of the folder."""
    from trafilatura import extract

    from stemma.read.step import read

    folder = need(data / "pages")
    truths = bodies(folder / "ground-truth.json")
    ours: dict[str, str] = {}
    live: dict[str, str] = {}
    for key in sorted(truths):
        page = gzip.decompress(need(folder / "html" / f"{key}.html.gz").read_bytes())
        ours[key] = "\n\n".join(report.text for report in read(page, (f"{key}.html",)).reports)
        live[key] = extract(page) or ""
        if len(ours) % 20 == 0:
            say(f"{len(ours)} of {len(truths)} pages")
    scores = score(truths, ours)
    published = folder / "trafilatura.json"
    if published.exists():
        scores["peer_f1"] = score(truths, bodies(published))["f1"]
    scores["peer_live_f1"] = score(truths, live)["f1"]
    return scores
