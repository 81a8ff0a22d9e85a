"""Whether two claims tell one event: what agrees, with its points; a conflict keeps them apart.

The points were set by hand on the project's own stories and read by eye on the open half of
news_cluster; they say how much must agree, not how likely it is.
"""

from __future__ import annotations

from datetime import date

from stemma.dates import compatible
from stemma.group.participants import actors, matters, places
from stemma.group.sketch import Sketch
from stemma.group.terms import FLOOR
from stemma.group.tolls import numbers, tolls_conflict
from stemma.reasons import reason
from stemma.records import Reason, When

ENOUGH = 1.0
"""A pair from this score on is one event; below 0 it is a conflict."""

CONFLICT: tuple[float, tuple[Reason, ...]] = (-1.0, ())
NOTHING: tuple[float, tuple[Reason, ...]] = (0.0, ())

SAME_WORDS, FEWEST_WORDS = 0.6, 4
"""Overlap of content words from which two clauses are one sentence, and how many words that takes."""

MUTUAL = frozenset(["meet", "call", "agree", "cooperate", "attack", "crash"])
"""Classes in which "A met B" is "B met A"."""

PHYSICAL = frozenset("sink crash explode collapse burn quake close arrest shoot".split())
"""Classes of which a story seldom holds two with the same participant."""

STOCK = frozenset(
    """have see hear do make take get go come be say know feel think want give put bring keep let start begin
    continue try use need become remain seem turn hold call tell scream run look show find lead""".split()
)
STOCK_WORDS = 0.4
"""Verbs that say little: the words beside them are the event, so that many must be shared."""

PASSING = 0.4
"""What a pair lacks when one side is a noun or a participle.

Read by eye on the open half of news_cluster: without it a third of the corroborated findings rest on
such pairs.
"""

UNCLASSED = 0.6
"""What an event outside the lexicon lacks when only one participant and few words are shared."""


def alike(a: Sketch, b: Sketch) -> tuple[float, tuple[Reason, ...]]:
    """A score (from ``ENOUGH`` on one event, below 0 a conflict) and what agrees; symmetric."""
    overlap = _overlap(a.words, b.words)
    if overlap >= SAME_WORDS and len(a.words) >= FEWEST_WORDS:
        return 3.0 + overlap, (reason("same.words", "told in the same words"),)
    if tolls_conflict(a, b) or _times_conflict(a, b):
        return CONFLICT
    if _says_too_little(a, b, overlap):
        return NOTHING
    reasons: list[Reason] = []
    sides = _sides(a, b, reasons)
    where, place = places(a.where, b.where)
    if sides is None or where < 0:
        return CONFLICT
    if place:
        reasons.append(reason("same.where", f"both at {place}"))
    score = sides + where
    matter_shared = matters(a, b)
    if matter_shared < 0 and score < ENOUGH:
        return CONFLICT
    if matter_shared > 0:
        score += matter_shared
        reasons.append(reason("same.what", "both of the same matter"))
    score += _particulars(a, b, sides, reasons) + overlap
    if not a.claim.classed and overlap < 0.2 and len(reasons) < 2:
        score -= UNCLASSED
    return (score if reasons else 0.0), tuple(reasons)


def _says_too_little(a: Sketch, b: Sketch, overlap: float) -> bool:
    """Whether the event word alone cannot be compared: a stock verb, a visit to nowhere."""
    if a.claim.predicate in STOCK:
        return overlap < STOCK_WORDS
    # who travels with whom is no visit to a place
    return a.claim.predicate == "visit" and not a.ordinal and not (a.where and b.where)


def _sides(a: Sketch, b: Sketch, reasons: list[Reason]) -> float | None:
    """Points for who and whom, either way round where the event is mutual; None for a conflict."""
    who, which = actors(a.who, b.who)
    whom, whoms = actors(a.whom, b.whom)
    if who < 0 or whom < 0:
        swapped = actors(a.who, b.whom)[0] + actors(a.whom, b.who)[0]
        if swapped <= 0 or a.claim.predicate not in MUTUAL:
            return None
        reasons.append(reason("same.sides", "the same sides"))
        return swapped
    if which:
        reasons.append(reason("same.who", f"both name {which}"))
    if whoms:
        reasons.append(reason("same.whom", f"both name {whoms}"))
    return who + whom


def _particulars(a: Sketch, b: Sketch, sides: float, reasons: list[Reason]) -> float:
    """Points for ordinal, numbers, day and denial; less for pairs of other weeks or in passing."""
    score = 0.0
    if a.ordinal and a.ordinal == b.ordinal:
        score += 0.5
        reasons.append(reason("same.ordinal", f"both say which time it is ({a.ordinal})"))
    if sides > 0 and a.claim.predicate in PHYSICAL:
        score += 0.3
    if sides > 0 and (a.claim.stance.kind == "denied") != (b.claim.stance.kind == "denied"):
        score += 0.3  # a denial answers what the story tells
    points, why = numbers(a, b)
    score += points
    if why is not None:
        reasons.append(why)
    if any(x.value and x.value == y.value for x in a.when for y in b.when):
        score += 0.4
        reasons.append(reason("same.when", "both on one day"))
    elif not a.when and not b.when and _weeks_apart(a, b):
        score -= 0.5  # undated, in reports of different weeks: more must agree
    if not (a.claim.main and b.claim.main):
        score -= PASSING
    return score


def _times_conflict(a: Sketch, b: Sketch) -> bool:
    """Times that cannot be one, or a dated event against an undated one of another week."""
    if a.when and b.when and not any(compatible(x, y) for x in a.when for y in b.when):
        return True
    return _dated_apart(a, b) or _dated_apart(b, a)


def _dated_apart(dated: Sketch, undated: Sketch) -> bool:
    """Whether one names its days and the other, undated, was published far from all of them."""
    published = undated.published
    if not dated.when or undated.when or published is None:
        return False
    return all(_far(w, published) for w in dated.when)


NEWS_DAYS = 12
"""Days within which an undated event of a report lies before its publication day."""


def _weeks_apart(a: Sketch, b: Sketch) -> bool:
    if a.published is None or b.published is None:
        return False
    return abs((a.published - b.published).days) > NEWS_DAYS


def _far(when: When, published: date) -> bool:
    if when.earliest is None or when.latest is None:
        return False
    return (published - when.latest).days > NEWS_DAYS or (when.earliest - published).days > NEWS_DAYS


def _overlap(a: dict[str, float], b: dict[str, float]) -> float:
    """Weighted Jaccard of the content words of two clauses."""
    if not a or not b:
        return 0.0
    both = sum(a[w] for w in sorted(a.keys() & b.keys()))
    either = sum(max(a.get(w, 0.0), b.get(w, 0.0)) for w in sorted(a.keys() | b.keys()))
    return both / either


RARE = FLOOR + 1.2
"""Weight from which one shared word says that two clauses speak of the same matter."""


def matter(a: Sketch, b: Sketch) -> float:
    """How far two clauses of one class speak of the same matter: the weight of their rare words."""
    shared = [a.words[w] for w in sorted(a.words.keys() & b.words.keys()) if a.words[w] >= RARE]
    return sum(shared)
