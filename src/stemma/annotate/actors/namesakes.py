"""What a person's name alone says of a country: who is widely known by it, and where names are built like it.

``python -m models.namesakes`` makes the table: the names of a million persons of an encyclopedia with their
countries, as fingerprints, and a linear model over pieces of names. Neither says who is meant: both are
clues beside what the report tells (``ranks``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from stemma.keys import folded

TABLE = Path(__file__).parents[1] / "data" / "namesakes.npz"

PIECES = range(2, 5)
"""Letters of the pieces of a word."""

LONGEST = 60
"""Characters of a name that are looked at."""

SPAN = 5.0
"""Log-odds below the likeliest country at which a name speaks against one no more."""

UNKNOWN = 0.35
"""Likeness to the names of a country that the model does not have."""

Codes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Table:
    """The names known and the model.

    ``prints``: sorted fingerprints of names; ``held``: the number of the country of each. ``weights``: a row
    per bucket of pieces, a column per country, in ``scale``; ``bias``: one per country.
    """

    countries: tuple[str, ...]
    prints: npt.NDArray[np.uint32]
    held: Codes
    weights: npt.NDArray[np.int8]
    bias: npt.NDArray[np.int32]
    scale: float


@lru_cache(maxsize=1)
def table() -> Table:
    """The table as it ships, read once."""
    with np.load(TABLE, allow_pickle=False) as found:
        prints = np.cumsum(found["gaps"], dtype=np.uint64).astype(np.uint32)
        return Table(
            tuple(str(code) for code in found["countries"]),
            prints,
            found["held"],
            found["weights"],
            found["bias"],
            float(found["scale"]),
        )


def words_of(name: str) -> list[str]:
    """The folded words of a name without initials; parts of a compound one are words of their own."""
    return [word for word in folded(name[:LONGEST]).split() if len(word) > 1]


def fingerprint(words: Sequence[str]) -> int:
    """32 bits of a name: of a million names one in four thousand meets another by chance."""
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=4).digest(), "little")


def pieces(words: Sequence[str], buckets: int) -> list[int]:
    """The buckets of the pieces of a name, each once, sorted: words by whether they end it, and letters."""
    return sorted({crc32(piece.encode()) % buckets for piece in _pieces(words)})


def _pieces(words: Sequence[str]) -> Iterator[str]:
    for n, word in enumerate(words):
        whole = f"^{word}$"
        yield (">" if n == len(words) - 1 else "<") + whole
        for size in PIECES:
            yield from (whole[k : k + size] for k in range(len(whole) - size + 1))


def known(name: str) -> tuple[str, ...]:
    """The countries (alpha-3, sorted) of the widely known persons of a full name; () for none."""
    words = words_of(name)
    if len(words) < 2:
        return ()
    held = table()
    mark = np.uint32(fingerprint(words))  # of the table's own type, or the table is copied for it
    first, last = (int(held.prints.searchsorted(mark, side)) for side in ("left", "right"))
    return tuple(sorted(held.countries[n] for n in held.held[first:last]))


@lru_cache(maxsize=2_000)
def likeness(name: str) -> Mapping[str, float]:
    """Country -> how much a name is like those of its people: 1 the likeliest, 0 far from it; {} unread.

    How many people a country has plays no part.
    """
    words = words_of(name)
    if not words:
        return {}
    held = table()
    rows = pieces(words, len(held.weights))
    total = (held.weights[rows].sum(axis=0, dtype=np.int64) + held.bias) * held.scale
    near = np.maximum(0.0, 1.0 + (total - total.max()) / SPAN)
    return {code: float(value) for code, value in zip(held.countries, near, strict=True)}


def packed(marks: Sequence[tuple[int, int]]) -> tuple[npt.NDArray[np.uint32], Codes]:
    """Gaps between sorted fingerprints, and the country of each, as the table keeps them."""
    pairs = [pair for pair, _ in groupby(sorted(marks))]
    prints = np.array([mark for mark, _ in pairs], dtype=np.uint64)
    gaps = np.diff(prints, prepend=np.uint64(0)).astype(np.uint32)
    return gaps, np.array([n for _, n in pairs], dtype=np.uint8)
