"""The one way to change a case: a writer, which only one process at a time can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from stemma.records import Report, Terms
from stemma.store.codec import hash_of, key_of, unpack_terms
from stemma.store.done import Ledger
from stemma.store.file import CaseFile, check_version, examine, guarded
from stemma.store.lock import WriterLock
from stemma.store.meetings import TERMS, Meetings
from stemma.store.migrations import migrate
from stemma.store.packed import PackedSteps
from stemma.store.pairs import Pairs
from stemma.store.pile import Pile
from stemma.store.prints import Prints
from stemma.store.rows import report_by_key
from stemma.store.stories import Stories

NO_CAP = 2**31
"""A cap that nothing reaches, until the pipeline gives the real one."""


class Writer:
    """A case open for writing, created where it does not exist.

    ``pile`` takes originals and reports, ``pairs`` links and ties, ``stories`` stories and
    findings, ``ledger`` says what is done. Changes are made inside ``batch``: all of one, or none.
    """

    def __init__(self, path: Path) -> None:
        """StemmaError E201 to E206 where the file cannot be written or is no case."""
        self.path = path
        examine(path, may_be_new=True)
        self._lock = WriterLock(path)
        self._lock.acquire()
        try:
            self.file = CaseFile(path, writing=True)
        except BaseException:
            self._lock.release()
            raise
        self.db = self.file.db
        try:
            with guarded(path):
                check_version(self.db, path)
                migrate(self.db)
                self.db.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            self.close()
            raise
        self.ledger = Ledger(self.db)
        self.prepare(NO_CAP, NO_CAP)

    def prepare(self, print_cap: int, term_cap: int, furniture: int = NO_CAP) -> None:
        """Set how many reports may hold a fingerprint or a term before it counts as common.

        ``furniture``: reports of one outlet from which a fingerprint is furniture of the outlet.
        """
        self.prints = Prints(self.db, print_cap, furniture)
        self.terms = Meetings(self.db, TERMS, term_cap)
        self.pile = Pile(self.db, self.ledger, self.prints, self.terms)
        self.pairs = Pairs(self.db, self.ledger, self.prints, self.terms)
        self.stories = Stories(self.db, self.ledger)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction: committed at the end, undone where anything is raised inside."""
        with guarded(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def adopt(self, versions: Mapping[str, str]) -> None:
        """Clear what rooms of other versions made, and what failed, so that it is made again."""
        with self.batch():
            self.ledger.adopt(versions)
            self.ledger.retry("E303")

    def report(self, key: int) -> Report:
        """The report with a key, which must be there."""
        found = report_by_key(self.db, key)
        assert found is not None, key
        return found

    def packed_annotation(self, key: int) -> bytes | None:
        """The packed annotation of a report; None where it has none."""
        row = self.db.execute("SELECT data FROM annotation WHERE report = ?", (key,)).fetchone()
        return None if row is None else bytes(row[0])

    def terms_of(self, key: int) -> Terms | None:
        """The terms of a report; None where it has none."""
        row = self.db.execute("SELECT data FROM terms WHERE report = ?", (key,)).fetchone()
        return None if row is None else unpack_terms(row[0])

    def put_steps(self, found: PackedSteps) -> None:
        """Keep what the steps made of one report."""
        key = key_of(found.report_id)
        if found.annotation is not None:
            self.db.execute("INSERT OR REPLACE INTO annotation VALUES (?, ?)", (key, found.annotation))
        if "claim" in found.done:
            self._put_claims(key, found.claims, found.claim_ids)
            if found.event is not None:
                self.db.execute("INSERT OR REPLACE INTO main_event VALUES (?, ?)", (key, found.event))
        if found.prints is not None:
            self.prints.put(key, found.prints, found.outlet)
        if found.terms is not None:
            self.db.execute("INSERT OR REPLACE INTO terms VALUES (?, ?)", (key, found.terms))
            self.terms.put(key, [hash_of(name) for name in found.term_names])
        for step in found.done:
            problems = [problem for at, problem in found.problems if at == step]
            self.ledger.replace_problems(step, found.report_id, problems)
            self.ledger.mark(step, [key])

    def _put_claims(self, key: int, data: bytes | None, ids: Sequence[str]) -> None:
        self.db.execute("DELETE FROM claims WHERE report = ?", (key,))
        self.db.execute("DELETE FROM claim WHERE report = ?", (key,))
        self.db.execute("DELETE FROM main_event WHERE report = ?", (key,))
        if data is not None:
            self.db.execute("INSERT INTO claims VALUES (?, ?)", (key, data))
        self.db.executemany(
            "INSERT INTO claim VALUES (?, ?, ?)", [(name, key, n) for n, name in enumerate(ids)]
        )
        rows = self.db.execute("SELECT story FROM member WHERE report = ?", (key,))
        self.ledger.undo("weigh", [story for (story,) in rows.fetchall()])

    def close(self) -> None:
        """Fold the write-ahead log into the file and give the lock back."""
        self.file.close()
        self._lock.release()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
