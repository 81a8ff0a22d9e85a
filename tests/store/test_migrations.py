"""Migrations: named, in order, each all or nothing; looking never writes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from stemma.store import migrations
from stemma.store.migrations import MIGRATIONS, Migration, applied, migrate, pending, statements

SECOND = Migration("0002 notes", "CREATE TABLE note (words TEXT); INSERT INTO note VALUES ('a;b');")
BROKEN = Migration("0003 broken", "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1);")


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_looking_never_writes(tmp_path: Path) -> None:
    db = opened(tmp_path / "c")
    assert applied(db) == ()
    assert pending(db) == MIGRATIONS
    assert db.total_changes == 0
    db.close()
    assert (tmp_path / "c").stat().st_size == 0


def test_migrations_are_applied_once_and_in_order(tmp_path: Path) -> None:
    db = opened(tmp_path / "c")
    migrate(db)
    assert applied(db) == tuple(m.name for m in MIGRATIONS)
    migrate(db, (*MIGRATIONS, SECOND))
    assert applied(db) == (*(m.name for m in MIGRATIONS), SECOND.name)
    migrate(db, (*MIGRATIONS, SECOND))
    assert db.execute("SELECT words FROM note").fetchall() == [("a;b",)]
    assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
    db.close()


def test_a_failing_migration_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    db = opened(tmp_path / "c")
    migrate(db)
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, (*MIGRATIONS, SECOND, BROKEN))
    assert applied(db)[-1] == SECOND.name
    assert pending(db, (*MIGRATIONS, SECOND, BROKEN)) == (BROKEN,)
    assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone() is None
    assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
    db.close()


def test_names_are_numbered_and_distinct() -> None:
    names = [m.name for m in MIGRATIONS]
    assert names == sorted(set(names))
    assert all(name.startswith(f"{n:04} ") for n, name in enumerate(names, 1))
    assert len(MIGRATIONS) == migrations.KNOWN


def test_a_script_is_parted_at_its_statements_only() -> None:
    assert statements("SELECT 'a;b'; -- x;\nSELECT 2;") == ["SELECT 'a;b'", "-- x;\nSELECT 2"]
