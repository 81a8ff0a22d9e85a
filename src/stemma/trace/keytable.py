"""A table of 64-bit keys that is asked for thousands at once: a hash table in two arrays.

A binary search costs a step per bit of the table's size, each step a miss of the processor's cache; here
nearly all keys are told by one look.
"""

from __future__ import annotations

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from stemma.trace.letters import Keys

Value = TypeVar("Value", bound=np.generic)

ROOM = 4
"""Places per key, at least: one key in eight stands beside its own place."""

EMPTY = np.uint64(2**64 - 1)
"""What stands in a free place: no key of a word, whose bit 0 is clear."""


class KeyTable(Generic[Value]):
    """Values by key. ``keys``: distinct, scattered; ``missing``: the value of all others."""

    def __init__(self, keys: Keys, values: NDArray[Value], missing: Value) -> None:
        bits = max(4, (ROOM * keys.size - 1).bit_length())
        self._shift = np.uint64(64 - bits)
        self._missing = missing
        self._keys = np.full((1 << bits) + keys.size, EMPTY)
        self._values = np.full(self._keys.size, missing, values.dtype)
        at = (keys >> self._shift).astype(np.int64)
        waiting = np.argsort(keys)  # the table is the same for every order of its keys
        while waiting.size:
            free = waiting[self._keys[at[waiting]] == EMPTY]
            places, first = np.unique(at[free], return_index=True)
            self._keys[places] = keys[free[first]]
            waiting = waiting[self._keys[at[waiting]] != keys[waiting]]
            at[waiting] += 1
        self._values[at] = values

    def find(self, keys: Keys) -> NDArray[Value]:
        """The value of each key."""
        at = (keys >> self._shift).astype(np.int64)
        held = self._keys.take(at)
        found = self._values.take(at)
        astray = np.flatnonzero(held != keys)
        found[astray] = self._missing
        astray = astray[held[astray] != EMPTY]
        while astray.size:
            at[astray] += 1
            held = self._keys.take(at[astray])
            here = held == keys[astray]
            found[astray[here]] = self._values[at[astray[here]]]
            astray = astray[~here & (held != EMPTY)]
        return found
