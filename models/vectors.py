"""Train sub-word vectors on unlabelled news: what the tagger, parser and namer know beyond the treebanks.

    python -m models.vectors --gold ../shared/gold --out build/vectors

In:  ``unlabelled/articles.jsonl.xz`` (37,554 US news articles, 37 M words).
Out: ``vectors.floret`` (Bojanowski et al. 2017 with Bloom embeddings, floret mode), to be put into a
     spaCy folder with ``spacy init vectors en vectors.floret FOLDER --mode floret``.
Settings: 64 dimensions, 40,000 rows, sub-words of 4 to 5 letters, two hashes: 10 MB in the installed model.
"""

from __future__ import annotations

import argparse
import json
import lzma
import subprocess
import sys
from pathlib import Path

import floret
import spacy

SETTINGS = {"dim": 64, "bucket": 40_000, "minn": 4, "maxn": 5, "hashCount": 2, "minCount": 8, "epoch": 4,
            "lr": 0.05}  # fmt: skip


def write_tokens(gold: Path, target: Path) -> int:
    """Write every article as one line of tokens, cut as the pipeline cuts them; give the word count."""
    tokenizer = spacy.blank("en").tokenizer
    words = 0
    with (
        lzma.open(gold / "unlabelled" / "articles.jsonl.xz", "rt", encoding="utf-8") as lines,
        target.open("w", encoding="utf-8") as out,
    ):
        for line in lines:
            row = json.loads(line)
            for paragraph in f"{row.get('title') or ''}\n{row.get('text') or ''}".split("\n"):
                tokens = [t.text for t in tokenizer(paragraph) if not t.is_space]
                words += len(tokens)
                if tokens:
                    out.write(" ".join(tokens) + "\n")
    return words


def main() -> None:
    """Cut, train, write, and pack for spaCy; a text already cut is used again."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--out", type=Path, default=Path("build/vectors"))
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    text = args.out / "text.txt"
    if not text.exists():
        print(f"{write_tokens(args.gold, text)} words", flush=True)
    model = floret.train_unsupervised(str(text), model="cbow", mode="floret", thread=args.threads, **SETTINGS)
    model.save_floret_vectors(str(args.out / "vectors.floret"))
    subprocess.run(
        [sys.executable, "-m", "spacy", "init", "vectors", "en", str(args.out / "vectors.floret"),
         str(args.out / "packed"), "--mode", "floret"],
        check=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
