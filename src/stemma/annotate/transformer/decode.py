"""From scores to labels: a tree for every sentence, names that begin where they may."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.annotate.transformer.spanning import spanning_tree
from stemma.annotate.transformer.weights import Floats

FAR = np.float32(-1e9)
Numbers = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]


def heads_of(arcs: Floats, starts: Flags) -> Numbers:
    """The head of every word, itself for a root: the best tree inside every sentence.

    ``arcs`` (n, n + 1): scores of heads, the root first; ``starts`` (n): where sentences start, the first
    word always. The likeliest heads are taken where they make a tree, as they nearly always do.
    """
    count = len(arcs)
    sentence = np.cumsum(starts) - 1
    words = np.arange(count)
    scores = np.where(sentence[:, None] == sentence[None, :], arcs[:, 1:], FAR)
    scores[words, words] = arcs[:, 0]  # a root is its own head
    heads: Numbers = scores.argmax(1)
    for number in _broken(heads, sentence):
        inside = np.flatnonzero(sentence == number)
        first, last = inside[0], inside[-1] + 1
        square = np.concatenate([arcs[first:last, :1], arcs[first:last, first + 1 : last + 1]], axis=1)
        high = square.max(1, keepdims=True)
        chances = square - high - np.log(np.exp(square - high).sum(1, keepdims=True))
        tree = spanning_tree(chances)
        heads[first:last] = [first + (n if head < 0 else head) for n, head in enumerate(tree)]
    return heads


def _broken(heads: Numbers, sentence: Numbers) -> list[int]:
    """The sentences whose heads make no tree with one root."""
    roots = heads == np.arange(len(heads))
    counts = np.bincount(sentence[roots], minlength=int(sentence[-1]) + 1)
    far = heads
    for _ in range(len(heads).bit_length()):
        far = far[far]
    counts[sentence[~roots[far]]] = 0  # a path that never meets a root runs in a circle
    return np.flatnonzero(counts != 1).tolist()


def names_of(scores: Floats, labels: Sequence[str]) -> list[int]:
    """The best path of BIO labels (numbers in ``labels``) on which every I- follows its own kind.

    Viterbi's search, only where the likeliest labels break that rule.
    """
    best: list[int] = scores.argmax(1).tolist()
    before = "O"
    for number in best:
        label = labels[number]
        if label[0] == "I" and before[2:] != label[2:]:
            return _path(scores, labels)
        before = label
    return best


def _path(scores: Floats, labels: Sequence[str]) -> list[int]:
    inner = [n.startswith("I-") for n in labels]
    step = np.array([[FAR if i and p[2:] != n[2:] else 0.0 for i, n in zip(inner, labels, strict=True)]
                     for p in labels])  # fmt: skip
    high = scores.max(1, keepdims=True)
    chances = scores - high - np.log(np.exp(scores - high).sum(1, keepdims=True))
    best = chances[0] + np.where(inner, FAR, 0.0)
    back = []
    for row in chances[1:]:
        paths = best[:, None] + step
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    at = int(best.argmax())
    path = [at]
    for pointers in reversed(back):
        at = int(pointers[at])
        path.append(at)
    return path[::-1]
