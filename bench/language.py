"""How well and how fast the language engine reads: trees, tags, lemmas, sentences, text as it comes.

In: ``language/{ewt,gum}-SPLIT.conllu.xz`` (Universal Dependencies) and ``stories/news_cluster/*.json`` of the
labelled data folder. Scores, shares of 1 unless said otherwise:

- on the words of the data: ``las``, ``uas`` (punctuation left out), ``las_all`` (with it), ``tag``, ``upos``,
  ``lemma``, ``sent_f1``; ``lemma_used``: the lemmas that Stemma goes on with, verbs checked by
  ``annotate/lemmas.py``, and the same of verbs alone (``lemma_verbs``, ``lemma_verbs_used``);
- on the text, words as the engine cuts them: ``raw_las``, ``raw_uas``, ``raw_sent_f1``;
- on every fourth stretch of the same text rewritten, as Stemma gives it to the engine, and ``_bare`` as it
  stands: ``caps_las`` (in capitals), ``titled_las`` (first sentences, with a headline's capitals),
  ``glued_sent_f1`` (no space after a sentence's end); ``quotes_las``: straight quotes curly and curly ones
  straight; ``plain_las``, ``plain_sent_f1``: the same stretches as they are;
- ``words_per_second``: words over seconds of processor time, the whole engine on the paragraphs of real
  articles; ``ratio_to_plain``: its seconds over those of spaCy's efficiency shape with the same components,
  on the same paragraphs in turns; ``load_seconds`` to load it, ``start_seconds`` with the imports, both
  processor time of a fresh process; ``mb``: the shipped model on disk.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from bench import _docs
from bench._plain import plain
from bench.harness import ROOT, Bound, need, say

NAME = "language"
ABOUT = "trees, tags, lemmas and sentences of the language engine; its speed beside a plain one"
READS = "language/, stories/news_cluster/"
EXACT = (
    "las",
    "uas",
    "tag",
    "upos",
    "lemma_used",
    "sent_f1",
    "raw_las",
    "caps_las",
    "titled_las",
    "glued_sent_f1",
)
BOUNDS = {name: Bound(slack=0.002) for name in EXACT} | {
    "ratio_to_plain": Bound("at_most", 0.15), "load_seconds": Bound("at_most", 0.5),
    "mb": Bound("at_most", 0.02),
}  # fmt: skip

ARTICLES = 32
TURNS = 4
PLAIN_DOCS = 300
"""Docs that the labels of the plain pipeline are taken from."""


def run(data: Path, split: str) -> dict[str, float]:
    """All scores of one split."""
    from stemma.annotate.engine import load

    engine = load()
    gold = _docs.trees(data, split, engine)
    scores = read(engine, gold)
    say("words of the data, text: done")
    scores |= careless(engine, gold[:: _docs.EVERY])
    say("rewritten text: done")
    articles = sorted(need(data / "stories" / "news_cluster").glob("*.json"))[:ARTICLES]
    texts = [json.loads(path.read_text(encoding="utf-8")).get("text") or "" for path in articles]
    scores |= speed(engine, plain(gold[:PLAIN_DOCS], _docs.named(data, split, engine)[:PLAIN_DOCS]), texts)
    return scores | loading()


def read(engine: Language, gold: Sequence[Doc]) -> dict[str, float]:
    """Scores on the words of the data, and on the text."""
    examples = _docs.on_gold_tokens(engine, gold)
    scores = _docs.parsed(examples) | lemmas(examples)
    raw = _docs.parsed(_docs.on_text(engine, gold, lambda doc: doc.text))
    return scores | {f"raw_{name}": raw[name] for name in ("las", "uas", "sent_f1")}


def lemmas(examples: Sequence[Example]) -> dict[str, float]:
    """The lemmas that Stemma uses, on the words of the data."""
    from stemma.annotate.lemmas import verb_lemma

    right = {"lemma_used": [0, 0], "lemma_verbs": [0, 0], "lemma_verbs_used": [0, 0]}
    for example in examples:
        for found, known in zip(example.predicted, example.reference, strict=True):
            used = verb_lemma(found.text, found.lemma_) if found.pos_ == "VERB" else found.lemma_
            asked = {"lemma_used": used}
            if known.pos_ == "VERB":
                asked |= {"lemma_verbs": found.lemma_, "lemma_verbs_used": used}
            for name, lemma in asked.items():
                right[name][0] += lemma == known.lemma_
                right[name][1] += 1
    return {name: good / max(1, every) for name, (good, every) in right.items()}


def careless(engine: Language, gold: Sequence[Doc]) -> dict[str, float]:
    """Scores on rewritten text: as Stemma gives it to the engine, and as it stands."""
    as_is = _docs.parsed(_docs.on_text(engine, gold, lambda doc: doc.text))
    scores = {"plain_las": as_is["las"], "plain_sent_f1": as_is["sent_f1"]}
    heads = [head for head in map(_docs.headline, gold) if head is not None]
    ways = (("caps", gold, _docs.shouted, "las"), ("titled", heads, _docs.titled, "las"),
            ("glued", gold, _docs.glued, "sent_f1"))  # fmt: skip
    for name, known, rewrite, key in ways:
        kept = [doc for doc in known if _docs.comparable(doc, rewrite)]
        bare = _docs.on_text(engine, kept, rewrite)
        made = _docs.on_text(engine, kept, partial(_given, rewrite))
        scores[f"{name}_{key}_bare"] = _docs.parsed(bare)[key]
        scores[f"{name}_{key}"] = _docs.parsed(made)[key]
    quoted = [_docs.requoted(doc) for doc in gold]
    scores["quotes_las"] = _docs.parsed(_docs.on_text(engine, quoted, lambda doc: doc.text))["las"]
    return scores


def _given(rewrite: Callable[[Doc], str], doc: Doc) -> str:
    """A rewritten Doc as Stemma gives it to the engine."""
    from stemma.annotate.stretches import readable

    return readable(rewrite(doc))[0]


def speed(engine: Language, other: Language, texts: Sequence[str]) -> dict[str, float]:
    """Both engines on the paragraphs of the same articles, in turns."""
    from stemma.annotate.stretches import stretches

    parts = [part.text for text in texts for part in stretches(text)[0]]
    turns = [parts[n::TURNS] for n in range(TURNS)]
    for warm in (engine, other):
        list(warm.pipe(parts[:20]))
    spent, words = {"own": 0.0, "plain": 0.0}, 0
    for turn in turns:
        for name, pipeline in (("own", engine), ("plain", other)):
            began = time.process_time()
            count = sum(len(doc) for doc in pipeline.pipe(turn))
            spent[name] += time.process_time() - began
            words += count if name == "own" else 0
    return {"words_per_second": words / spent["own"], "ratio_to_plain": spent["own"] / spent["plain"]}


def loading() -> dict[str, float]:
    """Seconds of processor time to load the engine in a fresh process, and its size on disk."""
    code = (
        "import time; from stemma.annotate.engine import load; a = time.process_time(); load(); "
        "b = time.process_time(); print(b - a, b)"
    )
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(3)]
    load, start = (min(float(r.stdout.split()[n]) for r in runs) for n in (0, 1))
    folder = ROOT / "src" / "stemma" / "annotate" / "english"
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {"load_seconds": load, "start_seconds": start, "mb": size / 1e6}
