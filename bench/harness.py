"""What every bench needs: how benches are found, what data they take, floors that only tighten."""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import bench

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "bench" / "floors.json"
DATA = ROOT.parent / "shared" / "gold"
SPLITS = ("dev", "test")

Direction = Literal["at_least", "at_most"]
Floors = dict[str, dict[str, dict[str, float]]]
"""bench -> "at_least" or "at_most" -> score -> bound."""


class DataMissing(Exception):
    """The folder lacks what a bench reads; the message says which file."""


@dataclass(frozen=True, slots=True)
class Bound:
    """How a score is held: as a floor or a ceiling, and the share of it left as slack.

    ``slack`` is for figures that differ from run to run (seconds, memory): a floor is set to the
    figure less that share, a ceiling to the figure plus it. Exact figures have none.
    """

    direction: Direction = "at_least"
    slack: float = 0.0


@dataclass(frozen=True, slots=True)
class Bench:
    """One bench: its name, one line about it, the folders it reads, its bounds and its run."""

    name: str
    about: str
    reads: str
    bounds: Mapping[str, Bound]
    run: Callable[[Path, str], dict[str, float]]


def benches() -> dict[str, Bench]:
    """Every module of the package that is a bench, by name."""
    found: dict[str, Bench] = {}
    for info in pkgutil.iter_modules(bench.__path__):
        if info.name.startswith("_"):
            continue
        module: Any = importlib.import_module(f"bench.{info.name}")
        if all(hasattr(module, part) for part in ("NAME", "ABOUT", "run")):
            found[module.NAME] = Bench(
                module.NAME,
                module.ABOUT,
                getattr(module, "READS", ""),
                getattr(module, "BOUNDS", {}),
                module.run,
            )
    return dict(sorted(found.items()))


def need(path: Path) -> Path:
    """The path itself; raises ``DataMissing`` where nothing stands there."""
    if not path.exists():
        raise DataMissing(f"{path} does not exist: give the labelled data folder with --data")
    return path


def load_json(path: Path) -> Any:
    """The content of a JSON file; raises ``DataMissing`` where it is missing or damaged."""
    try:
        return json.loads(need(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataMissing(f"{path} cannot be read: {error}") from error


def say(*words: object) -> None:
    """One line of progress on the error stream."""
    print(*words, file=sys.stderr, flush=True)


def read_floors(path: Path = FLOORS) -> Floors:
    """The floors and ceilings; empty where there is no file yet."""
    if not path.is_file():
        return {}
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def broken(floors: Floors, name: str, scores: Mapping[str, float]) -> list[str]:
    """What a run of one bench breaks, one sentence each; a bound score that is missing breaks."""
    said: list[str] = []
    for direction, bounds in sorted(floors.get(name, {}).items()):
        for score, bound in sorted(bounds.items()):
            value = scores.get(score)
            if value is None:
                said.append(f"{name}: {score} was not measured; its bound is {bound}")
            elif (value < bound) if direction == "at_least" else (value > bound):
                word = "under its floor" if direction == "at_least" else "over its ceiling"
                said.append(f"{name}: {score} = {value:.4f} is {word} of {bound}")
    return said


def tightened(floors: Floors, name: str, bounds: Mapping[str, Bound], scores: Mapping[str, float]) -> Floors:
    """Floors moved up and ceilings moved down to a run's scores; none is ever loosened.

    Values are rounded to three decimals in the loose direction, so that the run itself holds them.
    """
    new: Floors = {b: {d: dict(v) for d, v in row.items()} for b, row in floors.items()}
    for score, bound in bounds.items():
        value = scores.get(score)
        if value is None:
            continue
        row = new.setdefault(name, {}).setdefault(bound.direction, {})
        if bound.direction == "at_least":
            held = int(value * (1.0 - bound.slack) * 1000.0) / 1000.0
            row[score] = max(row.get(score, held), held)
        else:
            held = -int(-value * (1.0 + bound.slack) * 1000.0 // 1) / 1000.0
            row[score] = min(row.get(score, held), held)
    return new


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors; refuses (``ValueError``) to loosen or to drop one that stands in the file."""
    for name, row in read_floors(path).items():
        for direction, bounds in row.items():
            for score, old in bounds.items():
                now = floors.get(name, {}).get(direction, {}).get(score)
                if now is None or ((now < old) if direction == "at_least" else (now > old)):
                    raise ValueError(f"{name} {direction} {score}: {old} may not become {now}")
    path.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
