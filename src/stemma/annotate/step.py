"""The annotate step: reports -> sentences, tokens and mentions, through one language engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from stemma.annotate.actors import actors_of
from stemma.annotate.actors.families import families_apart
from stemma.annotate.anaphora import anaphora
from stemma.annotate.engine import LABELS, SHIPPED, identity, load
from stemma.annotate.formal import named_formally
from stemma.annotate.halves import named_halves
from stemma.annotate.lemmas import adjective_lemma, noun_lemma, verb_lemma
from stemma.annotate.mends import doubled, mends
from stemma.annotate.names import Entity, mentions_of
from stemma.annotate.places import placed
from stemma.annotate.quantities import quantities_in
from stemma.annotate.stretches import MAX_CHARS, Stretch, stretches
from stemma.annotate.times import TimeReader, Verbs
from stemma.annotate.titles import titles
from stemma.ids import content_id
from stemma.records import (
    Annotation,
    Mention,
    MentionKind,
    Reason,
    Report,
    Sentence,
    Span,
    Token,
)  # fmt: skip

NAME = "annotate"
VERSION = "5"
NEEDS = ("Report",)
GIVES = ("Annotation",)

BATCH = 32
"""Reports whose paragraphs go through the engine together."""
MAX_TITLE = 400
"""Characters of a title that are parsed: the longest of 170 news articles has 190."""

BATCH_CHARS = 400_000
"""Characters of such reports together, or one report: what is parsed is held in memory at once."""


PIPED = 400
"""Paragraphs that the engine holds in its arrays at once: words per second 7,600 with 64, 7,800 with 200,
8,000 with 400, 8,200 with 1,000."""


class Annotator:
    """Annotates reports with the engine called ``engine`` (see ``stemma.annotate.engine``)."""

    def __init__(self, engine: str = SHIPPED) -> None:
        self.pipeline = load(engine)
        self.engine = identity(engine)

    def annotate(self, reports: Iterable[Report]) -> Iterator[Annotation]:
        """Yield one annotation per report, in their order."""
        for batch in _batches(reports):
            titled = [r for r in batch if r.title.value]
            # titles and texts together: the engine is slower the fewer stretches it is given
            read = self._read([*map(_title, titled), *batch])
            heads = {r.id: replace(head, report_id=r.id) for r, head in zip(titled, read, strict=False)}
            for annotation in read:
                yield replace(annotation, headline=heads.get(annotation.report_id))

    def _read(self, batch: Sequence[Report]) -> Iterator[Annotation]:
        """One annotation per report; what the engine holds of all of them is in memory at once."""
        read = [stretches(report.text) for report in batch]
        pieces = [(n, part) for n, (parts, _) in enumerate(read) for part in parts]
        parsed: list[list[tuple[Span, Doc]]] = [[] for _ in batch]
        docs = self.pipeline.pipe((part.text for _, part in pieces), batch_size=PIPED)
        for (n, part), doc in zip(pieces, docs, strict=True):
            parsed[n].append((part, doc))
        for report, made, (_, limits) in zip(batch, parsed, read, strict=True):
            yield annotation_of(report, made, self.engine, limits)


def _title(report: Report) -> Report:
    """The title as a report of its own: its sentences are not the text's."""
    return replace(report, id=f"{report.id} title", text=report.title.value[:MAX_TITLE])


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Reports in their order, as many as go through the engine together."""
    batch: list[Report] = []
    chars = 0
    for report in reports:
        size = min(len(report.text), MAX_CHARS)
        if batch and (len(batch) >= BATCH or chars + size > BATCH_CHARS):
            yield batch
            batch, chars = [], 0
        batch.append(report)
        chars += size
    if batch:
        yield batch


def annotation_of(
    report: Report, docs: list[tuple[Span, Doc]], engine: str, limits: tuple[Reason, ...] = ()
) -> Annotation:
    """The annotation of a report whose stretches the engine has read, in order of the text."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for part, doc in docs:
        base = len(tokens)
        numbers = _add_tokens(tokens, doc, part)
        for sent in doc.sents:
            kept = [numbers[i] for i in range(sent.start, sent.end) if i in numbers]
            if kept:
                sentences.append(_sentence(report, tokens, len(sentences), kept[0], kept[-1]))
        for ent in doc.ents:
            kind = LABELS.get(ent.label_)
            ends = ent[0].sent.end  # names are found before sentences: none may cross a boundary
            kept = [numbers[i] for i in range(ent.start, min(ent.end, ends)) if i in numbers]
            while len(kept) > 1 and _loose(tokens[kept[-2]], tokens[kept[-1]]):
                kept.pop()
            if kind is not None and kept and kept[-1] >= base:
                entities.append(Entity(kept[0], kept[-1], _kind(kind)))
    mends(tokens)
    titles(tokens, entities)
    doubled(tokens)
    named = families_apart(report, tokens, mentions_of(report.text, tokens, entities))
    mentions, places = placed(report, tokens, sentences, named)
    mentions = named_formally(report.text, tokens, mentions)
    mentions = named_halves(report.text, tokens, mentions)
    mentions += anaphora(report.text, tokens, sentences, mentions)
    reader = TimeReader(report.text, report.published, Verbs(tokens))
    for sentence in sentences:
        mentions += _values(report, tokens, sentence, reader)
    mentions.sort(key=lambda m: (m.start, m.end, m.kind, m.key))
    actors = actors_of(report, tokens, sentences, mentions, places)
    return Annotation(
        report.id, engine, tuple(sentences), tuple(tokens), tuple(mentions), limits, places, actors=actors
    )


LOOSE = frozenset(["ADP", "CCONJ", "DET"])
"""Parts of speech with which no name ends."""


def _loose(before: Token, last: Token) -> bool:
    """Whether the last word of a name is none of it: "Foreign Ministry of", but not "Moon Jae-in"."""
    return last.pos in LOOSE and last.start > before.end


def _given(word: str, lemma: str) -> str:
    """A lemma as the engine gives it."""
    return lemma


LEMMAS: dict[str, Callable[[str, str], str]] = {
    "VERB": verb_lemma,
    "ADJ": adjective_lemma,
    "NOUN": noun_lemma,
}


def _kind(name: str) -> MentionKind:
    kinds: dict[str, MentionKind] = {
        "person": "person", "organisation": "organisation", "group": "group", "place": "place",
    }  # fmt: skip
    return kinds.get(name, "other")


def _add_tokens(tokens: list[Token], doc: Doc, part: Span) -> dict[int, int]:
    """Append the words of ``doc``; give engine token number -> number in the report."""
    base = len(tokens)
    kept = [t for t in doc if not t.is_space]
    numbers = {t.i: base + n for n, t in enumerate(kept)}
    moved = part.found if isinstance(part, Stretch) and part.places is not None else None
    for token in kept:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        first, last = token.idx, token.idx + len(token.text)
        start, end = moved(first, last) if moved else (part.start + first, part.start + last)
        lemma = LEMMAS.get(token.pos_, _given)(token.text, token.lemma_)
        tokens.append(
            Token(
                start, end, lemma, token.pos_, token.tag_,
                str(token.morph), token.dep_, numbers.get(head.i, numbers[token.i]),
            )
        )  # fmt: skip
    return numbers


def _sentence(report: Report, tokens: list[Token], number: int, first: int, last: int) -> Sentence:
    start, end = tokens[first].start, tokens[last].end
    return Sentence(content_id("sentence", report.id, start, end), number, start, end, first, last)


def _values(report: Report, tokens: list[Token], sentence: Sentence, reader: TimeReader) -> list[Mention]:
    """The times and quantities of one sentence."""
    found: list[Mention] = []
    timed: set[int] = set()
    for start, end, when in reader.times(sentence.start, sentence.end):
        inside = [
            n
            for n in range(sentence.first, sentence.last + 1)
            if tokens[n].start < end and tokens[n].end > start
        ]
        if inside:
            timed.update(inside)
            found.append(
                Mention(
                    start, end, inside[0], inside[-1], "time", when.value, when.text, when=when,
                )
            )  # fmt: skip
    for first, last, quantity in quantities_in(report.text, tokens, sentence.first, sentence.last):
        if not timed & set(range(first, last + 1)):
            start, end = tokens[first].start, tokens[last].end
            key = f"{quantity.value:g} {quantity.unit}".strip()
            found.append(
                Mention(
                    start, end, first, last, "quantity", key, report.text[start:end],
                    quantity=quantity,
                )
            )  # fmt: skip
    return found
