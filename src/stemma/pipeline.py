"""The steps in order. Reading this file tells how Stemma works.

    read ──► annotate ──► claim ──► trace ──► group ──► lineage ──► weigh

An original's bytes are kept as they came. ``read`` makes reports of them; ``annotate`` and
``claim`` work on each report alone, ``trace`` and ``group`` on pairs of reports that meet in an
index, ``lineage`` and ``weigh`` on each story. A step is done again only for what changed, or where its
version changed. What is finished is kept at once, in small transactions that also say what is to be done
again; so a run that ends anywhere is finished by the next one, with the same result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from stemma.run.across import group_stories, tie_reports, trace_copies, weigh_stories
from stemma.run.garbage import seldom_collected
from stemma.run.originals import compare_lines, read_reports, take_in
from stemma.run.progress import Progress, RunReport
from stemma.run.reports import work_through
from stemma.run.state import Run
from stemma.run.steps import Steps
from stemma.run.workers import Workers, one_interrupt
from stemma.settings import Settings
from stemma.store.writer import Writer

__all__ = ["ORDER", "Progress", "RunReport", "run"]

ORDER: tuple[Callable[[Run], None], ...] = (
    compare_lines,  # read: which lines repeat within the pile and so are page furniture
    read_reports,  # read: originals -> reports, and what was removed from them
    work_through,  # annotate, claim: reports -> sentences, mentions, claims; and their index terms
    trace_copies,  # trace: pairs of reports -> copy links
    tie_reports,  # group: pairs of reports -> ties
    group_stories,  # group: ties -> stories
    weigh_stories,  # group, lineage, weigh: stories -> happenings; lineage, losses; witnesses, findings
)


def run(
    writer: Writer,
    paths: Sequence[Path],
    settings: Settings,
    steps: Steps,
    progress: Callable[[Progress], None] | None = None,
) -> RunReport:
    """Read ``paths`` into the case and do all that is not yet done in it.

    Ctrl-C ends the run with ``interrupted`` set and everything finished kept. StemmaError E204
    where the case cannot be written any more, E301 where the engine is not installed.
    """
    writer.prepare(steps.max_holders, steps.max_term_holders, steps.furniture_reports)
    writer.adopt(steps.versions_with(settings.engine))
    workers = Workers(settings.workers)
    state = Run(writer, steps, settings, workers, progress or (lambda _: None))
    interrupted = False
    with one_interrupt(), seldom_collected():
        try:
            take_in(state, paths)
            for phase in ORDER:
                phase(state)
        except KeyboardInterrupt:
            interrupted = True
        finally:
            workers.stop()
    return state.report(interrupted=interrupted)
