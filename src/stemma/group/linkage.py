"""Average linkage: groups of which the mean score between their members is high enough."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush


def average_linkage(count: int, scores: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """Merge the two groups of highest mean score until none reaches ``least``; equal ones by number.

    In:  items 0 to ``count`` - 1; scores of pairs (smaller number first). A pair without one counts 0, so
         ``least`` is above 0. Out: the groups, each sorted, by their first member. The work grows with the
         number of scored pairs.
    """
    groups = {n: [n] for n in range(count)}
    sums: dict[int, dict[int, float]] = {n: {} for n in groups}
    for (a, b), score in sorted(scores.items()):
        sums[a][b] = sums[b][a] = score
    heap = [(-total, x, y) for x, row in sums.items() for y, total in row.items() if x < y and total >= least]
    heapify(heap)
    while heap:
        held, x, y = heappop(heap)
        if x not in groups or y not in groups or held != -_mean(groups, sums, x, y):
            continue  # an entry from before one of the two grew
        groups[x] += groups.pop(y)
        for z, total in sums.pop(y).items():
            sums[z].pop(y, None)
            if z != x:
                sums[x][z] = sums[z][x] = sums[x].get(z, 0.0) + total
        for z in sums[x]:
            mean = _mean(groups, sums, x, z)
            if mean >= least:
                heappush(heap, (-mean, min(x, z), max(x, z)))
    return [sorted(members) for _, members in sorted(groups.items())]


def _mean(groups: dict[int, list[int]], sums: dict[int, dict[int, float]], x: int, y: int) -> float:
    return sums[x].get(y, 0.0) / (len(groups[x]) * len(groups[y]))
