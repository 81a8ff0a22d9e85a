"""The country of an actor that no word beside it tells: what the report says for each country, weighed.

Candidates are the countries that the report's places, peoples and known persons and bodies name, the
outlet's home, those that a noun may go back to, and none. Each has a few features; a conditional logistic
model (McFadden 1974) gives each its chance. ``python -m models.ranks`` fits its weights.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parents[1] / "data" / "ranks.tsv"

LEAD = 3
"""Sentences of the lead, whose clues count twice."""

REACH = 30
"""Clues before an actor among which the last country is looked for."""

STATE = frozenset("GOV MIL COP JUD LEG SPY".split())
"""Sectors of those who act for a state."""

WORDS = {
    "share": "the share of the report's places and known actors that are of it",
    "sentence": "their share in the sentence",
    "last": "the last country named before",
    "dateline": "the dateline",
    "home": "the outlet's home",
    "home state": "the outlet's home, for one who acts for a state",
    "word": "the last one of that word",
    "word the": "the last one of that word, which it points back to",
    "sector": "the last known actor of that sector",
    "sector the": "the last known actor of that sector, which it may point back to",
    "body": "the body that it goes back to",
    "bearer": "the person that it goes back to",
    "stateless": "the body that it goes back to, of no one country",
    "marked": "words that only there have that meaning",
    "its": "the country that the word before it goes back to",
    "our": 'the outlet\'s home, by "our"',
    "none": "nothing says that it is of one country",
    "none many": "there are many of them",
    "none the": "how it is told",
    "none a": "how it is told",
    "none bare": "how it is told",
    "none any": "any or some of them",
    "none count": "a number of them",
    "none states": "several states or governments",
    "none person": "it is a person",
    "none body": "it is a body",
}
"""Feature -> what speaks, as a page shows it. Features are shares and marks from 0 to 1."""

BACK = frozenset(["word the", "body", "bearer", "stateless", "marked"])
"""Features that rest on one other actor or on the actor's own words."""


@dataclass(frozen=True, slots=True, order=True)
class Clue:
    """A word of the text that tells a country ("" for a place of none): its token, its sentence, a weight."""

    token: int
    sentence: int
    code: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Hint:
    """A feature that something named before gives to a country; ``name``: what that is."""

    feature: str
    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """An actor whose country is asked for.

    ``token``, ``sentence``: where it stands; ``state``: whether it acts for a state; ``form``: "the", "a",
    "any", "count", "bare", "states", "person" or "body"; ``many``: a plural noun.
    """

    token: int
    sentence: int
    state: bool
    form: str
    many: bool = False
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate country ("" for none) with its chance, and what each feature adds to its log-odds."""

    code: str
    chance: float
    parts: tuple[tuple[str, float], ...]


class Clues:
    """The clues of one report; those added later count from the next question on."""

    def __init__(self) -> None:
        self.totals: defaultdict[str, float] = defaultdict(float)
        self.dateline = ""
        self.home = ""
        self._clues: list[Clue] = []
        self._near: dict[int, defaultdict[str, float]] = {}
        self._tokens: list[int] | None = None

    def add(self, clue: Clue) -> None:
        """Count a clue: twice in the lead."""
        if clue.code:
            self._clues.append(clue)
            self._tokens = None
            self.totals[clue.code] += 2 * clue.weight if clue.sentence < LEAD else clue.weight
            self._near.setdefault(clue.sentence, defaultdict(float))[clue.code] += clue.weight

    def features(self, asked: Asked) -> dict[str, dict[str, float]]:
        """Candidate -> feature -> value; only what is not 0."""
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        whole = sum(self.totals.values())
        for code, weight in self.totals.items():
            found[code]["share"] = weight / whole
        near = self._near.get(asked.sentence)
        here = sum(near.values()) if near else 0.0
        for code, weight in near.items() if near else ():
            found[code]["sentence"] = weight / here
        last = self._last(asked.token)
        if last is not None:
            found[last.code]["last"] = 1 / (1 + max(0, asked.sentence - last.sentence))
        if self.dateline:
            found[self.dateline]["dateline"] = 1.0
        if self.home:
            found[self.home]["home"] = 1.0
            if asked.state:
                found[self.home]["home state"] = 1.0
        for hint in asked.hints:
            if hint.code or hint.feature == "stateless":
                found[hint.code][hint.feature] = 1.0
        found[""] |= {"none": 1.0, f"none {asked.form}": 1.0}
        if asked.many:
            found[""]["none many"] = 1.0
        return dict(found)

    def _last(self, token: int) -> Clue | None:
        """The last clue before a token."""
        if self._tokens is None:
            self._clues.sort()
            self._tokens = [clue.token for clue in self._clues]
        at = bisect_left(self._tokens, token)
        return self._clues[at - 1] if at else None

    def ranked(self, asked: Asked) -> list[Ranked]:
        """The candidates, the likeliest first; of two alike the first by its letters."""
        return ranked(self.features(asked), weights())


def ranked(features: Mapping[str, Mapping[str, float]], weight: Mapping[str, float]) -> list[Ranked]:
    """The chances of candidates by the features of each, the likeliest first."""
    parts = {
        code: tuple((name, weight.get(name, 0.0) * value) for name, value in held.items())
        for code, held in features.items()
    }
    odds = {code: sum(part for _, part in held) for code, held in parts.items()}
    most = max(odds.values())
    raised = {code: math.exp(value - most) for code, value in odds.items()}
    whole = sum(raised.values())
    order = sorted(odds, key=lambda code: (-odds[code], code))
    return [Ranked(code, raised[code] / whole, parts[code]) for code in order]


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Log-odds per unit of each feature."""
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return {name: float(weight) for name, weight in pairs}
