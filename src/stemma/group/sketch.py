"""Sketches: what a claim is compared by, taken once so that pairs are cheap."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from stemma.group.kinds import TOLLS, kind_of
from stemma.group.terms import FLOOR, RAREST, word_weights
from stemma.records import Claim, Quantity, Report, Slot, When

AROUND = 160
"""Characters on either side of a clause, within its paragraph, that count as its surroundings."""


_TERM = re.compile(r"[^\W\d_]{4,}|\d[\d.,:]*\d")
_CONTENT = re.compile(r"[^\W\d_]{3,}")


class Bag:
    """Words with their weights, and the sum of all."""

    __slots__ = ("total", "weights")

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.total = sum(weights.values())

    def shared(self, other: Bag) -> list[str]:
        """The words that both hold, in order."""
        return sorted(self.weights.keys() & other.weights.keys())

    def jaccard(self, other: Bag) -> float:
        """What both hold over all that either holds, by weight; 0 to 1."""
        if self.weights.keys().isdisjoint(other.weights):
            return 0.0
        both = sum(self.weights[w] for w in self.shared(other))
        return both / (self.total + other.total - both)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a claim is compared by. ``block``: claims of different blocks are never compared.

    ``whom``: what undergoes it, thing or person; ``words``: the clause's content words with their weights;
    ``telling``, ``around``: words and numbers of the clause and of its surroundings, by how rare they are in
    the story's claims (0 to 1); ``keys``: one of which two claims must share to be compared; ``text``: the
    report's, case folded, to look places up in; ``rivals``: how many claims of its block the report holds;
    ``scene``: the keys of places that most reports with claims of its class name.
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
    words: Bag
    telling: Bag
    around: Bag
    keys: frozenset[str]
    published: date | None
    text: str
    rivals: int = 1
    scene: frozenset[str] = frozenset()


def sketches_of(
    claims: Sequence[Claim], reports: Mapping[str, Report], actors: Mapping[str, str] | None = None
) -> list[Sketch]:
    """The sketches of the claims of one story, in their order; rareness and rivals are counted among them.

    ``actors``: key of an actor -> the key that stands for it in the story, where that is another.
    """
    claims = [_renamed(c, actors) for c in claims] if actors else claims
    blocks = [block_of(c) for c in claims]
    crowd = Counter((c.report_id, block) for c, block in zip(claims, blocks, strict=True))
    terms = [_terms(_clause(c, reports[c.report_id])) for c in claims]
    held = Counter(w for found in terms for w in found)
    rare = {w: math.log(1 + len(claims) / n) / math.log(1 + len(claims)) for w, n in held.items()}
    texts = {name: reports[name].text.casefold() for name in {c.report_id for c in claims}}
    scenes = _scenes(claims, texts)
    found = [
        _sketch(c, reports[c.report_id], texts[c.report_id], block, told, crowd[c.report_id, block], rare)
        for c, block, told in zip(claims, blocks, terms, strict=True)
    ]
    return [replace(s, scene=scenes[s.claim.predicate]) if s.claim.predicate in scenes else s for s in found]


def _scenes(claims: Sequence[Claim], texts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """For each class of event that counts people, the places that most of its reports name."""
    found: dict[str, frozenset[str]] = {}
    for name in TOLLS:
        held = [c for c in claims if c.predicate == name]
        told = sorted({c.report_id for c in held})
        keys = {s.key for c in held for s in c.slots if s.role in ("where", "from") and s.key}
        most = (key for key in sorted(keys) if sum(key in texts[i] for i in told) * 2 > len(told))
        found[name] = frozenset(most)
    return found


def _renamed(claim: Claim, actors: Mapping[str, str]) -> Claim:
    """The claim with the keys by which its actors stand in the story."""
    if not any(s.actor in actors for s in claim.slots):
        return claim
    slots = (replace(s, actor=actors.get(s.actor, s.actor)) for s in claim.slots)
    return replace(claim, slots=tuple(slots))


def block_of(claim: Claim) -> str:
    """What claims must have in common to be compared: class of event, planned or told, which time."""
    group = "planned" if claim.stance.kind == "planned" else "told"
    nature = claim.nature if claim.nature in ("judgement", "background", "forecast") else "event"
    ordinal = next((s.key for s in claim.slots if s.role == "ordinal"), "")
    return "/".join((claim.predicate, group if nature == "event" else nature, ordinal))


def sketch_of(claim: Claim, report: Report, rivals: int = 1) -> Sketch:
    """The sketch of a claim of ``report`` by itself: all its words are alike rare."""
    terms = _terms(_clause(claim, report))
    return _sketch(claim, report, report.text.casefold(), block_of(claim), terms, rivals, None)


def _sketch(
    claim: Claim,
    report: Report,
    text: str,
    block: str,
    terms: set[str],
    rivals: int,
    rare: Mapping[str, float] | None,
) -> Sketch:
    """The sketch of a claim whose report's folded text, block and words are known."""

    def of(*roles: str) -> tuple[Slot, ...]:
        return tuple(s for s in claim.slots if s.role in roles)

    words = weighted(" ".join((_clause(claim, report), *(s.text for s in claim.slots if s.role == "what"))))
    keys = {kind_of(s.key) for s in claim.slots if s.key} | {s.country for s in claim.slots if s.country}
    keys |= {s.actor for s in claim.slots if s.actor}
    told = {w: 1.0 if rare is None else rare.get(w, 1.0) for w in sorted(terms)}
    near = {
        w: 1.0 if rare is None else rare.get(w, 1.0) for w in sorted(_terms(_surroundings(claim, report)))
    }
    return Sketch(
        claim, block, of("who"), of("whom") or of("what"), of("what"), of("where", "from"),
        tuple(s.when for s in claim.slots if s.role == "when" and s.when is not None),
        next((s.key for s in claim.slots if s.role == "ordinal"), ""),
        tuple(s.quantity for s in claim.slots if s.quantity is not None),
        Bag(words), Bag(told), Bag({**near, **told}), frozenset((*keys, *words)),
        report.published.earliest, text, rivals,
    )  # fmt: skip


def _clause(claim: Claim, report: Report) -> str:
    return report.text[claim.span.start : claim.span.end]


def _terms(text: str) -> set[str]:
    """Words of four letters and more, plurals folded, and numbers of two figures and more."""
    found = _TERM.findall(text.casefold())
    return {w[:-1] if w.endswith("s") and len(w) > 4 else w for w in found}


def weighted(text: str) -> dict[str, float]:
    """The content words of a text, plurals folded, each with its weight."""
    weights = word_weights()
    found: dict[str, float] = {}
    for word in _CONTENT.findall(text.casefold()):
        weight = weights.get(word, RAREST)
        if weight > FLOOR:
            found[word[:-1] if word.endswith("s") and len(word) > 4 else word] = weight
    return found


def _surroundings(claim: Claim, report: Report) -> str:
    """The text around a clause that lies in its own paragraph."""
    start, end = claim.span.start, claim.span.end
    before = report.text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = report.text[end : end + AROUND].partition("\n")[0]
    return f"{before} {after}"
