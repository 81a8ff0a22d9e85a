"""Slips of a parse put right: places where heads that were scored one by one do not fit together.

The reader gives every word its likeliest head. Mostly they agree; where a subject is cut off from its
participle, or a reported clause hangs on the words that say from whom, the voice of a claim would be lost.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from stemma.records import Token

PHRASE = frozenset(["obl", "nmod", "obj", "dep", "nsubj"])
CITING = frozenset(["cite", "quote"])
NAMING = frozenset(["NOUN", "PROPN", "ADJ", "NUM"])
NEAR = 12
"""Words between a marker and its verb, or a participle and the clause that follows its comma."""


def mends(tokens: list[Token]) -> None:
    """Mend the heads of a parse, in place."""
    for number, token in enumerate(tokens):
        if token.dep == "mark" and token.head > number:
            if token.lemma == "with":
                _subject(tokens, number, token.head)
            elif token.lemma == "that":
                _reported(tokens, number, token.head)
        elif token.dep == "nsubj" and token.head < number:
            _saying(tokens, number)
        elif token.pos == "VERB" and token.dep == "parataxis" and token.head < number:
            _inserted(tokens, number)


def _subject(tokens: list[Token], mark: int, verb: int) -> None:
    """ "with reports suggesting ...": the noun before the participle is its subject."""
    noun = verb - 1
    cut_off = tokens[noun].pos in ("NOUN", "PROPN", "PRON") and not mark <= tokens[noun].head <= verb
    if (
        cut_off
        and mark < noun
        and verb - mark <= NEAR
        and tokens[noun].dep in PHRASE
        and tokens[verb].tag in ("VBG", "VBN")
        and not any(_subject_of(t, verb) for t in tokens[mark : verb + NEAR])
        and not _under(tokens, verb, noun)
    ):
        tokens[noun] = replace(tokens[noun], head=verb, dep="nsubj")


def _reported(tokens: list[Token], mark: int, verb: int) -> None:
    """ "The Star reported, citing police, that ...": what is reported hangs on the verb of reporting."""
    source = tokens[verb].head
    above = tokens[source].head if source < mark else source
    if (
        tokens[verb].dep == "ccomp"
        and source < mark <= source + NEAR
        and tokens[source].lemma in CITING
        and tokens[source].dep == "advcl"
        and above < source
        and tokens[mark - 1].pos == "PUNCT"
        and not any(t.head == above and t.dep == "ccomp" for t in tokens[above:verb])
        and not _under(tokens, above, verb)
    ):
        tokens[verb] = replace(tokens[verb], head=above)


def _saying(tokens: list[Token], noun: int) -> None:
    """ "It ran dry, its director told the Star": a second subject, behind its verb, is the next one's."""
    verb = tokens[noun].head
    if verb >= noun or not any(_subject_of(t, verb) for t in tokens[max(0, verb - NEAR) : verb]):
        return
    for later in range(noun + 1, min(len(tokens), noun + NEAR)):
        if tokens[later].pos == "VERB" and tokens[later].tag != "VBN" and not _under(tokens, later, noun):
            if not any(_subject_of(t, later) for t in tokens[verb : later + NEAR]):
                tokens[noun] = replace(tokens[noun], head=later)
            return


def _subject_of(token: Token, verb: int) -> bool:
    return token.head == verb and token.dep.startswith("nsubj")


def _inserted(tokens: list[Token], verb: int) -> None:
    """ "..., it said in a statement.": what follows "it said" without a mark is said, not done, there."""
    for later in range(verb + 1, min(len(tokens), verb + NEAR)):
        if tokens[later].pos == "PUNCT":
            return
        if tokens[later].head == tokens[verb].head and tokens[later].dep in ("obl", "advmod", "obj"):
            tokens[later] = replace(tokens[later], head=verb)


def doubled(tokens: list[Token]) -> None:
    """Two subjects side by side of one verb are one: the first is part of the second's name, in place."""
    by_verb: dict[int, list[int]] = {}
    for n, token in enumerate(tokens):
        if n < token.head <= n + NEAR and _is_subject(token):
            by_verb.setdefault(token.head, []).append(n)
    for verb, subjects in sorted(by_verb.items()):
        if tokens[verb].pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        for first, second in pairwise(subjects):
            if _beside(tokens, first, second):
                tokens[first] = replace(tokens[first], head=second, dep="compound")


def _is_subject(token: Token) -> bool:
    return token.dep in ("nsubj", "nsubj:pass") and token.pos in ("NOUN", "PROPN")


def _beside(tokens: list[Token], first: int, second: int) -> bool:
    """Whether all words between two words are of their names, as one would be."""
    return all(
        tokens[n].pos in NAMING and (_under(tokens, n, first) or _under(tokens, n, second))
        for n in range(first + 1, second)
    )


def _under(tokens: list[Token], word: int, other: int) -> bool:
    """Whether a word hangs under another, or in a circle: it could not become that other's head."""
    for _ in range(len(tokens)):
        if word == other:
            return True
        if tokens[word].head == word:
            return False
        word = tokens[word].head
    return True
