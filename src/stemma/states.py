"""Countries by code: ISO 3166 alpha-2 as places carry them, alpha-3 as actors do."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from stemma.records import Actor

TABLE = Path(__file__).parent / "registry" / "countries.txt"


@lru_cache(maxsize=1)
def alpha3() -> dict[str, str]:
    """Alpha-2 -> alpha-3."""
    return {two: three for two, three, *_ in _rows()}


@lru_cache(maxsize=1)
def alpha2() -> dict[str, str]:
    """Alpha-3 -> alpha-2."""
    return {three: two for two, three, *_ in _rows()}


@lru_cache(maxsize=1)
def country_title() -> dict[str, str]:
    """Alpha-3 -> the English name."""
    return {three: name for _, three, name, _ in _rows()}


@lru_cache(maxsize=1)
def formal_names() -> dict[str, str]:
    """The formal English name of each country that has one -> alpha-2 ("Republic of Korea")."""
    return {formal: two for two, _, _, formal in _rows() if formal}


def _rows() -> list[tuple[str, str, str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    parts = [[part.strip() for part in line.split("|")] for line in lines if line.strip() and line[0] != "#"]
    return [(two, three, name, "".join(rest)) for two, three, name, *rest in parts]


SURE = 0.9
"""Score of an actor whose country a word beside it or a line of the registry tells; weak lines have less."""


def country_told(actor: Actor) -> bool:
    """Whether the country of an actor is told, not guessed from what else its report speaks of.

    A guess can be likely and score high; it is a guess still, and no ground to tell two voices apart.
    """
    guessed = any(reason.code == "actor.report" for reason in actor.reasons)
    return bool(actor.country) and actor.score >= SURE and not guessed
