"""Chains of mentions against gold chains: MUC, B3, CEAF-e and their mean, as CoNLL-2012 scores them.

A mention is any hashable value (say, first and last token); a chain is a set of mentions. Counts of several
documents are added up before precision and recall are taken (Pradhan et al., ACL 2014).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

Chain = frozenset[Hashable]


@dataclass(slots=True)
class Tally:
    """Numerators and denominators of one measure over documents."""

    precision: list[float] = field(default_factory=lambda: [0.0, 0.0])
    recall: list[float] = field(default_factory=lambda: [0.0, 0.0])

    def add(self, precision: tuple[float, float], recall: tuple[float, float]) -> None:
        """Add one document: (numerator, denominator) of each."""
        for held, (up, down) in ((self.precision, precision), (self.recall, recall)):
            held[0] += up
            held[1] += down

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where nothing was found or nothing is there."""
        p, r = (up / down if down else 0.0 for up, down in (self.precision, self.recall))
        return 2 * p * r / (p + r) if p + r else 0.0


def chains(labels: Iterable[tuple[Hashable, Hashable]], least: int = 2) -> list[Chain]:
    """Chains of at least ``least`` mentions from (mention, label); a mention's first label counts."""
    seen: set[Hashable] = set()
    by_label: dict[Hashable, set[Hashable]] = {}
    for mention, label in labels:
        if mention not in seen:
            seen.add(mention)
            by_label.setdefault(label, set()).add(mention)
    return [frozenset(chain) for chain in by_label.values() if len(chain) >= least]


def muc(gold: Sequence[Chain], found: Sequence[Chain]) -> tuple[tuple[float, float], tuple[float, float]]:
    """MUC counts of precision and recall (Vilain et al. 1995): links kept of those needed."""
    return _links(found, gold), _links(gold, found)


def _links(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    of = {m: n for n, chain in enumerate(others) for m in chain}
    kept = needed = 0
    for chain in chains:
        parts = len({of[m] for m in chain if m in of}) + sum(m not in of for m in chain)
        kept += len(chain) - parts
        needed += len(chain) - 1
    return float(kept), float(needed)


def b3(gold: Sequence[Chain], found: Sequence[Chain]) -> tuple[tuple[float, float], tuple[float, float]]:
    """B3 counts of precision and recall (Bagga and Baldwin 1998), a mention at a time."""
    return _shared(found, gold), _shared(gold, found)


def _shared(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    up = sum(len(a & b) ** 2 / len(a) for a in chains for b in others)
    return up, float(sum(len(chain) for chain in chains))


def ceafe(gold: Sequence[Chain], found: Sequence[Chain]) -> tuple[tuple[float, float], tuple[float, float]]:
    """CEAF-e counts of precision and recall (Luo 2005): the best one-to-one match of chains."""
    alike = [[2 * len(a & b) / (len(a) + len(b)) for b in found] for a in gold]
    total = best_match(alike)
    return (total, float(len(found))), (total, float(len(gold)))


def best_match(worth: Sequence[Sequence[float]]) -> float:
    """The largest sum of one-to-one pairs of rows and columns (Kuhn and Munkres, by shortest paths)."""
    rows, columns = len(worth), len(worth[0]) if worth else 0
    if not rows or not columns:
        return 0.0
    if rows > columns:
        return best_match([list(column) for column in zip(*worth, strict=True)])
    u, v = [0.0] * (rows + 1), [0.0] * (columns + 1)
    match, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], at = row, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while match[at]:
            used[at] = True
            here, step, after = match[at], float("inf"), 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                cost = -worth[here - 1][column - 1] - u[here] - v[column]
                if cost < least[column]:
                    least[column], way[column] = cost, at
                if least[column] < step:
                    step, after = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    u[match[column]] += step
                    v[column] -= step
                else:
                    least[column] -= step
            at = after
        while at:
            match[at] = match[way[at]]
            at = way[at]
    return sum(worth[match[c] - 1][c - 1] for c in range(1, columns + 1) if match[c])


@dataclass(slots=True)
class Scores:
    """The three measures over documents; ``conll``: the mean of their F1."""

    muc: Tally = field(default_factory=Tally)
    b3: Tally = field(default_factory=Tally)
    ceafe: Tally = field(default_factory=Tally)

    def add(self, gold: Sequence[Chain], found: Sequence[Chain]) -> None:
        """Add one document."""
        self.muc.add(*muc(gold, found))
        self.b3.add(*b3(gold, found))
        self.ceafe.add(*ceafe(gold, found))

    @property
    def conll(self) -> float:
        """The mean F1 of MUC, B3 and CEAF-e."""
        return (self.muc.f1 + self.b3.f1 + self.ceafe.f1) / 3
