"""Opening a case file: is it one, of which version, and what SQLite's refusals mean to a person."""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from stemma.errors import StemmaError
from stemma.store.migrations import KNOWN
from stemma.store.schema import APPLICATION_ID

MAGIC = b"SQLite format 3\0"
HEADER = 100
BUSY_SECONDS = 5.0
"""How long one statement waits for another process: a reader's recovery takes milliseconds."""

_CANNOT_WRITE = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH,
}  # fmt: skip
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

_open_here: Counter[tuple[int, int]] = Counter()
"""Files (device, inode) that this process holds open through SQLite.

Reading a header through a handle of our own would drop SQLite's locks on such a file when the
handle closes; and whoever opened it has looked at its header already.
"""


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn what SQLite, the file system and damaged values raise into coded errors."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _CANNOT_WRITE:
            raise StemmaError("E204", str(path), what=str(error)) from error
        if code in _BUSY:
            raise StemmaError("E203", str(path)) from error
        if code in _DAMAGED:
            raise StemmaError("E206", str(path), what=str(error)) from error
        raise
    except (zlib.error, msgspec.DecodeError) as error:
        raise StemmaError("E206", str(path), what=str(error)) from error
    except OSError as error:
        raise StemmaError("E204", str(path), what=error.strerror or str(error)) from error


class CaseFile:
    """A connection to a case file that exists; ``writing`` says whether it may change it."""

    def __init__(self, path: Path, *, writing: bool) -> None:
        """Open; StemmaError E202, E205 (via ``examine``), E201, E203, E204 or E206."""
        self.path = path
        if not writing:
            examine(path)
        with guarded(path):
            self.db = _connect(path, writing)
            found = path.stat()
        self._identity: tuple[int, int] | None = (found.st_dev, found.st_ino)
        _open_here[self._identity] += 1
        try:
            with guarded(path):
                check_version(self.db, path)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close; the last connection to close folds the write-ahead log into the file."""
        if self._identity is None:
            return
        _open_here[self._identity] -= 1
        self._identity = None
        self.db.close()


def examine(path: Path, *, may_be_new: bool = False) -> None:
    """See that ``path`` is a case without changing it or leaving anything beside it.

    StemmaError E205 where it does not exist (unless ``may_be_new``), E202 where it is anything
    else than a case. A file of no bytes is what a process killed while creating a case leaves.
    """
    try:
        found = path.stat()
    except FileNotFoundError as error:
        if may_be_new:
            return
        raise StemmaError("E205", str(path)) from error
    except (OSError, ValueError) as error:
        raise StemmaError("E204", str(path), what=str(error)) from error
    if not path.is_file():
        raise StemmaError("E202", str(path))
    if found.st_size == 0:
        if may_be_new:
            return
        raise StemmaError("E202", str(path))
    if _open_here[found.st_dev, found.st_ino] > 0:
        return
    with guarded(path), path.open("rb") as file:
        header = file.read(HEADER)
    is_case = header.startswith(MAGIC) and header[68:72] == APPLICATION_ID.to_bytes(4, "big")
    if not is_case:
        raise StemmaError("E202", str(path))


def check_version(db: sqlite3.Connection, path: Path) -> None:
    """StemmaError E201 where the file was written by a newer Stemma."""
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if found > KNOWN:
        raise StemmaError("E201", str(path), found=found, known=KNOWN)


def _connect(path: Path, writing: bool) -> sqlite3.Connection:
    """A connection in autocommit mode, with the settings that a case needs."""
    address = path.absolute().as_uri()
    db = _opened(f"{address}?mode={'rwc' if writing else 'rw'}")
    try:
        if writing:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = NORMAL")
        else:
            db.execute("PRAGMA query_only = ON")
            db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        db.close()
        if writing or _has_log(path):
            raise
        # a folder that cannot be written, or a medium that is read only: nobody can write beside us
        db = _opened(f"{address}?mode=ro&immutable=1")
    return db


def _opened(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_SECONDS)


def _has_log(path: Path) -> bool:
    with suppress(OSError):
        return Path(f"{path}-wal").stat().st_size > 0
    return False
