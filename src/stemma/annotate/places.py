"""Places by name: country, capital, demonym or large city, from the compact table that ships."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from stemma.keys import name_key

TABLE = Path(__file__).parent / "data" / "places.tsv"


@dataclass(frozen=True, slots=True)
class Place:
    """A name of the table: ISO 3166 country, kind (country, capital, demonym, city), full name."""

    key: str
    country: str
    kind: str
    name: str


@lru_cache(maxsize=1)
def table() -> dict[str, Place]:
    """All places by key; made by ``python -m models.gazetteer``."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {key: Place(key, country, kind, name) for key, country, kind, name in rows}


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """The key of each country's name by its code: the key by which "Russian" and "Russia" meet."""
    names: dict[str, str] = {}
    for place in table().values():
        if place.kind == "country" and name_key(place.name) == place.key:
            names.setdefault(place.country, place.key)
    return names


def lookup(text: str) -> Place | None:
    """The place that a name calls, or None where the table has none."""
    key = name_key(text)
    places = table()
    found = places.get(key)
    if found is None and key.endswith("s"):
        found = places.get(key[:-1])  # "Russians"
    return found
