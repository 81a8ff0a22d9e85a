"""Claims into happenings on real news: pairs of claims labelled by reading both, against one whole run.

In: ``stories/news_cluster/`` of the labelled data folder; the labels stand in ``pairs.json``. Scores are told
in ``bench.merges.pairs``; those without a prefix are of the measuring part.
"""

from __future__ import annotations

from pathlib import Path

from bench.harness import Bound
from bench.merges import pairs

NAME = "merges"
ABOUT = "claims into happenings, and counted apart: labelled pairs of real news"
READS = "stories/news_cluster"
BOUNDS = {"precision": Bound(), "recall": Bound(), "f1": Bound(), "dev_f1": Bound()}


def run(data: Path, split: str) -> dict[str, float]:
    """Score the labelled pairs on one whole run; the parts are the labels' own (``bench.merges.pairs``)."""
    return pairs.scores(data)
