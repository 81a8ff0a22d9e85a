"""Rows of the grammar that ask for the words around before they take their own."""

from __future__ import annotations

from stemma.annotate.times import days, units
from stemma.annotate.times.anchors import NAMED, Part, Value, first_day, week_value
from stemma.dates import YEARS

MONTH_LEADS = frozenset(
    """in since of last next this by until till from during early late mid through between for to and before
    after every each on that""".split()
)
"""Words before "May" and "March" that tell the month from the name and the word."""


def bare_month(part: Part) -> Value | None:
    """A month without a day or year; "May", "March" and short forms only where a word leads to them."""
    word = part.word("MmJ")
    if word is None or (part.has("u") and "year" not in part.matched[-1].low):
        return None
    alone = part.end - part.first == 1 or (word.sign == "J" and part.end - part.first == 2)
    lead = part.before() in MONTH_LEADS or part.before() == "(" or part.before() == ""
    if alone and word.sign in "mJ" and part.before() not in MONTH_LEADS:
        return None
    follows = part.words[part.end] if part.end < len(part.words) else None
    if alone and follows is not None and follows.sign == "x" and part.text[follows.start].isupper():
        return days.month(part) if lead and part.before() else None
    return days.month(part)


def recent(part: Part) -> Value | None:
    """ "the past two years", "recent months"; "several weeks" is no such span."""
    word = part.word("v")
    if part.matched[0].sign == "v" and (word is None or word.low != "recent"):
        return None
    return units.span_beside(part)


def some_day(part: Part) -> Value | None:
    """ "the morning": only where it is told of one day ("in the morning", "during the night")."""
    if part.before() not in ("in", "during", "by", "later"):
        return None
    return days.near_day(part)


def week_of(part: Part) -> Value | None:
    """ "the week of March 6"."""
    unit = part.word("u")
    inner = days.month_day(part)
    day = first_day(inner.value) if inner is not None else None
    if unit is None or unit.low != "week" or inner is None:
        return None
    return Value("DATE", week_value(day), inner.how)


def set_of_weekdays(part: Part) -> Value | None:
    """ "Mondays", "Tuesday nights"."""
    last = part.matched[-1]
    if last.sign == "P" and not last.low.endswith("s") and part.matched[0].sign != "V":
        return None
    return units.repeated(part)


BEFORE_SET = frozenset("times once twice million billion thousand hundred percent cents".split())
BEFORE_SPAN = frozenset(
    """for in within after over about nearly almost than least of only just is last takes take took spent
    as barely to by until under half every another lasting following nearly with""".split()
)


def a_unit(part: Part) -> Value | None:
    """ "a year": so long, or, after a number of things, in each ("$2 million a year")."""
    unit = units.unit_of(part.word("u").low) if part.word("u") else ""  # type: ignore[union-attr]
    if not unit or part.after() in ("-", "old"):
        return None
    if part.before() in BEFORE_SPAN or part.before() == "":
        return units.in_units(part)
    before = part.words[part.first - 1] if part.first else None
    if before is not None and before.low in BEFORE_SET:
        return Value("SET", units.duration("1", unit), "repeated")
    if before is not None and (before.sign in "cdnU" or (before.low.isalpha() and before.low.endswith("s"))):
        return None  # "700 seats a week": a rate
    return units.in_units(part) if unit[0] != "T" else None


def bare_units(part: Part) -> Value | None:
    """ "for years", "within weeks", "weeks or months"."""
    unit = units.unit_of(part.matched[0].low)
    if part.after() == "old" or part.before() in ("-", "per"):
        return None
    return Value("DURATION", units.duration("X", unit), "counted in units") if unit else None


def year_part(part: Part) -> Value | None:
    """ "late 1997", "mid-1996", "the end of 1990"."""
    year = part.number("Y")
    return Value("DATE", f"{year:04d}", NAMED) if year in YEARS else None
