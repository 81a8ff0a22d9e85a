"""Pronouns and roles: joined to a named person only where nothing else can be meant."""

from __future__ import annotations

import pytest

from tests.annotate.build import annotated, mentions

HE = "Ivan Orlov visited Moscow on Monday. He met the crew."
SHE = "Ada Brook visited Paris on Monday. She praised the city."
ROLE = "Prime Minister Ola Berg resigned on Monday. The prime minister left Oslo in the evening."


def stands_for(text: str, words: str) -> list[str]:
    """The keys of the persons that the later ``words`` of a text stand for."""
    return [m.key for said, m in mentions(text, "person") if said == words]


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        (HE, "He", "ivan orlov"),
        (SHE, "She", "ada brook"),
        (ROLE, "The prime minister", "ola berg"),
        ("Ivan Orlov was arrested on Monday. Police found him in a barn.", "him", "ivan orlov"),
    ],
)
def test_a_pronoun_or_role_of_the_one_person(text: str, words: str, key: str) -> None:
    assert stands_for(text, words) == [key]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry sank. He was late.", "He"),
        ("A minister resigned on Monday. The minister left Oslo.", "The minister"),
        ("Minister Ola Berg met Minister Tom Ash. The minister left Oslo.", "The minister"),
        ("It rained in Paris. She praised the city.", "She"),
    ],
)
def test_no_person_where_none_or_several_can_be_meant(text: str, words: str) -> None:
    assert words in text
    assert stands_for(text, words) == []


def test_the_name_is_that_of_the_fullest_form() -> None:
    text = "Ada Brook visited Paris. Brook met Tom Ash. She praised the city."
    found = {said: m.name for said, m in mentions(text, "person")}
    assert found["Brook"] == "Ada Brook"
    assert found.get("She", "Ada Brook") == "Ada Brook"


def test_a_text_without_persons_has_none() -> None:
    assert mentions("He said that she had told him about it.", "person") == []


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        (
            "Russian President Vladimir Putin spoke on Monday. The president of Ukraine warned the rebels.",
            False,
        ),
        ("Russian President Vladimir Putin spoke on Monday. The former president warned the rebels.", False),
        ("Russian President Vladimir Putin spoke on Monday. The president warned the rebels.", True),
        ("Former President Ada Brook spoke on Monday. The former president warned the rebels.", True),
    ],
)
def test_a_noun_of_another_country_or_time_is_somebody_else(text: str, stands: bool) -> None:
    nominal = [m for m in annotated(text).mentions if m.form == "nominal" and m.kind == "person"]
    assert bool(nominal) == stands
