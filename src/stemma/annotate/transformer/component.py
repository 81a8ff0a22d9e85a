"""The spaCy component that reads a Doc: names, tags, features, lemmas, sentences, trees."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline.dep_parser import parser_score
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.pipeline.morphologizer import morphologizer_score
from spacy.pipeline.tagger import tagger_score
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from stemma.annotate.bounds import forbidden
from stemma.annotate.transformer.decode import heads_of, names_of
from stemma.annotate.transformer.encoder import Encoder, Scores
from stemma.annotate.transformer.lemmas import FILE, Lemmas
from stemma.annotate.transformer.lemmas import load as load_lemmas
from stemma.annotate.transformer.weights import ARRAYS, LABELS, PIECES, load

NAME = "stemma_transformer"
ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE"]
ASSIGNS = ["token.head", "token.dep", "token.tag", "token.pos", "token.lemma", "doc.ents", "doc.sents"]
STOPS = frozenset(".?!")
OPENING = frozenset(["“", "‘", '"', "'", "``", "(", "["])
IOB = {"I": 1, "O": 2, "B": 3}
"""Numbers that spaCy gives them."""


class Transformer:
    """Reads Docs with the weights of a folder."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.folder: Path | None = None

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> Transformer:
        """Load the weights and tables that stand in ``path``."""
        self.folder = Path(path)
        weights = load(self.folder)
        self.encoder = Encoder(weights)
        self.lemmas: Lemmas = load_lemmas(self.folder)
        add = self.vocab.strings.add
        self.names = weights.labels["names"]
        self.relations = np.array([add(r) for r in weights.labels["relations"]], dtype=np.uint64)
        self.root = add("ROOT")
        self.loose = add("dep")
        self.rootless = weights.labels["relations"].index("ROOT")
        tags = [label.split("\t") for label in weights.labels["tags"]]
        self.tags = tuple(tag for _, tag, _ in tags)
        self.tagged = np.array(
            [(add(tag), add(pos), self.vocab.morphology.add(features)) for pos, tag, features in tags],
            dtype=np.uint64,
        )
        named = [label.partition("-") for label in self.names]
        self.named = np.array([(IOB[p], add(kind) if kind else 0) for p, _, kind in named], dtype=np.uint64)
        return self

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Copy the weights and tables into ``path``."""
        if self.folder is None:
            raise ValueError("no weights were loaded: there is nothing to write")
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in (ARRAYS, LABELS, PIECES, FILE):
            if (self.folder / name).resolve() != (Path(path) / name).resolve():
                shutil.copyfile(self.folder / name, Path(path) / name)

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Read Docs, ``batch_size`` together; each comes out as it would alone."""
        for docs in batched(stream, batch_size):
            kept = [[i for i, token in enumerate(doc) if not token.is_space] for doc in docs]
            words = [[doc[i].text for i in places] for doc, places in zip(docs, kept, strict=True)]
            cuts = [windows(each, self.encoder.most) for each in words]
            pieces = [each[a:b] for each, cut in zip(words, cuts, strict=True) for a, b in cut]
            scores = iter(self.encoder.read(pieces))
            for doc, places, each, cut in zip(docs, kept, words, cuts, strict=True):
                rows = [self._rows(each[a:b], next(scores), a) for a, b in cut]
                yield self._set(doc, places, rows)

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
        """What ``Language.evaluate`` asks of a component: spaCy's own scores of all that it sets."""
        read = list(examples)
        found = get_ner_prf(read)
        for scorer in (tagger_score, morphologizer_score, lemmatizer_score, parser_score):
            found |= scorer(read, **settings)
        return found

    def _rows(self, words: Sequence[str], scores: Scores, base: int) -> np.ndarray[Any, Any]:
        """The attributes of one window's words, in the order of ``ATTRIBUTES``; heads by their number."""
        names = names_of(scores.names, self.names)
        inside = [self.names[n][0] == "I" for n in names]
        named = [self.names[n] != "O" for n in names]
        starts = scores.starts > 0
        starts &= ~np.array(forbidden(words, inside, named))
        starts[0] = True
        opened = np.array([word in OPENING for word in words])
        starts[1:] &= ~(starts[:-1] & opened[:-1])  # a sentence is more than the mark that opens it
        heads = heads_of(scores.arcs, starts)
        places = np.arange(len(words))
        roots = heads == places
        related = self.encoder.related(scores, np.where(roots, 0, heads + 1))
        related[~roots, self.rootless] = -np.inf
        rows = np.empty((len(words), len(ATTRIBUTES)), dtype=np.uint64)
        rows[:, 0] = heads + base
        rows[:, 1] = np.where(roots, np.uint64(self.root), self.relations[related.argmax(1)])
        rows[:, 2:5] = self.tagged[scores.tags]
        add = self.vocab.strings.add
        rows[:, 5] = [
            add(self.lemmas.of(w, self.tags[t])) for w, t in zip(words, scores.tags.tolist(), strict=True)
        ]
        rows[:, 6:] = self.named[names]
        return rows

    def _set(self, doc: Doc, places: Sequence[int], rows: Sequence[np.ndarray[Any, Any]]) -> Doc:
        """Write the attributes of the words into their Doc; blanks hang on the word before them."""
        if not rows:
            for token in doc:
                token.is_sent_start = token.i == 0
            return doc
        found = np.concatenate(rows)
        at = np.array(places)
        heads = at[found[:, 0].astype(np.intp)]
        if len(places) < len(doc):
            add = self.vocab.strings.add
            whole = np.zeros((len(doc), len(ATTRIBUTES)), dtype=np.uint64)
            before = np.clip(np.searchsorted(at, np.arange(len(doc)), side="right") - 1, 0, None)
            whole[:, 1] = self.loose
            whole[:, 3] = add("SPACE")
            whole[:, 2] = add("_SP")
            whole[:, 5] = [token.orth for token in doc]
            whole[:, 6] = IOB["O"]
            whole[at] = found
            blank_heads = at[before]
            blank_heads[at] = heads
            found, heads = whole, blank_heads
        found[:, 0] = (heads - np.arange(len(doc))).astype(np.int64).astype(np.uint64)
        return doc.from_array(ATTRIBUTES, found)  # type: ignore[arg-type]  # Ints2d


def batched(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """Docs in their order, ``size`` together."""
    left = iter(stream)
    while batch := list(islice(left, size)):
        yield batch


def windows(words: Sequence[str], most: int) -> list[tuple[int, int]]:
    """Where a long stretch is cut: after the last full stop of each ``most`` words, else anywhere."""
    cuts: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        end = min(len(words), start + most)
        if end < len(words):
            end = next((i + 1 for i in range(end - 1, start, -1) if words[i] in STOPS), end)
        cuts.append((start, end))
        start = end
    return cuts


@Language.factory(
    NAME,
    assigns=["token.head", "token.dep", "token.tag", "token.pos", "token.lemma", "doc.ents", "doc.sents"],
)
def make(nlp: Language, name: str) -> Transformer:
    """The component without weights; ``from_disk`` brings them."""
    return Transformer(nlp.vocab)
