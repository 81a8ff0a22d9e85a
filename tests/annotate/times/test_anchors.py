"""What times count from: the publication day, a date in the text, a span of days; tense and alternatives."""

from __future__ import annotations

from datetime import date

import pytest

from stemma.annotate.times import times_in
from stemma.annotate.times.anchors import NOTHING
from stemma.dates import exact_day, month_of
from stemma.records import When
from tests.annotate.build import THURSDAY, UNKNOWN, mentions

MONDAY_AFTER = date(2025, 3, 24)


def values(text: str, published: When) -> list[str]:
    """The values of the times of a text."""
    return [when.value for _, _, when in times_in(text, published)]


@pytest.mark.parametrize("published", [THURSDAY, UNKNOWN], ids=["dated", "undated"])
def test_what_follows_on_a_date_counts_from_it(published: When) -> None:
    text = (
        "It sank on 5 March 2024. The next day it rose. Two days later they left. The day after, it rained."
    )
    assert values(text, published) == ["2024-03-05", "2024-03-06", "2024-03-08", "2024-03-09"]


@pytest.mark.parametrize(
    "text", ["The next morning he left.", "Two days later they left.", "The day after, it rained."]
)
def test_what_follows_on_nothing_is_not_counted_from_the_publication_day(text: str) -> None:
    ((_, _, when),) = times_in(text, THURSDAY)
    assert (when.value, when.earliest, when.how) == ("", None, NOTHING)


def test_a_publication_known_to_the_month_bounds_a_weekday() -> None:
    ((_, _, when),) = times_in("It sank on Monday.", month_of(2025, 3, "", ""))
    assert (when.value, when.precision) == ("", "weekday")
    assert (when.earliest, when.latest) == (date(2025, 2, 24), date(2025, 3, 31))


def test_a_publication_known_to_the_month_settles_a_year() -> None:
    ((_, _, when),) = times_in("It sank last year.", month_of(2025, 3, "", ""))
    assert when.value == "2024"


def test_a_time_told_in_whole_units_has_wider_bounds_and_says_about() -> None:
    ((_, _, when),) = times_in("It sank two years ago.", THURSDAY)
    assert (when.value, when.precision) == ("2023~", "year")
    assert when.earliest is not None and when.latest is not None
    assert when.earliest < date(2023, 1, 1) and when.latest > date(2023, 12, 31)


def test_day_and_month_that_can_be_exchanged_stay_open_with_both() -> None:
    ((_, _, when),) = times_in("It sank on 03/04/2017.", THURSDAY)
    assert (when.value, when.alternatives) == ("", ("2017-03-04", "2017-04-03"))
    assert (when.earliest, when.latest) == (date(2017, 3, 4), date(2017, 4, 3))


TENSES = [
    # sentence, word, value on Thursday 20 March 2025
    ("The council will meet on Monday.", "Monday", "2025-03-24"),
    ("The council met on Monday.", "Monday", "2025-03-17"),
    ("The minister is scheduled to visit the port on Monday.", "Monday", "2025-03-24"),
    ("The minister said on Monday that the port will open.", "Monday", "2025-03-17"),
    ("The bridge will open in May.", "May", "2025-05"),
    ("The bridge was closed in May.", "May", "2024-05"),
]


@pytest.mark.parametrize(("text", "word", "value"), TENSES)
def test_tense_chooses_the_past_or_the_coming_one(text: str, word: str, value: str) -> None:
    found = {m.name: m.key for _, m in mentions(text, "time", published=THURSDAY)}
    assert found == {word: value}


def test_a_history_counts_from_its_own_dates() -> None:
    text = (
        "In 1775 the war began. In 1776 the town fell, and in 1777 the army came back. "
        "On 17 October 1777 it gave up. In December the camp was built. The following year the fleet arrived."
    )
    assert values(text, THURSDAY)[-2:] == ["1777-12", "1778"]


def test_news_with_many_old_years_counts_from_its_publication() -> None:
    text = (
        "Since 1990, 1991, 1992 and 1993 it has been so, he said on Friday. On Monday and Tuesday it rained."
    )
    assert values(text, exact_day(date(2025, 3, 20), "", ""))[-3:] == [
        "2025-03-14",
        "2025-03-17",
        "2025-03-18",
    ]
