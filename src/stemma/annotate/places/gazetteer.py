"""The packed gazetteer: every place by its names, from one file of sorted columns.

Made by ``python -m models.gazetteer`` from GeoNames (CC BY 4.0, geonames.org) and country lists. It is read
on first use; a name is found by binary search, so that no table of Python objects is built.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

FILE = Path(__file__).parent.parent / "data" / "places.bin"

Level = Literal["continent", "country", "region", "county", "capital", "city"]
LEVELS: tuple[Level, ...] = ("continent", "country", "region", "county", "capital", "city")

OWN, OTHER, STRIPPED, DEMONYM, ABBREVIATION, PART = range(6)
"""Kinds of name: its own, another one, a region's without "County", of its people, an abbreviation; and, in
no file, one that the gazetteer lacks and that names a part of the place ("South Los Angeles")."""

SEAT, SECTION, ROUGH = 1, 2, 4
"""Flags: the seat of a first-order region; a section of a city; a county placed in its region's middle."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the gazetteer; ``region`` and ``county`` are row numbers, -1 for none."""

    at: int
    number: int
    level: Level
    country: str
    region: int
    county: int
    latitude: float
    longitude: float
    people: int
    flags: int


class Gazetteer:
    """The columns of the file, and the search in its sorted names."""

    def __init__(self, path: Path = FILE) -> None:
        with np.load(path, allow_pickle=False) as held:
            columns: dict[str, npt.NDArray[Any]] = {name: held[name] for name in held.files}
        self._columns = columns
        self._keys = columns["keys"].tobytes()
        self._titles = columns["titles"].tobytes()
        self._key_ends = _ends(columns["keys"])
        self._title_ends = _ends(columns["titles"])
        self._calls = columns["calls"]
        self._starts = np.concatenate(([0], np.cumsum(columns["counts"], dtype=np.int64)))
        self._countries = columns["countries"].tobytes().decode().split("\n")
        self.row = lru_cache(maxsize=20_000)(self._row)
        self.called = lru_cache(maxsize=50_000)(self._called)
        self.begins = lru_cache(maxsize=50_000)(self._begins)

    def __len__(self) -> int:
        return len(self._columns["number"])

    def _called(self, key: str) -> tuple[tuple[int, int], ...]:
        """(row, kind of name) of every place that a key calls; empty where none has the name."""
        wanted = key.encode("utf-8", "replace")
        n = self._find(wanted)
        if n == len(self._key_ends) or self._key(n) != wanted:
            return ()
        held = self._calls[self._starts[n] : self._starts[n + 1]].tolist()
        return tuple((call >> 3, call & 7) for call in held)

    def _begins(self, key: str) -> bool:
        """Whether a longer name starts with the words of a key."""
        wanted = key.encode("utf-8", "replace") + b" "
        n = self._find(wanted)
        return n < len(self._key_ends) and self._key(n).startswith(wanted)

    def _key(self, n: int) -> bytes:
        return self._keys[self._key_ends[n - 1] + 1 if n else 0 : self._key_ends[n]]

    def _find(self, key: bytes) -> int:
        """The number of the first key that is not less than one."""
        keys, ends = self._keys, self._key_ends
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            if keys[ends[middle - 1] + 1 if middle else 0 : ends[middle]] < key:
                low = middle + 1
            else:
                high = middle
        return low

    def countries(self) -> list[Row]:
        """The rows of all countries and territories."""
        rows = np.flatnonzero(self._columns["level"] == LEVELS.index("country"))
        return [self.row(int(at)) for at in rows]

    def title(self, at: int) -> str:
        """The name of the place in row ``at``, as GeoNames writes it."""
        start = self._title_ends[at - 1] + 1 if at else 0
        return self._titles[start : self._title_ends[at]].decode("utf-8")

    def _row(self, at: int) -> Row:
        """The place in row ``at``."""
        c = self._columns
        return Row(
            at, int(c["number"][at]), LEVELS[c["level"][at]], self._countries[c["country"][at]],
            int(c["region"][at]), int(c["county"][at]), int(c["latitude"][at]) / 100,
            int(c["longitude"][at]) / 100, int(c["people"][at]), int(c["flags"][at]),
        )  # fmt: skip


def _ends(lines: npt.NDArray[Any]) -> array[int]:
    """Where each line of a column of bytes ends; an array, since a search reads single numbers of it."""
    ends = np.append(np.flatnonzero(lines == ord("\n")), len(lines)).astype(np.int64)
    return array("q", ends.tobytes())


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer that ships, read once."""
    return Gazetteer()
