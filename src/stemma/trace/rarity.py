"""How rare words are in the news: what it proves that two texts share one.

The shares come from a fixed table (``python -m models.wordshares``), so that the link of two reports is
the same whatever else a case holds.
"""

from __future__ import annotations

import gzip
import math
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stemma.trace.words import Keys, key_of

Weights = NDArray[np.float64]

TABLE = Path(__file__).parent / "data" / "shares.tsv.gz"
"""Word and number, articles per 100,000 that hold it."""

PER = 100_000

RAREST = 96
"""Articles per 100,000 from which a word has a row in the table: rarer ones all weigh the same."""


def weight_of(share: float) -> float:
    """The weight of a word that ``share`` of 100,000 articles hold (inverse document frequency)."""
    return math.log(PER / share)


def weights_of(keys: Keys) -> Weights:
    """The weight of each word: 0 for one that every article holds, 6.9 for a rare name or number."""
    known, weights = _table()
    at = np.minimum(np.searchsorted(known, keys), known.size - 1)
    return np.where(known[at] == keys, weights[at], weight_of(RAREST))


@lru_cache(maxsize=1)
def _table() -> tuple[Keys, Weights]:
    """Sorted keys of the table's words, and their weights."""
    with gzip.open(TABLE, "rt", encoding="utf-8") as lines:
        rows = [line.split("\t") for line in lines]
    known = np.array([key_of(word) for word, _ in rows], np.uint64)
    weights = np.array([weight_of(int(share)) for _, share in rows])
    order = np.argsort(known)
    return known[order], weights[order]
