"""Where a sentence cannot begin, whatever the parser thinks."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from stemma.annotate.bounds import bounds

NLP = spacy.blank("en")


def forbidden(words: str, *names: tuple[int, int]) -> list[str]:
    """The words of a text at which no sentence may begin; ``names``: first and last word of each name."""
    doc = Doc(NLP.vocab, words=words.split())
    doc.ents = [Span(doc, first, last + 1, "Person") for first, last in names]
    return [t.text for t in bounds(doc) if t.is_sent_start is False]


@pytest.mark.parametrize(
    ("words", "names", "none_at"),
    [
        ("He left . She stayed .", (), ["left", "stayed"]),
        ("Port Ambry . Lower Town Hall fell .", ((0, 1), (3, 5)), ["Ambry", "Town", "Hall", "fell"]),
        ("the boat Santa Irene The crew", ((2, 3),), ["boat", "Santa", "Irene", "crew"]),
        ("Menu About Contact", (), []),
        ("“ Go , ” She said .", (), ["She", "said"]),
        ("Gen. Orlov met Mrs. Ash .", ((1, 1), (4, 4)), ["Orlov", "met", "Ash"]),
        ("J. Ash left .", ((0, 0),), ["Ash", "left"]),
    ],
)
def test_no_start_at(words: str, names: tuple[tuple[int, int], ...], none_at: list[str]) -> None:
    assert set(none_at) <= set(forbidden(words, *names))


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("He left . She stayed .", "She"),
        ("Menu About Contact", "Contact"),
        ("He fled ! Ash stayed", "Ash"),
        ("He met the Ash Now", "Now"),
    ],
)
def test_a_start_is_left_to_the_parser(words: str, start: str) -> None:
    assert start not in forbidden(words, *([(3, 3)] if "Ash" in words else []))
