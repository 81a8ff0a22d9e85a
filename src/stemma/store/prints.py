"""Which reports meet over their fingerprints: the index of a case, and what changes in it.

What is answered depends only on the fingerprints that the case holds, never on the order in which
they came (``store.meeting`` says how they meet), and this is what keeps a pile of copies cheap:

- reports of equal fingerprints are one text. The first ``same`` of them, by key, meet others and each
  other; each further one meets the one before it alone. So 5,000 copies of a page make a chain of
  5,000 links, and the index holds ``same`` of them.
- fingerprints held by more than ``cap`` reports pass from neighbour to neighbour;
- so do those held by ``many`` reports of one outlet, among these: they are furniture of the outlet;
- a pair that shares odd numbers alone needs one more than else: what makes them odd is that they tell less,
  and come three at a time.

What is in memory at once does not grow with the case, save 24 bytes per report: a slab of the index
(``store.postings``), ``POSTED`` entries while they are added, ``meeting.MAX_PAIRS`` pairs and as many
again while they are sorted; together under 400 MB, and under 50 MB where few reports are added.

``put`` and ``drop`` note what is to change, ``post`` brings the index up to date, many reports at once,
``learn`` the furniture; each marks in the same transaction the reports whose meetings may change by it
as not traced, and ``learn`` the pairs whose link may change.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from stemma.store.codec import hash_of
from stemma.store.meeting import Among, Part, Tally, TooManyPairs, moved, parts
from stemma.store.postings import (
    LAST,
    Entries,
    Flags,
    Postings,
    Reports,
    distinct,
    entries_of,
    number_of,
    packed,
)

POSTED = 1 << 20
"""Entries that are added to the index in one transaction: 16 MB, and five times that while sorted."""

SCANNED = 0.25
"""Share of the index from which it is read through, not looked up, to find the meetings of reports."""

SHORT = 64
"""Fingerprints under which a report is short, about 200 words: a sentence of it in another, or a few names
of it in a rewrite, give two or three. Such a report meets others that share one fewer than else is needed."""

PARTED = 1024
"""Reports whose fingerprints are kept decoded while pairs are judged: 8 MB."""

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
    """The fingerprints of a case. ``put``, ``drop``, ``post`` and ``learn`` need a batch."""

    def __init__(self, db: sqlite3.Connection, cap: int, many: int) -> None:
        self.db = db
        self.cap = cap
        self.many = many
        self._furniture: dict[int, Reports] = {}
        self._parted = lru_cache(maxsize=PARTED)(self._parted_of)
        self.same = max(2, cap // SAME)
        self.postings = Postings(db)

    def put(self, report: int, numbers: Iterable[int], outlet: str) -> None:
        """Give a report of an outlet its fingerprints in place of those it had; its links are judged anew."""
        self.db.execute(
            "INSERT OR IGNORE INTO rejudge SELECT a, b FROM link WHERE a = ?1 OR b = ?1", (report,)
        )
        self.drop(report)
        data = packed(numbers)
        text = int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big", signed=True)
        self.db.execute(
            "INSERT INTO fingerprint VALUES (?, ?, 1, ?, 0, ?, ?, ?)",
            (report, text if data else None, not data, hash_of(outlet) if outlet else 0, not data, data),
        )
        self._undo({report})
        if data:
            self._reorder(text, report)

    def drop(self, report: int) -> None:
        """Take a report's fingerprints from it."""
        self._forget()
        row = self.db.execute(
            "SELECT text, posted, outlet, data FROM fingerprint WHERE report = ?", (report,)
        ).fetchone()
        if row is None:
            return
        text, posted, outlet, data = row
        if posted and data:
            self.db.execute("INSERT OR IGNORE INTO withdrawn VALUES (?, ?, ?)", (report, outlet, data))
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
        gone: list[tuple[int, int, bytes]] = []
        new: list[tuple[int, bytes]] = []
        for report in sorted(set(reports)):
            gone += self.db.execute("SELECT report, outlet, data FROM withdrawn WHERE report = ?", (report,))
            rows = self.db.execute(
                "SELECT lead, outlet, data FROM fingerprint WHERE report = ? AND lead <> posted", (report,)
            )
            for lead, outlet, data in rows.fetchall():
                if lead:
                    new.append((report, data))
                else:
                    gone.append((report, outlet, data))
        if gone:
            self._withdraw(gone)
        if new:
            entries = entries_of(new)
            if self.db.execute("SELECT 1 FROM done WHERE step = 'trace' LIMIT 1").fetchone():
                self._undo(self._moved(entries))
            self.postings.add(entries)
        asked = [(report,) for report in reports]
        self.db.executemany("DELETE FROM withdrawn WHERE report = ?", asked)
        self.db.executemany("UPDATE fingerprint SET posted = lead, learned = 0 WHERE report = ?", asked)

    def _moved(self, new: Entries) -> Iterable[int]:
        """The reports whose meetings with each other may change as entries come."""
        held = self.postings.find(distinct(new.numbers), POSTED) if len(new) <= LAST else None
        if held is not None:
            return [int(report) for report in moved(held, new, self.cap)]
        slabs = self.postings.slabs(new)
        return {int(report) for slab, part in slabs for report in moved(slab.held, part, self.cap)}

    def _withdraw(self, gone: list[tuple[int, int, bytes]]) -> None:
        reports = np.unique(np.array([report for report, _, _ in gone], np.int64))
        for slab, part in self.postings.slabs(entries_of([(report, data) for report, _, data in gone])):
            kept = slab.held.at(~np.isin(slab.held.reports, reports))
            self._undo(moved(kept, part, self.cap).tolist())
            self.postings.replace(slab, kept)
        for outlet in {outlet for _, outlet, _ in gone} - {0}:
            mine: dict[int, list[int]] = {}
            for report, own, data in gone:
                if own == outlet:
                    for number in np.frombuffer(data, "<i8").tolist():
                        mine.setdefault(number, []).append(report)
            for number in sorted(mine):
                self._unlearn(outlet, number, mine[number], reports)

    def _unlearn(self, outlet: int, number: int, gone: list[int], withdrawn: Reports) -> None:
        """Ask anew for what an outlet's reports share over a number, from which ``gone`` were withdrawn.

        That it is furniture is forgotten: all who hold it are learned from again. A withdrawn report, of this
        outlet or another, may come back in the same batch, with its links.
        """
        self._forget()
        known = self.db.execute(
            "DELETE FROM furnishing WHERE outlet = ? AND number = ?", (outlet, number)
        ).rowcount
        if not known:
            return
        for slab, wanted in self.postings.slabs(entries_of([(0, packed([number]))])):
            holders = np.unique(slab.held.reports[np.isin(slab.held.numbers, wanted.numbers)])
            own = self._among(holders)
            left = own.reports[own.outlets == outlet]
            were = np.array(gone, np.int64)
            self._rejudge(number, np.union1d(left, were), np.union1d(holders, withdrawn))
            rows = [(report,) for report in left.tolist()]
            self.db.executemany("UPDATE fingerprint SET learned = 0 WHERE report = ?", rows)

    def learn(self) -> None:
        """Find the furniture of outlets among what was posted; send back the pairs that it concerns."""
        fresh = [r for (r,) in self.db.execute("SELECT report FROM fingerprint WHERE posted > learned")]
        if not fresh:
            return
        self._forget()
        traced = self.db.execute(
            "SELECT 1 FROM done WHERE step = 'trace' UNION ALL SELECT 1 FROM link LIMIT 1"
        ).fetchone()
        looked_up, among = self._around(fresh)
        fresh_set = frozenset(fresh)
        for entries in self._in_turn(looked_up):
            for part in parts(entries, among, self.many):
                self._learn_part(part, fresh_set if traced else frozenset())
        rows = [(report,) for report in fresh]
        self.db.executemany("UPDATE fingerprint SET learned = 1 WHERE report = ?", rows)

    def _learn_part(self, part: Part, fresh: frozenset[int]) -> None:
        row = (part.outlet, number_of(part.number))
        new = self.db.execute("INSERT OR IGNORE INTO furnishing VALUES (?, ?)", row).rowcount
        if not fresh:
            return
        if new:
            self._rejudge(row[1], part.reports, part.holders)
            return
        reports = part.reports.tolist()
        for at, report in enumerate(reports):
            if report in fresh:
                self._undo(reports[max(0, at - 1) : at + 2])

    def _rejudge(self, number: int, reports: Reports, holders: Reports) -> None:
        """Send back reports, and the links that any of them has with another that holds a number.

        ``holders``: those that are known to; a copy beyond the first ``same`` stands in no index.
        """
        some = frozenset(holders.tolist())
        self._undo(reports.tolist())
        for report in reports.tolist():
            rows = self.db.execute(
                "SELECT a, b FROM link WHERE a = ?1 UNION ALL SELECT a, b FROM link WHERE b = ?1", (report,)
            ).fetchall()
            others = [(row, row[1] if row[0] == report else row[0]) for row in rows]
            again = [row for row, other in others if other in some or self._holds(other, number)]
            self.db.executemany("INSERT OR IGNORE INTO rejudge VALUES (?, ?)", again)

    def _holds(self, report: int, number: int) -> bool:
        """Whether a report has a fingerprint."""
        row = self.db.execute("SELECT data FROM fingerprint WHERE report = ?", (report,)).fetchone()
        return row is not None and bool((np.frombuffer(row[0], "<i8") == number).any())

    def common(self, a: int, b: int) -> frozenset[int]:
        """Of the fingerprints that two reports share, those that are furniture of the outlet of either."""
        (numbers_a, own_a), (numbers_b, own_b) = self._parted(a), self._parted(b)
        if not (own_a.size or own_b.size):
            return frozenset()
        found = np.union1d(np.intersect1d(own_a, numbers_b), np.intersect1d(own_b, numbers_a))
        return frozenset(found.tolist())

    def _parted_of(self, report: int) -> tuple[Reports, Reports]:
        """A report's fingerprints, and those of them that are furniture of its outlet."""
        none = np.zeros(0, np.int64)
        row = self.db.execute("SELECT outlet, data FROM fingerprint WHERE report = ?", (report,)).fetchone()
        if row is None:
            return none, none
        outlet, data = row
        numbers = np.frombuffer(data, "<i8")
        if not outlet:
            return numbers, none
        if outlet not in self._furniture:
            rows = self.db.execute(
                "SELECT number FROM furnishing WHERE outlet = ? ORDER BY number", (outlet,)
            )
            self._furniture[outlet] = np.fromiter((number for (number,) in rows), np.int64)
        return numbers, np.intersect1d(numbers, self._furniture[outlet], assume_unique=True)

    def _forget(self) -> None:
        """Forget what was read of furniture: it is to change."""
        self._furniture.clear()
        self._parted.cache_clear()

    def meetings(self, reports: Sequence[int], at_least: int) -> Met:
        """Who shares at least ``at_least`` fingerprints with reports; nothing may wait to be posted.

        One fewer where one of the two is short (``SHORT``), one more where all that they share are odd.
        Keeps for each of them how many of its fingerprints are held by more than ``cap``. In a batch.
        """
        asked = frozenset(reports)
        found = [*self._by_numbers(sorted(asked), at_least), self._chained(sorted(asked), at_least)]
        of = np.concatenate([part[0] for part in found])
        others = np.concatenate([part[1] for part in found])
        order = np.lexsort((others, of))
        return Met(of[order], others[order], asked)

    def _by_numbers(self, reports: list[int], at_least: int) -> list[tuple[Reports, Reports]]:
        looked_up, among = self._around(reports)
        asked = np.isin(among.reports, np.array(reports, np.int64))
        return self._tallied(among, asked, at_least, looked_up)

    def _around(self, reports: list[int]) -> tuple[Entries | None, Among]:
        """What ``_looked_up`` finds, and all reports that may come in it; or all that are posted."""
        found = self._looked_up(reports)
        if found is not None:
            return found, self._among(np.unique(found.reports))
        rows = self.db.execute("SELECT report, outlet FROM fingerprint WHERE posted = 1 ORDER BY report")
        both = np.array(rows.fetchall(), np.int64).reshape(-1, 2)
        return None, Among(both[:, 0].copy(), both[:, 1].copy())

    def _among(self, reports: Reports) -> Among:
        """Reports, ascending, with their outlets."""
        outlets: list[int] = []
        for report in reports.tolist():
            row = self.db.execute("SELECT outlet FROM fingerprint WHERE report = ?", (report,)).fetchone()
            outlets.append(row[0] if row else 0)  # one that is withdrawn has none any more
        return Among(reports, np.array(outlets, np.int64))

    def _in_turn(self, looked_up: Entries | None) -> Iterator[Entries]:
        """What was looked up, or the whole index slab by slab."""
        if looked_up is not None:
            yield looked_up
        else:
            for slab in self.postings.all_slabs():
                yield slab.held

    def _looked_up(self, reports: list[int]) -> Entries | None:
        """All entries of the numbers that reports hold; None where to read all is the shorter way."""
        rows: list[tuple[int, bytes]] = []
        most = int(min(POSTED, SCANNED * self.postings.count))
        for report in reports:
            rows += self.db.execute("SELECT report, data FROM fingerprint WHERE report = ?", (report,))
            most -= len(rows[-1][1]) // 8 if rows else 0
            if most < 0:
                return None
        return self.postings.find(distinct(entries_of(rows).numbers), most)

    def _tallied(
        self, among: Among, asked: Flags, at_least: int, looked_up: Entries | None
    ) -> list[tuple[Reports, Reports]]:
        """Count for all that are asked; by halves where they meet too many to be counted at once."""
        tally = Tally(among, asked, self.cap, self.many)
        try:
            for entries in self._in_turn(looked_up):
                tally.add(entries)
            shared = tally.pairs(at_least - 1)
        except TooManyPairs:
            places = np.flatnonzero(asked)
            halves = np.zeros((2, asked.size), np.bool_)
            halves[0, places[: places.size // 2]] = True
            halves[1, places[places.size // 2 :]] = True
            first = self._tallied(among, halves[0], at_least, looked_up)
            second = self._tallied(among, halves[1], at_least, looked_up)
            return [*first, *(_without(*pairs, among.reports[halves[0]]) for pairs in second)]
        rows = zip(tally.common[asked].tolist(), among.reports[asked].tolist(), strict=True)
        self.db.executemany("UPDATE fingerprint SET common = ?1 WHERE report = ?2 AND common <> ?1", rows)
        spare = shared.even + shared.odd - at_least - (shared.even == 0)
        enough = spare >= 0
        nearly = spare == -1
        enough[nearly] = self._short(shared.of[nearly]) | self._short(shared.others[nearly])
        return [(shared.of[enough], shared.others[enough])]

    def _short(self, reports: Reports) -> Flags:
        """Which of some reports hold so few fingerprints that one fewer is enough to meet."""
        distinct, places = np.unique(reports, return_inverse=True)
        short = np.zeros(distinct.size, np.bool_)
        for at, report in enumerate(distinct.tolist()):
            (size,) = self.db.execute(
                "SELECT LENGTH(data) FROM fingerprint WHERE report = ?", (report,)
            ).fetchone()
            short[at] = size < 8 * SHORT
        return short[places]

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
            if row is None or row[0] not in crowded or row[1] < 8 * (at_least - (row[1] < 8 * SHORT)):
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
