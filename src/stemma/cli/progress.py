"""Progress of a long run on standard error, on a terminal only."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from stemma.case import Progress as Step
from stemma.show.safe import one_line

SECONDS_BETWEEN = 0.05
"""Seconds between two redraws of one step; drawing on every report slows the run itself."""


@contextmanager
def shown(console: Console) -> Iterator[Callable[[Step], None] | None]:
    """Give a callback that draws each step as a bar; None where nobody watches."""
    if not console.is_terminal:
        yield None
        return
    bars = Progress(
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
    tasks = {}
    drawn = {}

    def draw(step: Step) -> None:
        now = time.monotonic()
        finished = step.total is not None and step.done >= step.total
        if step.step in tasks and not finished and now - drawn[step.step] < SECONDS_BETWEEN:
            return
        if step.step not in tasks:
            tasks[step.step] = bars.add_task(one_line(step.step), total=step.total)
        drawn[step.step] = now
        bars.update(tasks[step.step], completed=step.done, total=step.total)

    with bars:
        yield draw
