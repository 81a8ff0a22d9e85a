"""What the benches of the language engine share: gold Docs of the labelled data, and how they are scored.

Gold tokens: the engine is given the words of the data. Raw text: it is given the text, and cuts words itself;
words that it cuts otherwise than the data count as missed (spaCy's alignment). Labels of punctuation
are left out of UAS and LAS, as spaCy's own scorer does; ``las_all`` counts them, as the CoNLL tasks do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from bench.harness import need
from models.data import TREEBANKS, name_docs, tree_docs

SHORTEST = 5
"""Words of a headline."""
EVERY = 4
"""Of the gold Docs, which are rewritten for the scores of robustness: enough to see a point of difference."""


def trees(data: Path, split: str, engine: Language) -> list[Doc]:
    """The gold Docs of both treebanks, up to eight sentences each."""
    paths = [need(data / "language" / f"{bank}-{split}.conllu.xz") for bank in TREEBANKS]
    return [doc for path in paths for doc in tree_docs(path, engine.vocab)]


def named(data: Path, split: str, engine: Language) -> list[Doc]:
    """The gold Docs of worldwide newswire."""
    return list(name_docs(need(data / "names" / f"worldwide-{split}.tsv.xz"), engine.vocab))


def on_gold_tokens(engine: Language, gold: Iterable[Doc]) -> list[Example]:
    """The engine's reading of the words of the data."""
    blank = [Doc(d.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]) for d in gold]
    return _read(engine, blank, gold)


def on_text(engine: Language, gold: Sequence[Doc], text_of: Callable[[Doc], str]) -> list[Example]:
    """The engine's reading of a text made of each Doc."""
    return _read(engine, [engine.make_doc(text_of(doc)) for doc in gold], gold)


def _read(engine: Language, blank: Iterable[Doc], gold: Iterable[Doc]) -> list[Example]:
    found: Iterator[Doc] = engine.pipe(blank)
    return [Example(doc, known) for doc, known in zip(found, gold, strict=True)]


def parsed(examples: Sequence[Example]) -> dict[str, float]:
    """UAS, LAS, tags and sentences of parsed examples; shares of 1."""
    scores: dict[str, Any] = Scorer.score_deps(
        examples, "dep", getter=_dep, head_getter=_head, ignore_labels=("p", "punct")
    )
    every: dict[str, Any] = Scorer.score_deps(
        examples, "dep", getter=_dep, head_getter=_head, ignore_labels=()
    )
    scores |= {"las_all": every["dep_las"]}
    scores |= Scorer.score_token_attr(examples, "tag") | Scorer.score_token_attr(examples, "pos")
    scores |= Scorer.score_token_attr(examples, "lemma")
    scores |= Scorer.score_spans(examples, "sents", has_annotation=_cut, getter=_sents)
    names = {
        "las": "dep_las", "uas": "dep_uas", "las_all": "las_all", "tag": "tag_acc", "upos": "pos_acc",
        "lemma": "lemma_acc", "sent_f1": "sents_f",
    }  # fmt: skip
    return {name: float(scores[key] or 0.0) for name, key in names.items()}


def _dep(token: Any, attribute: str) -> str:
    return str(token.dep_)


def _head(token: Any, attribute: str) -> Any:
    return token.head


def _cut(doc: Doc) -> bool:
    return doc.has_annotation("SENT_START")


def _sents(doc: Doc, attribute: str) -> Iterable[Any]:
    return doc.sents


def names_of(examples: Sequence[Example]) -> dict[str, Any]:
    """Spans of names: ``ents_p``, ``ents_r``, ``ents_f`` and the same by class."""
    from spacy.scorer import get_ner_prf

    found: dict[str, Any] = get_ner_prf(examples)
    return found


# --- the same text as careless pages and other hands write it ---


def shouted(doc: Doc) -> str:
    """In capitals."""
    return str(doc.text.upper())


def titled(doc: Doc) -> str:
    """Words of four letters and more with a capital, as headlines have them."""
    return re.sub(r"\b[^\W\d_]{4,}", lambda m: m.group()[0].upper() + m.group()[1:], str(doc.text))


def headline(doc: Doc) -> Doc | None:
    """The first sentence of a gold Doc without its full stop; None where it is too short for a headline."""
    first = next(iter(doc.sents))
    span = first[:-1] if first[-1].text == "." else first
    return span.as_doc() if len(span) >= SHORTEST else None


def glued(doc: Doc) -> str:
    """Without the space after a sentence's end."""
    return re.sub(r"(?<=[a-z0-9)][.?!])([\"”’)]*) +(?=[“‘\"(]?[A-Z])", r"\1", str(doc.text))


def comparable(doc: Doc, rewrite: Callable[[Doc], str]) -> bool:
    """Whether the rewritten text has the letters of the data (some capitals are two letters)."""
    return "".join(rewrite(doc).split()).lower() == "".join(doc.text.split()).lower()


CURLY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def requoted(doc: Doc) -> Doc:
    """The gold Doc with curly quotes written straight, and straight ones curly."""
    words, spaces = [], [bool(t.whitespace_) for t in doc]
    before = True
    for token, spaced in zip(doc, spaces, strict=True):
        word = token.text
        if re.search("[“”‘’]", word):
            word = word.translate(CURLY)
        elif word == '"':
            word = "“" if before else "”"
        else:
            word = word.replace("'", "’")
        words.append(word)
        before = spaced
    return _copied(doc, words, spaces)


def _copied(doc: Doc, words: list[str], spaces: list[bool]) -> Doc:
    """A Doc with the labels of another and words of its own."""
    return Doc(
        doc.vocab, words=words, spaces=spaces, tags=[t.tag_ for t in doc], pos=[t.pos_ for t in doc],
        lemmas=[t.lemma_ for t in doc], deps=[t.dep_ for t in doc], heads=[t.head.i for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
    )  # fmt: skip
