"""Times counted in units: "two weeks ago", "last month", "five-year", "every day"."""

from __future__ import annotations

from datetime import date

from stemma.annotate.times.anchors import (
    Part,
    Value,
    month_value,
    shifted,
    week_value,
    year_value,
)  # fmt: skip
from stemma.dates import MONTHS, WEEKDAYS

UNITS = {
    "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE",
    "century": "CE", "hour": "TH", "minute": "TM", "weekend": "WE",
}  # fmt: skip
SETS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H",
}  # fmt: skip
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00", "midday": "12:00",
    "midnight": "24:00",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, as news of the northern half of the world counts them."""
SLACK = {"Y": 183, "M": 16, "W": 4, "DE": 1830}
"""Days by which "two years ago" can miss: half a unit, since whole units are told."""


def unit_of(low: str) -> str:
    """The letters of a unit's name, singular or plural; "" where it is none."""
    if low == "centuries":
        return "CE"
    return UNITS.get(low) or UNITS.get(low.removesuffix("s"), "")


def duration(count: str, unit: str) -> str:
    """TIMEX3 of so many units ("2", "X" where the number is not known)."""
    if unit in ("DE", "CE"):
        years = {"DE": 10, "CE": 100}[unit]
        return f"P{int(count) * years}Y" if count.isdigit() else f"PX{unit}"
    if unit == "WE":
        return f"P{count}WE"
    return f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}"


def moved(base: date | None, count: int, unit: str) -> str:
    """The day, week, month or year so many units away from ``base``, as coarse as the unit; "" unresolved."""
    if base is None:
        return ""
    if unit == "D":
        day = shifted(base, count)
        return day.isoformat() if day else ""
    if unit in ("W", "WE"):
        week = week_value(shifted(base, 7 * count))
        return week + "-WE" if week and unit == "WE" else week
    if unit == "M":
        return month_value(base.year, base.month + count)
    if unit == "Q":
        months = base.year * 12 + base.month - 1 + 3 * count
        return year_value(months // 12) and f"{months // 12:04d}-Q{months % 12 // 3 + 1}"
    if unit == "Y":
        return year_value(base.year + count)
    if unit == "DE":
        return year_value(base.year + 10 * count)[:3] + "X" if base.year + 10 * count > 0 else ""
    if unit == "CE":
        return year_value(base.year + 100 * count)[:2]
    return ""


def count_of(part: Part) -> str:
    """The number of a quantity: digits, "X" for "several" and "a few"."""
    if part.has("v"):
        word = part.word("v")
        if word is not None and word.low == "couple":
            return "2"
        return "12" if word is not None and word.low == "dozen" else "X"
    numbers = [w for w in part.matched if w.sign in "cdnY"]
    if not numbers:
        return "1" if part.has("azi") or part.has("u") else "X"
    if len(numbers) == 2 and any(w.sign == "=" or w.sign == "-" for w in part.matched):
        return "X"  # "12 to 18 months"
    value = numbers[0].value
    return f"{int(value)}"


def in_units(part: Part) -> Value | None:
    """A duration: "two years", "five-year", "several weeks", "a year and a half", "the first nine months"."""
    word = part.word("uUq")
    if word is None:
        return None
    if part.after() == "old" or (part.after() == "-" and part.after(2) == "old"):
        return None  # an age
    unit = unit_of(word.low)
    if not unit or (unit[0] == "T" and len(unit) < 2):
        return None
    if word.sign == "u" and part.end - part.first == 1:
        return None
    if unit == "Q" and part.has("-"):
        return None  # "three-quarters"
    count = count_of(part)
    if (part.has("h") or part.has("/")) and count.isdigit():
        return _with_half(part, int(count), unit)
    if word.low.startswith("fortnight") and count.isdigit():
        count = str(2 * int(count))
    return Value("DURATION", duration(count, unit), "counted in units")


_HALVES = {"Y": "6M", "DE": "5Y", "W": "3D", "M": "15D", "D": "T12H", "TH": "30M", "TM": "30S"}


def _with_half(part: Part, count: int, unit: str) -> Value | None:
    """ "half an hour", "two and a half years"."""
    if unit not in _HALVES:
        return None
    half = _HALVES[unit]
    if part.matched[0].sign == "h" or (part.matched[0].sign == "a" and part.matched[1].sign == "h"):
        return Value("DURATION", f"PT{half}" if unit[0] == "T" else f"P{half}", "counted in units")
    return Value("DURATION", duration(str(count), unit) + half, "counted in units")


def ago(part: Part) -> Value | None:
    """ "two weeks ago", "a year earlier", "three days later", "several years ago"."""
    word = part.word("uUq")
    if word is None:
        return None
    unit, count = unit_of(word.low), count_of(part)
    anchors = part.anchors
    earlier = part.has("G") or part.matched[-1].low in ("earlier", "before")
    relative = not part.has("G") and not part.has("j")
    if part.matched[-1].low in ("before", "after") and _noun_follows(part):
        return None
    if word.sign == "U" and part.end - part.first == 2:
        count = "X"
    base = anchors.reference if relative else anchors.base
    if relative and anchors.last_day is None and anchors.last_part and unit == "Y" and count == "1":
        return year_apart(part)
    if count == "X" or unit[0] == "T":
        return Value("DATE", "PAST_REF" if earlier else "FUTURE_REF", anchors.how)
    if unit == "Y" and part.has("G") and anchors.last_part and count == "1" and not anchors.narrative:
        return year_apart(part)
    steps = -int(count) if earlier else int(count)
    if word.low.startswith("fortnight"):
        steps *= 2
    how = anchors.reference_how if relative else anchors.how
    return Value("DATE", moved(base, steps, unit), how, SLACK.get(unit, 0))


def day_beside(part: Part) -> Value | None:
    """ "the day after": of the day named last; with a noun behind it ("after the vote") it is left alone."""
    word = part.word("u")
    if word is None or unit_of(word.low) not in ("D", "W", "M", "Y") or _noun_follows(part):
        return None
    step = -1 if part.matched[-1].low == "before" else 1
    return Value("DATE", moved(part.anchors.reference, step, unit_of(word.low)), part.anchors.reference_how)


def year_apart(part: Part) -> Value:
    """ "a year earlier", "the year-ago quarter": the quarter spoken of, or the year, one year before."""
    last = part.anchors.last_part
    if last and not part.anchors.narrative:
        return Value("DATE", f"{int(last[:4]) - 1:04d}{last[4:]}", "a year before the quarter spoken of")
    return Value("DATE", moved(part.anchors.base, -1, "Y"), part.anchors.how, SLACK["Y"])


def _noun_follows(part: Part) -> bool:
    """Whether "a day after" is followed by what it counts from, and is no time of its own."""
    follows = part.after()
    return bool(follows) and (follows[0].isalnum() or follows[0] in "“\"'‘$")


def span_beside(part: Part) -> Value | None:
    """ "the past two years", "the next few days", "recent months", "coming weeks"."""
    word = part.word("uUq")
    if word is None:
        return None
    unit = unit_of(word.low)
    if not unit:
        return None
    how = "a span beside the " + ("publication day" if not part.anchors.narrative else "time spoken of")
    count = count_of(part) if part.has("cdnvY") and not _recent(part) else "X"
    return Value("DURATION", duration(count, unit), how)


def _recent(part: Part) -> bool:
    word = part.word("v")
    return word is not None and word.low == "recent" and not part.has("cdn")


STEPS = {"last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "this": 0, "current": 0,
         "next": 1, "coming": 1, "following": 1, "upcoming": 1, "ensuing": 1, "subsequent": 1}  # fmt: skip


def beside(part: Part) -> Value | None:
    """ "last month", "this year", "next week", "the following day", "this weekend", "the current year"."""
    word = part.word("uEq")
    mark = part.word("LNCi")
    if word is None or mark is None:
        return None
    unit = unit_of(word.low)
    if not unit or unit[0] == "T" or mark.low in ("latest", "present"):
        return None
    if part.text[word.start].isupper() and part.text[word.start + 1].islower():
        return None  # "This Week" is a programme
    anchors = part.anchors
    relative = mark.low in ("previous", "prior", "preceding", "following", "ensuing", "subsequent") or (
        part.has("D") and mark.low == "next"
    )
    base = anchors.reference if relative else anchors.base
    if part.after() == "of" and (part.has("D") or part.before() == "the"):
        return None  # "the last day of March"
    if mark.low == "past" and part.has("i"):
        return Value("DATE", moved(base, -1 if unit in ("W", "WE") else 0, unit), anchors.how)
    if mark.low in ("last", "past") and part.has("D") and unit in ("DE", "CE"):
        return Value("DURATION", duration("1", unit), "a span beside the publication day")
    how = anchors.reference_how if relative else anchors.how
    return Value("DATE", moved(base, STEPS[mark.low], unit), how)


def spoken_of(part: Part) -> Value | None:
    """ "the year", "that day", "the same month", "the weekend", "the quarter": the one spoken of."""
    word = part.word("uEqF")
    if word is None:
        return None
    anchors = part.anchors
    unit = unit_of(word.low)
    if not unit or unit[0] == "T" or unit in ("DE", "CE"):
        return None
    if word.sign in "uq" and part.after() in ("ended", "ending") and unit == "Y":
        return Value("DURATION", "P1Y", "counted in units")
    if unit == "Q":
        return quarter_spoken_of(part)
    if part.has("ts"):
        if anchors.last and anchors.reference is not None:
            return Value("DATE", moved(anchors.reference, 0, unit), "the one spoken of last")
        return Value("DATE", "", anchors.how)
    if unit == "D":
        return _the_day(part)
    if part.after() == "'" and unit != "Y":
        return Value("DATE", moved(anchors.base, 0, unit), anchors.how)
    if unit in ("W", "M") and part.has("D") and part.before() not in ("of", "in", "for", "during", "over"):
        return None
    base = anchors.base
    if unit == "WE" and base is not None and part.tense != "future" and base.weekday() < 5:
        base = shifted(base, -base.weekday() - 1)
    return Value("DATE", moved(base, 0, unit), anchors.how)


def _the_day(part: Part) -> Value | None:
    if part.before() == "in" and part.before(2) in ("later", "earlier", "late", "early"):
        return Value("DATE", moved(part.anchors.reference, 0, "D"), part.anchors.how)
    return None


def quarter_spoken_of(part: Part) -> Value:
    """ "the quarter", "the latest quarter": the last one named, else the last whole one."""
    anchors = part.anchors
    last = anchors.last_part
    mark = part.word("LNiC")
    if mark is not None and mark.low == "latest":
        return Value("DATE", moved(anchors.base, -1, "Q"), anchors.how)
    if mark is not None and mark.low in STEPS and mark.low != "current":
        return Value("DATE", moved(anchors.base, STEPS[mark.low], "Q"), anchors.how)
    if mark is not None and mark.low == "current":
        return Value("DATE", moved(anchors.base, 0, "Q"), anchors.how)
    if last and not anchors.narrative:
        return Value("DATE", last, "the one spoken of last")
    return Value("DATE", moved(anchors.base, -1, "Q"), anchors.how)


def repeated(part: Part) -> Value | None:
    """ "every day", "each Thursday", "every two weeks", "daily", "Mondays"."""
    first = part.matched[0]
    if first.sign == "A":
        return Value("SET", SETS[first.low], "repeated")
    for word in part.matched:
        if word.sign in "WV":
            number = WEEKDAYS[word.low.removesuffix("s") if word.sign == "V" else word.low] + 1
            named = part.word("P")
            daytime = "T" + PARTS[named.low.removesuffix("s")] if named is not None else ""
            return Value("SET", f"XXXX-WXX-{number}{daytime}", "repeated")
        if word.sign in "Mm":
            return Value("SET", f"XXXX-{MONTHS[word.low]:02d}", "repeated")
        if word.sign == "S":
            return Value("SET", f"XXXX-{SEASONS[word.low]}", "repeated")
        if word.sign == "P":
            return Value("SET", f"XXXX-XX-XXT{PARTS[word.low.removesuffix('s')]}", "repeated")
        if word.sign == "E":
            return Value("SET", "XXXX-WXX-WE", "repeated")
        if word.sign in "uUq" and unit_of(word.low):
            return Value("SET", duration(count_of(part), unit_of(word.low)), "repeated")
    return None
