"""Which reports share numbers, counted in arrays: the part of ``store.prints`` that knows no SQL.

A number held by at most ``cap`` reports makes each two of its holders share it, save two of one outlet
where ``many`` or more of that outlet hold it (its furniture): these, and all holders where there are
more than ``cap``, share it with their neighbours alone, in the order of the keys. Odd numbers are counted
apart: they tell less than even ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.store.postings import Entries, Flags, Numbers, Reports, distinct, is_odd, united

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
    held = held.of(distinct(changed.numbers))
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


def _stretches(*sorted_by: Numbers | Places) -> tuple[Places, Places]:
    """Where each value of sorted columns begins, and how often it stands there."""
    new = np.ones(sorted_by[0].size, np.bool_)
    new[1:] = False
    for column in sorted_by:
        new[1:] |= column[1:] != column[:-1]
    starts = np.flatnonzero(new)
    return starts, np.diff(starts, append=new.size)


@dataclass(frozen=True, slots=True)
class Among:
    """Reports by key, ascending, and the outlet of each; 0 where it is unknown."""

    reports: Reports
    outlets: Reports

    def outlets_of(self, reports: Reports) -> Reports:
        """The outlets of some of the reports."""
        return self.outlets[np.searchsorted(self.reports, reports)]


@dataclass(frozen=True, slots=True)
class Part:
    """``many`` reports or more of one outlet that hold one number, and all that hold it; both ascending."""

    number: int
    outlet: int
    reports: Reports
    holders: Reports


def parts(entries: Entries, among: Among, many: int) -> Iterator[Part]:
    """The parts among these entries; all holders of a number must come together."""
    entries = entries.by_number()
    _, counts = _stretches(entries.numbers)
    entries = entries.at(np.repeat(counts >= many, counts))
    if not len(entries):
        return
    outlets = among.outlets_of(entries.reports)
    order = np.lexsort((entries.reports, outlets, entries.numbers))
    entries, outlets = entries.at(order), outlets[order]
    starts, counts = _stretches(entries.numbers, outlets)
    for at in np.flatnonzero((counts >= many) & (outlets[starts] != 0)).tolist():
        start, end = int(starts[at]), int(starts[at] + counts[at])
        number = entries.numbers[start]
        first, last = (
            np.searchsorted(entries.numbers, number),
            np.searchsorted(entries.numbers, number, "right"),
        )
        holders = np.sort(entries.reports[first:last])
        yield Part(int(number), int(outlets[start]), entries.reports[start:end], holders)


class Shared(NamedTuple):
    """Pairs: who was asked for, in order, with whom, and how many even and odd numbers they share."""

    of: Reports
    others: Reports
    even: Places
    odd: Places


class Tally:
    """How many numbers each pair shares, of which one is in ``asked``.

    ``among``: all reports that may come; ``asked``: flags over them. A pair is noted once: under its
    smaller report where both are asked for.
    """

    def __init__(self, among: Among, asked: Flags, cap: int, many: int) -> None:
        self.reports = among.reports
        self.outlets = among.outlets
        self.asked = asked
        self.cap = cap
        self.many = many
        self.common = np.zeros(asked.size, np.int64)
        self._kind = np.uint64(0)
        self._noted: list[Numbers] = []
        self._waiting = 0
        self._pairs: Numbers = np.zeros(0, np.uint64)
        self._counts: Places = np.zeros(0, np.int64)

    def add(self, entries: Entries) -> None:
        """Count what these entries share; all holders of a number must come together."""
        entries = entries.by_number()
        _, counts = _stretches(entries.numbers)
        entries = entries.at(np.repeat(counts > 1, counts))
        odd = is_odd(entries.numbers)
        for kind, some in ((0, entries.at(~odd)), (1, entries.at(odd))):
            if len(some):
                self._add(some, kind)

    def _add(self, entries: Entries, kind: int) -> None:
        """Count numbers of one kind, 1 for odd, each of which two reports hold at least."""
        self._kind = np.uint64(kind)
        starts, counts = _stretches(entries.numbers)
        rows = np.searchsorted(self.reports, entries.reports)
        shared = np.logical_or.reduceat(self.asked[rows], starts)
        common = counts > self.cap
        own, rows = self._of_one_outlet(rows, counts, shared & ~common)
        self._meet(rows, own, starts[shared & ~common], counts[shared & ~common])
        self._pass_on(rows[np.repeat(shared & common, counts)], counts[shared & common])

    def _of_one_outlet(self, rows: Places, counts: Places, which: Flags) -> tuple[Places, Places]:
        """The part of ``many`` holders of one outlet in which each row stands, -1 for none; rows by parts.

        Within a part each is noted with its neighbours.
        """
        if not (counts[which] >= self.many).any():
            return np.full(rows.size, -1), rows
        groups = np.repeat(np.arange(counts.size), counts)
        order = np.lexsort((rows, self.outlets[rows], groups))
        rows = rows[order]
        starts, sizes = _stretches(groups, self.outlets[rows])
        full = (sizes >= self.many) & (self.outlets[rows[starts]] != 0) & which[groups[starts]]
        own = np.repeat(np.where(full, np.arange(starts.size), -1), sizes)
        self._note_neighbours(rows, own)
        return own, rows

    def _note_neighbours(self, rows: Places, parts: Places) -> None:
        """Each row with the next one of its part; -1: of no part."""
        same = (parts[1:] == parts[:-1]) & (parts[1:] >= 0)
        first, second = rows[:-1][same], rows[1:][same]
        self._note(first, second)
        self._note(second, first)

    def _meet(self, rows: Places, own: Places, starts: Places, counts: Places) -> None:
        """Each report asked for with all other holders of its number that are of no part of its own."""
        for some in _bounded(counts * counts):
            first, size = starts[some], counts[some]
            holder = _spread(first, size)
            wanted = self.asked[rows[holder]]
            begin, many = np.repeat(first, size)[wanted], np.repeat(size, size)[wanted]
            left, right = np.repeat(holder[wanted], many), _spread(begin, many)
            apart = (own[left] != own[right]) | (own[left] < 0)
            self._note(rows[left[apart]], rows[right[apart]])

    def _pass_on(self, rows: Places, counts: Places) -> None:
        """Each report with its neighbours among the many holders of a number."""
        numbers = np.repeat(np.arange(counts.size), counts)
        order = np.lexsort((rows, numbers))
        rows, numbers = rows[order], numbers[order]
        self.common += np.bincount(rows, minlength=self.common.size)
        self._note_neighbours(rows, numbers)

    def _note(self, left: Places, right: Places) -> None:
        """Note pairs, ``left`` asked for; those that are noted the other way round are left out."""
        keep = self.asked[left] & ((left < right) | ((left > right) & ~self.asked[right]))
        codes = (left[keep].astype(np.uint64) << np.uint64(32)) | (
            right[keep].astype(np.uint64) << np.uint64(1)
        )
        codes |= self._kind
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

    def pairs(self, at_least: int) -> Shared:
        """The pairs that share at least so many."""
        self._compact()
        if not self._pairs.size:
            nothing = np.zeros(0, np.int64)
            return Shared(nothing, nothing, nothing, nothing)
        starts, _ = _stretches(self._pairs >> np.uint64(1))
        total = np.add.reduceat(self._counts, starts)
        odd = np.add.reduceat(np.where(self._pairs & np.uint64(1), self._counts, 0), starts)
        enough = total >= at_least
        found = self._pairs[starts[enough]]
        left, right = found >> np.uint64(32), (found & np.uint64(0xFFFFFFFF)) >> np.uint64(1)
        of, others = (self.reports[rows.astype(np.int64)] for rows in (left, right))
        return Shared(of, others, (total - odd)[enough], odd[enough])


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
