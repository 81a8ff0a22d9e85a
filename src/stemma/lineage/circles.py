"""Which directions contradict one another by running in a circle."""

from __future__ import annotations

from collections.abc import Mapping


def in_circles(directed: Mapping[str, tuple[str, str]]) -> list[str]:
    """The links whose two ends can each be reached from the other, by id.

    ``directed``: link id -> (source, target). The strongly connected parts by two walks, there and
    back (Kosaraju 1978, Sharir 1981), without recursion.
    """
    there: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for _, (source, target) in sorted(directed.items()):
        there.setdefault(source, []).append(target)
        back.setdefault(target, []).append(source)
    part: dict[str, str] = {}
    for start in reversed(_finished(there)):
        waiting = [start]
        while waiting:
            at = waiting.pop()
            if at not in part:
                part[at] = start
                waiting += back.get(at, ())
    return [link for link, (a, b) in sorted(directed.items()) if part[a] == part[b]]


def _finished(there: Mapping[str, list[str]]) -> list[str]:
    """All ends in the order in which a walk has seen everything beyond them."""
    seen: set[str] = set()
    order: list[str] = []
    names = sorted(there.keys() | {t for targets in there.values() for t in targets})
    for name in names:
        waiting = [(name, 0)]
        while waiting:
            at, n = waiting.pop()
            if n == 0 and at in seen:
                continue
            seen.add(at)
            beyond = there.get(at, [])
            if n < len(beyond):
                waiting.append((at, n + 1))
                waiting.append((beyond[n], 0))
            else:
                order.append(at)
    return order
