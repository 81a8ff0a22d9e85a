"""Progress of a long run on standard error, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from stemma import Progress as Step
from stemma.show.safe import one_line


@contextmanager
def shown(console: Console) -> Iterator[Callable[[Step], None] | None]:
    """Give a callback that draws each step as a bar; None where nobody watches."""
    if not console.is_terminal:
        yield None
        return
    bars = Progress(
        TextColumn("{task.description:<28}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
    tasks: dict[str, TaskID] = {}

    def draw(step: Step) -> None:
        if step.words not in tasks:
            tasks[step.words] = bars.add_task(one_line(step.words), total=step.total)
        bars.update(tasks[step.words], completed=step.done, total=step.total)

    with bars:
        yield draw
