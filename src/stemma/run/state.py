"""What one run carries from phase to phase."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from stemma.records import Problem
from stemma.run.progress import Progress, RunReport
from stemma.run.steps import Steps
from stemma.run.work import Clock
from stemma.run.workers import Workers
from stemma.settings import Settings
from stemma.store.writer import Writer

T = TypeVar("T")


@dataclass(slots=True)
class Run:
    """A run under way."""

    writer: Writer
    steps: Steps
    settings: Settings
    workers: Workers
    tell: Callable[[Progress], None]
    clock: Clock = field(default_factory=Clock)
    new_originals: int = 0
    known_originals: int = 0
    reports: int = 0
    problems: list[Problem] = field(default_factory=list)

    def progress(self, step: str, done: int, total: int, words: str) -> None:
        """Tell the caller how far the run is."""
        self.tell(Progress(step, done, total, words))

    def report(self, *, interrupted: bool) -> RunReport:
        """What the run did so far."""
        found = sorted(set(self.problems), key=lambda p: (p.where, p.code, p.what))
        return RunReport(
            self.new_originals,
            self.known_originals,
            self.reports,
            tuple(found),
            interrupted,
            dict(self.clock.seconds),
        )


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most ``size``."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
