"""The registries of persons, bodies, groups, governments and role words: one line each in a text file.

The files stand in ``src/stemma/registry`` (``docs/registry.md`` says how a line is written):
``officials.txt``, ``governments.txt``, ``groups.txt``, ``organisations.txt``, ``roles.txt``, ``marks.txt``
and ``regions.txt`` by hand, ``leaders.txt`` and ``countries.txt`` made by ``python -m models.actors``,
``bodies.txt`` by ``python -m models.bodies``. They are read on first use.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from stemma.keys import bare, folded, name_key, person_key
from stemma.records import ActorKind

FOLDER = Path(__file__).parents[2] / "registry"

SECTORS = frozenset(
    """GOV LEG JUD MIL COP SPY OPP PTY REB PRM UAF CVL ELI BUS LAB AGR EDU MED JRN REL REF NGO SOC CRM
    IGO""".split()
)
"""PLOVER's codes (see ``stemma.annotate.actors``)."""


@dataclass(frozen=True, slots=True)
class Office:
    """A person in an office: "2017-01" to "2021-01-20", both ends "" where they are open.

    ``known``: a line by hand, of somebody whom news calls by the family name.
    """

    key: str
    name: str
    family: str
    country: str
    office: str
    sectors: tuple[str, ...]
    since: str
    until: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A body, group or government; ``weak``: other countries have one of that name."""

    key: str
    name: str
    kind: ActorKind
    country: str
    sectors: tuple[str, ...]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What a word for somebody says: sectors, kind, and whether words beside it may say more."""

    word: str
    sectors: tuple[str, ...]
    kind: str
    weak: bool


def lines(name: str, columns: int, folder: Path = FOLDER) -> Iterator[list[str]]:
    """The lines of a registry as columns. Raises ``ValueError`` with the line where one has too few."""
    for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) < columns:
            raise ValueError(f"{name}, line {number}: {columns} columns are needed, parted by |")
        yield [*parts, ""]


@lru_cache(maxsize=2_000)
def sectors_of(words: str, where: str) -> tuple[str, ...]:
    """The codes of a column. Raises ``ValueError`` for a word that is none."""
    found = tuple(code for part in words.split(",") if (code := part.strip()))
    wrong = [code for code in found if code not in SECTORS]
    if wrong:
        raise ValueError(f"{where}: {', '.join(wrong)} is no sector")
    return found


@lru_cache(maxsize=1)
def persons() -> dict[str, tuple[Office, ...]]:
    """Offices by each key that a person goes by in full; lines by hand first."""
    found: dict[str, list[Office]] = {}
    for office, keys in _offices():
        for key in keys:
            found.setdefault(key, []).append(office)
    return {key: tuple(held) for key, held in found.items()}


@lru_cache(maxsize=1)
def families() -> dict[str, tuple[Office, ...]]:
    """Offices by the bare family name of their holder, also of those whom the registry knows by it alone."""
    found: dict[str, list[Office]] = {}
    for office, _ in _offices():
        found.setdefault(bare(office.family), []).append(office)
    return {key: tuple(held) for key, held in found.items()}


@lru_cache(maxsize=1)
def offices() -> dict[tuple[str, str], tuple[Office, ...]]:
    """Offices by country and folded name of the office, of persons known in full."""
    found: dict[tuple[str, str], list[Office]] = {}
    for office, keys in _offices():
        if keys:
            found.setdefault((office.country, folded(office.office)), []).append(office)
    return {key: tuple(held) for key, held in found.items()}


@lru_cache(maxsize=1)
def _offices() -> tuple[tuple[Office, tuple[str, ...]], ...]:
    """Every line of persons with the keys of its names."""
    found: list[tuple[Office, tuple[str, ...]]] = []
    for file in ("officials.txt", "leaders.txt"):
        for name, family, country, office, sectors, since, until, others, *_ in lines(file, 8):
            family = folded(family or name.split()[-1])
            key = person_key(name)
            codes, by_hand = sectors_of(sectors, file), file == "officials.txt"
            row = Office(key, name, family, country, office, codes, since, until, by_hand)
            keys = {key, folded(name), *(folded(o) for o in others.split(";"))}
            words = key.split()
            if len(words) > 2 and words[-1] == family:
                keys.add(f"{words[0]} {family}")  # "Vladimir Vladimirovich Putin"
            found.append((row, tuple(sorted(k for k in keys if " " in k))))  # "Pope Francis", never "Francis"
    return tuple(found)


@lru_cache(maxsize=1)
def bodies() -> dict[str, Body]:
    """Bodies, groups and governments by the key of each of their names; the first line of a name counts."""
    found: dict[str, Body] = {}
    for file in ("governments.txt", "groups.txt", "organisations.txt"):
        for name, sectors, country, others, *_ in lines(file, 4):
            codes = sectors_of(sectors, file)
            key = name_key(name)
            body = Body(key, name, _kind(file, codes), country.rstrip("?"), codes, country.endswith("?"))
            for other in (name, *others.split(";")):
                if other.strip():
                    found.setdefault(name_key(other), body)
    return found


@lru_cache(maxsize=1)
def short_names() -> frozenset[str]:
    """Keys of names of capitals alone, which stand for a body only in capitals ("WHO").

    A line that also has the name in small letters ("Nasa") says that it is no other word.
    """
    capitals: set[str] = set()
    small: set[str] = set()
    for file in ("governments.txt", "groups.txt", "organisations.txt"):
        for name, _, _, others, *_ in lines(file, 4):
            for written in (name, *others.split(";")):
                (capitals if written.strip().isupper() else small).add(name_key(written))
    return frozenset(capitals - small)


SMALL = frozenset("of and for the in on at de la du des del do da di und".split())
"""Words inside names that begin with a small letter."""


def titled(key: str) -> str:
    """The name that a key most likely stands for: "university of halden" is "University of Halden"."""
    return " ".join(w if n and w in SMALL else w.capitalize() for n, w in enumerate(key.split()))


@lru_cache(maxsize=1)
def _listed() -> list[str]:
    """The lines of ``bodies.txt``, sorted by their keys."""
    return (FOLDER / "bodies.txt").read_text(encoding="utf-8").rstrip().split("\n")


def listed_body(key: str) -> Body | None:
    """The body that openly licensed lists know by a key (capitals: by initials); None for no such one.

    Its line is searched in the sorted file: tens of thousands of lines are never parsed.
    """
    rows = _listed()
    at = bisect_left(rows, f"{key}|")
    if key[:1] in ("", "#") or at == len(rows) or not rows[at].startswith(f"{key}|"):
        return None
    _, shown, sectors, country = rows[at].split("|")
    name, codes = shown or titled(key), sectors_of(sectors, "bodies.txt")
    return Body(
        name_key(name), name, _kind("bodies.txt", codes), country.rstrip("?"), codes, country.endswith("?")
    )


def _kind(file: str, sectors: tuple[str, ...]) -> ActorKind:
    if file == "governments.txt":
        return "government"
    if file == "groups.txt" and sectors[0] in ("REB", "UAF"):
        return "armed group"
    return "people" if sectors in (("CVL",), ("CVL", "REL")) else "organisation"


@lru_cache(maxsize=1)
def roles() -> dict[str, Role]:
    """Role words by themselves, of one to three words; the first line of a word counts."""
    found: dict[str, Role] = {}
    for sectors, kind, words, *_ in lines("roles.txt", 3):
        codes = sectors_of(sectors.replace("?", ""), "roles.txt")
        for word in words.split(","):
            role = Role(word.strip(), codes, kind, "?" in sectors)
            found.setdefault(role.word, role)
    return found


@lru_cache(maxsize=1)
def marks() -> dict[str, tuple[str, ...]]:
    """Countries by the folded words of an office or of a body's name that only they have."""
    found: dict[str, tuple[str, ...]] = {}
    for codes, words, *_ in lines("marks.txt", 2):
        held = tuple(code.strip() for code in codes.split(","))
        for word in words.split(","):
            found.setdefault(folded(word), held)
    return found


@lru_cache(maxsize=1)
def regions() -> dict[str, frozenset[str]]:
    """The countries of a part of the world by its folded adjective ("southeast asian")."""
    found: dict[str, frozenset[str]] = {}
    for adjectives, codes, *_ in lines("regions.txt", 2):
        held = frozenset(code.strip() for code in codes.split(","))
        found.update(
            (folded(adjective.strip()).replace("-", " "), held) for adjective in adjectives.split(",")
        )
    return found


@lru_cache(maxsize=20_000)
def region(words: str) -> str:
    """The key of the region that some words name; "" for none."""
    key = " ".join(folded(words).replace("-", " ").split())
    return key if key in regions() else ""


@lru_cache(maxsize=1)
def name_words() -> dict[str, tuple[str, ...]]:
    """Sectors by the folded word that heads or ends a body's name ("Ministry of X", "X University").

    A word that serves in names alone goes before the same word for a body without a name ("group").
    """
    found: dict[str, tuple[str, ...]] = {"police": ("COP",)}
    for wanted in ("name", "body"):
        for sectors, kind, words, *_ in lines("roles.txt", 3):
            codes = sectors_of(sectors.replace("?", ""), "roles.txt")
            if kind == wanted and codes:
                found.update((folded(w), codes) for w in words.split(",") if folded(w) not in found)
    return found
