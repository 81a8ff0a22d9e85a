"""Claims of a text through the shipped engine, published on Thursday 20 March 2025."""

from __future__ import annotations

from functools import lru_cache

from stemma.claim.step import claims
from stemma.records import Claim, Report, SlotRole
from tests.annotate.build import THURSDAY, annotated, report


def dated(text: str) -> Report:
    """A report of a text with a known publication day."""
    return report(text, THURSDAY)


@lru_cache(maxsize=512)
def claims_of(text: str) -> tuple[Claim, ...]:
    """All claims of a text."""
    return claims(dated(text), annotated(text, THURSDAY))


def one(text: str, predicate: str) -> Claim:
    """The only claim of a text with this predicate."""
    (found,) = (c for c in claims_of(text) if c.predicate == predicate)
    return found


def filled(claim: Claim, role: SlotRole) -> list[str]:
    """The keys of the slots of one role; of a time its value, of a count its number and bound."""
    found = []
    for slot in claim.slots:
        if slot.role == role:
            count = slot.quantity
            found.append(f"{count.value:g} {count.bound}" if count is not None else slot.key)
    return found
