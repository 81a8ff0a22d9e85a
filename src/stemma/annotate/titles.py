"""Titles before names put right in a parse: "organiser Petra Voll" is one phrase, and the name heads it.

The names are found apart from the trees, and surely enough to mend them. Universal Dependencies hang a title
before a name on the name (``nmod:desc``) and the words of a name on its first; a parser that takes the title
for a subject beside the name, or for the head of it, would make two speakers of one. So it is with the noun
before a body's name ("the rights group Civic Watch"), where the noun heads the phrase.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stemma.annotate.names import Entity
from stemma.records import Token

TITLE = "nmod:desc"
BESIDE = frozenset(
    ["nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj", "appos", "dep", "parataxis"]
)
"""Relations that a title is wrongly given beside its name, as a second phrase of the same head."""
UNDER = frozenset(["flat", "appos", "compound", "dep", "nmod", TITLE])
"""Relations that a name is wrongly given under its title."""


def titles(tokens: list[Token], entities: Iterable[Entity]) -> None:
    """Mend the heads of persons' names and of the common noun before each, in place."""
    for entity in entities:
        head = _one_head(tokens, entity)
        if entity.kind not in ("person", "organisation"):
            continue
        title = entity.first - 1
        if head is None or title < 0 or not _titles(tokens[title], tokens[entity.first]):
            continue
        if tokens[title].head == tokens[head].head and tokens[title].dep == tokens[head].dep in BESIDE:
            _join(tokens, title, head, entity)
        elif entity.kind == "person" and tokens[head].head == title and tokens[head].dep in UNDER:
            _turn(tokens, title, head)


def _join(tokens: list[Token], title: int, head: int, entity: Entity) -> None:
    """Make one phrase of two: a person's title hangs on the name, a body's name on its noun."""
    if entity.kind == "person":
        tokens[title] = replace(tokens[title], head=head, dep=TITLE)
    else:
        tokens[head] = replace(tokens[head], head=title, dep="appos")


def _titles(before: Token, name: Token) -> bool:
    """Whether a common noun stands right before a name."""
    return before.pos == "NOUN" and before.end + 1 == name.start


def _one_head(tokens: list[Token], entity: Entity) -> int | None:
    """The word of a name that hangs on no other word of it; further ones are hung on the first."""
    inside = range(entity.first, entity.last + 1)
    out = [n for n in inside if tokens[n].head not in inside or tokens[n].head == n]
    if not out or any(tokens[n].head == n for n in out[1:]):
        return None
    for n in out[1:]:
        if tokens[n].head == tokens[out[0]].head:
            tokens[n] = replace(tokens[n], head=out[0], dep="flat")
    return out[0]


def _turn(tokens: list[Token], title: int, head: int) -> None:
    """Give the name the place of its title, with what follows the name, and hang the title on it."""
    above, dep = tokens[title].head, tokens[title].dep
    end = head + 1
    while end < len(tokens) and (tokens[end].head in (title, head) or title < tokens[end].head < end):
        if tokens[end].head == title:
            tokens[end] = replace(tokens[end], head=head)
        end += 1
    tokens[head] = replace(tokens[head], head=head if above == title else above, dep=dep)
    tokens[title] = replace(tokens[title], head=head, dep=TITLE)
    for n in range(max(0, title - 3), title):
        if tokens[n].head == title and tokens[n].dep in ("case", "cc", "punct", "mark"):
            tokens[n] = replace(tokens[n], head=head)
