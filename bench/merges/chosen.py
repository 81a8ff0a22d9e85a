"""Which pairs of claims are labelled: a seeded draw from what one run over the open half makes.

    python -m bench.merges.chosen --data DIR        print the pairs as JSON lines, without labels

Events are parted in two halves first, so that no article has pairs in both. The strata (``STRATA``) see to
it that pairs that are merged, pairs that nearly are, and pairs that share words or participants and are not
even compared are all there. The draw depends on what the program finds: the labelled pairs were drawn once,
from the program as it was before any rule was chosen on them.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import stemma
from bench.harness import DATA, need
from stemma.group.alike import alike
from stemma.group.sketch import Sketch, sketch_of
from stemma.records import Claim, Finding, Report

SEED = 20_261_122
STRATA = {
    "corroborated": 40,
    "merged": 54,
    "inside": 16,
    "near": 44,
    "words": 50,
    "predicate": 18,
    "actor": 18,
}
"""Pairs drawn of each kind, half of them in each part.

``corroborated``: of two shown witnesses of one corroborated finding; ``merged``: of one finding, of two
reports; ``inside``: of one finding and one report; ``near``: of one class of event, over ``NEAR`` or kept
apart by a conflict elsewhere in the group; ``words``: apart, and sharing ``SHARED`` of their content words;
``predicate``: apart, one class of event, any score; ``actor``: apart, one participant, any class.
"""
NEAR, SHARED = 0.5, 0.22
PER_EVENT, PER_FINDING = 5, 2
"""Pairs of one kind that one event, and one finding, give at most: the large ones do not drown the others."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A claim with its article's file name and the offsets of its clause and event word in that text."""

    file: str
    clause: tuple[int, int]
    event: tuple[int, int]
    claim: Claim

    @property
    def order(self) -> tuple[str, tuple[int, int], tuple[int, int]]:
        """Where it stands among others."""
        return self.file, self.event, self.clause


def place(report: Report, at: int) -> int:
    """The offset in the article's own text of a character of the report's text."""
    for part in report.segments:
        if part.start <= at < part.start + part.length:
            return part.source + at - part.start
    return -1


def stretch(report: Report, start: int, end: int) -> tuple[int, int]:
    """The offsets in the article's own text of a stretch of the report's text."""
    return place(report, start), place(report, end - 1) + 1


def seats_of(case: stemma.Case) -> dict[str, Seat]:
    """Every claim of a case by id, with where it stands in its article."""
    names = {o.id: Path(o.names[0]).name for o in case.originals()}
    reports = {r.id: r for r in case.reports()}
    found: dict[str, Seat] = {}
    for claim in case.claims():
        report = reports[claim.report_id]
        found[claim.id] = Seat(
            names[report.original_id],
            stretch(report, claim.span.start, claim.span.end),
            stretch(report, claim.trigger.start, claim.trigger.end),
            claim,
        )
    return found


def counted_apart(finding: Finding, a: str, b: str) -> bool:
    """Whether two claims of a corroborated finding stand in two witnesses whose origin shows."""
    if finding.support != "corroborated":
        return False
    held = [w for w in finding.witnesses if w.shown and (a in w.claim_ids) != (b in w.claim_ids)]
    return len(held) == 2


def _kinds(
    claims: list[Claim], sketches: Mapping[str, Sketch], home: Mapping[str, Finding]
) -> Iterator[tuple[str, str, Claim, Claim]]:
    """Kind, finding (or ""), and the two claims, of all pairs of a story."""
    for a, b in combinations(claims, 2):
        first, second = home[a.id], home[b.id]
        if first is second:
            if a.report_id == b.report_id:
                yield "inside", first.id, a, b
            elif counted_apart(first, a.id, b.id):
                yield "corroborated", first.id, a, b
            else:
                yield "merged", first.id, a, b
        elif a.report_id != b.report_id and not {a.nature, b.nature}.isdisjoint(("happening", "utterance")):
            kind = _apart(sketches[a.id], sketches[b.id])
            if kind:
                yield kind, "", a, b


def _apart(x: Sketch, y: Sketch) -> str:
    if x.block == y.block and alike(x, y)[0] >= NEAR:
        return "near"
    if x.words.jaccard(y.words) > SHARED and len(x.words.shared(y.words)) > 1:
        return "words"
    if x.claim.predicate == y.claim.predicate:
        return "predicate"
    who = {s.key for s in (*x.who, *x.whom) if s.key}
    return "actor" if who & {s.key for s in (*y.who, *y.whom) if s.key} else ""


def drawn(case: stemma.Case, events: Mapping[str, str]) -> list[dict[str, object]]:
    """The pairs of every stratum, by part; ``events``: file name -> event id."""
    draw = random.Random(SEED)
    seats = seats_of(case)
    reports = {r.id: r for r in case.reports()}
    home = {i: f for f in case.findings() for i in f.claim_ids}
    files = {s.claim.report_id: s.file for s in seats.values()}
    order = sorted(set(events.values()))
    draw.shuffle(order)
    part_of = {event: ("dev", "measure")[n % 2] for n, event in enumerate(order)}
    pools: dict[tuple[str, str], list[tuple[str, str, Seat, Seat]]] = {}
    for story in case.stories():
        claims = sorted(case.claims(story=story.id), key=lambda c: seats[c.id].order)
        sketches = {c.id: sketch_of(c, reports[c.report_id]) for c in claims}
        for kind, finding, a, b in _kinds(claims, sketches, home):
            event = events[files[a.report_id]]
            if event == events[files[b.report_id]]:
                pools.setdefault((part_of[event], kind), []).append(
                    (event, finding, seats[a.id], seats[b.id])
                )
    found: list[dict[str, object]] = []
    for (part, kind), pool in sorted(pools.items()):
        pool.sort(key=lambda p: (p[0], p[1], p[2].order, p[3].order))
        draw.shuffle(pool)
        per_event: Counter[str] = Counter()
        per_finding: Counter[str] = Counter()
        taken = 0
        for event, finding, x, y in pool:
            if taken == STRATA[kind] // 2:
                break
            full = finding and per_finding[finding] >= (PER_FINDING if kind != "corroborated" else 3)
            if full or per_event[event] >= PER_EVENT:
                continue
            per_event[event] += 1
            per_finding[finding] += 1
            taken += 1
            found.append({"part": part, "kind": kind, "a": x.file, "b": y.file, "a_clause": x.clause,
                          "a_event": x.event, "b_clause": y.clause, "b_event": y.event})  # fmt: skip
    return found


def main() -> None:
    """Print the drawn pairs as JSON lines."""
    parser = argparse.ArgumentParser(prog="python -m bench.merges.chosen", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the labelled data")
    folder = need(parser.parse_args().data / "stories" / "news_cluster")
    events = {
        path.name: str(json.loads(path.read_text(encoding="utf-8"))["newsCluster"]["EventId"])
        for path in sorted(folder.glob("*.json"))
    }
    with tempfile.TemporaryDirectory() as room, stemma.open(Path(room) / "bench.stemma") as case:
        case.read([folder])
        for row in drawn(case, events):
            print(json.dumps(row))


if __name__ == "__main__":
    main()
