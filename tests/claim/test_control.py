"""Who does what a clause without a subject of its own tells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.claim.control import REACH, subject_of, undergone
from stemma.claim.tree import trees
from stemma.records import Nature, StanceKind
from tests.annotate.build import THURSDAY, annotated
from tests.claim.build import claims_of, dated, filled, one

DOERS = [
    # sentence, predicate, who, whom
    ("In addition to meeting Ada Brook, the envoy visited Paris.", "meet", ["envoy"], None),
    ("After visiting Lima, the envoy met Ada Brook.", "visit", ["envoy"], None),
    ("The envoy visited Lima after signing an agreement with Norway.", "agree", ["envoy"], ["norway"]),
    ("The envoy angered Chad by signing an agreement with Norway.", "agree", ["envoy"], ["norway"]),
    ("Instead of leaving Paris, the envoy met Ada Brook.", "leave", ["envoy"], None),
    ("Norway assisted Chad in establishing a school.", "open", ["chad"], None),
    ("Germany helped Norway in building a bridge in Oslo.", "build", ["norway"], None),
    ("Norway helped Chad to arrest Tom Ash.", "arrest", ["chad"], ["tom ash"]),
    ("The rebels accused the army of killing 12 civilians.", "die", ["army"], ["civilian"]),
    ("The talks led to Norway opening a school in Lima.", "open", ["norway"], None),
    ("The talks resulted in Norway opening a school in Lima.", "open", ["norway"], None),
    ("Rebels have a long history of attacking villages in Chad.", "attack", ["rebel"], None),
    ("The ministry's decision to close the port angered Norway.", "close", ["ministry"], None),
    ("Norway is an ally of Chad, attacking rebels in Lima.", "attack", ["norway"], ["rebel"]),
    ("Ada Brook landed in Paris, welcomed by soldiers at the airport.", "greet", ["soldier"], ["ada brook"]),
    ("Arrested by police in Berlin, Tom Ash left the party.", "arrest", ["police"], ["tom ash"]),
    ("Tom Ash, jailed in 2019, left Paris.", "arrest", [], ["tom ash"]),
    ("Tom Ash was held in Lima and jailed in Oslo.", "arrest", [], ["tom ash"]),
    ("Ada Brook saw rebels attack the village.", "attack", ["rebel"], None),
]


@pytest.mark.parametrize(("text", "predicate", "who", "whom"), DOERS)
def test_who_does_it(text: str, predicate: str, who: list[str], whom: list[str] | None) -> None:
    found = one(text, predicate)
    assert filled(found, "who") == who
    assert whom is None or filled(found, "whom") == whom


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Police looked into charges of killing three soldiers.", "die"),
        ("The bridge was built by using stone from Norway.", "use"),
        ("The risk of losing Lima worried Norway.", "lose"),
    ],
)
def test_a_noun_for_a_deed_and_what_is_acted_on_do_nothing(text: str, predicate: str) -> None:
    assert filled(one(text, predicate), "who") == []


@pytest.mark.parametrize(
    ("text", "predicate", "words"),
    [
        ("In addition to meeting Ada Brook, the envoy left Paris.", "meet", "[the envoy] meeting Ada Brook"),
        ("Instead of leaving Paris, the envoy met Ada Brook.", "leave", "[the envoy] leaving Paris"),
        ("Arrested by police, Tom Ash left the party.", "arrest", "[Tom Ash] arrested by police"),
        ("Norway helped Chad to arrest Tom Ash.", "arrest", "[Chad] to arrest Tom Ash"),
        ("The ministry's plan to close the port angered Chad.", "close", "[The ministry] to close the port"),
        ("After leaving Lima, the envoy met Tom Ash.", "meet", "After leaving Lima, the envoy met Tom Ash"),
        ("The talks led to Norway opening a school.", "lead", "The talks led to Norway opening a school"),
        ("Norway kept Tom Ash from leaving Oslo.", "keep", "Norway kept Tom Ash from leaving Oslo"),
    ],
)  # fmt: skip
def test_the_words_say_who_does_it(text: str, predicate: str, words: str) -> None:
    assert one(text, predicate).text == words


@pytest.mark.parametrize(
    ("text", "predicate", "kind", "nature"),
    [
        ("Instead of leaving Paris, the envoy met Ada Brook.", "leave", "denied", "happening"),
        ("Norway prevented Ada Brook from leaving Oslo.", "leave", "denied", "happening"),
        ("Norway banned Tom Ash from visiting Oslo.", "visit", "hypothetical", "forecast"),
        ("Norway will end the strike by signing a deal with Chad.", "agree", "planned", "happening"),
        ("In addition to visiting Paris, the envoy will meet Ada Brook.", "visit", "planned", "happening"),
        ("Norway ended the strike by signing a deal with Chad.", "agree", "asserted", "happening"),
        ("Ada Brook saw rebels attack the village.", "attack", "asserted", "happening"),
        ("Ada Brook could see rebels attack the village.", "attack", "possible", "forecast"),
        ("France announced plans to build a port in Lima.", "build", "planned", "happening"),
    ],
)
def test_how_firm_it_is(text: str, predicate: str, kind: StanceKind, nature: Nature) -> None:
    found = one(text, predicate)
    assert (found.stance.kind, found.nature) == (kind, nature)


def test_an_event_that_sees_another_only_sets_its_scene() -> None:
    text = "Since October 2023, an offensive by rebels has seen the army lose the town of Lima."
    lost = one(text, "lose")
    assert (filled(lost, "who"), filled(lost, "since")) == (["army"], ["2023-10"])
    assert lost.main
    assert lost.text == text.rstrip(".")
    assert {c.predicate for c in claims_of(text)} == {"lose", "attack"}


def test_an_aim_that_names_only_who_has_it_is_no_claim() -> None:
    text = "France and Chad signed agreements to develop reactors."
    assert [c.predicate for c in claims_of(text)] == ["agree"]
    counted = "France and Chad signed agreements to develop 12 reactors in Lima."
    assert one(counted, "agree").text == "France and Chad signed agreements to develop 12 reactors in Lima"


def test_a_greeting_is_no_meeting() -> None:
    assert one("Soldiers greeted Ada Brook in Lima.", "greet").event == "CONSULT"
    assert one("Tom Ash received Ada Brook in Lima.", "meet").event == "CONSULT"


def test_what_a_port_is_of_is_where() -> None:
    found = one("Rebels attacked soldiers in the port of Lima.", "attack")
    assert (filled(found, "whom"), filled(found, "where")) == (["soldier"], ["lima"])
    assert filled(one("Ada Brook returned from the port of Lima.", "visit"), "from") == ["lima"]


WORDS = ("Ada Brook", "the army", "was", "helped", "to", "arrest", "arrested", "by", "meeting", "in",
         "addition", "from", "leaving", "and", "its", "plan", "seen", ",", "Chad", "led", "2019")  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=25))
def test_a_subject_stands_in_its_sentence_and_is_not_its_verb(words: list[str]) -> None:
    text = " ".join(words) + "."
    for tree in trees(dated(text), annotated(text, THURSDAY)):
        for n in tree.numbers:
            found, elsewhere = subject_of(tree, n)
            assert found is None or (found in tree.children and found != n)
            assert found is not None or not elsewhere
            assert undergone(tree, n) in (True, False)


def test_a_long_chain_of_verbs_ends() -> None:
    text = "The army " + "tried to start to " * (4 * REACH) + "leave."
    for tree in trees(dated(text), annotated(text, THURSDAY)):
        assert all(subject_of(tree, n)[0] in (None, *tree.numbers) for n in tree.numbers)


def test_a_noun_told_inside_a_clause_stands_without_its_preposition() -> None:
    found = one("Ada Brook died in an attack on the village of Lisma.", "attack")
    assert found.text == "An attack on the village of Lisma"
