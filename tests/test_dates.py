"""Calendar arithmetic: impossible days, bounds of months and years, weekdays near a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.dates import (
    MONTHS,
    WEEKDAYS,
    compatible,
    day_of,
    exact_day,
    month_of,
    unresolved,
    weekday_near,
    year_of,
)  # fmt: skip
from stemma.records import When

DAYS = st.dates(date(1801, 1, 1), date(2099, 12, 31))
MARCH_20 = date(2025, 3, 20)  # a Thursday


@st.composite
def whens(draw: st.DrawFn) -> When:
    """A day, month, year or unresolved time."""
    day = draw(DAYS)
    made = (
        exact_day(day, "", ""), month_of(day.year, day.month, "", ""), year_of(day.year, "", ""),
        unresolved("", "weekday", ""),
    )  # fmt: skip
    return draw(st.sampled_from(made))


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2023, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 24, 1), (2024, 0, 1), (2024, 1, 0),
     (0, 1, 1), (-5, 1, 1), (10_000, 1, 1), (2024, 1, 32)],
)  # fmt: skip
def test_an_impossible_day_is_none(year: int, month: int, day: int) -> None:
    assert day_of(year, month, day) is None


def test_a_leap_day_is_a_day() -> None:
    assert day_of(2024, 2, 29) == date(2024, 2, 29)
    assert day_of(2000, 2, 29) == date(2000, 2, 29)
    assert day_of(1900, 2, 29) is None


def test_a_day_is_known_to_the_day() -> None:
    found = exact_day(MARCH_20, "20 March", "named in full")
    assert (found.value, found.earliest, found.latest) == ("2025-03-20", MARCH_20, MARCH_20)
    assert (found.text, found.precision, found.how) == ("20 March", "day", "named in full")


@pytest.mark.parametrize(
    ("year", "month", "value", "last"),
    [(2024, 2, "2024-02", 29), (2023, 2, "2023-02", 28), (2023, 12, "2023-12", 31), (999, 4, "0999-04", 30)],
)
def test_a_month_has_its_bounds(year: int, month: int, value: str, last: int) -> None:
    found = month_of(year, month, "", "")
    assert (found.value, found.precision) == (value, "month")
    assert (found.earliest, found.latest) == (date(year, month, 1), date(year, month, last))


def test_a_year_has_its_bounds() -> None:
    found = year_of(2021, "2021", "named")
    assert (found.value, found.earliest, found.latest) == ("2021", date(2021, 1, 1), date(2021, 12, 31))


def test_an_unresolved_time_keeps_its_words_and_no_days() -> None:
    found = unresolved("Monday", "weekday", "the publication day is unknown")
    assert (found.text, found.value, found.earliest, found.latest) == ("Monday", "", None, None)


@pytest.mark.parametrize(
    ("word", "future", "day"),
    [
        ("thursday", False, "2025-03-20"),
        ("monday", False, "2025-03-17"),
        ("friday", False, "2025-03-14"),
        ("wednesday", False, "2025-03-19"),
        ("thursday", True, "2025-03-20"),
        ("friday", True, "2025-03-21"),
        ("monday", True, "2025-03-24"),
    ],
)
def test_a_weekday_near_a_day(word: str, future: bool, day: str) -> None:
    assert weekday_near(WEEKDAYS[word], MARCH_20, word, "", future=future).value == day


@given(DAYS, st.integers(0, 6), st.booleans())
def test_a_weekday_lies_within_a_week_of_its_anchor(anchor: date, weekday: int, future: bool) -> None:
    found = weekday_near(weekday, anchor, "", "", future=future).earliest
    assert found is not None and found.weekday() == weekday
    apart = found - anchor
    if future:
        assert timedelta(0) <= apart < timedelta(7)
    else:
        assert timedelta(-7) < apart <= timedelta(0)


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        (month_of(2021, 2, "", ""), year_of(2021, "", ""), True),
        (month_of(2021, 2, "", ""), year_of(2022, "", ""), False),
        (exact_day(date(2021, 2, 28), "", ""), month_of(2021, 2, "", ""), True),
        (exact_day(date(2021, 3, 1), "", ""), month_of(2021, 2, "", ""), False),
        (exact_day(MARCH_20, "", ""), exact_day(date(2025, 3, 21), "", ""), False),
        (unresolved("Monday", "weekday", ""), exact_day(MARCH_20, "", ""), True),
    ],
)
def test_times_are_compatible_where_their_bounds_overlap(a: When, b: When, together: bool) -> None:
    assert compatible(a, b) is together


@given(whens(), whens())
def test_compatible_is_symmetric_and_holds_of_itself(a: When, b: When) -> None:
    assert compatible(a, b) == compatible(b, a)
    assert compatible(a, a)


def test_month_and_weekday_names_cover_the_calendar() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert set(WEEKDAYS.values()) == set(range(7))
    assert [WEEKDAYS[date(2025, 3, 17 + n).strftime("%A").lower()] for n in range(7)] == list(range(7))
