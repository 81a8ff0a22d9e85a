"""Voice: who says what a clause says, from the cues above and beside it, and from quotations.

The order of trial: a cue that governs the clause or hangs on it, a quotation that holds it, and last
what the words show where the parse has lost the cue.
"""

from __future__ import annotations

from dataclasses import replace

from stemma.claim.cues import at_the_end, is_cue, right_before, speaker_of
from stemma.claim.quoted import quotation_at
from stemma.claim.speaker import Voices, voice_of
from stemma.claim.tree import Tree
from stemma.records import Span, Voice

REPORT = Voice()

ACCUSE = frozenset("accuse blame charge suspect convict acquit criticise criticize condemn".split())
"""Verbs whose "of killing ..." is their subject's word."""


def voice_at(trees: list[Tree], at: int, clause_head: int, known: Voices) -> Voice:
    """The voice of the clause whose head is ``clause_head`` in sentence number ``at`` of ``trees``."""
    tree = trees[at]
    chain = _chain(tree, clause_head, known)
    if not chain:
        chain = _from_quotation(trees, at, clause_head, known)
    if not chain:
        chain = at_the_end(tree, clause_head, known) or right_before(tree, clause_head, known)
    if not chain:
        return REPORT
    inner = chain[-1]
    return replace(inner, via=tuple(v.name for v in chain[:-1]))


def _chain(tree: Tree, n: int, known: Voices) -> list[Voice]:
    """Voices above a word, outermost first: cues that govern it, parentheses, "according to"."""
    found: list[Voice] = []
    seen: set[int] = set()
    start = n
    told = False  # inside a clause with "that" below a noun: "said in a statement that ..."
    while n not in seen:
        seen.add(n)
        found[:0] = _beside(tree, n, known, start)
        head, dep = tree.tokens[n].head, tree.tokens[n].dep
        if head == n or head not in tree.children:
            break
        if dep in ("ccomp", "xcomp", "parataxis", "advcl", "obj", "obl", "iobj") and is_cue(tree, head):
            speaker = speaker_of(tree, head, n)
            inside = speaker is not None and n in tree.subtree(speaker)
            if not inside and (dep == "ccomp" or told or _content(tree, n)):
                found[:0] = [voice_of(tree, k, known, cue=head) for k in _cited(tree, head)]
                if speaker is not None:
                    found.insert(0, voice_of(tree, speaker, known, cue=head))
        accuser = _accuser(tree, n)
        if accuser is not None:
            found.insert(0, voice_of(tree, accuser, known))
        told = dep in ("acl", "acl:relcl", "ccomp") and any(
            tree.lemma(k) == "that" for k in tree.kids(n, "mark")
        )
        n = head
    return found


def _accuser(tree: Tree, n: int) -> int | None:
    """Who accuses in "accused the army of killing 12", for the word "killing"; None where nobody does."""
    if tree.tokens[n].tag != "VBG":
        return None
    verb = tree.tokens[n].head
    if tree.tokens[n].dep == "acl" and verb in tree.children and tree.tokens[verb].dep == "obj":
        verb = tree.tokens[verb].head
    if verb in tree.children and tree.lemma(verb) in ACCUSE:
        return tree.subject(verb)
    return None


def _cites(tree: Tree, n: int) -> bool:
    """Whether a word is the "citing" of ", it said, citing the ministry"."""
    return tree.lemma(n) in ("cite", "quote") and tree.tokens[n].tag == "VBG" and bool(tree.kids(n, "obj"))


def _cited(tree: Tree, cue: int) -> list[int]:
    """Whom a cue's speaker cites: the deeper link of the chain."""
    return [tree.kids(k, "obj")[0] for k in tree.kids(cue, "advcl", "ccomp", "xcomp") if _cites(tree, k)]


def _content(tree: Tree, n: int) -> bool:
    """Whether ``n`` stands under a cue as what is said: a quotation or a clause beside it."""
    dep = tree.tokens[n].dep
    if dep == "parataxis":
        return tree.tokens[n].pos in ("VERB", "ADJ", "NOUN", "AUX") and not is_cue(tree, n)
    return dep == "xcomp" and bool(tree.kids(n, "mark"))


def _credited(tree: Tree, n: int) -> list[int]:
    """Whom "according to" names below a word."""
    if not tree.credits:
        return []
    below = tree.subtree(n, without=("ccomp", "acl:relcl"))
    named = [k for k in below if k in tree.credits and tree.tokens[k].dep == "case"]
    return [tree.tokens[k].head for k in named if tree.word(k).lower() == "according"]


def _beside(tree: Tree, n: int, known: Voices, start: int) -> list[Voice]:
    """Voices that hang below a word: ", he said", "according to X", "as shown by X".

    ``start``: the clause whose voice is looked for: "the police who killed him" do not say that they did.
    """
    found: list[Voice] = []
    telling = (tree.cues | tree.credits) - {n}
    if not telling:  # so it is in most sentences
        return found
    for k in tree.kids(n, "conj"):  # ", the governor's office announced", parsed as a second verb
        own = tree.subject(k)
        if own is not None and k > n and is_cue(tree, k) and not tree.kids(k, "cc", "ccomp", "obj"):
            found.append(voice_of(tree, own, known, cue=k))
        for target in _credited(tree, k):  # "A was killed and B injured, according to X"
            found.append(voice_of(tree, target, known))
    for k in tree.subtree(n, without=("ccomp", "conj", "acl:relcl")):
        if k not in telling:
            continue
        dep = tree.tokens[k].dep
        if dep == "parataxis" and tree.tokens[k].head == n and is_cue(tree, k):
            speaker = speaker_of(tree, k, n)
            if speaker is not None and not [c for c in tree.kids(k, "ccomp") if not _cites(tree, c)]:
                found.append(voice_of(tree, speaker, known, cue=k))
            found += [voice_of(tree, c, known, cue=k) for c in _cited(tree, k)]
        elif k in tree.credits:
            named = tree.tokens[k].head if dep == "case" else k
            target = named if dep == "case" else next(iter(tree.kids(k, "obl", "nmod")), named)
            inside = target != start and start in tree.subtree(target)
            if target != n and tree.tokens[target].pos != "VERB" and not inside:
                found.append(voice_of(tree, target, known, cue=k))
        elif dep in ("advcl", "acl") and is_cue(tree, k):
            marks = [tree.lemma(m) for m in tree.kids(k, "mark", "advmod", "case")]
            agent = next(iter(tree.kids(k, "obl:agent")), None) or speaker_of(tree, k)
            if "as" in marks and agent is not None:
                found.append(voice_of(tree, agent, known, cue=k))
            elif _cites(tree, k) and not is_cue(tree, tree.tokens[k].head):
                found.append(voice_of(tree, tree.kids(k, "obj")[0], known, cue=k))
    return found


def _from_quotation(trees: list[Tree], at: int, n: int, known: Voices) -> list[Voice]:
    """The voice of a quotation that runs over sentences: the cue beside its end or before it."""
    tree = trees[at]
    span = quotation_at(known.spans, tree.tokens[n].start)
    if span is None or len(tree.text[span.start : span.end].split()) < 4:
        return []
    near = [t for t in trees[max(0, at - 6) : at + 7] if _touches(t, span)]
    for other in sorted(near, key=lambda t: (t.sentence.end < span.end, abs(t.sentence.number - at))):
        for k in other.numbers:
            if is_cue(other, k) and not span.start <= other.tokens[k].start < span.end:
                speaker = speaker_of(other, k)
                if speaker is not None:
                    return [voice_of(other, speaker, known, cue=k)]
    return _before(trees, at, span, known)


def _touches(tree: Tree, span: Span) -> bool:
    return tree.sentence.start < span.end + 1 and tree.sentence.end > span.start


def _before(trees: list[Tree], at: int, span: Span, known: Voices) -> list[Voice]:
    """A quotation without a cue of its own goes on with the speaker of the sentence before it."""
    for other in reversed(trees[max(0, at - 2) : at]):
        if other.sentence.end > span.start:
            continue
        for k in other.numbers:
            speaker = speaker_of(other, k) if is_cue(other, k) else None
            if speaker is not None:
                return [voice_of(other, speaker, known, cue=k)]
    return []
