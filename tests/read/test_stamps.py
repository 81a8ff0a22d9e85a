"""Stamps of other languages, and stamps that count back from the day of saving."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.read.draft import Stamp
from stemma.read.lines import is_stamp
from stemma.read.published import published
from stemma.read.stamps import Reading, counted_back, readings

LINE = "the line that stands alone"
NAME = "the file's name"


@pytest.mark.parametrize(
    ("text", "day", "minute"),
    [
        ("20. März 2025, 17:12 Uhr", "2025-03-20", "17:12"),
        ("Donnerstag, 20. März 2025", "2025-03-20", ""),
        ("20 mars 2025 à 17h12", "2025-03-20", "17:12"),
        ("Publié le 1er avril 2025", "2025-04-01", ""),
        ("20 de marzo de 2025", "2025-03-20", ""),
        ("3 dicembre 2024", "2024-12-03", ""),
        ("2 août 2024", "2024-08-02", ""),
        ("5 mei 2024", "2024-05-05", ""),
    ],
)
def test_months_of_other_languages(text: str, day: str, minute: str) -> None:
    (found,) = readings(text)
    assert (found.day.isoformat(), found.minute) == (day, minute)
    assert is_stamp(text)


@pytest.mark.parametrize(
    "line", ["Le 20 mars 2025 fut un jour de pluie", "Er kam am 20. März 2025 nach Hause", "Set out in 2024"]
)
def test_a_sentence_with_a_date_is_no_stamp(line: str) -> None:
    assert not is_stamp(line)


SAVED = Reading(date(2025, 3, 20), "2025-03-20T15:12", "", "15:12")
SAVED_DAY = Reading(date(2025, 3, 20), "2025-03-20")


@pytest.mark.parametrize(
    ("text", "saved", "first", "last"),
    [
        ("3 hours ago", SAVED, "2025-03-20", "2025-03-20"),
        ("3 hours ago", SAVED_DAY, "2025-03-19", "2025-03-20"),
        ("20 hours ago", SAVED, "2025-03-19", "2025-03-19"),
        ("15 hours ago", SAVED, "2025-03-19", "2025-03-20"),
        ("an hour ago", SAVED, "2025-03-20", "2025-03-20"),
        ("5 minutes ago", SAVED, "2025-03-20", "2025-03-20"),
        ("2 days ago", SAVED_DAY, "2025-03-17", "2025-03-18"),
        ("yesterday at 10:15", SAVED_DAY, "2025-03-19", "2025-03-19"),
        ("2 weeks ago", SAVED, "2025-02-27", "2025-03-06"),
    ],
)
def test_counted_back_from_the_day_of_saving(text: str, saved: Reading, first: str, last: str) -> None:
    days = counted_back(text, saved)
    assert days is not None
    assert (days[0].isoformat(), days[1].isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["a few hours ago", "3 months ago", "long ago", "several days ago", ""])
def test_what_is_too_vague_is_not_counted(text: str) -> None:
    assert counted_back(text, SAVED) is None


@given(st.integers(0, 999), st.sampled_from(["minutes", "hours", "days", "weeks"]), st.dates())
def test_a_day_counted_back_is_no_later_than_the_saving(count: int, unit: str, day: date) -> None:
    days = counted_back(f"{count} {unit} ago", Reading(day, ""))
    if days is not None:
        assert days[0] <= days[1] <= day


def test_hours_ago_are_counted_from_a_line_that_tells_the_saving() -> None:
    when = published([Stamp("3 hours ago", LINE, 2)], "", ["Saved on 20 March 2025 15:12"])
    assert (when.value, when.precision) == ("2025-03-20", "day")
    assert [r.code for r in when.reasons] == ["date.counted"]


def test_a_day_of_saving_is_never_the_day_of_publication() -> None:
    when = published([Stamp("Saved on 20 March 2025", LINE, 2)], "")
    assert (when.value, when.precision) == ("", "unknown")


def test_hours_ago_without_the_minute_of_saving_keep_both_days() -> None:
    when = published([Stamp("3 hours ago", LINE, 1), Stamp("2025-03-20", NAME, 5)], "")
    assert (when.value, when.alternatives) == ("", ("2025-03-19", "2025-03-20"))
    assert (when.earliest, when.latest) == (date(2025, 3, 19), date(2025, 3, 20))


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("March 20", "2025-03-21", "2025-03-20"),
        ("December 30", "2025-01-02", "2024-12-30"),
        ("March 20", "2025-12-01", "2025-12-01"),  # too far: the file's name stands for itself
    ],
)
def test_a_day_without_a_year_takes_that_of_a_stamp_soon_after_it(line: str, name: str, value: str) -> None:
    when = published([Stamp(line, "the dateline", 3), Stamp(name, NAME, 5)], "")
    assert when.value == value


def test_an_open_stamp_keeps_its_alternatives() -> None:
    when = published([Stamp("03/04/2017", LINE, 2)], "It rained.")
    assert when.alternatives == ("2017-03-04", "2017-04-03")
