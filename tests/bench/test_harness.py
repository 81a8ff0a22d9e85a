"""The bench command: what it lists, its last line, its exit status, and bounds that only tighten."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.__main__ import main
from bench.harness import (
    Bound,
    Floors,
    benches,
    broken,
    read_floors,
    tightened,
    write_floors,
)  # fmt: skip
from bench.shingles import overlap, score

BODY = "The ferry left the quay at nine and did not come back. Two people are missing. " * 3
OTHER = "Nobody on the pier had seen it turn. The search goes on until dark, said the harbour. "


def labelled(folder: Path) -> Path:
    """A labelled data folder with two pages of our own."""
    pages = folder / "pages"
    (pages / "html").mkdir(parents=True)
    bodies = {"a": BODY, "b": OTHER * 3}
    menu = "Home\nSign in\nSearch\n"
    for name, texts in (
        ("ground-truth", bodies),
        ("inscriptis", {key: f"{menu}{body}\nPrivacy policy\n" for key, body in bodies.items()}),
        ("trafilatura", bodies),
    ):
        content = {key: {"articleBody": body, "url": "x"} for key, body in texts.items()}
        (pages / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    for key, body in bodies.items():
        page = f"<html><body><nav>Home</nav><article><p>{body}</p></article></body></html>"
        (pages / "html" / f"{key}.html.gz").write_bytes(gzip.compress(page.encode()))
    return folder


def test_all_benches_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {"dumps", "pages", "speed"} <= set(benches())
    for name, one in benches().items():
        assert any(line.startswith(name) and one.about in line for line in lines)


@pytest.mark.parametrize(
    ("name", "scores"),
    [("dumps", {"f1", "floor_f1"}), ("pages", {"f1", "peer_f1", "peer_live_f1"})],
)
@pytest.mark.parametrize("split", ["dev", "test"])
def test_the_last_line_is_one_json_object(
    name: str, scores: set[str], split: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--data", str(labelled(tmp_path)), "--split", split]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert set(last) == {"bench", "split", "scores"}
    assert (last["bench"], last["split"]) == (name, split)
    assert scores <= set(last["scores"])
    assert "cv_f1" not in last["scores"]  # the model's card is about other pages
    assert 0.9 < last["scores"]["f1"] <= 1.0


@pytest.mark.parametrize("name", ["dumps", "pages", "speed"])
def test_missing_data_is_said_and_ends_with_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--data", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_an_unknown_bench_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing"]) == 2
    assert "dumps" in capsys.readouterr().err


def test_check_fails_under_a_floor_and_raise_never_lowers(tmp_path: Path) -> None:
    data = labelled(tmp_path / "data")
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"dumps": {"at_least": {"f1": 0.5}}}), encoding="utf-8")
    command = ["dumps", "--data", str(data), "--floors", str(floors)]
    assert main([*command, "--check"]) == 0
    assert main([*command, "--raise"]) == 0
    held = read_floors(floors)["dumps"]["at_least"]["f1"]
    assert held > 0.9
    floors.write_text(json.dumps({"dumps": {"at_least": {"f1": 1.1}}}), encoding="utf-8")
    before = floors.read_bytes()
    assert main([*command, "--check"]) == 1
    assert main([*command, "--raise"]) == 1
    assert floors.read_bytes() == before


def test_check_without_data_or_floors_ends_with_2(tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    assert main(["--check", "--data", str(tmp_path), "--floors", str(floors)]) == 2


def test_a_bound_that_was_not_measured_is_broken() -> None:
    floors: Floors = {"x": {"at_least": {"f1": 0.5}, "at_most": {"ratio": 2.0}}}
    assert broken(floors, "x", {"f1": 0.5, "ratio": 2.0}) == []
    assert len(broken(floors, "x", {"f1": 0.49, "ratio": 2.01})) == 2
    assert len(broken(floors, "x", {})) == 2


BOUNDS = {"up": Bound(), "down": Bound("at_most", 0.1)}
FIGURES = st.fixed_dictionaries({"up": st.floats(0, 1), "down": st.floats(0.01, 100)})


@given(st.lists(FIGURES, min_size=1, max_size=5))
def test_bounds_only_tighten_and_hold_the_run_that_set_them(
    runs: list[Mapping[str, float]],
) -> None:
    floors: Floors = {}
    for scores in runs:
        new = tightened(floors, "x", BOUNDS, scores)
        assert broken({"x": tightened({}, "x", BOUNDS, scores)["x"]}, "x", scores) == []
        for direction, row in floors.get("x", {}).items():
            for name, old in row.items():
                now = new["x"][direction][name]
                assert now >= old if direction == "at_least" else now <= old
        floors = new


def test_writing_a_looser_bound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    held: Floors = {"x": {"at_least": {"f1": 0.5}, "at_most": {"ratio": 2.0}}}
    write_floors(held, path)
    for looser in (
        {"x": {"at_least": {"f1": 0.4}, "at_most": {"ratio": 2.0}}},
        {"x": {"at_least": {"f1": 0.5}, "at_most": {"ratio": 2.1}}},
        {"x": {"at_least": {"f1": 0.5}}},
        {},
    ):
        with pytest.raises(ValueError, match="may not become"):
            write_floors(looser, path)
    assert read_floors(path) == held


def test_shipped_floors_name_benches_and_directions() -> None:
    floors = read_floors()
    assert {"dumps", "pages", "speed"} <= set(floors)
    assert set(floors) <= set(benches())
    for row in floors.values():
        assert set(row) <= {"at_least", "at_most"}
    assert floors["dumps"]["at_least"]["f1"] >= 0.88
    assert floors["speed"]["at_most"]["ratio"] <= 2.0


def test_overlap_counts_bags_of_four_words() -> None:
    same = overlap("one two three four five", "one two three four five")
    assert (same.both, same.only_answer, same.only_truth) == (1.0, 0.0, 0.0)
    part = overlap("a b c d e f", "x a b c d")  # of 3 and 2 shingles, one is shared
    assert (part.both, part.only_answer, part.only_truth) == (0.25, 0.25, 0.5)
    assert overlap("a b", "a b").both == 1.0
    assert overlap("", "").both == 0.0
    assert score({"k": "a b c d e"}, {})["f1"] == 0.0
    twice = overlap("a a a a", "a a a a a")
    assert (twice.both, twice.only_answer) == (0.5, 0.5)
