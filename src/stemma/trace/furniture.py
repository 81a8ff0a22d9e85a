"""Furniture that only the pile tells: what many reports of one outlet hold beside different stories.

A line under every story of a site ("The minister denies all charges" in a box of other stories) looks
like any sentence. That so many reports of the outlet hold it shows what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from stemma.trace.passages import Shared
from stemma.trace.words import Keys, Words, shingles

MANY = 6
"""Reports of one outlet that hold a fingerprint from which it is furniture there: an outlet runs a story
again two or three times, and a background paragraph in a few reports of one affair."""

OF_PASSAGE = 0.5
"""Share of a passage's shared fingerprints that are furniture from which the passage is."""

EDITION = 0.9
"""Share of both reports' words in passages from which the two are editions of one text, of which an
outlet may keep many: then nothing in it is furniture."""


def furniture_numbers(holders: Mapping[int, int]) -> frozenset[int]:
    """Of the fingerprints that two reports of one outlet share, those that are furniture of the outlet.

    ``holders``: how many reports of that outlet hold each. For reports of two outlets there are none.
    """
    return frozenset(number for number, count in holders.items() if count >= MANY)


def without_furniture(
    shared: list[Shared], a: Words, b: Words, common: frozenset[int], numbers: frozenset[int]
) -> tuple[list[Shared], Words, Words]:
    """Shared passages less those that are furniture, and the words of both, those of furniture as quoted.

    ``numbers``: the fingerprints that both reports hold; ``common``: those of them that are furniture.
    """
    of_a, of_b = (sum(one.a_end - one.a for one in shared), sum(one.b_end - one.b for one in shared))
    if of_a >= EDITION * len(a) and of_b >= EDITION * len(b):
        return shared, a, b
    kept: list[Shared] = []
    quoted_a, quoted_b = a.quoted.copy(), b.quoted.copy()
    for one in shared:
        if _furniture(shingles(a.keys[one.a : one.a_end]), common, numbers):
            quoted_a[one.a : one.a_end] = quoted_b[one.b : one.b_end] = True
        else:
            kept.append(one)
    return kept, replace(a, quoted=quoted_a), replace(b, quoted=quoted_b)


def _furniture(hashes: Keys, common: frozenset[int], numbers: frozenset[int]) -> bool:
    """Whether most of the fingerprints that lie in a passage are furniture."""
    held = numbers.intersection(hashes.view(np.int64).tolist())
    return bool(held) and len(held & common) >= OF_PASSAGE * len(held)
