"""Actors of whole reports: who, of which country and sector, by what reason, and which stay apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.actors import actor_at, actors_of
from stemma.annotate.actors.registry import SECTORS
from stemma.dates import exact_day
from stemma.records import Actor, Candidate, Place, When
from stemma.states import alpha3
from tests.annotate.build import UNKNOWN, annotated, last, report

MAY_2017 = exact_day(date(2017, 5, 3), "2017-05-03", "given")
MAY_2012 = exact_day(date(2012, 5, 3), "2012-05-03", "given")


STATE = Candidate(2, "Georgia", "region", "US", "Georgia", 33.0, -83.5, 0.4)


def at(text: str, words: str, published: When = UNKNOWN) -> Actor:
    """The actor that stands at the first place of some words."""
    start = text.index(words)
    found = actor_at(annotated(text, published), start, start + len(words))
    assert found is not None
    return found


def codes(actor: Actor) -> list[str]:
    return [reason.code for reason in actor.reasons]


def test_a_leader_is_found_with_title_country_and_reason() -> None:
    text = "Russian President Vladimir Putin said on Monday that the talks went on."
    found = at(text, "Vladimir Putin", MAY_2017)
    assert (found.country, found.sector, found.kind) == ("RUS", "GOV", "person")
    assert found.title == "Russian President"
    assert "actor.registry" in codes(found)


def test_an_office_is_the_one_of_the_reports_date() -> None:
    text = "Theresa May said the talks went on."
    assert at(text, "Theresa May", MAY_2017).office == "Prime Minister"
    assert at(text, "Theresa May", MAY_2012).office == "Home Secretary"
    late = exact_day(date(2024, 1, 5), "2024-01-05", "given")
    assert at(text, "Theresa May", late).office == "former Prime Minister"


def test_a_family_name_alone_is_told_as_less_sure() -> None:
    text = "Merkel said the talks went on."
    found = at(text, "Merkel", MAY_2017)
    assert (found.key, found.country) == ("angela merkel", "DEU")
    assert found.score < 0.9
    assert "actor.family" in codes(found)


def test_an_unknown_person_has_the_country_of_the_title() -> None:
    text = "Kenyan Finance Minister Ola Berg said in Berlin that prices had fallen."
    found = at(text, "Ola Berg")
    assert (found.country, found.sector) == ("KEN", "GOV")


def test_a_spokesman_speaks_for_the_body() -> None:
    text = "Ola Berg, a spokesman for the United Nations, said the camp in Kenya was full."
    found = at(text, "Ola Berg")
    assert (found.country, found.sector) == ("", "IGO")
    assert "spokesman" in found.title


def test_somebody_of_whom_nothing_is_told_is_a_civilian_of_the_reports_country() -> None:
    text = "Ada Brook lives in Nairobi. Kenya has had little rain. Ada Brook waits."
    found = at(text, "Ada Brook")
    assert (found.country, found.sector) == ("KEN", "CVL")
    assert {"actor.report", "actor.plain"} <= set(codes(found))


def test_a_capital_that_acts_a_palace_and_a_government_are_one_actor() -> None:
    text = "Moscow accused Kiev of lying. The Kremlin said it would answer. The Russian government agreed."
    moscow, kremlin = at(text, "Moscow"), at(text, "Kremlin")
    assert moscow == kremlin == at(text, "Russian government")
    assert (moscow.country, moscow.sector, moscow.key) == ("RUS", "GOV", "rus government")
    assert "actor.same_key" in codes(moscow)


def test_a_place_that_does_not_act_is_no_actor_unless_asked_for_as_one() -> None:
    text = "The rain fell in Nairobi."
    assert annotated(text).actors == ()
    assert at(text, "Nairobi").score < 0.5


def test_crowds_and_police_take_the_country_of_the_place() -> None:
    text = "Protesters threw stones at police in Nairobi. The protesters left at night."
    crowd, police = at(text, "Protesters"), at(text, "police")
    assert (crowd.country, crowd.sector, crowd.kind) == ("KEN", "OPP", "crowd")
    assert (police.country, police.sector) == ("KEN", "COP")
    assert at(text, "protesters left") == crowd


def test_the_army_is_the_one_named_before() -> None:
    text = "The Turkish army shelled a village in Syria. The army said it had warned the village."
    assert at(text, "The army said") == at(text, "Turkish army")
    assert at(text, "Turkish army").country == "TUR"


def test_an_armed_group_is_one_under_all_its_names() -> None:
    text = "Islamic State claimed the attack. Nobody believed ISIS."
    found = at(text, "Islamic State")
    assert found == at(text, "ISIS")
    assert (found.country, found.sector, found.kind) == ("", "REB", "armed group")


def test_a_news_agency_is_a_news_medium_of_its_country() -> None:
    text = "A fisherman told Reuters that the ferry sank off Nairobi."
    found = at(text, "Reuters")
    assert (found.country, found.sector) == ("GBR", "JRN")


def test_a_body_is_of_the_country_in_its_name() -> None:
    text = "The New York Police Department said nobody was hurt."
    found = at(text, "New York Police Department")
    assert (found.country, found.sector) == ("USA", "COP")


def test_two_persons_of_one_surname_stay_apart() -> None:
    text = "Ada Brook met Tom Brook in Ottawa. Ada Brook was late."
    assert at(text, "Ada Brook").key != at(text, "Tom Brook").key


def test_a_place_that_may_lie_in_two_countries_keeps_both() -> None:
    text = "Georgia said it was a mistake."
    place = Place(1, "Georgia", "country", "GE", "", 42.0, 43.5, 0.6, (), (STATE,))
    a = annotated(text)
    mentions = tuple(replace(m, country="", place=0, acts=True) for m in a.mentions)
    (found,) = actors_of(report(text), a.tokens, a.sentences, mentions, (place,))
    assert found.country == ""
    assert [(o.country, o.score) for o in found.others] == [("GEO", 0.6), ("USA", 0.4)]
    assert "actor.place" in codes(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Paris Hilton sang. Washington smiled. Jordan said so.",
        "PRESIDENT JOHN ASHBY SAID ON MONDAY THAT THE ARMY HAD LEFT NAIROBI.",
        "Mr " + "Abcdefghij " * 30 + "said so.",
        "Mr " + "X" * 300 + " said so.",
        "President President President said. Prime Minister of of of.",
        "'s 's & - Sir said - \n\n President\nOla Berg",
        "Ada Brook, " * 60 + "left.",
    ],
)
def test_bad_input_gives_records_that_hold(text: str) -> None:
    annotation = annotated(text, MAY_2017)
    for actor in annotation.actors:
        assert len(actor.name) <= 120
        assert 0.0 <= actor.score <= 0.99
        assert all(0 <= n < len(annotation.mentions) for n in actor.mentions)
        assert all(0 <= s.start < s.end <= len(text) for s in actor.spans)
        assert actor.mentions or actor.spans


WORDS = (
    "Ola Berg Moscow said police in of the , . president Russian army Paris Hilton UN for a who heads".split()
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=24))
def test_any_words_give_known_codes_and_every_stretch_its_actor(words: list[str]) -> None:
    text = " ".join(words)
    annotation = annotated(text)
    for actor in annotation.actors:
        assert actor.country in {"", *alpha3().values()}
        assert set(actor.sectors) <= SECTORS
        assert actor.sector == (actor.sectors[0] if actor.sectors else "")
        for number in actor.mentions:
            mention = annotation.mentions[number]
            assert actor_at(annotation, mention.start, mention.end) is not None


def test_the_same_report_gives_the_same_actors() -> None:
    text = "Protesters threw stones at police in Nairobi. Ola Berg, a teacher, watched."
    a = annotated(text)
    again = actors_of(report(text), a.tokens, a.sentences, a.mentions, a.places)
    assert again == a.actors


def test_no_actor_stands_where_nothing_does() -> None:
    assert actor_at(annotated("It rained."), 0, 2) is None


def test_a_body_that_is_based_nowhere_is_still_a_body() -> None:
    for words in ("based", "living", "headquartered", "born"):
        found = annotated(f"Halden Motors, {words}, makes cars. The Halden Group {words} then makes ships.")
        assert found.actors


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Peru waits. Pope Francis insisted that it is a crime. Francis spoke in Peru.", "Francis", "VAT"),
        ("Brazil met King Salman on Monday. Brazil waits. Salman smiled.", "Salman", "SAU"),
        ("Peru waits. Peru. Francis insisted that it is a crime.", "Francis", "PER"),
    ],
)
def test_one_name_behind_a_title_is_who_is_known_by_both(text: str, name: str, country: str) -> None:
    assert last(text, name).country == country
