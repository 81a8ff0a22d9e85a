"""What nouns without a country beside them go back to."""

from __future__ import annotations

import pytest

from tests.annotate.build import last


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Japan waits. Mexico, whose president spoke on Monday, does not.", "president", "MEX"),
        ("Germany met Kenya on Monday. Kenya recalled its ambassador on Friday.", "ambassador", "KEN"),
        (
            "Russia is large. Moscow waits. Critics blame Russia for arming rebels in Ukraine.",
            "rebels",
            "UKR",
        ),
        ("Lufthansa said on Monday that it wants Boeing jets. The airline waits.", "airline", "DEU"),
        ("Kenya hopes. Kenya waits. European nations were asked for help in Nairobi.", "nations", ""),
    ],
)
def test_words_around_a_noun_tell_its_country(text: str, words: str, country: str) -> None:
    assert last(text, words).country == country


def test_a_body_of_no_country_keeps_the_noun_from_the_reports() -> None:
    text = "Syria is at war. Fighting went on in Syria. The Red Cross is worried. The organization left."
    assert last(text, "organization").country == ""


def test_the_body_whose_name_holds_the_word_is_meant() -> None:
    text = "The State Department met the Bundestag in Berlin. Germany waits. The department had no answer."
    assert last(text, "department").country == "USA"


def test_a_name_parted_by_the_engine_is_looked_up_whole() -> None:
    text = "Britain leaves the European Union, ministers said in London. Britain waits."
    assert last(text, "European Union").country == ""


def test_a_noun_stands_for_a_name_that_the_engine_takes_for_none() -> None:
    found = last("Japan waits. Weibo user S_AND_YY wrote a poem on Monday.", "S_AND_YY")
    assert found.sector == "CVL"


def test_several_states_have_no_one_country() -> None:
    text = (
        "Japan, China, Vietnam and Peru met. Kenya waits. India waits. Can nations with a coast build navies?"
    )
    assert last(text, "nations").country == ""


def test_a_foreign_ministry_is_of_one_country() -> None:
    text = "China is calm. China waits. In its daily briefing, the foreign ministry denied it."
    assert last(text, "foreign ministry").country == "CHN"


def test_a_persons_outlet_tells_the_country() -> None:
    text = "Ukraine waits. Kiev is calm. NPR's Ada Brook reported from Kiev on Monday."
    found = last(text, "Ada Brook")
    assert (found.country, found.sector) == ("USA", "JRN")
