"""A reader with drawn weights: small, and of the shape of the shipped one."""

from __future__ import annotations

import numpy as np

from stemma.annotate.transformer.forms import ENDINGS, SHAPES
from stemma.annotate.transformer.weights import Floats, Table, Weights, packed

WIDTH, INNER, ARC, LABEL, PLACES = 192, 192, 128, 64, 64
"""No product of matrices is so small that it is reckoned in another way."""
PIECES = ("[PAD]", "[UNK]", "the", "mayor", "said", "##s", "port", ".", "a", "##b", "b")
LABELS = {
    "names": ("O", "B-Person", "I-Person", "B-Location", "I-Location"),
    "tags": ("NOUN\tNN\tNumber=Sing", "VERB\tVBD\tTense=Past", "PUNCT\t.\t"),
    "relations": ("ROOT", "dep", "nsubj", "punct"),
}


def drawn(seed: int = 1) -> Weights:
    """Weights drawn by a seed."""
    dice = np.random.default_rng(seed)

    def some(*shape: int) -> Floats:
        return (dice.standard_normal(shape) * 0.3).astype(np.float32)

    arrays = {"first": some(WIDTH), "places": some(PLACES, WIDTH), "shapes.weight": some(len(SHAPES), WIDTH)}
    sizes = {"names": 5, "tags": 3, "starts": 1, "arc": 2 * ARC, "label": 2 * LABEL}
    for name, size in sizes.items():
        arrays |= {f"{name}.weight": some(size, WIDTH), f"{name}.bias": some(size)}
    arrays |= {"arcs.weight": some(1, ARC + 1, ARC + 1), "relations.weight": some(4, LABEL + 1, LABEL + 1)}
    norms = ["norm"]
    for layer in ("blocks.0", "blocks.1"):
        norms += [f"{layer}.norm", f"{layer}.last"]
        for name, rows, columns in (("attend", 3 * WIDTH, WIDTH), ("mix", WIDTH, WIDTH), ("up", INNER, WIDTH),
                                    ("down", WIDTH, INNER)):  # fmt: skip
            arrays |= {f"{layer}.{name}.weight": some(rows, columns), f"{layer}.{name}.bias": some(rows)}
    for name in norms:
        arrays |= {f"{name}.weight": 1 + some(WIDTH), f"{name}.bias": some(WIDTH)}
    words, endings = (Table(*packed(some(rows, WIDTH))) for rows in (len(PIECES), ENDINGS))
    return Weights(arrays, words, endings, LABELS, PIECES)
