"""The training loop: what is drawn, in which form, at which rate; that a stopped run goes on."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin, Span
from spacy.util import load_config
from spacy.vocab import Vocab

from models import fit as loop
from models.data import write_bin
from models.fit import Plan, drawn, rate_at, reshaped
from models.tokens import set_tokenizer

VOCAB = Vocab()
PLAN = Plan(steps=100, words=20, warmup=10)


def doc(number: int = 0) -> Doc:
    """A labelled sentence."""
    made = Doc(
        VOCAB,
        words=["Ada", "said", '"', "no", '"', f"{number}"],
        heads=[1, 1, 3, 1, 3, 1],
        deps=["nsubj", "ROOT", "punct", "ccomp", "punct", "obl"],
        tags=["NNP", "VBD", "''", "UH", "''", "CD"],
        pos=["PROPN", "VERB", "PUNCT", "INTJ", "PUNCT", "NUM"],
        lemmas=["Ada", "say", '"', "no", '"', f"{number}"],
        sent_starts=[1, -1, -1, -1, -1, -1],
    )
    made.set_ents([Span(made, 0, 1, label="Person")])
    return made


@given(st.integers(0, 99))
def test_the_rate_rises_then_falls(step: int) -> None:
    assert 0 < rate_at(PLAN, step) <= PLAN.rate
    if step >= PLAN.warmup:
        assert rate_at(PLAN, step + 1) <= rate_at(PLAN, step)
    else:
        assert rate_at(PLAN, step + 1) >= rate_at(PLAN, step)


@given(st.integers(0, 10_000))
def test_another_form_keeps_every_label(seed: int) -> None:
    plan = Plan(upper=0.3, title=0.3, quotes=0.3)
    before = doc()
    after = reshaped(before, random.Random(seed), plan)
    assert [t.dep_ for t in after] == [t.dep_ for t in before]
    assert [t.head.i for t in after] == [t.head.i for t in before]
    assert [(e.start, e.end, e.label_) for e in after.ents] == [(0, 1, "Person")]
    assert len(after.text) == len(before.text)


def test_forms_are_there() -> None:
    forms = {
        reshaped(doc(), random.Random(s), Plan(upper=0.3, title=0.3, quotes=0.3)).text for s in range(60)
    }
    assert any(form.startswith("ADA SAID") for form in forms)
    assert any(form.startswith("Ada Said") for form in forms)
    assert any("“" in form for form in forms)


def test_batches_are_the_same_every_time_and_leave_nothing_out() -> None:
    sources = [[doc(n) for n in range(7)], [doc(n) for n in range(7, 12)], []]
    first = [[d[-1].text for d in docs] for docs, _ in islice(drawn(sources, PLAN), 12)]
    again = [[d[-1].text for d in docs] for docs, _ in islice(drawn(sources, PLAN), 12)]
    assert first == again
    assert {n for batch in first for n in batch} == {str(n) for n in range(12)}
    other = [[d[-1].text for d in docs] for docs, _ in islice(drawn(sources, replace(PLAN, seed=8)), 12)]
    assert other != first


def test_marks_in_a_row_are_one_word() -> None:
    nlp = spacy.blank("en")
    set_tokenizer(nlp)
    assert [t.text for t in nlp.make_doc("No way!!! ===== and/or etc. it.")] == [
        "No", "way", "!!!", "=====", "and", "/", "or", "etc.", "it", ".",
    ]  # fmt: skip


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with a little of everything to train on."""
    for part in ("trees", "names"):
        (tmp_path / "data").mkdir(exist_ok=True)
        for split in ("train", "dev"):
            docs = [doc(n) for n in range(12)]
            if part == "names":
                docs = [Doc(VOCAB, words=[t.text for t in d], ents=["B-Person", *["O"] * 5]) for d in docs]
            write_bin(docs, tmp_path / "data" / f"{part}-{split}.spacy")
    return tmp_path


def small(folder: Path) -> tuple[Path, Path]:
    """A narrow config without vectors' weight, and vectors of one word."""
    config = load_config(Path(loop.__file__).parent / "configs" / "english.cfg")
    encode = config["components"]["tok2vec"]["model"]["encode"]
    encode["width"], encode["depth"] = 16, 1
    config["components"]["parser"]["min_action_freq"] = 1
    config.to_disk(folder / "small.cfg")
    nlp = spacy.blank("en")
    vector: Any = np.ones(4, dtype="float32")
    nlp.vocab.set_vector("said", vector)
    nlp.to_disk(folder / "vectors")
    return folder / "small.cfg", folder / "vectors"


def test_a_stopped_run_goes_on_where_it_was(work: Path) -> None:
    config, vectors = small(work)
    whole = Plan(steps=6, words=30, warmup=2, every=2)
    best = loop.fit(config, vectors, work, work / "whole", whole)
    assert {e.label_ for e in spacy.load(best)("Ada said no").ents} <= {"Person"}

    class Stopped(Exception):
        pass

    def stop(*_: object) -> dict[str, float]:
        raise Stopped

    with pytest.MonkeyPatch.context() as patch:
        rows: Iterator[Callable[..., dict[str, float]]] = iter([loop.score_and_keep, stop])
        patch.setattr(loop, "score_and_keep", lambda *a: next(rows)(*a))
        with pytest.raises(Stopped):
            loop.fit(config, vectors, work, work / "parts", whole)
    loop.fit(config, vectors, work, work / "parts", whole)
    logs = [json.loads((work / name / "log.json").read_text()) for name in ("whole", "parts")]
    assert [row["step"] for row in logs[1]] == [2, 4, 6]
    assert logs[0] == logs[1]


def test_what_is_not_labelled_stays_missing(tmp_path: Path) -> None:
    bare = Doc(VOCAB, words=["Ada", "left"], ents=["B-Person", "O"])
    write_bin([bare], tmp_path / "x.spacy")
    (read,) = DocBin().from_disk(tmp_path / "x.spacy").get_docs(VOCAB)
    assert not read.has_annotation("DEP")
    assert not read.has_annotation("TAG")
    assert read.has_annotation("ENT_IOB")
