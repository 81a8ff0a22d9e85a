"""The annotate step end to end: spans, bounds of sentences, hostile text, determinism."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stemma.annotate.step as step
import stemma.annotate.stretches as stretches
from stemma.annotate.engine import identity
from stemma.annotate.paragraphs import paragraphs
from stemma.annotate.step import Annotator
from stemma.errors import StemmaError
from stemma.records import Annotation, Report, When
from tests.annotate.build import THURSDAY, UNKNOWN, annotated, annotator, report

STORY = """PORT AMBRY, Vale, May 3 (AP) - A ferry with 40 people aboard sank off Port Ambry on Monday.

Ada Brook, the mayor, said nobody was hurt. She thanked the coast guard
Photo: Tom Ash

“We lost the ship,” Brook said, “and two million crowns.”"""
TEXTS = [
    STORY,
    "Ada Brook met Tom Ash in Geneva on 3 May 2024.",
    "",
    "   \n\n  ",
    "\u200bThe ferry\u200b sank.\u200d It was 😀 late \ufeff.",
    "No",
    "…",
    "The president will visit Moscow. He left Paris yesterday.",
]


def well_formed(source: Report, found: Annotation) -> None:
    """Every span inside the text, every number inside the report, sentences and tokens in order."""
    assert found.report_id == source.id
    text, tokens = source.text, found.tokens
    at = 0
    for token in tokens:
        assert at <= token.start < token.end <= len(text)
        assert text[token.start : token.end].strip()
        assert 0 <= token.head < len(tokens)
        at = token.end
    nearest = -1
    for n, sentence in enumerate(found.sentences):
        assert sentence.number == n
        assert sentence.first == nearest + 1
        assert sentence.first <= sentence.last
        assert sentence.start == tokens[sentence.first].start
        assert sentence.end == tokens[sentence.last].end
        nearest = sentence.last
    assert nearest == len(tokens) - 1
    for mention in found.mentions:
        assert tokens[mention.first].start <= mention.start < mention.end <= tokens[mention.last].end
    assert list(found.mentions) == sorted(found.mentions, key=lambda m: (m.start, m.end, m.kind, m.key))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("published", [UNKNOWN, THURSDAY], ids=["undated", "dated"])
def test_an_annotation_is_well_formed(text: str, published: When) -> None:
    well_formed(report(text, published), annotated(text, published))


def test_no_sentence_crosses_a_paragraph() -> None:
    parts = paragraphs(STORY)
    for sentence in annotated(STORY).sentences:
        assert sum(p.start <= sentence.start and sentence.end <= p.end for p in parts) == 1


def test_every_word_is_in_a_sentence() -> None:
    tokens = annotated(STORY).tokens
    assert "".join(STORY[t.start : t.end] for t in tokens) == "".join(STORY.split())


def test_times_and_quantities_are_mentions() -> None:
    found = [(m.kind, m.name) for m in annotated(STORY, THURSDAY).mentions if m.kind in ("time", "quantity")]
    assert ("time", "Monday") in found
    assert ("quantity", "40") in found
    assert ("quantity", "two million") in found


def test_a_year_is_no_quantity() -> None:
    kinds = {m.kind for m in annotated("In 2021 the ferry sank.").mentions}
    assert "time" in kinds and "quantity" not in kinds


def test_an_empty_report_has_an_empty_annotation() -> None:
    found = annotated("")
    assert (found.sentences, found.tokens, found.mentions, found.limits) == ((), (), (), ())


def test_a_sentence_of_five_thousand_words() -> None:
    text = "The ferry sank and " * 1_250 + "nobody was hurt."
    found = annotated(text)
    well_formed(report(text), found)
    assert len(found.tokens) > 5_000


def test_a_report_too_long_to_parse_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "MAX_CHARS", 40)
    text = "The ferry sank off the cape on Monday. Nobody was hurt."
    (found,) = annotator().annotate([report(text)])
    assert found.limits[0].code == "limit.parse"
    assert all(t.end <= 40 for t in found.tokens)


def test_every_annotation_names_its_engine() -> None:
    assert annotated("No").engine == identity() == annotator().engine
    assert identity().startswith("stemma-en ")


@pytest.mark.parametrize("name", ["no_such_engine", "../english", "", "os.path", "a b"])
def test_an_engine_that_is_not_installed_is_e301(name: str) -> None:
    with pytest.raises(StemmaError) as caught:
        Annotator(name)
    assert caught.value.problem.code == "E301"


def test_annotating_again_gives_the_same() -> None:
    reports = [report(t) for t in TEXTS]
    assert list(annotator().annotate(reports)) == [annotated(t) for t in TEXTS]


def test_the_batch_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [report(t) for t in TEXTS]
    together = {a.report_id: a for a in annotator().annotate(reports)}
    monkeypatch.setattr(step, "BATCH", 3)
    parted = {a.report_id: a for a in annotator().annotate(reversed(reports))}
    assert parted == together


odd = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(["The ferry sank. ", "\n\n", "\u200b", "😀", "“", "Ada Brook ", "\x00", "\u202e",
                              "He ", "in 2021 ", "e\u0301", "-", "\r\n", "   "]), max_size=12).map("".join),
)  # fmt: skip


@settings(max_examples=60)
@given(odd)
def test_odd_text_never_fails(text: str) -> None:
    source = report(text)
    (found,) = annotator().annotate([source])
    well_formed(source, found)


def test_names_of_other_orders_and_with_hyphens_are_whole() -> None:
    found = annotated("Moon Jae-in met Abe Shinzo in Seoul. Rohingya-majority villages suffered.")
    names = [m.name for m in found.mentions if m.form == "name" and m.kind in ("person", "place", "group")]
    assert names == ["Moon Jae-in", "Abe Shinzo", "Seoul", "Rohingya"]


def test_no_name_ends_in_a_word_that_leads_on() -> None:
    found = annotated("The Foreign Ministry of neighbouring Dorland summoned the ambassador on Sunday.")
    assert not [m.name for m in found.mentions if m.name.endswith((" of", " the", " and"))]
