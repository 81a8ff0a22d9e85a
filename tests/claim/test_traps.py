"""Sentences of news that once were read wrongly: each names what a reader would have been misled by."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.lemmas import verb_lemma
from stemma.claim.clauses import ordinal_word
from stemma.claim.lexicon import of_phrase
from stemma.claim.step import claims
from tests.annotate.build import THURSDAY, annotated, mentions
from tests.claim.build import claims_of, dated, filled, one

PIECES = (
    "said", "“", "”", ",", ".", "the", "ministry", "citing", "Ada Brook", "who", "killed", "12",
    "people", "in", "Berlin", "on Monday", "according to", "reports", "suggesting", "it", "denied",
    "that", "his", "fourth", "visit", "since", "2021", "accused", "of", "fleeing", "will", "meet",
    "and", "I saw", "—", "\n", "!",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was killed in the blast.",
        "No one died in the fire.",
        "Soldiers killed no civilians in the town.",
    ],
)
def test_none_killed_is_a_denial(text: str) -> None:
    assert one(text, "die").stance.kind == "denied"


def test_an_accusation_is_the_accusers_word() -> None:
    said = [
        c for c in claims_of("The rebels accused the army of killing 12 civilians.") if c.predicate == "die"
    ]
    assert all(c.voice.kind != "report" for c in said)


def test_we_saw_inside_a_quotation_is_not_the_reporter() -> None:
    found = claims_of("“We saw soldiers attack the village,” a resident said on Monday.")
    assert not [o for c in found for o in c.origins if o.kind == "presence"]


def test_a_reporter_on_the_spot_shows() -> None:
    found = claims_of("Police opened fire on the crowd while I was standing near the fountain.")
    assert [o.kind for c in found if c.predicate == "shoot" for o in c.origins] == ["presence"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A spokesman for the Interior Ministry said the bridge collapsed.", "interior ministry"),
        ("The bridge collapsed, according to a spokeswoman for the Harbour Authority.", "harbour authority"),
        ("Interior Minister Paul Renn said the bridge collapsed.", "interior ministry"),
    ],
)
def test_whoever_speaks_for_a_body_is_its_voice(text: str, body: str) -> None:
    voice = one(text, "collapse").voice
    assert voice.kind == "named"
    assert voice.body == body


def test_a_group_is_named_by_the_name_beside_it() -> None:
    voice = one("The rights group Civic Watch said 17 people were killed.", "die").voice
    assert (voice.kind, voice.name) == ("named", "Civic Watch")


def test_twenty_one_is_one_number() -> None:
    assert filled(one("Twenty-one people died in the storm.", "die"), "how many") == ["21 exact"]


def test_tens_of_thousands_are_ten_thousand() -> None:
    (found,) = (m for _, m in mentions("Tens of thousands of people marched.", "quantity"))
    assert found.quantity is not None
    assert (found.quantity.value, found.quantity.bound) == (10_000, "least")


def test_a_weekday_beside_its_date_is_no_second_day() -> None:
    found = [
        m for _, m in mentions("The port closed on Monday, 17 February 2025.", "time", published=THURSDAY)
    ]
    assert [m.key for m in found] == ["2025-02-17"]


def test_a_later_will_does_not_move_the_past() -> None:
    found = mentions(
        "Rebels attacked Berlin on Monday and the army will respond.", "time", published=THURSDAY
    )
    assert [m.key for _, m in found] == ["2025-03-17"]


def test_three_firings_are_three_events() -> None:
    missile, person = of_phrase("fire", "missile"), of_phrase("fire", "person")
    assert missile is not None and missile.name == "test"
    assert person is not None and person.name == "appoint"
    assert of_phrase("fire", "gun") is None


@pytest.mark.parametrize(
    ("word", "given", "lemma"),
    [
        ("sank", "sank", "sink"),
        ("broadcasted", "broadcaste", "broadcast"),
        ("fled", "fle", "flee"),
        ("torched", "torche", "torch"),
        ("killed", "kill", "kill"),
    ],
)
def test_lemmas_of_verbs_are_words(word: str, given: str, lemma: str) -> None:
    assert verb_lemma(word, given) == lemma


@pytest.mark.parametrize(
    ("text", "key", "via"),
    [
        (
            "Two soldiers were killed, the agency said, citing the defence ministry.",
            "defence ministry",
            ("the agency",),
        ),
        ("The Daily Star reported, citing police, that two men were killed.", "police", ("The Daily Star",)),
    ],
)
def test_a_chain_ends_at_whom_its_last_link_cites(text: str, key: str, via: tuple[str, ...]) -> None:
    voice = one(text, "die").voice
    assert (voice.key, voice.via) == (key, via)


def test_a_name_across_two_sentences_breaks_nothing() -> None:
    text = "The mayor met Ada Brook. Tom Ash left the town."
    found = annotated(text, THURSDAY)
    wide = tuple(replace(m, last=m.last + 6) if m.kind == "person" else m for m in found.mentions)
    assert claims(dated(text), replace(found, mentions=wide))


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
def test_no_text_breaks_the_claims(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for found in claims_of(text):
        assert 0 <= found.span.start < found.span.end <= len(text)


@pytest.mark.parametrize(
    ("word", "value"), [("fourth", 4), ("21st", 21), ("Second", 2), ("12th", 12), ("four", None), ("", None)]
)
def test_ordinals(word: str, value: int | None) -> None:
    assert ordinal_word(word) == value
