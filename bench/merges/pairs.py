"""Labelled pairs of claims (``docs/merge-labels.md``) against what a run makes of them.

In: ``stories/news_cluster/`` of the labelled data folder, and ``pairs.json`` beside this file. The whole open
half is read into a fresh case. A labelled clause is the claim whose event word stands where the labelled
one does; else the claim of that article that shares most of the clause; a clause without either is lost,
and its pair counts as not merged.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import stemma
from bench.harness import need
from bench.merges.chosen import Seat, counted_apart, seats_of
from bench.trace.pairs import f1_of
from stemma.records import Claim, Finding

LABELS = Path(__file__).with_name("pairs.json")
LABEL_NAMES = ("same", "other", "part")
ORIGIN_NAMES = ("apart", "one", "open")
PARTS = ("dev", "fit", "measure")
"""Pairs for making rules, for fitting weights alone, and for measuring."""
LEAST = 0.5
"""Share of two clauses (Jaccard of characters) from which a claim stands for a labelled clause."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled pair: part, stratum, the two places, label, and the origins of a pair that is one."""

    part: str
    kind: str
    places: tuple[tuple[str, tuple[int, int], tuple[int, int]], tuple[str, tuple[int, int], tuple[int, int]]]
    label: str
    origins: str = ""
    doubt: str = ""

    @property
    def apart(self) -> bool:
        """Whether the pair corroborates: one happening, told from two origins that show."""
        return self.label == "same" and self.origins == "apart"


@dataclass(frozen=True, slots=True)
class Told:
    """What a run makes of a labelled pair: whether it is merged, and counted as two shown witnesses."""

    claims: tuple[Claim | None, Claim | None]
    merged: bool
    apart: bool


def labelled() -> list[Labelled]:
    """The labelled pairs, in the order of the file."""
    found = []
    for row in json.loads(LABELS.read_text(encoding="utf-8")):
        a, b = ((row[s], tuple(row[f"{s}_clause"]), tuple(row[f"{s}_event"])) for s in "ab")
        found.append(
            Labelled(
                row["part"], row["kind"], (a, b), row["label"], row.get("origins", ""), row.get("doubt", "")
            )
        )
    return found


def claim_at(seats: Sequence[Seat], clause: tuple[int, int], event: tuple[int, int]) -> Claim | None:
    """The claim of one article that stands for a labelled clause; None where there is none."""
    for seat in sorted(seats, key=lambda s: s.order):
        if seat.event[0] < event[1] and event[0] < seat.event[1]:
            return seat.claim
    best = max(seats, key=lambda s: (_shared(s.clause, clause), s.order), default=None)
    return best.claim if best is not None and _shared(best.clause, clause) >= LEAST else None


def _shared(a: tuple[int, int], b: tuple[int, int]) -> float:
    both = min(a[1], b[1]) - max(a[0], b[0])
    either = max(a[1], b[1]) - min(a[0], b[0])
    return both / either if both > 0 else 0.0


def told(case: stemma.Case, pairs: Sequence[Labelled]) -> list[Told]:
    """What a case makes of each labelled pair, in their order."""
    by_file: dict[str, list[Seat]] = {}
    for seat in seats_of(case).values():
        by_file.setdefault(seat.file, []).append(seat)
    home: dict[str, Finding] = {i: f for f in case.findings() for i in f.claim_ids}
    found = []
    for pair in pairs:
        a, b = (claim_at(by_file.get(file, []), clause, event) for file, clause, event in pair.places)
        one = a is not None and b is not None and home[a.id] is home[b.id]
        apart = one and a is not None and b is not None and counted_apart(home[a.id], a.id, b.id)
        found.append(Told((a, b), one, apart))
    return found


def measures(pairs: Sequence[Labelled], found: Sequence[Told]) -> dict[str, float]:
    """Precision, recall, F1 of merging, of peers beside it, and of counting apart.

    ``sound``: of the pairs counted as two shown witnesses, those that are right; ``apart_found``: of those
    that are right, the ones counted so. Pairs labelled "part" are left out of the first three only.
    """
    clear = [(p, t) for p, t in zip(pairs, found, strict=True) if p.label != "part"]
    true = [p.label == "same" for p, _ in clear]
    scores: dict[str, float] = {}
    scores["precision"], scores["recall"], scores["f1"] = f1_of([t.merged for _, t in clear], true)
    sure = [(p, t) for p, t in clear if not p.doubt]
    scores["f1_sure"] = f1_of([t.merged for _, t in sure], [p.label == "same" for p, _ in sure])[2]
    scores["lemma_f1"] = f1_of([_one_class(*t.claims) for _, t in clear], true)[2]
    shared = [_jaccard(*t.claims) for _, t in clear]
    scores["jaccard_f1"] = max(f1_of([s >= least for s in shared], true)[2] for least in sorted(set(shared)))
    counted = [p for p, t in zip(pairs, found, strict=True) if t.apart]
    right = [p for p, t in zip(pairs, found, strict=True) if p.apart]
    both = sum(p.apart for p in counted)
    scores |= {"sound": both / len(counted) if counted else 1.0, "counted": float(len(counted))}
    scores["apart_found"] = both / len(right) if right else 1.0
    scores["lost"] = float(sum(None in t.claims for t in found))
    return scores


def _one_class(a: Claim | None, b: Claim | None) -> bool:
    """A plain rule: one main verb (class or lemma) and one participant in common."""
    if a is None or b is None or a.predicate != b.predicate:
        return False
    sides = [{s.key for s in c.slots if s.role in ("who", "whom") and s.key} for c in (a, b)]
    return bool(sides[0] & sides[1])


def _jaccard(a: Claim | None, b: Claim | None) -> float:
    """A plain measure: shared over all of the words of four letters and more."""
    if a is None or b is None:
        return 0.0
    first, second = (set(re.findall(r"[^\W\d_]{4,}", c.text.casefold())) for c in (a, b))
    return len(first & second) / len(first | second) if first | second else 0.0


def scores(data: Path) -> dict[str, float]:
    """The measures of the measuring part, of the part that rules are made on (``dev_...``), of both."""
    folder = need(data / "stories" / "news_cluster")
    pairs = labelled()
    with tempfile.TemporaryDirectory() as room, stemma.open(Path(room) / "bench.stemma") as case:
        case.read([folder])
        return scores_of(case, pairs)


def scores_of(case: stemma.Case, pairs: Sequence[Labelled]) -> dict[str, float]:
    """The measures of a case that holds the articles; see ``scores``."""
    found = told(case, pairs)
    both = list(zip(pairs, found, strict=True))

    def of(part: str) -> dict[str, float]:
        held = [(p, t) for p, t in both if p.part == part or (part == "all" and p.part != "fit")]
        return measures([p for p, _ in held], [t for _, t in held])

    scored = of("measure")
    scored |= {f"dev_{name}": value for name, value in of("dev").items()}
    every = of("all")
    scored |= {
        "all_sound": every["sound"],
        "all_counted": every["counted"],
        "all_apart_found": every["apart_found"],
    }
    scored |= _findings(case.findings())
    return {name: round(value, 4) for name, value in scored.items()}


def _findings(findings: Iterable[Finding]) -> Mapping[str, float]:
    """How many findings there are, and how many come out corroborated."""
    held = list(findings)
    corroborated = sum(f.support == "corroborated" for f in held)
    return {"findings": float(len(held)), "corroborated": float(corroborated)}
