"""How well the engine finds names: worldwide newswire, exact span and class.

In: ``names/worldwide-SPLIT.tsv.xz`` of the labelled data folder (9 classes). Scores, shares of 1: ``f1``,
``precision``, ``recall`` and ``f1_CLASS`` on the words of the data; ``raw_f1`` on the text, words as the
engine cuts them. On every fourth stretch, rewritten: ``caps_names`` (F1 in capitals, as Stemma gives it to
the engine), ``caps_names_bare`` (as it stands), ``plain_names`` (the same stretches as they are). Spaces
between the words of the data are guessed (``models.data.spaces_of``), which costs ``raw_f1`` something.
"""

from __future__ import annotations

from pathlib import Path

from bench import _docs
from bench.harness import Bound

NAME = "names"
ABOUT = "names found by the language engine: worldwide newswire, exact span and class"
READS = "names/"
BOUNDS = {name: Bound(slack=0.002) for name in ("f1", "raw_f1", "caps_names")}


def run(data: Path, split: str) -> dict[str, float]:
    """All scores of one split."""
    from stemma.annotate.engine import load
    from stemma.annotate.stretches import readable

    engine = load()
    gold = _docs.named(data, split, engine)
    found = _docs.names_of(_docs.on_gold_tokens(engine, gold))
    scores = {"f1": found["ents_f"], "precision": found["ents_p"], "recall": found["ents_r"]}
    scores |= {f"f1_{kind}": part["f"] for kind, part in sorted(found["ents_per_type"].items())}
    scores["raw_f1"] = _docs.names_of(_docs.on_text(engine, gold, lambda doc: doc.text))["ents_f"]
    kept = [doc for doc in gold[:: _docs.EVERY] if _docs.comparable(doc, _docs.shouted)]
    ways = {
        "plain_names": lambda doc: doc.text,
        "caps_names_bare": _docs.shouted,
        "caps_names": lambda doc: readable(_docs.shouted(doc))[0],
    }
    for name, text_of in ways.items():
        scores[name] = _docs.names_of(_docs.on_text(engine, kept, text_of))["ents_f"]
    return {name: float(value or 0.0) for name, value in scores.items()}
