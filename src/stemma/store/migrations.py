"""Named, ordered migrations of a case file, each in its own transaction.

``pending`` and ``applied`` never write. A new migration goes to the end of ``MIGRATIONS``; those
that stand there never change.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from stemma.store import schema


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the schema: a name that never changes, and the SQL that makes it."""

    name: str
    sql: str


MIGRATIONS: tuple[Migration, ...] = (
    Migration("0001 first tables", schema.FIRST),
    Migration("0002 lineage", schema.LINEAGE),
    Migration("0003 packed fingerprints", schema.FINGERPRINTS),
    Migration("0004 main events", schema.MAIN_EVENT),
    Migration("0005 what waits", schema.WAITING),
)

KNOWN = len(MIGRATIONS)
"""The schema that this Stemma knows; a case carries its own in ``PRAGMA user_version``."""

_TABLE = "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"


def applied(db: sqlite3.Connection) -> tuple[str, ...]:
    """Names of the migrations that the file has had, in order."""
    found = db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'")
    if found.fetchone() is None:
        return ()
    return tuple(name for (name,) in db.execute("SELECT name FROM migration ORDER BY number"))


def pending(db: sqlite3.Connection, migrations: tuple[Migration, ...] = MIGRATIONS) -> tuple[Migration, ...]:
    """The migrations that the file has not had, in order."""
    had = set(applied(db))
    return tuple(m for m in migrations if m.name not in had)


def migrate(db: sqlite3.Connection, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Apply what is pending. A migration that fails leaves the file as it was before it.

    ``db`` must be in autocommit mode (``isolation_level=None``), with the writer's lock held.
    """
    for migration in pending(db, migrations):
        number = migrations.index(migration) + 1
        db.execute("BEGIN IMMEDIATE")
        try:
            db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            db.execute(_TABLE)
            for statement in statements(migration.sql):
                db.execute(statement)
            db.execute("INSERT INTO migration VALUES (?, ?)", (number, migration.name))
            db.execute(f"PRAGMA user_version = {number}")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def statements(sql: str) -> list[str]:
    """The single statements of a script (``executescript`` would commit in between)."""
    found: list[str] = []
    rest = ""
    for part in sql.split(";"):
        rest += part
        if sqlite3.complete_statement(rest + ";") and rest.strip():
            found.append(rest.strip())
            rest = ""
        else:
            rest += ";"
    return found
