"""Where the main event of a report happened: the place, as fully as the report tells it.

The place that is smallest, told early, beside the headline's words or in the headline itself, with the words
that belong to it: "the northern city of Kano", "the Monza circuit", "Hope Hall in Leeds".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemma.claim.tree import Tree
from stemma.keys import folded
from stemma.records import Answer, Mention, Span

WIDE = ("country", "continent")
TITLED = 3.0
"""What a place of the headline is ahead of one in the text: best of 1, 2, 3 and 5 on half of 51 articles."""

KINDS = frozenset(
    """city town village hamlet suburb district borough province region county state island port capital
    municipality neighbourhood neighborhood area resort quarter township""".split()
)
"""Nouns before "of" that belong to a place's name."""

SITES = KINDS | frozenset(
    """circuit track stadium arena ground stop station airport airfield base camp prison jail bridge tunnel
    square park beach coast border valley mountains hills river lake bay harbour harbor strait desert forest
    hospital school university church mosque cathedral temple hotel restaurant nightclub club theatre theater
    cinema museum embassy consulate palace plant mine dam suburbs line road street motorway highway
    crossing junction refinery market""".split()
)
"""Nouns behind a name that say what kind of site it is."""


def scene(titled: Sequence[Tree], opening: Sequence[Tree], shared: set[str]) -> Answer | None:
    """Where: the place of the headline or the opening that scores highest, or None.

    ``titled``: sentences of the headline; ``shared``: its words. A place of the headline is answered by the
    opening where that tells it more fully.
    """
    best: tuple[float, int, Tree, int, int] | None = None
    for tree in (*titled, *opening):
        for first, last, mention in _places(tree):
            score = 2.0 * (mention.level not in WIDE)
            score += TITLED if tree in titled else 0.3 * _sharing(tree, shared) - 0.5 * tree.sentence.number
            if best is None or (score, -mention.start) > best[:2]:
                best = (score, -mention.start, tree, *_spread(tree, first, last))
    if best is None:
        return None
    _, _, tree, first, last = best
    if tree in titled:
        fuller = _fuller(tree, first, last, opening)
        if fuller is not None:
            return fuller
    return _answer(tree, first, last, tree in titled)


def _answer(tree: Tree, first: int, last: int, titled: bool) -> Answer:
    start, end = tree.tokens[first].start, tree.tokens[last].end
    return Answer(tree.text[start:end], None if titled else Span(start, end))


def _sharing(tree: Tree, shared: set[str]) -> int:
    text = tree.text[tree.sentence.start : tree.sentence.end]
    return len(shared.intersection(folded(text).split()))


def _fuller(tree: Tree, first: int, last: int, opening: Sequence[Tree]) -> Answer | None:
    """The first telling of a place that says more: what it lies in behind it, or a town of it before it."""
    wanted = _folded(tree, first, last)
    for other in opening if wanted else ():
        for start, end, _ in _places(other):
            final = _spread(other, start, end)[1]
            short, full = _folded(other, start, end), _folded(other, start, final)
            within = len(short) > len(wanted) and short[-len(wanted) :] == wanted
            if within or (len(full) > len(wanted) and full[: len(wanted)] == wanted):
                return _answer(other, start, final, False)
    return None


def _folded(tree: Tree, first: int, last: int) -> list[str]:
    return folded(tree.text[tree.tokens[first].start : tree.tokens[last].end]).split()


def _spread(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """The first and last words of a place with what belongs to its name: its kind, and what it lies in."""
    head = tree.mentions.get(last)
    if last + 1 in tree.children and tree.lemma(last + 1) in SITES and tree.word(last + 1).islower():
        last += 1
    top = first - 2
    if top in tree.children and tree.word(first - 1).lower() == "of" and tree.lemma(top) in KINDS:
        first = top
        while first - 1 in tree.children and tree.tokens[first - 1].pos in ("ADJ", "PROPN", "NOUN"):
            first -= 1
    if head is not None and (not head.level or tree.word(last).islower()):
        while last + 2 in tree.mentions and tree.word(last + 1) in ("in", "of"):
            inner = tree.mentions[last + 2]
            if inner.kind != "place" or inner.first != last + 2:
                break
            last = inner.last
    return first, last


def _places(tree: Tree) -> Iterator[tuple[int, int, Mention]]:
    """The places of a sentence with their first and last words; what a town lies in goes with it."""
    found = sorted({m for m in tree.mentions.values() if m.kind == "place"}, key=lambda m: m.start)
    at = 0
    while at < len(found):
        first, last = found[at].first, found[at].last
        head, at = found[at], at + 1
        while at < len(found) and found[at].first == last + 2 and tree.word(last + 1) == ",":
            last, at = found[at].last, at + 1
        if head.level != "demonym" and tree.tokens[head.last].pos != "ADJ" and not head.acts:
            yield first, last, head
