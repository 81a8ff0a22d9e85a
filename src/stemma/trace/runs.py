"""Runs: the longest stretches that two word sequences share word by word.

Seeds are shared shingles; seeds on one diagonal grow into runs; the longest runs are taken first
and none overlaps another on either side. Every bound below keeps the cost of hostile text (one
line 10,000 times, lists of scores) near that of sorting its shingles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stemma.trace.letters import Flags, Keys, Places
from stemma.trace.words import SHINGLE, shingles

MAX_GROWTH = 64
"""Words by which a run grows beyond its seeds on either side."""

MAX_RUNS = 5_000
"""Runs looked at for one pair, longest first."""

MARKS = 1 << 16
"""Values of the bits by which shingles are told apart before they are compared."""

MIN_RUN = 4
"""Words of the shortest run kept after overlapping parts are cut off."""


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """``length`` words from ``a`` in one sequence equal those from ``b`` in the other."""

    a: int
    b: int
    length: int


def shared_runs(a: Keys, b: Keys) -> list[Run]:
    """The runs that two sequences of word keys share, in the order of ``a``, none overlapping."""
    if a.size == b.size and bool(np.array_equal(a, b)):
        return [Run(0, 0, int(a.size))] if a.size else []
    grown = [_grown(a, b, run) for run in _seeded(a, b)]
    return _apart(grown, int(a.size), int(b.size))


def _seeded(a: Keys, b: Keys) -> list[Run]:
    """Runs of shared shingles, the longest ``MAX_RUNS``."""
    of_a, of_b = shingles(a), shingles(b)
    near_a = np.flatnonzero(_marked(of_b)[_marks(of_a)])
    near_b = np.flatnonzero(_marked(of_a[near_a])[_marks(of_b)])
    _, at_a, at_b = np.intersect1d(
        _numbered(of_a[near_a]), _numbered(of_b[near_b]), assume_unique=True, return_indices=True
    )
    if not at_a.size:
        return []
    at_a, at_b = near_a[at_a], near_b[at_b]
    order = np.lexsort((at_a, at_a - at_b))
    at_a, at_b = at_a[order], at_b[order]
    same = (np.diff(at_a - at_b) == 0) & (np.diff(at_a) <= SHINGLE)
    firsts = np.concatenate(([0], np.flatnonzero(~same) + 1))
    lasts = np.concatenate((firsts[1:] - 1, [at_a.size - 1]))
    lengths = at_a[lasts] - at_a[firsts] + SHINGLE
    best = np.lexsort((at_b[firsts], at_a[firsts], -lengths))[:MAX_RUNS]
    return [Run(int(at_a[firsts[n]]), int(at_b[firsts[n]]), int(lengths[n])) for n in best]


def _marks(hashes: Keys) -> Places:
    """Some bits of each hash: where they differ, the hashes do."""
    return ((hashes >> np.uint64(1)) & np.uint64(MARKS - 1)).astype(np.int64)


def _marked(hashes: Keys) -> Flags:
    """Which bits some hashes have: a look that leaves out nearly all shingles of which the other has none."""
    found = np.zeros(MARKS, np.bool_)
    found[_marks(hashes)] = True
    return found


def _numbered(hashes: Keys) -> Keys:
    """Tell repeats apart: the n-th of one hash here meets the n-th there, so pairs stay linear."""
    order = np.argsort(hashes, kind="stable")
    ranked = hashes[order]
    new = np.concatenate(([True], ranked[1:] != ranked[:-1])) if ranked.size else np.zeros(0, bool)
    places = np.arange(ranked.size)
    rank = places - np.maximum.accumulate(np.where(new, places, 0))
    numbered = np.empty_like(hashes)
    numbered[order] = ranked + rank.astype(np.uint64) * np.uint64(0xD1342543DE82EF95)
    return numbered


def _grown(a: Keys, b: Keys, run: Run) -> Run:
    """A run grown by equal words on both sides."""
    left = _equal_words(a[: run.a][::-1], b[: run.b][::-1])
    right = _equal_words(a[run.a + run.length :], b[run.b + run.length :])
    return Run(run.a - left, run.b - left, run.length + left + right)


def _equal_words(a: Keys, b: Keys) -> int:
    """How many words are equal from the start of both, up to ``MAX_GROWTH``."""
    size = min(a.size, b.size, MAX_GROWTH)
    differing = np.flatnonzero(a[:size] != b[:size])
    return int(differing[0]) if differing.size else int(size)


def _apart(runs: list[Run], size_a: int, size_b: int) -> list[Run]:
    """Longest first, each cut to its longest part that no earlier run holds, on either side."""
    taken_a = np.zeros(size_a, np.bool_)
    taken_b = np.zeros(size_b, np.bool_)
    kept: list[Run] = []
    for run in sorted(runs, key=lambda r: (-r.length, r.a, r.b)):
        busy = taken_a[run.a : run.a + run.length] | taken_b[run.b : run.b + run.length]
        start, length = _longest_free(busy)
        if length < MIN_RUN:
            continue
        part = Run(run.a + start, run.b + start, length)
        taken_a[part.a : part.a + length] = True
        taken_b[part.b : part.b + length] = True
        kept.append(part)
    return sorted(kept)


def _longest_free(busy: Flags) -> tuple[int, int]:
    """Start and length of the first longest stretch of False."""
    if not busy.any():
        return 0, int(busy.size)
    edges = np.flatnonzero(np.concatenate(([True], busy, [True])))
    lengths = np.diff(edges) - 1
    best = int(np.argmax(lengths))
    return int(edges[best]), int(lengths[best])
