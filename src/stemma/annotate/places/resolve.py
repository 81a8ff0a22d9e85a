"""Which place a name means: candidates weighed by evidence, in the light of the other places.

Each candidate's score is a weighted sum of its evidence, and the scores of one name's candidates become
chances (softmax). The first round weighs a name by itself; two more take where the others probably lie into
account (mean field). The weights are fitted by ``python -m models.places``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from stemma.annotate.places.candidates import (
    COLUMNS,
    CONTEXT,
    MOST,
    Asked,
    Field,
    Home,
    field_of,
    with_context,
)
from stemma.annotate.places.gazetteer import ROUGH, Row

WEIGHTS = Path(__file__).parent.parent / "data" / "places_weights.json"
ROUNDS = 2
"""Rounds with context; a third changes fewer than one name in a thousand."""

ROOM = 800
"""Candidates that are weighed together: what they take grows with the square."""

KEPT = 4
"""Candidates kept of a name: the chosen one and the next best."""

SURE = 0.5
"""Chance from which on a town helps to place the county it lies in."""

FLOOR = 0.02
"""Chance under which a candidate is no alternative."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate with its chance, where it lies, and what sets it above the runner-up (``parts``).

    ``by_towns``: a county whose own position is not known lies among the towns that the report names.
    """

    row: Row
    kind: int
    chance: float
    latitude: float
    longitude: float
    parts: tuple[tuple[str, float], ...] = ()
    by_towns: bool = False


@lru_cache(maxsize=1)
def weights() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The weights of the evidence, alone and with context, in order of the columns."""
    held = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    alone = np.array([held["alone"].get(c, 0.0) for c in COLUMNS])
    together = np.array([held["together"].get(c, 0.0) for c in COLUMNS])
    return alone, together


def chances(scores: npt.NDArray[np.float64], field: Field, names: int) -> npt.NDArray[np.float64]:
    """Scores to chances that sum to 1 over the candidates of each name."""
    top = np.full(names, -np.inf)
    np.maximum.at(top, field.owner, scores)
    powers: npt.NDArray[np.float64] = np.exp(scores - top[field.owner])
    total = np.zeros(names)
    np.add.at(total, field.owner, powers)
    found: npt.NDArray[np.float64] = powers / total[field.owner]
    return found


def resolve(names: Sequence[Asked], home: Home) -> list[list[Choice]]:
    """For each name its likeliest places, best first; empty where the gazetteer has none.

    A report with very many names is taken in parts, in its order: a place sees the others of its part.
    """
    found: list[list[Choice]] = []
    start = 0
    while start < len(names):
        end, size = start, 0
        while end < len(names) and (end == start or size + len(names[end].calls) <= ROOM):
            size += min(MOST, len(names[end].calls))
            end += 1
        found += _resolved(names[start:end], home)
        start = end
    return found


def _resolved(names: Sequence[Asked], home: Home) -> list[list[Choice]]:
    """One part of a report's names, in the light of each other."""
    field = field_of(names, home)
    if not field.rows:
        return [[] for _ in names]
    alone, together = weights()
    table = field.table
    chance = chances(table[:, :CONTEXT] @ alone[:CONTEXT], field, len(names))
    for _ in range(ROUNDS):
        table = with_context(field, chance)
        chance = chances(table @ together, field, len(names))
    order = sorted(range(len(chance)), key=lambda n: (-round(float(chance[n]), 9), field.rows[n].number))
    listed: list[list[int]] = [[] for _ in names]
    for n in order:
        held = listed[int(field.owner[n])]
        if len(held) < KEPT:
            held.append(n)
    found: list[list[Choice]] = [[] for _ in names]
    for at, held in enumerate(listed):
        for n in held:
            if n == held[0] or chance[n] >= FLOOR:
                rival = held[1] if n == held[0] and len(held) > 1 else held[0]
                parts = _parts(table[n] - table[rival], together)
                row = field.rows[n]
                lies = row.latitude, row.longitude
                found[at].append(Choice(row, field.kinds[n], float(chance[n]), *lies, parts))
    return _among_towns(found, names)


def _parts(more: npt.NDArray[np.float64], held: npt.NDArray[np.float64]) -> tuple[tuple[str, float], ...]:
    """The evidence that a candidate has more of than its rival, with what it adds to the score."""
    return tuple(
        (column, float(gap * weight))
        for column, gap, weight in zip(COLUMNS, more, held, strict=True)
        if gap * weight > 0 and (gap > 0 or column == "other name")
    )


def _among_towns(found: list[list[Choice]], names: Sequence[Asked]) -> list[list[Choice]]:
    """Counties without a position of their own moved from their region's middle to its named towns."""
    towns: dict[int, list[tuple[float, float, int]]] = {}
    for held, asked in zip(found, names, strict=True):
        if held and held[0].row.level in ("city", "capital") and held[0].chance >= SURE:
            best = held[0]
            towns.setdefault(best.row.region, []).append((best.latitude, best.longitude, asked.count))
    moved: list[list[Choice]] = []
    for held in found:
        near = towns.get(held[0].row.region, []) if held and held[0].row.flags & ROUGH else []
        if near:
            total = sum(count for _, _, count in near)
            latitude = sum(y * count for y, _, count in near) / total
            longitude = sum(x * count for _, x, count in near) / total
            first = replace(held[0], latitude=latitude, longitude=longitude, by_towns=True)
            held = [first, *held[1:]]
        moved.append(held)
    return moved
