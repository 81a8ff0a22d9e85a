"""Training of the ranker: labels read from brackets, the slope of the loss, what is written."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import numpy as np
import pytest

from models.coref import Example, slopes, write
from models.entities import gum
from models.firstnames import follows
from stemma.annotate.coref.columns import Floats
from stemma.annotate.coref.pairs import Pairs
from stemma.annotate.coref.rank import Ranker, softmax

CONLLU = """# newdoc id = A
# newpar
1\tAda\t_\tPROPN\t_\t_\t0\troot\t_\tEntity=(1-person-new-x-y-1-coref
2\tBrook\t_\tPROPN\t_\t_\t1\tflat\t_\tEntity=1)
3\tleft\t_\tVERB\t_\t_\t1\tdep\t_\t_

1\ther\t_\tPRON\t_\t_\t2\tnmod:poss\t_\tEntity=(2-place-new-x-y-2-sgl(1-person-giv-x-y-1-ana)
2\thouse\t_\tNOUN\t_\t_\t0\troot\t_\tEntity=2)|SpaceAfter=No

"""


def test_entities_are_read_from_their_brackets(tmp_path: Path) -> None:
    path = tmp_path / "gum.conllu.xz"
    path.write_bytes(lzma.compress(CONLLU.encode()))
    (doc,) = gum(path)
    assert sorted(doc.mentions) == [(0, 1, "1"), (3, 3, "1"), (3, 4, "2")]
    assert doc.paragraphs == [
        [("Ada", True), ("Brook", True), ("left", True), ("her", True), ("house", False)]
    ]
    assert doc.last == 4


def test_pronouns_and_titles_tell_of_first_names() -> None:
    text = "Ada Brook lost her hat. Tom Ash spoke. Ms. Brook left; Mr. Ash did not."
    assert sorted(set(follows(text))) == [("ada", True), ("tom", False)]


def test_the_slope_is_that_of_the_loss() -> None:
    rng = np.random.default_rng(3)
    rows = rng.normal(size=(7, 5)).astype(np.float32)
    starts = np.array([0, 3])
    right = np.array([True, False, False, False, True, True, False])
    model = Ranker(*(rng.normal(size=s).astype(np.float32) for s in ((5, 4), (4,), (4,), (5,))))
    one = Example(Pairs(np.zeros(7, np.int64), np.zeros(7, np.int64), starts, rows), right, [])

    def loss(direct: Floats) -> float:
        share = softmax(Ranker(model.hidden, model.bias, model.out, direct).scores(rows), starts)
        return float(-np.log(np.add.reduceat(share * right, starts)).sum()) / 40.0

    slope = slopes(model, one)[3]
    for k in range(5):
        step = np.zeros(5, np.float32)
        step[k] = 1e-2
        assert (loss(model.direct + step) - loss(model.direct - step)) / 2e-2 == pytest.approx(
            slope[k], abs=2e-3
        )


def test_weights_are_written_rounded(tmp_path: Path) -> None:
    path = tmp_path / "w.json"
    write(Ranker(*(np.full(s, 0.12349, np.float32) for s in ((2, 1), (1,), (1,), (2,)))), path)
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held == {"hidden": [[0.123], [0.123]], "bias": [0.123], "out": [0.123], "direct": [0.123, 0.123]}
