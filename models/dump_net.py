"""Training of one small network by Adam on mini-batches, in numpy alone.

Method: D. Kingma, J. Ba, "Adam: a method for stochastic optimization" (2015); inverted dropout on
the inputs; L2 on the weights; the step falls linearly to zero.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.read.dump_blocks import Numbers
from stemma.read.dump_model import CLIP, Net

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is trained; found by sweeps over cross-validated F1 (hidden 16 and 24, dropout
    .15 and .35, 8 to 16 epochs: all within .004 of each other)."""

    hidden: int = 24
    epochs: int = 9
    step: float = 3e-3
    decay: float = 1e-3
    dropout: float = 0.2
    batch: int = 256


@dataclass(frozen=True, slots=True)
class Rows:
    """Training rows: scaled features, truth 0 to 1, weights with mean 1."""

    level: Floats
    truth: Floats
    weight: Floats


def rows_of(table: Numbers, truth: Numbers, weight: Numbers) -> tuple[Rows, Numbers, Numbers]:
    """Scaled rows with the mean and scale of each feature."""
    mean = table.mean(axis=0)
    scale = table.std(axis=0)
    scale[scale < 1e-6] = 1.0
    level = np.clip((table - mean) / scale, -CLIP, CLIP).astype(np.float32)
    share = (weight / weight.mean()).astype(np.float32)
    return Rows(level, truth.astype(np.float32), share), mean, scale


def train(rows: Rows, seed: int, recipe: Recipe | None = None) -> Net:
    """Train one network; the same rows and seed give the same network."""
    how = recipe or Recipe()
    random = np.random.default_rng(seed)
    count, width = rows.level.shape
    values: list[Floats] = [
        random.normal(0, width**-0.5, (width, how.hidden)).astype(np.float32),
        np.zeros(how.hidden, np.float32),
        random.normal(0, how.hidden**-0.5, how.hidden).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    first = [np.zeros_like(v) for v in values]
    second = [np.zeros_like(v) for v in values]
    steps = how.epochs * (count // how.batch)
    done = 0
    for _ in range(how.epochs):
        order = random.permutation(count)
        for begin in range(0, count - how.batch + 1, how.batch):
            pick = order[begin : begin + how.batch]
            mask = random.random((how.batch, width), dtype=np.float32) > how.dropout
            inputs = rows.level[pick] * mask / np.float32(1.0 - how.dropout)
            slopes = _slopes(values, inputs, rows.truth[pick], rows.weight[pick], how.decay)
            done += 1
            rate = how.step * (1.0 - done / steps) + 1e-5
            for n, slope in enumerate(slopes):
                first[n] = (0.9 * first[n] + 0.1 * slope).astype(np.float32)
                second[n] = (0.99 * second[n] + 0.01 * slope * slope).astype(np.float32)
                lean = first[n] / (1.0 - 0.9**done)
                size = np.sqrt(second[n] / (1.0 - 0.99**done)) + 1e-7
                values[n] = (values[n] - rate * lean / size).astype(np.float32)
    hidden, hidden_bias, out, out_bias = (np.asarray(v, dtype=np.float64) for v in values)
    return Net(hidden, hidden_bias, out, float(out_bias[0]))


def _slopes(
    values: list[Floats], inputs: Floats, truth: Floats, weight: Floats, decay: float
) -> list[Floats]:
    """The gradient of the weighted cross-entropy on one batch."""
    hidden, hidden_bias, out, out_bias = values
    unit = np.tanh(inputs @ hidden + hidden_bias)
    chance = 1.0 / (1.0 + np.exp(-np.clip(unit @ out + out_bias, -30, 30)))
    error = (chance - truth) * weight / len(truth)
    back = error[:, None] * out * (1.0 - unit * unit)
    return [
        inputs.T @ back + decay * hidden,
        back.sum(axis=0),
        unit.T @ error + decay * out,
        error.sum(keepdims=True),
    ]
