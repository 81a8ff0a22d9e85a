"""A table of keys answers as a dictionary does."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.trace.keytable import KeyTable

near = st.integers(0, 40).map(lambda n: (n // 4) << 60 | n << 1)
keys = st.dictionaries(near | st.integers(0, 2**63 - 1).map(lambda n: 2 * n), st.integers(0, 250))


@given(keys, st.lists(near), st.randoms(use_true_random=False))
def test_it_answers_as_a_dictionary_does(held: dict[int, int], asked: list[int], chance: object) -> None:
    order = list(held)
    chance.shuffle(order)  # type: ignore[attr-defined]
    values = np.array([held[key] for key in order], np.uint8)
    table = KeyTable(np.array(order, np.uint64), values, np.uint8(251))
    wanted = [*asked, *held]
    assert table.find(np.array(wanted, np.uint64)).tolist() == [held.get(key, 251) for key in wanted]
