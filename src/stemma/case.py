"""The library's open case: read into it, ask it.

import stemma
with stemma.open("visit.stemma") as case:
    case.read(["pages/"])
    for finding in case.findings():
        print(finding.statement, finding.fewest, finding.most)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from stemma.errors import StemmaError
from stemma.records import (
    Claim,
    CopyLink,
    Finding,
    Lineage,
    MainEvent,
    Original,
    Problem,
    Removed,
    Report,
    Story,
)
from stemma.run.progress import Progress, RunReport
from stemma.run.steps import Steps
from stemma.settings import ENGINE, Settings
from stemma.store.check import check
from stemma.store.search import Hit
from stemma.store.view import HasText, View

if TYPE_CHECKING:
    from stemma.store.writer import Writer

__all__ = ["Case", "open_case"]

PathText = str | PathLike[str]


def open_case(path: PathText, *, create: bool = True, steps: Steps | None = None) -> Case:
    """Open a case file, and make it where it does not exist (unless ``create`` is False).

    StemmaError E201 newer version, E202 not a case, E203 another process is making it, E204 cannot
    be written, E205 does not exist, E206 damaged.
    """
    return Case(Path(path), create=create, steps=steps)


class Case:
    """An open case. Use it in a ``with`` statement, or call ``close``.

    ``view`` is everything that can be asked; the methods here are its most used questions.
    """

    def __init__(self, path: Path, *, create: bool = True, steps: Steps | None = None) -> None:
        """Open a case file (see ``stemma.open``); ``steps`` stands in for the rooms' own."""
        self.path = path
        self._steps = steps
        if create and (not path.exists() or path.stat().st_size == 0):
            self._writer().close()
        self.view = View(path, self._layer_of)

    def _layer_of(self, data: bytes, name: str) -> HasText:
        """The layer of an original: all that asking needs of the rooms, so only read is loaded."""
        if self._steps is not None:
            layer: HasText = self._steps.layer_of(data, name)
            return layer
        from stemma.read.layer import layer_of  # not its door, which loads page extraction

        return layer_of(data, name)

    @property
    def steps(self) -> Steps:
        """The steps that runs on this case take; loaded when first needed."""
        if self._steps is None:
            from stemma.run.installed import STEPS  # the rooms take a second to load

            self._steps = STEPS
        return self._steps

    def read(
        self,
        paths: Iterable[PathText],
        *,
        workers: int = 1,
        engine: str = ENGINE,
        progress: Callable[[Progress], None] | None = None,
        settings: Settings | None = None,
    ) -> RunReport:
        """Read files and folders into the case and do all that is not yet done in it.

        ``settings``, where given, stands in for ``workers`` and ``engine``. With no paths, a run
        that was interrupted is finished. StemmaError E203 where another process writes to the case.
        """
        if isinstance(paths, (str, PathLike)):
            paths = [paths]
        chosen = settings or Settings(engine=engine, workers=workers)
        wanted = [Path(path) for path in paths]
        from stemma import pipeline

        with self._writer() as writer:
            return pipeline.run(writer, wanted, chosen, self.steps, progress)

    def _writer(self) -> Writer:
        """The case, open for writing."""
        from stemma.store.writer import Writer  # NumPy and the index: a third of the time that --help takes

        return Writer(self.path)

    def originals(self) -> tuple[Original, ...]:
        """All originals, by name."""
        return self.view.originals()

    def reports(self) -> tuple[Report, ...]:
        """All reports, R1 first."""
        return self.view.reports()

    def stories(self) -> tuple[Story, ...]:
        """All stories, S1 first."""
        return self.view.stories()

    def findings(self, story: str | None = None) -> tuple[Finding, ...]:
        """All findings, F1 first; or those of one story, given by label, id or its beginning."""
        return self.view.findings(None if story is None else self._id(story, Story))

    def claims(self, report: str | None = None, story: str | None = None) -> tuple[Claim, ...]:
        """All claims; or those of one report or story, given by label, id or its beginning."""
        return self.view.claims(
            None if report is None else self._id(report, Report),
            None if story is None else self._id(story, Story),
        )

    def main_event(self, report: str) -> MainEvent | None:
        """Who did what, when and where, of the event that a report is mainly about."""
        return self.view.main_event(self._id(report, Report))

    def links(self, report: str | None = None) -> tuple[CopyLink, ...]:
        """All copy links; or those of one report, given by label, id or its beginning."""
        return self.view.links(None if report is None else self._id(report, Report))

    def lineage(self, story: str) -> Lineage | None:
        """Which text of a story came from which, and what was lost; the story by label or id."""
        return self.view.lineage(self._id(story, Story))

    def removed(self, original: str | None = None) -> tuple[Removed, ...]:
        """What was left out of all originals; or of one, given by its id or the beginning of it."""
        return self.view.removed(None if original is None else self._id(original, Original))

    def problems(self) -> tuple[Problem, ...]:
        """All that went wrong while reading."""
        return self.view.problems()

    def search(self, words: str) -> tuple[Hit, ...]:
        """Reports that hold all the words, best first."""
        return self.view.search(words)

    def check(self) -> list[Problem]:
        """Verify the case: bytes, ids, quotes, references. No problem: everything holds."""
        return check(self.view)

    def _id(self, name: str, kind: type[Report] | type[Story] | type[Original]) -> str:
        found = self.view.resolve(name)
        if not isinstance(found, kind):
            raise StemmaError("E401", str(self.path), what=f"{name} (a {kind.__name__.lower()})")
        return found.id

    def frame(
        self,
        kind: Literal[
            "originals", "reports", "removed", "claims", "links", "stories", "findings", "problems"
        ],
        as_: Literal["arrow", "pandas"] = "arrow",
    ) -> Any:
        """The records of one kind as a ``pyarrow.Table`` or a ``pandas.DataFrame``.

        Needs the extra "frames"; ImportError says so where it is missing.
        """
        from stemma.show.frames import frame  # pyarrow takes a second to load

        return frame(self.view, kind, as_)

    def close(self) -> None:
        """Close the file."""
        self.view.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
