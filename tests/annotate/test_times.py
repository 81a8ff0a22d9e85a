"""Times in a sentence: precision kept, anchored only on a known publication day."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.times import times_in
from stemma.dates import month_of
from stemma.records import When
from tests.annotate.build import THURSDAY, UNKNOWN

FULL = [
    # words, value, precision: the same with and without a publication day
    ("It sank on 20 March 2025.", "2025-03-20", "day"),
    ("It sank on March 20, 2025.", "2025-03-20", "day"),
    ("It sank on the 20th of March 2025.", "2025-03-20", "day"),
    ("It sank on 2025-03-20.", "2025-03-20", "day"),
    ("It sank on 2025-3-5.", "2025-03-05", "day"),
    ("It sank on Sept. 5, 2022.", "2022-09-05", "day"),
    ("It sank on 1 Jan 2020.", "2020-01-01", "day"),
    ("It sank on 29 February 2024.", "2024-02-29", "day"),
    ("It sank in September 2022.", "2022-09", "month"),
    ("It sank in September, 2022.", "2022-09", "month"),
    ("Prices have risen since February 2021.", "2021-02", "month"),
    ("It sank in May 2021.", "2021-05", "month"),
    ("It sank in 2021.", "2021", "year"),
    ("In 2021, it sank.", "2021", "year"),
    ("It was built in 1887.", "1887", "year"),
]
RELATIVE = [
    # words, value on Thursday 20 March 2025, precision there, precision without a day
    ("It sank on Monday.", "2025-03-17", "day", "weekday"),
    ("It sank on Thursday.", "2025-03-20", "day", "weekday"),
    ("It sank last Friday.", "2025-03-14", "day", "weekday"),
    ("Talks are planned for next Monday.", "2025-03-24", "day", "weekday"),
    ("It will open on Monday.", "2025-03-24", "day", "weekday"),
    ("It sank on 24 March.", "2025-03-24", "day", "day"),
    ("It sank on Mar. 2.", "2025-03-02", "day", "day"),
    ("It sank on December 25.", "2024-12-25", "day", "day"),
    ("It sank on 29 February.", "2024-02-29", "day", "day"),
    ("It sank yesterday.", "2025-03-19", "day", "unknown"),
    ("It sank today.", "2025-03-20", "day", "unknown"),
    ("It opens tomorrow.", "2025-03-21", "day", "unknown"),
    ("It sank last night.", "2025-03-19", "day", "unknown"),
    ("It sank last week.", "2025-03-10/2025-03-16", "week", "unknown"),
    ("It opens next week.", "2025-03-24/2025-03-30", "week", "unknown"),
    ("It sank last month.", "2025-02", "month", "unknown"),
    ("It sank last year.", "2024", "year", "unknown"),
    ("It opens next year.", "2026", "year", "unknown"),
]
NONE = [
    "It may rain.",
    "They march on.",
    "The second of them died.",
    "Some 2,021 people came.",
    "It cost $2021.",
    "It grew by 2021%.",
    "The 2020-21 season is over.",
    "It weighs 2021.5 tonnes.",
    "In 2150 all will be well.",
    "He sat down and won.",
    "It sank on 2025-02-30.",
    "It sank on 2025-13-01.",
    "The score was 20-03.",
    "Mondays are quiet.",
    "",
]


def values(text: str, published: When) -> list[tuple[str, str]]:
    """(value, precision) of the times of a text."""
    return [(when.value, when.precision) for _, _, when in times_in(text, published)]


@pytest.mark.parametrize("published", [THURSDAY, UNKNOWN], ids=["dated", "undated"])
@pytest.mark.parametrize(("text", "value", "precision"), FULL)
def test_a_time_named_in_full(text: str, value: str, precision: str, published: When) -> None:
    assert values(text, published) == [(value, precision)]


@pytest.mark.parametrize(("text", "value", "precision", "unanchored"), RELATIVE)
def test_a_relative_time(text: str, value: str, precision: str, unanchored: str) -> None:
    assert values(text, THURSDAY) == [(value, precision)]
    ((_, _, when),) = times_in(text, UNKNOWN)
    assert (when.value, when.precision, when.earliest, when.latest) == ("", unanchored, None, None)
    assert when.how


@pytest.mark.parametrize("published", [THURSDAY, UNKNOWN], ids=["dated", "undated"])
@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str, published: When) -> None:
    assert values(text, published) == []


def test_a_month_without_a_year_is_the_last_one_or_stays_open() -> None:
    assert values("It sank in September.", UNKNOWN) == [("", "month")]
    assert values("It sank in September.", THURSDAY) == [("2024-09", "month")]
    assert values("It sank in February.", THURSDAY) == [("2025-02", "month")]
    assert values("It will sail in February.", THURSDAY) == [("2026-02", "month")]


def test_a_month_of_publication_anchors_nothing() -> None:
    assert values("It sank on Monday.", month_of(2025, 3, "", "")) == [("", "weekday")]


@pytest.mark.parametrize(
    "text", ["on 31 April 2024", "on April 31, 2024", "on February 30, 2023", "on 31 June"]
)
def test_an_impossible_day_is_never_a_day(text: str) -> None:
    found = times_in(text, THURSDAY)
    assert all(when.precision != "day" for _, _, when in found)


def test_several_times_in_order() -> None:
    text = "On Monday he spoke of 2019, of March 2021 and of 4 May 2022."
    found = times_in(text, UNKNOWN)
    assert [when.text for _, _, when in found] == ["Monday", "2019", "March 2021", "4 May 2022"]
    assert [text[start:end] for start, end, _ in found] == [when.text for _, _, when in found]


def test_two_hundred_dates_in_one_sentence() -> None:
    days = [f"{day} March 2024" for day in range(1, 29)] * 8
    began = time.monotonic()
    found = times_in(" and ".join(days[:200]), THURSDAY)
    assert time.monotonic() - began < 2
    assert [when.text for _, _, when in found] == days[:200]


pieces = st.sampled_from(
    ["Monday", "may", "May", "5", "2021", "31 April 2024", "2025-02-30", "last week", "yesterday",
     " ", ", ", "-", "$", "in ", "March", "next ", "will ", "\n", "é", "12th", "of "]
)  # fmt: skip


@given(st.lists(pieces, max_size=14).map("".join), st.sampled_from([THURSDAY, UNKNOWN]))
def test_times_never_overlap_and_quote_their_words(text: str, published: When) -> None:
    at = 0
    for start, end, when in times_in(text, published):
        assert at <= start < end
        assert text[start:end] == when.text
        assert (when.earliest is None) == (when.latest is None) == (when.value == "")
        if when.earliest is not None and when.latest is not None:
            assert date(1, 1, 1) <= when.earliest <= when.latest
        at = end
