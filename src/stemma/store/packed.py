"""What workers hand to the writer: records already turned into bytes, so that writing is short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.records import Annotation, Claim, MainEvent, Problem, ReadResult, Report, Terms
from stemma.store.codec import pack, pack_annotation


@dataclass(frozen=True, slots=True)
class PackedReport:
    """A report; ``record`` holds all of it but its text."""

    id: str
    number: int
    title: str
    text: str
    record: bytes


@dataclass(frozen=True, slots=True)
class PackedRead:
    """What the read step made of one original. ``record`` is None where the step failed."""

    original_id: str
    record: bytes | None
    reports: tuple[PackedReport, ...]
    removed: bytes | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class PackedSteps:
    """What the steps made of one report; None where a step was not asked for or gave nothing.

    ``done``: the steps that were asked for, so that they are not asked again. ``outlet``: the key of the
    report's outlet, "" where it is unknown.
    """

    report_id: str
    done: tuple[str, ...]
    annotation: bytes | None = None
    claims: bytes | None = None
    claim_ids: tuple[str, ...] = ()
    prints: tuple[int, ...] | None = None
    terms: bytes | None = None
    term_names: tuple[str, ...] = ()
    problems: tuple[tuple[str, Problem], ...] = ()
    outlet: str = ""
    event: bytes | None = None


def packed_report(report: Report) -> PackedReport:
    """A report, ready to be written."""
    record = pack(replace(report, text=""))
    return PackedReport(report.id, report.number, report.title.value, report.text, record)


def packed_read(result: ReadResult) -> PackedRead:
    """What the read step made of one original, ready to be written (its names live in a table)."""
    return PackedRead(
        result.original.id,
        pack(replace(result.original, names=())),
        tuple(packed_report(report) for report in result.reports),
        pack(result.removed),
        result.problems,
    )


def packed_annotation(annotation: Annotation) -> bytes:
    """An annotation, ready to be written."""
    return pack_annotation(annotation)


def packed_claims(claims: Sequence[Claim]) -> bytes:
    """A report's claims, ready to be written."""
    return pack(tuple(claims))


def packed_event(event: MainEvent) -> bytes:
    """A report's main event, ready to be written."""
    return pack(event)


def packed_terms(terms: Terms) -> bytes:
    """A report's terms, ready to be written."""
    return pack(terms)
