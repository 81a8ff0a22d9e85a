"""Which step is done for which subject, under which versions; and what went wrong where."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from stemma.records import Problem
from stemma.store.codec import key_of, pack

_ANNOTATED = ("DELETE FROM annotation",)
_CLAIMED = ("DELETE FROM claims", "DELETE FROM claim", "DELETE FROM main_event")
_TRACED = (
    "DELETE FROM fingerprint",
    "DELETE FROM withdrawn",
    "DELETE FROM posting",
    "DELETE FROM furnishing",
    "DELETE FROM rejudge",
    "DELETE FROM meta WHERE name LIKE 'posting.%'",
    "DELETE FROM link",
)
_GROUPED = ("DELETE FROM terms", "DELETE FROM term", "DELETE FROM tie", "DELETE FROM story")
_WEIGHED = ("DELETE FROM lineage", "DELETE FROM weighed")

VOID: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "read": (
        ("lines", "read"),
        ("DELETE FROM line", "DELETE FROM furniture", "UPDATE original SET body = NULL"),
    ),
    "annotate": (
        ("annotate", "claim", "terms", "tie", "story", "weigh"),
        (*_ANNOTATED, *_CLAIMED, *_GROUPED, *_WEIGHED),
    ),
    "claim": (("claim", "weigh"), (*_CLAIMED, *_WEIGHED)),
    "trace": (("print", "trace", "crowd", "tie", "weigh"), (*_TRACED, *_WEIGHED)),
    "group": (("terms", "tie", "story", "weigh"), (*_GROUPED, *_WEIGHED)),
    "lineage": (("weigh",), _WEIGHED),
    "weigh": (("weigh",), _WEIGHED),
}
"""What a new version of a room makes void: the steps to do again, and the rows to clear.

Reports stay when ``read`` changes: those that it makes again just as they were keep what rests on
them.
"""


PER_REPORT = ("annotate", "claim", "print", "terms")
"""Steps that are done for each report on its own, the later ones on what the first one made."""

ACROSS = ("trace", "tie", "story", "weigh")
"""Steps across reports: what waits for them is kept in a table, for it is asked after each report."""

TRIED = {"group": "story"}
"""The row of ``done`` behind the problems of a step, where it has another name."""


class Ledger:
    """The rows of ``done``, ``problem`` and ``meta``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def adopt(self, versions: Mapping[str, str]) -> tuple[str, ...]:
        """Clear what other versions made; give the rooms whose version changed. In a batch."""
        held = dict(self.db.execute("SELECT name, value FROM meta"))
        changed = tuple(r for r in VOID if held.get(f"version.{r}") != versions[r])
        for room in changed:
            steps, clearing = VOID[room]
            for statement in clearing:
                self.db.execute(statement)
            for step in steps:
                self.db.execute("DELETE FROM done WHERE step = ?", (step,))
                self.db.execute("DELETE FROM problem WHERE step = ?", (step,))
            self.note(f"version.{room}", versions[room])
        return changed

    def note(self, name: str, value: str) -> None:
        """Keep a value about the case itself."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def mark(self, step: str, subjects: Iterable[int]) -> None:
        """Say that a step is done for these subjects."""
        rows = [(step, subject) for subject in subjects]
        self.db.executemany("INSERT OR IGNORE INTO done VALUES (?, ?)", rows)

    def undo(self, step: str, subjects: Iterable[int]) -> None:
        """Say that a step is to be done again for these subjects."""
        rows = [(step, subject) for subject in subjects]
        self.db.executemany("DELETE FROM done WHERE step = ? AND subject = ?", rows)

    def todo(self, table: str, step: str) -> list[int]:
        """Keys of the rows of a table for which a step is not done, in order."""
        if step in ACROSS:
            kept = self.db.execute("SELECT subject FROM waiting WHERE step = ? ORDER BY subject", (step,))
            return [key for (key,) in kept]
        rows = self.db.execute(
            f"SELECT key FROM {table} WHERE key NOT IN"
            " (SELECT subject FROM done WHERE step = ?) ORDER BY key",
            (step,),
        )
        return [key for (key,) in rows]

    def replace_problems(self, step: str, subject: str, problems: Sequence[Problem]) -> None:
        """Keep these problems, and no others, for a step on a subject."""
        self.db.execute("DELETE FROM problem WHERE step = ? AND subject = ?", (step, subject))
        self.db.executemany(
            "INSERT INTO problem VALUES (?, ?, ?, ?, ?)",
            [(step, subject, n, p.code, pack(p)) for n, p in enumerate(problems)],
        )

    def replace_step(self, step: str, problems: Sequence[Problem]) -> list[Problem]:
        """Keep these problems, one for a place, and no others for a whole step; give the new ones."""
        held = {
            bytes(data) for (data,) in self.db.execute("SELECT data FROM problem WHERE step = ?", (step,))
        }
        self.db.execute("DELETE FROM problem WHERE step = ?", (step,))
        for found in problems:
            self.replace_problems(step, found.where, [found])
        return [found for found in problems if pack(found) not in held]

    def retry(self, code: str) -> None:
        """Say that what ended in a problem of this code is to be tried again. In a batch."""
        rows = self.db.execute("SELECT step, subject FROM problem WHERE code = ?", (code,))
        for step, subject in rows.fetchall():
            keys = [key_of(part) for part in subject.split(" ")]
            if step == "trace":
                self.db.execute("DELETE FROM link WHERE a = ? AND b = ?", keys)
            elif step == "tie":
                self.db.execute("DELETE FROM tie WHERE a = ? AND b = ?", keys)
            for again in PER_REPORT if step in PER_REPORT else (TRIED.get(step, step),):
                self.undo(again, keys)
            self.replace_problems(step, subject, ())

    def forget_problems(self, subject: str) -> None:
        """Drop the problems of a subject that is gone, and of the pairs that it was part of."""
        self.db.execute(
            "DELETE FROM problem WHERE step IN ('read', 'annotate', 'claim', 'print', 'terms',"
            " 'group', 'weigh') AND subject = ?",
            (subject,),
        )
        self.db.execute(
            "DELETE FROM problem WHERE step IN ('trace', 'tie')"
            " AND (subject LIKE ?1 || ' %' OR subject LIKE '% ' || ?1)",
            (subject,),
        )
