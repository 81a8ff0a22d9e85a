"""The arrays of the reader as they lie on disk, and as they are reckoned with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
ARRAYS, LABELS, PIECES = "weights.npz", "labels.json", "pieces.txt"
TABLES = ("words", "endings")
"""Large tables, kept in bytes with one scale a row; all else is kept in half precision."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of bytes; ``rows[i] * scales[i]`` is its ``i``-th vector."""

    rows: npt.NDArray[np.int8]
    scales: Floats

    def mean(self, numbers: Sequence[int]) -> Floats:
        """The mean of some of its vectors."""
        found: Floats = (self.rows[numbers] * self.scales[numbers, None]).mean(0, dtype=np.float32)
        return found


@dataclass(frozen=True, slots=True)
class Weights:
    """All arrays by name, the two tables, the label sets of the outputs, the pieces of words."""

    arrays: Mapping[str, Floats]
    words: Table
    endings: Table
    labels: Mapping[str, tuple[str, ...]]
    pieces: tuple[str, ...]

    @property
    def layers(self) -> int:
        """How many layers there are."""
        return sum(name.endswith(".attend.weight") for name in self.arrays)


def packed(table: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """A table as bytes, with the scale of every row."""
    scales = np.maximum(np.abs(table).max(1), 1e-8).astype(np.float32) / 127
    rows = np.clip(np.round(table / scales[:, None]), -127, 127).astype(np.int8)
    return rows, scales


def write(
    folder: Path, arrays: Mapping[str, Floats], labels: Mapping[str, Sequence[str]], pieces: Sequence[str]
) -> None:
    """Write what ``load`` reads; ``arrays`` hold the tables under their names."""
    folder.mkdir(parents=True, exist_ok=True)
    kept: dict[str, npt.NDArray[Any]] = {}
    for name in sorted(arrays):
        if name in TABLES:
            kept[f"{name}.rows"], kept[f"{name}.scales"] = packed(arrays[name])
        else:
            kept[name] = arrays[name].astype(np.float16)
    np.savez(folder / ARRAYS, **kept)  # type: ignore[arg-type]
    (folder / LABELS).write_text(json.dumps({k: list(v) for k, v in labels.items()}) + "\n", "utf-8")
    (folder / PIECES).write_text("\n".join(pieces) + "\n", "utf-8")


def load(folder: Path) -> Weights:
    """Read what ``write`` wrote; numbers in single precision."""
    with np.load(folder / ARRAYS) as found:
        arrays = {n: found[n].astype(np.float32) for n in found.files if not n.startswith(TABLES)}
        words, endings = (Table(found[f"{n}.rows"], found[f"{n}.scales"]) for n in TABLES)
    labels = json.loads((folder / LABELS).read_text("utf-8"))
    pieces = (folder / PIECES).read_text("utf-8").split("\n")[:-1]
    return Weights(arrays, words, endings, {k: tuple(v) for k, v in labels.items()}, tuple(pieces))
