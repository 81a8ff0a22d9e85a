"""A clause in the words of its sentence, shortened: what a finding shows above the full sentence.

Nothing is added but the name that a pronoun stands for and an inherited subject, both in brackets.
"""

from __future__ import annotations

from stemma.claim import lexicon
from stemma.claim.clauses import Clause, purpose
from stemma.claim.control import RELATIVE, completes
from stemma.claim.tree import Tree

DROPPED = ("acl:relcl", "parataxis", "advcl", "discourse", "cc", "vocative", "dislocated", "list", "appos")
NO_NAME = ("acl", "acl:relcl", "appos", "punct", "parataxis", "advcl", "cop", "nsubj", "nsubj:pass",
           "aux", "mark", "advmod")  # fmt: skip
"""What a subject's name is shown without."""

PHRASES = ("obl", "obl:unmarked", "obl:agent", "nmod", "conj")
"""Relations of a noun whose preposition belongs to the clause around it."""

MAX_WORDS = 32
SHORT_APPOSITION = 9


def wording(tree: Tree, clause: Clause) -> str:
    """The clause's own words, without the clauses that hang on it, without connectives at its head."""
    top = clause.governors[0] if clause.governors else clause.head
    kept = _kept(tree, clause, top)
    if clause.nominal:
        kept |= set(purpose(tree, clause.event))
    numbers = _tidy(tree, kept, top)
    text = _render(tree, numbers)
    if (
        clause.subject is not None
        and clause.subject not in numbers
        and (clause.inherited or not clause.nominal)
    ):
        relative = [n for n in numbers[:2] if tree.word(n).lower() in RELATIVE and n != top]
        if relative:
            text = _render(tree, [n for n in numbers if n not in relative])
        first = numbers[0] == tree.sentence.first and tree.tokens[top].pos in ("VERB", "AUX")
        if first and tree.tokens[numbers[0]].pos != "PROPN" and not text.startswith(("I ", "[")):
            text = text[:1].lower() + text[1:]
        text = f"[{_name(tree, clause.subject)}] {text}"
    for opened, closed in (("“", "”"), ("(", ")")):
        if text.count(opened) != text.count(closed):
            text = text.replace(opened, "").replace(closed, "").strip(" ,")
    if text.count('"') % 2:
        text = text.replace('"', "").strip(" ,")
    words = text.split()
    if len(words) > MAX_WORDS:
        text = " ".join(words[:MAX_WORDS]) + " …"
    return text[:1].upper() + text[1:] if text else text


def _kept(tree: Tree, clause: Clause, top: int) -> set[int]:
    found = {top}
    stack = [top]
    spine = {clause.head, clause.event, *clause.governors}
    while stack:
        n = stack.pop()
        for k in tree.children[n]:
            dep = tree.tokens[k].dep
            if k in spine:
                pass
            elif (
                (dep in DROPPED and not _kept_anyway(tree, n, k, spine))
                or (dep == "conj" and n in spine and tree.tokens[k].pos in ("VERB", "AUX", "ADJ"))
                or (dep == "ccomp" and n == top and k < n)
                or (tree.credits and any(tree.word(c).lower() == "according" for c in tree.kids(k, "case")))
            ):
                continue
            found.add(k)
            stack.append(k)
    return found


def _kept_anyway(tree: Tree, n: int, k: int, spine: set[int]) -> bool:
    """Times told by a clause, a short apposition, an "and" between nouns."""
    dep = tree.tokens[k].dep
    if dep == "advcl":
        return completes(tree, k) or any(
            tree.lemma(m) in ("since", "after", "in", "by", "when") for m in tree.kids(k, "mark")
        )
    if dep == "appos":
        return len(tree.subtree(k)) <= SHORT_APPOSITION
    return dep == "cc" and n not in spine


def _tidy(tree: Tree, kept: set[int], top: int) -> list[int]:
    """Without connectives and stray punctuation at either end."""
    numbers = sorted(kept)
    while numbers and numbers[0] != top and (
        tree.tokens[numbers[0]].pos in ("PUNCT", "CCONJ")
        or tree.word(numbers[0]).lower() in lexicon.CONNECTIVES
        or tree.tokens[numbers[0]].dep == "fixed"
        or (tree.tokens[numbers[0]].dep == "case" and tree.tokens[numbers[0]].head == top
            and tree.tokens[top].dep in PHRASES and not tree.kids(top, "cop"))
        or (tree.tokens[numbers[0]].dep == "mark" and not _stays(tree, numbers[0], top, kept))
        or tree.tokens[numbers[0]].tag == "WRB"
        or (tree.tokens[top].pos == "VERB" and tree.tokens[numbers[0]].pos in ("SCONJ", "ADP")
            and tree.tokens[numbers[0]].head == top)
    ):  # fmt: skip
        numbers = numbers[1:]
    while (
        numbers
        and numbers[-1] != top
        and tree.tokens[numbers[-1]].pos == "PUNCT"
        and tree.word(numbers[-1]) not in ("”", ")", '"', "%")
    ):
        numbers = numbers[:-1]
    out: list[int] = []
    for i, n in enumerate(numbers):  # a comma left alone where a clause was dropped
        follows = numbers[i + 1] if i + 1 < len(numbers) else -1
        if tree.word(n) in (",", "—", "-", "–") and (follows != n + 1 or (out and out[-1] != n - 1)):
            continue
        out.append(n)
    return out


def _stays(tree: Tree, mark: int, top: int, kept: set[int]) -> bool:
    """Whether a mark at the head stays: "[the army] to guard the port", "after meeting X, the army left"."""
    head = tree.tokens[mark].head
    if head == top:
        return tree.tokens[mark].tag == "TO"
    return head in kept and tree.tokens[head].dep == "advcl"


def _render(tree: Tree, numbers: list[int]) -> str:
    """The words, with "[name]" where a mention stands for a person named elsewhere."""
    pieces: list[str] = []
    before: int | None = None
    done: set[int] = set()
    for n in numbers:
        if n in done:
            before = n
            continue
        gap = ""
        if before is not None:
            between = tree.text[tree.tokens[before].end : tree.tokens[n].start]
            gap = " " if n != before + 1 or between else ""
            if tree.word(n) in (",", ".", "'s", "’s", ")"):
                gap = ""
        held = tree.mentions.get(n)
        word = tree.word(n)
        if held is not None and tree.tokens[n].pos == "PRON" and held.kind == "person":
            owns = word.lower() in ("his", "their") or tree.tokens[n].dep == "nmod:poss"
            word = f"[{held.name}{'’s' if owns else ''}]"
        pieces.append(gap + word)
        before = n
    return "".join(pieces).strip()


def _name(tree: Tree, n: int) -> str:
    held = tree.mention_under(n)
    if held is not None and (held.kind == "person" or tree.tokens[n].pos == "PRON"):
        return held.name
    phrase = tree.subtree(n, without=NO_NAME)
    leading = {k for k in tree.kids(n, "case", "cc") if k < n or tree.tokens[k].tag == "POS"}
    return tree.words(k for k in phrase if k not in leading)
