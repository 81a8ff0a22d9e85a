"""Well-known names: countries, capitals, demonyms and large cities, for what else the room asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.annotate.places.gazetteer import DEMONYM, OTHER, OWN, Row, gazetteer
from stemma.keys import name_key

LARGE = 150_000
"""People of a city from which on its name alone is taken for it."""


MANY = 10
"""Towns of other countries by which a capital's name is one that many share: that of 17 capitals, among them
Kingston, Georgetown, Victoria, Hamilton and San José; Tripoli has 3 namesakes abroad, Colombo one."""

MOSTLY, WELL_KNOWN, LARGEST = 0.8, 0.9, 0.65
"""Share of the people of all towns of a name that a capital needs to be meant by its name alone; where many
share it; and that a large city's country needs. Athens has .91, Kingston .87, Wellington .79, Georgetown
.70, Barcelona .66 and Victoria .63: the bounds lie between these."""

STATE = 0.05
"""Share of a country's people that counts for its capital: news tells more of it than of a town its size."""


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known name: ISO 3166 country, kind (country, capital, demonym, city), full name."""

    key: str
    country: str
    kind: str
    name: str


@lru_cache(maxsize=20_000)
def lookup(text: str) -> Known | None:
    """The country, capital, people or large city that a name calls alone, or None.

    A name that many towns share ("Georgetown", "Victoria") is no country's capital without its context.
    """
    key = name_key(text)
    return _known(key) or (_known(key[:-1]) if key.endswith("s") else None)  # "Russians"


def _known(key: str) -> Known | None:
    held = gazetteer()
    found: list[tuple[int, int, Known]] = []
    calls = [(held.row(at), kind) for at, kind in held.called(key)]
    towns = [row for row, kind in calls if kind == OWN and row.level in ("capital", "city")]
    sure = _sure(towns)
    for row, kind in calls:
        title = held.title(row.at)
        if row.level == "country" and kind in (OWN, OTHER, DEMONYM):
            level = "demonym" if kind == DEMONYM else "country"
            found.append((2 if kind == DEMONYM else 0, -row.people, Known(key, row.country, level, title)))
        elif row.level == "capital" and (sure == (row.country, True) if kind == OWN else not towns):
            rank = 1 if kind == OWN else 4
            found.append((rank, -row.people, Known(key, row.country, "capital", title)))
        elif row.level == "city" and row.people >= LARGE and kind == OWN and sure[0] == row.country:
            found.append((3, -row.people, Known(key, row.country, "city", title)))
    return min(found, key=lambda f: f[:2])[2] if found else None


def _sure(towns: Sequence[Row]) -> tuple[str, bool]:
    """The country that towns of one name lie in, "" where they lie apart; and whether its capital is meant.

    Countries are weighed by their largest town of the name, a capital with ``STATE`` of its country beside.
    """
    weights: dict[str, float] = {}
    for row in towns:
        weight = row.people + (STATE * people_of().get(row.country, 0) if row.level == "capital" else 0.0)
        weights[row.country] = max(weights.get(row.country, 0.0), weight)
    best = max(sorted(weights), key=lambda country: weights[country], default="")
    share = weights[best] / max(1.0, sum(weights.values())) if best else 0.0
    abroad = sum(row.country != best for row in towns)
    wanted = WELL_KNOWN if abroad > MANY else MOSTLY
    return best if share >= LARGEST else "", share >= wanted


@lru_cache(maxsize=1)
def people_of() -> dict[str, int]:
    """The people of each country by its code."""
    return {row.country: row.people for row in gazetteer().countries()}


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """The key of each country's name by its code: the key by which "Russian" and "Russia" meet."""
    held = gazetteer()
    return {row.country: name_key(held.title(row.at)) for row in held.countries()}
