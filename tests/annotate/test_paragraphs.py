"""Paragraphs: wrapped lines joined, datelines apart, bounded size, nothing lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.paragraphs import MAX_CHARS, paragraphs

WRAPPED = """The harbour of Port Ambry was closed on Tuesday after a tanker lost its
anchor in the night and drifted towards the northern breakwater, where two
tugs held it until the wind fell. No oil was seen on the water by the crew."""


def pieces(text: str) -> list[str]:
    """The words of the paragraphs of a text."""
    return [text[p.start : p.end] for p in paragraphs(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert pieces("One.\n\nTwo.\n \t\n  Three.  ") == ["One.", "Two.", "Three."]


def test_lines_without_a_common_width_are_paragraphs() -> None:
    assert pieces("Home\nNews\nThe ferry sank.") == ["Home", "News", "The ferry sank."]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert pieces(WRAPPED) == [WRAPPED]
    assert pieces(f"{WRAPPED}\n\n{WRAPPED}") == [WRAPPED, WRAPPED]


def test_finished_lines_of_one_width_stay_apart() -> None:
    line = "The council met on Thursday and put off the vote for a week again."
    assert pieces(f"{line}\n{line}\n{line}") == [line] * 3


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("PORT AMBRY, Vale, May 3 (AP) -", "The ferry sank off the cape."),
        ("GENEVA (Reuters) -", "Ada Brook met Tom Ash."),
        ("MOSCOW —", "The bridge is closed."),
        ("NEW YORK, March 4 –", "“Nobody was ready,” she said."),
    ],
)
def test_a_dateline_is_no_part_of_its_sentence(head: str, body: str) -> None:
    assert pieces(f"{head} {body}\n\nMore followed.") == [head, body, "More followed."]


@pytest.mark.parametrize("text", ["A well-known man - Tom Ash - died.", "Paris - The city is quiet."])
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert pieces(text) == [text]


@pytest.mark.parametrize("unit", ["Men left. ", "word ", "x", "\U0001f600", "“No.” "])
def test_a_long_paragraph_is_cut_into_bounded_pieces(unit: str) -> None:
    text = (unit * (3 * MAX_CHARS // len(unit) + 1)).strip()
    found = pieces(text)
    assert len(found) >= 3
    assert all(len(piece) <= MAX_CHARS for piece in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    text = "The ferry sank off the cape. " * 300
    assert all(piece.endswith("cape.") for piece in pieces(text))


@pytest.mark.parametrize(
    "text", ["A" * 200_000, "A, " * 60_000, "(" * 100_000, "\n" * 200_000, "A \n" * 60_000]
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    began = time.process_time()
    paragraphs(text)
    assert time.process_time() - began < 5


BLANK = "\u00a0\u2028\x1c\r\t \n"
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from([*BLANK, "\n\n", "A", "b.", "PARIS (AP) - ", WRAPPED, "“", "é", "\u200b"]),
             max_size=40).map("".join),
)  # fmt: skip


@given(texts)
def test_paragraphs_hold_every_character_but_space_in_order(text: str) -> None:
    found = paragraphs(text)
    at = 0
    for part in found:
        assert at <= part.start < part.end
        assert not text[at : part.start].strip()
        assert text[part.start : part.end] == text[part.start : part.end].strip()
        at = part.end
    assert not text[at:].strip()
