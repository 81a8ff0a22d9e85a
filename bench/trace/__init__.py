"""Who copied whom: planted copies of known kind, and natural pairs labelled by reading both texts.

In: ``unlabelled/articles.jsonl.xz`` and ``pages/`` (planted), ``stories/news_cluster/`` (natural
pairs) of the labelled data folder. Scores per planted kind, ``recall_KIND`` and ``precision_KIND``,
``direction...`` and ``unplanted...`` are told in ``bench.trace.planted``; those of the natural pairs
in ``bench.trace.pairs``.
"""

from __future__ import annotations

from pathlib import Path

from bench.harness import Bound
from bench.trace import pairs, planted

NAME = "trace"
ABOUT = "copy links: planted copies by kind, natural pairs, direction"
READS = "unlabelled/, pages/, stories/news_cluster/"
BOUNDS = {
    **{f"recall_{kind}": Bound() for kind in planted.KINDS},
    **{f"precision_{kind}": Bound() for kind in planted.KINDS},
    "direction": Bound(),
    "direction_never_turned": Bound(),
    "pairs_f1": Bound(),
    "pairs_direction": Bound(),
}


def run(data: Path, split: str) -> dict[str, float]:
    """Score the planted copies, and the natural pairs where they are labelled; ``split``: see manual."""
    return {**planted.scores(data), **pairs.scores(data)}
