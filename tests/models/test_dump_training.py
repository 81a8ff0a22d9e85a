"""Training of the dump cleaner: labels by alignment, flattening, a network that learns, a fair fold."""

from __future__ import annotations

import lxml.html  # type: ignore[import-untyped]
import numpy as np
import pytest

from models.dump_flatten import STYLES, flatten
from models.dump_labels import labels
from models.dump_net import Recipe, rows_of, train
from models.dump_pages import example
from models.dumps import content_of, fit
from stemma.read.dump_blocks import blocks_of
from stemma.read.dump_model import card, model_of, shipped

BODY = "The ferry left the quay at nine.\nTwo people are missing, the harbour office said."
PAGE = """<html><head><title>x</title></head><body><ul><li>Home<li>Log in</ul><script>no()</script>
<p>The ferry left the <a href="#">quay</a> at nine.</p><p>Two people are missing, the harbour office
said.</p><div>All rights reserved</div></body></html>"""


def test_labels_follow_the_body_and_not_stray_words() -> None:
    blocks = blocks_of(f"The\nHome\n{BODY}\nThe harbour office\nat nine")
    assert (labels(blocks, BODY) > 0.5).tolist() == [False, False, True, True, False, False]


def test_a_short_line_inside_a_long_match_is_body() -> None:
    blocks = blocks_of("He came at last to\nthe end.\nAnd then he slept for days.")
    assert labels(blocks, "He came at last to the end. And then he slept for days.").min() == 1.0


@pytest.mark.parametrize("style", STYLES)
def test_flattening_keeps_the_text_and_no_script(style: str) -> None:
    text = flatten(lxml.html.fromstring(PAGE), style)
    assert "no()" not in text
    assert "".join(text.split()).endswith("Allrightsreserved")
    assert ("\n\n" in text) == (style == "copied")
    assert ("quay\n" in text) == (style == "nodes")


def test_a_network_learns_what_one_column_says() -> None:
    random = np.random.default_rng(1)
    table = random.normal(size=(2000, 5))
    truth = (table[:, 2] > 0).astype(float)
    rows, mean, scale = rows_of(table, truth, np.ones(2000))
    net = train(rows, 0, Recipe(hidden=4, epochs=80))
    level = (table - mean) / scale
    said = np.tanh(level @ net.hidden + net.hidden_bias) @ net.out + net.out_bias
    assert ((said > 0) == (truth > 0)).mean() > 0.95
    again = train(rows, 0, Recipe(hidden=4, epochs=80))
    assert np.array_equal(net.hidden, again.hidden)


def test_weights_come_back_from_their_file() -> None:
    menu = "Home\nSign in\n" * 20
    one = example(menu + BODY, BODY, ("a", "dump", ("a",)))
    model = fit([one] * 8, nets=1)
    back = model_of(content_of(model, {}))
    assert np.abs(back.log_odds(one.rows) - model.log_odds(one.rows)).max() < 0.1
    assert back.log_odds(one.rows)[-1] > back.log_odds(one.rows)[0]


def test_the_shipped_model_fits_the_features_and_has_a_card() -> None:
    rows = example(BODY, BODY, ("a", "dump", ("a",))).rows
    assert rows.shape[1] == len(shipped().mean)
    assert card()["cv_dump"]["f1"] >= 0.93
    assert card()["pages"] >= 80
