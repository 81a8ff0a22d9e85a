"""What a finding says: the clause that words it best, in the voice and with the hedges of its claims."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.records import Claim, Stance, StanceKind


def stance_over(claims: Sequence[Claim]) -> Stance:
    """The firmest stance that any claim takes, with the hedges that all firm ones carry."""
    order: tuple[StanceKind, ...] = ("asserted", "planned", "possible", "hypothetical", "denied")
    kind = min((c.stance.kind for c in claims), key=order.index)
    held = [c for c in claims if c.stance.kind == kind]
    hedged = [c for c in held if c.stance.hedges]
    hedges = sorted({h for c in hedged for h in c.stance.hedges}) if len(hedged) == len(held) else []
    marks = sorted({m for c in held for m in c.stance.marks})
    return Stance(kind, tuple(hedges), tuple(marks))


def statement(lead: Claim, stance: Stance, claims: Sequence[Claim]) -> str:
    """One line: who says so where only voices do, planned or denied where it is, then the clause."""
    voices = {c.voice.name for c in claims if c.voice.kind != "report"}
    text = lead.text or "(no words)"
    if len(voices) == 1 and all(c.voice.kind != "report" for c in claims):
        voice = lead.voice if lead.voice.kind != "report" else claims[0].voice
        role = f", {voice.role}," if voice.role and voice.role.lower() not in voice.name.lower() else ""
        verb = "say" if voice.kind == "unnamed" and voice.name.lower().endswith("s") else "says"
        text = f"{voice.name}{role} {verb}: {text}"
    if stance.kind == "planned":
        return f"Planned: {text}"
    if stance.kind == "denied":
        return f"Said not to be so: {text}"
    return text


def voices_over(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The distinct voices of the claims, by name; "" stands for the reports' own."""
    return tuple(sorted({c.voice.name if c.voice.kind != "report" else "" for c in claims}))
