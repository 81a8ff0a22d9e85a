"""The places that a name may mean in a report, and what the report shows about each, as numbers.

The evidence is what geoparsers since Leidner (2007) use: people, kind of place, a region or country beside
the name, and where the other places of the report lie; with the outlet's home where its name or address
shows it. Each piece is one column; ``stemma.annotate.places.resolve`` weighs them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.annotate.places.gazetteer import (
    ABBREVIATION,
    DEMONYM,
    OTHER,
    ROUGH,
    SEAT,
    SECTION,
    STRIPPED,
    Row,
    gazetteer,
)
from stemma.earth import kilometres

MOST = 40
"""Places of one name that are weighed, the largest first; "San Antonio" has hundreds."""

NEAR = 100.0
"""Kilometres within which two places lie near each other: a newspaper's region."""

Matrix = npt.NDArray[np.float64]

COLUMNS = (
    "people", "no people", "continent", "country", "region", "county", "capital", "seat", "section",
    "other name", "short name", "demonym", "abbreviation", "beside", "holds", "county word",
    "city word", "state word", "outlet country", "outlet near", "beside some", "region of some",
    "same country", "same region", "near", "country named", "region named",
)  # fmt: skip
"""The pieces of evidence, in order of the columns; those from "same country" on rest on what the other names
probably mean, "beside some" and "region of some" on what they may mean."""

SHARP = 3
"""Power to which nearness is raised for "beside some": 0.37 at 33 km. Cross-validated in the tuned half,
exact ids: .844 without the two columns, .849 with power 2, .850 with 3 and with 4."""

CONTEXT = COLUMNS.index("same country")


@dataclass(frozen=True, slots=True)
class Asked:
    """One name to resolve: what it calls, how often it stands, what stands beside it.

    ``beside``: rows of the regions and countries written after it ("Paris, Texas"), any of which holds it;
    ``word``: "county", "city", "state" or "" by the words around it; ``holders``: its own rows that hold a
    place written before it ("Texas" holds a Paris).
    """

    key: str
    calls: tuple[tuple[int, int], ...]
    count: int = 1
    beside: tuple[int, ...] = ()
    word: str = ""
    holders: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """Where the outlet is at home, as far as the report shows: country, and rows its name may call.

    ``pull``: how much its country draws names to itself, 1 for a local paper.
    """

    country: str = ""
    rows: tuple[int, ...] = ()
    pull: float = 1.0


@dataclass(slots=True)
class Field:
    """All candidates of a report: row and kind of name, whose they are, evidence, and how they lie."""

    rows: list[Row]
    kinds: list[int]
    owner: npt.NDArray[np.int64]
    weight: npt.NDArray[np.float64]
    table: Matrix
    country: Matrix
    region: Matrix
    near: Matrix


def shortlist(asked: Asked) -> list[tuple[Row, int]]:
    """The candidates of a name: every wider place, and the largest cities up to ``MOST``."""
    held = gazetteer()
    rows = [(held.row(at), kind) for at, kind in asked.calls]
    wider = [held.row(b) for b in asked.beside]
    rows.sort(
        key=lambda c: (
            not any(holds(w, c[0]) for w in wider), c[0].level in ("city", "county"), c[1] == OTHER,
            -c[0].people, c[0].number,
        )
    )  # fmt: skip
    return rows[:MOST]


def holds(outer: Row, inner: Row) -> bool:
    """Whether a country, region or county holds another place; no place holds itself."""
    if outer.at == inner.at:
        return False
    if outer.level == "country":
        return inner.country == outer.country and inner.level not in ("country", "continent")
    if outer.level == "region":
        return inner.region == outer.at
    if outer.level == "county":
        near = distance(outer, inner) < NEAR
        return inner.county == outer.at or (inner.region == outer.region and inner.level == "city" and near)
    return False


def distance(a: Row, b: Row) -> float:
    """Great-circle kilometres between two places."""
    return kilometres((a.latitude, a.longitude), (b.latitude, b.longitude))


def field_of(names: Sequence[Asked], home: Home) -> Field:
    """The candidates of all names of a report with the evidence that needs no other place."""
    rows: list[Row] = []
    kinds: list[int] = []
    owner: list[int] = []
    lines: list[list[float]] = []
    home_rows = [gazetteer().row(at) for at in home.rows]
    for n, asked in enumerate(names):
        for row, kind in shortlist(asked):
            rows.append(row)
            kinds.append(kind)
            owner.append(n)
            lines.append(_evidence(asked, row, kind, home, home_rows))
    codes = np.array([hash_free(r.country) for r in rows], dtype=np.int64)
    regions = np.array([r.at if r.level == "region" else r.region for r in rows], dtype=np.int64)
    owners = np.array(owner, dtype=np.int64)
    apart = owners[:, None] != owners[None, :]
    weight = np.array([1.0 + math.log(names[n].count) for n in owner])
    region = ((regions[:, None] == regions[None, :]) & (regions[:, None] >= 0) & apart).astype(np.float64)
    near = _nearness(rows) * apart
    table = np.zeros((len(rows), len(COLUMNS)))
    if rows:
        table[:, : CONTEXT - 2] = lines
        table[:, CONTEXT - 2] = _of_some(near**SHARP, owners, weight)
        table[:, CONTEXT - 1] = _of_some(region, owners, weight)
    country = ((codes[:, None] == codes[None, :]) & (codes[:, None] >= 0) & apart).astype(np.float64)
    return Field(rows, kinds, owners, weight, table, country, region, near)


def _of_some(support: Matrix, owners: npt.NDArray[np.int64], weight: npt.NDArray[np.float64]) -> Matrix:
    """How many other names have some candidate that supports each, 0 to 1.

    A name with many candidates has one near by chance: it counts by the root of their number less.
    """
    starts = np.concatenate(([0], np.flatnonzero(np.diff(owners)) + 1))
    sizes = np.diff(np.append(starts, len(owners)))
    found: Matrix = np.maximum.reduceat(support, starts, axis=1) @ (weight[starts] / np.sqrt(sizes))
    return found / (found + 1.0)


def hash_free(country: str) -> int:
    """A number for a country's two letters; -1 for none."""
    return ord(country[0]) * 256 + ord(country[1]) if len(country) == 2 else -1


def _evidence(asked: Asked, row: Row, kind: int, home: Home, home_rows: Sequence[Row]) -> list[float]:
    """One line of the columns before the context."""
    held = gazetteer()
    beside = any(holds(held.row(b), row) for b in asked.beside)
    near = max((math.exp(-distance(row, h) / NEAR) for h in home_rows), default=0.0)
    small = row.level in ("city", "county", "capital")
    return [
        math.log10(row.people + 1.0) if small else 6.0, float(row.people == 0),
        float(row.level == "continent"), float(row.level == "country"), float(row.level == "region"),
        float(row.level == "county"), float(row.level == "capital"), float(row.flags & SEAT > 0),
        float(row.flags & SECTION > 0), float(kind == OTHER), float(kind == STRIPPED),
        float(kind == DEMONYM), float(kind == ABBREVIATION), float(beside),
        float(row.at in asked.holders),
        float(asked.word == "county" and row.level == "county"),
        float(asked.word == "city" and row.level in ("city", "capital")),
        float(asked.word == "state" and row.level == "region"),
        home.pull * (bool(home.country) and row.country == home.country), near * _placed(row),
    ]  # fmt: skip


def _placed(row: Row) -> bool:
    """Whether a place lies at a point that is known: a town, or a county with one."""
    return row.level in ("city", "capital", "county") and not row.flags & ROUGH


def _nearness(rows: Sequence[Row]) -> Matrix:
    """How near each two cities or counties lie: 1 at one point, falling to 0.37 at ``NEAR``."""
    local = np.array([_placed(r) for r in rows], dtype=np.float64)
    y = np.radians([r.latitude for r in rows])
    x = np.radians([r.longitude for r in rows])
    half = np.sin((y[:, None] - y[None, :]) / 2) ** 2
    half = half + np.cos(y)[:, None] * np.cos(y)[None, :] * np.sin((x[:, None] - x[None, :]) / 2) ** 2
    apart = 12_742.0 * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    near: Matrix = np.exp(-apart / NEAR) * local[:, None] * local[None, :]
    return near


def with_context(field: Field, chance: npt.NDArray[np.float64]) -> Matrix:
    """The table with the columns that rest on the other places of the report, by their chances."""
    table = field.table.copy()
    mass = chance * field.weight
    wide = np.array([r.level == "country" for r in field.rows]) * mass
    states = np.array([r.level == "region" for r in field.rows]) * mass
    sums = (
        field.country @ mass, field.region @ mass, field.near @ mass,
        field.country @ wide, field.region @ states,
    )  # fmt: skip
    for n, values in enumerate(sums):
        table[:, CONTEXT + n] = values / (values + 1.0)
    return table
