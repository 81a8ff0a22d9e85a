"""TIMEX3 types and values of what a publication day and a text allow."""

from __future__ import annotations

import pytest

from stemma.annotate.times import times_in, timexes_in
from stemma.annotate.times.words import TRIGGERS, words_of, worth_reading
from tests.annotate.build import THURSDAY, UNKNOWN

VALUES = [
    # words, extent, type, value on Thursday 20 March 2025
    ("It lasted two years.", "two years", "DURATION", "P2Y"),
    ("a five-year plan", "five-year", "DURATION", "P5Y"),
    ("for two and a half years", "two and a half years", "DURATION", "P2Y6M"),
    ("after 2 1/2 hours", "2 1/2 hours", "DURATION", "PT2H30M"),
    ("half an hour", "half an hour", "DURATION", "PT30M"),
    ("for several weeks", "several weeks", "DURATION", "PXW"),
    ("nearly two decades", "nearly two decades", "DURATION", "P20Y"),
    ("at least 72 hours", "at least 72 hours", "DURATION", "PT72H"),
    ("the past twenty-four months", "the past twenty-four months", "DURATION", "P24M"),
    ("for years", "years", "DURATION", "PXY"),
    ("more than two thousand years", "more than two thousand years", "DURATION", "P2000Y"),
    ("every day", "every day", "SET", "P1D"),
    ("each Thursday", "each Thursday", "SET", "XXXX-WXX-4"),
    ("on Tuesday nights", "Tuesday nights", "SET", "XXXX-WXX-2TNI"),
    ("every two weeks", "every two weeks", "SET", "P2W"),
    ("two weeks ago", "two weeks ago", "DATE", "2025-W10"),
    ("ten days ago", "ten days ago", "DATE", "2025-03-10"),
    ("five months ago", "five months ago", "DATE", "2024-10"),
    ("almost two years ago", "almost two years ago", "DATE", "2023"),
    ("several years ago", "several years ago", "DATE", "PAST_REF"),
    ("last winter", "last winter", "DATE", "2024-WI"),
    ("the summer of 2023", "the summer of 2023", "DATE", "2023-SU"),
    ("the third quarter", "the third quarter", "DATE", "2024-Q3"),
    ("the 2023 second quarter", "the 2023 second quarter", "DATE", "2023-Q2"),
    ("next year's first quarter", "next year's first quarter", "DATE", "2026-Q1"),
    ("the first half of 2024", "the first half of 2024", "DATE", "2024-H1"),
    ("fiscal 2024", "fiscal 2024", "DATE", "2024"),
    ("the late 1970s", "the late 1970s", "DATE", "197X"),
    ("the '80s", "the '80s", "DATE", "198X"),
    ("the 20th century", "the 20th century", "DATE", "19"),
    ("in nineteen ninety-four", "nineteen ninety-four", "DATE", "1994"),
    ("Friday morning", "Friday morning", "TIME", "2025-03-14TMO"),
    ("10 p.m. Wednesday", "10 p.m. Wednesday", "TIME", "2025-03-19T22:00"),
    ("at noon Tuesday", "noon Tuesday", "TIME", "2025-03-18T12:00"),
    ("last night", "last night", "TIME", "2025-03-19TNI"),
    ("the week of March 6", "the week of March 6", "DATE", "2025-W10"),
    ("the day before yesterday", "the day before yesterday", "DATE", "2025-03-18"),
    ("last weekend", "last weekend", "DATE", "2025-W11-WE"),
    ("the end of November 2023", "the end of November 2023", "DATE", "2023-11"),
    ("last Thanksgiving", "last Thanksgiving", "DATE", "2024-11-28"),
    ("Easter", "Easter", "DATE", "2025-04-20"),
    ("July last year", "July last year", "DATE", "2024-07"),
    ("this Friday", "this Friday", "DATE", "2025-03-21"),
    ("now", "now", "DATE", "PRESENT_REF"),
    ("the future", "the future", "DATE", "FUTURE_REF"),
]  # fmt: skip
NONE = [
    "a 21-year-old man", "three people", "700 seats a week", "in his 30s", "three-quarters of them",
    "the last man", "the latest attempt", "on ABC's This Week", "many times", "2021 people died", "room 2010",
    "as many as 2000 troops", "a second crane", "the leaves fall", "spring into action", "1,998 votes",
]  # fmt: skip


@pytest.mark.parametrize(("text", "extent", "kind", "value"), VALUES)
def test_a_time_has_its_extent_type_and_value(text: str, extent: str, kind: str, value: str) -> None:
    assert [(t.text, t.value.kind, t.value.value) for t in timexes_in(text, THURSDAY)] == [
        (extent, kind, value)
    ]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert timexes_in(text, THURSDAY) == []


@pytest.mark.parametrize("text", ["for two years", "every Monday", "now", "recently", "daily", "at 10 p.m."])
def test_what_names_no_day_never_fills_a_slot(text: str) -> None:
    assert timexes_in(text, THURSDAY) != []
    assert times_in(text, THURSDAY) == []


def test_a_quarter_spoken_of_is_the_one_that_a_year_earlier_counts_from() -> None:
    text = "In the third quarter net was 5 crowns a share, compared with 4 a year earlier."
    values = [t.value.value for t in timexes_in(text, THURSDAY)]
    assert values == ["2024-Q3", "2023-Q3"]


@pytest.mark.parametrize("word", sorted(TRIGGERS))
def test_every_trigger_is_worth_reading(word: str) -> None:
    assert worth_reading(f"It is {word} here")
    assert worth_reading(f"{word.capitalize()} it is")


def test_number_words_are_read() -> None:
    values = {
        w.low: w.value for w in words_of("two hundred, twenty-four, three thousand and 1,200") if w.value
    }
    assert values == {"two hundred": 200, "twenty - four": 24, "three thousand": 3000, "1,200": 1200}


def test_an_undated_text_leaves_all_that_counts_from_its_day_open() -> None:
    for text in ("two weeks ago", "last winter", "the third quarter", "Friday morning", "fiscal year"):
        assert all(when.value == "" and when.how for _, _, when in times_in(text, UNKNOWN))
