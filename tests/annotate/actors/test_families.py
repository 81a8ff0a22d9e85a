"""A family name beside the full name of another of that family."""

from __future__ import annotations

from datetime import date

import pytest

from stemma.records import When
from tests.annotate.build import mentions

DAY = date(2018, 12, 5)
THEN = When(value="2018-12-05", earliest=DAY, latest=DAY, precision="day")


def named(text: str, published: When = THEN) -> list[tuple[str, str]]:
    """Words and keys of the persons named."""
    held = mentions(text, "person", published=published)
    return [(words, m.key) for words, m in held if m.form == "name"]


def test_the_presidents_family_name_is_not_his_wifes() -> None:
    found = named("President Trump spoke. First lady Melania Trump listened. Mr. Trump left with Mrs. Trump.")
    assert [key for _, key in found] == ["donald trump", "melania trump", "donald trump", "melania trump"]


@pytest.mark.parametrize(
    "text",
    [
        "Melania Trump spoke in Ohio. Trump wore red.",
        "Former President Trump is a brother of Ivanka Trump, a Vice President Trump said.",
        "Senator Ada Brook spoke. President Brook listened.",
    ],
)
def test_no_title_of_a_ruler_gives_nothing_away(text: str) -> None:
    keys = {key for _, key in named(text)}
    assert "donald trump" not in keys


def test_without_a_day_nobody_rules() -> None:
    text = "President Trump spoke. First lady Melania Trump listened."
    assert {key for _, key in named(text, When())} == {"melania trump"}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Robert Brook spoke. Ms. Brook listened. Brook left.", ["robert brook", "brook", "robert brook"]),
        ("Robert Brook spoke. Mr. Brook left.", ["robert brook", "robert brook"]),
        ("Margaret Brook spoke. Mr. Brook left.", ["margaret brook", "brook"]),
        ("Brook told her story. Her father, Robert Brook, teaches.", ["brook", "robert brook"]),
        ("Robert Brook spoke. Brook met his wife, Ada Cole.", ["robert brook", "robert brook", "ada cole"]),
        ("Margaret Brook spoke. Dr. Brook left.", ["margaret brook", "margaret brook"]),
    ],
)
def test_a_title_of_another_gender_is_another_person(text: str, keys: list[str]) -> None:
    assert [key for _, key in named(text)] == keys
