"""What show asks of a case: the part of the store's view that it reads, as one typed interface.

Terminal, JSON and pages take anything that answers these questions, so that they can be tested on
hand-made records and never reach for the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from stemma.records import (
    Annotation,
    Claim,
    CopyLink,
    Figure,
    Finding,
    Happening,
    Lineage,
    MainEvent,
    Original,
    Problem,
    Removed,
    Report,
    Story,
)

Record = Original | Report | Claim | CopyLink | Story | Happening | Finding
"""What a name on the command line can stand for (a witness is named through its finding)."""


class View(Protocol):
    """A case that can be read. Ids that the case does not hold raise ``StemmaError`` E401."""

    def originals(self) -> Sequence[Original]:
        """Every original, in the order of its first name."""

    def reports(self) -> Sequence[Report]:
        """Every report, in the order of the labels R1, R2, ..."""

    def report(self, report_id: str) -> Report:
        """One report."""

    def removed(self, original_id: str | None = None) -> Sequence[Removed]:
        """What was left out of one original, or of all."""

    def problems(self) -> Sequence[Problem]:
        """What went wrong while the case was read."""

    def annotation(self, report_id: str) -> Annotation | None:
        """Sentences and mentions of one report; None where it was not annotated."""

    def claims(self, report_id: str | None = None, story_id: str | None = None) -> Sequence[Claim]:
        """The claims of one report, of one story, or of all."""

    def claim(self, claim_id: str) -> Claim:
        """One claim."""

    def main_event(self, report_id: str) -> MainEvent | None:
        """Who did what, when and where, of one report; None where that was not made."""

    def links(self, report_id: str | None = None) -> Sequence[CopyLink]:
        """The copy links of one report, or all."""

    def stories(self) -> Sequence[Story]:
        """Every story, in the order of the labels S1, S2, ..."""

    def story(self, story_id: str) -> Story:
        """One story."""

    def happenings(self, story_id: str) -> Sequence[Happening]:
        """The happenings of one story."""

    def cast(self, story_id: str) -> Sequence[Figure]:
        """Who acts and speaks in one story, those of most reports first."""

    def findings(self, story_id: str | None = None) -> Sequence[Finding]:
        """The findings of one story, or of all, in the order of the labels F1, F2, ..."""

    def lineage(self, story_id: str) -> Lineage | None:
        """Which text of a story came from which; None where that was not made."""

    def layer(self, original_id: str) -> str:
        """The characters of an original that quotes count in."""

    def label(self, record_id: str) -> str:
        """The short name of a record: R1, S1, F1, or a shortened id."""

    def resolve(self, name: str) -> Record:
        """The record of a label or of the beginning of an id; ``StemmaError`` E401, E402."""
