"""Times in a sentence: dates, months, years, weekdays and a few relative words, precision kept.

Values follow EDTF level 0. A weekday or a relative word is anchored on the publication day where
that is known; otherwise it stays unresolved. The publication day itself is never taken in silence.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from stemma.dates import (
    MONTHS,
    WEEKDAYS,
    YEARS,
    day_of,
    exact_day,
    month_of,
    unresolved,
    weekday_near,
    year_of,
)  # fmt: skip
from stemma.records import When

_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)\b(?!-)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_WEEKDAY = r"(?P<weekday>" + "|".join(n.capitalize() for n in WEEKDAYS if len(n) > 4) + r")"

_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<m>\d{1,2})-(?P<day>\d{1,2})\b")
_DMY = re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", re.IGNORECASE)
_MDY = re.compile(rf"\b{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?", re.IGNORECASE)
_MY = re.compile(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}", re.IGNORECASE)
_M = re.compile(rf"(?<=\b[iI]n )(?:(?:late|early|mid)[- ])?{_MONTH}(?!\s*\d)", re.IGNORECASE)
_Y = re.compile(rf"(?<![\d$€£.,-]){_YEAR}(?![,.]\d|%)")
_W = re.compile(rf"\b(?:(?P<shift>[Ll]ast|[Nn]ext|[Tt]his)\s+)?{_WEEKDAY}\b")
_R = re.compile(
    r"\b(?P<word>today|yesterday|tomorrow|tonight"
    r"|(?:last|this|next) (?:night|week|month|year|weekend))\b",
    re.IGNORECASE,
)
_PATTERNS = (_ISO, _DMY, _MDY, _MY, _M, _W, _R, _Y)
DAYS_APART = {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}


_AHEAD = re.compile(
    r"\b(?:will|shall|to be held|is due|are due|set to|plans? to|scheduled|upcoming)\b|[’']ll\b"
)


def times_in(text: str, published: When) -> list[tuple[int, int, When]]:
    """(start, end, time) for every time that ``text`` names, in order, none overlapping.

    A weekday is the next one where the sentence looks ahead ("will"), the last one otherwise.
    """
    looks = [m.start() for m in _AHEAD.finditer(text)]
    anchor = published.earliest if published.earliest == published.latest else None
    taken: list[tuple[int, int, When]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < e and s < end for s, e, _ in taken):
                continue
            ahead = any(at < start and " and " not in text[at:start] for at in looks)
            when = _value(match, anchor, ahead)
            if match.re is _W and _dated_beside(text, start, end, taken):
                when = None  # "Monday, 17 February": the date says it all
            if when is not None:
                taken.append((start, end, when))
    return sorted(taken, key=lambda item: item[:2])


def _dated_beside(text: str, start: int, end: int, taken: list[tuple[int, int, When]]) -> bool:
    """Whether a full date stands right beside a weekday."""
    return any(
        w.precision == "day"
        and (0 <= s - end <= 3 or 0 <= start - e <= 3)
        and not text[min(end, e) : max(start, s)].strip(" ,(")
        for s, e, w in taken
    )


def _value(match: re.Match[str], anchor: date | None, ahead: bool) -> When | None:
    parts = match.groupdict()
    text = match.group() if len(parts.get("month") or "") < 4 else match.group().rstrip(".")
    if match.re is _R:
        return _relative(text, parts["word"].lower(), anchor)
    if match.re is _W:
        shift = (parts["shift"] or "").lower()
        if shift == "next" and anchor is not None:
            anchor += timedelta(days=1)
        future = shift == "next" or (ahead and shift != "last")
        return _weekday(text, parts["weekday"].lower(), future, anchor)
    month = int(parts["m"]) if "m" in parts else MONTHS.get((parts.get("month") or "").lower(), 0)
    year = int(parts["year"]) if parts.get("year") else 0
    if parts.get("day"):
        return _dated(text, year, month, int(parts["day"]), anchor)
    if year and year in YEARS:
        return month_of(year, month, text, "named") if month else year_of(year, text, "named")
    if month and match.re is _M:
        # "may" and "march" are words as well as months: a month alone is one only when capitalised
        return _month(text, month, anchor, ahead) if text.split()[-1][:1].isupper() else None
    return None


def _month(text: str, month: int, anchor: date | None, ahead: bool) -> When:
    """A month without a year: the last one up to the publication day, the next one after "will"."""
    if anchor is None:
        return unresolved(text, "month", "no year is named and the publication day is unknown")
    year = anchor.year
    if ahead and month < anchor.month:
        year += 1
    elif not ahead and month > anchor.month:
        year -= 1
    return month_of(year, month, text, "the nearest such month to the publication day")


def _dated(text: str, year: int, month: int, day: int, anchor: date | None) -> When | None:
    if year:
        found = day_of(year, month, day)
        return exact_day(found, text, "named in full") if found else None
    if day_of(2024, month, day) is None:
        return None
    if anchor is None:
        return unresolved(text, "day", "no year is named and the publication day is unknown")
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    days = [d for d in (day_of(y, month, day) for y in years) if d is not None]
    nearest = min(days, key=lambda d: (abs((d - anchor).days), d > anchor))
    return exact_day(nearest, text, "the nearest such day to the publication day")


def _weekday(text: str, word: str, future: bool, anchor: date | None) -> When:
    if anchor is None:
        return unresolved(text, "weekday", "a weekday; the publication day is unknown")
    how = "the weekday next to the publication day"
    return weekday_near(WEEKDAYS[word], anchor, text, how, future=future)


def _relative(text: str, word: str, anchor: date | None) -> When:
    if anchor is None:
        return unresolved(text, "unknown", "relative to a publication day that is unknown")
    if word in DAYS_APART:
        day = anchor + timedelta(days=DAYS_APART[word])
        return exact_day(day, text, "counted from the publication day")
    step = {"last": -1, "this": 0, "next": 1}[word.split()[0]]
    unit = word.split()[1]
    if unit == "year":
        return year_of(anchor.year + step, text, "counted from the publication day")
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + step
        return month_of(months // 12, months % 12 + 1, text, "counted from the publication day")
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
    sunday = monday + timedelta(days=6)
    value = f"{monday.isoformat()}/{sunday.isoformat()}"
    return When(text, value, monday, sunday, "week", "counted from the publication day")
