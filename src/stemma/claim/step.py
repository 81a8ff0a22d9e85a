"""The claim step: sentences -> claims: what each says happened, in whose voice and how firmly."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claim import lexicon
from stemma.claim.clauses import Clause, clauses, finite
from stemma.claim.mainevent import main_event
from stemma.claim.nature import nature_of
from stemma.claim.origins import origins_of
from stemma.claim.presumed import presumed
from stemma.claim.quoted import quotation_at
from stemma.claim.slots import scope, slots_of
from stemma.claim.speaker import Voices, learn, voices_of
from stemma.claim.stance import stance_of
from stemma.claim.tree import Tree, trees
from stemma.claim.voice import voice_at
from stemma.claim.wording import wording
from stemma.ids import content_id
from stemma.records import Annotation, Claim, Mention, Report, Slot, Voice

NAME = "claim"
VERSION = "5"
NEEDS = ("Report", "Annotation")
GIVES = ("Claim", "MainEvent")

__all__ = ["GIVES", "NAME", "NEEDS", "VERSION", "claims", "main_event"]

MAX_CLAIMS = 1_500
"""Claims of one report at most; more come only from texts that are no reports."""


def claims(report: Report, annotation: Annotation) -> tuple[Claim, ...]:
    """The claims of a report, in the order of their event words."""
    found: list[Claim] = []
    sentences = trees(report, annotation)
    known = voices_of(report.text)
    for tree in sentences:
        learn(tree, known)
    for at, tree in enumerate(sentences):
        for clause in clauses(tree):
            claim = _claim(report, sentences, at, clause, known)
            if claim is not None:
                found.append(claim)
        if len(found) >= MAX_CLAIMS:
            break
    return tuple(found)


def _claim(report: Report, sentences: list[Tree], at: int, clause: Clause, known: Voices) -> Claim | None:
    tree = sentences[at]
    if _only_cue(tree, clause):
        voice_at(sentences, at, clause.head, known)
        return None
    voice = voice_at(sentences, at, clause.head, known)
    quoted = quotation_at(known.spans, tree.tokens[clause.event].start) is not None
    if quoted:
        _first_person(tree, voice)
    slots = slots_of(tree, clause)
    said = voice.kind != "report" and not clause.nominal and any(s.key for s in slots)
    if not _worth(tree, clause, slots) and not said:
        return None
    stance = stance_of(tree, clause)
    if stance.kind == "asserted" and clause.kind is not None and _dead(voice, clause.kind.name, slots):
        voice = Voice()
    trigger = tree.span([clause.event])
    span = tree.span(scope(tree, clause))
    sentence = tree.text[tree.sentence.start : tree.sentence.end]
    predicate = clause.kind.name if clause.kind else tree.lemma(clause.event)
    return Claim(
        content_id("claim", report.id, trigger.start, trigger.end),
        report.id,
        tree.sentence.number,
        clause.kind.event if clause.kind else "",
        predicate,
        trigger,
        span,
        wording(tree, clause),
        slots,
        voice,
        stance,
        nature_of(tree, clause, stance),
        origins_of(sentence, voice),
        classed=clause.kind is not None,
        quoted=quoted,
        main=_main(tree, clause),
        reacted=presumed(tree, clause),
    )


def _dead(voice: Voice, kind: str, slots: Sequence[Slot]) -> bool:
    """Whether a voice tells of its own death, as nobody does: whose word it is was misread."""
    if kind != "die" or not voice.key:
        return False
    victims = [s.key for s in slots if s.role == "whom"] or [s.key for s in slots if s.role == "who"]
    return voice.key in victims


def _main(tree: Tree, clause: Clause) -> bool:
    """A finite clause with a subject of its own, or one that "and" shares with the clause before it."""
    if clause.nominal or not finite(tree, clause):
        return False
    top = clause.governors[0] if clause.governors else clause.head
    return not clause.inherited or tree.tokens[top].dep == "conj"


def _first_person(tree: Tree, voice: Voice) -> None:
    """Inside a quotation "I" is the speaker, and whom "he" means the report cannot tell."""
    for n, held in list(tree.mentions.items()):
        if tree.tokens[n].pos in ("PRON", "DET") and held.kind == "person":
            del tree.mentions[n]
    if voice.kind != "named":
        return
    for n in tree.numbers:
        if tree.word(n) == "I" and n not in tree.mentions:
            start, end = tree.tokens[n].start, tree.tokens[n].end
            tree.mentions[n] = Mention(start, end, n, n, "person", voice.key, voice.name)


def _only_cue(tree: Tree, clause: Clause) -> bool:
    """ "he said": a clause that only lends its content a voice is no claim of its own."""
    if clause.nominal or tree.cue_lemma(clause.head) not in lexicon.CUES:
        return False
    if any(tree.lemma(k) == "as" for k in tree.kids(clause.head, "mark")):  # "as broadcast by X"
        return True
    if clause.kind is not None and clause.kind.name not in ("announce",):
        return False
    if tree.tokens[clause.head].tag == "VBG" and not tree.kids(clause.head, "aux"):
        return True  # "with reports suggesting"
    if tree.cue_lemma(clause.head) in lexicon.SAY:
        return True
    if tree.kids(clause.head, "ccomp"):
        return True
    return tree.tokens[clause.head].dep == "parataxis" or not tree.kids(clause.head, "obj", "obl")


def _worth(tree: Tree, clause: Clause, slots: tuple[Slot, ...]) -> bool:
    """A clause is a claim when it tells an event of the lexicon, or names somebody or a number."""
    if tree.sentence.last - tree.sentence.first < 2:
        return False
    roles = {s.role for s in slots}
    if clause.kind is None and tree.lemma(clause.head) in lexicon.NAMING and not _main(tree, clause):
        return False
    if clause.nominal:
        return bool(roles & {"who", "whom", "what", "where", "how many", "ordinal"})
    if clause.inherited and clause.kind is None and not any(s.key for s in slots if s.role != "who"):
        return False
    if clause.kind is None and roles <= {"who", "what"} and _aim(tree, clause):
        return False
    if not roles & {"who", "whom", "what"}:
        return clause.kind is not None and bool(roles)
    if clause.kind is not None or tree.tokens[clause.head].head == clause.head:
        return True
    return any(s.country or s.quantity is not None or s.key.count(" ") for s in slots)


def _aim(tree: Tree, clause: Clause) -> bool:
    """Whether a clause only tells what for, or what a noun is about: "agreements to develop reactors".

    It tells of nobody but who has the aim, and the clause above tells it whole.
    """
    top = clause.governors[0] if clause.governors else clause.head
    hung = tree.tokens[top].dep in ("acl", "advcl") and (clause.inherited or clause.subject is None)
    return hung and any(tree.tokens[k].tag == "TO" for k in tree.kids(top, "mark"))
