"""How rare words are in the news: what it proves that two texts share one, and where rewrites meet.

The shares come from a fixed table (``python -m models.wordshares``), so that the link of two reports is
the same whatever else a case holds.
"""

from __future__ import annotations

import gzip
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stemma.trace.keytable import KeyTable
from stemma.trace.letters import Flags, Keys, distinct, mixed, spelled

Weights = NDArray[np.float64]

TABLE = Path(__file__).parent / "data" / "shares.tsv.gz"
"""Word and number, articles per 100,000 that hold it."""

PER = 100_000

RAREST = 96
"""Articles per 100,000 from which a word has a row in the table: rarer ones all weigh the same."""


RARE = 700
"""Articles per 100,000 up to which a word makes numbers by which rewrites meet: one in 140 holds it.

Swept with ``RAREST_KEPT`` on 500 articles of one month, and 100 articles retold by a program: 1,500 and 3
give 61 numbers an article, 395 pairs that meet, and 92 of 100 that meet their source; 700 and 4 give 50, 193
and 86; 400 and 5 give 36, 127 and 72."""

RAREST_KEPT = 4
"""Rarest words of a sentence that make such numbers, two by two."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The rank of each word, the rarest first; the weight of each rank; how many ranks are rare."""

    ranks: KeyTable[np.uint64]
    weights: Weights
    rare: int


def weight_of(share: float) -> float:
    """The weight of a word that ``share`` of 100,000 articles hold (inverse document frequency)."""
    return math.log(PER / share)


def weights_of(keys: Keys) -> Weights:
    """The weight of each word: 0 for one that every article holds, 6.9 for a rare name or number."""
    table = _table()
    return table.weights[table.ranks.find(keys & ~np.uint64(1))]


def meeting_numbers(keys: Keys, opening: Flags) -> Keys:
    """Numbers by which a rewrite meets its source: pairs of the rarest words of each sentence.

    ``keys`` and ``opening`` as in ``Words``. Distinct, ascending, odd: three rare words of a sentence, as in
    a name with a title, make three such numbers.
    """
    table = _table()
    ranks = table.ranks.find(keys & ~np.uint64(1))
    rare = np.flatnonzero(ranks < table.rare)
    keys = keys[rare]
    sentence = np.cumsum(opening)[rare].astype(np.uint64)
    # by sentence, by rarity, then by the first half of the key: together they fit in one number
    order = (sentence << np.uint64(46)) | (ranks[rare] << np.uint64(32)) | (keys >> np.uint64(32))
    by_rarity = np.argsort(order, kind="stable")
    order = order[by_rarity]
    new = np.ones(order.size, np.bool_)
    new[1:] = order[1:] != order[:-1]
    order, keys = order[new] >> np.uint64(46), keys[by_rarity[new]]
    kept = np.ones(order.size, np.bool_)
    kept[RAREST_KEPT:] = order[RAREST_KEPT:] != order[:-RAREST_KEPT]
    return _paired(order[kept], keys[kept])


def _paired(sentence: Keys, keys: Keys) -> Keys:
    """A number for each two words of a sentence."""
    left: list[Keys] = []
    right: list[Keys] = []
    for step in range(1, RAREST_KEPT):
        near = sentence[:-step] == sentence[step:]
        left.append(keys[:-step][near])
        right.append(keys[step:][near])
    one, two = np.concatenate(left), np.concatenate(right)
    return distinct(mixed(mixed(np.minimum(one, two)) + np.maximum(one, two)) | np.uint64(1))


@lru_cache(maxsize=1)
def _table() -> _Table:
    rows = gzip.decompress(TABLE.read_bytes()).decode("utf-8").split()
    found = np.array(rows[1::2], np.int64)
    shares = np.unique(np.append(found, RAREST))
    ranks = np.searchsorted(shares, found).astype(np.uint64)
    missing = np.uint64(np.searchsorted(shares, RAREST))
    table = KeyTable(spelled("\n".join(rows[::2])).hashes, ranks, missing)
    weights = np.array([weight_of(share) for share in shares.tolist()])
    return _Table(table, weights, int(np.searchsorted(shares, RARE, side="right")))
