"""The training loop of the shipped pipeline: one encoder for names and trees, resumable.

Batches are drawn by a seed from gold trees, gold names and silver paragraphs by the shares of ``Plan``. What
a corpus does not label is missing, and its component then learns nothing from that text. The learning rate
warms up and falls to nothing; the weights are averaged. Every ``every`` steps the averaged weights are scored
on dev and kept, with all that a stopped run needs to go on: a second run of the same command resumes.
"""

from __future__ import annotations

import json
import pickle
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.training.initialize import load_vectors_into_model
from spacy.util import load_config, load_model_from_config
from thinc.api import Adam, Model, Optimizer, fix_random_seed

from models.data import LABELLED
from models.tokens import set_tokenizer

SCORES = {
    "tag": "tag_acc", "upos": "pos_acc", "morph": "morph_acc", "lemma": "lemma_acc",
    "uas": "dep_uas", "las": "dep_las", "sent_f1": "sents_f", "names_f1": "ents_f",
}  # fmt: skip
"""Our names of the scores, and spaCy's."""

CURLY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
STRAIGHT = {'"': "“”", "'": "’’", "''": "”", "``": "“"}


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps, words of a batch, learning rate and its warm-up, shares of the three sources, changes of form.

    ``upper``, ``title``: share of the texts learned in capitals or in headline case; ``quotes``: share whose
    quotation marks change form. Found on dev among the values told in ``models/README.md``.
    """

    steps: int = 10_000
    words: int = 1_000
    rate: float = 0.0015
    warmup: int = 400
    every: int = 1_000
    dropout: float = 0.1
    trees: float = 0.28
    names: float = 0.26
    upper: float = 0.02
    title: float = 0.02
    quotes: float = 0.1
    seed: int = 7


def build(config: Path, vectors: Path) -> Language:
    """The empty pipeline of ``config`` with its vectors and tokenizer."""
    nlp = load_model_from_config(load_config(config), auto_fill=True)
    load_vectors_into_model(nlp, str(vectors))
    set_tokenizer(nlp)
    return nlp


def start_weights(nlp: Language, docs: Sequence[Doc]) -> None:
    """First weights, and the label sets that the gold documents hold."""
    labels = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    nlp.initialize(lambda: labels)


def rate_at(plan: Plan, step: int) -> float:
    """The learning rate of one step: linear up over ``warmup``, linear down to a hundredth."""
    if step < plan.warmup:
        return plan.rate * (step + 1) / plan.warmup
    left = (plan.steps - step) / (plan.steps - plan.warmup)
    return plan.rate * max(0.01, left)


def reshaped(doc: Doc, order: random.Random, plan: Plan) -> Doc:
    """Now and then the same labels on the same words in another form (see ``Plan``)."""
    draw = order.random()
    words = [t.text for t in doc]
    if draw < plan.upper:
        new = [w.upper() for w in words]
    elif draw < plan.upper + plan.title:
        new = [w[:1].upper() + w[1:] for w in words]
    elif draw < plan.upper + plan.title + plan.quotes:
        new = _quotes(words, order)
    else:
        return doc
    if any(len(a) != len(b) for a, b in zip(words, new, strict=True)) or new == words:
        return doc
    changed = Doc(doc.vocab, words=new, spaces=[bool(t.whitespace_) for t in doc])
    attrs: list[int | str] = [*LABELLED]
    return changed.from_array(attrs, doc.to_array(attrs))  # type: ignore[arg-type]  # Ints2d


def _quotes(words: Sequence[str], order: random.Random) -> list[str]:
    """Curly marks made straight, or straight ones curly."""
    if order.random() < 0.5:
        return [w.translate(CURLY) for w in words]
    new, opened = [], False
    for word in words:
        if word == '"':
            opened = not opened
            word = "“" if opened else "”"
        elif word.startswith("'") or word == "n't":
            word = word.replace("'", "’")
        new.append(word)
    return new


def drawn(sources: Sequence[Sequence[Doc]], plan: Plan) -> Iterator[tuple[list[Doc], random.Random]]:
    """The documents of each step and the dice for their changes of form, by ``plan.seed`` alone.

    ``sources``: gold trees, gold names, silver; each is gone through whole before it is shuffled again.
    """
    order = random.Random(plan.seed)
    shares = [plan.trees, plan.names, 1 - plan.trees - plan.names]
    there = [i for i, docs in enumerate(sources) if docs]
    decks: list[list[int]] = [[] for _ in sources]
    while True:
        batch: list[Doc] = []
        while sum(map(len, batch)) < plan.words:
            source = order.choices(there, [shares[i] for i in there])[0]
            if not decks[source]:
                decks[source] = list(range(len(sources[source])))
                order.shuffle(decks[source])
            batch.append(sources[source][decks[source].pop()])
        yield batch, random.Random(order.random())


def read_docs(paths: Iterable[Path], nlp: Language) -> list[Doc]:
    """All documents of some DocBin files."""
    return [doc for path in paths for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]


def _nodes(nlp: Language) -> list[Model[Any, Any]]:
    return [node for _, pipe in nlp.pipeline if hasattr(pipe, "model") for node in pipe.model.walk()]


def keep(nlp: Language, optimizer: Optimizer, step: int, path: Path, log: list[dict[str, float]]) -> None:
    """Write everything that a stopped run needs; optimizer state is named by the order of the layers."""
    place = {node.id: i for i, node in enumerate(_nodes(nlp))}
    state = {
        name: {(place[k[0]], k[1]): v for k, v in getattr(optimizer, name).items() if k[0] in place}
        for name in ("mom1", "mom2", "averages", "nr_update", "last_seen")
    }
    weights = {
        (i, name): node.get_param(name)
        for i, node in enumerate(_nodes(nlp))
        for name in node.param_names
        if node.has_param(name)
    }
    unseen = [node.attrs.get("unseen_classes") for node in _nodes(nlp)]  # a parser leaves these out
    whole = {"step": step, "state": state, "weights": weights, "unseen": unseen, "log": log}
    whole["dice"] = (random.getstate(), np.random.get_state())
    draft = path.with_suffix(".part")
    draft.write_bytes(pickle.dumps(whole))
    draft.rename(path)


def take_up(nlp: Language, optimizer: Optimizer, path: Path) -> tuple[int, list[dict[str, float]]]:
    """Put what ``keep`` wrote back into a pipeline of the same config; give the step and the log."""
    whole = pickle.loads(path.read_bytes())
    nodes = _nodes(nlp)
    for (i, name), value in whole["weights"].items():
        nodes[i].set_param(name, value)
    for node, unseen in zip(nodes, whole["unseen"], strict=True):
        if unseen is not None:
            node.attrs["unseen_classes"] = unseen
    for name, values in whole["state"].items():
        getattr(optimizer, name).update({(nodes[i].id, key): v for (i, key), v in values.items()})
    random.setstate(whole["dice"][0])
    np.random.set_state(whole["dice"][1])
    return int(whole["step"]), list(whole["log"])


def fit(config: Path, vectors: Path, work: Path, out: Path, plan: Plan) -> Path:
    """Train on ``work/data`` and ``work/silver``; give the folder of the pipeline that was best on dev."""
    fix_random_seed(plan.seed)
    out.mkdir(parents=True, exist_ok=True)
    nlp = build(config, vectors)
    gold = [read_docs([work / "data" / f"{part}-train.spacy"], nlp) for part in ("trees", "names")]
    dev = {part: read_docs([work / "data" / f"{part}-dev.spacy"], nlp) for part in ("trees", "names")}
    start_weights(nlp, [doc for docs in gold for doc in docs])
    sources = [*gold, read_docs(sorted((work / "silver").glob("*.spacy")), nlp)]
    optimizer = Adam(plan.rate, use_averages=True, L2=0.01, grad_clip=1.0)
    start = 0
    log: list[dict[str, float]] = []
    if (out / "state.pickle").exists():
        start, log = take_up(nlp, optimizer, out / "state.pickle")
    began = time.monotonic()
    for step, (docs, dice) in enumerate(drawn(sources, plan)):
        if step < start:
            continue
        if step >= plan.steps:
            break
        optimizer.learn_rate = rate_at(plan, step)
        shaped = [reshaped(doc, dice, plan) for doc in docs]
        learn(nlp, [Example(nlp.make_doc(d.text), d) for d in shaped], optimizer, plan.dropout)
        if (step + 1) % 100 == 0:
            pace = (time.monotonic() - began) / (step + 1 - start)
            print(f"{step + 1}/{plan.steps} {pace:.2f}s a step", flush=True)
        if (step + 1) % plan.every == 0 or step + 1 == plan.steps:
            log.append(score_and_keep(nlp, optimizer, dev, out, log) | {"step": step + 1})
            keep(nlp, optimizer, step + 1, out / "state.pickle", log)
            (out / "log.json").write_text(json.dumps(log, indent=1) + "\n")
            print(json.dumps(log[-1]), flush=True)
    return out / "model-best"


def learn(nlp: Language, batch: Sequence[Example], optimizer: Optimizer, drop: float) -> None:
    """One step. The weights move once all components have read: the encoder waits for its listeners."""
    nlp.update(batch, sgd=False, drop=drop)  # type: ignore[arg-type]  # False: gradients only
    pipes: list[Any] = [pipe for _, pipe in nlp.pipeline]
    for pipe in pipes:
        pipe.finish_update(optimizer)


def score_and_keep(
    nlp: Language, optimizer: Optimizer, dev: dict[str, list[Doc]], out: Path, log: Sequence[dict[str, float]]
) -> dict[str, float]:
    """Score the averaged weights; keep them under ``out`` where no earlier score was higher."""
    with nlp.use_params(optimizer.averages):
        row = scores(nlp, dev)
        if row["choice"] >= max((r["choice"] for r in log), default=0.0):
            nlp.to_disk(out / "model-best")
    return row


def scores(nlp: Language, dev: dict[str, list[Doc]]) -> dict[str, float]:
    """Dev scores under the names of ``SCORES``; ``choice``: LAS, names F1 and half of sentence F1."""
    found: dict[str, float] = {}
    for part, docs in dev.items():
        result = nlp.evaluate([Example(nlp.make_doc(d.text), d) for d in docs])
        wanted = [k for k in SCORES if (k == "names_f1") == (part == "names")]
        found |= {key: round(float(result[SCORES[key]] or 0.0), 4) for key in wanted}
    found["choice"] = round(found["las"] + found["names_f1"] + found["sent_f1"] / 2, 4)
    return found
