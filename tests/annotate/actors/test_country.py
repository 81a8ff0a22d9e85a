"""Countries: by the words beside an actor, by names of places in names, by the places of the report."""

from __future__ import annotations

import pytest

from stemma.annotate.actors.country import Countries
from stemma.annotate.actors.page import Page
from tests.annotate.build import annotated, report


def countries(text: str) -> Countries:
    """The countries of a text as the engine reads it."""
    a = annotated(text)
    return Countries(Page(report(text), a.tokens, a.sentences, a.mentions, a.places))


EMPTY = countries("")


@pytest.mark.parametrize(
    ("words", "code"),
    [("Russian", "RUS"), ("Japan", "JPN"), ("Nairobi", "KEN"), ("Boston", "USA"), ("London", "GBR")],
)
def test_countries_peoples_and_large_towns_are_known(words: str, code: str) -> None:
    assert EMPTY.named(words) == code


@pytest.mark.parametrize("words", ["Valley", "Georgetown", "Nassau", "Stanley", "nice", "Best", "Halden"])
def test_small_towns_with_the_name_of_something_else_are_not(words: str) -> None:
    assert EMPTY.named(words) == ""


def test_a_small_town_is_meant_where_the_report_names_its_country() -> None:
    held = countries("Guyana has new stamps. In Guyana they like stamps.")
    assert held.named("Georgetown") == "GUY"


def test_a_report_of_no_place_tells_no_country() -> None:
    guess = countries("It rained.").likely(0)
    assert (guess.country, guess.why) == ("", None)


def test_a_report_of_one_country_tells_it_with_the_rest_of_the_weight_left_open() -> None:
    guess = countries("Kenya is dry. Kenya waits. In Kenya nobody sows.").likely(1)
    assert guess.country == "KEN"
    assert 0.5 < guess.score < 0.9


def test_two_countries_share_the_weight_and_the_other_is_kept() -> None:
    guess = countries("Kenya met Japan. Japan beat Kenya. Kenya beat Japan. Japan lost to Kenya.").likely(0)
    assert {guess.country, *(code for code, _ in guess.others)} == {"KEN", "JPN"}
    assert guess.score < 0.6


def test_two_letters_are_no_country_but_for_two() -> None:
    assert "AIA" not in countries("AI is new. AI is old. AI is here.").totals
