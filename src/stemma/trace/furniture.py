"""Furniture that only the pile tells: what many reports of one outlet hold beside different stories.

A line under every story of a site ("The minister denies all charges" in a box of other stories) looks
like any sentence. That so many reports of the outlet hold it shows what it is. Another outlet's copy of
such a page, or its copy of a story that the box teases, shares the line with all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from stemma.trace.passages import Shared
from stemma.trace.words import Words, shingles

MANY = 6
"""Reports of one outlet that hold a fingerprint from which it is furniture there: an outlet runs a story
again two or three times, and a background paragraph in a few reports of one affair."""

OF_PASSAGE = 0.5
"""Share of a passage's shared fingerprints that are furniture from which the passage is."""

MIN_OF_STRANGERS = 2
"""Furniture fingerprints of a passage that reports of two outlets share: in a pile of thousands of one
outlet's reports a name with its title is furniture too. With 1, two of 300 retold copies are lost; with 3 and
two thirds of the passage's fingerprints, captions of which an outlet has a dozen editions join strangers."""

SMALL_PART = 0.25
"""Share of either report's words up to which furniture can be what strangers share. Where passages that look
so are more of one, the outlet holds one story many times (updates, a page saved again and again), and
another outlet took from it."""

EDITION = 0.9
"""Share of both reports' words in passages from which the two are editions of one text, of which an
outlet may keep many: then nothing in it is furniture."""


def furniture_numbers(holders: Mapping[int, int]) -> frozenset[int]:
    """Of the fingerprints that two reports share, those that are furniture of one outlet.

    ``holders``: how many reports of that outlet hold each.
    """
    return frozenset(number for number, count in holders.items() if count >= MANY)


@dataclass(frozen=True, slots=True)
class Parted:
    """The passages of two reports that can prove a link, their words with those of furniture as quoted, and
    the passages that are furniture."""

    told: list[Shared]
    a: Words
    b: Words
    furniture: list[Shared]


def without_furniture(
    shared: list[Shared],
    words: tuple[Words, Words],
    common: frozenset[int],
    numbers: frozenset[int],
    own: bool,
) -> Parted:
    """Shared passages parted into those that tell the story and those that are furniture.

    ``numbers``: the fingerprints that both reports hold; ``common``: those of them that are furniture;
    ``own``: the reports are of one outlet.
    """
    a, b = words
    if min(_parts(shared, a, b)) >= EDITION:
        return Parted(shared, a, b, [])
    least = 1 if own else MIN_OF_STRANGERS
    found = []
    for one in shared:
        held = numbers.intersection(shingles(a.keys[one.a : one.a_end]).view(np.int64).tolist())
        if len(held & common) >= max(OF_PASSAGE * len(held), least):
            found.append(one)
    if not own and max(_parts(found, a, b)) > SMALL_PART:
        return Parted(shared, a, b, [])
    quoted_a, quoted_b = a.quoted.copy(), b.quoted.copy()
    for one in found:
        quoted_a[one.a : one.a_end] = quoted_b[one.b : one.b_end] = True
    told = [one for one in shared if one not in found]
    return Parted(told, replace(a, quoted=quoted_a), replace(b, quoted=quoted_b), found)


def _parts(shared: list[Shared], a: Words, b: Words) -> tuple[float, float]:
    """The shares of two reports' words that lie in passages."""
    of_a, of_b = sum(one.a_end - one.a for one in shared), sum(one.b_end - one.b for one in shared)
    return of_a / max(1, len(a)), of_b / max(1, len(b))
