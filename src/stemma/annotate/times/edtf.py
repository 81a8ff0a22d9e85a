"""From a TIMEX3 value to a ``When``: the EDTF value, the earliest and latest day, the precision.

EDTF is ISO 8601-2:2019; used of it are days, months, years, intervals, decades ("199X"), seasons (21 to 24),
quarters (33 to 36), halves (40, 41) and "~" for "about". A week is an interval of days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from stemma.annotate.times.anchors import NOTHING, Timex, shifted
from stemma.annotate.times.units import STARTS
from stemma.dates import day_of, exact_day, month_of, unresolved, year_of
from stemma.records import Precision, When

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.+))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"\d\d")
_PARTS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}


def when_of(timex: Timex) -> When | None:
    """The ``When`` of a time expression; None for durations, repeated times, "now" and a bare clock time."""
    value, text, how = timex.value.value, timex.text, timex.value.how
    if timex.value.kind in ("DURATION", "SET") or value.endswith("_REF"):
        return None
    if how == "a time of day":
        return None  # the day is not named: it would be taken in silence
    if how == NOTHING:
        return unresolved(text, "unknown", how)
    if timex.value.either:
        return _either(timex)
    found = _resolved(value, text, how)
    if found is None:
        return unresolved(text, _precision(value), how)
    return _about(found, timex.value.about)


def _either(timex: Timex) -> When:
    """A time that has one of a few values: open, with all of them and the days from first to last."""
    read = [_resolved(value, timex.text, timex.value.how) for value in timex.value.either]
    days = [d for w in read if w is not None for d in (w.earliest, w.latest) if d is not None]
    precision = read[0].precision if read[0] is not None else "unknown"
    either = timex.value.either
    return When(timex.text, "", min(days), max(days), precision, timex.value.how, alternatives=either)


def _precision(value: str) -> Precision:
    """How fine an unresolved time is."""
    if value.startswith("XXXX-WXX-"):
        return "weekday"
    if re.fullmatch(r"XXXX-\d\d-\d\d", value):
        return "day"
    return "month" if re.fullmatch(r"XXXX-\d\d", value) else "unknown"


def _resolved(value: str, text: str, how: str) -> When | None:
    if "/" in value:
        return _several(value, text, how)
    match = _DAY.fullmatch(value)
    if match:
        day = day_of(int(match[1]), int(match[2]), int(match[3]))
        return _clocked(exact_day(day, text, how), match[4]) if day else None
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), bool(match[3]), text, how)
    if match := _PART.fullmatch(value):
        return _part(int(match[1]), match[2], text, how)
    if match := _MONTH.fullmatch(value):
        year, month = int(match[1]), int(match[2])
        return month_of(year, month, text, how) if year and 1 <= month <= 12 else None
    if _YEAR.fullmatch(value) and int(value):
        return year_of(int(value), text, how)
    if match := _DECADE.fullmatch(value):
        first = int(match[1]) * 10
        return When(text, value, date(max(1, first), 1, 1), date(first + 9, 12, 31), "span", how)
    if _CENTURY.fullmatch(value):
        first = max(1, int(value) * 100)
        return When(text, value + "XX", date(first, 1, 1), date(int(value) * 100 + 99, 12, 31), "span", how)
    return None


def _several(value: str, text: str, how: str) -> When | None:
    """Days from the first to the last, or days of which one is meant ("day and month may be exchanged")."""
    if "X" in value:
        return None
    days = sorted(date.fromisoformat(part) for part in value.split("/"))
    if how.startswith("day and month"):
        either = tuple(d.isoformat() for d in days)
        return When(text, "", days[0], days[-1], "span", how, alternatives=either)
    return When(text, value, days[0], days[-1], "span", how)


def _clocked(when: When, clock: str | None) -> When:
    """A day with its hour and minute; parts of the day ("morning") keep the day's precision."""
    if clock is None or not clock[0].isdigit() or clock == "24:00":
        return when
    return When(when.text, f"{when.value}T{clock}", when.earliest, when.latest, "minute", when.how)


def _week(year: int, week: int, weekend: bool, text: str, how: str) -> When | None:
    try:
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
    except ValueError:
        return None
    last = shifted(first, 1 if weekend else 6)
    if last is None:
        return None
    return When(text, f"{first.isoformat()}/{last.isoformat()}", first, last, "week", how)


def _part(year: int, part: str, text: str, how: str) -> When | None:
    """A quarter, half or season; a season's bounds are wide, for its days are nowhere fixed."""
    if not 1 < year < 9999:
        return None
    if part[0] == "Q":
        first, months = int(part[1]) * 3 - 2, 3
    elif part[0] == "H":
        first, months = int(part[1]) * 6 - 5, 6
    else:
        first, months = STARTS[part], 4
    end = year * 12 + first - 1 + months - 1
    last = date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1])
    begin = date(year, first, 1)
    if part == "WI":  # the winter of a year is the one it begins or the one it ends with
        begin = date(year - 1, 12, 1)
    return When(text, f"{year:04d}-{_PARTS[part]}", begin, last, "span", how)


def _about(when: When, days: int) -> When:
    """A time told in whole units may miss: its bounds are wider than its value, which says so with "~"."""
    if not days or when.earliest is None or when.latest is None or "/" in when.value:
        return when
    early = shifted(when.earliest, -days) or when.earliest
    late = shifted(when.latest, days) or when.latest
    return When(when.text, when.value + "~", early, late, when.precision, when.how)


def between(a: When, b: When | None) -> When:
    """A time read from both ends of the days that the publication can be: open where they differ."""
    if b is None or (a.value, a.earliest, a.latest) == (b.value, b.earliest, b.latest):
        return a
    days = [d for d in (a.earliest, a.latest, b.earliest, b.latest) if d is not None]
    if len(days) < 4:
        return unresolved(a.text, a.precision, a.how)
    how = f"{a.how}, which is not known to the day"
    precision: Precision = "weekday" if a.precision == "day" and "weekday" in a.how else a.precision
    return When(a.text, "", min(days), max(days), precision, how)
