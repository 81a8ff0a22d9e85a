"""The truth of each example is well formed; its sentences stand in the clean text of its files."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from stemma.read.step import read
from stemma.records import ContestKind, StanceKind

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TRUTHS = sorted(EXAMPLES.glob("*/truth.json"))


@pytest.fixture(params=TRUTHS, ids=lambda path: path.parent.name)
def story(request: pytest.FixtureRequest) -> tuple[Path, dict[str, Any]]:
    path: Path = request.param
    return path.parent / "reports", json.loads(path.read_text(encoding="utf-8"))


def data_of(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_there_is_an_example() -> None:
    assert TRUTHS


def test_every_file_is_named_once(story: tuple[Path, dict[str, Any]]) -> None:
    folder, truth = story
    named = [report["file"] for report in truth["reports"]]
    assert sorted(named) == sorted(path.name for path in folder.iterdir())
    assert len(named) >= 9
    kinds = {"".join(Path(name).suffixes) for name in named}
    assert len(kinds) >= 4


def test_copies_form_a_tree(story: tuple[Path, dict[str, Any]]) -> None:
    _, truth = story
    files = {report["file"] for report in truth["reports"]}
    copied = [copy["copy"] for copy in truth["copies"]]
    assert len(copied) == len(set(copied))
    for copy in truth["copies"]:
        assert {copy["source"], copy["copy"]} <= files
        assert copy["kind"] in ("verbatim", "edited", "rewritten")
        assert copy["why"]
    source = {copy["copy"]: copy["source"] for copy in truth["copies"]}
    for file in copied:
        seen = {file}
        while file in source:
            file = source[file]
            assert file not in seen
            seen.add(file)


def test_counts_are_possible(story: tuple[Path, dict[str, Any]]) -> None:
    _, truth = story
    names = [statement["id"] for statement in truth["statements"]]
    assert len(names) == len(set(names)) >= 14
    for statement in truth["statements"]:
        fewest, most = statement["fewest"], statement["most"]
        assert 1 <= fewest <= most <= len(statement["reports"]) == len(statement["sentences"])
        assert set(statement["reports"]) == set(statement["sentences"])
        support = (
            "corroborated"
            if fewest >= 2
            else "single witness"
            if most == 1
            else "independence not established"
        )
        assert statement["support"] == support, statement["id"]
        assert statement["contest"] in get_args(ContestKind)
        assert (statement["contest"] == "denied") == bool(statement["against"])
        assert statement["stance"] in get_args(StanceKind)
        assert statement["words"]
        assert statement["why"]


def test_the_truth_spreads_over_what_is_hard(story: tuple[Path, dict[str, Any]]) -> None:
    _, truth = story
    statements = truth["statements"]
    assert sum(statement["support"] == "corroborated" for statement in statements) >= 3
    assert {statement["support"] for statement in statements} >= {
        "single witness",
        "independence not established",
    }
    assert {"denied", "slot disputed"} <= {statement["contest"] for statement in statements}
    assert {"planned", "possible"} <= {statement["stance"] for statement in statements}


def test_every_sentence_stands_in_its_clean_text(story: tuple[Path, dict[str, Any]]) -> None:
    folder, truth = story
    texts = {
        path.name: flat(" ".join(one.text for one in read(data_of(path), (path.name,)).reports))
        for path in sorted(folder.iterdir())
    }
    for statement in truth["statements"]:
        told = [*statement["sentences"].items(), *statement["against"].items()]
        for file, sentences in told:
            for sentence in sentences:
                assert flat(sentence) in texts[file], (statement["id"], file)


def test_no_furniture_is_left_in_the_clean_texts(story: tuple[Path, dict[str, Any]]) -> None:
    folder, _ = story
    furniture = ("cookie", "Sign in", "Log in", "Similar topics", "Most read", "newsletter", ".png")
    for path in sorted(folder.iterdir()):
        for report in read(data_of(path), (path.name,)).reports:
            for words in furniture:
                assert words not in report.text, path.name
