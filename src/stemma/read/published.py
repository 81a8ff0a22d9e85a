"""When a report was published: stamps weighed against each other and against what the text speaks
of.

A stamp with one meaning is taken as it stands. A numeric stamp with several is settled by evidence:
a day before something that the text tells as past cannot be the day it was published. What stays
open is kept as bounds with the readings in the reasons; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stemma.dates import MONTH_WORD, MONTHS, day_of, month_of
from stemma.read.draft import Stamp
from stemma.read.stamps import Reading, Vague, counted_back, readings, vague
from stemma.reasons import reason
from stemma.records import Reason, When

PAST = re.compile(
    r"\b(?P<cue>since|in|on|last|from|of|during|after|until|back in|by the end of|between)\s+"
    r"(?:(?:early|mid|late)[\s-]+)?"
    rf"(?:(?P<month>{MONTH_WORD})\.?\s+(?:(?P<day>"
    rf"\d{{1,2}}),?\s+)?)?"
    r"(?P<year>(?:19|20)\d\d)\b",
    re.I,
)
AHEAD = re.compile(
    r"\b(?:will|would|shall|until|plans?|planned|planning|expect(?:s|ed)?|schedul\w+|next|target"
    r"\w*|aim\w*|"
    r"could|may|might|should|goal|upcoming|due|set to|to be|deadline|forecast\w*|project\w*|hope"
    r"s?|going to|"
    r"want\w*|promis\w+|pledg\w+|budget|if|election of)\b",
    re.I,
)
SENTENCE_END = re.compile(r"[.!?\n]")
LOOKED_AT = 100_000
"""Characters of a text in which past times are looked for."""

PICTURE = re.compile(
    r"\b((?:19|20)\d\d-\d\d-\d\d)[\w.-]{0,200}\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A time that a text tells as past: its first day, and its words."""

    day: date
    words: str


def spoken_of(text: str) -> Spoken | None:
    """The latest time that a text tells as past; None where it tells none.

    Only full months and years after words like "since" and "in" count, in sentences without words
    that look ahead ("will", "plans"), so that an announced year is not taken for a past one.
    """
    latest: Spoken | None = None
    for found in PAST.finditer(text, 0, LOOKED_AT):
        before = text[max(0, found.start() - 200) : found.start()]
        after = text[found.end() : found.end() + 200]
        sentence = SENTENCE_END.split(before)[-1] + " " + SENTENCE_END.split(after)[0]
        cue = found.group("cue").lower()
        if cue in ("until", "by the end of") or (cue != "since" and AHEAD.search(sentence)):
            continue
        month = MONTHS[found.group("month").lower()] if found.group("month") else 1
        day = day_of(int(found.group("year")), month, int(found.group("day") or 1))
        if day is None:
            continue
        words = found.group()[len(found.group("cue")) :].strip()
        if latest is None or day > latest.day:
            latest = Spoken(day, words)
    return latest


def published(stamps: Sequence[Stamp], text: str, around: Sequence[str] = ()) -> When:
    """The publication time from a report's stamps; ``text`` is the report's, ``around`` its
    furniture.

    The surest stamp with a day wins; stamps that say otherwise, days that were rejected, and dates
    that are no stamps (picture names) are named in ``reasons``. Without any, precision is
    "unknown".
    """
    spoken = spoken_of(text)
    why: list[Reason] = list(_pictures(around, spoken))
    ordered = sorted((s for s in stamps if not SAVED.match(s.text)), key=lambda s: s.rank)
    certain = {r[0].day for s in ordered if len(r := readings(s.text)) == 1}
    saved = _saved(ordered, (*around, *(s.text for s in stamps)))
    partial: When | None = None
    for n, stamp in enumerate(ordered):
        found = readings(stamp.text)
        if not found:
            settled = _settled(stamp, saved, certain)
            if settled is not None:
                return replace(settled, reasons=(*dict.fromkeys(why), *settled.reasons))
            partial = _partial(stamp, why, partial)
            continue
        left = _weighed(stamp, found, spoken, certain, why)
        if not left:
            continue
        why.extend(_others(ordered[n + 1 :], left))
        return _when(stamp, left, tuple(dict.fromkeys(why)))
    if partial is not None:
        return When(
            partial.text, partial.value, partial.earliest, partial.latest, partial.precision,
            partial.how, tuple(dict.fromkeys(why)),
        )  # fmt: skip
    if not ordered:
        why.append(reason("date.none", "no publication stamp was found"))
    return When(how="not found", reasons=tuple(dict.fromkeys(why)))


SAVED = re.compile(
    r"\W*(?:page )?(?:saved|captured|archived|retrieved|accessed|snapshot)\b(?:\s+(?:on|at|from))?\W{0,3}",
    re.I,
)
"""Words at the head of a line before the day on which a page was saved."""
NEAR_DAYS = 45
"""Days before a known day within which a day without a year is of its year: a page is saved, and an address
made, soon after the text is published; a day nearly a year back would be the wrong year's."""


def _saved(stamps: Sequence[Stamp], around: Sequence[str]) -> Reading | None:
    """When a page was saved, by a line that says so or by the file's name; None where nothing tells."""
    for line in around:
        mark = SAVED.match(line[:200])
        found = readings(line[mark.end() : 300]) if mark else ()
        if len(found) == 1:
            return found[0]
    named = [readings(s.text) for s in stamps if s.rank == FILE_NAME]
    return next((found[0] for found in named if len(found) == 1), None)


FILE_NAME = 5
"""The rank of a stamp from a file's name."""


def _settled(stamp: Stamp, saved: Reading | None, certain: set[date]) -> When | None:
    """What a stamp without a full day comes to by the day of saving, or by another stamp's year."""
    short = vague(stamp.text)
    if short is None:
        return None
    if short.kind == "relative":
        return _counted(stamp, short, saved)
    return _of_year(stamp, short, certain) if short.kind == "no year" else None


def _counted(stamp: Stamp, short: Vague, saved: Reading | None) -> When | None:
    """ "3 hours ago", counted from when the page was saved."""
    days = counted_back(stamp.text, saved) if saved is not None else None
    if saved is None or days is None:
        return None
    words = f"“{short.text}” is counted from {saved.day}, when the page was saved"
    why = (reason("date.counted", words, short.text, saved.text),)
    how = f"{stamp.how}, counted from when the page was saved"
    if days[0] == days[1]:
        return When(short.text, days[0].isoformat(), days[0], days[1], "day", how, why)
    if (days[1] - days[0]).days > 1:
        return When(short.text, "", days[0], days[1], "span", how, why)
    either = tuple(day.isoformat() for day in days)
    return When(short.text, "", days[0], days[1], "span", how, why, either)


def _of_year(stamp: Stamp, short: Vague, certain: set[date]) -> When | None:
    """ "March 20", of the year in which another stamp lies soon after it."""
    for known in sorted(certain):
        for year in (known.year, known.year - 1):
            day = day_of(year, short.month, short.day)
            if day is not None and timedelta(-1) <= known - day <= timedelta(NEAR_DAYS):
                words = f"“{short.text}” names no year; another stamp gives {known}"
                why = (reason("date.year", words, short.text),)
                return When(short.text, day.isoformat(), day, day, "day", stamp.how, why)
    return None


def _weighed(
    stamp: Stamp,
    found: tuple[Reading, ...],
    spoken: Spoken | None,
    certain: set[date],
    why: list[Reason],
) -> tuple[Reading, ...]:
    """The readings of a stamp that the evidence leaves; what is rejected goes to ``why``."""
    left = found
    if spoken is not None and (len(found) > 1 or stamp.rank >= 2):
        left = tuple(r for r in found if r.day >= spoken.day)
        for gone in found:
            if gone not in left:
                why.append(_rejected(stamp, gone, spoken))
    if len(left) > 1:
        same = tuple(r for r in left if r.day in certain)
        if len(same) == 1:
            words = f"“{same[0].text}” is read as {same[0].day}, the day that another stamp gives"
            why.append(reason("date.confirmed", words, same[0].text))
            left = same
    if len(left) == 1 and len(found) > 1:
        words = f"“{left[0].text}” is read as {left[0].day} ({left[0].order})"
        why.append(reason("date.order", words, left[0].text))
    return left


def _rejected(stamp: Stamp, gone: Reading, spoken: Spoken) -> Reason:
    order = f" ({gone.order})" if gone.order else ""
    words = (
        f"“{gone.text}” is not {gone.day}{order}: the text itself speaks of {spoken.words}, which is later"
    )
    return reason("date.before_text", words, stamp.text[:80], spoken.words)


def _when(stamp: Stamp, left: tuple[Reading, ...], why: tuple[Reason, ...]) -> When:
    """The time of the readings that are left: a day, a minute of it, or bounds of several days."""
    first = left[0]
    if len(left) > 1:
        days = sorted(r.day for r in left)
        named = " or ".join(f"{r.day} ({r.order})" for r in sorted(left, key=lambda r: r.day))
        words = f"“{first.text}” can be {named}; nothing in the text tells which"
        ambiguous = reason("date.ambiguous", words, first.text)
        either = tuple(day.isoformat() for day in days)
        return When(first.text, "", days[0], days[-1], "span", stamp.how, (*why, ambiguous), either)
    value = first.day.isoformat()
    if first.minute:
        return When(first.text, f"{value}T{first.minute}", first.day, first.day, "minute", stamp.how, why)
    return When(first.text, value, first.day, first.day, "day", stamp.how, why)


def _partial(stamp: Stamp, why: list[Reason], known: When | None) -> When | None:
    """What a stamp without a full day gives: a month of a year, or words whose day is unknown."""
    short = vague(stamp.text)
    if short is None:
        return known
    if short.kind == "month":
        if known is None or not known.value:
            return month_of(short.year, short.month, short.text, stamp.how)
        return known
    if short.kind == "relative":
        words = f"“{short.text}” counts from the time the page was saved, which is not known"
        why.append(reason("date.relative", words, short.text))
    else:
        words = f"“{short.text}” names no year"
        why.append(reason("date.no_year", words, short.text))
    return known or When(short.text, how=stamp.how)


def _others(rest: Sequence[Stamp], left: tuple[Reading, ...]) -> list[Reason]:
    """Later stamps that give another day."""
    days = {r.day for r in left}
    why: list[Reason] = []
    for stamp in rest:
        found = readings(stamp.text)
        if found and not days & {r.day for r in found}:
            named = " or ".join(r.day.isoformat() for r in found)
            words = f"{stamp.how} says {named}; it is less sure and was not taken"
            why.append(reason("date.other", words, found[0].text))
    return why[:4]


def _pictures(around: Sequence[str], spoken: Spoken | None) -> list[Reason]:
    """Dates in names of pictures, which tell about the picture and not about the page."""
    why: list[Reason] = []
    for line in around:
        found = PICTURE.search(line[:400])
        if not found:
            continue
        words = f"“{found.group(1)}” stands in the name of a picture and is no publication stamp"
        taken = readings(found.group(1))
        if spoken is not None and taken and taken[0].day < spoken.day:
            words += f"; the text itself speaks of {spoken.words}, which is later"
        evidence = (found.group()[:80], *((spoken.words,) if spoken else ()))
        why.append(reason("date.picture_name", words, *evidence))
    return why[:3]
