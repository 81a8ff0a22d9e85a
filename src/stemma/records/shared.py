"""What every step uses: spans, quotes, reasons, values found, times, problems."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one report's clean text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of one original's layer with its exact text (W3C Web Annotation selectors)."""

    original_id: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is: a stable code, words that a page can show, the words it rests on."""

    code: str
    words: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A value with how it was found; ``value`` is empty where nothing was found."""

    value: str = ""
    how: str = ""


Precision = Literal["minute", "day", "weekday", "week", "month", "year", "span", "unknown"]


@dataclass(frozen=True, slots=True)
class When:
    """A time with its precision kept: ``text`` as it stands, the earliest and the latest day it allows.

    ``value`` is EDTF-like ("2025-03-20", "2022-09", "2021", "2023-10/.."); empty when unresolved. A weekday
    without an anchor has no bounds and precision "weekday". ``alternatives``: where one of a few values is
    meant and nothing tells which ("03/04/2017"), all of them; ``value`` is empty then.
    """

    text: str = ""
    value: str = ""
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = "unknown"
    how: str = ""
    reasons: tuple[Reason, ...] = ()
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong: code, what, where, what to do (see ``stemma.errors``)."""

    code: str
    what: str
    where: str
    advice: str
