"""Slots: who, whom, where, when, how many, which time."""

from __future__ import annotations

import pytest

from stemma.records import SlotRole
from tests.claim.build import claims_of, filled, one

TABLE: list[tuple[str, str, SlotRole, list[str]]] = [
    # sentence, predicate, role, what fills it
    ("Police arrested Ada Brook in Paris on Monday.", "arrest", "who", ["police"]),
    ("Police arrested Ada Brook in Paris on Monday.", "arrest", "whom", ["ada brook"]),
    ("Police arrested Ada Brook in Paris on Monday.", "arrest", "where", ["paris"]),
    ("Police arrested Ada Brook in Paris on Monday.", "arrest", "when", ["2025-03-17"]),
    ("Ada Brook was arrested in Paris on Monday.", "arrest", "who", []),
    ("Ada Brook was arrested in Paris on Monday.", "arrest", "whom", ["ada brook"]),
    ("Ada Brook was arrested by police in Paris.", "arrest", "who", ["police"]),
    ("Ada Brook was arrested by police in Paris.", "arrest", "whom", ["ada brook"]),
    ("Three soldiers were killed by rebels.", "die", "who", ["rebel"]),
    ("Three soldiers were killed by rebels.", "die", "whom", ["soldier"]),
    ("Rebels killed three soldiers.", "die", "who", ["rebel"]),
    ("Rebels killed three soldiers.", "die", "whom", ["soldier"]),
    ("At least 21 people died in the fire.", "die", "who", []),
    ("At least 21 people died in the fire.", "die", "how many", ["21 least"]),
    ("At least 21 people were killed in the attack.", "die", "how many", ["21 least"]),
    ("Two men were killed.", "die", "how many", ["2 exact"]),
    ("The fire injured 20 people.", "injure", "how many", ["20 exact"]),
    ("Police detained 40 protesters in Berlin.", "arrest", "how many", ["40 exact"]),
    ("Rescuers saved 40 people from the water.", "aid", "how many", ["40 exact"]),
    ("Ada Brook met Tom Ash in Geneva on 3 May 2024.", "meet", "who", ["ada brook"]),
    ("Ada Brook met Tom Ash in Geneva on 3 May 2024.", "meet", "whom", ["tom ash"]),
    ("Ada Brook met Tom Ash in Geneva on 3 May 2024.", "meet", "where", ["geneva"]),
    ("Ada Brook met Tom Ash in Geneva on 3 May 2024.", "meet", "when", ["2024-05-03"]),
    ("Ada Brook visited Paris in March 2024.", "visit", "where", ["paris"]),
    ("Ada Brook visited Paris in March 2024.", "visit", "when", ["2024-03"]),
    ("Ada Brook visited Germany on Sunday.", "visit", "where", ["germany"]),
    ("Ada Brook visited Berlin and Paris.", "visit", "where", ["berlin", "paris"]),
    ("Ada Brook returned from Moscow.", "visit", "from", ["moscow"]),
    ("The ferry sank near Malta on Tuesday.", "sink", "where", ["malta"]),
    ("France and Germany signed a treaty.", "agree", "who", ["france", "germany"]),
    ("Russian President Ivan Orlov visited Turkey on Monday.", "visit", "who", ["ivan orlov"]),
    ("Ada Brook made her third visit to Paris since 2019.", "visit", "ordinal", ["3"]),
    ("Ada Brook made her third visit to Paris since 2019.", "visit", "since", ["2019"]),
    ("It was his fourth visit to Russia since 2021.", "visit", "ordinal", ["4"]),
    ("It was his fourth visit to Russia since 2021.", "visit", "since", ["2021"]),
    ("It was his fourth visit to Russia since 2021.", "visit", "where", ["russia"]),
]
LIGHT = [
    ("Ada Brook had a meeting with Tom Ash in Geneva.", "meet", "tom ash"),
    ("Ada Brook signed an agreement with Tom Ash.", "agree", "tom ash"),
]


@pytest.mark.parametrize(("text", "predicate", "role", "values"), TABLE)
def test_slot(text: str, predicate: str, role: SlotRole, values: list[str]) -> None:
    assert filled(one(text, predicate), role) == values


@pytest.mark.parametrize(("text", "predicate", "whom"), LIGHT)
def test_a_light_verb_lends_its_noun_a_clause(text: str, predicate: str, whom: str) -> None:
    found = one(text, predicate)
    assert filled(found, "who") == ["ada brook"]
    assert filled(found, "whom") == [whom]


def test_a_place_carries_its_country() -> None:
    (where,) = (s for s in one("Ada Brook visited Paris in March 2024.", "visit").slots if s.role == "where")
    assert (where.country, where.level) == ("FR", "capital")


def test_a_second_verb_has_the_first_ones_subject() -> None:
    found = one("Ada Brook arrived in Paris and met Tom Ash.", "meet")
    assert (filled(found, "who"), filled(found, "whom")) == (["ada brook"], ["tom ash"])
    assert found.main


def test_a_relative_clause_is_of_what_it_describes() -> None:
    found = one("The ferry, which sank on Monday, carried 40 people.", "sink")
    assert filled(found, "who") == ["ferry"]
    assert filled(found, "when") == ["2025-03-17"]


def test_a_pronoun_fills_a_slot_with_its_person() -> None:
    found = one("Ada Brook visited Paris. She met Tom Ash there.", "meet")
    assert filled(found, "who") == ["ada brook"]


def test_the_event_is_a_plover_root() -> None:
    roots = {
        "Two men were arrested in Berlin on Sunday.": "COERCE",
        "Ada Brook met Tom Ash in Geneva on 3 May 2024.": "CONSULT",
        "Protesters marched in Berlin on Saturday.": "PROTEST",
        "France and Germany signed a treaty.": "AGREE",
        "Tom Ash resigned on Monday.": "CONCEDE",
    }
    for text, root in roots.items():
        (found,) = claims_of(text)
        assert found.event == root
        assert found.classed


def test_a_slot_and_a_voice_carry_the_key_of_their_actor() -> None:
    text = (
        "Russian President Vladimir Putin met reporters in Oslo on Monday. Two men were arrested, Putin said."
    )
    met, held = one(text, "meet"), one(text, "arrest")
    (who,) = (s for s in met.slots if s.role == "who")
    assert who.actor == held.voice.actor == "vladimir putin"
    assert held.voice.country == "RU"


def test_a_crowd_has_no_key_of_an_actor() -> None:
    (who,) = (s for s in one("Rebels killed three soldiers.", "die").slots if s.role == "who")
    assert who.actor == ""


def test_who_comes_along_is_whom_and_a_place_carries_where_it_lies() -> None:
    text = "The general travelled to Moscow with soldiers."
    claim = one(text, "visit")
    assert filled(claim, "whom") == ["soldier"]
    (where,) = (s for s in claim.slots if s.role == "where")
    assert where.at is not None
    assert where.region == "Moscow"
    assert abs(where.at[0] - 55.75) < 0.5
