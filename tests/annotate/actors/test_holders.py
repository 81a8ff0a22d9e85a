"""Offices told without a name, and the one person of the report who holds them."""

from __future__ import annotations

import pytest

from stemma.annotate.actors.at import stretches_of
from tests.annotate.build import annotated

PERSON = "Russian President Vladimir Putin spoke on Monday. "
TWO = "Russian President Vladimir Putin met Russian Prime Minister Mikhail Mishustin. "


def meant(text: str, words: str) -> str:
    """The name of the actor that some words stand for; "" where none does."""
    annotation = annotated(text)
    start = text.rindex(words)
    for actor in annotation.actors:
        if any(first <= start < last for first, last in stretches_of(annotation, actor)):
            return actor.name
    return ""


@pytest.mark.parametrize(
    "text",
    [
        PERSON + "The president of Russia warned the rebels.",
        PERSON + "Russia’s leader warned the rebels.",
        PERSON + "The leader of Russia’s government landed in Oslo.",
        TWO + "The Russian president warned the rebels.",
    ],
)
def test_an_office_is_whoever_of_the_report_holds_it(text: str) -> None:
    head = "leader" if "leader" in text else "president"
    assert meant(text, head) == "Vladimir Putin"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (PERSON + "The leader of Russia’s opposition warned the rebels.", "leader"),
        (PERSON + "A Russian president once warned the rebels.", "president"),
        (PERSON + "The former Russian president warned the rebels.", "president"),
        (PERSON + "The president of Ukraine warned the rebels.", "president"),
        (TWO + "Russia’s leader warned the rebels.", "leader"),
    ],
    ids=["of a body", "one of several", "no longer", "of another country", "two may be meant"],
)
def test_an_office_that_may_be_anothers_is_nobodys(text: str, head: str) -> None:
    assert meant(text, head) != "Vladimir Putin"


def test_the_reason_is_told() -> None:
    (person,) = (
        a for a in annotated(PERSON + "Russia’s leader warned the rebels.").actors if a.kind == "person"
    )
    assert any(r.code == "actor.holder" for r in person.reasons)
