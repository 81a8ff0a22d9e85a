"""One sentence as a tree of words: what the other files of this room ask of a parse."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from stemma.claim import lexicon
from stemma.records import Actor, Annotation, Mention, Place, Report, Sentence, Span, Token

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
CLAUSES = ("advcl", "advcl:relcl", "acl:relcl", "acl", "ccomp", "parataxis", "csubj")

LEAF: Sequence[int] = ()
"""What hangs on most words: one value for all of them."""

NO_NAME = frozenset([*CLAUSES, "conj", "nmod"])
"""Branches of a phrase that hold no name for it."""

SINGLE = ("person", "organisation", "armed group")
"""Kinds of actors of which the key of a name is one in all reports of a story; so is a government's."""


class Tree:
    """A sentence of a report; token numbers are those of the annotation."""

    def __init__(self, report: Report, annotation: Annotation, sentence: Sentence) -> None:
        self.text = report.text
        self.sentence = sentence
        self.numbers = range(sentence.first, sentence.last + 1)
        self.tokens: Sequence[Token] = annotation.tokens
        self.roots, self.children = _hung(self.tokens, self.numbers)
        if _circles(self.roots, self.children):
            self.tokens = _cut(self.tokens, self.numbers)
            self.roots, self.children = _hung(self.tokens, self.numbers)
        self.mentions: dict[int, Mention] = {}
        self.times: list[Mention] = []
        self.quantities: list[Mention] = []
        self.actors: dict[int, Actor] = {}
        self.places = annotation.places

    @cached_property
    def cues(self) -> frozenset[int]:
        """The verbs whose subject is a voice."""
        return frozenset(
            n for n in self.numbers if self.tokens[n].pos == "VERB" and self.cue_lemma(n) in lexicon.CUES
        )

    @cached_property
    def credits(self) -> frozenset[int]:
        """The words of "according to"."""
        return frozenset(
            n for n in self.numbers if self.lemma(n) == "accord" or self.word(n).lower() == "according"
        )

    def add(self, mention: Mention) -> None:
        """Place a mention of this sentence on its tokens; the longest of a token wins."""
        if mention.kind == "time":
            self.times.append(mention)
        elif mention.kind == "quantity":
            self.quantities.append(mention)
        else:
            for n in range(mention.first, mention.last + 1):
                held = self.mentions.get(n)
                if held is None or held.end - held.start < mention.end - mention.start:
                    self.mentions[n] = mention

    def place(self, mention: Mention | None) -> Place | None:
        """The place that a mention names, where the gazetteer knows it."""
        number = mention.place if mention is not None else None
        return self.places[number] if number is not None and number < len(self.places) else None

    def actor(self, n: int) -> Actor | None:
        """The actor whom the word of a phrase's head means, or the name that the phrase is."""
        found = self.actors.get(n)
        if found is None and (mention := self.mention_under(n)) is not None:
            found = self.actors.get(mention.last)
        return found

    def actor_key(self, n: int) -> str:
        """The key of that actor; "" for roles, crowds and bodies that no name tells from others."""
        found = self.actor(n)
        if found is None or (found.kind != "government" and not (found.mentions and found.kind in SINGLE)):
            return ""
        return found.key

    def word(self, n: int) -> str:
        """The word as it stands."""
        return self.text[self.tokens[n].start : self.tokens[n].end]

    def lemma(self, n: int) -> str:
        """The lemma, lower case."""
        return self.tokens[n].lemma.lower()

    def cue_lemma(self, n: int) -> str:
        """The lemma of a cue; a form that the lemmatizer left as it stands loses its ending."""
        lemma, word = self.lemma(n), self.word(n).lower()
        if lemma not in lexicon.CUES and word.endswith("ed"):
            return next((w for w in (word[:-2], word[:-1]) if w in lexicon.CUES), lemma)
        return lemma

    def kids(self, n: int, *deps: str) -> list[int]:
        """Children of ``n`` with one of the relations, in order; all without relations given."""
        below = self.children[n]
        if not below:  # asked most of all, and mostly of words without any
            return []
        tokens = self.tokens
        return [k for k in below if not deps or tokens[k].dep in deps]

    def subtree(self, n: int, without: Container[str] = ()) -> list[int]:
        """Token numbers under ``n`` and itself, in order, leaving out branches by relation."""
        if not self.children[n]:
            return [n]
        found = [n]
        for parent in found:
            for kid in self.children[parent]:
                if self.tokens[kid].dep not in without:
                    found.append(kid)
        return sorted(found)

    def span(self, numbers: Iterable[int]) -> Span:
        """The stretch of text from the first to the last of the tokens."""
        listed = list(numbers)
        return Span(self.tokens[min(listed)].start, self.tokens[max(listed)].end)

    def words(self, numbers: Iterable[int]) -> str:
        """The words of the tokens with the blanks that stand between them in the text."""
        pieces: list[str] = []
        before: int | None = None
        for n in sorted(numbers):
            if before is not None:
                gap = self.text[self.tokens[before].end : self.tokens[n].start]
                pieces.append(" " if (n != before + 1 or gap) else "")
            pieces.append(self.word(n))
            before = n
        return "".join(pieces)

    def subject(self, n: int) -> int | None:
        """The head word of the subject of ``n``, or None."""
        found = self.kids(n, *SUBJECTS)
        return found[0] if found else None

    def case_of(self, n: int) -> str:
        """The preposition of a phrase, lower case, or ""."""
        found = self.kids(n, "case")
        return self.word(found[0]).lower() if found else ""

    def particle(self, n: int) -> str:
        """The particle of a verb ("down" in "touched down"), or ""."""
        found = self.kids(n, "compound:prt")
        if found:
            return self.lemma(found[0])
        after = n + 1
        if after in self.children and self.tokens[after].pos in ("ADP", "ADV"):
            return self.word(after).lower()
        return ""

    def mention_under(self, n: int) -> Mention | None:
        """The mention that the phrase of ``n`` is, or else the first it holds outside clauses."""
        if n in self.mentions:
            return self.mentions[n]
        if not self.children[n]:
            return None
        for k in self.subtree(n, without=NO_NAME):
            if k in self.mentions and self.tokens[k].dep in ("flat", "compound", "nmod:desc"):
                return self.mentions[k]
        return None


def _hung(tokens: Sequence[Token], numbers: Sequence[int]) -> tuple[list[int], dict[int, Sequence[int]]]:
    """The roots among some tokens, and under each token those that hang on it."""
    roots: list[int] = []
    under: dict[int, list[int]] = {}
    for n in numbers:
        head = tokens[n].head
        if head == n or head not in numbers:
            roots.append(n)
        else:
            under.setdefault(head, []).append(n)
    return roots, {n: under.get(n, LEAF) for n in numbers}


def _circles(roots: Sequence[int], children: Mapping[int, Sequence[int]]) -> bool:
    """Whether heads run in a circle: then no root leads to them."""
    reached = list(roots)
    for n in reached:
        reached += children[n]
    return len(reached) < len(children)


def _cut(tokens: Sequence[Token], numbers: Sequence[int]) -> Sequence[Token]:
    """The tokens, where heads of the sentence run in a circle with one of them made a root."""
    done: set[int] = set()
    circled: list[int] = []
    for n in numbers:
        path: list[int] = []
        inside: set[int] = set()
        while n in numbers and n not in done and n not in inside:
            inside.add(n)
            path.append(n)
            n = tokens[n].head
        if n in inside and tokens[n].head != n:
            circled.append(min(path[path.index(n) :]))
        done |= inside
    mended = list(tokens)
    for n in circled:
        mended[n] = replace(mended[n], head=n)
    return mended


def trees(report: Report, annotation: Annotation, most: int | None = None) -> list[Tree]:
    """The trees of a report's sentences, in order, or of its first ``most``, with their mentions."""
    found = [Tree(report, annotation, s) for s in annotation.sentences[:most]]
    starts = [t.sentence.first for t in found]
    at = 0
    for mention in sorted(annotation.mentions, key=lambda m: m.first):
        while at + 1 < len(found) and starts[at + 1] <= mention.first:
            at += 1
        if found and found[at].sentence.first <= mention.first <= found[at].sentence.last:
            last = found[at].sentence.last
            found[at].add(mention if mention.last <= last else replace(mention, last=last))
    _place_actors(found, annotation)
    return found


def _place_actors(found: Sequence[Tree], annotation: Annotation) -> None:
    """Lay each actor of a report on the tokens of its stretches; the first of a token stays."""
    starts = [token.start for token in annotation.tokens]
    at = {n: tree for tree in found for n in tree.numbers}
    for actor in annotation.actors:
        held = [annotation.mentions[number] for number in actor.mentions]
        tokens = [n for m in held for n in range(m.first, m.last + 1)]
        for span in actor.spans:
            tokens += range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        for n in tokens:
            if n in at:
                at[n].actors.setdefault(n, actor)
