"""The encoder: a stretch is read the same whatever stands beside it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.transformer.encoder import Encoder, Scores
from tests.annotate.transformer.build import LABELS, drawn

ENCODER = Encoder(drawn())
WORDS = st.lists(st.sampled_from(["The", "mayor", "said", "Ports", ".", "2,000", "AB", "é"]), min_size=1)
STRETCH = WORDS.map(lambda words: words[: ENCODER.most])


def same(one: Scores, other: Scores) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("names", "tags", "starts", "arcs", "left", "right")
    )


@given(st.lists(STRETCH, min_size=1, max_size=40))
def test_a_stretch_is_read_alone_as_among_others(stretches: list[list[str]]) -> None:
    together = ENCODER.read(stretches)
    assert all(
        same(found, ENCODER.read([words])[0]) for found, words in zip(together, stretches, strict=True)
    )


def test_shapes_are_those_of_the_words() -> None:
    [found] = ENCODER.read([["The", "mayor", "said"]])
    assert found.names.shape == (3, len(LABELS["names"]))
    assert found.tags.shape == found.starts.shape == (3,)
    assert found.arcs.shape == (3, 4)
    assert ENCODER.related(found, np.array([2, 0, 2])).shape == (3, len(LABELS["relations"]))


def test_words_after_count() -> None:
    [one], [other] = ENCODER.read([["mayor", "said"]]), ENCODER.read([["mayor", "port"]])
    assert not np.allclose(one.names[0], other.names[0])


def test_capitals_count() -> None:
    [one], [other] = ENCODER.read([["The"]]), ENCODER.read([["the"]])
    assert not np.allclose(one.names, other.names)


def test_a_full_table_of_words_changes_nothing() -> None:
    [before] = ENCODER.read([["mayor", "said"]])
    encoder = Encoder(drawn())
    for number in range(0, 13_000, 50):
        encoder.read([[f"w{n}" for n in range(number, number + 50)]])
    assert same(before, encoder.read([["mayor", "said"]])[0])


def test_the_longest_stretch_is_read() -> None:
    [found] = ENCODER.read([["said"] * ENCODER.most])
    assert len(found.tags) == ENCODER.most
