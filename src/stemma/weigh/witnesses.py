"""Supports of a happening joined into witnesses, and the range of how many are independent.

The rules, numbered as in the design's "How witnesses are counted": 1 copying, 2 one origin credited,
3 one voice, 4 one outlet or owner, 5 the unattributed sentence inside a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stemma.keys import folded
from stemma.reasons import merged, reason
from stemma.records import Claim, Interest, Reason, Report, Witness
from stemma.weigh.copies import Copies
from stemma.weigh.origins import Source, bodies_of, one_name, same_origin, sided, source_of


@dataclass(frozen=True, slots=True)
class Range:
    """The witnesses of a set of claims: fewest and most, and why fewest is no higher."""

    witnesses: tuple[Witness, ...]
    fewest: int
    most: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the claims of one story are weighed with."""

    reports: Mapping[str, Report]
    copies: Copies
    bodies: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)

    def count(
        self,
        claims: Sequence[Claim],
        actors: frozenset[str] = frozenset(),
        sure: Sequence[Sequence[str]] | None = None,
    ) -> Range:
        """The witnesses behind some claims of the story; ``sure`` as ``count`` takes it."""
        return count(claims, self.reports, self.copies, actors, self.bodies, sure, self.names)


class _Joined:
    """Union of claims, with the reasons for which they are one."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))
        self.reasons: list[tuple[int, Reason]] = []

    def root(self, n: int) -> int:
        while self.parent[n] != n:
            self.parent[n] = self.parent[self.parent[n]]
            n = self.parent[n]
        return n

    def join(self, a: int, b: int, why: Reason) -> None:
        ra, rb = self.root(a), self.root(b)
        if ra != rb:
            self.parent[max(ra, rb)] = min(ra, rb)
            self.reasons.append((a, why))


def count(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Copies,
    actors: frozenset[str] = frozenset(),
    bodies: Mapping[str, str] | None = None,
    sure: Sequence[Sequence[str]] | None = None,
    names: Mapping[str, str] | None = None,
) -> Range:
    """The witnesses behind ``claims``; ``actors``: keys of those who did the act told.

    ``copies``: which claims of the story are one sentence copied (``copies_of``).
    ``bodies``: the body that each person speaks for, over the whole story (``bodies_of``).
    ``sure``: sets of ids of claims that surely tell one event, all of them without it: witnesses add to
    *fewest* only where they surely tell the same.
    ``names``: key of an actor -> the key that stands for it in the story, where that is another.

    Pure and independent of order: claims are sorted by id first.
    """
    ordered = sorted(claims, key=lambda c: c.id)
    known = bodies_of(ordered) if bodies is None else bodies
    sources = [sided(source_of(c, reports[c.report_id], names or {}), known) for c in ordered]
    joined = _Joined(len(ordered))
    if len(ordered) > 1:  # most happenings are told by one
        _by_copying(ordered, copies, joined)
        _by_words(ordered, joined)
        _by_origin(sources, known, joined)
        _inside_reports(ordered, sources, joined)
        _by_outlet(ordered, sources, reports, joined)
    parts: dict[int, list[int]] = {}
    for n in range(len(ordered)):
        parts.setdefault(joined.root(n), []).append(n)
    witnesses = tuple(
        _witness([ordered[n] for n in part], [sources[n] for n in part], reports,
                 [why for n, why in joined.reasons if joined.root(n) == root], actors)
        for root, part in sorted(parts.items())
    )  # fmt: skip
    firm = _firm(ordered)
    fewest, why = _fewest(parts.values(), sources, actors, firm)
    if len(firm) < len(ordered) and any(set(firm).isdisjoint(part) for part in parts.values()):
        why = merged((*why, reason("fewest.unsure", "others take it for known, or say it may be so")))
    if sure is not None and fewest > 1:
        number = {ordered[n].id: n for n in firm}
        held = [[number[i] for i in one if i in number] for one in sure]
        counts = [_fewest(parts.values(), sources, actors, one)[0] for one in held]
        if max(counts, default=1) < fewest:
            fewest = max(counts, default=1)
            words = "they are likely to tell one event, and not sure to"
            why = merged((*why, reason("fewest.loose", words)))
    ranked = tuple(sorted(witnesses, key=lambda w: (not w.shown, -len(w.report_ids), w.claim_ids)))
    return Range(ranked, fewest, len(parts), why)


UNSURE = ("possible", "hypothetical")


def _firm(claims: Sequence[Claim]) -> list[int]:
    """The claims that count for *fewest*: those that say it is so; where none does, those that may.

    Neither who says that it may be so says it, nor who takes it for known.
    """
    telling = [n for n, claim in enumerate(claims) if not claim.reacted]
    return [n for n in telling if claims[n].stance.kind not in UNSURE] or telling


def _by_copying(claims: Sequence[Claim], copies: Copies, joined: _Joined) -> None:
    """Rule 1: a copy link carries the sentence. Rule 3: it carries a quotation, which is one voice."""
    told: dict[str, int] = {}
    quoted: dict[str, int] = {}
    for n, claim in enumerate(claims):
        if claim.id in copies.told:
            first = told.setdefault(copies.told[claim.id], n)
            joined.join(first, n, reason("join.copied", "a shared passage carries it"))
        if claim.quoted and claim.id in copies.quoted:
            first = quoted.setdefault(copies.quoted[claim.id], n)
            joined.join(first, n, reason("join.quotation", "a shared quotation carries it"))


def _by_words(claims: Sequence[Claim], joined: _Joined) -> None:
    """Rule 3 again: one quotation is one voice, whomever the reports give it to.

    Rule 1 below the length that a copy link asks for: a long clause in the very same words.
    """
    words = [folded(re.sub(r"\[[^\]]*\]", " ", c.text)).split() for c in claims]  # names put in differ
    for a in range(len(claims)):
        for b in range(a + 1, len(claims)):
            least = SAME_QUOTED if claims[a].quoted and claims[b].quoted else SAME_TOLD
            if min(len(words[a]), len(words[b])) < least:
                continue
            first, second = set(words[a]), set(words[b])
            if len(first & second) >= SAME_SHARE * len(first | second):
                code = "join.quotation" if least == SAME_QUOTED else "join.words"
                joined.join(a, b, reason(code, "the same words: one origin"))


SAME_QUOTED, SAME_TOLD = 4, 10
"""Words from which a clause in the same words is one origin: quoted, and told by reports.

Ten, since shorter sentences of fact ("Schools closed on Wednesday") come out alike by themselves.
"""
SAME_SHARE = 0.8


def _by_origin(sources: Sequence[Source], bodies: Mapping[str, str], joined: _Joined) -> None:
    """Rules 2 and 3: one credited origin, one voice."""
    for a in range(len(sources)):
        for b in range(a + 1, len(sources)):
            x, y = sources[a], sources[b]
            if x.key and y.key and (x.key == y.key or same_origin(x, y, bodies)):
                words = f"one voice: {x.name}" if x.kind == "voice" else f"one origin: {x.name}"
                joined.join(a, b, reason(f"join.{x.kind}", words))


def _inside_reports(claims: Sequence[Claim], sources: Sequence[Source], joined: _Joined) -> None:
    """Rule 5: inside one report, a sentence without origin takes the one named beside it.

    So does one that only the credit of the whole report covers: a chain ends at its deepest named link.
    """
    by_report: dict[str, list[int]] = {}
    for n, claim in enumerate(claims):
        by_report.setdefault(claim.report_id, []).append(n)
    for numbers in by_report.values():
        plain = [n for n in numbers if not sources[n].key or sources[n].whole]
        shown = [n for n in numbers if sources[n].key and not sources[n].whole]
        for n in plain:
            target = shown[0] if shown else plain[0]
            why = "the report names the origin elsewhere" if shown else "told twice in one report"
            joined.join(target, n, reason("join.report", why))


def _by_outlet(
    claims: Sequence[Claim], sources: Sequence[Source], reports: Mapping[str, Report], joined: _Joined
) -> None:
    """Rule 4: one outlet or owner, unless each shows a different origin."""
    held: dict[str, list[int]] = {}
    for n, claim in enumerate(claims):
        outlet = reports[claim.report_id].outlet
        for key in {outlet.key, outlet.owner and f"owner {outlet.owner}"}:
            if key:
                held.setdefault(key, []).append(n)
    for key, numbers in sorted(held.items()):
        plain = [n for n in numbers if not sources[n].key]
        shown = [n for n in numbers if sources[n].key]
        name = key.removeprefix("owner ")
        for n in plain:
            target = (shown or plain)[0]
            if claims[target].report_id != claims[n].report_id:
                joined.join(target, n, reason("join.outlet", f"one outlet or owner: {name}"))


def _fewest(
    parts: Iterable[Sequence[int]],
    sources: Sequence[Source],
    actors: frozenset[str],
    among: Sequence[int],
) -> tuple[int, tuple[Reason, ...]]:
    """The larger of 1 and the number of parts whose origin shows; sides of one government once.

    ``among``: the claims that are looked at. An agency or outlet that is credited beside a named voice may
    hand on that very voice. An outlet does not add to the count there, nor does an agency beside a voice of a
    government or where only the credit of the whole report names it.
    """
    shown: list[list[Source]] = []
    reasons: list[Reason] = []
    unknown, parted, inside = 0, 0, set(among)
    for part in parts:
        if inside.isdisjoint(part):
            continue
        parted += 1
        held = [sources[n] for n in part if sources[n].shown and n in inside]
        if held:
            shown.append(held)
        else:
            unknown += 1
    voiced = [s for held in shown for s in held if s.kind == "voice"]
    act_told = any(s.key in actors for s in voiced)
    official = min((s.name for s in voiced if s.side), default="")
    beside = official or min((s.name for s in voiced), default="")
    counted = 0
    sides: list[str] = []
    for held in shown:
        if act_told and all(s.kind in ("agency", "outlet") for s in held):
            reasons.append(reason("fewest.agency", f"{held[0].name} is credited beside the body that acted"))
            continue
        passing = all(s.kind == "outlet" or (s.kind == "agency" and (official or s.whole)) for s in held)
        if voiced and passing:
            whole = all(s.whole for s in held)
            how = "names nobody for it" if whole else f"is credited beside {beside}"
            words = f"{held[0].name} {how} and may have it from a voice that is named"
            reasons.append(reason("fewest.agency", words))
            continue
        side = next((s.side for s in held if s.side), "") if all(s.side for s in held) else ""
        if side and any(_one_side(side, other) for other in sides):
            words = f"voices of one {side.split()[0]} count once"
            reasons.append(reason("fewest.side", words))
            continue
        if side:
            sides.append(side)
        counted += 1
    if unknown and parted > 1:
        held_words = "one of them names" if unknown == 1 else f"{unknown} of them name"
        words = f"{held_words} no origin, and is not established to be independent"
        reasons.append(reason("fewest.unknown", words if unknown == 1 else words.replace(" is ", " are ")))
    return max(1, counted), merged(reasons)


def _one_side(a: str, b: str) -> bool:
    return a == b or (a.split()[0] == b.split()[0] and not (a.split()[1:] and b.split()[1:]))


def _interest(sources: Sequence[Source], best: Source | None, actors: frozenset[str]) -> Interest:
    """A witness is interested when the voice it rests on is, or when every report of it is.

    A voice is a party when it is, or speaks for, one of those who did the act.
    """
    if best is not None and best.kind == "voice":
        own = [key for key in (best.key, best.body) if key]
        if not best.interest and any(one_name(key, actor) for key in own for actor in actors):
            return "party"
        return best.interest
    interests = {s.interest for s in sources}
    return interests.pop() if len(interests) == 1 else ""


def _witness(
    claims: Sequence[Claim],
    sources: Sequence[Source],
    reports: Mapping[str, Report],
    reasons: Sequence[Reason],
    actors: frozenset[str],
) -> Witness:
    named = [s for s in sources if s.shown] or [s for s in sources if s.name]
    best = min(named, key=lambda s: (s.kind != "voice", -len(s.name), s.name), default=None)
    outlets = sorted({reports[c.report_id].outlet.name or "unknown outlet" for c in claims})
    interest = _interest(sources, best, actors)
    return Witness(
        tuple(sorted(c.id for c in claims)),
        tuple(sorted({c.report_id for c in claims})),
        tuple(outlets),
        best.name if best is not None else "source not given",
        any(s.shown for s in sources),
        interest,
        merged((*reasons, *(reason(f"origin.{s.kind}", s.how) for s in sources))),
    )
