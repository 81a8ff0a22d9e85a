"""Which reports meet over their fingerprints: the index of a case, and what changes in it.

What is answered depends only on the fingerprints that the case holds, never on the order in which
they came (``store.meeting`` says how they meet), and this is what keeps a pile of copies cheap:

- reports of equal fingerprints are one text. The first ``same`` of them, by key, meet others and each
  other; each further one meets the one before it alone. So 5,000 copies of a page make a chain of
  5,000 links, and the index holds ``same`` of them.
- fingerprints held by more than ``cap`` reports pass from neighbour to neighbour.

``put`` and ``drop`` note what is to change, ``post`` brings the index up to date, many reports at once,
and marks in the same transaction the reports whose meetings may change by it as not traced.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from stemma.store.meeting import Tally, TooManyPairs, moved
from stemma.store.postings import Entries, Flags, Postings, Reports, entries_of, packed, united

POSTED = 1 << 20
"""Entries that are added to the index in one transaction: 16 MB, and five times that while sorted."""

SCANNED = 0.25
"""Share of the index from which it is read through, not looked up, to find the meetings of reports."""

SAME = 4
"""The part of the cap that may hold one text and meet as others do: 64 of 256."""


@dataclass(frozen=True, slots=True)
class Met:
    """Pairs of reports that meet, noted under the one of each that was asked for (``of``, ascending);
    under the smaller one where both were. ``asked``: all that were."""

    of: Reports
    others: Reports
    asked: frozenset[int]

    def noted_under(self, a: int, b: int) -> int:
        """The report under which a pair is noted: the first that was asked for."""
        return a if a in self.asked else b

    def partners(self, report: int) -> list[int]:
        """With whom a report meets, of those noted under it."""
        start, end = np.searchsorted(self.of, (report, report + 1))
        return [int(other) for other in self.others[start:end]]


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many reports that each is compared with its neighbours alone, and the first of them.

    ``same``: their fingerprints are equal; else most of those of each are held by more than the cap.
    """

    first: str
    count: int
    same: bool


class Prints:
    """The fingerprints of a case. ``put``, ``drop`` and ``post`` need a batch."""

    def __init__(self, db: sqlite3.Connection, cap: int) -> None:
        self.db = db
        self.cap = cap
        self.same = max(2, cap // SAME)
        self.postings = Postings(db)

    def put(self, report: int, numbers: Iterable[int]) -> None:
        """Give a report its fingerprints (and take from it those it had)."""
        self.drop(report)
        data = packed(numbers)
        text = int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big", signed=True)
        self.db.execute(
            "INSERT INTO fingerprint VALUES (?, ?, 1, ?, 0, ?)",
            (report, text if data else None, not data, data),
        )
        self._undo({report})
        if data:
            self._reorder(text, report)

    def drop(self, report: int) -> None:
        """Take a report's fingerprints from it."""
        row = self.db.execute(
            "SELECT text, posted, data FROM fingerprint WHERE report = ?", (report,)
        ).fetchone()
        if row is None:
            return
        text, posted, data = row
        if posted and data:
            self.db.execute("INSERT OR IGNORE INTO withdrawn VALUES (?, ?)", (report, data))
        self.db.execute("DELETE FROM fingerprint WHERE report = ?", (report,))
        if text is not None:
            self._reorder(text, report)

    def _reorder(self, text: int, report: int) -> None:
        """Say anew who of one text meets others, after a report came to it or left it."""
        leading = self.db.execute(
            "SELECT report, lead FROM fingerprint WHERE text = ? ORDER BY report LIMIT ?",
            (text, self.same + 1),
        ).fetchall()
        if len(leading) < self.same:
            return
        undone = set(self._beside(text, report))
        for place, (other, lead) in enumerate(leading):
            if lead != (place < self.same):
                self._set_lead(other, place < self.same)
                undone.add(other)
        if report > leading[-1][0]:
            self._set_lead(report, False)
        self._undo(undone)

    def _set_lead(self, report: int, lead: bool) -> None:
        self.db.execute("UPDATE fingerprint SET lead = ? WHERE report = ?", (lead, report))

    def _beside(self, text: int, report: int) -> list[int]:
        """The reports of one text just before and just after a report."""
        before = self.db.execute(
            "SELECT report FROM fingerprint WHERE text = ? AND report < ? ORDER BY report DESC LIMIT 1",
            (text, report),
        )
        after = self.db.execute(
            "SELECT report FROM fingerprint WHERE text = ? AND report > ? ORDER BY report LIMIT 1",
            (text, report),
        )
        return [other for (other,) in (*before.fetchall(), *after.fetchall())]

    def _undo(self, reports: Iterable[int]) -> None:
        rows = [(report,) for report in sorted(reports)]
        self.db.executemany("DELETE FROM done WHERE step = 'trace' AND subject = ?", rows)

    def waiting(self) -> Iterator[list[int]]:
        """The reports that are to be posted, as many at a time as go into one transaction."""
        rows = self.db.execute(
            "SELECT report, LENGTH(data) FROM withdrawn UNION ALL"
            " SELECT report, LENGTH(data) FROM fingerprint WHERE lead <> posted ORDER BY 1"
        ).fetchall()
        some: list[int] = []
        size = 0
        for report, length in rows:
            if size > 8 * POSTED and report != some[-1]:
                yield some
                some, size = [], 0
            some.append(report)
            size += length
        if some:
            yield some

    def post(self, reports: Sequence[int]) -> None:
        """Bring the index up to date for some reports that wait."""
        gone: list[tuple[int, bytes]] = []
        new: list[tuple[int, bytes]] = []
        for report in sorted(set(reports)):
            gone += self.db.execute("SELECT report, data FROM withdrawn WHERE report = ?", (report,))
            rows = self.db.execute(
                "SELECT lead, data FROM fingerprint WHERE report = ? AND lead <> posted", (report,)
            )
            for lead, data in rows.fetchall():
                (new if lead else gone).append((report, data))
        if gone:
            self._withdraw(entries_of(gone))
        if new:
            entries = entries_of(new)
            if self.db.execute("SELECT 1 FROM done WHERE step = 'trace' LIMIT 1").fetchone():
                for slab, part in self.postings.slabs(entries):
                    self._undo(moved(slab.held, part, self.cap).tolist())
            self.postings.add(entries)
        asked = [(report,) for report in reports]
        self.db.executemany("DELETE FROM withdrawn WHERE report = ?", asked)
        self.db.executemany("UPDATE fingerprint SET posted = lead WHERE report = ?", asked)

    def _withdraw(self, gone: Entries) -> None:
        reports = np.unique(gone.reports)
        for slab, part in self.postings.slabs(gone):
            kept = slab.held.at(~np.isin(slab.held.reports, reports))
            self._undo(moved(kept, part, self.cap).tolist())
            self.postings.replace(slab, kept)

    def meetings(self, reports: Sequence[int], at_least: int) -> Met:
        """Who shares at least ``at_least`` fingerprints with reports; nothing may wait to be posted.

        Keeps for each of them how many of its fingerprints are held by more than ``cap``. In a batch.
        """
        asked = frozenset(reports)
        found = [*self._by_numbers(sorted(asked), at_least), self._chained(sorted(asked), at_least)]
        of = np.concatenate([part[0] for part in found])
        others = np.concatenate([part[1] for part in found])
        order = np.lexsort((others, of))
        return Met(of[order], others[order], asked)

    def _by_numbers(self, reports: list[int], at_least: int) -> list[tuple[Reports, Reports]]:
        found = self._looked_up(reports)
        if found is not None:
            held = np.unique(found.reports)
            return self._tallied(held, np.isin(held, np.array(reports, np.int64)), at_least, found)
        rows = self.db.execute("SELECT report FROM fingerprint WHERE posted = 1 ORDER BY report")
        held = np.fromiter((report for (report,) in rows), np.int64)
        return self._tallied(held, np.isin(held, np.array(reports, np.int64)), at_least)

    def _looked_up(self, reports: list[int]) -> Entries | None:
        """All entries of the numbers that reports hold; None where to read all is the shorter way."""
        rows: list[tuple[int, bytes]] = []
        left = 8 * int(min(POSTED, SCANNED * self.postings.count))
        for report in reports:
            rows += self.db.execute("SELECT report, data FROM fingerprint WHERE report = ?", (report,))
            left -= len(rows[-1][1]) if rows else 0
            if left < 0:
                return None
        found = [entries_of([])]
        for slab, part in self.postings.slabs(entries_of(rows)):
            found.append(slab.held.at(np.isin(slab.held.numbers, part.numbers)))
            left -= 8 * len(found[-1])
            if left < -8 * POSTED:
                return None
        return united(*found)

    def _tallied(
        self, held: Reports, asked: Flags, at_least: int, entries: Entries | None = None
    ) -> list[tuple[Reports, Reports]]:
        """Count for all that are asked; by halves where they meet too many to be counted at once."""
        tally = Tally(held, asked, self.cap)
        try:
            if entries is not None:
                tally.add(entries)
            else:
                for slab in self.postings.all_slabs():
                    tally.add(slab.held)
            pairs = tally.pairs(at_least)
        except TooManyPairs:
            places = np.flatnonzero(asked)
            halves = np.zeros((2, asked.size), np.bool_)
            halves[0, places[: places.size // 2]] = True
            halves[1, places[places.size // 2 :]] = True
            first = self._tallied(held, halves[0], at_least, entries)
            second = self._tallied(held, halves[1], at_least, entries)
            return [*first, *(_without(*pairs, held[halves[0]]) for pairs in second)]
        rows = zip(tally.common[asked].tolist(), held[asked].tolist(), strict=True)
        self.db.executemany("UPDATE fingerprint SET common = ?1 WHERE report = ?2 AND common <> ?1", rows)
        return [pairs]

    def _chained(self, reports: list[int], at_least: int) -> tuple[Reports, Reports]:
        """Reports of one text that are too many to meet all others, each with the one before it."""
        found = self.db.execute("SELECT DISTINCT text FROM fingerprint WHERE lead = 0")
        crowded = {text for (text,) in found}
        asked = frozenset(reports)
        pairs: set[tuple[int, int]] = set()
        for report in reports if crowded else ():
            row = self.db.execute(
                "SELECT text, LENGTH(data) FROM fingerprint WHERE report = ?", (report,)
            ).fetchone()
            if row is None or row[0] not in crowded or row[1] < 8 * at_least:
                continue
            for other in self._beside(row[0], report):
                (lead,) = self.db.execute(
                    "SELECT lead FROM fingerprint WHERE report = ?", (max(report, other),)
                ).fetchone()
                if not lead:
                    pairs.add((min(report, other), max(report, other)) if other in asked else (report, other))
        of, others = np.array(sorted(pairs), np.int64).reshape(-1, 2).T
        return of, others

    def crowds(self) -> list[Crowd]:
        """What was too many to be compared each with each, sorted by its first report."""
        same = self.db.execute(
            "SELECT MIN(report), COUNT(*) FROM fingerprint WHERE text IN"
            " (SELECT text FROM fingerprint WHERE lead = 0) GROUP BY text"
        )
        near = self.db.execute(
            "SELECT MIN(report), COUNT(*) FROM fingerprint WHERE common > 0 AND common * 16 > LENGTH(data)"
        )
        found = [(first, count, True) for first, count in same]
        found += [(first, count, False) for first, count in near if count]
        rows = [
            (self.db.execute("SELECT id FROM report WHERE key = ?", (first,)).fetchone()[0], count, is_same)
            for first, count, is_same in sorted(found)
        ]
        return [Crowd(*row) for row in rows]


def _without(of: Reports, others: Reports, noted: Reports) -> tuple[Reports, Reports]:
    """Pairs less those whose other end has them already."""
    keep = ~np.isin(others, noted)
    return of[keep], others[keep]
