"""The part of the world that words before a noun name, and the country of the report that lies there."""

from __future__ import annotations

from stemma.annotate.actors.country import Countries, Guess
from stemma.annotate.actors.page import Page
from stemma.annotate.actors.registry import region, regions
from stemma.reasons import reason

LONGEST = 4
"""Tokens of an adjective of a region ("South-East Asian")."""

NAMED = frozenset(["country", "demonym"])
"""Levels of places that name a country itself."""

ONE, LAST = 0.9, 0.6
"""Score of the one country of the report in a region; of the last one before, where there are several."""


def region_before(page: Page, head: int) -> str:
    """The adjective of a region right before a noun ("southeast asian"); "" for none."""
    for size in range(min(LONGEST, head), 0, -1):
        told = region(page.words(head - size, head - 1))
        if told:
            return told
    return ""


def country_in(countries: Countries, told: str, head: int) -> Guess | None:
    """The country that "the Southeast Asian nation" is: the report's that lies there, the last one before.

    None where the report names no such one before; a town alone names none.
    """
    held = regions()[told]
    page = countries.page
    named = ((n, code) for n, code in sorted(countries.at.items()) if n < head and code in held)
    before = [(n, code) for n, code in named if page.mentions[page.places[n]].level in NAMED]
    if not before:
        return None
    codes = {code for _, code in before}
    score = ONE if len(codes) == 1 else LAST
    return Guess(
        before[-1][1], score, reason("actor.region", "the country of the report that lies there", told)
    )
