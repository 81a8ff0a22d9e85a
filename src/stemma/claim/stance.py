"""Stance: how firmly a clause says what it says, from tense, modals, negation and hedge words."""

from __future__ import annotations

from stemma.claim import lexicon
from stemma.claim.clauses import Clause
from stemma.claim.tree import Tree
from stemma.records import Stance, StanceKind


def stance_of(tree: Tree, clause: Clause) -> Stance:
    """The stance of a clause, with the words that say so in the order of the sentence.

    Stronger marks win: denied, hypothetical, possible, planned, asserted.
    """
    kinds: set[StanceKind] = set()
    hedges: list[str] = []
    marks: list[str] = []
    top = clause.governors[0] if clause.governors else clause.head
    shared = (tree.tokens[top].head,) if tree.tokens[top].dep == "conj" and _bare(tree, top) else ()
    for n in (*shared, *clause.governors, clause.head, clause.event):
        for k in tree.kids(n, "aux", "advmod", "det", "aux:pass", "mark", "cc:preconj"):
            word = tree.word(k).lower()
            if word in lexicon.NEGATIONS and not (word == "no" and n != clause.event):
                kinds.add("denied")
                marks.append(tree.word(k))
            elif word in lexicon.MODALS and tree.tokens[k].dep == "aux":
                kinds.add(_modal(word))
                marks.append(tree.word(k))
            elif word in lexicon.HEDGES:
                hedges.append(tree.word(k))
            elif word == "if":
                kinds.add("hypothetical")
                marks.append(tree.word(k))
    _nobody(tree, clause, kinds, marks)
    _governors(tree, clause, kinds, hedges, marks)
    order: tuple[StanceKind, ...] = ("denied", "hypothetical", "possible", "planned")
    kind: StanceKind = next((k for k in order if k in kinds), "asserted")
    return Stance(kind, tuple(dict.fromkeys(hedges)), tuple(dict.fromkeys(marks)))


NOBODY = frozenset(["nobody", "none", "neither", "nothing"])


def _nobody(tree: Tree, clause: Clause, kinds: set[StanceKind], marks: list[str]) -> None:
    """A clause whose participants are none: "nobody was killed", "no people", "killed no civilians"."""
    if clause.nominal:
        return
    heads = [clause.subject] if clause.subject is not None and not clause.inherited else []
    for n in (*heads, *tree.kids(clause.head, "obj")):
        words = [
            tree.word(n).lower(),
            *(tree.word(k).lower() for k in tree.kids(n, "det", "advmod", "nummod")),
        ]
        if words[0] in NOBODY or any(w in ("no", "neither") for w in words[1:]):
            kinds.add("denied")
            marks.append(tree.word(n) if words[0] in NOBODY else "no")


def _bare(tree: Tree, n: int) -> bool:
    """A second verb that shares the first one's modal: "will visit the port and meet the families"."""
    if tree.tokens[n].head not in tree.children:
        return False
    return tree.tokens[n].tag == "VB" and not tree.kids(n, "aux", "mark")


def _modal(word: str) -> StanceKind:
    kinds: dict[str, StanceKind] = {
        "possible": "possible", "planned": "planned", "hypothetical": "hypothetical",
    }  # fmt: skip
    return kinds[lexicon.MODALS[word]]


def _governors(
    tree: Tree, clause: Clause, kinds: set[StanceKind], hedges: list[str], marks: list[str]
) -> None:
    """Colour from the verbs above an infinitive, and from a clause or noun that it hangs on."""
    for n in clause.governors:
        lemma = tree.lemma(n)
        passive = bool(tree.kids(n, "nsubj:pass", "aux:pass"))
        if lemma in ("have", "plan") or lemma in lexicon.PLANNED:
            kinds.add("planned")
            marks.append(tree.word(n))
        elif lemma in lexicon.POSSIBLE:
            kinds.add("possible")
            hedges.append(tree.word(n))
        elif lemma in lexicon.CUES and passive:  # "is said to have fled"
            hedges.append(tree.word(n))
        elif lemma in ("fail", "refuse", "decline", "cancel", "postpone"):
            kinds.add("denied")
            marks.append(tree.word(n))
    top = clause.governors[0] if clause.governors else clause.head
    dep, above = tree.tokens[top].dep, tree.tokens[top].head
    if above == top or above not in tree.children:
        return
    lemma = tree.lemma(above)
    if dep in ("acl", "acl:relcl", "ccomp") and lemma in ("concern", "fear", "possibility", "risk", "hope"):
        kinds.add("possible")
        hedges.append(tree.word(above))
    elif (
        dep == "ccomp"
        and lemma in lexicon.CUES
        and any(tree.word(k).lower() in ("not", "n't", "n’t", "never") for k in tree.kids(above, "advmod"))
    ):  # "did not say that it sank" says neither
        kinds.add("possible")
        hedges.append(f"not {tree.word(above)}")
    elif dep == "ccomp" and lemma in ("deny", "doubt", "dispute"):
        kinds.add("denied")
        marks.append(tree.word(above))
    elif dep == "advcl" and any(tree.lemma(k) in ("if", "unless") for k in tree.kids(top, "mark")):
        kinds.add("hypothetical")
