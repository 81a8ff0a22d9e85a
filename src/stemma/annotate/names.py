"""Actors and places of a report: the engine's names, joined under the fullest form in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.annotate.places import Known, country_names, lookup
from stemma.keys import TITLES, folded, name_key, person_key, same_person
from stemma.records import Mention, MentionKind, Token


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as the engine gives it: token numbers (``last`` inclusive) and kind of mention."""

    first: int
    last: int
    kind: MentionKind


def mentions_of(text: str, tokens: Sequence[Token], entities: Sequence[Entity]) -> list[Mention]:
    """Mentions of persons, bodies, groups and places, in order of the text.

    A short form ("Hlaing") takes the key of the one longer name in the report that ends with it; where
    two persons share it, it stays apart. A name that the table of places knows is a place, unless the
    report uses it as part of a person's name.
    """
    trimmed = [e for e in (_trimmed(text, tokens, e) for e in entities) if e is not None]
    persons = {
        person_key(_words(text, tokens, e)): _words(text, tokens, e) for e in trimmed if e.kind == "person"
    }
    full = _fullest(persons)
    short = _short_names(full)
    found: list[Mention] = []
    covered: set[int] = set()
    for entity in trimmed:
        found.append(_mention(text, tokens, entity, full, persons, short))
        covered.update(range(entity.first, entity.last + 1))
    for n, token in enumerate(tokens):  # surnames that the engine passed over
        word = folded(text[token.start : token.end])
        if n not in covered and token.pos == "PROPN" and word in short:
            key = short[word]
            found.append(Mention(token.start, token.end, n, n, "person", key, persons[key]))
    return sorted(found, key=lambda m: (m.start, m.end))


def _words(text: str, tokens: Sequence[Token], entity: Entity) -> str:
    return text[tokens[entity.first].start : tokens[entity.last].end]


BODY_WORDS = frozenset(
    """hospital ministry university college company lines airlines authority council agency guard police
    school institute party union bank court church club association committee bureau department""".split()
)
"""Last words of bodies' names that the engine may take for a person's."""


def _trimmed(text: str, tokens: Sequence[Token], entity: Entity) -> Entity | None:
    """The entity without articles and titles before it and possessive marks behind it."""
    first, last = entity.first, entity.last
    while last > first and text[tokens[last].start : tokens[last].end] in ("'s", "’s", "'", "’", ","):
        last -= 1
    if entity.kind == "person":
        while first < last and folded(text[tokens[first].start : tokens[first].end]) in TITLES:
            first += 1
    elif tokens[first].pos == "DET" and first < last:
        first += 1
    words = folded(text[tokens[first].start : tokens[last].end]).split()
    if not words or (first == last and tokens[first].pos in ("NOUN", "VERB", "PRON")):
        return None  # "Rebels" at the head of a sentence is no name
    body = entity.kind == "person" and words[-1] in BODY_WORDS
    return Entity(first, last, "organisation" if body else entity.kind)


def _fullest(persons: dict[str, str]) -> dict[str, str]:
    """Each person key to the one longer key that it is a short form of, or to itself."""
    by_last: dict[str, list[str]] = {}
    for key in persons:
        by_last.setdefault(key.split()[-1] if key else "", []).append(key)
    full: dict[str, str] = {}
    for keys in by_last.values():
        for key in keys:
            longer = [k for k in keys[:NAMESAKES] if len(k) > len(key) and same_person(k, key)]
            longer = [
                k for k in longer if not any(k != o and same_person(o, k) and len(o) > len(k) for o in longer)
            ]
            full[key] = longer[0] if len(longer) == 1 else key
    return {key: full[target] for key, target in full.items()}


NAMESAKES = 50
"""Persons of one surname that are compared; a report with more is a list."""


def _short_names(full: dict[str, str]) -> dict[str, str]:
    """The last word of every full name that only one person of the report has."""
    holders: dict[str, set[str]] = {}
    for key in set(full.values()):
        if " " in key:
            holders.setdefault(key.split()[-1], set()).add(key)
    return {word: keys.pop() for word, keys in holders.items() if len(keys) == 1 and len(word) > 2}


def _mention(
    text: str,
    tokens: Sequence[Token],
    entity: Entity,
    full: dict[str, str],
    persons: dict[str, str],
    short: dict[str, str],
) -> Mention:
    words = _words(text, tokens, entity)
    start, end = tokens[entity.first].start, tokens[entity.last].end
    kind, key, name, country, level = entity.kind, name_key(words), words, "", ""
    place = lookup(words)
    if kind == "person":
        key = full[person_key(words)]
        name = persons[key]
        if place is not None and place.kind != "demonym" and " " not in key and key not in short.values():
            kind, key, name, country, level = _as_place(place)
    elif kind == "place" and key in short:
        kind, key = "person", short[key]
        name = persons[key]
    elif place is not None and kind in ("place", "group"):
        _, key, _, country, level = _as_place(place)
    return Mention(start, end, entity.first, entity.last, kind, key, name, country, level)


def _as_place(place: Known) -> tuple[MentionKind, str, str, str, str]:
    """A place under its own key; a demonym under the key of its country."""
    key = place.key
    if place.kind in ("demonym", "country"):
        key = country_names().get(place.country, place.key)
    return "place", key, place.name, place.country, place.kind
