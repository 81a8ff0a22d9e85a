"""Quantities: number words, bounds, and what is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.numerals import number_of, ordinal_of, value_of
from stemma.records import Quantity
from tests.annotate.build import mentions

TABLE = [
    ("At least 21 people died.", 21, "least"),
    ("More than 300 people fled.", 300, "least"),
    ("Over 90 ships sank.", 90, "least"),
    ("No fewer than 12 children died.", 12, "least"),
    ("Dozens of people died.", 12, "least"),
    ("Hundreds of soldiers died.", 100, "least"),
    ("Several people died.", 3, "least"),
    ("Fewer than 10 people died.", 10, "most"),
    ("Up to 50 soldiers died.", 50, "most"),
    ("Nearly 40 people died.", 40, "about"),
    ("About 3.5 million people fled.", 3_500_000, "about"),
    ("Some 500 villagers fled.", 500, "about"),
    ("Around 60 houses burned.", 60, "about"),
    ("Almost 3,000 people fled.", 3_000, "about"),
    ("Two hundred people died.", 200, "exact"),
    ("Two thousand five hundred people fled.", 2_500, "exact"),
    ("Two million people fled.", 2_000_000, "exact"),
    ("1,200 people died.", 1_200, "exact"),
    ("12.5 tonnes of rice burned.", 12.5, "exact"),
    ("The ship carried 1,234,567 tonnes.", 1_234_567, "exact"),
    ("Three people died.", 3, "exact"),
    ("Police found 5 bodies in 2021.", 5, "exact"),
]
UNITS = [
    ("At least 21 soldiers died.", "soldier"),
    ("Dozens of soldiers died.", "soldier"),
    ("Around 60 houses burned.", "house"),
    ("A crowd of 5,000 students cheered.", "student"),
]


def found(text: str) -> list[Quantity]:
    """The quantities of a text."""
    return [m.quantity for _, m in mentions(text, "quantity") if m.quantity is not None]


@pytest.mark.parametrize(("text", "value", "bound"), TABLE)
def test_value_and_bound(text: str, value: float, bound: str) -> None:
    assert [(q.value, q.bound) for q in found(text)] == [(value, bound)]


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_what_is_counted(text: str, unit: str) -> None:
    assert [q.unit for q in found(text)] == [unit]


KINDS = [  # text, kind, value, bound, unit, low, high
    ("The blast left 12 people dead.", "toll", 12, "exact", "people", 12, 12),
    ("10 to 15 soldiers were wounded.", "toll", 10, "least", "soldier", 10, 15),
    ("20,000-30,000 people marched.", "count", 20_000, "least", "people", 20_000, 30_000),
    ("The death toll rose to 31.", "toll", 31, "exact", "", 31, 31),
    ("At least 2021 people died in the quake.", "toll", 2021, "least", "people", 2021, None),
    ("Fewer than half of the houses stand.", "share", 0.5, "most", "house", None, 0.5),
    ("About two-thirds of voters agreed.", "share", 2 / 3, "about", "voter", None, None),
    ("More than 45% of homes burned.", "share", 0.45, "least", "home", 0.45, None),
    ("A third of the village burned.", "share", 1 / 3, "exact", "village", 1 / 3, 1 / 3),
    ("It cost $3.5 million.", "money", 3_500_000, "exact", "dollar", 3_500_000, 3_500_000),
    ("It was his fourth visit.", "ordinal", 4, "exact", "visit", 4, 4),
    ("A 44-year-old man smiled.", "age", 44, "exact", "year", 44, 44),
    ("Gareth Morgan, 44, smiled.", "age", 44, "exact", "year", 44, 44),
    ("The ship carried 12 tonnes.", "measure", 12, "exact", "tonne", 12, 12),
    ("Dozens of soldiers were killed.", "toll", 12, "least", "soldier", 12, None),
    ("As many as 60 people fled.", "count", 60, "most", "people", None, 60),
]


@pytest.mark.parametrize(("text", "kind", "value", "bound", "unit", "low", "high"), KINDS)
def test_kind_and_bounds(
    text: str, kind: str, value: float, bound: str, unit: str, low: float | None, high: float | None
) -> None:
    (held,) = found(text)
    assert held.value == pytest.approx(value)
    assert (held.kind, held.bound, held.unit) == (kind, bound, unit)
    assert held.low == (None if low is None else pytest.approx(low))
    assert held.high == (None if high is None else pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "vague"), [("Dozens of people died.", True), ("Tens of thousands of people fled.", True),
                        ("Two dozen people died.", False), ("12 people died.", False)],
)  # fmt: skip
def test_a_convention_is_told_from_a_count(text: str, vague: bool) -> None:
    assert [q.vague for q in found(text)] == [vague]


@pytest.mark.parametrize(
    "text", ["Flight 370 vanished.", "He lives at 10 Downing Street.", "Route 9 is closed."]
)
def test_the_number_of_a_name_counts_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["tens", "of", "thousands"], (10_000, True)), (["hundreds", "of", "thousands"], (100_000, True)),
        (["two", "dozen"], (24, False)), (["dozen"], (12, True)), (["3.5", "million"], (3_500_000, False)),
        (["men"], None), (["men", "thousands"], None),
    ],
)  # fmt: skip
def test_the_value_of_a_run(words: list[str], value: tuple[float, bool] | None) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [("first", 1), ("Fourth", 4), ("21st", 21), ("twenty-first", 21), ("four", None), ("", None)],
)  # fmt: skip
def test_ordinals(word: str, value: int | None) -> None:
    assert ordinal_of(word) == value


def test_two_quantities_of_one_sentence() -> None:
    assert [q.value for q in found("Three people died and 12 soldiers were injured.")] == [3, 12]


@pytest.mark.parametrize(
    "text", ["No people died.", "People died in 2021.", "It sank on 5 May 2021.", "He sank."]
)
def test_no_quantity(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["twenty-one"], 21), (["two", "hundred", "and", "five"], 205), (["1,200"], 1200),
        (["3.5", "million"], 3_500_000), (["hundred"], 100), (["two", "thousand", "six"], 2006),
        (["one", "million", "two", "hundred", "thousand"], 1_200_000), (["zero"], 0),
        (["people"], None), ([], None), (["1,20"], None), (["12", "men"], None),
    ],
)  # fmt: skip
def test_the_value_of_number_words(words: list[str], value: float | None) -> None:
    assert number_of(words) == value


@given(st.integers(0, 10**15))
def test_digits_with_and_without_commas(number: int) -> None:
    assert number_of([str(number)]) == number_of([f"{number:,}"]) == number


@given(st.lists(st.text(max_size=6), max_size=5))
def test_number_words_never_fail(words: list[str]) -> None:
    value = number_of(words)
    assert value is None or value >= 0
