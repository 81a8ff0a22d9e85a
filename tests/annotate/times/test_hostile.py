"""Words that name no possible time, numbers without end, texts made to be slow."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.times import times_in, timexes_in
from stemma.annotate.times.words import SIGNS
from stemma.dates import exact_day
from stemma.records import When
from tests.annotate.build import THURSDAY, UNKNOWN

IMPOSSIBLE = [
    "on February 30", "on 31 April 2024", "on April 31, 2024", "on 24/13/2025", "on 2025-13-40", "in year 0",
    "on 0000-00-00", "on 2025-02-30T10:00:00Z", "on 31 June", "1 Jan 99999", "on 99/99/99", "at 25:99",
]  # fmt: skip


@pytest.mark.parametrize("published", [THURSDAY, UNKNOWN], ids=["dated", "undated"])
@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_an_impossible_time_leaves_nothing_behind(text: str, published: When) -> None:
    assert [when.value for _, _, when in times_in(text, published) if when.value] == []


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar(day: date) -> None:
    text = (
        "yesterday tomorrow last year next year last century next decade two weeks ago "
        "ten thousand years ago last Monday next Friday next weekend in January last fall next winter "
        "fiscal year the third quarter "
        "last month next month Christmas next Easter March 3 999 decades later"
    )
    for _, _, when in times_in(text, exact_day(day, "", "")):
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@pytest.mark.parametrize(
    "text",
    ["Monday, " * 2_000, "20 March 2024 and " * 1_000, "the the the " * 3_000, "1" * 300_000,
     "a" * 300_000,
     "twenty-" * 3_000 + "one years ago", "two hundred " * 2_000, "of the end of " * 2_000 + "May 2020",
     "2020-" * 3_000, "3." * 2_000, "'" * 20_000, "last " * 4_000 + "year", "10 p.m. " * 2_000],
    ids=range(13),
)  # fmt: skip
def test_long_texts_take_bounded_time(text: str) -> None:
    began = time.process_time()
    timexes_in(text, THURSDAY)
    assert time.process_time() - began < 4


words = st.sampled_from(
    [*SIGNS, "May", "March", "Sept.", "Monday", "2021", "1990s", "5", "31", "12:30", "p.m.", "'s", "-", "/",
     ",", "\n", "é", "2025-03-20", "30", "0", "99", "20th", "Tue.", "1850", "“", "x" * 40]
)  # fmt: skip


@settings(max_examples=100)
@given(st.lists(words, max_size=16).map(" ".join), st.sampled_from([THURSDAY, UNKNOWN]))
def test_any_words_give_times_in_order_that_quote_their_words(text: str, published: When) -> None:
    at = 0
    for timex in timexes_in(text, published):
        assert at <= timex.start < timex.end
        assert text[timex.start : timex.end] == timex.text
        at = timex.end
    for _, _, when in times_in(text, published):
        assert (when.earliest is None) == (when.latest is None)
        if when.earliest is not None and when.latest is not None:
            assert when.earliest <= when.latest
        assert when.value == "" or when.earliest is not None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert timexes_in(text, THURSDAY) == timexes_in(text, THURSDAY)
