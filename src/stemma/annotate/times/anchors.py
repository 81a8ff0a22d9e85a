"""What a time is counted from, and what a time comes to.

A time that names its year needs nothing. Others are counted from the publication day; in a text that tells
of another time ("narrative"), from the last date that the text named. The value of a time is written in
TIMEX3 (TimeML 1.2.1, the annotation guidelines' section on values); ``edtf.py`` turns it into a ``When``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from stemma.annotate.times.words import Word
from stemma.dates import day_of

Tense = Literal["past", "future", ""]
Kind = Literal["DATE", "TIME", "DURATION", "SET"]

PUBLISHED = "counted from the publication day"
TEXT = "counted from a date in the text"
NAMED = "named in full"
NOTHING = "counted from a day that the text does not name"
"""How a time is found that follows on another one, where none has been named: its value is a guess."""
OPEN = "relative to a publication day that is unknown"


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 type and value with how it was found; ``about``: it may lie that many days to either side.

    ``""`` as value: words that name a time without one. Letters X stand for what is not known. ``either``:
    values of which one is meant and nothing tells which; ``value`` is then the likelier.
    """

    kind: Kind
    value: str
    how: str = NAMED
    about: int = 0
    either: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: where it stands in the text it was read from, its words, what it comes to."""

    start: int
    end: int
    text: str
    value: Value


def _no_tense(start: int, end: int) -> Tense:
    return ""


@dataclass(slots=True)
class Anchors:
    """What is known where a time stands: the publication day, the last time named, the tense.

    ``day``: the publication day or None; ``narrative``: the text tells of another time than its
    publication's; ``tense_at``: the tense of the clause around two places of the text; ``last``: the last
    resolved value, ``last_day`` its day where it has one; ``last_part``: the last quarter or half year.
    ``parsed``: the tense comes from a parse, so that "" means a clause without one.
    """

    day: date | None
    narrative: bool = False
    last: str = ""
    last_day: date | None = None
    last_part: str = ""
    tense_at: Callable[[int, int], Tense] = _no_tense
    parsed: bool = False

    @property
    def base(self) -> date | None:
        """The day that relative words count from: the publication day, or the story's time."""
        if self.narrative:
            return self.last_day or first_day(self.last)
        return self.day

    @property
    def how(self) -> str:
        """In words, what ``base`` is."""
        if self.base is None:
            return OPEN
        return TEXT if self.narrative else PUBLISHED

    @property
    def reference(self) -> date | None:
        """The day that "the next day" counts from: the last date named, else the base."""
        return self.last_day or first_day(self.last) or self.base

    @property
    def reference_how(self) -> str:
        """In words, what ``reference`` is."""
        if self.last_day is not None or self.last:
            return TEXT
        return OPEN if self.base is None else NOTHING

    def note(self, value: Value) -> None:
        """Keep a resolved date as what later words may count from."""
        if (
            value.either
            or value.kind not in ("DATE", "TIME")
            or "X" in value.value
            or not value.value[:4].isdigit()
        ):
            return
        if len(value.value) >= 4:
            self.last = value.value
            self.last_day = first_day(value.value) if len(value.value) >= 10 else None
            if value.value[4:6] in ("-Q", "-H") and value.how == self.how:
                self.last_part = value.value


@dataclass(slots=True)
class Part:
    """The words of a match, with the whole sentence and what is known there."""

    words: list[Word]
    first: int
    end: int
    anchors: Anchors
    text: str

    @property
    def tense(self) -> Tense:
        """The tense of the clause around the match."""
        return self.anchors.tense_at(self.matched[0].start, self.matched[-1].end)

    @property
    def matched(self) -> list[Word]:
        """The words of the match."""
        return self.words[self.first : self.end]

    def word(self, signs: str) -> Word | None:
        """The first matched word with one of the signs."""
        return next((w for w in self.matched if w.sign in signs), None)

    def has(self, signs: str) -> bool:
        """Whether a matched word has one of the signs."""
        return any(w.sign in signs for w in self.matched)

    def number(self, signs: str) -> int:
        """The value of the first matched word with one of the signs; 0 without one."""
        word = self.word(signs)
        return int(word.value) if word is not None else 0

    def before(self, n: int = 1) -> str:
        """The word ``n`` places before the match in small letters, "" at the start."""
        at = self.first - n
        return self.words[at].low if at >= 0 else ""

    def after(self, n: int = 1) -> str:
        """The word ``n`` places behind the match in small letters, "" at the end."""
        at = self.end + n - 1
        return self.words[at].low if at < len(self.words) else ""

    def tight(self) -> bool:
        """Whether no white space stands inside the match."""
        return not any(c.isspace() for c in self.text[self.matched[0].start : self.matched[-1].end])


def first_day(value: str) -> date | None:
    """The first day of a resolved TIMEX3 value of day, week, month, quarter or year; None for others."""
    try:
        if len(value) >= 10 and value[4] == "-" and value[7] == "-":
            return date.fromisoformat(value[:10])
        if value[4:6] == "-W" and value[6:8].isdigit():
            return date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
        if value[4:6] == "-Q":
            return day_of(int(value[:4]), int(value[6]) * 3 - 2, 1)
        if len(value) == 7 and value[4] == "-":
            return day_of(int(value[:4]), int(value[5:]), 1)
        if value[4:5] == "-" or len(value) == 4:
            return day_of(int(value[:4]), 1, 1)
    except ValueError:
        return None
    return None


def shifted(day: date, days: int) -> date | None:
    """The day so many days later; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_value(year: int, month: int) -> str:
    """TIMEX3 of a month counted from 1 of a year; months beyond 12 or below 1 run into other years."""
    count = year * 12 + month - 1
    return year_value(count // 12) and f"{count // 12:04d}-{count % 12 + 1:02d}"


def year_value(year: int) -> str:
    """TIMEX3 of a year; "" beyond the calendar."""
    return f"{year:04d}" if 1 <= year <= 9999 else ""


def week_value(day: date | None) -> str:
    """TIMEX3 of the ISO week around a day."""
    if day is None:
        return ""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
