"""Claims into happenings: which claims of a story tell one event.

Two claims meet when their events are of one class, no slot of theirs conflicts, and enough of their
participants, place, time or words agree. Groups grow from the strongest pair; a claim that conflicts
with any member of a group stays out, so that strangers are not chained.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.group.alike import ENOUGH, alike, matter
from stemma.group.sketch import Sketch, sketch_of
from stemma.ids import content_id
from stemma.keys import folded
from stemma.reasons import merged
from stemma.records import Claim, Happening, Nature, Reason, Report, Story

MAX_BLOCK = 400
"""Claims of one class that are compared all with all in a story; beyond, only those sharing a key."""

MAX_RELATED = 3
"""Related happenings that one happening names."""


@dataclass(slots=True)
class _Group:
    members: list[int]
    reasons: set[Reason]


def happenings_of(
    story: Story, reports: Mapping[str, Report], claims: Sequence[Claim]
) -> tuple[Happening, ...]:
    """The happenings of a story, sorted by id; a pure function of the set of claims."""
    ordered = sorted(claims, key=lambda c: c.id)
    sketches = [sketch_of(c, reports[c.report_id]) for c in ordered]
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, sketch in enumerate(sketches):
        blocks[sketch.block].append(n)
    found: list[Happening] = []
    for key in sorted(blocks):
        for group in _groups(blocks[key], sketches):
            found.append(_happening(story, group, ordered))
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
    """Groups of one block, grown from the strongest pair."""
    pairs: list[tuple[float, int, int, tuple[Reason, ...]]] = []
    conflicts: set[tuple[int, int]] = set()
    for a, b in _pairs(block, sketches):
        score, reasons = alike(sketches[a], sketches[b])
        if score < 0:
            conflicts.add((a, b))
        elif score >= ENOUGH:
            pairs.append((score, a, b, reasons))
    pairs.sort(key=lambda p: (-p[0], p[1], p[2]))
    home = {n: _Group([n], set()) for n in block}
    for _, a, b, reasons in pairs:
        first, second = home[a], home[b]
        if first is second:
            continue
        if any((min(x, y), max(x, y)) in conflicts for x in first.members for y in second.members):
            continue
        first.members += second.members
        first.reasons |= second.reasons | set(reasons)
        for n in second.members:
            home[n] = first
    seen: list[_Group] = []
    for n in block:
        if not any(home[n] is g for g in seen):
            seen.append(home[n])
    return seen


def _pairs(block: list[int], sketches: list[Sketch]) -> list[tuple[int, int]]:
    if len(block) <= MAX_BLOCK:
        return [(a, b) for i, a in enumerate(block) for b in block[i + 1 :]]
    by_key: dict[str, list[int]] = defaultdict(list)
    for n in block:
        for key in sketches[n].keys:
            by_key[key].append(n)
    return sorted(
        {
            (a, b)
            for holders in by_key.values()
            if len(holders) <= MAX_BLOCK
            for i, a in enumerate(holders)
            for b in holders[i + 1 :]
        }
    )


def _happening(story: Story, group: _Group, claims: list[Claim]) -> Happening:
    members = sorted((claims[n] for n in group.members), key=lambda c: c.id)
    ids = tuple(c.id for c in members)
    told = Counter(_count_key(c) for c in members)
    lead = min(members, key=lambda c: (lead_rank(c)[0] - SHARED_COUNT * told[_count_key(c)], c.id))
    nature: Nature = lead.nature
    event = lead.event or next((c.event for c in members if c.event), "")
    return Happening(
        content_id("happening", story.id, *ids), story.id, event, nature, ids, lead.id,
        merged(group.reasons),
    )  # fmt: skip


def _count_key(claim: Claim) -> str:
    return next((s.key for s in claim.slots if s.role == "how many"), "")


SHARED_COUNT = 0.5
"""What each further claim of the same number adds to a claim that would lead."""


def lead_rank(claim: Claim) -> tuple[float, str]:
    """How well a claim words its happening, best first: own subject, filled slots, no excess length."""
    words = len(claim.text.split())
    roles = {s.role for s in claim.slots}
    score = 2.0 * len(roles & {"who", "whom", "what", "where"}) + len(roles & {"when", "how many"})
    score += 1.0 if any(" " in s.key for s in claim.slots) else 0.0
    said = folded(claim.text)
    named = [s for s in claim.slots if s.role in ("who", "whom") and " " in s.key and s.key in said]
    score += 2.0 if named else 0.0
    score += 2.0 if claim.main else 0.0
    score -= 4.0 if "who" not in roles and "whom" not in roles else 0.0
    score -= abs(words - 14) / 7
    score -= {"report": 0.0, "named": 1.5, "unnamed": 3.0}[claim.voice.kind]
    return (-score, claim.id)
