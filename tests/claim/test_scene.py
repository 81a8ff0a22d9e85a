"""Where the main event happened: the place with the words that belong to it, as fully as it is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from stemma.claim.scene import scene
from stemma.claim.tree import Tree
from stemma.records import Annotation, Mention, Sentence, Token
from tests.claim.build import dated

Named = tuple[str, str]
"""Words of a place and its level."""


def sentence(text: str, *places: Named, number: int = 0) -> Tree:
    """A sentence whose places are named; words with a capital are names, the others nouns."""
    tokens: list[Token] = []
    for match in re.finditer(r"[\w-]+|[^\w\s]", text):
        pos = "PROPN" if match.group()[0].isupper() else "ADJ" if match.group() == "northern" else "NOUN"
        pos = "DET" if match.group().lower() in ("the", "a") else pos
        tokens.append(Token(match.start(), match.end(), match.group(), pos, "", "", "dep", 0))
    tree = Tree(dated(text), Annotation("r", "e", (), tuple(tokens), (), ()), _whole(text, tokens, number))
    for words, level in places:
        start = text.index(words)
        inside = [n for n, t in enumerate(tokens) if start <= t.start and t.end <= start + len(words)]
        tree.add(
            Mention(
                start, start + len(words), inside[0], inside[-1], "place", words.lower(), words, "", level
            )
        )
    return tree


def _whole(text: str, tokens: Sequence[Token], number: int) -> Sentence:
    return Sentence(f"s{number}", number, 0, len(text), 0, len(tokens) - 1)


@pytest.mark.parametrize(
    ("text", "places", "found"),
    [
        ("Fire broke out in Kano .", [("Kano", "city")], "Kano"),
        ("Fire in the northern city of Kano .", [("Kano", "city")], "northern city of Kano"),
        ("A crash at the Monza circuit .", [("Monza", "")], "Monza circuit"),
        ("A vigil at Hope Hall in Leeds .", [("Hope Hall", ""), ("Leeds", "city")], "Hope Hall in Leeds"),
        ("A vigil in Leeds in England .", [("Leeds", "city"), ("England", "region")], "Leeds"),
        ("A vigil in Leeds , England .", [("Leeds", "city"), ("England", "region")], "Leeds , England"),
        ("A vigil in Kenya and in Leeds .", [("Kenya", "country"), ("Leeds", "city")], "Leeds"),
    ],
)
def test_a_place_with_the_words_that_belong_to_it(text: str, places: list[Named], found: str) -> None:
    answer = scene([], [sentence(text, *places)], set())
    assert answer is not None and answer.span is not None
    assert answer.text == found == text[answer.span.start : answer.span.end]


def test_the_headline_s_place_is_told_as_fully_as_in_the_opening() -> None:
    titled = [sentence("Boy trapped in Oshun", ("Oshun", "region"))]
    fuller = sentence("A boy fell in Ilesa , Oshun .", ("Ilesa", "city"), ("Oshun", "region"))
    other = sentence("Rain fell in Lagos .", ("Lagos", "city"), number=1)
    answer = scene(titled, [fuller, other], set())
    assert answer is not None and answer.text == "Ilesa , Oshun"
    answer = scene(titled, [other], set())
    assert answer is not None and (answer.text, answer.span) == ("Oshun", None)


def test_who_governs_and_who_is_of_a_place_is_no_scene() -> None:
    tree = sentence("Kenya accused British firms .", ("Kenya", "country"), ("British", "demonym"))
    tree.mentions = {n: replace(m, acts=m.level == "country") for n, m in tree.mentions.items()}
    assert scene([], [tree], set()) is None
