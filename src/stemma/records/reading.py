"""What the read step makes: originals, reports, what was removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.records.shared import Found, Problem, Reason, When

OriginalKind = Literal["html", "text", "dump", "json", "unknown"]


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes as they came, named by their SHA-256 (``id``).

    ``names``: every path under which the same bytes were given, sorted. ``size`` in bytes as kept (after
    unpacking gzip). ``charset`` as decoded; ``repairs`` say what decoding had to mend.
    """

    id: str
    names: tuple[str, ...]
    kind: OriginalKind
    size: int
    charset: str = ""
    repairs: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """``length`` characters of a report's text from ``start`` stand in the layer from ``source``."""

    start: int
    source: int
    length: int


OutletKind = Literal["agency", "newspaper", "broadcaster", "state media", "party", "forum", "blog", "unknown"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published a report; ``key`` is "" where it is unknown. ``owner`` "" where not known."""

    key: str = ""
    name: str = ""
    kind: OutletKind = "unknown"
    owner: str = ""
    country: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One published text found in an original.

    ``number`` counts the reports of one original from 0 (posts of a thread). ``text`` is made of ``segments``
    of the original's layer, joined by blank lines; a sentence never crosses a segment. ``title`` is metadata:
    it need not stand in the text. ``author``: a forum post's own voice.
    """

    id: str
    original_id: str
    number: int
    text: str
    segments: tuple[Segment, ...]
    title: Found = Found()
    outlet: Outlet = Outlet()
    url: Found = Found()
    byline: Found = Found()
    dateline: Found = Found()
    credit: Found = Found()
    author: Found = Found()
    language: Found = Found()
    published: When = When()


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of an original's layer that no report holds, with the reason it was left out."""

    original_id: str
    start: int
    end: int
    exact: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What the read step makes of one original."""

    original: Original
    reports: tuple[Report, ...]
    removed: tuple[Removed, ...]
    problems: tuple[Problem, ...]
