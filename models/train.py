"""Train the English pipeline that ships with Stemma, from the labelled data to the installed folder.

    python -m models.train --gold ../shared/gold --work build/models

Stages, each kept under ``--work`` and passed over where its output stands, so that a stopped run goes on:

1. ``data``: the corpora as training files (``models.data``);
2. ``teachers``: two transformers of six layers, one for names, one for trees (``models.teacher``);
3. ``soft``: gold and unlabelled news with what the teachers think of it (``models.soft``);
4. ``student``: the reader that ships, three layers, from both (``models.fit``);
5. the package folder, and ``models/scores.json`` with the dev scores of every stage and the digests
   of the inputs and of the weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import spacy

from models.data import prepare
from stemma.annotate.transformer import component

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "stemma" / "annotate" / "english"
KEPT = ("__init__.py", "README.md", "NOTICE.md", "LICENSE-APACHE.txt")
"""What stands in the package folder and is not made here."""
VERSION = "0.3.0"
NEWS_WORDS = 1_900_000
TEACHERS = ("names", "trees")


def stage(name: str, done: Path, *arguments: str) -> None:
    """Run one module as a process of its own unless ``done`` stands; its log goes to the terminal."""
    if done.exists():
        print(f"{name}: {done} stands", flush=True)
        return
    command = [sys.executable, "-m", name, *arguments]
    if subprocess.run(command, env={**os.environ, "OMP_NUM_THREADS": "1"}, check=False).returncode:
        sys.exit(f"{name} failed; what it made so far is kept, run the same command again to go on")


def teach(gold: Path, work: Path) -> None:
    """Train the teachers, let them read ``NEWS_WORDS`` words of news, and teach the student."""
    for task in TEACHERS:
        out = work / "teachers" / task
        stage("models.teacher", out / "done", task, "--data", str(work / "data"), "--out", str(out))
    words = ("--words", str(NEWS_WORDS))
    stage("models.soft", work / "soft" / "done", "--gold", str(gold), "--work", str(work), *words)
    stage("models.fit", work / "student" / "scores.json", "--work", str(work))


def assemble(best: Path, target: Path = TARGET) -> None:
    """Write the pipeline at ``best`` with its card into the package folder."""
    pipeline = spacy.load(best)
    assert component.NAME in pipeline.pipe_names
    pipeline.meta.update(
        name="stemma_news", version=VERSION, license="CC BY-SA 4.0",
        description="English news: 9 kinds of names, tags, morphology, lemmas, UD dependencies.",
        sources=[
            {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
            {"name": "UD English GUM", "license": "CC BY 4.0 (genres under other terms left out)"},
            {"name": "English Worldwide Newswire", "license": "none stated by its publishers"},
            {"name": "Article-Bias-Prediction (read by the teachers)", "license": "Apache-2.0 repository"},
            {"name": "all-MiniLM-L6-v2 (three layers, pieces of words)", "license": "Apache-2.0"},
        ],
    )  # fmt: skip
    pipeline.meta["performance"] = {}
    for old in target.iterdir() if target.exists() else ():
        if old.name not in KEPT:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    pipeline.to_disk(target)


def digest(folder: Path) -> str:
    """One SHA-256 over the names and bytes of all files that the pipeline wrote."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in KEPT):
        if "__pycache__" not in path.parts:
            total.update(f"{path.relative_to(folder).as_posix()}\n".encode() + path.read_bytes())
    return total.hexdigest()


def main() -> None:
    """Run every stage that is not done, put the package together, write the scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--work", type=Path, default=Path("build/models"))
    args = parser.parse_args()
    work = args.work
    digests = prepare(args.gold, work / "data")
    teach(args.gold, work)
    assemble(work / "student" / "pipeline")
    card = {
        "version": VERSION,
        "data": digests,
        "weights": digest(TARGET),
        "dev": json.loads((work / "student" / "scores.json").read_text()),
        "teachers": {
            t: json.loads((work / "teachers" / t / "card.json").read_text())["dev"] for t in TEACHERS
        },
    }
    (HERE / "scores.json").write_text(json.dumps(card, indent=2, sort_keys=True) + "\n")
    print(json.dumps(card["dev"]))


if __name__ == "__main__":
    main()
