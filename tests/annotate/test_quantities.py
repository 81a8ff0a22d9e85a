"""Quantities: number words, bounds, and what is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.quantities import number_of
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
