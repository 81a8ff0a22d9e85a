"""Teach the reader that ships: resumable, with its progress shown.

    python -m models.fit --work build/models

In: ``soft/``, ``data/`` and the teachers under ``--work``. Batches are drawn by a seed from gold trees,
gold names and news by the shares of ``Plan``. The learning rate warms up and falls along a cosine; the
weights are averaged as they go, and the average at the end is what ships: no step is chosen on dev. Part of
the way, every layer loses the inner units that weigh least. Every ``KEEP`` steps all that a stopped run needs
is kept, and the same command goes on from there.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from models.export import arrays_of, export
from models.soft import read
from models.student import Item, Plan, Student, item_of
from models.teacher import load
from stemma.annotate.transformer.pieces import WordPieces

KEEP = 500
SCORES = {
    "tag": "tag_acc", "upos": "pos_acc", "morph": "morph_acc", "lemma": "lemma_acc",
    "uas": "dep_uas", "las": "dep_las", "sent_f1": "sents_f", "names_f1": "ents_f",
}  # fmt: skip
"""Our names of the scores, and spaCy's."""
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def batches(sources: Sequence[Sequence[Item]], plan: Plan, start: int) -> Iterator[list[Item]]:
    """Stretches of like length for every step from ``start`` on, by ``plan.seed`` alone.

    ``sources``: gold trees, gold names, news; each is gone through whole before it is shuffled again.
    """
    order = random.Random(plan.seed)
    shares = [plan.trees, plan.names, 1 - plan.trees - plan.names]
    there = [i for i, items in enumerate(sources) if items]
    decks: list[list[list[int]]] = [[] for _ in sources]
    step = 0
    while True:
        source = order.choices(there, [shares[i] for i in there])[0]
        if not decks[source]:
            decks[source] = _deck([len(i.shapes) for i in sources[source]], plan.words, order)
        batch = decks[source].pop()
        step += 1
        if step > start:
            yield [sources[source][i] for i in batch]


def _deck(lengths: Sequence[int], words: int, order: random.Random) -> list[list[int]]:
    """Numbers of stretches of like length, filled up under ``words`` words together, in a drawn order."""
    numbers = list(range(len(lengths)))
    order.shuffle(numbers)
    numbers.sort(key=lambda i: lengths[i] // 12)
    out: list[list[int]] = [[]]
    for i in numbers:
        if out[-1] and (len(out[-1]) + 1) * max(lengths[i], lengths[out[-1][-1]]) > words:
            out.append([])
        out[-1].append(i)
    order.shuffle(out)
    return out


def rate_at(plan: Plan, begun: int, steps: int) -> float:
    """The share of the full rate, ``steps`` after ``begun``: linear up, half a cosine down to the end."""
    done = (begun + steps - plan.warmup) / max(1, plan.steps - plan.warmup)
    return max(0.01, 0.5 * (1 + math.cos(math.pi * max(0.0, done)))) * min(1.0, (steps + 1) / plan.warmup)


class Run:
    """A student with all that moves while it learns."""

    def __init__(self, student: Student, plan: Plan, out: Path) -> None:
        self.student, self.plan, self.out = student, plan, out
        self.step = self.begun = 0
        kept = out / "state.pt"
        state = torch.load(kept, weights_only=True) if kept.exists() else None
        if state and state["begun"]:
            self.begun = state["begun"]
            student.shrink(plan.inner)
        self._begin()
        if state:
            self._take_up(state)

    def _begin(self) -> None:
        """What moves the weights, and their average, from step ``begun`` on."""
        plan, begun = self.plan, self.begun
        encoder = [p for n, p in self.student.named_parameters() if n.startswith("blocks")]
        heads = [p for n, p in self.student.named_parameters() if not n.startswith("blocks")]
        self.optimizer = torch.optim.AdamW(
            [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}],
            weight_decay=0.01, betas=(0.9, 0.98),
        )  # fmt: skip
        self.rate = torch.optim.lr_scheduler.LambdaLR(self.optimizer, lambda s: rate_at(plan, begun, s))
        self.average = AveragedModel(self.student, multi_avg_fn=get_ema_multi_avg_fn(plan.average))

    def cut(self) -> None:
        """Go on from the averaged weights with fewer inner units."""
        self.student.load_state_dict(self.average.module.state_dict())
        self.student.shrink(self.plan.inner)
        self.begun = self.step
        self._begin()

    def learn(self, batch: Sequence[Item]) -> float:
        """One step; gives the loss."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = self.student.loss(batch, self.plan.gold)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.student.parameters(), 1.0)
        self.optimizer.step()
        self.rate.step()
        self.average.update_parameters(self.student)
        self.step += 1
        return float(loss.detach())

    def _parts(self) -> dict[str, Any]:
        return {
            "student": self.student, "average": self.average, "optimizer": self.optimizer, "rate": self.rate,
        }  # fmt: skip

    def keep(self) -> None:
        """Write all that a stopped run needs, whole or not at all."""
        self.out.mkdir(parents=True, exist_ok=True)
        state = {name: part.state_dict() for name, part in self._parts().items()}
        draft = self.out / "state.part"
        torch.save(state | {"step": self.step, "begun": self.begun, "dice": torch.get_rng_state()}, draft)
        draft.rename(self.out / "state.pt")

    def _take_up(self, state: dict[str, Any]) -> None:
        for name, part in self._parts().items():
            part.load_state_dict(state[name])
        torch.set_rng_state(state["dice"])
        self.step = state["step"]


def items(paths: Sequence[Path], cutter: WordPieces, most: int) -> list[Item]:
    """The stretches of some parts that fit the reader; of every third the quotation marks change form."""
    found = [soft for path in paths for soft in read(path) if len(soft.chunk.words) <= most]
    for soft in found[::3]:
        soft.chunk.words = requoted(soft.chunk.words)
    return [item_of(soft, cutter) for soft in found]


def requoted(words: Sequence[str]) -> list[str]:
    """Curly quotation marks made straight, or, where there are none, straight ones curly."""
    if any(mark in word for word in words for mark in "“”‘’"):
        return [word.translate(STRAIGHT) for word in words]
    new, opened = [], False
    for word in words:
        if word == '"':
            opened = not opened
        new.append(("“" if opened else "”") if word == '"' else word.replace("'", "’"))
    return new


def fit(work: Path, out: Path, plan: Plan) -> Language:
    """Teach a student from ``work``; give it as the pipeline that stands in ``out/pipeline``."""
    torch.manual_seed(plan.seed)
    trees, names = (load(work / "teachers" / task) for task in ("trees", "names"))
    vocabulary = trees.tokenizer.get_vocab()
    pieces = sorted(vocabulary, key=lambda piece: vocabulary[piece])
    run = Run(Student(trees, names.labels, plan), plan, out)
    cutter, soft = WordPieces(pieces), work / "soft"
    gold = [[soft / f"gold-{task}.pickle"] for task in ("trees", "names")]
    groups = [*gold, sorted(soft.glob("news-*.pickle"))]
    sources = [items(group, cutter, run.student.most) for group in groups]
    print("words:", [sum(len(i.shapes) for i in source) for source in sources], flush=True)
    began, first = time.monotonic(), run.step
    for batch in batches(sources, plan, run.step):
        if run.step >= plan.steps:
            break
        loss = run.learn(batch)
        if run.step % 100 == 0:
            pace = (time.monotonic() - began) / (run.step - first)
            print(f"{run.step}/{plan.steps} loss {loss:.3f}, {pace:.2f}s a step", flush=True)
        if run.step == plan.cut:
            run.cut()
        if run.step % KEEP == 0 or run.step == plan.steps:
            run.keep()
    state = {n: a.numpy() for n, a in run.average.module.state_dict().items()}
    return export(arrays_of(state), asdict(run.student.labels), pieces, work, out / "pipeline")


def scores(nlp: Language, data: Path) -> dict[str, float]:
    """Dev scores of a pipeline on text as it comes, under the names of ``SCORES``."""
    found: dict[str, float] = {}
    for part in ("trees", "names"):
        docs = DocBin().from_disk(data / f"{part}-dev.spacy").get_docs(nlp.vocab)
        result = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
        wanted = [key for key in SCORES if (key == "names_f1") == (part == "names")]
        found |= {key: round(float(result[SCORES[key]] or 0.0), 4) for key in wanted}
        if part == "names":
            kinds = sorted(result["ents_per_type"].items())
            found |= {f"f1_{kind}": round(float(of_kind["f"]), 4) for kind, of_kind in kinds}
    return found


def main() -> None:
    """Teach, export, score on dev."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, default=Path("build/models"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--steps", type=int, default=Plan().steps)
    args = parser.parse_args()
    torch.set_num_threads(1)
    plan = replace(Plan(), steps=args.steps)
    out = args.out or args.work / "student"
    found = scores(fit(args.work, out, plan), args.work / "data")
    (out / "scores.json").write_text(json.dumps(found) + "\n")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
