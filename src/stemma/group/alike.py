"""Whether two claims tell one event: slot by slot, with the reasons; a conflict keeps them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stemma.dates import compatible
from stemma.group.terms import FLOOR, RAREST, word_weights
from stemma.keys import ARTICLES, folded, same_person
from stemma.reasons import reason
from stemma.records import Claim, Quantity, Reason, Report, Slot, When

PEOPLE = frozenset(
    """people person man woman child civilian passenger crew victim tourist body student worker resident
    villager migrant refugee other dozen hundred thousand score life at other casualty toll total
    survivor member other family adult""".split()
)
"""Heads that count people without saying which: two tolls of them are readings of one event."""

KINDS = tuple(
    frozenset(line.split())
    for line in (
        "ferry ship vessel boat liner tanker trawler craft",
        "plane aircraft jet airliner flight airplane",
        "car vehicle truck lorry van bus coach",
        "train locomotive carriage",
        "attacker gunman assailant shooter suspect driver terrorist bomber",
        "police officer policeman",
        "girl schoolgirl student pupil",
        "soldier troop serviceman",
        "rebel militant fighter insurgent gunman",
        "missile rocket projectile",
        "quake earthquake tremor",
        "bomb device explosive",
    )
)
"""Nouns that reports of one happening use for one thing."""

RULERS = frozenset(
    """junta regime government administration military army state authorities authority leadership
    forces ministry kremlin""".split()
)
"""Bodies that a text uses for one another when they are of one country."""

ENOUGH = 1.0
"""A pair from this score on is one event; below 0 it is a conflict."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a claim is compared by. ``block``: claims of different blocks are never compared."""

    claim: Claim
    block: str
    who: tuple[Slot, ...]
    whom: tuple[Slot, ...]
    what: tuple[Slot, ...]
    where: tuple[Slot, ...]
    when: tuple[When, ...]
    ordinal: str
    counted: tuple[str, ...]
    words: dict[str, float]
    keys: tuple[str, ...]
    published: date | None
    text: str


def sketch_of(claim: Claim, report: Report) -> Sketch:
    """The sketch of a claim of ``report``."""

    def of(*roles: str) -> tuple[Slot, ...]:
        return tuple(s for s in claim.slots if s.role in roles)

    ordinal = next((s.key for s in claim.slots if s.role == "ordinal"), "")
    weights = word_weights()
    words: dict[str, float] = {}
    told = report.text[claim.span.start : claim.span.end]
    told = " ".join((told, *(s.text for s in claim.slots if s.role == "what")))
    for word in re.findall(r"[^\W\d_]{3,}", told.casefold()):
        weight = weights.get(word, RAREST)
        if weight > FLOOR:
            words[word[:-1] if word.endswith("s") and len(word) > 4 else word] = weight
    group = "planned" if claim.stance.kind == "planned" else "told"
    nature = claim.nature if claim.nature in ("judgement", "background", "forecast") else "event"
    block = "/".join((claim.predicate, group if nature == "event" else nature, ordinal))
    keys = tuple(
        sorted({s.key for s in claim.slots if s.key} | {s.country for s in claim.slots if s.country})
    )
    return Sketch(
        claim, block, of("who"), of("whom") or of("what"), of("what"), of("where", "from"),
        tuple(s.when for s in claim.slots if s.role == "when" and s.when is not None),
        ordinal, tuple(s.quantity.unit for s in claim.slots if s.quantity is not None),
        words, keys, report.published.earliest,
        report.text.casefold(),
    )  # fmt: skip


def alike(a: Sketch, b: Sketch) -> tuple[float, tuple[Reason, ...]]:
    """A score (from ``ENOUGH`` on one event, below 0 a conflict) and what agrees."""
    reasons: list[Reason] = []
    overlap = _overlap(a.words, b.words)
    if overlap >= 0.6 and len(a.words) >= 4:
        return 3.0 + overlap, (reason("same.words", "told in the same words"),)
    if _differ(a, b):
        return -1.0, ()
    score = 0.0
    who, which = _actors(a.who, b.who)
    whom, whoms = _actors(a.whom, b.whom)
    if who < 0 or whom < 0:
        swapped = _actors(a.who, b.whom)[0] + _actors(a.whom, b.who)[0]
        if swapped <= 0 or a.claim.predicate not in MUTUAL:
            return -1.0, ()
        score += swapped
        reasons.append(reason("same.sides", "the same sides"))
    else:
        score += who + whom
        if which:
            reasons.append(reason("same.who", f"both name {which}"))
        if whoms:
            reasons.append(reason("same.whom", f"both name {whoms}"))
    where, place = _places(a.where, b.where)
    if where < 0:
        return -1.0, ()
    if place:
        reasons.append(reason("same.where", f"both at {place}"))
    score += where
    what = _whats(a, b)
    if what < 0 and score < 1:
        return -1.0, ()
    score += max(what, 0)
    if what > 0:
        reasons.append(reason("same.what", "both of the same matter"))
    if a.ordinal and a.ordinal == b.ordinal:
        score += 0.5
        reasons.append(reason("same.ordinal", f"both say which time it is ({a.ordinal})"))
    if not a.when and not b.when and _weeks_apart(a, b):
        score -= 0.5  # undated, in reports of different weeks: more must agree
    if who + whom > 0 and a.claim.predicate in PHYSICAL:
        score += 0.3  # a story has seldom two sinkings of one ship
    if (a.claim.stance.kind == "denied") != (b.claim.stance.kind == "denied") and who + whom > 0:
        score += 0.3  # a denial answers what the story tells
    if a.claim.predicate in STOCK and overlap < STOCK_WORDS:
        return 0.0, ()  # "had", "saw", "made": the words beside the verb are the event
    if not (a.claim.main and b.claim.main):
        score -= PASSING  # a mention in passing: more must agree
    if a.claim.predicate == "visit" and not a.ordinal and not (a.where and b.where):
        return 0.0, ()  # who travels with whom is no visit to a place
    score += overlap + _numbers(a, b, reasons)
    if a.when and b.when and any(x.value and x.value == y.value for x in a.when for y in b.when):
        score += 0.4
        reasons.append(reason("same.when", "both on one day"))
    if not a.claim.classed and overlap < 0.2 and len(reasons) < 2:
        score -= 0.6  # an event outside the lexicon needs more in common than one participant
    return (score if reasons else 0.0), tuple(reasons)


MUTUAL = frozenset(["meet", "call", "agree", "cooperate", "attack", "crash"])


def _numbers(a: Sketch, b: Sketch, reasons: list[Reason]) -> float:
    """+0.5 for one number that is no small one, +0.5 for two tolls of people without a name."""
    first = [s.quantity for s in a.claim.slots if s.quantity is not None]
    second = [s.quantity for s in b.claim.slots if s.quantity is not None]
    if any(x.value == y.value and x.value > SMALL_NUMBER for x in first for y in second):
        reasons.append(reason("same.number", "both give one number"))
        return 0.5
    if a.claim.predicate in TOLLS and (
        (_near(first, second) and not _bound_elsewhere(a, b)) or _bare_tolls(a, b)
    ):
        reasons.append(reason("same.toll", "both give a toll of the story, of one size"))
        return 0.5
    return 0.0


def _near(first: list[Quantity], second: list[Quantity]) -> bool:
    """Whether two tolls are of one size: a first count and its updates, seldom beyond half as much again."""
    for x in first:
        for y in second:
            low, high = (x, y) if x.value <= y.value else (y, x)
            if high.value <= RATIO * low.value or low.bound == "least":
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
    """Whether one says where, the other does not, and the other's report never names the place."""
    if not a.where or b.where:
        return False
    return not any(s.text.casefold() in b.text for s in a.where)


STOCK = frozenset(
    """have see hear do make take get go come be say know feel think want give put bring keep let start begin
    continue try use need become remain seem turn hold call tell scream run look show find lead""".split()
)
STOCK_WORDS = 0.4
PASSING = 0.4
"""What a pair lacks when one side is a noun or a participle.

Read by eye on the open half of news_cluster: without it a third of the corroborated findings rest on
such pairs.
"""
RATIO = 1.5


PHYSICAL = frozenset("sink crash explode collapse burn quake close arrest shoot".split())
SMALL_NUMBER = 9
TOLLS = frozenset(["die", "injure"])
HELD = frozenset(["arrest", "release", "abduct"])


def _differ(a: Sketch, b: Sketch) -> bool:
    """Times that cannot be one, tolls of different sizes, a toll and the death of one person."""
    if a.claim.predicate in TOLLS:
        first = [s.quantity for s in a.claim.slots if s.quantity is not None]
        second = [s.quantity for s in b.claim.slots if s.quantity is not None]
        if first and second and not (_near(first, second) or _bare_tolls(a, b)):
            return True
    if a.claim.predicate in TOLLS | HELD:
        first = [s.quantity for s in a.claim.slots if s.quantity is not None]
        second = [s.quantity for s in b.claim.slots if s.quantity is not None]
        if bool(first) != bool(second) and _one_person(a if not first else b):
            return True
    if a.when and b.when and not any(compatible(x, y) for x in a.when for y in b.when):
        return True
    for one, other in ((a, b), (b, a)):  # a dated event against an undated one of another week
        if one.when and not other.when and other.published is not None:
            far = [w for w in one.when if _far(w, other.published)]
            if far and len(far) == len(one.when):
                return True
    return False


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


def _one_person(sketch: Sketch) -> bool:
    """Whether what is undergone is undergone by one named person or one role."""
    return bool(sketch.whom) and not any(s.key in PEOPLE or s.key.endswith("people") for s in sketch.whom)


def _actors(a: tuple[Slot, ...], b: tuple[Slot, ...]) -> tuple[float, str]:
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
    if not x.key or not y.key:
        return 0.0
    if any(x.key in kind and y.key in kind for kind in KINDS):
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
    shared = set(folded(x.text).split()) & set(folded(y.text).split())
    rare = [w for w in shared if word_weights().get(w, RAREST) > FLOOR + 1.5]
    if rare:
        return 0.5
    if _named(x) != _named(y):
        return 0.0  # "the ferry" may be the Santa Irene
    return -0.5 if x.key in PEOPLE or y.key in PEOPLE else -1.0


def _named(slot: Slot) -> bool:
    """Whether a slot is filled by a name, not by a common noun."""
    words = [w for w in slot.text.split() if w.casefold() not in ARTICLES]
    return bool(words) and words[-1][:1].isupper()


def _places(a: tuple[Slot, ...], b: tuple[Slot, ...]) -> tuple[float, str]:
    """+0.7 for one place, +0.5 for places of one country that do not exclude each other, -1 else."""
    known_a = [s for s in a if s.key]
    known_b = [s for s in b if s.key]
    if not known_a or not known_b:
        return 0.0, ""
    best, name = -1.0, ""
    for x in known_a:
        for y in known_b:
            if x.key == y.key:
                score = 0.7
            elif x.country and x.country == y.country and _holds(x, y):
                score = 0.5
            elif not x.country or not y.country:
                score = 0.0
            else:
                score = -1.0
            if score > best:
                best, name = score, x.text
    return best, name if best > 0 else ""


def _holds(x: Slot, y: Slot) -> bool:
    """Whether one place is the country of the other: neither then excludes the other."""
    return "country" in (x.level, y.level)


def _whats(a: Sketch, b: Sketch) -> float:
    """Agreement of the things concerned: shared rare words of the what slots."""
    if not a.what or not b.what:
        return 0.0
    first = {w for s in a.what for w in folded(s.text).split()}
    second = {w for s in b.what for w in folded(s.text).split()}
    weights = word_weights()
    rare = [w for w in first & second if weights.get(w, RAREST) > FLOOR + 0.5]
    if rare:
        return min(1.0, 0.5 + 0.25 * len(rare))
    return -1.0


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
