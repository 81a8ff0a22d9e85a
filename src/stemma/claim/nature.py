"""The nature of a claim: a happening, an act of speech, a judgement, background or a forecast."""

from __future__ import annotations

from stemma.claim import lexicon
from stemma.claim.clauses import Clause, finite
from stemma.claim.tree import Tree
from stemma.records import Nature, Stance


def nature_of(tree: Tree, clause: Clause, stance: Stance) -> Nature:
    """The nature of a clause, from its tense, its class of event and the words that judge.

    Judgements ("deadliest", "is essential"), background (habits, states, "first since 1959") and
    forecasts are no happenings: they are shown with voice and lineage, never corroborated.
    """
    top = clause.governors[0] if clause.governors else clause.head
    token = tree.tokens[clause.head]
    if any(tree.lemma(n) in lexicon.MIND for n in (*clause.governors, clause.head)):
        return "judgement"
    if _superlative(tree, clause):
        return "judgement"
    if token.pos == "ADJ" and tree.kids(clause.head, "cop") and clause.kind is None:
        return "judgement"
    if clause.kind is not None and clause.kind.speech:
        return "background" if clause.nominal else "utterance"
    told = any(tree.lemma(k) == "have" for k in tree.kids(clause.head, "aux"))
    if stance.kind in ("possible", "hypothetical") and not told:  # "may have sunk" tells of the past
        return "forecast"
    if stance.kind == "planned":
        return "happening"
    if token.pos in ("NOUN", "PROPN", "ADJ", "NUM", "PRON") and tree.kids(clause.head, "cop"):
        return "background"
    if clause.nominal:
        return "happening"
    if not finite(tree, clause) and tree.tokens[top].tag == "VB" and not _borne_out(tree, top):
        return "forecast"
    if tree.tokens[top].tag in ("VBZ", "VBP") and not tree.kids(top, "aux"):
        return "happening" if clause.kind is not None and not _habit(tree, top) else "background"
    return "happening"


def _borne_out(tree: Tree, top: int) -> bool:
    """Whether a bare infinitive tells what came about: "saw the army lose ground"."""
    above = tree.tokens[top].head
    if above not in tree.children or above == top or tree.lemma(above) not in lexicon.BRINGING:
        return False
    return tree.tokens[above].tag in ("VBD", "VBZ", "VBP") or bool(tree.kids(above, "aux"))


def _superlative(tree: Tree, clause: Clause) -> bool:
    """Whether a predicate ranks ("the deadliest", "the worst"): a judgement on the event."""
    if not tree.kids(clause.head, "cop"):
        return False
    return any(tree.tokens[k].tag in ("JJS", "RBS") for k in tree.subtree(clause.head))


def _habit(tree: Tree, n: int) -> bool:
    words = {tree.word(k).lower() for k in tree.kids(n, "advmod")}
    return bool(words & {"often", "usually", "always", "regularly", "consistently", "staunchly"})
