"""What the readers of each kind of original hand on, before it becomes a report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stemma.reasons import reason
from stemma.records import Found, Problem, Reason, Span

NOT_FOUND = Found()
"""What stands where nothing was found."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Words that may say when a report was published.

    ``how`` says where they stand, in words; ``rank`` orders what is trusted (0 the surest):
    0 the page's own metadata or an article's date field, 1 a labelled stamp ("Posted ..."),
    2 a stamp that stands alone, 3 a dateline, 4 the address, 5 a file name.
    """

    text: str
    how: str
    rank: int


@dataclass(frozen=True, slots=True)
class Site:
    """What an original says about who published it: host, site name, and how each was found."""

    host: str = ""
    host_how: str = ""
    name: str = ""
    name_how: str = ""


NO_SITE = Site()
REST = reason("rest", "not in the text of a report")


@dataclass(frozen=True, slots=True)
class Draft:
    """One report to be: stretches of the layer and what was found beside them.

    ``around`` holds removed lines that may still tell who published it and when.
    """

    stretches: tuple[Span, ...]
    title: Found = NOT_FOUND
    url: Found = NOT_FOUND
    byline: Found = NOT_FOUND
    author: Found = NOT_FOUND
    language: Found = NOT_FOUND
    site: Site = NO_SITE
    stamps: tuple[Stamp, ...] = ()
    around: tuple[str, ...] = ()
    forum: bool = False


@dataclass(frozen=True, slots=True)
class Drafts:
    """The reports of one original, what was left out with its reason, and what went wrong.

    ``rest``: the reason for every stretch that neither a draft nor ``removed`` holds.
    """

    drafts: tuple[Draft, ...]
    removed: tuple[tuple[Span, Reason], ...] = ()
    rest: Reason = REST
    problems: tuple[Problem, ...] = ()


def has_words(text: str, stretches: Iterable[Span]) -> bool:
    """Whether stretches of a text hold a letter or digit at all."""
    return any(c.isalnum() for span in stretches for c in text[span.start : span.end])
