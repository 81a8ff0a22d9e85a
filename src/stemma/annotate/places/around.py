"""Where a name lies that the gazetteer lacks: among the towns of the report, where these lie together.

Local news names creeks, parks, hamlets and quarters that no list of towns has; nine of ten lie where the
other places of the report do, if those agree.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from stemma.annotate.places.candidates import NEAR, distance
from stemma.annotate.places.gazetteer import ROUGH
from stemma.annotate.places.resolve import Choice

Point = tuple[float, float]

MOST = 80
"""Towns that are looked at, the first of the report: what they take grows with the square."""

LEAST = 1.0
"""Chances of towns within ``NEAR`` of the middle one that are needed, in sum."""

SHARE = 0.6
"""Share of the chances of all towns of the report that lie there. Of 88 names of the tuned half that the
gazetteer lacks, sums from 0 / 1 / 2 and this share place 60 / 48 / 26, and 46 / 43 / 26 within 161 km."""

CHANCE = 0.85
"""Chance that such a position is right to within 161 km: 43 of 48, and less on other data."""

WIDE = re.compile(
    r"\b(?:sea|ocean|gulf|strait|mountains|range|desert|peninsula|islands|plateau|union|region|coast)\b", re.I
)
"""Words for land and water that may lie anywhere beside a report's towns."""


def middle_of_towns(chosen: Sequence[Sequence[Choice]]) -> Point | None:
    """The middle of the towns that the names of a report mean (degrees north and east).

    ``chosen``: for each name of the report its places, best first. None where the towns lie apart or none is
    sure enough.
    """
    towns = [held[0] for held in chosen if held and _placed(held[0])][:MOST]
    if not towns:
        return None
    middle = max(towns, key=lambda t: (round(_dense(t, towns), 9), -t.row.number))
    inside = [t for t in towns if distance(middle.row, t.row) < NEAR]
    total = sum(t.chance for t in inside)
    if total < LEAST or total < SHARE * sum(t.chance for t in towns):
        return None
    latitude = sum(t.latitude * t.chance for t in inside) / total
    return latitude, sum(t.longitude * t.chance for t in inside) / total


def around(name: str, middle: Point | None) -> Point | None:
    """Where a name without a candidate lies: amid the report's towns, unless it is that of a wide land."""
    return None if WIDE.search(name) else middle


def _placed(choice: Choice) -> bool:
    return choice.row.level in ("city", "capital", "county") and not choice.row.flags & ROUGH


def _dense(town: Choice, towns: Sequence[Choice]) -> float:
    """How many towns lie about one, by their chances."""
    return sum(t.chance * math.exp(-distance(town.row, t.row) / NEAR) for t in towns)
