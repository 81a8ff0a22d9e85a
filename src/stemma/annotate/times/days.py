"""Days, weekdays and times of day: "20 March 2025", "last Friday", "Tuesday night", "10 p.m. Wednesday"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from stemma.annotate.times.anchors import (
    NAMED,
    NOTHING,
    Kind,
    Part,
    Value,
    first_day,
    month_value,
    shifted,
    week_value,
)  # fmt: skip
from stemma.annotate.times.units import PARTS, STEPS
from stemma.annotate.times.words import ORDINALS
from stemma.dates import MONTHS, WEEKDAYS, day_of

NEAREST = "the nearest such day to the publication day"
FAR = 120
"""Days from which on the tense says whether a day without a year lies behind or ahead."""
AHEAD = 6
"""Months ahead up to which a month in a clause without a tense may be the coming one."""
NO_DAY = Value("DATE", "")
IMPOSSIBLE = Value("DATE", "-")
"""What stands for words that name a day which no calendar has: they are read, and nothing is made of them."""


def numeric(part: Part) -> Value | None:
    """ "2025-03-20", "24/12/2024", "24.12.2024"; a day and month that can be exchanged stay open."""
    if not part.tight():
        return None
    a, b, c = (int(w.value) for w in part.matched[::2])
    signs = [w.sign for w in part.matched]
    if signs[0] == "Y":
        return _day(a, b, c, NAMED)
    if signs[4] != "Y" and (signs[1] != "/" or c > 99 or signs[4] == "d"):
        return None
    year = c if signs[4] == "Y" else c + (1900 if c >= 70 else 2000)
    days = sorted({d for d in (day_of(year, a, b), day_of(year, b, a)) if d is not None})
    if not days:
        return IMPOSSIBLE
    if len(days) == 2:
        return Value("DATE", "/".join(d.isoformat() for d in days), "day and month may be exchanged")
    return Value("DATE", days[0].isoformat(), NAMED)


def moment(part: Part) -> Value | None:
    """ "2025-03-20T10:30:00Z"."""
    low = part.matched[0].low.upper()
    value = _day(int(low[:4]), int(low[5:7]), int(low[8:10]), NAMED)
    if value is IMPOSSIBLE or int(low[11:13]) > 23 or int(low[14:16]) > 59:
        return IMPOSSIBLE
    return Value("TIME", f"{value.value}T{low[11:16]}", NAMED)


def _day(year: int, month: int, day: int, how: str) -> Value:
    found = day_of(year, month, day) if year >= 1000 else None  # "on 0099-01-02" is no date of a text
    return Value("DATE", found.isoformat(), how) if found else IMPOSSIBLE


def month_day(part: Part) -> Value | None:
    """ "20 March 2025", "March 20", "the second of May", with a weekday before it or without."""
    month = MONTHS[_month_of(part)]
    day = part.number("dQo")
    if part.has("o") and not part.has("dQ"):
        named = part.word("o")
        day = ORDINALS[named.low] if named is not None else 0
    year = part.number("Y") or _short_year(part)
    if year:
        return _day(year, month, day, NAMED)
    if day_of(2024, month, day) is None or _year_out_of_reach(part):
        return IMPOSSIBLE
    return _without_year(part, month, day)


def _year_out_of_reach(part: Part) -> bool:
    """Whether a year that news does not speak of follows ("1 Jan 9999"): the day is not of a nearer one."""
    follows = part.after(2) if part.after() == "," else part.after()
    return len(follows) >= 4 and follows.isdigit()


def _month_of(part: Part) -> str:
    word = part.word("MmJ")
    return word.low if word is not None else "may"


def _short_year(part: Part) -> int:
    """The year of "March '99"."""
    at = next((n for n, w in enumerate(part.matched) if w.sign == "'" and n + 1 < len(part.matched)), -1)
    if at < 0 or part.matched[at + 1].sign not in "dn":
        return 0
    short = int(part.matched[at + 1].value)
    return short + (1900 if short >= 30 else 2000) if short < 100 else 0


def _without_year(part: Part, month: int, day: int) -> Value:
    """A day without a year: the nearest to the publication day, or in the year that the text tells of."""
    anchors = part.anchors
    base = anchors.base
    if base is None:
        how = "no year is named and the publication day is unknown"
        return Value("DATE", f"XXXX-{month:02d}-{day:02d}", how)
    if anchors.narrative:
        year = int(anchors.last[:4]) if anchors.last else base.year
        found = day_of(year, month, day)
        return Value("DATE", found.isoformat() if found else f"XXXX-{month:02d}-{day:02d}", anchors.how)
    days = [d for d in (day_of(base.year + n, month, day) for n in (0, -1, 1)) if d is not None]
    if not days:
        return Value("DATE", f"XXXX-{month:02d}-{day:02d}", "no year near the publication day has such a day")
    if part.tense == "past" and all(abs((d - base).days) > FAR for d in days if d > base):
        days = [d for d in days if d <= base] or days
    if part.tense == "future" and all(abs((d - base).days) > FAR for d in days if d < base):
        days = [d for d in days if d >= base] or days
    nearest = min(days, key=lambda d: (abs((d - base).days), d > base))
    return Value("DATE", nearest.isoformat(), NEAREST)


def days_between(part: Part) -> Value | None:
    """ "March 3-5, 2024", "3-5 March": the days from the first to the last."""
    numbers = [int(w.value) for w in part.matched if w.sign in "dQ"]
    month = MONTHS[_month_of(part)]
    year = part.number("Y")
    ends = []
    for day in numbers[:2]:
        value = _day(year, month, day, NAMED) if year else _without_year(part, month, day)
        if day_of(year or 2024, month, day) is None:
            return IMPOSSIBLE
        ends.append(value)
    if len(ends) < 2 or numbers[0] >= numbers[1]:
        return None
    return Value("DATE", f"{ends[0].value}/{ends[1].value}", ends[0].how)


def month(part: Part) -> Value | None:
    """ "March", "late November", "last August", "January this year", "May of last year"."""
    number = MONTHS[_month_of(part)]
    anchors = part.anchors
    base = anchors.base
    year = part.number("Y") or _short_year(part)
    if year:
        return Value("DATE", month_value(year, number), NAMED)
    if base is None:
        how = "no year is named and the publication day is unknown"
        return Value("DATE", f"XXXX-{number:02d}", how)
    mark = part.word("LNi")
    if mark is not None and part.has("u"):
        return Value("DATE", month_value(base.year + STEPS[mark.low], number), anchors.how)
    if mark is not None and mark.low in STEPS:
        if part.matched[0].low == "this" and not part.has("L"):
            return Value("DATE", month_value(base.year, number), anchors.how)
        back = STEPS[mark.low] < 0
        step = (-1 if number >= base.month else 0) if back else (1 if number <= base.month else 0)
        return Value("DATE", month_value(base.year + step, number), anchors.how)
    if anchors.narrative and anchors.last:
        return Value("DATE", month_value(int(anchors.last[:4]), number), anchors.how)
    step = 0
    how = "the nearest such month to the publication day"
    tense = part.tense
    if tense == "future" or part.before() in ("through", "until", "till"):
        step = 1 if number < base.month else 0
    elif number > base.month:
        step = -1
        if tense == "" and anchors.parsed and number - base.month <= AHEAD:
            years = (month_value(base.year + n, number) for n in (-1, 0))
            return Value(
                "DATE", month_value(base.year - 1, number), "no tense tells which year", 0, tuple(years)
            )
    return Value("DATE", month_value(base.year + step, number), how)


def weekday(part: Part) -> Value | None:
    """ "Friday", "last Friday", "next Monday", "Tuesday night", "the previous Friday"."""
    word = part.word("Ww")
    if word is None:
        return None
    number = WEEKDAYS[word.low]
    anchors = part.anchors
    mark = part.word("LNi")
    relative = mark is not None and mark.low in ("previous", "following", "preceding")
    base = anchors.reference if relative else anchors.base
    named = part.word("P")
    daytime = PARTS.get(named.low.removesuffix("s"), "") if named is not None else ""
    kind: Kind = "TIME" if daytime else "DATE"
    tail = f"T{daytime}" if daytime else ""
    if base is None:
        return Value(kind, f"XXXX-WXX-{number + 1}{tail}", "a weekday; the publication day is unknown")
    step = STEPS.get(mark.low, 0) if mark is not None else 0
    if step == 0 and mark is not None and mark.low == "this" and not part.has("L"):
        return _this_week(part, base, number, tail)
    if (
        part.before() in ("-", "to", "through")
        and part.before(2) in WEEKDAYS
        and anchors.last_day is not None
    ):
        day = shifted(anchors.last_day, (number - anchors.last_day.weekday()) % 7)
        return Value(kind, day.isoformat() + tail if day else "", anchors.how)
    ahead = step > 0 or (step == 0 and part.after() not in ("'s", "’s") and part.tense == "future")
    if anchors.narrative and step == 0:
        ahead = True
    if ahead:
        apart = (number - base.weekday()) % 7
        day = shifted(base, apart or (7 if step > 0 else 0))
    else:
        apart = (base.weekday() - number) % 7
        day = shifted(base, -(apart or (7 if step < 0 else 0)))
    if day is None:
        return NO_DAY
    how = "the weekday next to the publication day" if not (anchors.narrative or relative) else anchors.how
    return Value(kind, day.isoformat() + tail, how)


def _this_week(part: Part, base: date, number: int, tail: str) -> Value:
    """ "this Friday": of the week of the publication day, unless that lies ahead of a past tense."""
    day = shifted(base, number - base.weekday())
    if day is not None and day > base and part.tense == "past":
        day = shifted(day, -7)
    kind: Kind = "TIME" if tail else "DATE"
    return Value(kind, day.isoformat() + tail if day else "", "the weekday in the publication day's week")


SHIFTS = {"today": 0, "tonight": 0, "overnight": -1, "yesterday": -1, "tomorrow": 1}


def near_day(part: Part) -> Value | None:
    """ "today", "yesterday morning", "tonight", "the day before yesterday", "this morning", "last night"."""
    anchors = part.anchors
    word = part.word("Tl")
    named = part.word("P")
    daytime = PARTS.get(named.low.removesuffix("s"), "") if named is not None else ""
    if word is not None:
        shift = SHIFTS[word.low]
        if word.low in ("tonight", "overnight"):
            daytime = "NI"
        side = part.word("b")
        if side is not None:
            shift += -1 if side.low == "before" else 1
        base = anchors.base
    else:
        mark = part.word("iLNts")
        low = mark.low if mark is not None else "the"
        relative = low in ("that", "same", "following", "previous", "preceding") or (
            part.has("D") and low in ("next", "the")
        )
        base = anchors.reference if relative and anchors.last_day is not None else anchors.base
        shift = STEPS.get(low, 0) if low not in ("that", "same", "the") else 0
        if relative and anchors.last_day is None and not (low in ("the", "next") and anchors.narrative):
            return _from_nothing(part, shift, daytime)
        if base is None and relative:
            base = anchors.reference
    if base is None:
        return Value("TIME" if daytime else "DATE", "", anchors.how)
    day = shifted(base, shift)
    if day is None:
        return NO_DAY
    value = day.isoformat() + (f"T{daytime}" if daytime else "")
    return Value("TIME" if daytime else "DATE", value, anchors.how)


def _from_nothing(part: Part, shift: int, daytime: str) -> Value:
    """ "the next morning" where no day has been named: the publication day's, and told as no date."""
    base = part.anchors.base
    day = shifted(base, shift) if base is not None else None
    kind: Kind = "TIME" if daytime else "DATE"
    tail = f"T{daytime}" if daytime else ""
    how = NOTHING if part.matched[0].sign != "D" or shift else part.anchors.how
    return Value(kind, day.isoformat() + tail if day else "", how)


def day_beside_weekday(part: Part) -> Value | None:
    """ "the day before last Tuesday"."""
    inner = weekday(part)
    side = part.word("b")
    if inner is None or side is None or "X" in inner.value:
        return inner
    day = first_day(inner.value)
    moved = shifted(day, -1 if side.low == "before" else 1) if day is not None else None
    return Value("DATE", moved.isoformat() if moved else "", inner.how)


_CLOCK = re.compile(r"(\d{1,2})(?::(\d\d))?(?::\d\d)?")


def clock(part: Part) -> Value | None:
    """ "10 p.m.", "9:30", "noon": a time of the day spoken of last in the sentence, else of the anchor's."""
    word = part.word(":@cd")
    if word is None:
        return None
    half = part.word("!")
    if word.sign == "@":
        clock_words = PARTS[word.low]
    else:
        digits = _CLOCK.match(word.low) if word.low[0].isdigit() else None
        hour = int(digits.group(1)) if digits else int(word.value)
        minute = int(digits.group(2) or 0) if digits else 0
        if half is not None and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half.low[0] == "p" else 0)
        if hour > 24 or minute > 59:
            return None
        clock_words = f"{hour:02d}:{minute:02d}"
    day = part.anchors.reference
    return Value("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{clock_words}", "a time of day")


HOLIDAYS = {"christmas": (12, 25), "halloween": (10, 31)}


def easter(year: int) -> date:
    """Easter Sunday of a year, Gregorian (Meeus, Jones and Butcher's rule)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday_day(name: str, year: int) -> date | None:
    """The day of a holiday in a year: Christmas, Halloween, Easter, Thanksgiving (the United States')."""
    if not 1583 <= year <= 9000:
        return None
    if name == "easter":
        return easter(year)
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    month, day = HOLIDAYS[name]
    return date(year, month, day)


def holiday(part: Part) -> Value | None:
    """ "Christmas", "last Thanksgiving", "Easter week", "Christmas Eve"."""
    word = part.word("H")
    if word is None or part.text[word.start].islower():
        return None
    base = part.anchors.base
    named = part.number("Y")
    if named:
        days = [holiday_day(word.low, named)]
    elif base is None:
        return Value("DATE", "", part.anchors.how)
    else:
        days = [holiday_day(word.low, base.year + n) for n in (-1, 0, 1)]
    mark = part.word("LN")
    known = [d for d in days if d is not None]
    if mark is not None and base is not None:
        back = STEPS.get(mark.low, -1) < 0
        known = [d for d in known if (d < base if back else d > base)]
    if not known:
        return NO_DAY
    day = known[0] if named or base is None else min(known, key=lambda d: abs((d - base).days))
    unit = part.word("u")
    if unit is not None and unit.low == "week":
        return Value("DATE", week_value(day), part.anchors.how)
    return Value("DATE", day.isoformat(), part.anchors.how if not named else NAMED)
