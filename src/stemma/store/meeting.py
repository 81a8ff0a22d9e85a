"""Which reports share numbers, counted in arrays: the part of ``store.prints`` that knows no SQL.

A number held by at most ``cap`` reports makes each two of its holders share it; one held by more
makes each holder share it with its neighbours alone, in the order of the keys.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from stemma.store.postings import Entries, Flags, Numbers, Reports, united

Places = NDArray[np.int64]

COMPACT = 1 << 22
"""Shared numbers noted before equal pairs are counted: 32 MB."""

MAX_PAIRS = 1 << 23
"""Distinct pairs that are counted at once (128 MB); where there are more, half of the reports are taken."""


class TooManyPairs(Exception):
    """More than ``MAX_PAIRS`` pairs share a number; the answer is to ask for fewer reports."""


def moved(held: Entries, changed: Entries, cap: int) -> Reports:
    """Reports of ``held`` whose meetings with each other may change as ``changed`` come or go.

    All holders where a number crosses the cap; where it stays above, the neighbours of what changes.
    """
    held = held.at(np.isin(held.numbers, changed.numbers))
    both = united(held, changed)
    fresh = np.arange(len(both)) >= len(held)
    order = np.lexsort((both.reports, both.numbers))
    both, fresh = both.at(order), fresh[order]
    starts, counts = _stretches(both.numbers)
    others = counts - np.add.reduceat(fresh, starts, dtype=np.int64)
    crossing = np.repeat((others <= cap) & (counts > cap), counts)
    above = np.repeat(others > cap, counts)
    same = both.numbers[1:] == both.numbers[:-1]
    beside = np.zeros(len(both), np.bool_)
    beside[1:] |= same & fresh[:-1]
    beside[:-1] |= same & fresh[1:]
    return np.unique(both.reports[(crossing | (above & beside)) & ~fresh])


def _stretches(numbers: Numbers) -> tuple[Places, Places]:
    """Where each of the sorted numbers begins, and how often it stands there."""
    new = np.ones(numbers.size, np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=new[1:])
    starts = np.flatnonzero(new)
    return starts, np.diff(starts, append=numbers.size)


class Tally:
    """How many numbers each pair shares, of which one is in ``asked``.

    ``reports``: the keys of all reports that may come, sorted; ``asked``: flags over them. A pair is
    noted once: under its smaller report where both are asked for.
    """

    def __init__(self, reports: Reports, asked: Flags, cap: int) -> None:
        self.reports = reports
        self.asked = asked
        self.cap = cap
        self.common = np.zeros(reports.size, np.int64)
        self._noted: list[Numbers] = []
        self._waiting = 0
        self._pairs: Numbers = np.zeros(0, np.uint64)
        self._counts: Places = np.zeros(0, np.int64)

    def add(self, entries: Entries) -> None:
        """Count what these entries share; all holders of a number must come together."""
        entries = entries.by_number()
        starts, counts = _stretches(entries.numbers)
        entries = entries.at(np.repeat(counts > 1, counts))
        if not len(entries):
            return
        starts, counts = _stretches(entries.numbers)
        rows = np.searchsorted(self.reports, entries.reports)
        shared = np.logical_or.reduceat(self.asked[rows], starts)
        common = counts > self.cap
        self._meet(rows, starts[shared & ~common], counts[shared & ~common])
        self._pass_on(rows[np.repeat(shared & common, counts)], counts[shared & common])

    def _meet(self, rows: Places, starts: Places, counts: Places) -> None:
        """Each report asked for with all other holders of its number."""
        for some in _bounded(counts * counts):
            first, size = starts[some], counts[some]
            holder = rows[_spread(first, size)]
            wanted = self.asked[holder]
            left, begin, many = (
                holder[wanted], np.repeat(first, size)[wanted], np.repeat(size, size)[wanted]
            )  # fmt: skip
            self._note(np.repeat(left, many), rows[_spread(begin, many)])

    def _pass_on(self, rows: Places, counts: Places) -> None:
        """Each report with its neighbours among the many holders of a number."""
        numbers = np.repeat(np.arange(counts.size), counts)
        order = np.lexsort((rows, numbers))
        rows, numbers = rows[order], numbers[order]
        self.common += np.bincount(rows, minlength=self.common.size)
        same = numbers[1:] == numbers[:-1]
        first, second = rows[:-1][same], rows[1:][same]
        self._note(first, second)
        self._note(second, first)

    def _note(self, left: Places, right: Places) -> None:
        """Note pairs, ``left`` asked for; those that are noted the other way round are left out."""
        keep = self.asked[left] & ((left < right) | ((left > right) & ~self.asked[right]))
        codes = (left[keep].astype(np.uint64) << np.uint64(32)) | right[keep].astype(np.uint64)
        self._noted.append(codes)
        self._waiting += codes.size
        if self._waiting > COMPACT:
            self._compact()

    def _compact(self) -> None:
        pairs, counts = np.unique(np.concatenate((*self._noted, self._pairs)), return_counts=True)
        counts[np.searchsorted(pairs, self._pairs)] += self._counts - 1
        self._pairs, self._counts, self._noted, self._waiting = pairs, counts, [], 0
        if pairs.size > MAX_PAIRS and int(self.asked.sum()) > 1:
            raise TooManyPairs

    def pairs(self, at_least: int) -> tuple[Reports, Reports]:
        """The pairs that share at least so many: who was asked for, in order, and with whom."""
        self._compact()
        found = self._pairs[self._counts >= at_least]
        left, right = found >> np.uint64(32), found & np.uint64(0xFFFFFFFF)
        return self.reports[left.astype(np.int64)], self.reports[right.astype(np.int64)]


def _spread(starts: Places, counts: Places) -> Places:
    """The places from each start on, ``counts`` of them."""
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(int(counts.sum()))


def _bounded(sizes: Places) -> Iterator[slice]:
    """Stretches of items whose sizes sum to about ``COMPACT`` at most."""
    ends = np.cumsum(sizes)
    start = 0
    while start < sizes.size:
        done = int(ends[start - 1]) if start else 0
        end = max(start + 1, int(np.searchsorted(ends, done + COMPACT, side="right")))
        yield slice(start, end)
        start = end
