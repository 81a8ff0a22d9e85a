"""Which stretches of a report name a place: what the engine says, the gazetteer, and the words around.

A logistic model over marks that are there or not; its weights are fitted by ``python -m models.places``.
Each stretch is judged by itself, and of stretches that overlap the likelier stays.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.annotate.places.asked import word_around
from stemma.annotate.places.gazetteer import ABBREVIATION, DEMONYM, OTHER, OWN, PART, STRIPPED, gazetteer
from stemma.annotate.places.resolve import WEIGHTS
from stemma.annotate.places.toponyms import PARTY, Toponym, called, toponyms
from stemma.keys import folded
from stemma.records import Mention, Sentence, Token

NAMES = frozenset(["person", "organisation", "group", "place", "other"])
PREPOSITIONS = frozenset(
    "in at from near to of across around outside throughout into toward towards via".split()
)
BODIES = frozenset(
    """university college school high police department council court hospital church club party bank company
    institute association society board state times post herald news press journal airlines chamber center
    centre museum library festival cup league""".split()
)
OFFICES = frozenset(
    """mayor gov governor sen rep police sheriff county city state town man woman resident residents officials
    native area coroner councilman commissioner democrat republican""".split()
)
KINDS_OF_LAND = frozenset(
    """county parish river lake creek township island islands park valley bay city beach village springs
    mountains mountain hills heights province district region oblast""".split()
)
ROADS = frozenset(
    """road rd street st avenue ave highway drive dr lane boulevard blvd interstate route pike turnpike court
    place""".split()
)
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central upper lower middle new old great".split()
)
ONLY_KINDS = KINDS_OF_LAND | ROADS | BODIES | OFFICES | DIRECTIONS
"""Words that alone name nothing: "Police" is a town in Poland, "Western" a region of several countries."""

LARGE, MIDDLING = 100_000, 10_000
"""People from which on a city is a large one, and a town no small one."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a report before its toponyms are judged."""

    text: str
    tokens: Sequence[Token]
    first_of: dict[int, int]
    named: dict[int, Mention]
    persons: frozenset[str]
    first_names: frozenset[str]
    places: frozenset[str]


def surroundings(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Surroundings:
    """Mentions by token, the words of persons' names, and the keys that the engine takes for places."""
    named: dict[int, Mention] = {}
    persons: set[str] = set()
    first_names: set[str] = set()
    places: set[str] = set()
    for mention in mentions:
        if mention.kind not in NAMES or not text[mention.start : mention.end][:1].isupper():
            continue  # a pronoun that stands for a person is no name
        named.update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
        if mention.kind == "person" and mention.last > mention.first:
            persons.add(folded(text[tokens[mention.last].start : tokens[mention.last].end]))
            first_names.add(folded(text[mention.start : tokens[mention.first].end]))
        elif mention.kind == "place":
            places.add(folded(text[mention.start : mention.end]))
    starts = {n: s.first for s in sentences for n in range(s.first, s.last + 1)}
    return Surroundings(
        text, tokens, starts, named, frozenset(persons), frozenset(first_names), frozenset(places)
    )


def stretches(around: Surroundings, sentences: Sequence[Sentence]) -> list[Toponym]:
    """What may name a place: names of the gazetteer, and what the engine takes for a place.

    The start of a longer name is left out: of 550 such starts in the tuned half 8 are places in the gold.
    """
    found = {(t.start, t.end): t for t in toponyms(around.text, around.tokens, sentences)}
    for mention in {m.start: m for m in around.named.values()}.values():
        span = mention.start, mention.end
        one = mention.kind == "organisation" and mention.first == mention.last
        if span not in found and (mention.kind == "place" or one):
            key, calls = called(around.text[slice(*span)], False)
            found[span] = Toponym(*span, mention.first, mention.last, key, calls)
    text, tokens = around.text, around.tokens
    return [t for _, t in sorted(found.items()) if not goes_on(text, tokens, t.first, t.last)]


def marks(around: Surroundings, toponym: Toponym) -> list[str]:
    """The marks of a stretch, by which it is judged."""
    engine = _engine(around, toponym)
    known = _known(toponym)
    found = [engine, known, f"{engine} {known}", *_before(around, toponym), *_after(around, toponym)]
    surface = around.text[toponym.start : toponym.end]
    words = folded(surface).split() or [""]
    size = toponym.last - toponym.first + 1
    found.append(f"words {min(size, 3)}")
    found.append("capitals" if surface.isupper() and len(surface) > 3 else "mixed")
    if words[-1] in KINDS_OF_LAND and size > 1:
        found.append("kind of land")
    if words[-1] in ROADS or words[0] in ("interstate", "highway", "route"):
        found.append("road")
    if size == 1 and words[0] in ONLY_KINDS:
        found.append("only a kind")
    if PARTY.match(around.text, toponym.start - 2, toponym.end):
        found.append("party")
    if any(around.tokens[n].pos != "PROPN" for n in range(toponym.first, toponym.last + 1)):
        found.append(f"no name word {known}")
    if words[-1] in around.persons:
        found.append("a person's name")
    if words[0] in around.first_names and size == 1:
        found.append("a person's first name")
    word = word_around(around.text, toponym)
    if word:
        found.append(f"word {word}")
    if " ".join(words) in around.places:
        found.append(f"a place elsewhere {engine}")
    return found


def _engine(around: Surroundings, toponym: Toponym) -> str:
    """How a stretch lies to the engine's names: "place same", "person inside", "none"."""
    numbers = range(toponym.first, toponym.last + 1)
    held = [m for n in numbers if (m := around.named.get(n)) is not None]
    if not held:
        return "none"
    mention = max(held, key=lambda m: (m.end - m.start, -m.start))
    if (mention.first, mention.last) == (toponym.first, toponym.last):
        how = "same"
    elif mention.first <= toponym.first and toponym.last <= mention.last:
        how = (
            "head"
            if mention.last == toponym.last
            else "start"
            if mention.first == toponym.first
            else "inside"
        )
    else:
        how = "across"
    return f"{mention.kind} {how}"


def goes_on(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether by the parse a name goes on behind its tokens with a capital: "Paris" of "Paris Hilton"."""
    after = last + 1
    if after >= len(tokens) or tokens[after].dep != "flat" or not first <= tokens[after].head <= last:
        return False
    return text[tokens[after].start].isupper()


RANKS = ("country", "region", "county", "capital")


@lru_cache(maxsize=20_000)
def _rank(calls: tuple[tuple[int, int], ...]) -> str:
    held = gazetteer()
    rows = [(held.row(at), kind) for at, kind in calls]
    kinds = {kind for _, kind in rows}
    if DEMONYM in kinds:
        return "demonym"
    own = [row for row, kind in rows if kind == OWN]
    for level in RANKS:
        if any(row.level == level for row in own) or any(r.level == level == "country" for r, _ in rows):
            return level
    if ABBREVIATION in kinds:
        return "abbreviation"
    if own:
        people = max(row.people for row in own)
        return "large city" if people >= LARGE else "city" if people >= MIDDLING else "town"
    return (
        "short"
        if STRIPPED in kinds
        else "other"
        if OTHER in kinds
        else "part"
        if PART in kinds
        else "unknown"
    )


def _known(toponym: Toponym) -> str:
    """What the gazetteer has under a name: its widest or largest place, by the kind of name."""
    return _rank(toponym.calls)


def _word(around: Surroundings, n: int) -> str:
    if not 0 <= n < len(around.tokens):
        return ""
    return around.text[around.tokens[n].start : around.tokens[n].end]


def _before(around: Surroundings, toponym: Toponym) -> Iterator[str]:
    """Marks of the words before a stretch."""
    n = toponym.first - 1
    word = _word(around, n)
    if toponym.first == around.first_of.get(toponym.first, -1):
        yield "starts"
        return
    if word.lower() in PREPOSITIONS:
        yield "preposition"
    elif word == ",":
        yield "after comma"
        if _word(around, n - 1)[:1].isupper():
            yield "after name and comma"
    elif word == "the":
        yield "the"
    elif word[:1].isupper():
        yield "after capital"
        mention = around.named.get(n)
        yield f"after {mention.kind if mention is not None else 'other capital'}"
    elif word[-1:].isdigit():
        yield "after number"
    else:
        yield f"after {around.tokens[n].pos}" if n >= 0 else "starts"


def _after(around: Surroundings, toponym: Toponym) -> Iterator[str]:
    """Marks of the words behind a stretch."""
    word = _word(around, toponym.last + 1)
    small = word.lower().rstrip(".")
    if word == ",":
        yield "before comma"
        _, calls = called(_word(around, toponym.last + 2), True)
        if calls and _rank(calls) in ("country", "region", "abbreviation"):
            yield "before comma and region"
    elif word in ("'s", "’s"):
        yield "owns"
    elif word in ("-", "--", "—", "–", ":", "("):
        yield "before dash"
    elif small in KINDS_OF_LAND or small in ROADS:
        yield f"before {'land' if small in KINDS_OF_LAND else 'road'}"
    elif small in BODIES and word[:1].isupper():
        yield "before body"
    elif small in OFFICES:
        yield "before office"
    elif word[:1].isupper():
        yield "before capital"
        mention = around.named.get(toponym.last + 1)
        if (
            mention is not None
            and mention.kind == "person"
            and toponym.last not in range(mention.first, mention.last + 1)
        ):
            yield "before person"
    elif toponym.last + 1 < len(around.tokens):
        yield f"before {around.tokens[toponym.last + 1].pos}"


@lru_cache(maxsize=1)
def weights() -> tuple[dict[str, float], dict[str, float]]:
    """The weights of the marks: of a stretch by itself, and with how its name fares elsewhere."""
    held = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return held["marks"], held["marks again"]


def likely(held: Sequence[str], weighed: Mapping[str, float]) -> float:
    """The chance that a stretch with these marks names a place."""
    total = weighed.get("", 0.0) + sum(weighed.get(mark, 0.0) for mark in dict.fromkeys(held))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def elsewhere(found: Sequence[Toponym], chances: Sequence[float]) -> list[list[str]]:
    """For each stretch a mark that says how likely the same name is a place elsewhere in the report.

    ``chances``: of each stretch by itself. A name that stands once has no mark.
    """
    places: dict[str, list[int]] = {}
    for n, toponym in enumerate(found):
        places.setdefault(toponym.key, []).append(n)
    best = {
        key: sorted(held, key=lambda n: (-chances[n], n))[:2] for key, held in places.items() if len(held) > 1
    }
    added: list[list[str]] = []
    for n, toponym in enumerate(found):
        others = [m for m in best.get(toponym.key, ()) if found[m].start != toponym.start]
        if not others:
            added.append([])
            continue
        there = _step(chances[others[0]], (0.7, 0.4), ("sure", "perhaps", "no"))
        here = _step(chances[n], (0.8, 0.5, 0.25), ("sure", "likely", "perhaps", "hardly"))
        added.append([f"elsewhere {there}, here {here}"])
    return added


def _step(value: float, bounds: Sequence[float], names: Sequence[str]) -> str:
    """The name of the step that a chance stands on; the bounds fall."""
    return next((n for n, bound in zip(names, bounds, strict=False) if value >= bound), names[-1])


def recognised(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[tuple[Toponym, float]]:
    """The stretches of a report that name a place, with their chances, in order; none overlap.

    A name that is surely a place where it stands once is likelier one where it stands again.
    """
    alone, again = weights()
    around = surroundings(text, tokens, sentences, mentions)
    found = stretches(around, sentences)
    held = [marks(around, toponym) for toponym in found]
    first = [likely(m, alone) for m in held]
    added = elsewhere(found, first)
    scored = [(t, likely([*m, *a], again)) for t, m, a in zip(found, held, added, strict=True)]
    return without_overlaps([(t, chance) for t, chance in scored if chance >= TAKEN])


TAKEN = 0.4
"""Chance from which on a stretch is taken for a place. Cross-validated in the tuned half: .826 at 0.35, .822
at 0.4, .822 at 0.45, .821 at 0.5 (F1 of exact spans); without the marks from elsewhere .815 at 0.4."""


def without_overlaps(scored: Sequence[tuple[Toponym, float]]) -> list[tuple[Toponym, float]]:
    """Of stretches that overlap the likelier, of equals the longer."""
    taken: set[int] = set()
    kept: list[tuple[Toponym, float]] = []
    for toponym, chance in sorted(scored, key=lambda s: (-round(s[1], 9), s[0].start - s[0].end, s[0].start)):
        inside = range(toponym.first, toponym.last + 1)
        if taken.isdisjoint(inside):
            taken.update(inside)
            kept.append((toponym, chance))
    return sorted(kept, key=lambda s: s[0].start)
