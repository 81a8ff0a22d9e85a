"""Which claims are one sentence copied: those that carried sentences lead to from one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stemma.records import Carry


@dataclass(frozen=True, slots=True)
class Copies:
    """Classes of claims, each named by its smallest claim id; a claim in none is not there.

    ``told``: one sentence copied; ``quoted``: one quotation, in passages of quotations.
    """

    told: Mapping[str, str] = field(default_factory=dict)
    quoted: Mapping[str, str] = field(default_factory=dict)


def copies_of(carries: Iterable[Carry]) -> Copies:
    """The classes of a story's carried sentences. The order does not matter."""
    held = list(carries)
    return Copies(
        _classes(c for c in held if c.kind != "quoted"), _classes(c for c in held if c.kind == "quoted")
    )


def _classes(carries: Iterable[Carry]) -> dict[str, str]:
    above: dict[str, str] = {}

    def top(claim: str) -> str:
        while above.setdefault(claim, claim) != claim:
            above[claim] = above[above[claim]]
            claim = above[claim]
        return claim

    for carry in carries:
        first, second = sorted((top(carry.a_id), top(carry.b_id)))
        above[second] = first
    return {claim: top(claim) for claim in list(above)}
