"""Paths to bytes: order, links, gzip, limits."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from stemma.read.sources import Source, load, walk
from stemma.records import Problem

LIMIT = 1_000_000


def names(paths: list[Path], top: Path) -> list[str]:
    return [
        found.path.relative_to(top).as_posix() if isinstance(found, Source) else found.code
        for found in walk(paths)
    ]


def test_walk_is_sorted_and_skips_cases_hidden_files_and_links(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.html", "x.stemma", "x.stemma-wal", ".hidden", "b/.git/y"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "b/loop").symlink_to(tmp_path)
    (tmp_path / "b/out").symlink_to("/etc/hostname")
    assert names([tmp_path], tmp_path) == ["a.html", "b/1.txt", "b/2.txt"]
    twice = [tmp_path / "b", tmp_path, tmp_path / "a.html"]
    assert sorted(names(twice, tmp_path)) == ["a.html", "b/1.txt", "b/2.txt"]


def test_missing_paths_and_empty_folders_are_problems(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert names([tmp_path / "gone", tmp_path / "empty"], tmp_path) == ["E112", "E103"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"plain", b"plain"),
        (gzip.compress(b"packed"), b"packed"),
        (gzip.compress(b"one ") + gzip.compress(b"two"), b"one two"),
        (gzip.compress(b"packed") + b"\0\0trailing", b"packed"),
        (gzip.compress(b"packed")[:-12], "E106"),
        (b"\x1f\x8b\x08broken", "E106"),
        (gzip.compress(b"\0" * 50_000_000), "E105"),
        (b"x" * (LIMIT + 1), "E105"),
    ],
    ids=range(8),  # gzip writes the hour into its bytes, and two processes must name tests alike
)  # fmt: skip
def test_load(tmp_path: Path, data: bytes, expected: bytes | str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    found = load(Source(path, "file"), LIMIT)
    assert (found.code if isinstance(found, Problem) else found) == expected


def test_a_vanished_file_is_a_problem(tmp_path: Path) -> None:
    found = load(Source(tmp_path / "gone", "gone"), LIMIT)
    assert isinstance(found, Problem)
    assert found.code == "E103"
    folder = load(Source(tmp_path, "folder"), LIMIT)
    assert isinstance(folder, Problem)
    assert folder.code == "E104"
