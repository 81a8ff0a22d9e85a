"""Stance: how firmly a clause says what it says, from tense, modals, negation and hedge words."""

from __future__ import annotations

from stemma.claim import lexicon
from stemma.claim.clauses import Clause
from stemma.claim.control import OWNING, barred, joint
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
    shared = (tree.tokens[top].head,) if _bare(tree, top) else ()
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
            elif word == "if" or (word in NEARLY and tree.tokens[n].pos == "VERB"):
                kinds.add("hypothetical")
                marks.append(tree.word(k))
            elif word == "whether":  # "it was unclear whether the driver fired"
                kinds.add("possible")
                hedges.append(tree.word(k))
    _nobody(tree, clause, kinds, marks)
    _no_event(tree, clause, top, kinds, marks)
    _joined(tree, clause, top, kinds, marks)
    _governors(tree, clause, kinds, hedges, marks)
    order: tuple[StanceKind, ...] = ("denied", "hypothetical", "possible", "planned")
    kind: StanceKind = next((k for k in order if k in kinds), "asserted")
    return Stance(kind, tuple(dict.fromkeys(hedges)), tuple(dict.fromkeys(marks)))


NEARLY = frozenset(["almost", "nearly"])
"""Adverbs of what came close to happening ("we almost died")."""


def _no_event(tree: Tree, clause: Clause, top: int, kinds: set[StanceKind], marks: list[str]) -> None:
    """Clauses that tell of no event: a question, and an act that another is compared with."""
    compared = tree.tokens[top].tag == "VBG" and tree.tokens[top].dep in ("advcl", "acl", "obl", "nmod")
    words = [k for k in tree.kids(top, "mark", "case") if tree.word(k).lower() in ("as", "than", "like")]
    if compared and words and not clause.nominal:  # "is not the same thing as firing a missile"
        kinds.add("hypothetical")
        marks.append(tree.word(words[0]))
    asked = tree.text[tree.sentence.start : tree.sentence.end].rstrip("\"'”’ ").endswith("?")
    if asked and tree.tokens[top].head == top:
        kinds.add("hypothetical")
        marks.append("?")


WITH_IT = frozenset(["besides", "by", "before"])
"""Prepositions whose gerund is as far off as the clause it hangs on: "will end the strike by paying"."""


def _joined(tree: Tree, clause: Clause, top: int, kinds: set[StanceKind], marks: list[str]) -> None:
    """What the words between a clause and the one above make of it: "instead of", "from", "by"."""
    word, above = joint(tree, top), tree.tokens[top].head
    if clause.nominal or above not in tree.children or above == top:
        return
    held = barred(tree, top)
    if held is not None:
        kinds.add(held)
        marks.append(word)
    before = [k for k in (top - 2, top - 1) if k in tree.children and tree.word(k).lower() == "instead"]
    if before and word in ("instead", "of"):
        kinds.add("denied")
        marks.append(tree.word(before[0]))
    for k in tree.kids(_with(tree, top, above, word), "aux"):
        if tree.word(k).lower() in lexicon.MODALS:
            kinds.add(_modal(tree.word(k).lower()))
            marks.append(tree.word(k))


def _with(tree: Tree, top: int, above: int, word: str) -> int:
    """The verb whose modal a clause shares ("could see the army lose", "by paying"); else its own."""
    dep = tree.tokens[top].dep
    if dep == "acl" and word == "to" and tree.lemma(above) == "addition":
        verb = tree.tokens[above].head
        return verb if verb in tree.children else top
    shares = dep == "advcl" and word in WITH_IT
    brought = dep in ("xcomp", "ccomp") and tree.tokens[top].tag == "VB"
    return above if shares or (brought and tree.lemma(above) in lexicon.BRINGING) else top


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
    """A verb that shares the modal or "whether" of the one it hangs on.

    "Will visit the port and meet the families", "must be kept and heard", "whether he began shooting".
    """
    if tree.tokens[n].head not in tree.children or tree.tokens[n].dep not in ("conj", "xcomp"):
        return False
    if tree.tokens[n].dep == "xcomp":
        return tree.tokens[n].tag == "VBG" and tree.lemma(tree.tokens[n].head) in lexicon.RAISING
    return tree.tokens[n].tag in ("VB", "VBN") and not tree.kids(n, "aux", "mark")


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
        if lemma == "plan" or lemma in OWNING or lemma in lexicon.PLANNED:
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
        dep == "ccomp" and lemma in lexicon.CUES and _negated(tree, above)
    ):  # "did not say that it sank" says neither
        kinds.add("possible")
        hedges.append(f"not {tree.word(above)}")
    elif dep == "nsubj:pass" and lemma in ("verify", "confirm", "establish") and _negated(tree, above):
        kinds.add("possible")  # "the release has not been verified"
        hedges.append(f"not {tree.word(above)}")
    elif dep == "ccomp" and lemma in ("deny", "doubt", "dispute"):
        kinds.add("denied")
        marks.append(tree.word(above))
    elif dep == "advcl" and any(tree.lemma(k) in ("if", "unless") for k in tree.kids(top, "mark")):
        kinds.add("hypothetical")


def _negated(tree: Tree, n: int) -> bool:
    """Whether "not" or "never" stands at a verb."""
    return any(tree.word(k).lower() in ("not", "n't", "n’t", "never") for k in tree.kids(n, "advmod"))
