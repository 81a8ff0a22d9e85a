"""Short names of countries that are called by a direction: "the North" in a report on North Korea."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from stemma.annotate.places.known import country_names
from stemma.annotate.places.mark import stands_for_government
from stemma.records import Mention, Token

DIRECTIONS = frozenset(["north", "south", "east", "west"])


@lru_cache(maxsize=1)
def halves() -> dict[str, str]:
    """Key of a country -> the direction that alone can name it.

    Only where another country has the rest of its name, so that the direction tells them apart: North and
    South Korea, South Sudan, but not South Africa.
    """
    keys = set(country_names().values())
    parted = {key: key.split(" ", 1) for key in keys if key.split(" ", 1)[0] in DIRECTIONS}
    rests = [rest for _, rest in parted.values()]
    return {key: way for key, (way, rest) in parted.items() if rests.count(rest) > 1 or rest in keys}


def named_halves(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with each "the North" made one of the country named so, where the report names one."""
    named = {halves()[m.key]: m for m in reversed(mentions) if m.level == "country" and m.key in halves()}
    if not named:
        return list(mentions)
    found: dict[int, Mention] = {}
    taken = {n for m in mentions if m.last > m.first for n in range(m.first, m.last + 1)}
    for n in range(1, len(tokens)):
        word = text[tokens[n].start : tokens[n].end]
        country = named.get(word.lower()) if word[:1].isupper() else None
        if country is not None and n not in taken and _alone(text, tokens, n):
            found[n] = replace(
                country, start=tokens[n].start, end=tokens[n].end, first=n, last=n, level="country",
                acts=stands_for_government(tokens, n),
            )  # fmt: skip
    kept = [m for m in mentions if m.first not in found]
    return sorted([*kept, *found.values()], key=lambda m: (m.start, m.end, m.kind, m.key))


def _alone(text: str, tokens: Sequence[Token], n: int) -> bool:
    """Whether a direction stands with its article and begins no longer name ("the North Sea")."""
    if text[tokens[n - 1].start : tokens[n - 1].end].lower() != "the" or n + 1 >= len(tokens):
        return False
    after = text[tokens[n + 1].start : tokens[n + 1].end]
    return not after[:1].isupper() and after not in ("of", "-", "–")
