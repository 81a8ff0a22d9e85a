"""Pairs of reports: copy links and ties, as the part of the writer that trace and group feed.

A pair that was judged and has neither is kept as an empty row, so that it is not judged again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from stemma.records import CopyLink, Tie
from stemma.store.codec import pack
from stemma.store.done import Ledger
from stemma.store.meetings import Meetings
from stemma.store.prints import Met, Prints

Pair = tuple[int, int]
"""The keys of two reports, the smaller first."""


def pair_of(a: int, b: int) -> Pair:
    """Two keys as a pair."""
    return (a, b) if a < b else (b, a)


class Pairs:
    """Writes links and ties. Always in a batch, save for ``wanted_links`` and ``wanted_ties``."""

    def __init__(self, db: sqlite3.Connection, ledger: Ledger, prints: Prints, terms: Meetings) -> None:
        self.db = db
        self.ledger = ledger
        self.prints = prints
        self.terms = terms

    def wanted_links(self, reports: Sequence[int], met: Met) -> tuple[list[Pair], list[Pair]]:
        """Pairs of reports that are to be judged (again), and judged pairs that no longer meet; sorted.

        Each pair under the report under which ``met`` notes it, so that it comes once.
        """
        wanted: set[Pair] = set()
        held: set[Pair] = set()
        for report in reports:
            wanted.update(pair_of(report, other) for other in met.partners(report))
            held.update(pair for pair in self._held("link", report) if met.noted_under(*pair) == report)
        again = {pair for report in reports for pair in self._held("rejudge", report)}
        return sorted(wanted - (held - again)), sorted(held - wanted)

    def put_links(
        self,
        reports: Sequence[int],
        found: Sequence[tuple[Pair, CopyLink | None]],
        gone: Sequence[Pair],
    ) -> None:
        """Keep what was judged of all pairs of these reports; their trace is done by it."""
        for pair in gone:
            self._unlink(pair)
        for pair, link in found:
            self._unlink(pair)
            data = None if link is None else pack(link)
            self.db.execute(
                "INSERT INTO link VALUES (?, ?, ?, ?)", (*pair, None if link is None else link.id, data)
            )
            if link is not None:
                self._relinked(pair)
        self.ledger.mark("trace", reports)

    def _unlink(self, pair: Pair) -> None:
        """Forget what was judged of a pair, if it was."""
        row = self.db.execute("SELECT id FROM link WHERE a = ? AND b = ?", pair).fetchone()
        if row is None:
            return
        self.db.execute("DELETE FROM link WHERE a = ? AND b = ?", pair)
        self.db.execute("DELETE FROM rejudge WHERE a = ? AND b = ?", pair)
        if row[0] is not None:
            self._relinked(pair)

    def _relinked(self, pair: Pair) -> None:
        """Send back what rests on a link: the tie of the pair, and the weighing of its stories."""
        self.ledger.undo("tie", pair)
        rows = self.db.execute("SELECT story FROM member WHERE report IN (?, ?)", pair)
        self.ledger.undo("weigh", [story for (story,) in rows.fetchall()])

    def wanted_ties(self, report: int, at_least: int) -> tuple[set[Pair], set[Pair]]:
        """As ``wanted_links``, for ties: reports that share terms, or a copy link."""
        met = {pair_of(report, other) for other in self.terms.partners(report, at_least)}
        linked = self.db.execute(
            "SELECT a, b FROM link WHERE a = ?1 AND id IS NOT NULL"
            " UNION ALL SELECT a, b FROM link WHERE b = ?1 AND id IS NOT NULL",
            (report,),
        )
        met.update(pair_of(a, b) for a, b in linked)
        held = self._held("tie", report)
        return met - held, held - met

    def put_ties(
        self,
        reports: Sequence[int],
        found: Sequence[tuple[Pair, Tie | None]],
        gone: Sequence[Pair],
    ) -> None:
        """Keep what was judged of all pairs of these reports; their ties are done by it."""
        for pair in gone:
            row = self.db.execute("SELECT data FROM tie WHERE a = ? AND b = ?", pair).fetchone()
            self.db.execute("DELETE FROM tie WHERE a = ? AND b = ?", pair)
            if row is not None and row[0] is not None:
                self.ledger.undo("story", pair)
        for pair, tie in found:
            data = None if tie is None else pack(tie)
            self.db.execute("INSERT OR REPLACE INTO tie VALUES (?, ?, ?)", (*pair, data))
            if tie is not None:
                self.ledger.undo("story", pair)
        self.ledger.mark("tie", reports)

    def _held(self, table: str, report: int) -> set[Pair]:
        rows = self.db.execute(
            f"SELECT a, b FROM {table} WHERE a = ?1 UNION ALL SELECT a, b FROM {table} WHERE b = ?1",
            (report,),
        )
        return {(a, b) for a, b in rows}
