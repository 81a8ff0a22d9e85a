"""Participants, places and matters of two claims: whether they can be one, and how far they agree.

Each comparison gives points above 0 where both name the same, 0 where they tell nothing of each other,
below 0 where they exclude each other; and the words in which they agree.
"""

from __future__ import annotations

from functools import lru_cache

from stemma.earth import kilometres
from stemma.group.kinds import PEOPLE, one_kind
from stemma.group.sketch import Sketch
from stemma.group.terms import FLOOR, RAREST, word_weights
from stemma.keys import ARTICLES, folded, same_person
from stemma.records import Slot

RULERS = frozenset(
    """junta regime government administration military army state authorities authority leadership
    forces ministry kremlin""".split()
)
"""Bodies that a text uses for one another when they are of one country."""


def actors(a: tuple[Slot, ...], b: tuple[Slot, ...]) -> tuple[float, str]:
    """+1.2 for a named actor in common, +0.6 for a common one, -1 where both name others, else 0."""
    if not a or not b:
        return 0.0, ""
    best, words = -1.0, ""
    for x in a:
        for y in b:
            score = _actor(x, y)
            if score > best:
                best, words = score, x.text if len(x.text) >= len(y.text) else y.text
    return best, words if best > 0 else ""


def _actor(x: Slot, y: Slot) -> float:
    if x.actor and x.actor == y.actor and (_named(x) or _named(y)):
        return 1.2  # "the North", "Pyongyang", "North Korea"
    if not x.key or not y.key:
        return 0.0
    if one_kind(x.key, y.key):
        return 0.6
    if x.key in PEOPLE and y.key in PEOPLE:
        return 0.6 if x.country == y.country else -1.0
    if x.key == y.key:
        if x.country and y.country and x.country != y.country:
            return -1.0
        return 1.2 if " " in x.key or x.country else 0.8
    if " " in x.key + y.key and same_person(x.key, y.key):
        return 1.2
    rulers = {x.key, y.key} & RULERS
    if x.country and x.country == y.country and (rulers or not (_named(x) and _named(y))):
        return 0.6
    if len(rulers) == 2 and not (x.country and y.country):
        return 0.4
    if any(word_weights().get(w, RAREST) > FLOOR + 1.5 for w in _words(x.text) & _words(y.text)):
        return 0.5
    if _named(x) != _named(y):
        return 0.0  # "the ferry" may be the Santa Irene
    return -0.5 if x.key in PEOPLE or y.key in PEOPLE else -1.0


@lru_cache(maxsize=10_000)
def _words(text: str) -> frozenset[str]:
    """The folded words of a slot."""
    return frozenset(folded(text).split())


def _named(slot: Slot) -> bool:
    """Whether a slot is filled by a name, not by a common noun."""
    return _is_name(slot.text)


@lru_cache(maxsize=10_000)
def _is_name(text: str) -> bool:
    """Whether the last word of a slot, articles apart, has a capital."""
    words = [w for w in text.split() if w.casefold() not in ARTICLES]
    return bool(words) and words[-1][:1].isupper()


def all_named(a: tuple[Slot, ...], b: tuple[Slot, ...]) -> bool:
    """Whether every slot of both sides is filled by a name."""
    return all(_named(slot) for slot in (*a, *b))


def places(a: tuple[Slot, ...], b: tuple[Slot, ...]) -> tuple[float, str]:
    """+0.7 for one place, +0.5 where one holds the other, +0.3 for two near by, 0 unknown, -1 for others."""
    known_a = [s for s in a if s.key]
    known_b = [s for s in b if s.key]
    if not known_a or not known_b:
        return 0.0, ""
    best, name = -1.0, ""
    for x in known_a:
        for y in known_b:
            score = _place(x, y)
            if score > best:
                best, name = score, x.text
    return best, name if best > 0 else ""


def _place(x: Slot, y: Slot) -> float:
    if x.key == y.key:
        return 0.7
    if not x.country or not y.country:
        return 0.0
    if x.country != y.country:
        return -1.0
    if _holds(x, y) or _holds(y, x):
        return 0.5
    if x.at is None or y.at is None:
        return -1.0
    apart = kilometres(x.at, y.at)
    return 0.3 if apart <= NEAR else -1.0 if apart > FAR else 0.0


NEAR, FAR = 30.0, 100.0
"""Kilometres within which two places may be one by another name, and beyond which they are two."""


def _holds(x: Slot, y: Slot) -> bool:
    """Whether one place holds the other: its country or region, or a name within the other's ("Nice")."""
    if x.level == "country" or (x.level == "region" and folded(x.text) == folded(y.region)):
        return True
    return set(x.key.split()) < set(y.key.split())


def matters(a: Sketch, b: Sketch) -> float:
    """Agreement of the things concerned: shared rare words of the what slots."""
    if not a.what or not b.what:
        return 0.0
    first = {w for s in a.what for w in _words(s.text)}
    second = {w for s in b.what for w in _words(s.text)}
    weights = word_weights()
    rare = [w for w in first & second if weights.get(w, RAREST) > FLOOR + 0.5]
    if rare:
        return min(1.0, 0.5 + 0.25 * len(rare))
    return -1.0
