"""The whole run on the stories written for this project, against their true witnesses.

In: ``examples/*/reports`` and ``examples/*/truth.json`` of the project, or of ``--data`` where
that folder has them. Each story is copied to a temporary folder and read into a case through the
library.

Matching. A statement is a set of sentences in files; a finding covers a sentence when the trigger
of one of its claims lies in it. Of the findings that cover one, those that hold a claim with one
of the statement's event words go first; then the largest overlap, sentences covered by both over
sentences covered by either; then the order of the case. The counts have no part in the choice. The
finding chosen must cover every sentence that the statement has in at least one of its files.

Scores, each a share of all statements: ``witness_exact`` (``fewest`` and ``most`` both exact),
``support_exact``, ``contest_exact``, ``found`` (any finding covers half of its sentences or more).
Of the copies: ``copies_recall`` (visible true copies with a copy link), ``copies_precision``
(linked pairs of files that are of one family), ``direction`` (visible true copies linked the right
way).
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import stemma
from bench.harness import ROOT, Bound, DataMissing, load_json, say
from stemma.records import Finding

NAME = "examples"
ABOUT = "whole run on the project's own stories: true witnesses of true statements"
READS = "the project's examples/, or DIR's"
STATEMENT_SCORES = ("witness_exact", "support_exact", "contest_exact", "found")
COPY_SCORES = ("copies_recall", "direction")
BOUNDS = {name: Bound() for name in (*STATEMENT_SCORES, *COPY_SCORES, "copies_precision")}

Place = tuple[str, int]
"""A sentence: file name and the place where it starts in its report, or a number below 0."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a case holds of one claim: its sentence and its event word."""

    place: Place
    predicate: str


def folders(data: Path) -> list[Path]:
    """The example stories: those of ``data`` where it has any, else those of the project."""
    for root in (data / "examples", data, ROOT / "examples"):
        found = sorted(path.parent for path in root.glob("*/truth.json"))
        if found:
            return found
    raise DataMissing("there are no examples: no folder holds a truth.json")


def run(data: Path, split: str) -> dict[str, float]:
    """Score every story; the split has no meaning here."""
    counts: Counter[str] = Counter()
    for folder in folders(data):
        counts.update(score_story(folder))
    of = dict.fromkeys(STATEMENT_SCORES, "statements")
    of |= dict.fromkeys(COPY_SCORES, "copies")
    of["copies_precision"] = "pairs"
    return {name: round(counts[name] / max(1, counts[all_]), 4) for name, all_ in of.items()}


def score_story(folder: Path) -> Counter[str]:
    """The counts of one story: what is right, and of how many statements, copies and pairs."""
    truth = load_json(folder / "truth.json")
    with tempfile.TemporaryDirectory() as temporary:
        reports = Path(temporary) / "reports"
        shutil.copytree(folder / "reports", reports)
        with stemma.open(Path(temporary) / "example.stemma") as case:
            case.read([reports])
            return score_case(case, truth)


def score_case(case: stemma.Case, truth: Mapping[str, Any]) -> Counter[str]:
    """The counts of an open case against its truth."""
    files = files_of(case)
    texts = {report.id: report.text for report in case.reports()}
    counts = score_copies(case, files, truth)
    told = told_by_claim(case, files, truth["statements"], texts)
    findings = case.findings()
    for statement in truth["statements"]:
        counts["statements"] += 1
        chosen = best(findings, told, statement)
        wanted = places_of(statement)
        if any(2 * len(places(finding, told) & wanted) >= len(wanted) for finding in findings):
            counts["found"] += 1
        right = judged(chosen, told, statement)
        counts.update(right)
        _explain(statement, chosen, right)
    return counts


def files_of(case: stemma.Case) -> dict[str, str]:
    """Report id -> name of its file."""
    names = {original.id: Path(original.names[0]).name for original in case.originals()}
    return {report.id: names[report.original_id] for report in case.reports()}


def key_of(sentence: str) -> int:
    """A number below 0 for a sentence of the truth, by its words alone."""
    return -1 - int.from_bytes(" ".join(sentence.split()).encode(), "big") % (1 << 61)


def places_of(statement: Mapping[str, Any]) -> set[Place]:
    """The sentences of a statement as places."""
    return {
        (file, key_of(sentence))
        for file, sentences in statement["sentences"].items()
        for sentence in sentences
    }


def spans_in(text: str, sentence: str) -> list[tuple[int, int]]:
    """Where a sentence stands in a text, whatever white space lies between its words."""
    pattern = r"\s+".join(re.escape(word) for word in sentence.split())
    return [found.span() for found in re.finditer(pattern, text)]


def told_by_claim(
    case: stemma.Case,
    files: Mapping[str, str],
    statements: Iterable[Mapping[str, Any]],
    texts: Mapping[str, str],
) -> dict[str, Told]:
    """Claim id -> where it is told: a true sentence's place, else the start of its own sentence."""
    known: dict[str, set[str]] = {}
    for statement in statements:
        for file, sentences in statement["sentences"].items():
            known.setdefault(file, set()).update(sentences)
    spans = {
        report: [
            (start, end, key_of(sentence))
            for sentence in sorted(known.get(file, ()))
            for start, end in spans_in(texts[report], sentence)
        ]
        for report, file in files.items()
    }
    told: dict[str, Told] = {}
    for claim in case.claims():
        at = claim.trigger.start
        inside = [key for start, end, key in spans[claim.report_id] if start <= at < end]
        place = inside[0] if inside else claim.sentence
        told[claim.id] = Told((files[claim.report_id], place), claim.predicate)
    return told


def places(finding: Finding, told: Mapping[str, Told]) -> set[Place]:
    """The sentences that a finding covers."""
    return {told[claim].place for claim in finding.claim_ids if claim in told}


def best(
    findings: Iterable[Finding], told: Mapping[str, Told], statement: Mapping[str, Any]
) -> Finding | None:
    """The finding that tells a statement, by the rule at the head of this file."""
    wanted = places_of(statement)
    chosen: Finding | None = None
    highest = (False, 0.0)
    for finding in findings:
        covered = places(finding, told)
        shared = covered & wanted
        if not shared:
            continue
        words = {told[c].predicate for c in finding.claim_ids if told[c].place in shared}
        rank = (bool(words & set(statement["words"])), len(shared) / len(covered | wanted))
        if rank > highest:
            chosen, highest = finding, rank
    return chosen


def judged(chosen: Finding | None, told: Mapping[str, Told], statement: Mapping[str, Any]) -> Counter[str]:
    """Which scores a statement earns."""
    right: Counter[str] = Counter()
    if chosen is None or not _whole_file(places(chosen, told), places_of(statement)):
        return right
    counts = (chosen.fewest, chosen.most) == (statement["fewest"], statement["most"])
    right["witness_exact"] = int(counts)
    right["support_exact"] = int(chosen.support == statement["support"])
    right["contest_exact"] = int(chosen.contest == statement["contest"])
    return right


def _whole_file(covered: set[Place], wanted: set[Place]) -> bool:
    """Whether all the wanted sentences of at least one file are covered."""
    return any({place for place in wanted if place[0] == file} <= covered for file, _ in sorted(wanted))


def score_copies(case: stemma.Case, files: Mapping[str, str], truth: Mapping[str, Any]) -> Counter[str]:
    """The counts of the copy links. A retelling with a credit may be linked and need not be."""
    directions: dict[tuple[str, str], set[str]] = {}
    for link in case.links():
        one, two = files[link.a_id], files[link.b_id]
        if one != two:
            way = link.direction if one < two else _turned(link.direction)
            directions.setdefault((min(one, two), max(one, two)), set()).add(way)
    family: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for told in truth.get("retold", ()):
        _unite(family, told["source"], told["retelling"])
    for copy in truth["copies"]:
        source, taken = copy["source"], copy["copy"]
        _unite(family, source, taken)
        if copy["visible"]:
            found = directions.get((min(source, taken), max(source, taken)), set())
            counts["copies"] += 1
            counts["copies_recall"] += bool(found)
            counts["direction"] += ("a to b" if source < taken else "b to a") in found
    counts["pairs"] = len(directions)
    counts["copies_precision"] = sum(_head(family, a) == _head(family, b) for a, b in directions)
    return counts


def _turned(direction: str) -> str:
    return {"a to b": "b to a", "b to a": "a to b"}.get(direction, direction)


def _head(family: Mapping[str, str], file: str) -> str:
    while family.get(file, file) != file:
        file = family[file]
    return file


def _unite(family: dict[str, str], one: str, two: str) -> None:
    family[_head(family, two)] = _head(family, one)


def _explain(statement: Mapping[str, Any], chosen: Finding | None, right: Counter[str]) -> None:
    """One line of progress for a statement that is not all right."""
    if sum(right.values()) == 3:
        return
    true = f"{statement['fewest']}-{statement['most']} {statement['support']}, {statement['contest']}"
    ours = "no finding"
    if chosen:
        ours = f"{chosen.fewest}-{chosen.most} {chosen.support}, {chosen.contest}: {chosen.statement}"
    say(f"{statement['id']}: true {true}; ours {ours}")
