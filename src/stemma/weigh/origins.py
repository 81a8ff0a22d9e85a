"""The origin behind each claim: its voice, what its sentence credits, or its report's credit line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.keys import folded
from stemma.records import Claim, Interest, Report

GOVERNMENT = re.compile(
    r"\b(?:ministry|minister|government|cabinet|presidential|president|premier|kremlin|white house)\b"
)
"""Bodies of one government are separate voices of one interested side (joining, rule 3)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where one claim comes from. ``key`` "" where no origin is named; ``side``: of one government."""

    kind: str
    key: str
    name: str
    shown: bool
    interest: Interest
    side: str
    how: str


def source_of(claim: Claim, report: Report) -> Source:
    """The source of a claim: the deepest named link of its chain, by the rules of the shown origin."""
    own: Interest = "state media" if report.outlet.kind == "state media" else ""
    voice = claim.voice
    if voice.kind == "named":
        described = f"{folded(voice.name)} {folded(voice.role)} {voice.key}"
        side = f"government {voice.country}" if GOVERNMENT.search(described) else ""
        name = f"{voice.name} ({voice.role})" if voice.role and voice.role not in voice.name else voice.name
        origin = next((o for o in claim.origins if o.key == voice.key or o.kind == "agency"), None)
        shown = origin.shown if origin is not None else True
        kind = origin.kind if origin is not None else "voice"
        how = origin.how if origin is not None else "a named voice"
        return Source(kind, _plain(voice.key), name, shown, voice.interest, side, how)
    for origin in claim.origins:
        if origin.kind in ("agency", "outlet", "document", "recording"):
            return Source(origin.kind, origin.key, origin.name, origin.shown, own, "", origin.how)
        if origin.kind == "presence":
            name = f"the reporter of {report.outlet.name or 'an unknown outlet'}"
            return Source("presence", f"presence {report.id}", name, True, own, "", origin.how)
    if report.credit.value and voice.kind == "report":
        key, name = folded(report.credit.value), report.credit.value
        return Source("agency", key, name, True, own, "", f"the report credits {name}")
    if voice.kind == "unnamed":
        return Source("unnamed", "", voice.name, False, own, "", f"“{voice.name}” names nobody")
    return Source("none", "", "", False, own, "", "source not given")


def _plain(key: str) -> str:
    """A voice's key without "spokesman" and the like, so that a body and its speakers meet."""
    words = [w for w in key.split() if w not in ("spokesman", "spokeswoman", "spokesperson", "official")]
    return " ".join(words) or key


def same_voice(a: str, b: str) -> bool:
    """Whether two voice keys are one: equal, or one holds the other's words ("coast guard")."""
    if not a or not b:
        return False
    if a == b:
        return True
    first, second = a.split(), b.split()
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    return len(short) >= 1 and long[-len(short) :] == short and (len(short) > 1 or len(short[0]) > 3)
