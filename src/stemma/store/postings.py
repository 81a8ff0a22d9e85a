"""Which reports hold a number: an inverted index in packed shards, read and written a slab at a time.

A shard holds the entries (number, report) whose numbers begin with the same bits, as pairs of 64-bit
integers, and is one row of the table, a page of the file. New entries are put behind those that stand
there, so that a report is added without a look at what the index holds, and a whole pile without a row
per entry. What is held in memory at once is bound by ``SLAB`` shards of about ``SHARD`` entries, whatever
the size of the case.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Reports = NDArray[np.int64]
Flags = NDArray[np.bool_]

SHARD = 256
"""Entries of a shard, on the mean, from which shards are parted: 4 KB, a page of the file.

A report's 300 fingerprints lie in as many shards: with 1,024 entries in each, a report added to a case of
1,500 took 21 ms of the processor, with 256 it takes 15."""

SPLIT_BITS = 2
"""Bits by which shards are parted: four for one, so that an entry is moved a third of a time on the mean."""

SLAB = 1_024
"""Shards that are worked on together: 260,000 entries, 4 MB and what is made of them."""

ASKED = 128
"""Shards that one statement asks for: a statement for each took three times as long."""

MARKS = 1 << 16
"""Values of a number's bits by which those asked for are told from nearly all others."""

LAST = 1 << 14
"""Numbers that were asked for last whose entries are kept: those of forty reports."""

MOST_BESIDE = 1 << 20
"""Entries beyond what was asked for at which a search is given up, and kept at most: 16 MB."""

ENTRY = np.dtype([("number", "<u8"), ("report", "<i8")])


@dataclass(frozen=True, slots=True)
class Entries:
    """Numbers and the reports that hold them: arrays of one length."""

    numbers: Numbers
    reports: Reports

    def __len__(self) -> int:
        return int(self.numbers.size)

    def at(self, which: Flags | NDArray[np.int64] | slice) -> Entries:
        """Some of the entries."""
        return Entries(self.numbers[which], self.reports[which])

    def of(self, numbers: Numbers) -> Entries:
        """The entries of some numbers, ascending ones."""
        marked = np.zeros(MARKS, np.bool_)
        marked[_marks(numbers)] = True
        near = self.at(np.flatnonzero(marked[_marks(self.numbers)]))
        return near.at(_among(near.numbers, numbers))

    def by_number(self) -> Entries:
        """The entries sorted by number."""
        return self.at(np.argsort(self.numbers, kind="stable"))


@dataclass(frozen=True, slots=True)
class Slab:
    """Some shards with what they hold."""

    shards: Sequence[int]
    held: Entries


class _Last(NamedTuple):
    """The numbers that were asked for last, ascending, their entries, and how many entries there were in all:
    where there are others now, the index was written to, or a batch was undone."""

    asked: Numbers
    found: Entries
    size: int


def packed(numbers: Iterable[int]) -> bytes:
    """The distinct ones of signed 64-bit numbers as bytes, whatever their order."""
    return np.unique(np.fromiter(numbers, np.int64)).astype("<i8").tobytes()


def entries_of(rows: Sequence[tuple[int, bytes]]) -> Entries:
    """The entries of reports, sorted by number, from each report's numbers as ``packed`` gives them.

    The halves of a number are swapped: shards go by its first bits, and the first bits of a
    fingerprint, which is the smallest of a window, are mostly zeros.
    """
    numbers = np.frombuffer(b"".join(data for _, data in rows), "<u8").astype(np.uint64)
    numbers = (numbers << np.uint64(32)) | (numbers >> np.uint64(32))
    counts = np.fromiter((len(data) // 8 for _, data in rows), np.int64, len(rows))
    reports = np.repeat(np.fromiter((report for report, _ in rows), np.int64, len(rows)), counts)
    return Entries(numbers, reports).by_number()


def _marks(numbers: Numbers) -> NDArray[np.int64]:
    """Some bits of numbers, not those that name a shard or say that a number is odd."""
    return ((numbers >> np.uint64(33)) & np.uint64(MARKS - 1)).astype(np.int64)


def number_of(swapped: int) -> int:
    """The signed number of which an entry holds the halves swapped."""
    number = (swapped << 32 | swapped >> 32) & (2**64 - 1)
    return number - 2**64 if number >= 2**63 else number


def is_odd(swapped: Numbers) -> Flags:
    """Which numbers are odd, of entries' numbers."""
    return (swapped & np.uint64(1 << 32)).astype(np.bool_)


def united(*parts: Entries) -> Entries:
    """The entries of all parts, of which there is one at least, one part after the other."""
    return Entries(
        np.concatenate([part.numbers for part in parts]), np.concatenate([part.reports for part in parts])
    )


class Postings:
    """The table ``posting``. Writing needs a batch."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._last = _Last(np.zeros(0, np.uint64), entries_of([]), 0)

    def find(self, numbers: Numbers, most: int) -> Entries | None:
        """The entries of some numbers, sorted and distinct; None where there are far more than ``most``.

        What was found last is not read again: one report added is asked for in turn to be posted, to learn
        from and to be met.
        """
        last = self._last
        if last.size != self.count or numbers.size > LAST:
            last = _Last(np.zeros(0, np.uint64), entries_of([]), self.count)
        new = numbers[~_among(numbers, last.asked)]
        if last.asked.size + new.size > LAST:
            last, new = _Last(np.zeros(0, np.uint64), entries_of([]), self.count), numbers
        found = [last.found]
        for slab, part in self.slabs(Entries(new, new.view(np.int64))):
            found.append(slab.held.of(part.numbers))
            most -= len(found[-1])
            if most < -MOST_BESIDE:
                return None
        last = _Last(np.sort(np.concatenate((last.asked, new))), united(*found), last.size)
        if numbers.size <= LAST and len(last.found) <= MOST_BESIDE:
            self._last = last
        return last.found if last.asked.size == numbers.size else last.found.of(numbers)

    @property
    def count(self) -> int:
        """How many entries there are."""
        return self._noted("posting.count")

    def all_slabs(self) -> Iterator[Slab]:
        """Everything, slab by slab."""
        shards = range(1 << self._bits)
        for first in range(0, len(shards), SLAB):
            yield self._read(shards[first : first + SLAB])

    def slabs(self, wanted: Entries) -> Iterator[tuple[Slab, Entries]]:
        """The slabs in which the sorted ``wanted`` fall, each with the part of ``wanted`` in it."""
        source = iter(_runs(wanted, self._bits))
        while some := list(islice(source, SLAB)):
            slab = self._read([shard for shard, _, _ in some])
            yield slab, wanted.at(slice(some[0][1], some[-1][2]))

    def add(self, new: Entries) -> None:
        """Put sorted entries behind those of their shards."""
        count = self.count
        self._grow(count + len(new))
        self.db.executemany(
            "INSERT INTO posting VALUES (?, ?)"
            " ON CONFLICT (id) DO UPDATE SET data = CAST(data || excluded.data AS BLOB)",
            _rows(new, self._bits),
        )
        self._note("posting.count", count + len(new))
        if self._last.size == count:
            found = united(self._last.found, new.of(self._last.asked))
            self._last = _Last(self._last.asked, found, count + len(new))

    def replace(self, slab: Slab, entries: Entries) -> None:
        """Let the shards of a slab hold these entries and no others."""
        self._delete(slab.shards)
        self._insert(entries, self._bits)
        self._note("posting.count", self.count + len(entries) - len(slab.held))
        self._last = _Last(np.zeros(0, np.uint64), entries_of([]), -1)

    def _grow(self, count: int) -> None:
        """Part the shards so that they will hold at most ``SHARD`` entries on the mean."""
        bits = more = self._bits
        while count > SHARD << more:
            more += SPLIT_BITS
        if more == bits:
            return
        shards = range(1 << bits)
        # from the last to the first: the rows of the new shards lie where none is left
        for last in range(len(shards), 0, -SLAB):
            slab = self._read(shards[max(0, last - SLAB) : last])
            self._delete(slab.shards)
            self._insert(slab.held, more)
        self._note("posting.bits", more)

    def _read(self, shards: Sequence[int]) -> Slab:
        """The shards with their entries, in no order."""
        held = np.frombuffer(b"".join(self._data(shards)), ENTRY)
        return Slab(shards, Entries(held["number"].astype(np.uint64), held["report"].astype(np.int64)))

    def _data(self, shards: Sequence[int]) -> Iterator[bytes]:
        if shards[-1] - shards[0] == len(shards) - 1:
            edges = (shards[0], shards[-1])
            for (data,) in self.db.execute("SELECT data FROM posting WHERE id BETWEEN ? AND ?", edges):
                yield data
            return
        statement = f"SELECT data FROM posting WHERE id IN ({','.join('?' * ASKED)})"
        for first in range(0, len(shards), ASKED):
            some = shards[first : first + ASKED]
            for (data,) in self.db.execute(statement, (*some, *[some[-1]] * (ASKED - len(some)))):
                yield data

    def _delete(self, shards: Sequence[int]) -> None:
        self.db.executemany("DELETE FROM posting WHERE id = ?", ((shard,) for shard in shards))

    def _insert(self, entries: Entries, bits: int) -> None:
        self.db.executemany("INSERT INTO posting VALUES (?, ?)", _rows(entries.by_number(), bits))

    @property
    def _bits(self) -> int:
        """How many first bits of a number name its shard."""
        return self._noted("posting.bits")

    def _noted(self, name: str) -> int:
        row = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return 0 if row is None else int(row[0])

    def _note(self, name: str, value: int) -> None:
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, str(value)))


def _shards(entries: Entries, bits: int) -> Reports:
    """The shard of each entry."""
    if not bits:
        return np.zeros(len(entries), np.int64)
    return (entries.numbers >> np.uint64(64 - bits)).astype(np.int64)


def _runs(entries: Entries, bits: int) -> list[tuple[int, int, int]]:
    """The shards of sorted entries, each with where its entries start and end."""
    shards = _shards(entries, bits)
    firsts = np.flatnonzero(np.diff(shards, prepend=-1))
    ends = np.append(firsts, shards.size)[1:]
    return list(zip(shards[firsts].tolist(), firsts.tolist(), ends.tolist(), strict=True))


def _rows(entries: Entries, bits: int) -> Iterator[tuple[int, bytes]]:
    """Sorted entries as rows of the table."""
    packed_entries = np.empty(len(entries), ENTRY)
    packed_entries["number"], packed_entries["report"] = entries.numbers, entries.reports
    data, size = packed_entries.tobytes(), ENTRY.itemsize
    for shard, start, end in _runs(entries, bits):
        yield shard, data[size * start : size * end]


def distinct(numbers: Numbers) -> Numbers:
    """The distinct ones of some numbers, ascending; for short arrays faster than ``numpy.unique``."""
    numbers = np.sort(numbers)
    new = np.ones(numbers.size, np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=new[1:])
    return numbers[new]


def _among(numbers: Numbers, some: Numbers) -> Flags:
    """Which numbers are among ``some``, ascending ones."""
    if not some.size:
        return np.zeros(numbers.size, np.bool_)
    return np.asarray(some[np.minimum(np.searchsorted(some, numbers), some.size - 1)] == numbers)
