"""One number for the whole content of a case: no timings, no row order, no compression."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib

_KINDS: tuple[tuple[str, str], ...] = (
    ("original", "SELECT id, record FROM original"),
    ("report", "SELECT id || char(0) || text, record FROM report"),
    ("removed", "SELECT id, data FROM removed JOIN original ON key = original"),
    ("annotation", "SELECT id, data FROM annotation JOIN report ON key = report"),
    ("claims", "SELECT id, data FROM claims JOIN report ON key = report"),
    ("main event", "SELECT id, main_event.data FROM main_event JOIN report ON key = report"),
    ("terms", "SELECT id, data FROM terms JOIN report ON key = report"),
    ("link", "SELECT id, data FROM link WHERE id IS NOT NULL"),
    ("tie", "SELECT a || ' ' || b, data FROM tie WHERE data IS NOT NULL"),
    ("story", "SELECT id, data FROM story"),
    ("lineage", "SELECT id, lineage.data FROM lineage JOIN story ON key = story"),
    ("weighed", "SELECT id, weighed.data FROM weighed JOIN story ON key = story"),
    ("problem", "SELECT step || ' ' || subject, data FROM problem"),
)

_NAMES = "SELECT id, name FROM original_name JOIN original ON key = original ORDER BY id, name"


def digest_of(db: sqlite3.Connection) -> str:
    """SHA-256, as hex, over all records of a case sorted by kind, id and content."""
    whole = hashlib.sha256()
    for kind, sql in _KINDS:
        parts = sorted(_part(name, data) for name, data in db.execute(sql))
        _add(whole, kind.encode(), *parts)
    for row in db.execute(_NAMES).fetchall():
        _add(whole, *(value.encode() for value in row))
    return whole.hexdigest()


def _part(name: str, data: bytes | None) -> bytes:
    """The hash of one record under its name."""
    part = hashlib.sha256()
    _add(part, name.encode(), b"" if data is None else zlib.decompress(data))
    return part.digest()


def _add(whole: hashlib._Hash, *values: bytes) -> None:
    """Hash values, each with its length before it."""
    for value in values:
        whole.update(len(value).to_bytes(8, "big"))
        whole.update(value)
