"""Compare the lines by hand of organisations with what openly licensed lists say of the same names.

    python -m models.bodies_check --sources DIR

Prints each line whose country no list gives, with what they give, and how many lines could be compared. A
difference is no error: lists give branches, seats of register, or somebody else of that name.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.bodies import packages
from models.bodies_sources import SOURCES, Found, makers
from stemma.annotate.actors.registry import lines
from stemma.annotate.bodies import body_key


def compared(found: Iterable[Found]) -> Iterator[tuple[str, str, Counter[str]]]:
    """Name and country of each line that a list has, with the countries that the lists give."""
    held: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for body in found:
        for key in {body_key(name) for name in body.names}:
            held[key][f"{body.country} ({body.source})"] += 1
    for name, _, country, *_ in lines("organisations.txt", 4):
        told = held.get(body_key(name))
        if told:
            yield name, country.rstrip("?"), told


def main() -> None:
    """Print the lines that differ, then the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=Path, required=True, help="the folder of packages")
    sources = parser.parse_args().sources
    found = [body for name, package in packages(sources) for body in SOURCES[name](package)]
    found += makers(next(sources.glob("netaddr-*")))
    rows = list(compared(found))
    differing = [row for row in rows if not any(told.startswith(row[1] or "-") for told in row[2])]
    for name, country, told in differing:
        print(f"{name}: {country or 'none'}; {', '.join(f'{n} {what}' for what, n in sorted(told.items()))}")
    print(f"{len(rows)} lines compared, {len(differing)} differ")


if __name__ == "__main__":
    main()
