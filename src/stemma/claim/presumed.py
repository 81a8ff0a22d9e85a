"""What a clause takes for known: a happening that its speaker reacts to or points at, and does not tell.

Who condemns a launch is no witness of it; nor is who says that an alarm rang soon after it, what kind of
missile "the missile launched on Tuesday" was, or what is due to "those responsible for the editor's murder".
"A truck drove into a crowd, killing 12" tells of both.
"""

from __future__ import annotations

from stemma.claim import lexicon
from stemma.claim.clauses import Clause
from stemma.claim.tree import Tree

REACH = 4
"""Words between a noun for an event and its verb: "condemned what appears to be a series of launches"."""

RELATIVES = ("acl", "acl:relcl")
DEFINITE = frozenset("the this that these those his her its their our your my".split())
PAUSES = frozenset([",", "–", "—", "-", "--", "(", ";", ":"])
ANCHORS = frozenset(["after", "before", "since", "until"])
"""Conjunctions that, with a measure before them ("soon after"), hang a time on what is known."""


def presumed(tree: Tree, clause: Clause) -> bool:
    """Whether a clause only points at its event: as what is reacted to, which one, or from when on."""
    if clause.nominal:
        return _reacted(tree, clause.event) or _known(tree, clause.event)
    top = clause.governors[0] if clause.governors else clause.head
    while tree.tokens[top].dep == "conj" and tree.tokens[top].head in tree.children:  # "held and beaten"
        top = tree.tokens[top].head
    noun = tree.tokens[top].head
    if tree.tokens[top].dep in RELATIVES and noun in tree.children and noun != top:
        return _reacted(tree, noun) or _which(tree, top, noun)
    return tree.tokens[top].dep == "advcl" and _measured(tree, top)


def _reacted(tree: Tree, n: int) -> bool:
    """Whether a noun is what a verb of reaction is about: "condemned the launch"."""
    for _ in range(REACH):
        above = tree.tokens[n].head
        hung = tree.tokens[n].dep in ("obj", "obl", "nmod", "xcomp") or tree.lemma(n) in lexicon.SEEMING
        if above == n or above not in tree.children or not hung:
            return False
        if tree.tokens[above].pos == "VERB" and tree.lemma(above) not in lexicon.SEEMING:
            return tree.lemma(above) in lexicon.REACTIONS
        n = above
    return False


def _known(tree: Tree, n: int) -> bool:
    """Whether a noun for an event is one that all know of: "those responsible for the editor's murder".

    It has a definite word or an owner, tells no number, and nothing above it says that it came about:
    "confirmed the death", "news of the death", "the blast killed", "died in the crash".
    """
    definite = any(tree.word(k).lower() in DEFINITE for k in tree.kids(n, "det", "nmod:poss"))
    if not definite and not tree.kids(n, "nmod:poss"):
        return False
    if any(tree.tokens[k].pos == "NUM" or tree.lemma(k) in lexicon.ORDINALS for k in tree.subtree(n)):
        return False
    token = tree.tokens[n]
    above = token.head
    if above == n or above not in tree.children or tree.kids(n, "cop"):
        return False
    if token.dep == "conj":
        return tree.tokens[above].pos == "NOUN" and _known(tree, above)
    told = tree.lemma(above)
    if token.dep in ("nsubj", "nsubj:pass", "obj"):
        return told not in lexicon.COMING_ABOUT
    if token.dep == "obl":
        within = any(tree.lemma(k) in ("in", "during", "by") for k in tree.kids(n, "case"))
        return told not in lexicon.COMING_ABOUT and not (within and told in lexicon.HARMED)
    return token.dep == "nmod" and told not in lexicon.TIDINGS


def _which(tree: Tree, clause: int, noun: int) -> bool:
    """Whether a clause says which one is meant: "the missile launched on Tuesday", without a pause.

    "It was the army that killed him" tells it, as does "the first time that it fired".
    """
    if tree.lemma(noun) == "time" or tree.kids(noun, "cop"):
        return False
    if tree.tokens[clause].dep == "acl" and tree.tokens[clause].tag not in ("VBN", "VBD"):
        return False
    words = {tree.word(k).lower() for k in tree.kids(noun, "det", "nmod:poss")}
    first = min(tree.subtree(clause))
    paused = first - 1 in tree.children and tree.word(first - 1) in PAUSES
    return not words.isdisjoint(DEFINITE) and first > noun and not (paused or tree.word(first) in PAUSES)


def _measured(tree: Tree, clause: int) -> bool:
    """Whether a clause of time only anchors another: "soon after it was launched", "hours before"."""
    marks = [k for k in tree.kids(clause, "mark") if tree.lemma(k) in ANCHORS]
    return bool(marks) and any(
        k < marks[0] for k in tree.kids(clause, "advmod", "obl", "obl:unmarked", "obl:npmod", "nmod:unmarked")
    )
