"""Voice: who says what a clause says."""

from __future__ import annotations

import pytest

from tests.claim.build import claims_of, one

NAMED = [
    # sentence, predicate, key of the voice
    ("Ada Brook said the bridge collapsed on Monday.", "collapse", "ada brook"),
    ("Mayor Ada Brook said the bridge collapsed on Monday.", "collapse", "ada brook"),
    ("The bridge collapsed on Monday, Ada Brook said.", "collapse", "ada brook"),
    ('"The bridge collapsed on Monday," Ada Brook said.', "collapse", "ada brook"),
    ("“The bridge collapsed on Monday,” said Ada Brook.", "collapse", "ada brook"),
    ("According to Ada Brook, the bridge collapsed on Monday.", "collapse", "ada brook"),
    ("The bridge collapsed on Monday, according to Ada Brook.", "collapse", "ada brook"),
    ("Two men were arrested, police said.", "arrest", "police"),
    ("Police said two men were arrested.", "arrest", "police"),
    ("According to police, three men were arrested on Monday.", "arrest", "police"),
    ("Two men were arrested, according to the Interior Ministry.", "arrest", "interior ministry"),
    ("The coast guard said 40 people were saved.", "aid", "coast guard"),
    ("The company said the ferry sank near the island.", "sink", "company"),
    ("Reuters reported that the ferry sank near the island.", "sink", "reuters"),
]
UNNAMED = [
    "Officials said the ferry sank near the island.",
    "Witnesses said the ferry sank near the island.",
    "A senior official said the ferry sank near the island.",
    "Sources said the ferry sank near the island.",
    "Reports say the ferry sank near the island.",
    "Neighbours said the ferry sank near the island.",
    "The ferry sank near the island, officials said.",
    "The ferry sank near the island, according to officials.",
]
BODIES = [
    # sentence, key of the voice, body it speaks for
    (
        "Mill Lane Hospital took in two children who died, its director, Tom Ash, told the Star.",
        "tom ash",
        "mill lane hospital",
    ),
    (
        "The Health Ministry buried two children who died, it said in a statement.",
        "health ministry",
        "health ministry",
    ),
    ("The Health Ministry said two children died.", "health ministry", "health ministry"),
    ("Health Minister Ola Berg said two children died.", "ola berg", "health ministry"),
    ("Police spokesman Tom Ash said two children died.", "tom ash", "police"),
    ("Two children died, a police spokesman said.", "police", "police"),
    ("Ola Berg, a spokesman for the Vale Hospital, said two children died.", "ola berg", "vale hospital"),
    ("Tom Ash, a resident, said two children died.", "tom ash", ""),
]


@pytest.mark.parametrize(("text", "predicate", "key"), NAMED)
def test_a_named_voice(text: str, predicate: str, key: str) -> None:
    voice = one(text, predicate).voice
    assert (voice.kind, voice.key) == ("named", key)


@pytest.mark.parametrize("text", UNNAMED)
def test_an_unnamed_voice(text: str) -> None:
    voice = one(text, "sink").voice
    assert (voice.kind, voice.key) == ("unnamed", "")
    assert voice.name and voice.name in text


@pytest.mark.parametrize(("text", "key", "body"), BODIES)
def test_a_body_and_who_speaks_for_it(text: str, key: str, body: str) -> None:
    voice = one(text, "die").voice
    assert (voice.kind, voice.key, voice.body) == ("named", key, body)


@pytest.mark.parametrize(
    "text", ["The bridge collapsed on Monday.", "Ada Brook visited Paris.", "Two men were killed."]
)
def test_the_reports_own_voice(text: str) -> None:
    (found,) = claims_of(text)
    assert (found.voice.kind, found.voice.key, found.voice.via) == ("report", "", ())


@pytest.mark.parametrize(
    "text",
    [
        "MRTV said the president visited Moscow.",
        "Xinhua said the president visited Moscow.",
        "State television said the president visited Moscow.",
    ],
)
def test_state_media_is_named_as_such(text: str) -> None:
    assert one(text, "visit").voice.interest == "state media"


def test_a_newspaper_is_no_interested_party() -> None:
    assert one("The Vale Gazette reported that the bridge collapsed.", "collapse").voice.interest == ""


def test_the_role_of_a_speaker_is_kept() -> None:
    text = "Maria Lopez, a professor at Vale University, said the bridge collapsed."
    assert one(text, "collapse").voice.role == "a professor at Vale University"


def test_a_quotation_goes_on_over_sentences() -> None:
    text = "“The ship sank within an hour,” Ada Brook said. “We lost two friends in the storm.”"
    assert one(text, "sink").voice.key == "ada brook"
    assert one(text, "lose").voice.key == "ada brook"


def test_a_quotation_of_two_sentences_has_one_voice() -> None:
    text = "“The ship sank within an hour. We lost two friends,” Ada Brook said."
    assert {c.voice.key for c in claims_of(text)} == {"ada brook"}
    assert len(claims_of(text)) == 2


def test_two_speakers_stay_apart() -> None:
    text = "“The bridge collapsed,” Tom Ash said. “Two children died,” Ada Brook said."
    assert one(text, "collapse").voice.key == "tom ash"
    assert one(text, "die").voice.key == "ada brook"


def test_a_voice_ends_with_its_sentence() -> None:
    text = "Ada Brook said the bridge collapsed. Two men were arrested on Monday."
    assert one(text, "collapse").voice.key == "ada brook"
    assert one(text, "arrest").voice.kind == "report"


def test_a_chain_says_through_whom() -> None:
    text = "Reuters reported that police said two men were arrested."
    voice = one(text, "arrest").voice
    assert (voice.key, voice.via) == ("police", ("Reuters",))


def test_an_announcement_is_told_by_the_station() -> None:
    found = one("MRTV said the office announced a truce.", "announce")
    assert (found.voice.key, found.nature) == ("mrtv", "utterance")


def test_a_cue_alone_is_no_claim() -> None:
    assert [c.predicate for c in claims_of("Ada Brook said the bridge collapsed.")] == ["collapse"]


def test_source_and_cue_are_spans_of_the_text() -> None:
    text = "The bridge collapsed on Monday, Ada Brook said."
    voice = one(text, "collapse").voice
    assert voice.source is not None and voice.cue is not None
    assert text[voice.source.start : voice.source.end] == "Ada Brook"
    assert text[voice.cue.start : voice.cue.end] == "said"


OWNED = [
    # sentence, predicate, key of the voice
    ("All Vale Airways said the plane crashed near the island.", "crash", "all vale airways"),
    ("Ada Brook left. Her spokesman said the bridge collapsed.", "collapse", "ada brook"),
]


@pytest.mark.parametrize(("text", "predicate", "key"), OWNED)
def test_a_name_with_all_in_it_and_whose_spokesman(text: str, predicate: str, key: str) -> None:
    voice = one(text, predicate).voice
    assert (voice.kind, voice.key) == ("named", key)


def test_the_statement_is_whoever_spoke_in_one() -> None:
    text = "The Interior Ministry said in a statement that the bridge collapsed."
    text += " Two men died, the statement added."
    assert {c.voice.key for c in claims_of(text) if c.predicate in ("collapse", "die")} == {
        "interior ministry"
    }
    assert one("Two men died, the statement said.", "die").voice.kind == "unnamed"


def test_a_description_names_nobody() -> None:
    assert one("An American said the ferry sank near the island.", "sink").voice.kind == "unnamed"


def test_a_station_is_an_outlet_that_is_credited() -> None:
    (origin, *_) = one("The ferry sank near the island, Halden Television reported.", "sink").origins
    assert (origin.kind, origin.shown) == ("outlet", True)
