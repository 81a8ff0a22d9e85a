"""The scores of the mentions to develop on, and a line for each miss.

    python -m bench.actors.develop [--more] --data DIR

``--more``: those of ``more.json``, of other data, instead of ``develop.json``.

A line: what is missed, file, offsets into the article's ``text``, kind, what was told and what is right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from bench.actors import measured, shipped
from bench.actors.labels import DEVELOP, MORE
from bench.actors.scores import Answers, country_verdict, sector_right
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


def main() -> None:
    """Print the misses, then the scores."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--more", action="store_true", help="the mentions of more.json, of other data")
    options = parser.parse_args()
    labels = MORE if options.more else DEVELOP
    answers, scores = measured(options.data, labels, shipped())
    for line in misses(answers):
        print(line)
    for name, value in scores.items():
        print(f"{name:>22} {value:.4f}")
    print(
        json.dumps(
            {"bench": "actors", "labels": labels.name, "scores": {k: round(v, 6) for k, v in scores.items()}}
        )
    )


if __name__ == "__main__":
    main()
