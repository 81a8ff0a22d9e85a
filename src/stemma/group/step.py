"""The group step: reports into stories, claims into happenings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.group.cast import cast_of
from stemma.group.happenings import happenings_of
from stemma.group.stories import stories_of, tie_of
from stemma.group.terms import INDEXED, SHARED, terms_of
from stemma.records import Actor, Annotation, Claim, Figure, Happening, Report, Story, Terms, Tie

NAME = "group"
VERSION = "4"
NEEDS = ("Report", "Annotation", "Claim")
GIVES = ("Terms", "Tie", "Story", "Figure", "Happening")

__all__ = [
    "GIVES", "INDEXED", "NAME", "NEEDS", "SHARED", "VERSION", "cast", "happenings", "stories", "terms", "tie",
]  # fmt: skip


def terms(report: Report, annotation: Annotation) -> Terms:
    """The weighted terms of one report; its first ``INDEXED`` find the reports to compare it with."""
    return terms_of(report, annotation)


def tie(a: Terms, b: Terms) -> Tie | None:
    """Whether two reports may belong to one story, and by which terms; symmetric, pure."""
    return tie_of(a, b)


def stories(reports: Sequence[Report], ties: Sequence[Tie]) -> list[Story]:
    """The stories of the reports that ties connect; a pure function of the two sets."""
    return stories_of(reports, ties)


def cast(actors: Mapping[str, Sequence[Actor]], claims: Sequence[Claim]) -> tuple[Figure, ...]:
    """Who acts and speaks in one story, over all its reports; ``actors``: those of each, by report id."""
    return cast_of(actors, claims)


def happenings(
    story: Story, reports: Mapping[str, Report], claims: Sequence[Claim], cast: Sequence[Figure] = ()
) -> tuple[Happening, ...]:
    """The happenings that the claims of one story tell; every claim is in exactly one.

    ``cast``: the story's, by which its actors meet.
    """
    return happenings_of(story, reports, claims, cast)
