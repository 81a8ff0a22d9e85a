"""The weigh step: the happenings of one story -> findings with witnesses, readings and contest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.ids import content_id
from stemma.reasons import merged, reason
from stemma.records import (
    Claim,
    ContestKind,
    Figure,
    Finding,
    Happening,
    Lineage,
    Reason,
    Report,
    Story,
    SupportKind,
    Weighed,
)  # fmt: skip
from stemma.weigh.copies import copies_of
from stemma.weigh.origins import bodies_of
from stemma.weigh.readings import readings_of
from stemma.weigh.statements import stance_over, statement, voices_over
from stemma.weigh.witnesses import Range, Weighing

NAME = "weigh"
VERSION = "5"
NEEDS = ("Story", "Claim", "Lineage", "Happening")
GIVES = ("Finding",)


def weigh(
    story: Story,
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    lineage: Lineage,
    happenings: Sequence[Happening],
    cast: Sequence[Figure] = (),
) -> Weighed:
    """Weigh every happening of a story; findings are sorted by weight, heaviest first.

    ``cast``: the story's, by which voices of several reports are one actor.
    """
    names = {merge.key: figure.key for figure in cast for merge in figure.merges}
    by_id = {c.id: c for c in claims}
    copies = copies_of(lineage.carries)
    weighing = Weighing(reports, copies, bodies_of(sorted(claims, key=lambda c: c.id)), names)
    found = [
        _finding(story, h, [by_id[i] for i in h.claim_ids], weighing, lineage)
        for h in sorted(happenings, key=lambda h: h.id)
    ]
    found.sort(key=lambda f: (-f.weight, f.id))
    return Weighed(story.id, tuple(sorted(happenings, key=lambda h: h.id)), tuple(found), tuple(cast))


def _finding(
    story: Story,
    happening: Happening,
    claims: Sequence[Claim],
    weighing: Weighing,
    lineage: Lineage,
) -> Finding:
    reports = weighing.reports
    against = [c for c in claims if c.stance.kind == "denied"]
    telling = [c for c in claims if c.stance.kind != "denied"] or list(against)
    contested = against if len(telling) < len(claims) else []
    actors = frozenset(s.key for c in telling for s in c.slots if s.role == "who" and s.key)
    # what is surely told beside the claim that words the finding counts for its fewest
    sure = [part for part in happening.sure if happening.lead in part]
    span = weighing.count(telling, actors, sure or None)
    readings, disputed = readings_of(telling, weighing)
    contest, contesters = _contest(contested, disputed)
    stance = stance_over(telling)
    by_id = {c.id: c for c in claims}
    lead = by_id[happening.lead] if by_id[happening.lead] in telling else telling[0]
    ids = sorted({c.report_id for c in telling})
    named = {reports[i].outlet.key for i in ids if reports[i].outlet.key}
    unknown = sum(1 for i in ids if not reports[i].outlet.key)
    return Finding(
        content_id("finding", happening.id),
        story.id,
        happening.id,
        statement(lead, stance, telling),
        happening.nature,
        stance,
        voices_over(telling),
        tuple(c.id for c in claims),
        span.witnesses,
        span.fewest,
        span.most,
        _support(span, happening),
        contest,
        contesters,
        readings,
        len(ids),
        len(named),
        unknown,
        happening.related,
        merged((*span.reasons, *_unhedged(span, by_id, lineage), *_shape(span, happening, lineage, ids))),
        _weight(span, happening, telling, ids, lead),
    )


def _support(span: Range, happening: Happening) -> SupportKind:
    if span.most == 1:
        return "single witness"
    if span.fewest < 2:
        return "independence not established"
    # judgements, background and forecasts are never corroborated
    return "corroborated" if happening.nature in ("happening", "utterance") else "not weighed"


def _contest(against: Sequence[Claim], disputed: bool) -> tuple[ContestKind, tuple[Reason, ...]]:
    if against:
        doubts = all(set(c.stance.marks) <= {"doubt", "doubts", "doubted"} for c in against)
        who = sorted({c.voice.name or "a report's own voice" for c in against})
        code = "contest.doubted" if doubts else "contest.denied"
        verb = "doubts" if doubts else "denies"
        return (
            "doubted" if doubts else "denied",
            tuple(reason(code, f"{name} {verb} it") for name in who),
        )
    return ("slot disputed", ()) if disputed else ("none", ())


def _unhedged(span: Range, claims: Mapping[str, Claim], lineage: Lineage) -> list[Reason]:
    """A hedge that some reports of one witness carry and others do not, where no copy has lost it.

    What was lost in copying stands in the lineage, sentence by sentence.
    """
    found: list[Reason] = []
    for witness in span.witnesses:
        held = [claims[i] for i in witness.claim_ids]
        hedged = sorted({h for c in held for h in c.stance.hedges})
        if hedged and any(not c.stance.hedges for c in held) and not _lost(witness.claim_ids, lineage):
            words = f"said with “{hedged[0]}” by one report and without it by another of one witness"
            found.append(reason("hedge.lost", words, *hedged))
    return found


def _lost(claim_ids: Sequence[str], lineage: Lineage) -> bool:
    """Whether a copy has lost a hedge on its way to one of some claims."""
    return any(loss.kind == "hedge" and loss.downstream_claim in claim_ids for loss in lineage.losses)


def _shape(
    span: Range,
    happening: Happening,
    lineage: Lineage,
    ids: Sequence[str],
) -> list[Reason]:
    """Why the range is what it is, in words about the reports."""
    found = list(happening.reasons)
    if span.most > 1 and len(ids) == 2:
        linked = any(edge.source in ids and edge.target in ids for edge in lineage.edges)
        found += [] if linked else [reason("range.apart", "the reports share no passage")]
    if span.most > 1 and not any(w.shown for w in span.witnesses):
        words = "neither report names" if len(ids) == 2 else "no report names"
        found.append(reason("range.unnamed", f"{words} where it has it from"))
    return found


def _weight(
    span: Range, happening: Happening, claims: Sequence[Claim], report_ids: Sequence[str], lead: Claim
) -> float:
    """What puts a finding first: how many tell it, then whether it is an event with names and numbers."""
    slots = [s for c in claims for s in c.slots]
    weight = 2.0 * min(len(report_ids), 12) + 0.5 * min(span.most, 6) + 0.5 * min(span.fewest, 6)
    weight += {"happening": 1.5, "utterance": 0.8, "forecast": -0.3}.get(happening.nature, -1.0)
    weight += 0.7 if lead.classed else 0.0
    weight += 0.6 if lead.main else -0.6
    weight += 0.4 if any(s.quantity is not None for s in slots) else 0.0
    weight += 0.4 if any(s.country or " " in s.key for s in slots) else 0.0
    weight -= 0.8 if not any(s.role in ("who", "whom") for s in slots) else 0.0
    return round(weight, 3)
