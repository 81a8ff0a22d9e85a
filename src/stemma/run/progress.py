"""What a run says of itself: how far it is, and what it did. Who only asks a case loads no more of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from stemma.records import Problem


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: ``done`` of ``total`` in a step, and what the step does, in words."""

    step: str
    done: int
    total: int
    words: str


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did. ``reports``: reports that are new or changed; ``seconds`` per step."""

    new_originals: int = 0
    known_originals: int = 0
    reports: int = 0
    problems: tuple[Problem, ...] = ()
    interrupted: bool = False
    seconds: dict[str, float] = field(default_factory=dict)
