"""Countries: by the words beside an actor, by names of places in names, by the places of the report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stemma.annotate.actors.country import BESIDE, NOBODY, Countries, Guess
from stemma.annotate.actors.page import Page
from stemma.annotate.actors.ranks import Asked
from stemma.records import Candidate, Place
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


def asked(text: str, form: str = "bare", sentence: int = 0) -> Guess:
    """The country of somebody at the head of a sentence of whom nothing is told."""
    held = countries(text)
    return held.rank(Asked(held.page.sentences[sentence].first, sentence, False, form))


def test_a_report_of_no_place_tells_no_country() -> None:
    guess = asked("It rained.")
    assert (guess.country, guess.why) == ("", None)


def test_a_report_of_one_country_tells_it_less_surely_than_words_beside_would() -> None:
    guess = asked("Kenya is dry. Kenya waits. In Kenya nobody sows.", sentence=1)
    assert guess.country == "KEN"
    assert 0.5 < guess.score < BESIDE
    assert guess.why is not None
    assert "share of the report's places" in guess.why.evidence[0]


def test_of_two_countries_the_other_is_kept() -> None:
    guess = asked("Kenya met Japan. Japan beat Kenya. Kenya beat Japan. Japan lost to Kenya.")
    assert {guess.country, *(code for code, _ in guess.others)} == {"KEN", "JPN"}
    assert guess.score < 0.7


def test_a_mark_that_several_countries_share_is_of_the_one_that_the_report_names() -> None:
    assert EMPTY.marked("the senator").country == "USA"
    assert countries("Italy is dry. Italy waits.").marked("two senators").country == "ITA"
    assert EMPTY.marked("") == NOBODY


def test_a_country_that_towns_are_called_like_is_a_clue_where_it_is_much_likelier() -> None:
    text = "China is dry."
    a = annotated(text)
    for other, code in ((0.2, "CHN"), (0.5, "")):
        town = Candidate(2, "China", "city", "US", "Texas", 30.0, -94.3, other)
        place = Place(1, "China", "country", "CN", "", 35.0, 105.0, 0.6, (), (town,))
        mentions = tuple(replace(m, country="", place=0) for m in a.mentions)
        page = Page(report(text), a.tokens, a.sentences, mentions, (place,))
        assert page.country(mentions[0]) == code


def test_two_letters_are_no_country_but_for_two() -> None:
    assert "AIA" not in countries("AI is new. AI is old. AI is here.").clues.totals
