"""Unlabelled news as two teachers read it: which articles, cut how, and their answers as a labelled Doc.

Articles are drawn by a seed, cut into paragraphs and tokenised as the pipeline will meet them.
``models.soft`` keeps what the teachers think of these paragraphs; here their answers are made into labels,
for ``models.agree``: a label the teacher itself is unsure of is left out. A name under ``NAME_SURE`` becomes
missing, a paragraph whose heads are on average under ``TREE_SURE`` keeps its names only.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import spacy
import torch
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import biluo_tags_to_spans, iob_to_biluo

from models.teacher import BATCH_PIECES, Answer, Chunk, Teacher, answer, batches, load
from models.tokens import set_tokenizer
from models.unlabelled import articles as unlabelled

NAME_SURE = 0.6
TREE_SURE = 0.75
SHORTEST, LONGEST = 4, 220
"""Words of a paragraph; longer ones are cut at a full stop, shorter ones are left out."""
PART = 200
HELD = slice(3_000, 3_040)
"""Articles that nothing is trained on: ``models.agree`` measures there."""


def articles(gold: Path, seed: int) -> list[str]:
    """The texts of the unlabelled articles in an order drawn by ``seed``."""
    texts = [row["text"] for row in unlabelled(gold)]
    random.Random(seed).shuffle(texts)
    return texts


def paragraphs(texts: Sequence[str], make: Callable[[str], Doc]) -> Iterator[Doc]:
    """Tokenised paragraphs of ``SHORTEST`` to ``LONGEST`` words, without runs of blanks."""
    for text in texts:
        for line in text.splitlines():
            line = " ".join(line.split())
            if not line:
                continue
            doc = make(line)
            start = 0
            while start < len(doc):
                end = min(len(doc), start + LONGEST)
                if end < len(doc):
                    stops = [i + 1 for i in range(start, end) if doc[i].text in ".?!"]
                    end = stops[-1] if stops else end
                if end - start >= SHORTEST:
                    yield doc[start:end].as_doc()
                start = end


def read_all(teacher: Teacher, docs: Sequence[Doc]) -> list[Answer]:
    """What a teacher says of every paragraph, in their order."""
    chunks = [Chunk([t.text for t in doc], [], [], [], [], []) for doc in docs]
    said: dict[int, Answer] = {}
    for batch in batches(chunks, BATCH_PIECES, None):
        said.update(zip(batch, answer(teacher, [chunks[i] for i in batch]), strict=True))
    return [said[i] for i in range(len(docs))]


def silver(doc: Doc, names: Answer, trees: Answer) -> Doc:
    """A paragraph with what both teachers say of it and are sure of."""
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    if sum(trees.sure) / len(trees.sure) >= TREE_SURE:
        tags = [t.split("\t") for t in trees.tags]
        made = Doc(
            doc.vocab, words=words, spaces=spaces,
            pos=[t[0] for t in tags], tags=[t[1] for t in tags], morphs=[t[2] for t in tags],
            heads=[i if h < 0 else h for i, h in enumerate(trees.heads)], deps=trees.relations,
            sent_starts=[1 if s else -1 for s in trees.starts],
        )  # fmt: skip
    else:
        made = Doc(doc.vocab, words=words, spaces=spaces)
    spans = biluo_tags_to_spans(made, iob_to_biluo(names.names))
    sure: list[Span] = []
    unsure = [made[i : i + 1] for i, p in enumerate(names.sure) if p < NAME_SURE]
    for span in spans:
        (sure if min(names.sure[span.start : span.end]) >= NAME_SURE else unsure).append(span)
    made.set_ents(sure, missing=_apart(unsure, made), default="outside")
    return made


def _apart(spans: Sequence[Span], doc: Doc) -> list[Span]:
    """Overlapping spans as single words."""
    return [doc[i : i + 1] for i in sorted({i for span in spans for i in range(span.start, span.end)})]


@cache
def readers(teachers: Path) -> tuple[Teacher, Teacher]:
    """The two teachers, loaded once in a process."""
    torch.set_num_threads(1)
    return load(teachers / "names"), load(teachers / "trees")


@cache
def blank() -> Language:
    """A pipeline with the shipped tokenizer and nothing else."""
    nlp = spacy.blank("en")
    set_tokenizer(nlp)
    return nlp


def parts(texts: Sequence[str], words: int) -> list[Sequence[str]]:
    """The first articles that together hold ``words`` words, ``PART`` by ``PART``."""
    found: list[Sequence[str]] = []
    held = 0
    for at in range(0, len(texts), PART):
        if held >= words:
            break
        found.append(texts[at : at + PART])
        held += sum(len(text.split()) for text in found[-1])
    return found
