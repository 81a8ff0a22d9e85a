"""Tolls: numbers of people in two claims, which may be updates, other sides' counts, or other events."""

from __future__ import annotations

from stemma.group.kinds import PEOPLE, TOLLS
from stemma.group.sketch import Sketch
from stemma.reasons import reason
from stemma.records import Reason

HELD = frozenset(["arrest", "release", "abduct"])
"""Classes of event in which many, or one person by name, undergo it."""

RATIO = 1.5
"""Tolls of one event seldom differ by more between reports of a day, but for "at least"."""

SMALL_NUMBER = 9
"""Numbers up to this come out alike by themselves."""


def numbers(a: Sketch, b: Sketch) -> tuple[float, Reason | None]:
    """+0.5 for one number that is no small one, +0.5 for two tolls that nothing tells apart."""
    if any(x.value == y.value and x.value > SMALL_NUMBER for x in a.counts for y in b.counts):
        return 0.5, reason("same.number", "both give one number")
    if a.claim.predicate in TOLLS and ((near(a, b) and not _bound_elsewhere(a, b)) or _bare_tolls(a, b)):
        return 0.5, reason("same.toll", "both give a toll of the story")
    return 0.0, None


def tolls_conflict(a: Sketch, b: Sketch) -> bool:
    """Whether two counts are of different events: other sizes, or a toll and one person's fate."""
    if a.claim.predicate in TOLLS and a.counts and b.counts and not (near(a, b) or _bare_tolls(a, b)):
        return True
    if a.claim.predicate in TOLLS | HELD and bool(a.counts) != bool(b.counts):
        return _one_person(b if a.counts else a)
    return False


def near(a: Sketch, b: Sketch) -> bool:
    """Whether two tolls are of one size: a first count and its updates, seldom beyond half as much again."""
    for x in a.counts:
        for y in b.counts:
            low, high = (x, y) if x.value <= y.value else (y, x)
            if high.value <= RATIO * low.value or low.bound == "least" or low.vague:
                return True
    return False


def _bare_tolls(a: Sketch, b: Sketch) -> bool:
    """Whether two main clauses count the story's people and say nothing that tells them apart.

    Then a far smaller number is no other event: it is the other side's toll.
    """
    if not (a.claim.main and b.claim.main and a.whom and b.whom) or _bound_elsewhere(a, b):
        return False
    return all(s.key in PEOPLE and not s.country for s in (*a.whom, *b.whom))


def _bound_elsewhere(a: Sketch, b: Sketch) -> bool:
    """Whether only one of two tolls says who did it, where or when: then it may be another event's."""
    return bool(a.who) != bool(b.who) or _placed_elsewhere(a, b) or _placed_elsewhere(b, a)


def _placed_elsewhere(a: Sketch, b: Sketch) -> bool:
    """Whether one says where, the other does not, and the other's report never names the place.

    A place that most reports of such events name is the story's own.
    """
    if not a.where or b.where:
        return False
    return not any(s.text.casefold() in b.text or s.key in b.text or s.key in a.scene for s in a.where)


def _one_person(sketch: Sketch) -> bool:
    """Whether what is undergone is undergone by one named person or one role."""
    return bool(sketch.whom) and not any(s.key in PEOPLE or s.key.endswith("people") for s in sketch.whom)
