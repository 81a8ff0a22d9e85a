"""Voices that pass on what others say: newspapers, stations and agencies, known and unknown.

The registry knows some; others are told by their name ("Channel 5"), by the words beside it ("the newspaper
X", "X, a local station"), or by what they do: a body that nobody knows and that "reports" is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stemma.claim import lexicon
from stemma.claim.tree import Tree
from stemma.keys import folded
from stemma.outlets import is_outlet
from stemma.records import Voice

JOURNALISM = "JRN"
"""PLOVER's code of those who report."""

GUESSED = "actor.guess"
"""The reason of a body's sector where nothing tells it."""


def media_named(tree: Tree) -> Iterator[str]:
    """The keys of the names that stand beside a word for media, as its name or as what it describes."""
    for n in tree.numbers:
        if tree.tokens[n].pos != "NOUN" or tree.lemma(n) not in lexicon.MEDIA:
            continue
        names = [k for k in tree.kids(n, "appos", "flat", "nmod:desc") if k > n]
        if tree.tokens[n].dep == "appos":
            names.append(tree.tokens[n].head)
        for k in names:
            held = tree.mentions.get(k)
            if held is not None and held.kind != "person":
                yield held.key
            elif held is None and tree.tokens[k].pos == "PROPN":
                yield folded(tree.words(m for m in tree.subtree(k) if tree.tokens[m].pos == "PROPN"))


def passing_on(tree: Tree, n: int, voice: Voice, cue: int | None, media: set[str]) -> Voice:
    """The voice, as a journalist's where it is that of an outlet; ``n``: the head of its phrase."""
    if voice.kind != "named" or (voice.sector == JOURNALISM and not _described(voice)):
        return voice
    by_name = is_outlet(voice.name) or voice.key in media
    if by_name or _described(voice) or _reports(tree, n, voice, cue):
        return replace(voice, sector=JOURNALISM, role="", office="", body="")
    return voice


def _described(voice: Voice) -> bool:
    """Whether the last word of its description is one for media: "a CNN affiliate in France"."""
    words = folded(voice.role).split(" in ")[0].split(" of ")[0].split()
    return bool(words) and words[-1] in lexicon.MEDIA


def _reports(tree: Tree, n: int, voice: Voice, cue: int | None) -> bool:
    """Whether a name of nobody that is known "reports": no person, no body by its words, no state."""
    if cue is None or tree.cue_lemma(cue) != "report" or voice.role or voice.country:
        return False
    actor = tree.actor(n)
    if voice.sector and not (actor is not None and any(why.code == GUESSED for why in actor.reasons)):
        return False
    held = tree.mentions.get(n)
    if held is not None and held.kind not in ("organisation", "other"):
        return False
    told = {tree.lemma(k) for k in tree.subtree(n)} | set(voice.key.split())
    return tree.tokens[n].pos == "PROPN" and told.isdisjoint(lexicon.BODIES | lexicon.SPOKEN_BY | ACTING)


ACTING = frozenset(
    """group watch survey organisation organization association society service centre center institute
    force forces bank fund foundation board company inc corp ltd club church school coalition alliance
    movement network monitor observatory nations""".split()
)
"""Further words of bodies that report what they know themselves."""
