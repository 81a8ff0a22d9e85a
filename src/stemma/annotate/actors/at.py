"""The actor that stands at some characters of a report."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.records import Actor, Annotation


def actor_at(annotation: Annotation, start: int, end: int) -> Actor | None:
    """The actor whose mention covers or best overlaps these characters of the report's text.

    Of several, the one that covers the head word of the stretch; then the one whose stretch agrees best
    (shared characters over all characters of both); None where no actor's stretch touches it.
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
    return None if best is None else best[1]


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
