"""Words as numbers: what a regular expression finds, with equal keys for equal words."""

from __future__ import annotations

import re

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from stemma.trace.letters import BLOCK, LONGEST, distinct, key_of, spelled

WORD = re.compile(r"\w+(?:['’]\w+)*")
END = re.compile(r"[.!?…\n]")

texts = st.text(st.sampled_from("aAbé'’ .\n_7ß𝐇𐐨𐐀\ud800«"), max_size=40) | st.text(max_size=40)


def fold(word: str) -> str:
    """Case and apostrophes apart; what becomes two letters stays."""
    kept = (char for char in word if char not in "'’")
    return "".join(char.casefold() if len(char.casefold()) == 1 else char for char in kept)[:LONGEST]


@given(texts)
@example("rock'n'roll's ''it's'' don’t o'")
@example("x" * BLOCK + " it's " + "word " * 40_000 + "it's")
def test_words_are_those_of_the_expression(text: str) -> None:
    found = spelled(text)
    words = [(word.start(), word.end()) for word in WORD.finditer(text)]
    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == words
    ends = [0, *(end for _, end in words)]
    opening = [n == 0 or bool(END.search(text, ends[n], start)) for n, (start, _) in enumerate(words)]
    assert found.opening.tolist() == opening
    folded = [fold(text[start:end]) for start, end in words]
    letters = [len(word) > 1 and word.isalpha() for word in folded]
    assert found.letters.tolist() == letters
    by_key = dict(zip(found.hashes.tolist(), folded, strict=True))
    assert [by_key[key] for key in found.hashes.tolist()] == folded
    assert len(by_key) == len(set(folded))
    assert not (found.hashes & np.uint64(1)).any()


@given(texts, texts)
def test_a_key_is_of_the_word_alone(before: str, after: str) -> None:
    assert key_of("Brack’water") in spelled(f"{before} brackwater {after}").hashes.tolist()


def test_keys_are_the_same_in_every_process() -> None:
    assert key_of("harbour") == 1408506764775000354


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_distinct(values: list[int]) -> None:
    assert distinct(np.array(values, np.uint64)).tolist() == sorted(set(values))
