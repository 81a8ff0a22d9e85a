"""Per claim: which copy link carries this very sentence, and which claim it is on the other side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from stemma.lineage.aligned import Aligned, Side, aligned
from stemma.lineage.classes import Classes
from stemma.records import Carry, Claim, CopyLink, EdgeRole, Span

CARRIED = 0.5
"""Share of a clause that must lie in a passage, and of either clause that must meet the other there."""

ORDER: tuple[EdgeRole, ...] = ("parent", "open", "through", "either")
"""Links are followed in this order, so that a sentence is led to its parent before anything else."""


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence carried: the claims of the link's two reports, and the words of the passage.

    ``mutual``: each claim is the other's best.
    """

    carry: Carry
    a: Claim
    b: Claim
    words: Aligned
    mutual: bool


def carried(
    links: Sequence[CopyLink],
    roles: Mapping[str, EdgeRole],
    claims: Mapping[str, Sequence[Claim]],
    texts: Mapping[str, str],
) -> list[Match]:
    """The carried sentences of a story, in a fixed order.

    ``roles``: of each link that has an edge, by its id; ``claims``, ``texts``: by report. All that
    parents carry; of other links what joins claims that are not joined already.
    """
    copied, voiced = Classes(), Classes()
    found: list[Match] = []
    for link in sorted(links, key=lambda k: (ORDER.index(roles.get(k.id, "open")), k.id)):
        whole = roles.get(link.id) == "parent"
        for match in _of_link(link, claims, texts, None if whole else copied):
            pair = match.a.id, match.b.id
            new = voiced.join(*pair)
            if match.carry.kind != "quoted":
                new = copied.join(*pair)
            if new or (whole and match.carry.kind != "quoted"):
                found.append(match)
    return found


def _of_link(
    link: CopyLink,
    claims: Mapping[str, Sequence[Claim]],
    texts: Mapping[str, str],
    joined: Classes | None,
) -> Iterable[Match]:
    """What one link carries; nothing of a passage whose claims are all ``joined`` already."""
    for passage in link.passages:
        a = _inside(claims.get(link.a_id, ()), passage.a)
        b = _inside(claims.get(link.b_id, ()), passage.b)
        if not a or not b or (joined is not None and _known(a, b, joined)):
            continue
        words = aligned(passage, texts[link.a_id], texts[link.b_id])
        yield from _matches(link, a, b, words)


def _inside(claims: Iterable[Claim], stretch: Span) -> list[Claim]:
    """The claims that a stretch carries: their event word, and half of their clause or more."""
    found = []
    for claim in claims:
        held = min(stretch.end, claim.span.end) - max(stretch.start, claim.span.start)
        event = stretch.start <= claim.trigger.start < claim.trigger.end <= stretch.end
        if event and held >= CARRIED * (claim.span.end - claim.span.start):
            found.append(claim)
    return sorted(found, key=lambda c: c.id)


def _known(a: Sequence[Claim], b: Sequence[Claim], joined: Classes) -> bool:
    """Whether all claims of one side are joined with some of the other."""
    first = {joined.root(c.id) for c in a}
    second = {joined.root(c.id) for c in b}
    return first <= second or second <= first


@dataclass(frozen=True, slots=True)
class _Pair:
    rank: tuple[bool, bool, float]
    a: int
    b: int


def _matches(link: CopyLink, a: Sequence[Claim], b: Sequence[Claim], words: Aligned) -> Iterable[Match]:
    """Each claim with its best on the other side."""
    places = [words.b.words_in(claim.span) for claim in b]
    standing: dict[int, list[int]] = {}
    for n, (first, last) in enumerate(places):
        for word in range(first, last):
            standing.setdefault(word, []).append(n)
    pairs: list[_Pair] = []
    for n, claim in enumerate(a):
        own = words.a.words_in(claim.span)
        if own[0] >= own[1]:
            continue
        start, end = words.across(own)
        near = sorted({m for word in range(int(start), ceil(end)) for m in standing.get(word, ())})
        for m in near:
            rank = _rank((claim, b[m]), (start, end), places[m], words)
            if rank is not None:
                pairs.append(_Pair(rank, n, m))
    best_a, best_b = _best(pairs, lambda p: p.a), _best(pairs, lambda p: p.b)
    for pair in pairs:
        held = best_a[pair.a] is pair, best_b[pair.b] is pair
        if any(held):
            x, y = a[pair.a], b[pair.b]
            carry = Carry(link.id, x.id, y.id, words.kind, _share(x, y, words))
            yield Match(carry, x, y, words, all(held))


def _best(pairs: Sequence[_Pair], of: Callable[[_Pair], int]) -> dict[int, _Pair]:
    """The best pair of each claim of one side; of equals the first."""
    found: dict[int, _Pair] = {}
    for pair in pairs:
        if of(pair) not in found or pair.rank > found[of(pair)].rank:
            found[of(pair)] = pair
    return found


def _rank(
    claims: tuple[Claim, Claim], at: tuple[float, float], there: tuple[int, int], words: Aligned
) -> tuple[bool, bool, float] | None:
    """How well a claim of ``b`` fits the place where one of ``a`` stands there; None where it does not.

    First whether their event words are the same in the same place, then whether they are alike, then
    how far the two clauses cover one another.
    """
    x, y = claims
    both = min(at[1], there[1]) - max(at[0], there[0])
    if both <= 0:
        return None
    event = words.common(_event(words.a, x), _event(words.b, y)) > 0
    halves = both >= CARRIED * (there[1] - there[0]) and both >= CARRIED * (at[1] - at[0])
    if not event and not halves:
        return None
    cover = both / max(1.0, (there[1] - there[0]) + (at[1] - at[0]) - both)
    return event, x.predicate == y.predicate, round(cover, 4)


def _event(side: Side, claim: Claim) -> tuple[int, int]:
    return side.words_in(claim.trigger)


def _share(a: Claim, b: Claim, words: Aligned) -> float:
    """The equal words of two clauses, as a share of the longer one."""
    own, other = words.a.words_in(a.span), words.b.words_in(b.span)
    longer = max(own[1] - own[0], other[1] - other[0])
    return round(words.common(own, other) / longer, 4) if longer > 0 else 0.0
