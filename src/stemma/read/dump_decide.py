"""Which blocks of a dump are body: the model's log-odds, what the pile says, and the best sequence."""

from __future__ import annotations

import numpy as np

from stemma.read.dump_blocks import Blocks, Counts, Numbers
from stemma.read.dump_features import features, prose
from stemma.read.dump_model import Model
from stemma.read.furniture import line_key

LIMIT = 8.0
"""Log-odds are held within, so that one block never outweighs its whole surroundings."""

REPEATED = 6.0
"""Log-odds taken from a block that repeats within the pile."""

SHARED_BODY = 0.5
"""Where more of the running text than this repeats, the pages share their body (copies of one story
under other furniture), and repeated running text counts as any other."""

FILE = 6.0
"""Log-odds taken from a block that is the name of a picture file and nothing else."""


def decide(
    blocks: Blocks, counts: Counts, model: Model, furniture: frozenset[str]
) -> tuple[list[bool], list[bool]]:
    """For each block, whether it is body, and whether it repeats within the pile."""
    odds = model.log_odds(features(blocks, counts)) + model.bias
    odds[counts.letters == 0] -= 1.0
    names = (counts.hits["furniture.picture"] > 0) & (counts.words > 2) & _one_word(blocks)
    odds[names] -= FILE
    repeated = [False] * len(blocks)
    if furniture:
        repeated = [line_key(blocks.of(n)) in furniture for n in range(len(blocks))]
        odds -= REPEATED * _weight_of_repeats(counts, np.array(repeated, dtype=np.float64))
    kept = best_sequence(np.clip(odds, -LIMIT, LIMIT), model.change)
    if not any(kept):
        kept = _fallback(counts, odds)
    return kept, repeated


def _one_word(blocks: Blocks) -> np.typing.NDArray[np.bool_]:
    """Blocks without white space inside."""
    return np.array([len(blocks.of(n)[:400].split(maxsplit=1)) == 1 for n in range(len(blocks))])


def _weight_of_repeats(counts: Counts, repeated: Numbers) -> Numbers:
    """How much a repeated block's repetition counts, 0 to 1."""
    running = prose(counts)
    total = float((running * counts.words).sum())
    shared = float((running * counts.words * repeated).sum()) / total if total else 0.0
    if shared <= SHARED_BODY:
        return repeated
    return repeated * (1.0 - np.minimum(1.0, running * 2.0))


def best_sequence(odds: Numbers, change: float) -> list[bool]:
    """The sequence of body (True) and furniture with the largest sum, less ``change`` per change.

    Viterbi's algorithm on two states; a tie stays in the state it is in.
    """
    body = other = 0.0
    back: list[tuple[bool, bool]] = []
    for value in odds.tolist():
        from_body, from_other = body >= other - change, other >= body - change
        back.append((from_body, from_other))
        body, other = (
            (body if from_body else other - change) + value,
            other if from_other else body - change,
        )
    state = body > other
    states: list[bool] = []
    for from_body, from_other in reversed(back):
        states.append(state)
        state = from_body if state else not from_other
    return states[::-1]


def _fallback(counts: Counts, odds: Numbers) -> list[bool]:
    """Where nothing is body: the running text, should there be any, rather than an empty report."""
    running = (prose(counts) > 0.5) & (odds > -4.0)
    return [bool(value) for value in running]
