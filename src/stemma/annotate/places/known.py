"""Well-known names: countries, capitals, demonyms and large cities, for what else the room asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from stemma.annotate.places.gazetteer import DEMONYM, OTHER, OWN, gazetteer
from stemma.keys import name_key

LARGE = 150_000
"""People of a city from which on its name alone is taken for it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known name: ISO 3166 country, kind (country, capital, demonym, city), full name."""

    key: str
    country: str
    kind: str
    name: str


@lru_cache(maxsize=20_000)
def lookup(text: str) -> Known | None:
    """The country, capital, people or large city that a name calls, or None."""
    key = name_key(text)
    return _known(key) or (_known(key[:-1]) if key.endswith("s") else None)  # "Russians"


def _known(key: str) -> Known | None:
    held = gazetteer()
    found: list[tuple[int, int, Known]] = []
    for at, kind in held.called(key):
        row = held.row(at)
        if row.level == "country" and kind in (OWN, OTHER, DEMONYM):
            level = "demonym" if kind == DEMONYM else "country"
            found.append(
                (2 if kind == DEMONYM else 0, -row.people, Known(key, row.country, level, held.title(at)))
            )
        elif row.level == "capital" and kind in (OWN, OTHER):
            rank = 1 if kind == OWN else 4  # "Delhi" is not Dili
            found.append((rank, -row.people, Known(key, row.country, "capital", held.title(at))))
        elif row.level == "city" and row.people >= LARGE and kind == OWN:
            found.append((3, -row.people, Known(key, row.country, "city", held.title(at))))
    return min(found, key=lambda f: f[:2])[2] if found else None


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """The key of each country's name by its code: the key by which "Russian" and "Russia" meet."""
    held = gazetteer()
    return {row.country: name_key(held.title(row.at)) for row in held.countries()}
