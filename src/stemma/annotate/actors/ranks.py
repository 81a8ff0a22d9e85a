"""The country of an actor that no word beside it tells: what the report says for each country, weighed.

Candidates are the countries that the report's places, peoples and known persons and bodies name, the
outlet's home, those that a noun may go back to, and none. Each has a few features; a conditional logistic
model (McFadden 1974) gives each its chance. ``python -m models.ranks`` fits its weights.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from stemma.annotate.actors.namesakes import UNKNOWN, known, likeness

TABLE = Path(__file__).parents[1] / "data" / "ranks.tsv"

LEAD = 3
"""Sentences of the lead, whose clues count twice."""

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
    "name": "that names of its people are built like this one",
    "namesake": "a widely known person of that name",
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
    "any", "count", "bare", "states", "person" or "body"; ``many``: a plural noun; ``name``: a person's.
    """

    token: int
    sentence: int
    state: bool
    form: str
    many: bool = False
    hints: tuple[Hint, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate country ("" for none) with its chance; of the likeliest, what its features add to it.

    ``spoke``: the features that speak for it, with what they add to its log-odds, the weightiest first.
    """

    code: str
    chance: float
    spoke: tuple[tuple[str, float], ...] = ()


Said = tuple[str, str, float]
"""A candidate, a feature of it, and its value."""


class Clues:
    """The clues of one report; those added later count from the next question on."""

    def __init__(self) -> None:
        self.totals: defaultdict[str, float] = defaultdict(float)
        self.dateline = ""
        self.home = ""
        self._clues: list[Clue] = []
        self._near: dict[int, defaultdict[str, float]] = {}
        self._tokens: list[int] | None = None
        self._shares: dict[str, float] = {}

    def add(self, clue: Clue) -> None:
        """Count a clue: twice in the lead."""
        if clue.code:
            self._clues.append(clue)
            self._tokens = None
            self.totals[clue.code] += 2 * clue.weight if clue.sentence < LEAD else clue.weight
            self._near.setdefault(clue.sentence, defaultdict(float))[clue.code] += clue.weight

    def features(self, asked: Asked) -> dict[str, dict[str, float]]:
        """Candidate -> feature -> value; only what is not 0."""
        self._settle()
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for code, share in self._shares.items():
            found[code]["share"] = share
        for code, feature, value in self._said(asked):
            found[code][feature] = value
        return dict(found)

    def ranked(self, asked: Asked) -> list[Ranked]:
        """The candidates, the likeliest first; of two alike the first by its letters."""
        self._settle()
        weight = weights()
        said = self._said(asked)
        odds = {code: weight["share"] * share for code, share in self._shares.items()}
        for code, feature, value in said:
            odds[code] = odds.get(code, 0.0) + weight[feature] * value
        order = sorted(odds, key=lambda code: (-odds[code], code))
        first = order[0]
        raised = [math.exp(odds[code] - odds[first]) for code in order]
        whole = sum(raised)
        parts = [("share", weight["share"] * self._shares.get(first, 0.0))]
        parts += [(feature, weight[feature] * value) for code, feature, value in said if code == first]
        spoke = tuple(sorted((part for part in parts if part[1] > 0), key=lambda part: -part[1]))
        others = [Ranked(code, part / whole) for code, part in zip(order[1:], raised[1:], strict=True)]
        return [Ranked(first, raised[0] / whole, spoke), *others]

    def _settle(self) -> None:
        """Sort the clues, and take their shares."""
        if self._tokens is None:
            self._clues.sort()
            self._tokens = [clue.token for clue in self._clues]
            whole = sum(self.totals.values())
            self._shares = {code: weight / whole for code, weight in self.totals.items()}

    def _said(self, asked: Asked) -> list[Said]:
        """What speaks for each candidate, but its share."""
        said: list[Said] = [("", "none", 1.0), ("", f"none {asked.form}", 1.0)]
        if asked.many:
            said.append(("", "none many", 1.0))
        near = self._near.get(asked.sentence)
        if near:
            here = sum(near.values())
            said += [(code, "sentence", weight / here) for code, weight in near.items()]
        at = bisect_left(self._tokens or (), asked.token)
        if at:
            last = self._clues[at - 1]
            said.append((last.code, "last", 1 / (1 + max(0, asked.sentence - last.sentence))))
        if self.dateline:
            said.append((self.dateline, "dateline", 1.0))
        if self.home:
            said.append((self.home, "home", 1.0))
            if asked.state:
                said.append((self.home, "home state", 1.0))
        said += [(h.code, h.feature, 1.0) for h in asked.hints if h.code or h.feature == "stateless"]
        return said + self._named(asked.name, {code for code, _, _ in said} - {""}) if asked.name else said

    def _named(self, name: str, others: set[str]) -> list[Said]:
        """What a person's name alone says of each candidate: it makes none but where the person is known."""
        held = known(name)
        near = likeness(name)
        said: list[Said] = [(code, "namesake", 1 / len(held)) for code in held]
        if near:
            candidates = sorted({*self._shares, *others, *held} - {""})
            said += [(code, "name", near.get(code, UNKNOWN)) for code in candidates]
        return said


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Log-odds per unit of each feature."""
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return {name: float(weight) for name, weight in pairs}
