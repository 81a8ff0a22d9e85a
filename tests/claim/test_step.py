"""The claim step: wording, origins, spans, ids, hostile text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.claim.quoted import MAX_QUOTE, quotation_at, quotations
from stemma.claim.step import claims
from stemma.records import Span
from tests.annotate.build import annotator
from tests.claim.build import claims_of, dated, filled, one

WORDED = [
    ("The ferry, which sank on Monday, carried 40 people.", "sink", "[The ferry] sank on Monday"),
    ("The ferry, which sank on Monday, carried 40 people.", "carry", "The ferry carried 40 people"),
    ("Ada Brook arrived in Paris and met Tom Ash.", "meet", "[Ada Brook] met Tom Ash"),
    ("Ada Brook visited Paris. She met Tom Ash there.", "meet", "[Ada Brook] met Tom Ash there"),
    ("“The bridge collapsed on Monday,” said Ada Brook.", "collapse", "The bridge collapsed on Monday"),
    ('"The bridge collapsed on Monday," Ada Brook said.', "collapse", "The bridge collapsed on Monday"),
    ("However, the ferry sank on Monday.", "sink", "The ferry sank on Monday"),
    ("According to Ada Brook, the bridge collapsed on Monday.", "collapse", "The bridge collapsed on Monday"),
    ("Ada Brook said the bridge collapsed on Monday.", "collapse", "The bridge collapsed on Monday"),
]
ORIGINS = [
    # sentence, predicate, (kind, key, shown) of each origin
    ("The ferry sank on Monday, Reuters reported.", "sink", [("agency", "reuters", True)]),
    ("The ferry sank, according to the Associated Press.", "sink", [("agency", "associated press", True)]),
    ("Ada Brook said the bridge collapsed.", "collapse", [("voice", "ada brook", True)]),
    ("Officials said the ferry sank near the island.", "sink", [("unnamed", "", False)]),
    ("I saw the ferry sink on Monday.", "see", [("presence", "", True)]),
    ("Our reporter saw the ferry sink on Monday.", "see", [("presence", "", True)]),
    ("A document showed the company paid the minister.", "pay", [("document", "document", False)]),
    ("A letter seen by this newspaper said the company paid the minister.", "pay",
     [("document", "document", True)]),
    ("The ferry sank on Monday.", "sink", []),
]  # fmt: skip
SENTENCES = sorted({text for text, _, _ in WORDED} | {text for text, _, _ in ORIGINS})


@pytest.mark.parametrize(("text", "predicate", "words"), WORDED)
def test_the_words_of_a_clause(text: str, predicate: str, words: str) -> None:
    assert one(text, predicate).text == words


@pytest.mark.parametrize("text", SENTENCES)
def test_no_mark_is_left_dangling(text: str) -> None:
    for found in claims_of(text):
        assert found.text.count("“") == found.text.count("”")
        assert found.text.count("(") == found.text.count(")")
        assert found.text.count('"') % 2 == 0
        assert found.text.strip(" ,;—") == found.text
        assert not found.text[0].islower()


@pytest.mark.parametrize(("text", "predicate", "origins"), ORIGINS)
def test_origins(text: str, predicate: str, origins: list[tuple[str, str, bool]]) -> None:
    assert [(o.kind, o.key, o.shown) for o in one(text, predicate).origins] == origins


@pytest.mark.parametrize("text", SENTENCES)
def test_every_span_is_a_stretch_of_its_report(text: str) -> None:
    found = claims_of(text)
    assert found
    assert [c.trigger for c in found] == sorted(c.trigger for c in found)
    assert len({c.id for c in found}) == len(found)
    for claim in found:
        assert claim.report_id == dated(text).id
        for span in (claim.span, claim.trigger, *(s.span for s in claim.slots)):
            assert 0 <= span.start < span.end <= len(text)
        assert claim.span.start <= claim.trigger.start and claim.trigger.end <= claim.span.end


def test_a_long_clause_is_cut() -> None:
    text = "The ferry carried " + ", ".join(["rice and wheat"] * 30) + " to Malta."
    (found,) = claims_of(text)
    assert found.text.endswith(" …")
    assert len(found.text.split()) < 40


def test_no_words_no_claims() -> None:
    for text in ("", "   ", "No.", "!!!", "The end", "😀"):
        assert claims_of(text) == ()


def test_claims_are_the_same_again() -> None:
    text = "Ada Brook said the bridge collapsed. Two men were arrested on Monday."
    (again,) = annotator().annotate([dated(text)])
    assert claims(dated(text), again) == claims_of(text)


odd = st.lists(
    st.sampled_from(
        ["Ada Brook ", "said ", "that ", "the ferry ", "sank", ". ", ", ", "“", "”", '"', "(", "and ", "who ",
         "according to ", "police ", "did not ", "will ", "21 ", "at least ", "in Paris ", "on Monday ",
         "he ", "\n\n", "\n", "😀", "\u200b", "his fourth visit ", "since 2021 ", "was arrested by ", "to "]
    ),
    max_size=24,
).map("".join)  # fmt: skip


@settings(max_examples=80)
@given(odd)
def test_odd_text_never_fails(text: str) -> None:
    report = dated(text)
    (annotation,) = annotator().annotate([report])
    for claim in claims(report, annotation):
        assert text[claim.trigger.start : claim.trigger.end].strip()
        assert all(s.span.start < s.span.end for s in claim.slots)


def test_quotations() -> None:
    text = 'He said “no” and "never". “It opens'
    assert [text[s.start : s.end] for s in quotations(text)] == ["“no”", '"never"']
    assert quotation_at(quotations(text), 9) == Span(8, 12)
    assert quotation_at(quotations(text), 0) is None
    assert quotation_at(quotations(text), len(text) - 1) is None


def test_a_paragraph_of_a_quotation_without_a_closing_mark() -> None:
    text = "“It sank.\n“Nobody was hurt.”"
    assert [text[s.start : s.end] for s in quotations(text)] == ["“It sank.", "“Nobody was hurt.”"]


def test_a_mark_that_never_closes_quotes_nothing() -> None:
    assert quotations("“" + "x" * (2 * MAX_QUOTE) + "”") == []


@given(st.text(alphabet='“”"ab \n', max_size=60))
def test_quotations_are_apart_and_in_order(text: str) -> None:
    at = 0
    for span in quotations(text):
        assert at <= span.start < span.end <= len(text)
        at = span.end


@pytest.mark.parametrize(
    ("text", "predicate", "reacted"),
    [
        ("Ada Brook condemned the attack on the village.", "attack", True),
        ("Russia opposes the launch of the missile.", "test", True),
        ("Ada Brook reported the attack on the village.", "attack", False),
        ("Rebels attacked the village.", "attack", False),
        ("Ada Brook condemned the fire in Lisma, which killed 12 people.", "die", True),
        ("Ada Brook described the fire in Lisma, which killed 12 people.", "die", False),
        ("Tom Ash heard an alarm soon after the missile was launched.", "test", True),
        ("Tom Ash died after the missile was launched.", "test", False),
        ("The girls who were kidnapped in 2014 are well, Tom Ash said.", "abduct", True),
        ("The rebels, who kidnapped 12 girls in 2014, fled to Chad.", "abduct", False),
        ("A man who kidnapped 12 girls fled to Chad.", "abduct", False),
        ("It is the first time that rebels attacked the village.", "attack", False),
    ],
)
def test_what_is_taken_for_known_is_not_told(text: str, predicate: str, reacted: bool) -> None:
    assert one(text, predicate).reacted == reacted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Teletica reported that the plane crashed near Tambor.", "outlet"),
        ("The newspaper Isla Nueva said that the plane crashed near Tambor.", "outlet"),
        ("Isla Nueva, a local newspaper, said that the plane crashed near Tambor.", "outlet"),
        ("Channel 5 said that the plane crashed near Tambor.", "outlet"),
        ("Amnesty International reported that the plane crashed near Tambor.", "voice"),
        ("The Tambor Rescue Service reported that the plane crashed near Tambor.", "voice"),
        ("Ada Brook reported that the plane crashed near Tambor.", "voice"),
    ],
)
def test_media_pass_on_what_others_say(text: str, kind: str) -> None:
    assert one(text, "crash").origins[0].kind == kind


def test_what_was_seen_is_told_where_the_parse_makes_it_a_name() -> None:
    seen = one("Minutes earlier I saw police fire tear gas at the front rows.", "gas")
    assert filled(seen, "who") == ["police"]
    assert one("Police used tear gas in Lisma.", "gas").main


def test_an_order_came_from_whom_gave_it() -> None:
    order = one("The order to clear the square came from the Interior Ministry.", "order")
    assert filled(order, "who") == ["interior ministry"]


def test_what_is_released_tells_the_event() -> None:
    assert one("The office released the names of the girls.", "announce").nature == "utterance"
    assert one("Rebels released the girls.", "release").nature == "happening"


def test_captions_that_run_into_one_another_name_no_voice() -> None:
    text = "Images of the attack in Lisma Authorities confirmed that the driver was killed."
    assert one(text, "die").voice.kind != "named"


def test_who_is_described_by_a_clause_does_not_say_it() -> None:
    text = "The driver fired on the crowd, according to the police who killed him."
    assert one(text, "shoot").voice.name == "the police"
    assert one(text, "die").voice.kind == "report"
