"""Date expressions of a time stamp, each with every day it can mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from stemma.dates import ALL_MONTH_WORD, ALL_MONTHS, MONTH_WORD, MONTHS, YEARS, day_of

_ORD = r"(?:st|nd|rd|th)?"

ISO = re.compile(
    r"(?<![\w/.-])((?:19|20)\d\d)-(\d\d)-(\d\d)"
    r"(?:(?:T|\s+)(\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?(?![\w-]*\d)"
)
PACKED = re.compile(r"(?<![\w.-])((?:19|20)\d\d)(0\d|1[0-2])([0-3]\d)(?:T?(\d\d)(\d\d)\d{0,2}Z?)?(?![\w])")
MONTH_FIRST = re.compile(rf"\b({MONTH_WORD})\.?\s+(\d{{1,2}}){_ORD},?\s+((?:19|20)\d\d)\b", re.I)
DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|[.º°])?[\s-]+(?:of\s+|de\s+)?({ALL_MONTH_WORD})\.?,?[\s-]+(?:del?\s+)?"
    r"((?:19|20)\d\d)\b",
    re.I,
)
MONTH_ONLY = re.compile(rf"\b({MONTH_WORD})\.?,?\s+((?:19|20)\d\d)\b", re.I)
NO_YEAR = re.compile(
    rf"\b(?:({MONTH_WORD})\.?\s+(\d{{1,2}})|(\d{{1,2}}){_ORD}\s+({MONTH_WORD}))\b(?!\s*:)", re.I
)
NUMERIC = re.compile(r"(?<![\w/.:-])(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?![\w/-]|\.\d)")
EPOCH = re.compile(r"\s*(\d{10}|\d{13})\s*")
CLOCK = re.compile(r"(?<![\d:.-])(\d{1,2})[:h](\d\d)(?::\d\d)?\s*([ap])?\.?(?:m\b)?", re.I)
RELATIVE = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|few|several)\s*(?:s|m|h|d|w|sec|min|minute|hour|hr|day|week|month"
    r"|year)s?\s+ago\b|"
    r"\byesterday\b|\btoday\b|\bjust now\b|\blast (?:week|month|year)\b",
    re.I,
)

ORDERS = (("day-month-year", 2, 1, 0), ("month-day-year", 2, 0, 1), ("year-month-day", 0, 1, 2))
"""Orders of a numeric date: name, then the places of year, month and day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One day a stamp can mean; ``order`` names how its numbers were read, ``minute`` is
    "HH:MM"."""

    day: date
    text: str
    order: str = ""
    minute: str = ""


@dataclass(frozen=True, slots=True)
class Vague:
    """A stamp that gives less than a day: a month of a year, a day without a year, "3 hours
    ago"."""

    text: str
    kind: str
    year: int = 0
    month: int = 0
    day: int = 0


def readings(text: str) -> tuple[Reading, ...]:
    """Every day that the first date expression of a stamp can mean; () where there is none."""
    text = text[:300]
    epoch = EPOCH.fullmatch(text)
    if epoch:
        return _epoch(epoch.group(1))
    for pattern, order in ((ISO, (1, 2, 3)), (PACKED, (1, 2, 3))):
        found = pattern.search(text)
        if found:
            year, month, day = (int(found.group(n)) for n in order)
            real = day_of(year, month, day)
            if real is not None:
                return (Reading(real, found.group().strip(), "", _iso_minute(found)),)
    for pattern, places in ((MONTH_FIRST, (3, 1, 2)), (DAY_FIRST, (3, 2, 1))):
        found = pattern.search(text)
        if found:
            month = ALL_MONTHS[found.group(places[1]).lower()]
            real = day_of(int(found.group(places[0])), month, int(found.group(places[2])))
            if real is not None:
                return (Reading(real, found.group(), "", _clock(text, found.end())),)
    for found in NUMERIC.finditer(text):
        numeric = _numeric(found)
        if numeric:
            minute = _clock(text, found.end())
            return tuple(Reading(r.day, r.text, r.order, minute) for r in numeric)
    return ()


def vague(text: str) -> Vague | None:
    """What a stamp says where it gives no full day."""
    text = text[:300]
    found = MONTH_ONLY.search(text)
    if found:
        return Vague(found.group(), "month", int(found.group(2)), MONTHS[found.group(1).lower()])
    found = RELATIVE.search(text)
    if found:
        return Vague(found.group(), "relative")
    found = NO_YEAR.search(text)
    if found:
        month, day = found.group(1) or found.group(4), found.group(2) or found.group(3)
        if 1 <= int(day) <= 31:
            return Vague(found.group(), "no year", 0, MONTHS[month.lower()], int(day))
    return None


COUNTED = re.compile(
    r"\b(?P<n>\d{1,3}|an?|one|two|few|several)\s*"
    r"(?P<unit>s|m|h|d|w|sec|min|minute|hour|hr|day|week|month|year)(?:ec|ond|in|ute)?s?\s+ago\b"
    r"|(?P<word>yesterday|today|just now)\b",
    re.I,
)
"""A stamp that counts back from the time of saving."""
SECONDS = {"s": 1, "sec": 1, "m": 60, "min": 60, "minute": 60, "h": 3600, "hr": 3600, "hour": 3600,
           "d": 86_400, "day": 86_400, "w": 604_800, "week": 604_800}  # fmt: skip


def counted_back(text: str, saved: Reading) -> tuple[date, date] | None:
    """The first and last day that "3 hours ago" can mean on a page saved at ``saved``; None for other words.

    Pages round down, so that "2 days ago" is two days and less than three. Without the minute of saving
    any time of that day counts.
    """
    found = COUNTED.search(text[:300])
    if not found:
        return None
    word = (found.group("word") or "").lower()
    if word:
        day = saved.day - timedelta(days=word == "yesterday")
        return day, day
    number, unit = found.group("n").lower(), found.group("unit").lower()
    seconds = SECONDS.get(unit)
    if seconds is None or number in ("few", "several"):
        return None
    count = int(number) if number.isdigit() else {"two": 2}.get(number, 1)
    clock = saved.minute[:5] or "00:00"
    first = datetime.combine(saved.day, datetime.strptime(clock, "%H:%M").time())
    last = first if saved.minute else first + timedelta(hours=23, minutes=59)
    try:
        early = first - timedelta(seconds=seconds * (count + 1) - 1)
        late = last - timedelta(seconds=seconds * count)
    except OverflowError:
        return None
    if unit in ("d", "day") and not saved.minute:
        late = first - timedelta(days=count)
        early = late - timedelta(days=1)
    return early.date(), late.date()


def _numeric(found: re.Match[str]) -> tuple[Reading, ...]:
    """The days a numeric date can mean, one per order that the calendar allows."""
    parts = (found.group(1), found.group(3), found.group(4))
    result: list[Reading] = []
    for order, y, m, d in ORDERS:
        year = _year(parts[y])
        if year is None or len(parts[m]) > 2 or len(parts[d]) > 2:
            continue
        real = day_of(year, int(parts[m]), int(parts[d]))
        if real is not None and all(real != known.day for known in result):
            result.append(Reading(real, found.group(), order))
    return tuple(result)


def _year(digits: str) -> int | None:
    """Two digits count from 1970 to 2069, as POSIX and most forums do; four as they stand."""
    if len(digits) == 4:
        return int(digits) if int(digits) in YEARS else None
    if len(digits) != 2:
        return None
    return int(digits) + (1900 if int(digits) >= 70 else 2000)


def _iso_minute(found: re.Match[str]) -> str:
    hour, minute = found.group(4), found.group(5)
    if hour is None or int(hour) > 23 or int(minute) > 59 or (hour, minute) == ("00", "00"):
        return ""
    zone = found.group(6) if found.re is ISO else None
    return f"{hour}:{minute}" + ((zone if zone == "Z" else f"{zone[:3]}:{zone[-2:]}") if zone else "")


def _clock(text: str, at: int) -> str:
    """A clock time within a few words after a date, as "HH:MM"; "" where there is none."""
    found = CLOCK.search(text, at, at + 20)
    if not found:
        return ""
    hour, minute = int(found.group(1)), int(found.group(2))
    half = (found.group(3) or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


def _epoch(digits: str) -> tuple[Reading, ...]:
    """Seconds or milliseconds since 1970, in UTC."""
    seconds = int(digits) if len(digits) == 10 else int(digits) // 1000
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    if moment.year not in YEARS:
        return ()
    return (Reading(moment.date(), digits, "", f"{moment:%H:%M}Z"),)
