"""The reader that ships: a small transformer over words, taught by the teachers' distributions.

Its layers are the first three of the trees teacher; a word is the mean of its pieces' vectors, with its form
and ending added, so that a text costs one place per word. One encoder carries names, tags with features,
sentence starts and the biaffine heads and relations. It learns from what both teachers think of every word
(``models.soft``) and, where there is gold, from that too (``models.fit``). What it learned is written as
NumPy arrays that ``stemma.annotate.transformer`` reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from models.soft import Soft
from models.teacher import Biaffine, Labels, Teacher
from stemma.annotate.transformer.forms import ENDINGS, SHAPES, ending_of, shape_of
from stemma.annotate.transformer.pieces import WordPieces

HEADS = 12
ARC, LABEL = 128, 64
"""Widths of the biaffine heads, half of the teachers'."""
PLACES = 256
"""Most words of one stretch, with the mark before them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which layers of the teacher; steps, words of a batch, learning rates, shares of the sources.

    ``inner``, ``cut``: how many inner units a layer keeps from step ``cut`` on; ``gold``: what gold labels
    weigh beside the teachers' chances; ``average``: of the weights, per step.
    """

    layers: tuple[int, ...] = (0, 1, 2)
    inner: int = 1024
    cut: int = 2_500
    steps: int = 6_000
    words: int = 2_000
    encoder_rate: float = 5e-4
    head_rate: float = 2e-3
    warmup: int = 200
    dropout: float = 0.1
    trees: float = 0.2
    names: float = 0.2
    gold: float = 1.0
    average: float = 0.998
    seed: int = 7


@dataclass(slots=True)
class Item:
    """A stretch ready for the reader: piece numbers of all words and where each word's begin, its forms."""

    soft: Soft
    pieces: list[int]
    starts: list[int]
    shapes: list[int]
    endings: list[int]


def item_of(soft: Soft, cutter: WordPieces) -> Item:
    """Cut the words of a stretch."""
    pieces: list[int] = []
    starts: list[int] = []
    for word in soft.chunk.words:
        starts.append(len(pieces))
        pieces += cutter.cut(word)
    words = soft.chunk.words
    return Item(soft, pieces, starts, [shape_of(w) for w in words], [ending_of(w) for w in words])


class Block(nn.Module):
    """One layer: attention of 12 heads, then two maps with a Gaussian unit between; norms after each sum."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.attend = nn.Linear(width, 3 * width)
        self.mix = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.last = nn.LayerNorm(width, eps=1e-12)

    def shrink(self, inner: int) -> None:
        """Drop the inner units whose weights are shortest (magnitude pruning, Han et al. 2015)."""
        lengths = self.up.weight.detach().norm(dim=1) * self.down.weight.detach().norm(dim=0)
        kept = lengths.topk(inner).indices.sort().values
        up, down = nn.Linear(self.up.in_features, inner), nn.Linear(inner, self.down.out_features)
        up.weight.data, up.bias.data = self.up.weight.data[kept], self.up.bias.data[kept]
        down.weight.data, down.bias.data = self.down.weight.data[:, kept], self.down.bias.data
        self.up, self.down = up, down

    def forward(self, states: Tensor, there: Tensor) -> Tensor:
        """(batch, places, width) -> the same; ``there``: (batch, 1, 1, places), True where a word is."""
        batch, places, width = states.shape
        asked, keys, values = (
            x.view(batch, places, HEADS, width // HEADS).transpose(1, 2)
            for x in self.attend(states).split(width, -1)
        )
        # written out: the fused kernel's backward pass takes six times as long on a processor
        scores = asked @ keys.transpose(2, 3) * (width // HEADS) ** -0.5
        weights = torch.softmax(scores.masked_fill(~there, -1e4), -1)
        heard = self.mix((weights.to(values.dtype) @ values).transpose(1, 2).reshape(batch, places, width))
        states = self.norm(states + heard)
        return self.last(states + self.down(functional.gelu(self.up(states), approximate="tanh")))


def rounded(table: Tensor) -> Tensor:
    """A table as it will be after it was kept in bytes, one scale a row."""
    scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    return (table / scale).round().clamp(-127, 127) * scale


class Student(nn.Module):
    """The reader; see the module."""

    def __init__(self, teacher: Teacher, names: Labels, plan: Plan) -> None:
        super().__init__()
        self.labels = Labels(names.names, teacher.labels.tags, teacher.labels.relations)
        self.most = PLACES - 1
        source = teacher.encoder
        width = source.config.hidden_size
        embeddings = source.embeddings
        self.register_buffer("words", rounded(embeddings.word_embeddings.weight.detach().clone()))
        self.shapes = nn.Embedding(len(SHAPES), width)
        self.shapes.weight.data.copy_(teacher.shapes.weight.detach())
        self.endings = nn.Embedding(ENDINGS, width)
        nn.init.zeros_(self.endings.weight)
        self.places = nn.Parameter(embeddings.position_embeddings.weight.detach()[:PLACES].clone())
        self.places.data += embeddings.token_type_embeddings.weight.detach()[0]
        self.first = nn.Parameter(self.words[101].clone())
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.norm.load_state_dict(embeddings.LayerNorm.state_dict())
        self.blocks = nn.ModuleList(Block(width, source.config.intermediate_size) for _ in plan.layers)
        for block, number in zip(self.blocks, plan.layers, strict=True):
            _inherit(block, source.encoder.layer[number])
        self.dropout = nn.Dropout(plan.dropout)
        self.tags = nn.Linear(width, len(self.labels.tags))
        self.tags.load_state_dict(teacher.tags.state_dict())
        self.names = nn.Linear(width, len(self.labels.names))
        self.starts = nn.Linear(width, 1)
        self.arc = nn.Linear(width, 2 * ARC)
        self.label = nn.Linear(width, 2 * LABEL)
        self.arcs = Biaffine(ARC, 1)
        self.relations = Biaffine(LABEL, len(self.labels.relations))

    def shrink(self, inner: int) -> None:
        """Leave every layer ``inner`` units (see ``Block.shrink``)."""
        for block in self.blocks:
            assert isinstance(block, Block)
            block.shrink(inner)

    def states(self, items: Sequence[Item]) -> tuple[Tensor, Tensor]:
        """One vector per place, that of the mark before the words first; and which places are words."""
        longest = max(len(i.shapes) for i in items)
        flat = [p for i in items for p in i.pieces]
        offsets, base = [], 0
        for item in items:
            offsets += [base + s for s in item.starts]
            base += len(item.pieces)
        vectors = functional.embedding_bag(torch.tensor(flat), self.words, torch.tensor(offsets), mode="mean")
        vectors = vectors + self.shapes(torch.tensor([s for i in items for s in i.shapes]))
        vectors = vectors + self.endings(torch.tensor([s for i in items for s in i.endings]))
        mask = torch.zeros(len(items), longest, dtype=torch.bool)
        for row, item in zip(mask, items, strict=True):
            row[: len(item.shapes)] = True
        inputs = vectors.new_zeros(len(items), longest, vectors.shape[1]).masked_scatter(
            mask[..., None], vectors
        )
        inputs = torch.cat([self.first.expand(len(items), 1, -1), inputs], 1) + self.places[: longest + 1]
        states = self.dropout(self.norm(inputs))
        there = torch.cat([mask.new_ones(len(items), 1), mask], 1)[:, None, None, :]
        for block in self.blocks:
            states = block(states, there)
        return self.dropout(states), mask

    def trees(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Log chances of heads (words, places; place 0 is the root); what labels a word, and a head.

        The labels of word ``w`` under head ``h`` of its stretch ``s`` are scored ``left[w] @ right[s, h]``.
        """
        arc = self.dropout(functional.relu(self.arc(states)))
        label = self.dropout(functional.relu(self.label(states)))
        arcs = self.arcs(arc[:, 1:, :ARC], arc[:, :, ARC:])[:, 0]
        away = torch.cat([mask.new_zeros(len(mask), 1), ~mask], 1)
        arcs = torch.log_softmax(arcs.float().masked_fill(away[:, None, :], -1e4), -1)[mask]
        dependent, head = label[:, 1:, :LABEL][mask], label[:, :, LABEL:]
        dependent = torch.cat([dependent, dependent.new_ones(len(dependent), 1)], -1)
        left = torch.einsum("wi,oij->woj", dependent, self.relations.weight.to(dependent.dtype))
        return arcs, left, torch.cat([head, head.new_ones((*head.shape[:-1], 1))], -1)

    def loss(self, items: Sequence[Item], gold: float) -> Tensor:
        """The distance from the teachers' distributions, and that from gold times ``gold``; per word."""
        states, mask = self.states(items)
        arcs, left, right = self.trees(states, mask)
        rows = mask.nonzero()[:, 0]
        words = states[:, 1:][mask]
        names = torch.log_softmax(self.names(words).float(), -1)
        tags = torch.log_softmax(self.tags(words).float(), -1)
        starts = self.starts(words)[:, 0].float()
        soft = [i.soft for i in items]

        def related(heads: Tensor) -> Tensor:
            return torch.log_softmax((left @ right[rows, heads][..., None])[..., 0].float(), -1)

        taught = _heads_taught(soft, mask.shape[1])
        likely, chances, sure, known, begun = _taught(soft)
        total = (
            -(taught * arcs).sum(-1).mean()
            - (chances * tags.gather(1, likely)).sum(-1).mean()
            - 2 * (sure * names).sum(-1).mean()
            - (known * related(taught.argmax(-1))).sum(-1).mean()
            + functional.binary_cross_entropy_with_logits(starts, begun)
        )
        if gold == 0 or not any(s.chunk.names or s.chunk.heads for s in soft):
            return total
        heads = _flat(soft, [[h + 1 for h in s.chunk.heads] for s in soft])
        begun = _flat(soft, [s.chunk.starts for s in soft]).float()
        found = begun >= 0
        return total + gold * (
            _cross(arcs, heads)
            + _cross(related(heads.clamp(min=0)), _flat(soft, [s.chunk.relations for s in soft]))
            + _cross(tags, _flat(soft, [s.chunk.tags for s in soft]))
            + 2 * _cross(names, _flat(soft, [s.chunk.names for s in soft]))
            + functional.binary_cross_entropy_with_logits(starts[found], begun[found], reduction="sum")
            / len(starts)
        )


def _flat(soft: Sequence[Soft], rows: Sequence[list[int]]) -> Tensor:
    """Labels of all words of a batch; -100 where a stretch has none."""
    filled = (row or [-100] * len(s.chunk.words) for row, s in zip(rows, soft, strict=True))
    return torch.tensor([x for row in filled for x in row])


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy of log chances where gold is known, over all words."""
    return functional.nll_loss(scores, gold, ignore_index=-100, reduction="sum") / len(scores)


def _taught(soft: Sequence[Soft]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Likely tags and their chances, chances of names, of relations, of starts, one row a word."""
    likely = torch.from_numpy(np.concatenate([s.tags for s in soft])).long()
    chances = torch.from_numpy(np.concatenate([s.tag_chances for s in soft])).float()
    names = torch.from_numpy(np.concatenate([s.names for s in soft])).float().exp()
    relations = torch.from_numpy(np.concatenate([s.relations for s in soft])).float().exp()
    starts = torch.from_numpy(np.concatenate([s.starts for s in soft])).float()
    return likely, chances, names, relations, starts


def _heads_taught(soft: Sequence[Soft], words: int) -> Tensor:
    """The teachers' chances of heads, one row a word, as wide as the widest."""
    rows = np.zeros((sum(len(s.arcs) for s in soft), words + 1), dtype=np.float32)
    at = 0
    for s in soft:
        n = len(s.arcs)
        rows[at : at + n, : n + 1] = np.exp(s.arcs.astype(np.float32))
        at += n
    return torch.from_numpy(rows)


def _inherit(block: Block, layer: nn.Module) -> None:
    """Copy a layer of the teacher."""
    source: Any = layer
    own, out = source.attention.self, source.attention.output
    parts = (own.query, own.key, own.value)
    block.attend.weight.data = torch.cat([part.weight for part in parts]).detach().clone()
    block.attend.bias.data = torch.cat([part.bias for part in parts]).detach().clone()
    block.mix.load_state_dict(out.dense.state_dict())
    block.norm.load_state_dict(out.LayerNorm.state_dict())
    block.up.load_state_dict(source.intermediate.dense.state_dict())
    block.down.load_state_dict(source.output.dense.state_dict())
    block.last.load_state_dict(source.output.LayerNorm.state_dict())
