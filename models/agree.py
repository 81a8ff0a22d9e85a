"""How far the shipped pipeline agrees with the teachers on news that neither was trained on.

    python -m models.agree --gold ../shared/gold --teachers build/models/teachers PIPELINE ...

In: the articles ``HELD`` of the order in which ``models.silver`` draws them,
the teachers, and folders of spaCy pipelines. Prints LAS, UAS, tags, sentence F1 and names F1 of each against
what the teachers say. It measures likeness to the teachers, not truth.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from models.silver import HELD, articles, blank, paragraphs, read_all, readers, silver
from stemma.annotate.transformer import component

TREES = {"las": "dep_las", "uas": "dep_uas", "tag": "tag_acc", "sent_f1": "sents_f"}


def agreement(folder: Path, docs: list[Doc]) -> dict[str, float]:
    """The scores of the pipeline in ``folder`` with ``docs`` as its gold; shares of 1."""
    assert component.NAME  # importing it tells spaCy of it
    nlp = spacy.load(folder)
    told = [Doc(nlp.vocab).from_bytes(doc.to_bytes()) for doc in docs]
    parsed = [doc for doc in told if doc.has_annotation("DEP")]
    trees = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in parsed])
    names = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in told])
    found = {key: round(float(trees[name]), 4) for key, name in TREES.items()}
    return found | {"names_f1": round(float(names["ents_f"]), 4)}


def main() -> None:
    """Let the teachers read, then score each pipeline."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pipelines", nargs="+", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--teachers", type=Path, default=Path("build/models/teachers"))
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    docs = list(paragraphs(articles(args.gold, args.seed)[HELD], blank().tokenizer))
    names, trees = readers(args.teachers)
    said = list(map(silver, docs, read_all(names, docs), read_all(trees, docs)))
    print(f"{len(said)} paragraphs, {sum(map(len, said))} words")
    for folder in args.pipelines:
        print(folder, json.dumps(agreement(folder, said)))


if __name__ == "__main__":
    main()
