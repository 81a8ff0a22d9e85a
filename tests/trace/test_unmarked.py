"""Others' words without quotation marks: what is one voice heard twice, and what is a reporter's own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.records import Span
from stemma.trace.unmarked import unmarked_spans

PROSE = "The council met late and agreed on nothing that the town had asked for.\n"


def others(text: str) -> list[str]:
    """The stretches found, each once, in order."""
    return list(dict.fromkeys(text[span.start : span.end] for span in unmarked_spans(text, [])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cold tonight — Ana (@ana_pond) May 3", ["Cold tonight — Ana (@ana_pond)"]),
        ("Look at this pond pic.twitter.com/abcd", ["Look at this pond pic.twitter.com/abcd"]),
        ("The pond is closed. Posted by Lower Ambry on Sunday, 3 May 2031", None),
        (
            "The mill said in a statement:\nThe motor is safe and will stay.",
            ["The motor is safe and will stay."],
        ),
        ("i saw it all from my window and ran", None),
        ("We thank our neighbours for what they did for us", None),
        (
            "Ana Pond, Bo Reed, Cy Lake, Di Marsh, Ed Brook and Flo Weir were named.",
            ["Ana Pond, Bo Reed, Cy Lake, Di Marsh, Ed Brook and Flo Weir"],
        ),
    ],
)
def test_others_words_are_found(text: str, expected: list[str] | None) -> None:
    lines = text.split("\n")
    assert others(PROSE * 5 + text) == (expected or [lines[-1]])


@pytest.mark.parametrize(
    "text",
    [
        "Pond told me that nobody had asked her.",
        "The council: three for, two against.",
        "Bo Reed, Ana Pond and Cy Lake voted.",
        "ALERT: the road is closed.",
        "The Third Street Bridge (@ the mill) stays shut.",
        "Part I of the plan is done.",
    ],
)
def test_a_reporters_own_words_are_not(text: str) -> None:
    assert others(PROSE * 5 + text) == []


def test_a_transcript_is_its_speakers_but_for_the_host() -> None:
    text = (
        "ANA POND, HOST:\nA mill burnt down in Ambry.\n"
        "REED: It was the motor.\nPOND: Are you sure?\nREED: Quite.\n"
    )
    found = "".join(others(text))
    assert "It was the motor." in found
    assert "burnt down" not in found


def test_a_document_given_whole_is_no_prose() -> None:
    text = PROSE * 3 + "Read the full statement below\nThe mill regrets the fire.\nIt will be rebuilt.\n"
    assert any("It will be rebuilt." in part for part in others(text))


def test_a_text_in_the_first_person_speaks_for_itself() -> None:
    assert others("I saw the fire.\nI ran to my mill.\nThe rest is known.\n") == []


def test_what_stands_between_marks_makes_no_line_a_guests() -> None:
    text = PROSE * 5 + "“I saw it,” said Ana Pond, who lives there.\n"
    at = text.index("I saw it")
    assert unmarked_spans(text, [Span(at, at + 9)]) == []


@given(st.text(alphabet="IiWwe#@()—:\n., AaBb'myQ", max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    for span in unmarked_spans(text, []):
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "part", ["Aa Bb, ", "#abc ", "— (@", "I we our \n", "Q: ", "said: \n", "full text\n", "@"]
)
def test_hostile_text_takes_bounded_time(part: str) -> None:
    text = part * (200_000 // len(part))
    started = time.perf_counter()
    unmarked_spans(text, [])
    assert time.perf_counter() - started < 5


def test_a_transcript_that_lost_its_lines_is_its_speakers() -> None:
    turns = ["REED: Did the motor spark? ", "MS. POND: It did, and we said so. ", "REED: To whom?"]
    assert others(f"{PROSE}Here is the call: {''.join(turns)}\n{PROSE}") == turns[1:]
    assert others(f"{PROSE}{''.join(turns)}\n{PROSE}") == turns
    assert others(f"{PROSE}The motto was SAFETY: nothing else. The town laughed.\n") == []
