"""The actor that stands at some characters of a report."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.annotate.actors.named import government_key
from stemma.reasons import reason
from stemma.records import Actor, Annotation
from stemma.states import alpha3, country_title

ASKED = 0.4
"""Score of a government for which a place stands only because an actor was asked for."""

TITLE = 80
"""Characters after a title within which the name that it belongs to begins."""

DESCRIBED, DESCRIBING = ("appos", "flat", "nmod:desc"), ("compound", "nmod:desc", "appos")
"""Relations of a name to the noun that describes it, and of such a noun to the name."""

COUNTRY = frozenset(["country", "nation", "kingdom", "republic"])
"""Nouns that stand for a country named before."""


def actor_at(annotation: Annotation, start: int, end: int) -> Actor | None:
    """The actor whose mention covers or best overlaps these characters of the report's text.

    Of several, the one that covers the head word of the stretch; then the one whose stretch agrees best
    (shared characters over all characters of both). Where none stands there, it is the noun that describes a
    name there, who has the stretch for a title, or the government of the place, or of the country named last
    before "the country". Else None.
    """
    head = _head(annotation, start, end)
    best: tuple[tuple[bool, float, int], Actor] | None = None
    for number, actor in enumerate(annotation.actors):
        for first, last in stretches_of(annotation, actor):
            shared = min(end, last) - max(start, first)
            if shared > 0:
                union = max(end, last) - min(start, first)
                rank = (first <= head < last, shared / union, -number)
                if best is None or rank > best[0]:
                    best = (rank, actor)
    if best is not None:
        return best[1]
    named = _named_by(annotation, head) or _titled(annotation, head, end)
    return named or _governing(annotation, start, end) or _country(annotation, head)


def _named_by(annotation: Annotation, head: int) -> Actor | None:
    """The actor whose noun describes a name that the engine takes for none ("user X", "the maker X")."""
    n = next((n for n, token in enumerate(annotation.tokens) if token.start == head), None)
    if n is None or annotation.tokens[n].pos != "PROPN":
        return None
    up = annotation.tokens[n].head if annotation.tokens[n].dep in DESCRIBED else n
    nouns = {annotation.tokens[up].end}
    nouns |= {t.end for k, t in enumerate(annotation.tokens) if t.head == n and t.dep in DESCRIBING and k < n}
    ended = (a for a in annotation.actors for span in a.spans if span.end in nouns)
    return next(ended, None)


def _titled(annotation: Annotation, head: int, end: int) -> Actor | None:
    """The person named soon after whom a stretch is part of the title ("A spokeswoman for the port, X")."""
    word = next((t.lemma for t in annotation.tokens if t.start == head), "")
    near = [
        (annotation.mentions[number].start, actor)
        for actor in annotation.actors
        if word and word in actor.title.split()
        for number in actor.mentions
        if end <= annotation.mentions[number].start <= end + TITLE
    ]
    return min(near, key=lambda held: held[0])[1] if near else None


def _country(annotation: Annotation, head: int) -> Actor | None:
    """The government of the country named last before "the country"."""
    lemma = next((t.lemma.lower() for t in annotation.tokens if t.start == head), "")
    if lemma not in COUNTRY:
        return None
    before = [
        m for m in annotation.mentions if m.level in ("country", "demonym") and m.country and m.end <= head
    ]
    last = max(before, key=lambda mention: mention.end, default=None)
    return _governing(annotation, last.start, last.end) if last is not None else None


def _governing(annotation: Annotation, start: int, end: int) -> Actor | None:
    """The government of the country in which the first place of a stretch lies."""
    for number, mention in enumerate(annotation.mentions):
        code = alpha3().get(mention.country, "") if mention.kind == "place" else ""
        if code and mention.start < end and mention.end > start:
            words = reason("actor.asked", "a place, asked for as an actor: who governs it", mention.name)
            name = f"government of {country_title().get(code, code)}"
            return Actor(
                government_key(code), name, "government", code, "GOV", ASKED, ("GOV",),
                mentions=(number,), reasons=(words,),
            )  # fmt: skip
    return None


def stretches_of(annotation: Annotation, actor: Actor) -> Iterator[tuple[int, int]]:
    """The characters of every stretch that means an actor: its mentions, then its other spans."""
    for number in actor.mentions:
        mention = annotation.mentions[number]
        yield mention.start, mention.end
    for span in actor.spans:
        yield span.start, span.end


def _head(annotation: Annotation, start: int, end: int) -> int:
    """The first character of the word that the other words of a stretch hang on; -1 for none."""
    inside = [n for n, t in enumerate(annotation.tokens) if t.start < end and t.end > start]
    for n in inside:
        token = annotation.tokens[n]
        out = token.head == n or not inside[0] <= token.head <= inside[-1]
        if out and (token.pos in ("NOUN", "PROPN", "PRON", "ADJ") or len(inside) == 1):
            return token.start
    return -1
