"""Facts on each phrase as columns of numbers: the features of all pairs of a report are made at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from stemma.annotate.coref.nouns import definite
from stemma.annotate.coref.phrases import REFLEXIVE, Document, Phrase
from stemma.annotate.coref.speech import SAYING
from stemma.annotate.coref.traits import Traits

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]

CLASSES = ("he", "she", "it", "they", "the", "this", "own", "a", "bare", "name")
"""Classes of anaphors: pronouns, nouns by what stands before them, new names."""

_NUMBERS: dict[str, int] = {word: n for n, word in enumerate(CLASSES)}

FORMS = ("name", "the", "this", "own", "a", "bare", "pronoun", "and")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
OBJECTS = ("obj", "iobj")
SUBJECT, OBJECT, OWNER, BESIDE = 1, 2, 3, 4
ROLES = (
    dict.fromkeys(SUBJECTS, SUBJECT) | dict.fromkeys(OBJECTS, OBJECT) | {"nmod:poss": OWNER, "nmod": BESIDE}
)
"""Grammatical roles as numbers; 0 is any other."""

GENDERS = " mfn"
OPENERS = frozenset(["seem", "appear", "happen", "turn", "take", "rain", "snow", "matter"])
"""Verbs whose "it" often stands for nothing."""
COMES = (["comes", "to"], ["came", "to"])


@dataclass(frozen=True, slots=True)
class Facts:
    """One number for each phrase, or for each row once taken by ``Columns.at``.

    ``form``, ``kind``: numbers of ``FORMS`` and ``CLASSES`` (-1: no class); ``role``: see ``ROLES``;
    ``number``, ``gender``: 0 for unknown; ``kinds``: bits; ``lemma``, ``key``: numbers of words and of names
    (key 0: no name); ``count``: mentions of the name; ``clause``: the verb's token or -1; ``quote``: number
    of the quotation or 0; ``usual``: percent of "the" beside the noun or -1; the rest is 0 or 1.
    """

    sentence: Ints
    form: Ints
    kind: Ints
    role: Ints
    number: Ints
    gender: Ints
    kinds: Ints
    lemma: Ints
    key: Ints
    count: Ints
    clause: Ints
    quote: Ints
    top: Ints
    reflexive: Ints
    empty: Ints
    wide: Ints
    speaks: Ints
    usual: Ints


def class_of(phrase: Phrase) -> int:
    """The number of the class in which a phrase is resolved, or -1 where rules alone link it."""
    word = phrase.pronoun if phrase.form == "pronoun" else phrase.form
    return _NUMBERS.get(word, -1)


class Columns:
    """The facts of a report's phrases, the words of each, and which nouns describe which names.

    ``roles``, ``heads``: pairs of a name and a noun as ``name * size + noun``: what it is called, what it is
    made of.
    """

    def __init__(
        self, doc: Document, phrases: Sequence[Phrase], traits: Traits, quotes: Sequence[int]
    ) -> None:
        lemmas: dict[str, int] = {}
        keys: dict[str, int] = {"": 0}
        rows = [_facts(doc, p, traits, quotes, lemmas, keys) for p in phrases]
        self.table: Ints = np.array(rows, dtype=np.int64).reshape(len(rows), len(fields(Facts))).T
        self.words = [traits.words[p.key] if p.key else modifiers(doc, p) for p in phrases]
        self.named = [bool(p.key) for p in phrases]
        self.texts = [" ".join(doc.words[p.first : p.last + 1]).removeprefix("the ") for p in phrases]
        self.size = len(lemmas) + 1
        self.roles = self._codes(traits.roles, keys, lemmas)
        self.heads = self._codes(traits.heads, keys, lemmas)

    def at(self, numbers: Ints) -> Facts:
        """The facts of some phrases, in the order of ``numbers``."""
        return Facts(*self.table[:, numbers])

    def _codes(self, sets: dict[str, set[str]], keys: dict[str, int], lemmas: dict[str, int]) -> Ints:
        found = [
            keys[key] * self.size + lemmas[_stem(word)]
            for key, words in sets.items()
            for word in words
            if _stem(word) in lemmas
        ]
        return np.array(sorted(found), dtype=np.int64)


def _facts(
    doc: Document,
    p: Phrase,
    traits: Traits,
    quotes: Sequence[int],
    lemmas: dict[str, int],
    keys: dict[str, int],
) -> tuple[int, ...]:
    token = doc.tokens[p.head]
    role = ROLES.get(token.dep, 0)
    gender = traits.gender[p.key] if p.key else p.gender
    return (
        p.sentence,
        FORMS.index(p.form),
        class_of(p),
        role,
        p.number,
        GENDERS.index(gender or " "),
        p.kinds,
        lemmas.setdefault(_stem(p.lemma), len(lemmas)),
        keys.setdefault(p.key, len(keys)),
        traits.count[p.key] if p.key else 0,
        token.head if role in (SUBJECT, OBJECT) or token.dep == "obl" else -1,
        quotes[p.head],
        int(role == SUBJECT and doc.tokens[token.head].head == token.head),
        int(p.lemma in REFLEXIVE),
        int(_empty(doc, p)),
        int(p.last > p.first + 1),
        int(role == SUBJECT and doc.tokens[token.head].lemma.lower() in SAYING),
        definite().get(p.lemma, -1),
    )


def _stem(word: str) -> str:
    return word.removesuffix("s") or word


def modifiers(doc: Document, phrase: Phrase) -> set[str]:
    """The lemmas of the words that modify a phrase's noun."""
    return {
        doc.tokens[k].lemma.lower()
        for k in doc.children[phrase.head]
        if doc.tokens[k].dep in ("amod", "compound", "nummod", "nmod", "nmod:poss", "flat")
        and phrase.first <= k <= phrase.last
    }


def _empty(doc: Document, phrase: Phrase) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems", "it rained"."""
    if phrase.pronoun != "it":
        return False
    token = doc.tokens[phrase.head]
    if token.dep.startswith("expl") or doc.words[phrase.head + 1 : phrase.head + 3] in COMES:
        return True
    if token.dep not in SUBJECTS:
        return False
    up = doc.tokens[token.head]
    after = {doc.tokens[k].dep for k in doc.children[token.head] if k > token.head}
    if up.lemma.lower() in OPENERS or "csubj" in after:
        return True
    return up.pos in ("ADJ", "NOUN") and bool(after & {"ccomp", "csubj:pass", "advcl"})
