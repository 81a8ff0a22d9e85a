"""Turn the labelled corpora into spaCy training files: trees from UD, names from worldwide newswire.

In:  ``language/*-{train,dev}.conllu.xz`` (Universal Dependencies, CoNLL-U) and
     ``names/worldwide-{train,dev}.tsv.xz`` (token, tab, BIO tag; ``-DOCSTART-`` between documents).
Out: ``{trees,names}-{train,dev}.spacy`` (spaCy ``DocBin``) and ``digests.json`` (SHA-256 of every input).
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.training import biluo_tags_to_spans, iob_to_biluo
from spacy.vocab import Vocab

TREEBANKS = ("ewt", "gum")
SENTENCES_PER_DOC = 8
"""Sentences of one paragraph-like stretch; the parser learns boundaries only inside a Doc."""


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word of CoNLL-U; ``head`` counts from 1 inside the sentence, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool


def read_conllu(path: Path) -> Iterator[tuple[bool, list[Word]]]:
    """Yield (starts a paragraph or document, words) per sentence of a ``.conllu.xz`` file."""
    words: list[Word] = []
    fresh = True
    glued_until, glued_space = 0, True
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith(("# newdoc", "# newpar")):
                fresh = True
            if not line or line.startswith("#"):
                if not line and words:
                    yield fresh, words
                    words, fresh, glued_until = [], False, 0
                continue
            cols = line.split("\t")
            if "." in cols[0]:
                continue
            spaced = "SpaceAfter=No" not in cols[9]
            if "-" in cols[0]:
                glued_until, glued_space = int(cols[0].split("-")[1]), spaced
                continue
            number = int(cols[0])
            if number <= glued_until:
                spaced = glued_space if number == glued_until else False
            words.append(Word(cols[1], cols[2], cols[3], cols[4], cols[5], int(cols[6]), cols[7], spaced))
    if words:
        yield fresh, words


def tree_docs(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """Yield Docs of up to ``SENTENCES_PER_DOC`` sentences; no Doc crosses a paragraph."""
    batch: list[list[Word]] = []
    for fresh, words in read_conllu(path):
        if batch and (fresh or len(batch) >= SENTENCES_PER_DOC):
            yield _tree_doc(batch, vocab)
            batch = []
        batch.append(words)
    if batch:
        yield _tree_doc(batch, vocab)


def _tree_doc(sentences: list[list[Word]], vocab: Vocab) -> Doc:
    heads: list[int] = []
    starts: list[bool] = []
    for words in sentences:
        base = len(heads)
        for i, word in enumerate(words):
            heads.append(base + (word.head - 1 if word.head else i))
            starts.append(i == 0)
    flat = [word for words in sentences for word in words]
    return Doc(
        vocab,
        words=[w.form for w in flat],
        spaces=[w.space for w in flat],
        lemmas=[w.lemma for w in flat],
        pos=[w.upos for w in flat],
        tags=[w.xpos for w in flat],
        morphs=["" if w.feats == "_" else w.feats for w in flat],
        heads=heads,
        deps=["ROOT" if w.head == 0 else w.deprel for w in flat],
        sent_starts=[1 if s else -1 for s in starts],
    )


NO_SPACE_BEFORE = frozenset(
    [
        ".",
        ",",
        ";",
        ":",
        "?",
        "!",
        "%",
        ")",
        "]",
        "}",
        "'s",
        "’s",
        "n't",
        "n’t",
        "'",
        "’",
        "''",
        "”",
        "'re",
        "'ve",
        "'ll",
        "'d",
        "'m",
        "’re",
        "’ve",
        "’ll",
        "’d",
        "’m",
        "...",
    ]
)
NO_SPACE_AFTER = frozenset(["(", "[", "{", "$", "#", "“", "``", "£", "€"])


def spaces_of(tokens: list[str]) -> list[bool]:
    """Guess the white space of a tokenised sentence: True where a space follows the token."""
    spaces: list[bool] = []
    quote_open = False
    for i, token in enumerate(tokens):
        after = tokens[i + 1] if i + 1 < len(tokens) else ""
        spaced = after not in NO_SPACE_BEFORE and token not in NO_SPACE_AFTER
        if token == '"':
            quote_open = not quote_open
            spaced = spaced and not quote_open
        elif after == '"' and quote_open:
            spaced = False
        if "-" in (token, after):
            spaced = False
        spaces.append(spaced)
    return spaces


def read_names(path: Path) -> Iterator[list[tuple[list[str], list[str]]]]:
    """Yield documents of a ``.tsv.xz`` file, each a list of (tokens, BIO tags) per sentence."""
    doc: list[tuple[list[str], list[str]]] = []
    tokens: list[str] = []
    tags: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cols = line.split()  # three lines of the corpus part the columns with blanks
            if not cols or cols[0] == "-DOCSTART-":
                if tokens:
                    doc.append((tokens, tags))
                    tokens, tags = [], []
                if cols and doc:
                    yield doc
                    doc = []
                continue
            tokens.append(cols[0])
            tags.append(cols[-1])
    if tokens:
        doc.append((tokens, tags))
    if doc:
        yield doc


def name_docs(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """Yield Docs of up to ``SENTENCES_PER_DOC`` sentences with their names as entity spans."""
    for document in read_names(path):
        for at in range(0, len(document), SENTENCES_PER_DOC):
            tokens: list[str] = []
            tags: list[str] = []
            for sentence_tokens, sentence_tags in document[at : at + SENTENCES_PER_DOC]:
                tokens += sentence_tokens
                tags += sentence_tags
            doc = Doc(vocab, words=tokens, spaces=spaces_of(tokens))
            doc.ents = biluo_tags_to_spans(doc, iob_to_biluo(tags))
            yield doc


LABELLED = ["LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
"""What a Doc of a corpus says of its words."""


def write_bin(docs: Iterable[Doc], path: Path) -> int:
    """Write Docs as one DocBin; give their number."""
    packed = DocBin(attrs=["ORTH", "SPACY", *LABELLED])
    count = 0
    for doc in docs:
        packed.add(doc)
        count += 1
    packed.to_disk(path)
    return count


def prepare(gold: Path, out: Path) -> dict[str, str]:
    """Write all training files under ``out`` from the labelled data under ``gold``.

    Returns the SHA-256 of every input file by its path inside ``gold``.
    """
    out.mkdir(parents=True, exist_ok=True)
    vocab = Vocab()
    digests: dict[str, str] = {}
    for split in ("train", "dev"):
        trees = [gold / "language" / f"{bank}-{split}.conllu.xz" for bank in TREEBANKS]
        names = gold / "names" / f"worldwide-{split}.tsv.xz"
        write_bin((d for p in trees for d in tree_docs(p, vocab)), out / f"trees-{split}.spacy")
        write_bin(name_docs(names, vocab), out / f"names-{split}.spacy")
        for path in (*trees, names):
            digests[str(path.relative_to(gold))] = hashlib.sha256(path.read_bytes()).hexdigest()
    (out / "digests.json").write_text(json.dumps(digests, indent=2, sort_keys=True) + "\n")
    return digests
