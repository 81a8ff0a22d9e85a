"""Nouns for events that all know of, and those that tell that something came about."""

from __future__ import annotations

import pytest

from tests.claim.build import claims_of, one


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Senator Ada Brook said that those responsible for Ola Berg's murder must stand trial.", "murder"),
        ("The minister, Ada Brook, said the murder of Ola Berg was an atrocity.", "murder"),
        ("Ada Brook said in Port Halden that the army was involved in the killing of Ola Berg.", "killing"),
    ],
)
def test_an_event_that_all_know_of_is_not_told(text: str, word: str) -> None:
    assert {c.reacted for c in claims_of(text) if text[c.trigger.start : c.trigger.end] == word} == {True}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Police confirmed the murder of Ola Berg in Port Halden.", "murder"),
        ("Two men died in the explosion in Port Halden, police said.", "explosion"),
        ("The explosion in Port Halden killed two men, police said.", "explosion"),
        ("There was an explosion in Port Halden, police said.", "explosion"),
        ("The trip marks Ola Berg's fourth visit to Port Halden.", "visit"),
    ],
)
def test_an_event_that_comes_about_is_told(text: str, word: str) -> None:
    found = [c.reacted for c in claims_of(text) if text[c.trigger.start : c.trigger.end] == word]
    assert found
    assert not any(found)


def test_nobody_tells_of_the_own_death() -> None:
    dead = one("Ola Berg said in a post that he was murdered in Port Halden.", "die")
    assert dead.voice.kind == "report"
    killer = one("Ola Berg said that he killed Tom Ash in Port Halden.", "die")
    assert killer.voice.key == "ola berg"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The court in Port Halden dismissed charges against Ola Berg.", "release"),
        ("Ola Berg dismissed the report of the army as a lie.", "reject"),
        ("The president dismissed the minister, Ola Berg, on Monday.", "appoint"),
    ],
)
def test_what_is_dismissed_tells_what_happened(text: str, predicate: str) -> None:
    assert predicate in {c.predicate for c in claims_of(text)}


def test_how_somebody_is_called_is_no_happening() -> None:
    found = claims_of("Ola Berg, known as the Fox of Port Halden, met Tom Ash on Monday.")
    assert "know" not in {c.predicate for c in found}
    assert "meet" in {c.predicate for c in found}
