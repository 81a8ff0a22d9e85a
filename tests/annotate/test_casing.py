"""Capitals given back their small letters: headlines, tickers, title case; offsets stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.casing import own_forms, recased, shouted, table, titled
from tests.annotate.build import annotated, mentions

REPORT = (
    "Troops left Lower Ambry on Monday. Then the men of Ambry and the VRK met Ada McBrook, and Ambry slept."
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("TROOPS LEAVE AMBRY AFTER CEASEFIRE", "Troops leave Ambry after ceasefire"),
        ("TALKS FAIL. THE VRK LEAVES AMBRY.", "Talks fail. The VRK leaves Ambry."),
        ("“WE WILL WAIT,” SAID MCBROOK", "“We will wait,” said McBrook"),
        ("PRESIDENT SPEAKS IN THE WHITE HOUSE", "President speaks in the White House"),
        ("US ARMY LEAVES RUSSIA", "US Army leaves Russia"),
        ("POLICE KILL THREE MEN: The mayor is angry.", "Police kill three men: The mayor is angry."),
        ("Troops Leave Ambry After Talks Fail", "Troops leave Ambry after talks fail"),
    ],
)  # fmt: skip
def test_written_as_inside_a_sentence(text: str, written: str) -> None:
    assert recased(text, own_forms(REPORT)) == written


@pytest.mark.parametrize(
    "text",
    [
        REPORT, "", "CNN", "The FBI and the CIA met NATO and the UN.", "By Ada Brook and Tom Ash",
        "Ada Brook, Tom Stone, Jim Rice, Ann Young and Max Power",
        "The United Nations Security Council met in New York.", "He said it was late.", "12:30 4 – 2",
        "ВСЕ ЛЮДИ ЗДЕСЬ",
    ],
)  # fmt: skip
def test_what_is_written_well_stays(text: str) -> None:
    assert recased(text, {}).casefold() == text.casefold()
    if not shouted(text):
        assert recased(text, {}) == text


def test_the_reports_own_way_comes_first() -> None:
    assert recased("THE ASH FELL ON AMBRY AND TURKEY", {"ash": "Ash", "turkey": "turkey"}) == (
        "The Ash fell on Ambry and turkey"
    )


def test_a_headline_in_capitals_has_its_names_and_verbs() -> None:
    text = "OBAMA MEETS PUTIN IN MOSCOW"
    found = annotated(text)
    assert [(t.lemma, t.pos) for t in found.tokens][1] == ("meet", "VERB")
    assert {m.name for m in found.mentions} >= {"PUTIN", "MOSCOW"}
    assert ("MOSCOW", "RU") in [(words, m.country) for words, m in mentions(text, "place")]


def test_the_table() -> None:
    words, pairs = table()
    assert (words["the"], words["moscow"], words["nato"]) == ("the", "Moscow", "NATO")
    assert ("air", "force") in pairs
    assert all(key == form.lower().replace("’", "'") for key, form in words.items())


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.text("AbC .İßéДAB“'-", max_size=60)))
def test_nothing_but_capitals_changes(text: str) -> None:
    found = recased(text, {})
    assert len(found) == len(text)
    assert found.lower() == text.lower()
    assert not (shouted(text) and titled(text)) or text
