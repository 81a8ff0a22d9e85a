"""Actors and places of a report: the engine's names, joined under the fullest form in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.annotate.bodies import body_key, fullest, initials, joined
from stemma.annotate.lemmas import forms
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
    two persons share it, it stays apart. A body's short form or initials take the key of its full name. A
    name that the table of places knows is a place, unless the report uses it as part of a person's name.
    """
    trimmed = [e for e in (_trimmed(text, tokens, e) for e in entities) if e is not None]
    persons = {
        person_key(_words(text, tokens, e)): _words(text, tokens, e) for e in trimmed if e.kind == "person"
    }
    full = _fullest(persons)
    short = _short_names(full)
    found = [_mention(text, tokens, entity, full, persons, short) for entity in trimmed]
    found = _bodies(found)
    covered = {n for m in found for n in range(m.first, m.last + 1)}
    found += _passed_over(
        text, tokens, found, covered, {word: (key, persons[key]) for word, key in short.items()}
    )
    return sorted(found, key=lambda m: (m.start, m.end))


def _bodies(found: Sequence[Mention]) -> list[Mention]:
    """The mentions with those of bodies under the key of the body's full name."""
    names = fullest((body_key(m.name), m.name) for m in found if m.kind == "organisation")
    full = joined(names)
    return [
        replace(m, key=full[body_key(m.name)], name=names[full[body_key(m.name)]])
        if m.kind == "organisation"
        else m
        for m in found
    ]


def _passed_over(
    text: str,
    tokens: Sequence[Token],
    found: Sequence[Mention],
    covered: set[int],
    short: dict[str, tuple[str, str]],
) -> list[Mention]:
    """Surnames of the report's persons and names of its bodies that the engine passed over."""
    more: list[Mention] = []
    bodies: dict[str, dict[tuple[str, ...], Mention]] = {}
    called: dict[str, dict[str, Mention]] = {}
    for mention in sorted(found, key=lambda m: (m.first - m.last, m.start)):
        if mention.kind == "organisation":
            words = tuple(text[t.start : t.end] for t in tokens[mention.first : mention.last + 1])
            if words[0][0].isupper():
                bodies.setdefault(words[0], {}).setdefault(words, mention)
                for letters in initials(mention.name):
                    called.setdefault(letters, {})[mention.key] = mention
    for n, token in enumerate(tokens):
        if n in covered or not text[token.start].isupper():
            continue
        word = text[token.start : token.end]
        for words, mention in bodies.get(word, {}).items():
            last = n + len(words) - 1
            here = tuple(text[t.start : t.end] for t in tokens[n : last + 1])
            if here == words and last not in covered:
                more.append(replace(mention, start=token.start, end=tokens[last].end, first=n, last=last))
                covered.update(range(n, last + 1))
                break
        else:
            meant = called.get(word.lower(), {}) if len(word) > 2 and word.isupper() else {}
            if len(meant) == 1:
                (mention,) = meant.values()
                more.append(replace(mention, start=token.start, end=token.end, first=n, last=n))
            elif folded(word) in short and _name_like(text, tokens, n):
                key, name = short[folded(word)]
                more.append(Mention(token.start, token.end, n, n, "person", key, name))
    return more


def _name_like(text: str, tokens: Sequence[Token], n: int) -> bool:
    """Whether a surname's word is a name here: by its tag, by a capital inside the sentence, or because
    it is no other word."""
    word = text[tokens[n].start : tokens[n].end]
    if tokens[n].pos == "PROPN":
        return True
    before = text[tokens[n - 1].start : tokens[n - 1].end] if n else "."
    return before[-1].isalpha() or before in (",", "-") or word.lower() not in forms()


def _words(text: str, tokens: Sequence[Token], entity: Entity) -> str:
    return text[tokens[entity.first].start : tokens[entity.last].end]


BODY_WORDS = frozenset(
    """hospital ministry university college company lines airlines authority council agency guard police
    school institute party union bank court church club association committee bureau department""".split()
)
"""Last words of bodies' names that the engine may take for a person's or a place's."""


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
    body = entity.kind in ("person", "place") and len(words) > 1 and words[-1] in BODY_WORDS
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
    full = {key: full[target] for key, target in full.items()}
    by_first: dict[str, list[str]] = {}
    for key in sorted(set(full.values())):
        if " " in key:
            by_first.setdefault(key.split()[0], []).append(key)
    more = {key: _by_first(key, by_first) for key in full if full[key] == key}
    return {key: more.get(target) or target for key, target in full.items()}


def _by_first(key: str, by_first: dict[str, list[str]]) -> str:
    """The one longer name that begins as a name does: "Xi Jinping" of "Xi", "Ada B. Cole" of "Ada Cole"."""
    words = key.split()
    longer = by_first.get(words[0], [])[:NAMESAKES] if words else []
    if len(words) > 1:
        longer = [
            k for k in longer if len(k) > len(key) and k.endswith(" " + words[-1]) and _within(words, k)
        ]
    return longer[0] if len(longer) == 1 and len(words[0]) > 1 else ""


def _within(words: Sequence[str], key: str) -> bool:
    """Whether the words stand in the key in their order."""
    rest = iter(key.split())
    return all(word in rest for word in words)


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
