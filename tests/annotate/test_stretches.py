"""What the parser is given: readable text, the way back to every character, reasons for what is left out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stemma.annotate.stretches as module
from stemma.annotate.stretches import MAX_WORD, Stretch, readable, stretches
from tests.annotate.build import annotated, report
from tests.annotate.test_step import well_formed

SPANISH = (
    "El transbordador se hundió el lunes por la noche frente al cabo y la guardia costera dijo "
    "que nadie resultó herido."
)
PIECES = ("The ferry", " sank.", "\u200b", "\u00ad", "\u202e", "Nobody ", "left.", "\n", "😀", "”", '"',
          "A" * (MAX_WORD + 1), "PORT AMBRY HIT BY STORM ", "e\u0301", "İ", "ß")  # fmt: skip
UNITS = ("😀 ", "\u200b", "\u202eabc\u202c ", "x", "(", "A.b", "AB ", "ab.Ab ", "\n", '" ', "The Ferry ")
ENGLISH = "The ferry sank off the cape on Monday night, the coast guard said."


@pytest.mark.parametrize(
    ("raw", "parsed"),
    [
        ("He left.", "He left."),
        ("He said so.The men left.", "He said so. The men left."),
        ("It fell in 2021.The men left!Nobody saw it?They did.",
         "It fell in 2021. The men left! Nobody saw it? They did."),
        ("“We left.”She agreed.", "“We left.” She agreed."),
        ('"We left."She agreed.', '"We left." She agreed.'),
        ('It ended."We left," she said.', 'It ended. "We left," she said.'),
        ("See www.example.Com or ada@port.Ambry now.", "See www.example.Com or ada@port.Ambry now."),
        ("The U.S.A. and St.Petersburg and J.K.Ash", "The U.S.A. and St.Petersburg and J.K.Ash"),
        ("The\u200b fer\u00adry \u202esank\u202c\ufeff.", "The ferry sank."),
        ("one\ntwo\u00a0three\tfour", "one two three four"),
        (f"See {'x' * (MAX_WORD + 1)} there", "See  there"),
    ],
)  # fmt: skip
def test_what_is_parsed(raw: str, parsed: str) -> None:
    assert readable(raw)[0] == parsed


def test_a_paragraph_without_faults_keeps_its_places() -> None:
    assert readable(ENGLISH) == (ENGLISH, None)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_every_parsed_character_stands_in_the_report(text: str) -> None:
    parts, _ = stretches(text)
    at = 0
    for part in parts:
        assert at <= part.start < part.end <= len(text)
        at = part.end
        for n, char in enumerate(part.text):
            if not char.isspace():
                start, end = part.found(n, n + 1)
                assert part.start <= start < end <= part.end
                assert text[start:end].lower() == char.lower()


def test_words_with_unseen_marks_point_to_all_their_characters() -> None:
    text = "The fer\u200bry sank.The \u202emen left."
    words = [text[t.start : t.end] for t in annotated(text).tokens]
    assert words == ["The", "fer\u200bry", "sank", ".", "The", "men", "left", "."]
    assert len(annotated(text).sentences) == 2


def test_a_foreign_paragraph_is_left_out_with_a_reason() -> None:
    text = f"{ENGLISH}\n\n{SPANISH}\n\n{ENGLISH}"
    found = annotated(text)
    (limit,) = found.limits
    assert (limit.code, limit.evidence) == ("limit.language", (SPANISH[: module.SHOWN],))
    assert "1 paragraph not in English (es)" in limit.words
    assert {text[s.start : s.end] for s in found.sentences} == {ENGLISH}
    well_formed(report(text), found)


def test_nothing_is_read_from_a_report_in_another_language() -> None:
    found = annotated(f"{SPANISH}\n\n{SPANISH} {SPANISH}")
    assert (found.tokens, found.sentences, found.mentions) == ((), (), ())
    assert [limit.code for limit in found.limits] == ["limit.language"]


def test_a_foreign_quotation_in_an_english_sentence_is_parsed() -> None:
    assert annotated(f"The mayor told reporters on Monday: “{SPANISH}”").limits == ()


def test_a_word_without_end_is_not_parsed_and_told() -> None:
    text = f"The ferry sank. {'x9' * MAX_WORD} Nobody was hurt."
    found = annotated(text)
    assert [limit.code for limit in found.limits] == ["limit.word"]
    assert [text[t.start : t.end] for t in found.tokens][-4:] == ["Nobody", "was", "hurt", "."]


def test_a_sentence_without_end_is_parsed_in_pieces_and_told() -> None:
    found = annotated("The ferry sank and " * 1_250 + "nobody was hurt.")
    assert [limit.code for limit in found.limits] == ["limit.sentence"]
    assert len(found.tokens) == 5_004


@pytest.mark.parametrize(
    "unit", ["😀 ", "\u200b", "\u202eabc\u202c ", "x", "(", "A.b", "AB ", "ab.Ab ", "\n", '" ', "The Ferry "]
)
def test_hostile_text_is_made_ready_in_bounded_time(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    began = time.process_time()
    parts, _ = stretches(text)
    assert time.process_time() - began < 5.0
    assert all(len(part.text) <= 7_000 for part in parts)


def test_places_of_a_stretch() -> None:
    plain = Stretch(10, 14, "word")
    assert plain.found(1, 3) == (11, 13)
    text, places = readable("wo\u200brd.The")
    assert text == "word. The"
    part = Stretch(5, 14, text, places)
    assert [part.found(*ends) for ends in ((0, 4), (4, 5), (6, 9))] == [(5, 10), (10, 11), (11, 14)]
