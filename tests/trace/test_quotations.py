"""Quotation marks of every shape, and the ones that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.trace.boilerplate import boilerplate_spans
from stemma.trace.quotations import quotation_spans


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end].strip() for span in quotation_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said: “The pond froze.” Then she left.", ["The pond froze."]),
        ('"The pond froze," she said, "and we skated."', ["The pond froze,", "and we skated."]),
        ("«The pond froze», she said.", ["The pond froze"]),
        ("‘The pond didn’t freeze,’ she said.", ["The pond didn’t freeze,"]),
        ("'The pond froze,' she said of the town's pond.", ["The pond froze,"]),
        ("“One ‘small’ pond,” she said.", ["One ‘small’ pond,"]),
        ('A 12" plank and a 6" nail.', []),
        ("The farmers' pond and the millers' pond.", []),
        (
            '"First paragraph of it.\n\n"Second one." End.',
            ["First paragraph of it.", "Second one."],
        ),
        ("“The pond froze. Then she left.\n\nNobody skated.", ["The pond froze"]),
        ('She said "the pond froze. Then "nobody" skated.', ["the pond froze", "nobody"]),
        ('" The pond froze," she said.', ["The pond froze,"]),
        ('A stray " mark.\n\nNothing "here" else.', ["here"]),
        ("Cold pond tonight — Ana (@ana_pond) May 3", ["Cold pond tonight — Ana (@ana_pond)"]),
    ],
)
def test_what_is_quoted(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text(alphabet="“”\"'‘’«» a.\n—(@)", max_size=80))
def test_spans_are_in_order_and_apart(text: str) -> None:
    for spans in (quotation_spans(text), boilerplate_spans(text)):
        last = 0
        for span in spans:
            assert last <= span.start < span.end <= len(text)
            last = span.end


def test_only_the_sentence_of_a_notice_is_furniture() -> None:
    text = "The pond froze. All rights reserved by the pond. She skated."
    assert [text[span.start : span.end] for span in boilerplate_spans(text)] == [
        "All rights reserved by the pond."
    ]
