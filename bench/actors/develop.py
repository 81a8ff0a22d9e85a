"""The scores of the mentions to develop on, and a line for each miss.

    python -m bench.actors.develop [--more | --open | --fit] --data DIR

``--more``: those of ``more.json``, of other data, instead of ``develop.json``. ``--open``: those of
``open.json``, whose country nothing beside them tells; the misses of one half alone, the scores of both.
``--fit``: those of ``fit.json``, likewise, to fit on.

A line: what is missed, file, offsets into the article's ``text``, kind, what was told and what is right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from bench.actors import measured, shipped
from bench.actors.labels import DEVELOP, FIT, MORE, OPEN, half
from bench.actors.scores import Answers, country_verdict, scored, sector_right
from bench.harness import DATA


def misses(answers: Answers) -> Iterator[str]:
    """One line for each mention that is not wholly right."""
    for row, told in answers.items():
        missed = []
        if told is None:
            missed.append("not found")
        elif country_verdict(row, told) != "right":
            missed.append("country")
        if told is not None and not sector_right(row, told):
            missed.append("sector")
        if missed:
            said = (
                f"{told.country or '-'} {' '.join(dict.fromkeys((told.sector, *told.sectors)))}"
                if told
                else "-"
            )
            right = f"{'/'.join(c or '-' for c in row.countries)} {'/'.join(row.sectors)}"
            where = f"{row.file} {row.start}-{row.end}"
            yield f"{' and '.join(missed)}: {where} ({row.kind}): {said}; right: {right}"


def shown(data: Path, labels: Path) -> None:
    """Print the misses of a file of labels, then its scores; of ``open.json`` half by half."""
    answers, scores = measured(data, labels, shipped())
    parts = {labels.name: (answers, scores)}
    if labels == OPEN:
        told = {name: {r: t for r, t in answers.items() if half(r) == name} for name in ("fit", "hold")}
        parts = {f"{labels.name} {name}": (held, scored(held)) for name, held in told.items()}
    for name, (held, figures) in parts.items():
        if not name.endswith("hold"):
            print(*misses(held), sep="\n")
        print(f"{name}: {len(held)} mentions")
        for score, value in figures.items():
            print(f"{score:>22} {value:.4f}")
        rounded = {score: round(value, 6) for score, value in figures.items()}
        print(json.dumps({"bench": "actors", "labels": name, "scores": rounded}))


def main() -> None:
    """Print the misses, then the scores."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--more", action="store_true", help="the mentions of more.json, of other data")
    which.add_argument("--open", action="store_true", help="those whose country nothing beside them tells")
    which.add_argument("--fit", action="store_true", help="those like them to fit on")
    options = parser.parse_args()
    files = {MORE: options.more, OPEN: options.open, FIT: options.fit}
    shown(options.data, next((path for path, wanted in files.items() if wanted), DEVELOP))


if __name__ == "__main__":
    main()
