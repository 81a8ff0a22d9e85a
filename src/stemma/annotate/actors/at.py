"""The actor that stands at some characters of a report."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.annotate.actors.named import government_key
from stemma.annotate.actors.registry import alpha3, country_title
from stemma.reasons import reason
from stemma.records import Actor, Annotation

ASKED = 0.4
"""Score of a government for which a place stands only because an actor was asked for."""


def actor_at(annotation: Annotation, start: int, end: int) -> Actor | None:
    """The actor whose mention covers or best overlaps these characters of the report's text.

    Of several, the one that covers the head word of the stretch; then the one whose stretch agrees best
    (shared characters over all characters of both). Where a place alone stands there, asked for as an actor
    it is the government of its country. None where neither touches the stretch.
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
    return best[1] if best is not None else _governing(annotation, start, end)


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
