"""Clauses of a sentence: the event words that a claim can be made of, and who does them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from stemma.claim import lexicon
from stemma.claim.control import OWNING, subject_of, undergone
from stemma.claim.lexicon import EventClass
from stemma.claim.tree import Tree

NO_CLAUSE = frozenset(["amod", "compound", "flat", "fixed", "case", "mark", "aux", "aux:pass", "cop",
                       "det", "advmod", "cc", "nmod:desc", "nmod", "obj", "nmod:poss"])  # fmt: skip
SETTING = frozenset("under after before during amid since until despite over following through".split())
"""Prepositions that make an event noun the setting of another event."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: ``head`` its verb (or predicate word), ``event`` the token that names the event.

    ``subject`` is the head word of the subject, inherited where the clause has none; ``governors``:
    verbs above it that colour it ("set" in "set to meet"); ``passive``: its subject undergoes it.
    """

    head: int
    event: int
    subject: int | None
    inherited: bool
    passive: bool
    nominal: bool
    kind: EventClass | None
    governors: tuple[int, ...]


def clauses(tree: Tree) -> list[Clause]:
    """The clauses of a sentence, in order of their event words."""
    found: dict[int, Clause] = {}
    for n in tree.numbers:
        token = tree.tokens[n]
        if _heads_clause(tree, n) and not _is_raised(tree, n):
            clause = _clause(tree, n)
            found.setdefault(clause.event, clause)
        elif token.pos == "NOUN" and token.dep not in ("compound", "nmod:poss"):
            nominal = _nominal(tree, n)
            if nominal is not None and nominal.event != n:  # "saw police fire tear gas" is one event
                found.pop(token.head, None)
            if nominal is not None:
                found.setdefault(nominal.event, nominal)
    return [found[n] for n in sorted(found)]


def _heads_clause(tree: Tree, n: int) -> bool:
    token = tree.tokens[n]
    if token.pos == "VERB":
        return token.dep not in NO_CLAUSE or tree.subject(n) is not None
    if token.pos in ("ADJ", "NOUN", "PROPN", "AUX"):
        if tree.kids(n, "cop"):
            return True
        return tree.subject(n) is not None and token.pos in ("AUX", "ADJ")
    return False


def _is_raised(tree: Tree, n: int) -> bool:
    """An infinitive that its governor's clause speaks for ("to engage" under "set")."""
    token = tree.tokens[n]
    head = token.head
    if token.dep not in ("xcomp", "acl") or head not in tree.children or head == n:
        return False
    if _staged(tree, n, head):
        return True
    return tree.subject(n) is None and _raises(tree, head, n)


def _staged(tree: Tree, n: int, verb: int) -> bool:
    """Whether the verb above only sets the scene: "the offensive has seen the army lose ground"."""
    scene = tree.subject(verb)
    if scene is None or tree.lemma(verb) not in lexicon.PERCEIVED or tree.tokens[n].tag != "VB":
        return False
    timed = any(m.first <= scene <= m.last for m in tree.times)
    return timed or lexicon.of_noun(tree.lemma(scene)) is not None


def _raises(tree: Tree, governor: int, n: int) -> bool:
    if not any(tree.lemma(k) == "to" for k in tree.kids(n, "mark")):
        return False
    if tree.tokens[n].dep == "acl":  # "has plans to facilitate"
        verb = tree.tokens[governor].head
        held = tree.tokens[governor].dep == "obj" and verb in tree.children and tree.lemma(verb) in OWNING
        return held and tree.lemma(governor) in ("plan", "intention", "aim")
    if tree.lemma(governor) == "help" and any(k < n for k in tree.kids(governor, "obj", "iobj")):
        return False  # "helped France to build": France builds
    return tree.lemma(governor) in lexicon.RAISING


def _clause(tree: Tree, n: int) -> Clause:
    governors: list[int] = []
    head = n
    while True:  # walk down from "set" to "engage", from "has plans" to "facilitate"
        below = [k for k in tree.kids(head, "xcomp") if _is_raised(tree, k)]
        if not below:
            below = [a for o in tree.kids(head, "obj") for a in tree.kids(o, "acl") if _is_raised(tree, a)]
        if not below or len(governors) > 4:
            break
        governors.append(head)
        head = below[0]
    staged = bool(governors) and _staged(tree, head, governors[-1])
    subject, inherited = subject_of(tree, head if staged else n)
    source = _came_from(tree, subject) if subject is not None and not inherited else None
    if source is not None and subject is not None and subject in tree.kids(head):
        return Clause(head, subject, source, False, False, False, lexicon.of_noun(tree.lemma(subject)), ())
    passive = undergone(tree, head)
    event, kind = _event(tree, head)
    return Clause(head, event, subject, inherited, passive, False, kind, tuple(governors))


def _came_from(tree: Tree, n: int) -> int | None:
    """Whom an act of speech came from: "the order came from the ministry"; ``n``: the noun, or None."""
    verb, kind = tree.tokens[n].head, lexicon.of_noun(tree.lemma(n))
    told = kind is not None and kind.speech and tree.tokens[n].dep == "nsubj" and verb in tree.children
    if not told or tree.lemma(verb) != "come":
        return None
    return next((k for k in tree.kids(verb, "obl") if tree.case_of(k) == "from"), None)


def _seen(tree: Tree, n: int) -> Clause | None:
    """What somebody saw others do, where the parse has made one name of it: "saw police fire tear gas"."""
    verb, words = tree.tokens[n].head, tree.kids(n, "compound")
    if verb not in tree.children or tree.lemma(verb) not in lexicon.PERCEIVED or len(words) < 2:
        return None
    for doer, act in pairwise(words):
        kind = lexicon.of_phrase(tree.lemma(act), tree.lemma(n))
        if kind is not None:
            return Clause(n, act, doer, False, False, True, kind, ())
    return None


def _event(tree: Tree, head: int) -> tuple[int, EventClass | None]:
    """The token that names the event: the verb, or the noun that a light verb carries."""
    token = tree.tokens[head]
    if token.pos in ("VERB", "AUX"):
        lemma = tree.lemma(head)
        if lemma in lexicon.LIGHT or lemma == "be":
            for k in tree.kids(head, "obj", "nsubj" if lemma == "be" else "obj"):
                kind = lexicon.of_noun(tree.lemma(k))
                if kind is not None:
                    return k, kind
        held = [
            lexicon.of_phrase(lemma, "person" if _person(tree, k) else tree.lemma(k))
            for k in tree.kids(head, "obj", "nsubj:pass")
        ]
        phrase = next((k for k in held if k is not None), None)  # "opened fire"
        return head, phrase or lexicon.of_verb(lemma, tree.particle(head))
    return head, lexicon.of_noun(tree.lemma(head)) if tree.kids(head, "cop") else None


def _person(tree: Tree, n: int) -> bool:
    held = tree.mention_under(n)
    return held is not None and held.kind == "person"


def _nominal(tree: Tree, n: int) -> Clause | None:
    """An event told by a noun with its own participants: "the arrest of two men", "his visit to X".

    It is a claim of its own wherever it stands, also as the subject of another clause: other reports tell the
    same deal or attack. Leaving out even the nouns of speech ("denied the allegations") lost labelled pairs.
    """
    kind = lexicon.of_noun(tree.lemma(n))
    if tree.tokens[n].dep == "obj" and (seen := _seen(tree, n)) is not None:
        return seen
    if kind is None or _came_from(tree, n) is not None:
        return None
    owners = [k for k in tree.kids(n, "nmod:poss") if tree.mention_under(k) or tree.tokens[k].pos != "PRON"]
    named = [k for k in tree.kids(n, "nmod", "obl") if tree.mention_under(k)]
    counted = tree.kids(n, "nummod")
    ordinal = [k for k in tree.kids(n, "amod", "appos") if ordinal_word(tree.word(k))]
    if ordinal:
        owner = owners or [o for k in ordinal for o in tree.kids(k, "nmod:poss") if o in tree.mentions]
        return Clause(n, n, next(iter(owner), None), False, False, True, kind, ())
    if (
        tree.tokens[n].dep in ("obj", "conj", "nsubj", "nsubj:pass", "root", "ROOT", "obl")
        and (tree.case_of(n) not in SETTING)
        and (owners or named or counted or tree.kids(n, "nmod", "acl"))
    ):
        agents = [k for k in tree.kids(n, "nmod", "obl:agent") if tree.case_of(k) == "by"]
        subject = next(iter((*agents, *owners)), None)
        return Clause(n, n, subject, False, False, True, kind, ())
    if kind.name == "agree" and tree.tokens[n].dep in ("obj", "conj"):  # "... and signed agreements"
        head = tree.tokens[n].head
        if tree.tokens[head].dep == "obj" and tree.tokens[n].dep == "conj":
            head = tree.tokens[head].head
        if head in tree.children and tree.tokens[head].pos == "VERB":
            subject, _ = subject_of(tree, head)
            return Clause(n, n, subject, True, False, True, kind, ()) if subject is not None else None
    return None


ORDINALS = {
    w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}  # fmt: skip


@lru_cache(maxsize=20_000)
def ordinal_word(word: str) -> int | None:
    """The value of an ordinal ("fourth", "21st"), or None."""
    found = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", word.lower())
    return int(found.group(1)) if found else ORDINALS.get(word.lower())


def purpose(tree: Tree, n: int) -> list[int]:
    """The words of "to" and its verb right after a noun ("agreements to develop ..."), or none."""
    if n + 2 not in tree.children or tree.word(n + 1) != "to" or tree.tokens[n + 2].pos != "VERB":
        return []
    return tree.subtree(n + 2, without=("punct", "parataxis", "conj"))


def finite(tree: Tree, clause: Clause) -> bool:
    """Whether a clause has a tense of its own, or a governor that has."""
    top = clause.governors[0] if clause.governors else clause.head
    if tree.kids(top, "aux", "cop", "aux:pass"):
        return True
    return tree.tokens[top].tag in ("VBD", "VBZ", "VBP", "MD")
