"""The doors of all rooms in one value, so that a run can be given other steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from stemma.records import (
    Actor,
    Annotation,
    Claim,
    CopyLink,
    Figure,
    Happening,
    Lineage,
    MainEvent,
    Problem,
    ReadResult,
    Report,
    Span,
    Story,
    Terms,
    Tie,
    Weighed,
)


class FileToRead(Protocol):
    """A file that the user named, or that lies in a folder the user named."""

    @property
    def path(self) -> Path:
        """Where it is."""
        ...

    @property
    def name(self) -> str:
        """The name it is known by in the case."""
        ...


class Annotates(Protocol):
    """A language engine behind its small interface."""

    def annotate(self, reports: Iterable[Report]) -> Iterator[Annotation]:
        """One annotation per report, in their order."""
        ...


Lines = tuple[frozenset[str], str]


@dataclass(frozen=True, slots=True)
class Steps:
    """What the rooms do, and the versions and constants that their results depend on.

    Everything is given to worker processes by name: functions and classes of modules, no closures.
    ``versions`` holds one per room: read, annotate, claim, trace, group, lineage, weigh. Values of type Any
    are a room's own and only handed back to it.
    """

    walk: Callable[[Sequence[Path]], Iterator[FileToRead | Problem]]
    load: Callable[[Any, int], bytes | Problem]
    layer_of: Callable[[bytes, str], Any]
    furniture_lines: Callable[[Any], Lines]
    read: Callable[[bytes, tuple[str, ...], frozenset[str]], ReadResult]
    annotator: Callable[[str], Annotates]
    claims: Callable[[Report, Annotation], tuple[Claim, ...]]
    main_event: Callable[[Report, Annotation], MainEvent]
    fingerprints: Callable[[Report], tuple[int, ...]]
    link: Callable[[Report, Report, frozenset[int]], CopyLink | None]
    terms: Callable[[Report, Annotation], Terms]
    tie: Callable[[Terms, Terms], Tie | None]
    stories: Callable[[Sequence[Report], Sequence[Tie]], list[Story]]
    cast: Callable[[Mapping[str, Sequence[Actor]], Sequence[Claim]], tuple[Figure, ...]]
    happenings: Callable[
        [Story, Mapping[str, Report], Sequence[Claim], Sequence[Figure]], tuple[Happening, ...]
    ]
    lineage: Callable[
        [
            Story,
            Mapping[str, Report],
            Mapping[str, Sequence[Span]],
            Sequence[Claim],
            Sequence[CopyLink],
        ],
        Lineage,
    ]
    weigh: Callable[
        [
            Story,
            Mapping[str, Report],
            Sequence[Claim],
            Lineage,
            Sequence[Happening],
            Sequence[Figure],
        ],
        Weighed,
    ]
    versions: Mapping[str, str]
    furniture_originals: int
    min_shared: int
    max_holders: int
    furniture_reports: int = 2**31
    indexed_terms: int = 12
    min_terms: int = 2
    max_term_holders: int = 1024

    def versions_with(self, engine: str) -> dict[str, str]:
        """The versions under which results are kept: with the constants that shape them."""
        found = dict(self.versions)
        found["read"] += f" furniture {self.furniture_originals}"
        found["annotate"] += f" {engine}"
        found["trace"] += f" shared {self.min_shared} of {self.max_holders}, {self.furniture_reports}"
        found["group"] += f" terms {self.min_terms} of {self.indexed_terms}, {self.max_term_holders}"
        return found
