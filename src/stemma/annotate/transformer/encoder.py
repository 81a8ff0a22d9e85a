"""The encoder in NumPy: words in, for every word the scores of names, tags, starts, heads and relations.

A transformer whose norms stand after the sums (Vaswani et al., "Attention Is All You Need", 2017), one place
a word, with biaffine scores of heads and relations (Dozat and Manning 2017). Stretches are filled up to a
multiple of ``GRAIN`` places and go through in blocks of one length, of whole ``TILE`` rows. So a stretch
always stands at the same place of its tiles, and comes out the same, to the bit, whatever stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from stemma.annotate.transformer.forms import ending_of, shape_of
from stemma.annotate.transformer.pieces import WordPieces
from stemma.annotate.transformer.weights import Floats, Weights

HEADS = 12
GRAIN = 12
TILE, FEWEST = 24, 72
"""Rows that a product of matrices takes at once (OpenBLAS on AVX2: 12); the rows under which it is reckoned
in another way. Grains of 4, 8 and 12 cost the same within 5 %, single stretches 20 % more."""
ROWS = 512
"""Places of one block: its arrays stay in the processor's cache."""
KNOWN = 12_000
"""Words whose vectors are kept at hand; the table is begun anew when it is full."""
EPSILON = np.float32(1e-12)
Numbers = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of one stretch of ``n`` words.

    ``names`` (n, labels), ``tags`` (n): numbers of the likeliest; ``starts`` (n): above 0 where a
    sentence starts; ``arcs`` (n, n + 1): scores of heads, the root first; ``left`` (n, k) and ``right``
    (n + 1, k): what the relations of words, and of heads, are scored by (``Encoder.related``).
    """

    names: Floats
    tags: Numbers
    starts: Floats
    arcs: Floats
    left: Floats
    right: Floats


class Encoder:
    """Runs ``weights`` over stretches of words."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.cutter = WordPieces(weights.pieces)
        self.maps = {n: np.ascontiguousarray(a.T) for n, a in weights.arrays.items() if a.ndim == 2}
        self.width = len(weights.arrays["first"])
        self.most = len(weights.arrays["places"]) // GRAIN * GRAIN - 1
        outputs = ("names", "tags", "starts", "arc", "label")
        self.out = np.concatenate([weights.arrays[f"{n}.weight"] for n in outputs]).T.copy()
        self.out_bias = np.concatenate([weights.arrays[f"{n}.bias"] for n in outputs])
        self.ends = np.cumsum([len(weights.arrays[f"{n}.bias"]) for n in outputs]).tolist()
        related = weights.arrays["relations.weight"]
        self.relations = np.ascontiguousarray(related.transpose(1, 0, 2).reshape(related.shape[1], -1))
        self.threads = ThreadpoolController()
        self.rows: dict[str, int] = {}
        self.table = np.zeros((KNOWN + 1, self.width), dtype=np.float32)

    def read(self, stretches: Sequence[Sequence[str]]) -> list[Scores]:
        """The scores of every stretch, of ``most`` words at most, in their order."""
        found: dict[int, Scores] = {}
        with self.threads.limit(limits=1, user_api="blas"):  # threads cut a product across its tiles
            for numbers, places in _blocks([len(words) for words in stretches]):
                block = [stretches[i] for i in numbers]
                found.update(zip(numbers, self._block(block, places), strict=True))
        return [found[i] for i in range(len(stretches))]

    def related(self, scores: Scores, heads: Numbers) -> Floats:
        """Scores of every relation (n, relations) of a stretch's words to the heads given, 0 the root."""
        maps = (scores.left @ self.relations).reshape(len(heads), -1, scores.left.shape[1])
        found: Floats = np.matmul(maps, scores.right[heads][..., None])[..., 0]
        return found

    def _block(self, block: Sequence[Sequence[str]], places: int) -> Iterator[Scores]:
        count = _filled(len(block), places)
        states = np.zeros((count, places, self.width), dtype=np.float32)
        there = np.zeros((count, places), dtype=bool)
        for row, words in enumerate(block):
            states[row, 1 : len(words) + 1] = self.table[self._numbers(words)]
            there[row, : len(words) + 1] = True
        states[:, 0] = self.weights.arrays["first"]
        states += self.weights.arrays["places"][:places]
        flat = states.reshape(count * places, self.width)
        _norm(flat, self.weights.arrays, "norm")
        away = np.where(there, np.float32(0), np.float32(-1e9))[:, None, None, :]
        for layer in range(self.weights.layers):
            flat = self._layer(flat, f"blocks.{layer}", count, away)
        return self._outputs(flat, block, count)

    def _numbers(self, words: Sequence[str]) -> list[int]:
        """The rows of ``table`` that hold the vectors of some words."""
        if len(self.rows) + len(words) > KNOWN:
            self.rows.clear()
        found = []
        for word in words:
            row = self.rows.get(word)
            if row is None:
                row = self.rows[word] = len(self.rows)
                self.table[row] = self._vector(word)
            found.append(row)
        return found

    def _vector(self, word: str) -> Floats:
        """A word before it is read in its sentence."""
        shapes = self.weights.arrays["shapes.weight"]
        vector: Floats = self.weights.words.mean(self.cutter.cut(word)) + shapes[shape_of(word)]
        return vector + self.weights.endings.mean([ending_of(word)])

    def _layer(self, flat: Floats, name: str, count: int, away: Floats) -> Floats:
        arrays, maps = self.weights.arrays, self.maps
        places, each = len(flat) // count, self.width // HEADS
        asked = flat @ maps[f"{name}.attend.weight"]
        asked += arrays[f"{name}.attend.bias"]
        parts = asked.reshape(count, places, 3, HEADS, each)
        queries = np.ascontiguousarray(parts[:, :, 0].transpose(0, 2, 1, 3))
        queries *= np.float32(each**-0.5)
        keys = np.ascontiguousarray(parts[:, :, 1].transpose(0, 2, 3, 1))
        values = np.ascontiguousarray(parts[:, :, 2].transpose(0, 2, 1, 3))
        weights = queries @ keys
        weights += away
        weights -= weights.max(-1, keepdims=True)
        np.exp(weights, out=weights)
        heard = weights @ values
        heard /= weights.sum(-1, keepdims=True)
        mixed = heard.transpose(0, 2, 1, 3).reshape(len(flat), self.width) @ maps[f"{name}.mix.weight"]
        mixed += arrays[f"{name}.mix.bias"]
        mixed += flat
        _norm(mixed, arrays, f"{name}.norm")
        inner = mixed @ maps[f"{name}.up.weight"]
        inner += arrays[f"{name}.up.bias"]
        inner = _gelu(inner)
        last = inner @ maps[f"{name}.down.weight"]
        last += arrays[f"{name}.down.bias"]
        last += mixed
        _norm(last, arrays, f"{name}.last")
        found: Floats = last
        return found

    def _outputs(self, flat: Floats, block: Sequence[Sequence[str]], count: int) -> Iterator[Scores]:
        places = len(flat) // count
        out = flat @ self.out
        out += self.out_bias
        names, tags, starts, arc, label = np.split(out, self.ends[:-1], axis=1)
        arc, label = np.maximum(arc, 0), np.maximum(label, 0)
        biaffine = self.weights.arrays["arcs.weight"][0]
        half = len(biaffine) - 1
        asked = arc[:, :half] @ biaffine[:half, :half]
        asked += biaffine[half, :half]
        heads = np.ascontiguousarray(arc[:, half:].reshape(count, places, half).transpose(0, 2, 1))
        arcs = asked.reshape(count, places, half) @ heads
        ones = np.ones((len(flat), 1), dtype=np.float32)
        half = label.shape[1] // 2
        left = np.concatenate([label[:, :half], ones], 1)
        right = np.concatenate([label[:, half:], ones], 1)
        likely = tags.argmax(1)
        for row, words in enumerate(block):
            first, n = row * places, len(words)
            inside = slice(first + 1, first + n + 1)
            yield Scores(
                names[inside].copy(), likely[inside], starts[inside, 0].copy(),
                arcs[row, 1 : n + 1, : n + 1].copy(), left[inside], right[first : first + n + 1],
            )  # fmt: skip


def _gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit by its tanh (Hendrycks and Gimpel 2016)."""
    t: Floats = x * x
    t *= np.float32(0.044715)
    t += 1
    t *= x
    t *= np.float32((2 / np.pi) ** 0.5)
    np.tanh(t, out=t)
    t += 1
    t *= x
    t *= np.float32(0.5)
    return t


def _norm(states: Floats, arrays: Mapping[str, Floats], name: str) -> None:
    """Every row to mean 0 and variance 1, then scaled and shifted, in place."""
    states -= states.mean(1, keepdims=True)
    spread = np.einsum("ij,ij->i", states, states)
    spread /= states.shape[1]
    spread += EPSILON
    states /= np.sqrt(spread)[:, None]
    states *= arrays[f"{name}.weight"]
    states += arrays[f"{name}.bias"]


def _filled(count: int, places: int) -> int:
    """How many stretches of ``places``, empty ones after the first ``count``, make whole tiles."""
    while count * places < FEWEST or count * places % TILE:
        count += 1
    return count


def _blocks(lengths: Sequence[int]) -> Iterator[tuple[list[int], int]]:
    """Numbers of the stretches that go through together, and the places each of them takes."""
    like: defaultdict[int, list[int]] = defaultdict(list)
    for number, words in enumerate(lengths):
        like[-(-(words + 1) // GRAIN) * GRAIN].append(number)
    for places, numbers in sorted(like.items()):
        size = max(1, ROWS // places)
        for at in range(0, len(numbers), size):
            yield numbers[at : at + size], places
