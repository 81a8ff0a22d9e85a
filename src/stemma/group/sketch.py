"""Sketches: what a claim is compared by, taken once so that pairs are cheap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stemma.group.terms import FLOOR, RAREST, word_weights
from stemma.records import Claim, Quantity, Report, Slot, When


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a claim is compared by. ``block``: claims of different blocks are never compared.

    ``whom``: what undergoes it, thing or person; ``words``: the clause's content words with their weights;
    ``keys``: by which a large block is parted; ``text``: the report's, case folded, to look places up in.
    """

    claim: Claim
    block: str
    who: tuple[Slot, ...]
    whom: tuple[Slot, ...]
    what: tuple[Slot, ...]
    where: tuple[Slot, ...]
    when: tuple[When, ...]
    ordinal: str
    counts: tuple[Quantity, ...]
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
        ordinal, tuple(s.quantity for s in claim.slots if s.quantity is not None),
        words, keys, report.published.earliest,
        report.text.casefold(),
    )  # fmt: skip
