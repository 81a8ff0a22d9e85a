"""Calendar arithmetic that keeps precision: days, months and years as bounds, never a silent guess."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from stemma.records import Precision, Reason, When

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""English month names and their usual short forms, without the dot, to 1..12."""

MONTH_WORD = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
"""What a month's name matches in a pattern, longest first."""

FOREIGN_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner janvier enero gennaio janeiro januari janv ene gen",
            "februar février febrero febbraio fevereiro februari févr fév fevr fev",
            "märz mars marzo março maart mär mrt",
            "avril abril aprile avr abr",
            "mai mayo maggio maio mei mag",
            "juni juin junio giugno junho giu",
            "juli juillet julio luglio julho juil lug",
            "août aout agosto augustus ago",
            "septembre septiembre settembre setembro set",
            "oktober octobre octubre ottobre outubro okt ott out",
            "novembre noviembre novembro",
            "dezember décembre decembre diciembre dicembre dezembro dez déc dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Month names and short forms of German, French, Spanish, Italian, Portuguese and Dutch, to 1..12."""

ALL_MONTHS = FOREIGN_MONTHS | MONTHS
ALL_MONTH_WORD = "|".join(sorted(ALL_MONTHS, key=lambda name: (-len(name), name)))
"""What a month's name of any of these languages matches in a pattern, longest first."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
"""English weekday names and short forms to 0 (Monday)..6, as ``date.weekday`` counts."""

YEARS = range(1800, 2101)
"""Years that a news text may speak of; other four-digit numbers are not read as years."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day (February 30, month 24, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def exact_day(day: date, text: str, how: str, reasons: tuple[Reason, ...] = ()) -> When:
    """A time known to the day."""
    return When(text, day.isoformat(), day, day, "day", how, reasons)


def month_of(year: int, month: int, text: str, how: str) -> When:
    """A time known to the month; ``month`` is 1..12."""
    last = calendar.monthrange(year, month)[1]
    return When(text, f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, last), "month", how)


def year_of(year: int, text: str, how: str) -> When:
    """A time known to the year."""
    return When(text, f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year", how)


def unresolved(text: str, precision: Precision, how: str) -> When:
    """A time whose words are kept and whose days are not known."""
    return When(text, "", None, None, precision, how)


def weekday_near(weekday: int, anchor: date, text: str, how: str, *, future: bool = False) -> When:
    """The weekday (0 Monday) on or before ``anchor``, within the week; on or after it with ``future``."""
    if future:
        day = anchor + timedelta(days=(weekday - anchor.weekday()) % 7)
    else:
        day = anchor - timedelta(days=(anchor.weekday() - weekday) % 7)
    return exact_day(day, text, how)


def compatible(a: When, b: When) -> bool:
    """Whether two times can be one at different precision: their bounds overlap, or one is open."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return True
    return a.earliest <= b.latest and b.earliest <= a.latest
