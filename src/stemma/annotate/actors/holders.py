"""Who holds the office that a report tells of without a name: "the leader of Myanmar's junta"."""

from __future__ import annotations

from collections.abc import Iterable

from stemma.annotate.actors.draft import Draft
from stemma.annotate.actors.page import Called, Page
from stemma.keys import folded

RULERS = frozenset("leader ruler chief head strongman dictator".split())
"""Words for whoever rules, whatever the office is called."""

RULING = frozenset(
    """president prime minister premier chancellor leader king queen emperor emir sultan chief commander
    ruler head""".split()
)
"""Words of offices, one of which rules a country."""

OFFICES = RULERS | RULING | {"minister", "secretary"}
"""Words of offices that a state has one of; a country has many prosecutors and students."""

OF_STATE = frozenset(
    """government administration regime junta military army country nation state republic kingdom council
    force forces president minister prime""".split()
)
"""Nouns that may stand beside such a word; any other is a body of its own ("leader of its opposition")."""

NOT_NOW = frozenset(
    "former previous ex late next future then ousted deposed exiled deputy vice opposition".split()
)
"""Words by which somebody is not, or not alone, in the office."""

POINTING = frozenset(["the", "that", "this"])


def holder_in(
    page: Page, called: Called, inside: list[int], country: str, people: Iterable[Draft]
) -> Draft | None:
    """The one person of the report who holds an office told without a name; None where none or two may.

    The office must be of a told ``country``, one person's ("the", "Japan's"), of nothing but the state, and
    the person's title or office must say it or, of "leader" and the like, that he or she rules.
    """
    if "Number=Plur" in page.tokens[called.head].morph or not _definite(page, called, inside):
        return None
    if OFFICES.isdisjoint(called.role.word.split()) or not _of_state(page, called, inside):
        return None
    held = {
        id(d): d
        for d in people
        if d.kind == "person" and d.country == country and _holds(d, called.role.word)
    }
    return next(iter(held.values())) if len(held) == 1 else None


def _definite(page: Page, called: Called, inside: list[int]) -> bool:
    if any(page.tokens[n].dep == "nmod:poss" for n in inside if page.tokens[n].head == called.head):
        return True
    return any(page.word(n).lower() in POINTING for n in range(max(0, called.first - 3), called.first))


def _of_state(page: Page, called: Called, inside: list[int]) -> bool:
    for n in inside:
        token, word = page.tokens[n], page.word(n).lower()
        if word in NOT_NOW:
            return False
        if called.first <= n <= called.head or n in page.places or token.pos not in ("NOUN", "PROPN"):
            continue
        if token.lemma.lower() not in OF_STATE:
            return False
    return True


def _holds(person: Draft, word: str) -> bool:
    """Whether a person's title or office says a word for an office."""
    told = set(folded(f"{person.title} {person.office}").split())
    if told & NOT_NOW:
        return False
    return set(folded(word).split()) <= told or (word in RULERS and bool(told & RULING))
