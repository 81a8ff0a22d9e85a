"""Stance and nature: how firmly a clause says it, and what kind of thing it says."""

from __future__ import annotations

import pytest

from tests.claim.build import claims_of, one

STANCES = [
    # sentence, predicate, stance, marks
    ("The president visited Moscow on Monday.", "visit", "asserted", ()),
    ("Police have arrested two men.", "arrest", "asserted", ()),
    ("The president will visit Moscow on Friday.", "visit", "planned", ("will",)),
    ("The king will meet the president in Paris.", "meet", "planned", ("will",)),
    ("The president is expected to visit Moscow.", "visit", "planned", ("expected",)),
    ("The president may visit Moscow.", "visit", "possible", ("may",)),
    ("The president might visit Moscow.", "visit", "possible", ("might",)),
    ("The president could visit Moscow.", "visit", "possible", ("could",)),
    ("The president would visit Moscow.", "visit", "hypothetical", ("would",)),
    ("The president did not visit Moscow.", "visit", "denied", ("not",)),
    ("The president never visited Moscow.", "visit", "denied", ("never",)),
    ("The president has not visited Moscow.", "visit", "denied", ("not",)),
    ("Police did not arrest the driver.", "arrest", "denied", ("not",)),
    ("The army will not attack the town.", "attack", "denied", ("will", "not")),
    ("The president refused to meet the ambassador.", "meet", "denied", ("refused",)),
    ("Tom Ash denied that the ferry sank.", "sink", "denied", ("denied",)),
    ("The minister denied that the army attacked the village.", "attack", "denied", ("denied",)),
    ("The ferry almost sank near Malta.", "sink", "hypothetical", ("almost",)),
    ("Nearly 80 people were killed in the fire.", "die", "asserted", ()),
    ("How many people were killed in the fire?", "die", "hypothetical", ("?",)),
    ("The rebels must release the hostages.", "release", "possible", ("must",)),
]
HEDGES = [
    ("The president reportedly visited Moscow on Monday.", "visit", "reportedly"),
    ("Two men were reportedly arrested in Paris.", "arrest", "reportedly"),
    ("The rebels allegedly attacked the village.", "attack", "allegedly"),
    ("Two people were allegedly killed by soldiers.", "die", "allegedly"),
    ("The ship possibly sank on Monday.", "sink", "possibly"),
]
NATURES = [
    ("Two men were arrested in Berlin on Sunday.", "arrest", "happening"),
    ("The ferry sank near Malta on Tuesday.", "sink", "happening"),
    ("The president will visit Moscow on Friday.", "visit", "happening"),
    ("The president may visit Moscow.", "visit", "forecast"),
    ("The president would visit Moscow.", "visit", "forecast"),
    ("The president accused the rebels of murder.", "accuse", "utterance"),
    ("Turkey condemned the attack.", "accuse", "utterance"),
    ("The king praised the army.", "support", "utterance"),
    ("The bridge is old.", "old", "judgement"),
    ("The plan is dangerous.", "dangerous", "judgement"),
    ("The storm was the deadliest in a decade.", "deadly", "judgement"),
    ("It was the worst attack on the city.", "attack", "judgement"),
    ("The river is the border.", "border", "background"),
    ("The general is a member of the council.", "member", "background"),
]


@pytest.mark.parametrize(("text", "predicate", "kind", "marks"), STANCES)
def test_stance(text: str, predicate: str, kind: str, marks: tuple[str, ...]) -> None:
    stance = one(text, predicate).stance
    assert (stance.kind, stance.marks) == (kind, marks)


@pytest.mark.parametrize(("text", "predicate", "hedge"), HEDGES)
def test_a_hedge_is_kept(text: str, predicate: str, hedge: str) -> None:
    stance = one(text, predicate).stance
    assert (stance.kind, stance.hedges) == ("asserted", (hedge,))


@pytest.mark.parametrize(("text", "predicate", "nature"), NATURES)
def test_nature(text: str, predicate: str, nature: str) -> None:
    assert one(text, predicate).nature == nature


def test_a_condition_is_hypothetical_and_what_follows_planned() -> None:
    text = "If the president visits Moscow, the rebels will attack the village."
    assert one(text, "visit").stance.kind == "hypothetical"
    assert one(text, "attack").stance.kind == "planned"


@pytest.mark.parametrize(
    ("text", "predicate", "hedges"),
    [
        ("Ada Brook said it was unclear whether the driver shot the guard.", "shoot", ("whether",)),
        ("Ada Brook said it was unclear whether the driver started shooting.", "shoot", ("whether",)),
        ("The release of the girls has not been verified.", "release", ("not verified",)),
    ],
)
def test_what_nobody_knows_is_only_possible(text: str, predicate: str, hedges: tuple[str, ...]) -> None:
    stance = one(text, predicate).stance
    assert (stance.kind, stance.hedges) == ("possible", hedges)


def test_an_act_that_another_is_compared_with_did_not_happen() -> None:
    text = "Those tests went over Japan, but that is not the same thing as firing a missile."
    assert one(text, "test").stance.kind == "hypothetical"


def test_a_second_verb_shares_the_modal_of_the_first() -> None:
    assert one("The rules must be kept and the hostages released.", "release").stance.kind == "possible"


def test_a_denial_is_an_act_of_speech_of_its_own() -> None:
    text = "Tom Ash denied that the ferry sank."
    found = {c.predicate: c for c in claims_of(text)}
    assert (found["deny"].nature, found["deny"].stance.kind) == ("utterance", "asserted")
    assert found["sink"].voice.key == "tom ash"


def test_a_negation_colours_its_own_clause_only() -> None:
    text = "The ferry sank on Monday, but police did not arrest the driver."
    assert one(text, "sink").stance.kind == "asserted"
    assert one(text, "arrest").stance.kind == "denied"
