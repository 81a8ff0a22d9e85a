"""The command: ``python -m bench`` lists; ``python -m bench NAME --data DIR --split dev`` runs one.

The last line on standard output of a run is one JSON object with the bench, the split and the
scores. ``--check`` runs every bench that has bounds and fails where one is broken; ``--raise``
tightens the bounds to what is measured and never loosens one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.harness import (
    DATA,
    FLOORS,
    SPLITS,
    Bench,
    DataMissing,
    Floors,
    benches,
    broken,
    read_floors,
    say,
    tightened,
    write_floors,
)  # fmt: skip


def main(given: Sequence[str] | None = None) -> int:
    """Run the command; 0 well, 1 a bound is broken, 2 nothing could be done."""
    options = _options(given)
    found = benches()
    if options.name and options.name not in found:
        say(f"There is no bench called {options.name}; there are: {', '.join(found)}.")
        return 2
    floors = read_floors(options.floors)
    chosen = [found[options.name]] if options.name else list(found.values())
    if options.check or options.tighten:
        return _hold(chosen, floors, options)
    if not options.name:
        _list(found, floors)
        return 0
    try:
        scores = found[options.name].run(options.data, options.split)
    except DataMissing as missing:
        say(missing)
        return 2
    _print(options.name, options.split, scores)
    return 0


def _options(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", nargs="?", help="the bench to run; without it, all are listed")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the labelled data")
    parser.add_argument("--split", choices=SPLITS, default="dev")
    parser.add_argument("--check", action="store_true", help="fail where a bound is broken")
    parser.add_argument("--raise", dest="tighten", action="store_true", help="tighten the bounds")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    return parser.parse_args(given)


def _list(found: dict[str, Bench], floors: Floors) -> None:
    """One line per bench, and its bounds."""
    for one in found.values():
        print(f"{one.name:10} {one.about}" + (f" [reads {one.reads}]" if one.reads else ""))
        for direction, bounds in sorted(floors.get(one.name, {}).items()):
            held = ", ".join(f"{score} {bound}" for score, bound in sorted(bounds.items()))
            print(f"{'':10} {direction.replace('_', ' ')}: {held}")


def _print(name: str, split: str, scores: dict[str, float]) -> None:
    """Human lines, then the JSON line."""
    for score, value in scores.items():
        print(f"{score:>14} {value:.4f}")
    line = {"bench": name, "split": split, "scores": {k: round(v, 6) for k, v in scores.items()}}
    print(json.dumps(line), flush=True)


def _hold(chosen: list[Bench], floors: Floors, options: argparse.Namespace) -> int:
    """Run benches against their bounds; tighten them where asked."""
    failed: list[str] = []
    ran = 0
    for one in chosen:
        if one.name not in floors and not options.tighten:
            continue
        try:
            scores = one.run(options.data, options.split)
        except DataMissing as missing:
            say(f"{one.name} is left out: {missing}")
            continue
        ran += 1
        _print(one.name, options.split, scores)
        failed += broken(floors, one.name, scores)
        floors = tightened(floors, one.name, one.bounds, scores)
    for line in failed:
        say(line)
    if failed:
        return 1
    if not ran:
        say("No bench could be run.")
        return 2
    if options.tighten:
        write_floors(floors, options.floors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
