"""Cleaning of flattened pages: how much of the true body is kept, and how little else.

In: ``pages/ground-truth.json`` and ``pages/inscriptis.json`` of the labelled data folder. Scores:
``f1`` (with its ``precision`` and ``recall``) of our cleaner, ``floor_f1`` of the dump as it comes,
and, where the data is what the model learned from, ``cv_f1``: cross-validated by page, from the
model's card (``python -m models.dumps`` measures it). There ``f1`` is a figure on seen pages.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from bench.harness import Bound, say
from bench.pages import bodies
from bench.shingles import score
from stemma.read.dump_model import card
from stemma.read.dumps import clean

NAME = "dumps"
ABOUT = "body text kept from flattened pages: 4-gram bag F1"
READS = "pages/"
BOUNDS = {"f1": Bound(slack=0.005), "cv_f1": Bound(slack=0.005)}  # training again moves both


def run(data: Path, split: str) -> dict[str, float]:
    """Score the dump cleaner on every page of the folder."""
    truths = bodies(data / "pages" / "ground-truth.json")
    dumps = bodies(data / "pages" / "inscriptis.json")
    cleaned: dict[str, str] = {}
    for key in sorted(truths):
        text = dumps.get(key, "")
        cleaned[key] = "\n\n".join(text[s.start : s.end] for s in clean(text).kept)
    ours, floor = score(truths, cleaned), score(truths, dumps)
    say(f"{len(truths)} pages; precision {ours['precision']:.3f}, recall {ours['recall']:.3f}")
    scores = {**ours, "floor_f1": floor["f1"]}
    about = card()
    if split == "dev" and about["digests"] == digests(data / "pages"):
        say(f"f1 is on the pages the model learned from; cv_f1 is over {about['folds']} folds by page")
        scores["cv_f1"] = float(about["cv_dump"]["f1"])
    return scores


def digests(pages: Path) -> dict[str, str]:
    """SHA-256 of the two files, by which the model's card knows its own training pages."""
    names = ("ground-truth.json", "inscriptis.json")
    return {name: hashlib.sha256((pages / name).read_bytes()).hexdigest() for name in names}
