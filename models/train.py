"""Train the English pipeline that ships with Stemma, from the labelled data to the installed folder.

    python -m models.vectors --gold ../shared/gold --out build/vectors
    python -m models.train --gold ../shared/gold --vectors build/vectors/packed --work build/models

Two spaCy pipelines are trained side by side (trees: tags, morphology, lemmas, dependencies; names),
then put together into ``src/stemma/annotate/english``. Scores on dev and the digests of the inputs go
to ``models/scores.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

from models.data import prepare

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "stemma" / "annotate" / "english"
PARTS = ("trees", "names")
VERSION = "0.1.0"
SCORES = {
    "tag": "tag_acc", "upos": "pos_acc", "morph": "morph_acc", "lemma": "lemma_acc",
    "uas": "dep_uas", "las": "dep_las", "sent_f1": "sents_f", "names_f1": "ents_f",
}  # fmt: skip


def train(part: str, data: Path, vectors: Path, runs: Path) -> subprocess.Popen[bytes]:
    """Start training one part in a process of its own; its log goes to ``runs/PART.log``."""
    log = (runs / f"{part}.log").open("wb")
    command = [
        sys.executable, "-m", "spacy", "train", str(HERE / "configs" / f"{part}.cfg"),
        "--output", str(runs / part),
        "--paths.train", str(data / f"{part}-train.spacy"),
        "--paths.dev", str(data / f"{part}-dev.spacy"),
        "--paths.vectors", str(vectors),
    ]  # fmt: skip
    return subprocess.Popen(
        command, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )


def assemble(runs: Path, target: Path = TARGET) -> Language:
    """Put the best trees and names models into one pipeline and write it to ``target``."""
    pipeline = spacy.load(runs / "trees" / "model-best")
    names = spacy.load(runs / "names" / "model-best")
    if not len(pipeline.vocab.vectors):
        pipeline.vocab.vectors = names.vocab.vectors
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    pipeline.add_pipe("ner", source=names, first=True)  # a sentence boundary may not cut a name
    pipeline.meta.update(
        name="stemma_news", version=VERSION, license="CC BY-SA 4.0",
        description="English news: tags, morphology, lemmas, UD dependencies, 9 kinds of names.",
        sources=[
            {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
            {"name": "UD English GUM", "license": "CC BY 4.0 (genres under other terms left out)"},
            {"name": "English Worldwide Newswire", "license": "none stated by its publishers"},
            {"name": "Article-Bias-Prediction articles (vectors)", "license": "Apache-2.0 repository"},
        ],
    )  # fmt: skip
    pipeline.meta["performance"] = {}
    if target.exists():
        shutil.rmtree(target)
    pipeline.to_disk(target)
    return pipeline


def score(pipeline: Language, data: Path) -> dict[str, float]:
    """Score on the dev files under ``data``: trees on trees, names on names; shares of 1."""
    scores: dict[str, float] = {}
    for part in PARTS:
        gold = DocBin().from_disk(data / f"{part}-dev.spacy").get_docs(pipeline.vocab)
        examples = [Example(pipeline.make_doc(doc.text), doc) for doc in gold]
        found = pipeline.evaluate(examples)
        keys = [k for k in SCORES if (k == "names_f1") == (part == "names")]
        scores |= {key: round(float(found[SCORES[key]]), 4) for key in keys}
    return scores


def main() -> None:
    """Prepare, train (unless ``--assemble`` says that ``--work`` holds finished runs), put together."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--vectors", type=Path, default=Path("build/vectors/packed"))
    parser.add_argument("--work", type=Path, default=Path("build/models"))
    parser.add_argument("--assemble", action="store_true", help="use the runs found in --work")
    args = parser.parse_args()
    data, runs = args.work / "data", args.work / "runs"
    runs.mkdir(parents=True, exist_ok=True)
    digests = prepare(args.gold, data)
    if not args.assemble:
        running = {part: train(part, data, args.vectors, runs) for part in PARTS}
        for part, process in running.items():
            if process.wait():
                sys.exit(f"training {part} failed: see {runs / part}.log")
    scores = score(assemble(runs), data)
    card = {"version": VERSION, "data": digests, "dev": scores}
    (HERE / "scores.json").write_text(json.dumps(card, indent=2, sort_keys=True) + "\n")
    print(json.dumps(scores))


if __name__ == "__main__":
    main()
