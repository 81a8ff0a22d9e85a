"""The ranker: how likely an anaphor stands for each of its candidates, or for none of them.

One hidden layer over the features of ``pairs``, a softmax over the rows of each anaphor (a mention-ranking
model after Denis and Baldridge, EMNLP 2008). The weights are trained by ``python -m models.coref``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stemma.annotate.coref.columns import Floats, Ints
from stemma.annotate.coref.features import FEATURES
from stemma.annotate.coref.pairs import Pairs

WEIGHTS = Path(__file__).parent.parent / "data" / "coref.json"


@dataclass(frozen=True, slots=True)
class Ranker:
    """``hidden``: features x units; ``bias``: units; ``out``: units; ``direct``: features."""

    hidden: Floats
    bias: Floats
    out: Floats
    direct: Floats

    def scores(self, rows: Floats) -> Floats:
        """One score for each row."""
        units = np.maximum(rows @ self.hidden + self.bias, 0.0)
        return np.asarray(units @ self.out + rows @ self.direct, dtype=np.float32)

    def shares(self, pairs: Pairs) -> Floats:
        """The probability of each row among those of its anaphor."""
        if not len(pairs.starts):
            return np.zeros(0, dtype=np.float32)
        return softmax(self.scores(pairs.rows), pairs.starts)


def softmax(scores: Floats, starts: Ints) -> Floats:
    """Scores to shares of 1 within each group of rows that begins at ``starts``."""
    lengths = np.diff(np.append(starts, len(scores)))
    top = np.repeat(np.maximum.reduceat(scores, starts), lengths)
    raised: NDArray[np.float32] = np.exp(scores - top)
    return np.asarray(raised / np.repeat(np.add.reduceat(raised, starts), lengths), dtype=np.float32)


@lru_cache(maxsize=1)
def ranker() -> Ranker:
    """The shipped weights."""
    held = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    parts = [np.array(held[name], dtype=np.float32) for name in ("hidden", "bias", "out", "direct")]
    if parts[0].shape[0] != FEATURES:
        raise ValueError(f"{WEIGHTS.name} was trained on {parts[0].shape[0]} features, not {FEATURES}")
    return Ranker(*parts)
