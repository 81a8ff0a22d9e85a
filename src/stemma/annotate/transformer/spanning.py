"""The highest-scoring tree of a sentence with exactly one root (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating]


def spanning_tree(scores: Scores) -> list[int]:
    """Heads of ``n`` words from log scores ``(n, n + 1)``, place 0 being the root; -1 marks the root word.

    Greedy heads are kept where they form a tree, which is nearly always; else every candidate root is
    tried in the order of its score gap, and cycles are contracted.
    """
    n = len(scores)
    if n == 1:
        return [-1]
    scores = np.array(scores, dtype=float)
    scores[np.arange(n), np.arange(n) + 1] = -1e9
    heads = scores.argmax(1) - 1
    if (heads < 0).sum() == 1 and _cycle(heads) is None:
        return [int(h) for h in heads]
    gaps = scores[:, 0] - scores[:, 1:].max(1)
    best: tuple[float, list[int]] | None = None
    for root in np.argsort(-gaps)[:3]:
        square = scores[:, 1:].copy()
        square[root] = -1e9
        found = _edmonds(square, int(root))
        total = scores[root, 0] + sum(scores[i, h + 1] for i, h in enumerate(found) if i != root)
        if best is None or total > best[0]:
            best = (float(total), found)
    assert best is not None
    return best[1]


def _cycle(heads: npt.NDArray[np.integer]) -> list[int] | None:
    """One cycle of ``heads`` (-1 ends a path), or None."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, at = [], start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return None


def _edmonds(square: Scores, root: int) -> list[int]:
    """Best arborescence from ``root``; ``square[i, j]``: score of head ``j`` for word ``i``."""
    n = len(square)
    heads = square.argmax(1)
    heads[root] = -1
    cycle = _cycle(heads)
    if cycle is None:
        return [int(h) for h in heads]
    inside = np.zeros(n, dtype=bool)
    ring = np.array(cycle)
    inside[ring] = True
    rest = np.flatnonzero(~inside)
    kept = square[ring, heads[ring]]
    m = len(rest)
    smaller = np.full((m + 1, m + 1), -1e9)
    smaller[:m, :m] = square[np.ix_(rest, rest)]
    into = square[np.ix_(ring, rest)] - kept[:, None]
    smaller[m, :m] = into.max(0)
    out = square[np.ix_(rest, ring)]
    smaller[:m, m] = out.max(1)
    found = _edmonds(smaller, int(np.flatnonzero(rest == root)[0]))
    result = heads.copy()
    for i, word in enumerate(rest):
        if word == root:
            result[word] = -1
        elif found[i] == m:
            result[word] = cycle[int(out[i].argmax())]
        else:
            result[word] = rest[found[i]]
    entry = found[m]
    broken = int(into[:, entry].argmax())
    result[cycle[broken]] = rest[entry]
    return [int(h) for h in result]
