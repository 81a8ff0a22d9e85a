"""The learned part of the dump cleaner: small networks over block features, averaged.

Weights stand in ``dump_weights.json``, written by ``python -m models.dumps``; only numpy is needed
to apply them. The card in the same file says what they were trained on and how they scored.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from stemma.read.dump_blocks import Numbers

WEIGHTS = Path(__file__).with_name("dump_weights.json")
CLIP = 5.0
"""Features are held within so many standard deviations of the training pages' mean."""

DECIMALS = 6
"""Log-odds are rounded, so that the last bits of a processor's sums decide nothing."""


@dataclass(frozen=True, slots=True)
class Net:
    """One network with one hidden layer of tanh units: shapes (features, hidden) and (hidden,)."""

    hidden: Numbers
    hidden_bias: Numbers
    out: Numbers
    out_bias: float


@dataclass(frozen=True, slots=True)
class Model:
    """Mean and scale of each feature, the networks, and the two numbers of the decoder.

    ``bias`` is added to every block's log-odds; ``change`` is what it costs to enter or leave body.
    """

    mean: Numbers
    scale: Numbers
    nets: tuple[Net, ...]
    bias: float
    change: float

    def log_odds(self, rows: Numbers) -> Numbers:
        """Log-odds that each block is body, for feature rows of shape (blocks, features)."""
        level = np.clip((rows - self.mean) / self.scale, -CLIP, CLIP)
        total = np.zeros(len(rows))
        for net in self.nets:
            total += np.tanh(level @ net.hidden + net.hidden_bias) @ net.out + net.out_bias
        return np.asarray(np.round(total / len(self.nets), DECIMALS), dtype=np.float64)


def model_of(content: dict[str, Any]) -> Model:
    """A model from the parsed content of a weights file."""
    nets = tuple(
        Net(_array(n["hidden"]), _array(n["hidden_bias"]), _array(n["out"]), float(n["out_bias"]))
        for n in content["nets"]
    )
    return Model(
        _array(content["mean"]),
        _array(content["scale"]),
        nets,
        float(content["bias"]),
        float(content["change"]),
    )


def _array(values: object) -> Numbers:
    return np.array(values, dtype=np.float64)


@cache
def shipped() -> Model:
    """The model that is shipped with the program."""
    return model_of(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def card() -> dict[str, Any]:
    """What the shipped model was trained on (digests of the files) and its figures."""
    found: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["card"]
    return found
