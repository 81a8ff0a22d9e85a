"""Where the work is done: in this process, or in others through the standard Executor interface."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing.connection import Connection
from types import FrameType
from typing import TypeVar

from stemma.errors import StemmaError
from stemma.run.garbage import collect_seldom

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2
"""Batches handed out per worker: one at work, one waiting, so that memory stays bounded."""


class Workers:
    """Does batches of work with ``count`` processes; with 1, in this one."""

    def __init__(self, count: int) -> None:
        self.count = max(1, count)
        self._pool: ProcessPoolExecutor | None = None
        self._leash: Connection | None = None

    def each(
        self,
        job: Callable[[Sequence[T]], R],
        batches: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[R]:
        """Yield ``job(batch)`` for each batch, in the order in which they end.

        Where a worker dies, its batches are done again item by item, each alone in a new process;
        ``lost`` says what to yield for an item whose process dies again. StemmaError E304 where no
        worker can be started at all.
        """
        if self.count == 1:
            for batch in batches:
                yield job(batch)
            return
        waiting: dict[Future[R], Sequence[T]] = {}
        source = iter(batches)
        while True:
            broken = self._fill(waiting, job, source)
            if not waiting and not broken:
                return
            for future in wait(waiting, return_when=FIRST_COMPLETED).done if waiting else ():
                batch = waiting.pop(future)
                try:
                    result = future.result()
                except BrokenExecutor:
                    broken.append(batch)
                else:
                    yield result
            if broken:
                for future, batch in waiting.items():
                    if future.done() and future.exception() is None:
                        yield future.result()
                    else:
                        broken.append(batch)
                waiting.clear()
                yield from self._one_by_one(job, broken, lost)

    def _fill(
        self,
        waiting: dict[Future[R], Sequence[T]],
        job: Callable[[Sequence[T]], R],
        source: Iterator[Sequence[T]],
    ) -> list[Sequence[T]]:
        """Hand out batches; give those that a broken pool refused."""
        while len(waiting) < AHEAD * self.count:
            batch = next(source, None)
            if batch is None:
                return []
            try:
                waiting[self._started().submit(job, batch)] = batch
            except BrokenExecutor:
                return [batch]
        return []

    def _one_by_one(
        self,
        job: Callable[[Sequence[T]], R],
        batches: Sequence[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[R]:
        self.stop()
        for item in (item for batch in batches for item in batch):
            try:
                yield self._started().submit(job, [item]).result()
            except BrokenExecutor:
                self.stop()
                yield lost(item)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # "spawn": a forked child would keep the locks of this process, and its open case
            context = multiprocessing.get_context("spawn")
            held, self._leash = context.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(self.count, context, begin_worker, (held,))
            try:
                self._pool.submit(os.getpid).result()
            except Exception as error:  # whatever keeps a process from starting, the advice is one
                self.stop()
                raise StemmaError("E304", "workers", what=str(error)) from error
        return self._pool

    def stop(self) -> None:
        """End the workers at once, whatever they are at; what they have not given back is not done.

        The pool's own way to end waits for the work at hand, and waits for ever where Ctrl-C cut
        one of its calls short.
        """
        if self._leash is not None:
            self._leash.close()
            self._leash = None
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def begin_worker(leash: Connection) -> None:
    """In a new worker: leave Ctrl-C to the parent, and end when the parent lets go or is gone."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(leash,), daemon=True).start()


def _end_with(leash: Connection) -> None:
    connection.wait([leash])  # nothing is ever sent: it is ready when its other end is closed
    os._exit(1)


@contextmanager
def one_interrupt() -> Iterator[None]:
    """Within it Ctrl-C is raised once: pressed again, it would cut short the tidying up.

    Only for the main thread of a program that has no handler of its own; else nothing is changed.
    """
    if (
        threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    ):
        yield
        return

    def first(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, first)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
