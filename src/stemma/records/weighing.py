"""What the weigh step makes: witnesses, readings, findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from stemma.records.claiming import Interest, Nature, SlotRole, Stance
from stemma.records.grouping import Figure, Happening
from stemma.records.shared import Reason

SupportKind = Literal["corroborated", "single witness", "independence not established", "not weighed"]
ContestKind = Literal["none", "slot disputed", "denied", "doubted"]


@dataclass(frozen=True, slots=True)
class Witness:
    """Claims that count as one independent origin, and why; ``shown``: its origin shows."""

    claim_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    origin: str
    shown: bool
    interest: Interest
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the values that claims give for one slot, with its own count of witnesses."""

    role: SlotRole
    value: str
    claim_ids: tuple[str, ...]
    fewest: int
    most: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A happening weighed. ``statement``: what is reported, hedged as its claims are.

    ``fewest``/``most``: the range of independent witnesses; ``reports``/``outlets``: plain counts, unknown
    outlets counted one per report in ``outlets_unknown``. ``related``: happening ids.
    """

    id: str
    story_id: str
    happening_id: str
    statement: str
    nature: Nature
    stance: Stance
    voices: tuple[str, ...]
    claim_ids: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    fewest: int
    most: int
    support: SupportKind
    contest: ContestKind
    contesters: tuple[Reason, ...]
    readings: tuple[Reading, ...]
    reports: int
    outlets: int
    outlets_unknown: int
    related: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is made of one story: its happenings, its findings, and its cast, those of most reports first."""

    story_id: str
    happenings: tuple[Happening, ...]
    findings: tuple[Finding, ...] = field(default=())
    cast: tuple[Figure, ...] = field(default=())
