"""Originals and the reports in them: the part of the writer that the read step feeds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.store.codec import key_of, squeeze
from stemma.store.done import Ledger
from stemma.store.meetings import Meetings
from stemma.store.packed import PackedRead, PackedReport
from stemma.store.prints import Prints


@dataclass(frozen=True, slots=True)
class Held:
    """An original as the steps need it: its key, id, compressed bytes and sorted names."""

    key: int
    id: str
    data: bytes
    names: tuple[str, ...]


class Pile:
    """Writes originals, their lines, and what the read step makes of them. Always in a batch."""

    def __init__(self, db: sqlite3.Connection, ledger: Ledger, prints: Prints, terms: Meetings) -> None:
        self.db = db
        self.ledger = ledger
        self.prints = prints
        self.terms = terms

    def add(self, original_id: str, data: bytes, name: str) -> bool:
        """Keep an original under a name; True where its bytes were not in the case yet."""
        key = key_of(original_id)
        row = self.db.execute("SELECT 1 FROM original WHERE id = ?", (original_id,)).fetchone()
        if row is None:
            self.db.execute(
                "INSERT INTO original (key, id, size) VALUES (?, ?, ?)",
                (key, original_id, len(data)),
            )
            self.db.execute("INSERT INTO original_data VALUES (?, ?)", (key, squeeze(data)))
        added = self.db.execute("INSERT OR IGNORE INTO original_name VALUES (?, ?)", (name, key))
        if added.rowcount:
            self.ledger.undo("read", [key])
        return row is None

    def held(self, key: int) -> Held:
        """An original with its bytes and names."""
        original_id, data = self.db.execute(
            "SELECT id, data FROM original JOIN original_data ON original = key WHERE key = ?",
            (key,),
        ).fetchone()
        rows = self.db.execute("SELECT name FROM original_name WHERE original = ? ORDER BY name", (key,))
        return Held(key, original_id, data, tuple(name for (name,) in rows))

    def put_lines(self, key: int, lines: Iterable[str], body: str, bodies_needed: int) -> None:
        """Index an original's lines. A line that becomes furniture by it sends its holders back.

        ``bodies_needed``: distinct bodies under which a line must stand to be furniture.
        """
        self.db.execute("DELETE FROM line WHERE original = ?", (key,))
        self.db.execute("UPDATE original SET body = ? WHERE key = ?", (body, key))
        for line in sorted(lines):
            self.db.execute("INSERT INTO line VALUES (?, ?)", (line, key))
            known = self.db.execute("SELECT 1 FROM furniture WHERE line = ?", (line,)).fetchone()
            if known is None and self._bodies(line, bodies_needed) >= bodies_needed:
                self.db.execute("INSERT INTO furniture VALUES (?)", (line,))
                rows = self.db.execute("SELECT original FROM line WHERE line = ?", (line,))
                self.ledger.undo("read", [holder for (holder,) in rows.fetchall()])
        self.ledger.undo("read", [key])
        self.ledger.mark("lines", [key])

    def _bodies(self, line: str, at_most: int) -> int:
        """How many distinct bodies a line stands under, counted up to ``at_most``."""
        return int(
            self.db.execute(
                "SELECT COUNT(*) FROM (SELECT DISTINCT body FROM line JOIN original ON"
                " key = original WHERE line = ? LIMIT ?)",
                (line, at_most),
            ).fetchone()[0]
        )

    def furniture_of(self, key: int) -> frozenset[str]:
        """The lines of an original that are furniture of the pile."""
        rows = self.db.execute("SELECT line FROM line JOIN furniture USING (line) WHERE original = ?", (key,))
        return frozenset(line for (line,) in rows)

    def put_read(self, read: PackedRead) -> int:
        """Keep what the read step made of an original; give how many reports are new or changed.

        A report that is as it was keeps everything that rests on it.
        """
        key = key_of(read.original_id)
        rows = self.db.execute(
            "SELECT key, id, number, title, text, record FROM report WHERE original = ?", (key,)
        )
        held = {row[0]: PackedReport(*row[1:]) for row in rows}
        wanted = {key_of(report.id): report for report in read.reports}
        for gone in sorted(held.keys() - wanted.keys()):
            self.drop_report(gone)
        changed = 0
        for report_key, report in sorted(wanted.items()):
            if held.get(report_key) == report:
                continue
            if report_key in held:
                self.drop_report(report_key)
            self._insert(report_key, key, report)
            changed += 1
        self.db.execute("UPDATE original SET record = ? WHERE key = ?", (read.record, key))
        self.db.execute("DELETE FROM removed WHERE original = ?", (key,))
        if read.removed is not None:
            self.db.execute("INSERT INTO removed VALUES (?, ?)", (key, read.removed))
        self.ledger.replace_problems("read", read.original_id, read.problems)
        self.ledger.mark("read", [key])
        return changed

    def _insert(self, key: int, original: int, report: PackedReport) -> None:
        self.db.execute(
            "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                key, report.id, original, report.number, report.title, report.text, report.record,
            ),
        )  # fmt: skip
        self.db.execute(
            "INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)",
            (key, report.title, report.text),
        )

    def drop_report(self, key: int) -> None:
        """Delete a report with all that rests on it, and send back what it was joined with."""
        report_id, title, text = self.db.execute(
            "SELECT id, title, text FROM report WHERE key = ?", (key,)
        ).fetchone()
        joined = self._joined(key)
        self.ledger.undo("story", joined)
        stories = self.db.execute("SELECT story FROM member WHERE report = ?", (key,)).fetchall()
        drop_stories(self.db, self.ledger, [story for (story,) in stories])
        self.prints.drop(key)
        self.terms.drop(key)
        self.db.execute(
            "INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
            (key, title, text),
        )
        self.db.execute("DELETE FROM report WHERE key = ?", (key,))
        self.db.execute(
            "DELETE FROM done WHERE subject = ? AND step NOT IN ('lines', 'read', 'weigh')", (key,)
        )
        self.ledger.forget_problems(report_id)

    def _joined(self, key: int) -> list[int]:
        """Reports that share a story or a tie with this one."""
        rows = self.db.execute(
            "SELECT other.report FROM member AS own JOIN member AS other USING (story)"
            " WHERE own.report = ?1"
            " UNION SELECT b FROM tie WHERE a = ?1 UNION SELECT a FROM tie WHERE b = ?1",
            (key,),
        )
        return sorted(other for (other,) in rows if other != key)


def drop_stories(db: sqlite3.Connection, ledger: Ledger, keys: Sequence[int]) -> None:
    """Delete stories with their happenings and findings."""
    for key in keys:
        row = db.execute("SELECT id FROM story WHERE key = ?", (key,)).fetchone()
        if row is not None:
            ledger.forget_problems(row[0])
    ledger.undo("weigh", keys)
    db.executemany("DELETE FROM story WHERE key = ?", [(key,) for key in keys])
