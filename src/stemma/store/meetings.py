"""Which reports meet over their terms: those that share enough of them.

What it answers depends only on what the index holds, never on the order in which it came:

- a number held by at most ``cap`` reports makes each two of its holders share it;
- a number held by more makes each holder
  share it with its neighbours only, in the order of the keys. So work grows with n, not with n^2,
  and the copies of one text are still joined, each to the next, however many there are.

Where a number crosses the cap, or a neighbour changes, the reports whose meetings that may change
are marked as not done, in the same transaction.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Index:
    """Where one kind of number is kept: its table, and the step whose ``done`` rows rest on it."""

    table: str
    step: str


TERMS = Index("term", "tie")


class Meetings:
    """The meetings of one index; ``cap``: the most holders that all meet each other."""

    def __init__(self, db: sqlite3.Connection, index: Index, cap: int) -> None:
        self.db = db
        self.cap = cap
        table = index.table
        self._holders = f"SELECT report FROM {table} WHERE hash = ? LIMIT ?"
        self._before = (
            f"SELECT report FROM {table} WHERE hash = ? AND report < ? ORDER BY report DESC LIMIT 1"
        )
        self._after = f"SELECT report FROM {table} WHERE hash = ? AND report > ? ORDER BY report LIMIT 1"
        self._numbers = f"SELECT hash FROM {table} WHERE report = ?"
        self._insert = f"INSERT OR IGNORE INTO {table} VALUES (?, ?)"
        self._delete = f"DELETE FROM {table} WHERE report = ?"
        self._undo = "DELETE FROM done WHERE step = ? AND subject = ?"
        self.step = index.step

    def put(self, report: int, numbers: Iterable[int]) -> None:
        """Give a report its numbers (and take from it those it had)."""
        self.drop(report)
        moved: set[int] = set()
        rows = sorted(set(numbers))
        for number in rows:
            holders = self._held_by(number)
            if len(holders) == self.cap:
                moved.update(holders)
            elif len(holders) > self.cap:
                moved.update(self._neighbours(number, report))
        self.db.executemany(self._insert, [(number, report) for number in rows])
        self._undone(moved | {report})

    def drop(self, report: int) -> None:
        """Take a report's numbers from it."""
        moved: set[int] = set()
        for (number,) in self.db.execute(self._numbers, (report,)).fetchall():
            holders = self._held_by(number)
            if len(holders) <= self.cap:
                continue
            moved.update(self._neighbours(number, report))
            if len(holders) == self.cap + 1:
                moved.update(holders)
        self.db.execute(self._delete, (report,))
        self._undone(moved - {report})

    def partners(self, report: int, at_least: int) -> set[int]:
        """The reports that share at least ``at_least`` numbers with this one."""
        shared: Counter[int] = Counter()
        for (number,) in self.db.execute(self._numbers, (report,)).fetchall():
            holders = self._held_by(number)
            met = holders if len(holders) <= self.cap else self._neighbours(number, report)
            shared.update(met)
        del shared[report]
        return {other for other, count in shared.items() if count >= at_least}

    def _held_by(self, number: int) -> list[int]:
        """The holders of a number; where they are more than cap + 1, only so many of them."""
        rows = self.db.execute(self._holders, (number, self.cap + 2))
        return [report for (report,) in rows]

    def _neighbours(self, number: int, report: int) -> list[int]:
        """The holders just before and just after a report."""
        before = self.db.execute(self._before, (number, report)).fetchall()
        after = self.db.execute(self._after, (number, report)).fetchall()
        return [other for (other,) in (*before, *after)]

    def _undone(self, reports: set[int]) -> None:
        self.db.executemany(self._undo, [(self.step, report) for report in sorted(reports)])
