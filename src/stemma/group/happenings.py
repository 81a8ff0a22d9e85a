"""Claims into happenings: which claims of a story tell one event.

Two claims can meet when their events are of one class. How far participants, places, times, numbers and
words agree is a score (``alike``); groups grow from the strongest pair as long as the mean score between
them is high enough, so that strangers are not chained, and none holds two claims that exclude each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from stemma.group.alike import ENOUGH, EXCLUDED, Alike, alike
from stemma.group.cast import canonical
from stemma.group.features import matter
from stemma.group.linkage import average_linkage
from stemma.group.sketch import Sketch, sketches_of
from stemma.group.sure import core_of, lead_of, sure_parts
from stemma.ids import content_id
from stemma.reasons import merged
from stemma.records import Claim, Figure, Happening, Nature, Reason, Report, Story

MAX_BLOCK = 400
"""Claims of one class that are compared where they share any key; in more, only by rarer keys."""

MAX_HOLDERS = 100
"""Claims of a large class that may hold a key by which they are compared."""

MAX_RELATED = 3
"""Related happenings that one happening names."""


@dataclass(slots=True)
class _Group:
    members: list[int]
    reasons: set[Reason]
    sure: list[list[int]]
    pairs: Mapping[tuple[int, int], Alike]


def happenings_of(
    story: Story, reports: Mapping[str, Report], claims: Sequence[Claim], cast: Sequence[Figure] = ()
) -> tuple[Happening, ...]:
    """The happenings of a story, sorted by id; a pure function of the sets of claims and of its cast."""
    ordered = sorted(claims, key=lambda c: c.id)
    sketches = sketches_of(ordered, reports, canonical(cast))
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, sketch in enumerate(sketches):
        blocks[sketch.block].append(n)
    found: list[Happening] = []
    for key in sorted(blocks):
        for group in _groups(blocks[key], sketches):
            found.append(_happening(story, group, ordered, sketches))
    return tuple(
        sorted(_related(found, {c.id: k for c, k in zip(ordered, sketches, strict=True)}), key=lambda h: h.id)
    )


def _related(found: list[Happening], sketches: Mapping[str, Sketch]) -> list[Happening]:
    """Each happening with those on its matter that stay apart from it: shown beside it, not joined."""
    by_class: dict[str, list[Happening]] = defaultdict(list)
    for happening in found:
        by_class[sketches[happening.lead].claim.predicate].append(happening)
    near: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for group in by_class.values():
        if len(group) > MAX_BLOCK:
            continue
        for i, a in enumerate(group):
            for b in group[i + 1 :]:
                score = matter(sketches[a.lead], sketches[b.lead])
                if score > 0:
                    near[a.id].append((-score, b.id))
                    near[b.id].append((-score, a.id))
    return [replace(h, related=tuple(i for _, i in sorted(near[h.id])[:MAX_RELATED])) for h in found]


def _groups(block: list[int], sketches: list[Sketch]) -> list[_Group]:
    """Groups of one block: average linkage over the scores of its pairs."""
    if len(block) == 1:
        return [_Group(block, set(), [block], {})]
    pairs = {(a, b): alike(sketches[block[a]], sketches[block[b]]) for a, b in _pairs(block, sketches)}
    scores = {pair: max(EXCLUDED, min(MOST, made.score)) + FAR for pair, made in pairs.items()}
    of = [sketch.claim.report_id for sketch in sketches]
    found = []
    for group in average_linkage(len(block), scores, FAR + MEAN):
        held = {(block[a], block[b]): pairs[a, b] for a, b in combinations(group, 2) if (a, b) in pairs}
        agreed = {why for made in held.values() if made.score >= ENOUGH for why in made.reasons}
        members = [block[n] for n in group]
        found.append(_Group(members, agreed, sure_parts(members, held, of), held))
    return found


FAR, MOST = 2.0, 3.0
"""Log-odds against a pair that was not compared, and those for a pair beyond which more say no more."""

MEAN = 0.1
"""Mean log-odds between two groups from which they are one happening.

Sweep on the development part and the pairs for fitting (F1 of merging): -.2 .852 and .832,
0 .840 and .835, .1 .840 and .812, .2 .817 and .795, .3 .814 and .787. What is merged in doubt adds to no
count of witnesses (``Happening.sure``); .1 keeps precision where it was.
"""


def _pairs(block: list[int], sketches: list[Sketch]) -> list[tuple[int, int]]:
    """Pairs of places in a block that share a key; in a large one, a key that not too many hold."""
    held = [sketches[n].keys for n in block]
    if len(block) <= MAX_BLOCK:
        count = range(len(block))
        return [(a, b) for a in count for b in count[a + 1 :] if not held[a].isdisjoint(held[b])]
    by_key: dict[str, list[int]] = defaultdict(list)
    for n, keys in enumerate(held):
        for key in keys:
            by_key[key].append(n)
    return sorted(
        {
            (a, b)
            for holders in by_key.values()
            if len(holders) <= MAX_HOLDERS
            for i, a in enumerate(holders)
            for b in holders[i + 1 :]
        }
    )


def _happening(story: Story, group: _Group, claims: list[Claim], sketches: Sequence[Sketch]) -> Happening:
    members = sorted((claims[n] for n in group.members), key=lambda c: c.id)
    ids = tuple(c.id for c in members)
    lead = members[0]
    if len(members) > 1:
        lead = lead_of(core_of(group.sure, claims), claims, sketches, group.pairs)
    nature: Nature = lead.nature
    event = lead.event or next((c.event for c in members if c.event), "")
    return Happening(
        content_id("happening", story.id, *ids), story.id, event, nature, ids, lead.id,
        merged(group.reasons), sure=tuple(sorted(tuple(sorted(claims[n].id for n in g)) for g in group.sure)),
    )  # fmt: skip
