"""The phrases of a report that can stand for somebody or something: names, noun phrases, pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.annotate.coref.nouns import NAMES, PEOPLE, PERSON, noun
from stemma.keys import folded
from stemma.records import Mention, Sentence, Token

Form = Literal["name", "the", "this", "own", "a", "bare", "pronoun", "and"]
"""How a phrase is made: a name; a noun with "the", with "this" or "that", with an owner, with "a", with
none; a pronoun; phrases joined by "and"."""

PRONOUNS = {
    word: kind
    for kind, words in {
        "he": "he him his himself",
        "she": "she her hers herself",
        "it": "it its itself",
        "they": "they them their theirs themselves",
        "i": "i me my mine myself",
        "we": "we us our ours ourselves",
        "you": "you your yours yourself yourselves",
        "which": "which who whom whose that",
    }.items()
    for word in words.split()
}
"""Pronouns by the class they are linked in; "which" only where it opens a relative clause."""

REFLEXIVE = frozenset("himself herself itself themselves myself ourselves yourself yourselves".split())
STOPS = frozenset(
    """appos conj cc cc:preconj parataxis acl:relcl punct case list discourse nsubj nsubj:pass nsubj:outer
    cop aux aux:pass mark advcl csubj expl obl obl:unmarked""".split()
)
"""Branches that are no part of the phrase they hang on."""

NOMINAL = ("NOUN", "PROPN", "PRON")
INNER = ("compound", "flat", "nmod:desc", "amod", "goeswith")
"""Relations of words inside a phrase: they head none of their own, but a name there is one."""

DEPTH = 40
"""Words between a phrase and its outermost word that are followed: bounded time on broken parses."""

DETERMINERS: dict[str, Form] = {
    "the": "the", "this": "this", "that": "this", "these": "this", "those": "this",
    "a": "a", "an": "a", "another": "a", "some": "a", "any": "a", "every": "a", "each": "a", "no": "a",
    "both": "the",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of tokens (``last`` inclusive) with its head, and what it can be.

    ``pronoun``: the class of a pronoun or ""; ``number``: 1, 2 or 0 for unknown; ``gender``: "m", "f", "n"
    or ""; ``kinds``: bits of ``nouns``; ``name``: the mention that names it; ``key``: under which names meet.
    """

    first: int
    last: int
    head: int
    sentence: int
    form: Form
    lemma: str
    pronoun: str = ""
    number: int = 0
    gender: str = ""
    kinds: int = 0
    key: str = ""
    name: Mention | None = None


class Document:
    """A report's tokens as a whole: words, children, sentences, the mention on each token."""

    def __init__(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.sentences = sentences
        self.words = [text[t.start : t.end].lower() for t in tokens]
        self.sentence = [0] * len(tokens)
        for s in sentences:
            self.sentence[s.first : s.last + 1] = [s.number] * (s.last + 1 - s.first)
        self.children: list[list[int]] = [[] for _ in tokens]
        for n, token in enumerate(tokens):
            if token.head != n:
                self.children[token.head].append(n)
        self.names: dict[int, Mention] = {}
        self.heads: dict[int, Mention] = {}
        for mention in mentions:
            for n in range(mention.first, mention.last + 1):
                self.names[n] = mention
            self.heads[self.head_of(mention.first, mention.last)] = mention
        self.left, self.right = self._extents()

    def head_of(self, first: int, last: int) -> int:
        """The token of a stretch that hangs on none of its others; nouns before other words."""
        tops = [n for n in range(first, last + 1) if tokens_out(self.tokens, n, first, last)]
        for n in tops:
            if self.tokens[n].pos in NOMINAL:
                return n
        return tops[0] if tops else last

    def _extents(self) -> tuple[list[int], list[int]]:
        """The first and the last token under each token, without the branches of ``STOPS``."""
        tokens = self.tokens
        left, right = list(range(len(tokens))), list(range(len(tokens)))
        for n, token in enumerate(tokens):
            at, dep = n, token.dep
            for _ in range(DEPTH):
                up = tokens[at].head
                if up == at or dep in STOPS:
                    break
                if n < left[up]:
                    left[up] = n
                if n > right[up]:
                    right[up] = n
                at, dep = up, tokens[up].dep
        return left, right


def tokens_out(tokens: Sequence[Token], n: int, first: int, last: int) -> bool:
    """Whether a token of a stretch hangs on one outside it."""
    head = tokens[n].head
    return head == n or not first <= head <= last


def phrases_of(doc: Document) -> list[Phrase]:
    """The phrases of a report in order of their heads; phrases joined by "and" follow the first."""
    found: list[Phrase] = []
    for n, token in enumerate(doc.tokens):
        if n in doc.names and n not in doc.heads:
            continue
        if token.pos == "PRON" or doc.words[n] in PRONOUNS:
            phrase = pronoun_at(doc, n)
            if phrase is not None:
                found.append(phrase)
        elif n in doc.heads or (token.pos in ("NOUN", "PROPN") and token.dep not in INNER):
            first, last = stretch(doc, n)
            found.append(phrase_at(doc, first, last, n))
            joined = _joined(doc, n, first)
            if joined is not None:
                found.append(joined)
    return found


def stretch(doc: Document, n: int) -> tuple[int, int]:
    """The first and last token of the phrase whose head is ``n``."""
    name = doc.heads.get(n)
    if name is not None and (doc.tokens[n].pos not in NOMINAL or doc.tokens[n].dep in INNER):
        return name.first, name.last
    first, last = doc.left[n], doc.right[n]
    if name is not None:
        first, last = min(first, name.first), max(last, name.last)
    for k in doc.children[n]:  # "the man who ..." belongs to the phrase, ", who ..." does not
        if doc.tokens[k].dep == "acl:relcl" and k > n:
            parts = [k, *(m for m in doc.children[k] if doc.tokens[m].dep != "punct")]
            if min(doc.left[m] for m in parts) == last + 1:
                last = max(last, *(doc.right[m] for m in parts))
    return first, last


def pronoun_at(doc: Document, n: int) -> Phrase | None:
    """A personal, possessive or relative pronoun; None for any other word."""
    word, token = doc.words[n], doc.tokens[n]
    kind = PRONOUNS.get(word, "")
    if not kind or (kind != "which" and token.pos not in ("PRON", "DET", "PROPN")):
        return None
    if kind == "which" and ("Rel" not in token.morph or token.pos not in ("PRON", "DET")):
        return None
    gender = {"he": "m", "she": "f", "it": "n"}.get(kind, "")
    number = {"they": 2, "we": 2}.get(kind, 1 if kind in ("he", "she", "it", "i") else 0)
    kinds = PERSON if kind in ("he", "she", "i") else 0
    return Phrase(n, n, n, doc.sentence[n], "pronoun", word, kind, number, gender, kinds)


def phrase_at(doc: Document, first: int, last: int, head: int) -> Phrase:
    """The phrase of a stretch whose head is a noun or a name."""
    token = doc.tokens[head]
    name = doc.heads.get(head)
    lemma = token.lemma.lower()
    plural = 2 if "Number=Plur" in token.morph else 1 if "Number=Sing" in token.morph else 0
    if name is not None:
        number = 2 if name.kind == "group" and plural == 2 else 1 if name.kind == "person" else plural
        return Phrase(first, last, head, doc.sentence[head], "name", lemma, "", number, "",
                      NAMES.get(name.kind, 0), f"{name.kind} {name.key}", name)  # fmt: skip
    kinds, gender = noun(lemma)
    if token.pos == "PROPN" and (not kinds or last > first):
        run = [n for n in range(first, last + 1) if doc.tokens[n].pos == "PROPN"]
        words = doc.text[doc.tokens[run[0]].start : doc.tokens[run[-1]].end] if run else lemma
        return Phrase(first, last, head, doc.sentence[head], "name", lemma, "", plural, "", kinds,
                      f"? {folded(words)}")  # fmt: skip
    if kinds == PERSON and plural == 2:
        kinds |= PEOPLE
    return Phrase(
        first, last, head, doc.sentence[head], _form(doc, head, first), lemma, "", plural, gender, kinds
    )


def _form(doc: Document, head: int, first: int) -> Form:
    for k in doc.children[head]:
        dep = doc.tokens[k].dep
        if dep == "nmod:poss":
            return "own"
        if dep.startswith("det"):
            return DETERMINERS.get(doc.words[k], "bare")
        if dep == "nummod" and k < head:
            return "a"
    return DETERMINERS.get(doc.words[first], "bare")  # where the parse has lost the article


def _joined(doc: Document, n: int, first: int) -> Phrase | None:
    """ "Ada Brook and Tom Ash": what "they" may stand for."""
    others = [k for k in doc.children[n] if doc.tokens[k].dep == "conj"]
    joined = any(doc.words[c] in ("and", "&") for k in others for c in doc.children[k])
    if not others or not joined:
        return None
    last = max(stretch(doc, k)[1] for k in others)
    return Phrase(first, last, n, doc.sentence[n], "and", "and", "", 2)
