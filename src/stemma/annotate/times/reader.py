"""Reading the times of a report in order: what one sentence names, the next may count from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from stemma.annotate.times.anchors import Anchors, Tense, Timex
from stemma.annotate.times.edtf import between, when_of
from stemma.annotate.times.grammar import parts_of
from stemma.annotate.times.tense import Verbs
from stemma.annotate.times.words import words_of, worth_reading
from stemma.records import When

YEAR = re.compile(r"(?<![\d,.$£€-])(1\d{3}|20\d\d)(?![\d,%-])")
NEAR = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Yy]esterday)\b")
FEWEST, FAR, SHARE, NEAR_SHARE = 4, 3, 0.7, 0.3
"""A text tells of another time where it names this many years, and this share of them lie this far away, and
the days that only news names ("Friday", "yesterday") are at most this share of its years."""

NOT_KNOWN = When()


class TimeReader:
    """Reads the times of one report, stretch by stretch, in the order of its text.

    ``published``: its publication time; where that is a span of days, each time is read from both ends.
    ``verbs``: the parse, which tells the tense; without it the words do.
    """

    def __init__(self, text: str, published: When = NOT_KNOWN, verbs: Verbs | None = None) -> None:
        self.text = text
        self.verbs = verbs if verbs is not None else Verbs()
        ends = sorted({d for d in (published.earliest, published.latest) if d is not None})
        self.anchors = [self._anchors(day) for day in ends] or [self._anchors(None)]

    def _anchors(self, day: date | None) -> Anchors:
        narrative = _tells_of_another_time(self.text, day)
        return Anchors(day, narrative, parsed=bool(self.verbs.tokens))

    def timexes(self, start: int = 0, end: int | None = None) -> list[Timex]:
        """Every time expression between two characters; places are counted in the whole text."""
        piece = self.text[start:end]
        return self._read(piece, start, self.anchors[0])

    def times(self, start: int = 0, end: int | None = None) -> list[tuple[int, int, When]]:
        """(start, end, time) of the days, spans and clock times of a stretch, in order.

        Durations, repeated times and words like "now" are none; see ``timexes``.
        """
        piece = self.text[start:end]
        read = [self._read(piece, start, anchors) for anchors in self.anchors]
        found: list[tuple[int, int, When]] = []
        for n, timex in enumerate(read[0]):
            when = when_of(timex)
            if when is not None and len(read) > 1:
                when = between(when, when_of(read[1][n]) if n < len(read[1]) else None)
            if when is not None:
                found.append((timex.start, timex.end, when))
        return found

    def _read(self, piece: str, start: int, anchors: Anchors) -> list[Timex]:
        found: list[Timex] = []
        for first, last in _sentences(piece):
            sentence = piece[first:last]
            if worth_reading(sentence):
                begin = start + first
                anchors.tense_at = self._tense_from(begin)
                read = _joined(parts_of(sentence, words_of(sentence), anchors), sentence)
                found += [replace(t, start=t.start + begin, end=t.end + begin) for t in read]
        return found

    def _tense_from(self, begin: int) -> Callable[[int, int], Tense]:
        """The tense between two places of the stretch that begins there."""
        return lambda first, last: self.verbs.tense(begin + first, begin + last, self.text)


def times_in(text: str, published: When) -> list[tuple[int, int, When]]:
    """(start, end, time) for every day, span of days and clock time that a text names, none overlapping."""
    return TimeReader(text, published).times()


def timexes_in(text: str, published: When, verbs: Verbs | None = None) -> list[Timex]:
    """Every time expression of a text with its TIMEX3 type and value."""
    return TimeReader(text, published, verbs).timexes()


def _tells_of_another_time(text: str, day: date | None) -> bool:
    """Whether most years that a text names lie far from its publication: a text of history."""
    years = [int(y) for y in YEAR.findall(text)]
    if len(years) < FEWEST or len(NEAR.findall(text)) > NEAR_SHARE * len(years):
        return False
    if day is None:
        return True
    return sum(abs(y - day.year) > FAR for y in years) >= SHARE * len(years)


END = re.compile(r"[a-z0-9][.!?][\"”’')]*\s+(?=[A-Z“\"‘'`(])|\n\s*\n")
"""Where a stretch is cut into sentences, so that those without a time cost one look; a time crosses none."""
ABBREVIATED = re.compile(
    r"\b(?:[a-z]|[ap]\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)"
    r"\.\s+$"
)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text that no time crosses."""
    at = 0
    for cut in END.finditer(text):
        if not ABBREVIATED.search(text, max(at, cut.end() - 12), cut.end()):
            yield at, cut.end()
            at = cut.end()
    yield at, len(text)


GAP = re.compile(r"(?: [A-Z]{2,4})?,? ")
"""What may stand between a clock time and its day, or between a day and its clock time."""


def _joined(found: list[Timex], text: str) -> list[Timex]:
    """A clock time and the day right behind it are one time: "10 p.m. Wednesday", "5 p.m. EST Nov. 9"."""
    joined: list[Timex] = []
    for timex in found:
        last = joined[-1] if joined else None
        if last is not None and "T" in last.value.value and last.value.how == "a time of day" and (
            timex.value.kind == "DATE" and len(timex.value.value) == 10
            and GAP.fullmatch(text, last.end, timex.start)
        ):  # fmt: skip
            clock = last.value.value.split("T")[1]
            value = replace(timex.value, kind="TIME", value=f"{timex.value.value}T{clock}")
            joined[-1] = Timex(last.start, timex.end, text[last.start : timex.end], value)
        else:
            joined.append(timex)
    return joined
