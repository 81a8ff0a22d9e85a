"""Cues: the verbs that lend a clause its voice, and who their speaker is."""

from __future__ import annotations

from stemma.claim import lexicon
from stemma.claim.speaker import Voices, named_voice, voice_of
from stemma.claim.tree import SUBJECTS, Tree
from stemma.records import Voice

END_REACH = 14
"""Words after the last comma within which "head teacher Anna Pell told Island Radio" ends a sentence."""


RIGHT_REACH = 7
"""Words before a clause's verb within which such a cue stands."""


def is_cue(tree: Tree, n: int) -> bool:
    """Whether a word is a verb whose subject is a voice."""
    return n in tree.cues


def speaker_of(tree: Tree, cue: int, told: int | None = None) -> int | None:
    """The head word of a cue's subject; of a passive cue, its agent.

    ``told``: the verb of what is said: "it said" goes back to its subject where that is a body.
    """
    agent = tree.kids(cue, "obl:agent")
    if agent:
        return agent[0]
    found = [k for k in tree.kids(cue, *SUBJECTS) if tree.tokens[k].dep != "nsubj:pass"]
    if found:
        word = tree.word(found[0]).lower()
        if word == "it" and told is not None:
            own = tree.subject(told)
            body = own is not None and (
                tree.lemma(own) in lexicon.BODIES
                or (own in tree.mentions and tree.mentions[own].kind != "person")
            )
            return own if body else None
        return None if word in ("it", "which", "that", "this") else found[0]
    if tree.tokens[cue].dep in ("conj", "xcomp", "advcl") and tree.tokens[cue].head in tree.children:
        above = tree.tokens[cue].head
        return speaker_of(tree, above) if above != cue else None
    return None


def at_the_end(tree: Tree, n: int, known: Voices) -> list[Voice]:
    """A sentence that ends ", NAME said": read off its words where the parse has lost it."""
    last = tree.sentence.last
    for k in range(last, max(tree.sentence.first, last - END_REACH), -1):
        if tree.tokens[k].tag in ("VBD", "VBZ") and tree.cue_lemma(k) in lexicon.CUES and k > n:
            comma = next((c for c in range(k - 1, n, -1) if tree.word(c) in (",", ",”")), None)
            if comma is None or any(tree.tokens[c].pos == "VERB" for c in range(comma + 1, k)):
                return []
            first = k
            while first - 1 > comma and tree.tokens[first - 1].pos == "PROPN":
                first -= 1
            if first < k:
                role = tree.words(range(comma + 1, first)) if first > comma + 1 else ""
                return [named_voice(tree, first, k, role, known, k)]
            if tree.lemma(k - 1) in lexicon.BODIES | lexicon.UNNAMED:
                return [voice_of(tree, k - 1, known, cue=k)]
            return []
    return []


def right_before(tree: Tree, n: int, known: Voices) -> list[Voice]:
    """ "reports suggesting it now controls ...": read off the words where the parse has lost it."""
    for k in range(n - 1, max(tree.sentence.first, n - RIGHT_REACH), -1):
        if tree.tokens[k].pos == "PUNCT":
            break
        if tree.tokens[k].tag == "VBG" and tree.cue_lemma(k) in lexicon.CUES:
            if k - 1 in tree.children and tree.lemma(k - 1) in lexicon.UNNAMED:
                return [voice_of(tree, k - 1, known, cue=k)]
            break
    return []
