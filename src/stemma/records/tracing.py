"""What the trace step makes: copy links and their passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.records.shared import Reason, Span

PassageKind = Literal["verbatim", "edited", "quoted"]
Direction = Literal["a to b", "b to a", "unknown"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of report ``a`` and the stretch of report ``b`` that it shares words with."""

    a: Span
    b: Span
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class CopyLink:
    """Text of one report derived from another, or both from one origin; ``a_id`` < ``b_id``.

    ``a_share``/``b_share``: share (0 to 1) of each report's words that lies in passages.
    """

    id: str
    a_id: str
    b_id: str
    passages: tuple[Passage, ...]
    direction: Direction
    a_share: float
    b_share: float
    reasons: tuple[Reason, ...]
