"""How the gazetteer is laid out in its file; ``stemma.annotate.places.gazetteer`` reads it.

A zip archive of NumPy arrays. Places stand in the order of their names' keys; one row each in the columns
``number`` (GeoNames id), ``level``, ``flags``, ``country``, ``region`` and ``county`` (rows of those
places, -1 for none), ``latitude`` and ``longitude`` (hundredths of a degree) and ``people`` (two digits).
``titles`` are their names, one per line. ``keys`` are the keys of all names, sorted, one per line; key n
calls the rows ``calls[starts[n]:starts[n + 1]] >> 3``, whose low three bits say what kind of name it is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from stemma.keys import name_key

TARGET = Path(__file__).parent.parent / "src" / "stemma" / "annotate" / "data" / "places.bin"
LEVELS = ("continent", "country", "region", "county", "capital", "city")
OWN, OTHER, STRIPPED, DEMONYM, ABBREVIATION = range(5)
SEAT, SECTION, ROUGH = 1, 2, 4


@dataclass(slots=True)
class Entry:
    """One place while the table is built; ``code``: of the region, or of a city's region."""

    number: int
    name: str
    level: str
    country: str
    code: str
    latitude: float
    longitude: float
    population: int
    county: str = ""
    seat: bool = False
    section: bool = False
    rough: bool = False
    known: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    stripped: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)
    abbreviations: set[str] = field(default_factory=set)


def names_of(entry: Entry, longest: int) -> dict[str, int]:
    """The keys of an entry with the kind of name; the plainest kind wins."""
    kinds: dict[str, int] = {}
    for kind, names in (
        (OWN, {entry.name} | entry.known), (ABBREVIATION, entry.abbreviations), (DEMONYM, entry.demonyms),
        (STRIPPED, entry.stripped), (OTHER, entry.others),
    ):  # fmt: skip
        for name in names:
            key = name_key(name)
            if key and len(key) <= longest and not key.isdigit():
                kinds.setdefault(key, kind)
    return kinds


def write(entries: list[Entry], longest: int) -> tuple[Path, int]:
    """Write the file; give its path and the number of keys."""
    calls: dict[str, list[int]] = defaultdict(list)
    for row, entry in enumerate(entries):
        for key, kind in names_of(entry, longest).items():
            calls[key].append(row << 3 | kind)
    keys = sorted(calls, key=lambda k: k.encode())
    counts = np.array([len(calls[k]) for k in keys], dtype=np.uint16)
    codes = {e.code: row for row, e in enumerate(entries) if e.level in ("region", "county")}
    countries = sorted({e.country for e in entries})
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "number": np.array([e.number for e in entries], dtype=np.int32),
        "level": np.array([LEVELS.index(e.level) for e in entries], dtype=np.uint8),
        "flags": np.array([_flags(e) for e in entries], dtype=np.uint8),
        "country": np.array([countries.index(e.country) for e in entries], dtype=np.uint8),
        "region": np.array([_region(e, codes) for e in entries], dtype=np.int32),
        "county": np.array([codes.get(e.county, -1) for e in entries], dtype=np.int32),
        "latitude": np.array([round(e.latitude * 100) for e in entries], dtype=np.int16),
        "longitude": np.array([round(e.longitude * 100) for e in entries], dtype=np.int16),
        "people": np.array([_two_digits(e.population) for e in entries], dtype=np.uint32),
        "titles": _lines([e.name.replace("\n", " ") for e in entries]),
        "keys": _lines(keys),
        "calls": np.array([c for k in keys for c in calls[k]], dtype=np.int32),
        "counts": counts,
        "countries": _lines(countries),
    }
    with TARGET.open("wb") as out:
        np.savez_compressed(out, allow_pickle=False, **arrays)
    return TARGET, len(keys)


def _flags(entry: Entry) -> int:
    return entry.seat * SEAT + entry.section * SECTION + entry.rough * ROUGH


def _region(entry: Entry, codes: dict[str, int]) -> int:
    """The row of the region that a city or county lies in; -1 for the wider levels."""
    if entry.level == "county":
        return codes.get(entry.code.rpartition(".")[0], -1)
    return codes.get(entry.code, -1) if entry.level in ("city", "capital") else -1


def _two_digits(number: int) -> int:
    """A population to two digits: more is not known better, and packs worse."""
    size: int = 10 ** max(0, len(str(number)) - 2)
    return number // size * size


def _lines(words: list[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)
