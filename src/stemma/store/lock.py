"""One writer at a time: an advisory lock beside the case that the system drops with its process.

SQLite's own lock lasts one transaction; a run has many, so it holds this one from its first to its
last. The lock is taken on ``CASE-lock`` and not on the case itself, because closing a second handle
of a SQLite file inside one process drops SQLite's locks on it (sqlite.org/howtocorrupt, 2.2).
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from stemma.errors import StemmaError

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


TRIES = 20
"""How often the lock file may vanish under us while its last owner removes it."""


class WriterLock:
    """Held from ``acquire`` to ``release``, or until the process dies."""

    def __init__(self, case: Path) -> None:
        self.case = case
        self.path = Path(f"{case}-lock")
        self._handle = -1

    def acquire(self) -> None:
        """Take the lock at once; StemmaError E203 where another has it, E204 where it cannot be."""
        for _ in range(TRIES):
            handle = self._open()
            try:
                _lock(handle)
            except OSError as error:
                os.close(handle)
                raise StemmaError("E203", str(self.case)) from error
            if self._is_current(handle):
                self._handle = handle
                return
            os.close(handle)
        raise StemmaError("E203", str(self.case))

    def release(self) -> None:
        """Give the lock back and remove its file; nothing happens where it is not held."""
        if self._handle < 0:
            return
        with suppress(OSError):
            self.path.unlink()
        os.close(self._handle)
        self._handle = -1
        with suppress(OSError):  # where an open file cannot be removed
            if sys.platform == "win32":
                self.path.unlink()

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            return os.open(self.path, flags, 0o600)
        except OSError as error:
            what = error.strerror or str(error)
            raise StemmaError("E204", str(self.case), what=what) from error

    def _is_current(self, handle: int) -> bool:
        """Whether the path still names the file that was locked."""
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except OSError:
            return False
