"""What a newcomer may count on: short files, short functions, a docstring in every module."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINES = 500
FUNCTION_LINES = 60
PARAMETERS = 7
FOREIGN = re.compile(r"(?:/home|/root)/\w|file:///|\bTODO\b|\bFIXME\b")
"""Traces of one machine and of unfinished work."""


def tracked() -> list[Path]:
    """Every text file under version control; the files on disk where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        names = [name for name in done.stdout.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        folders = ("src", "tests", "bench", "models", "docs")
        names = [str(p.relative_to(ROOT)) for f in folders for p in (ROOT / f).rglob("*.*")]
    return sorted(ROOT / name for name in names if (ROOT / name).is_file())


TRACKED = tracked()
MODULES = [path for path in TRACKED if path.suffix == ".py"]


def name_of(path: Path) -> str:
    """A path as the listing shows it."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_short_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= LINES
    assert ast.get_docstring(tree) or not text.strip()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            where = f"{name_of(path)}:{node.lineno} {node.name}"
            assert (node.end_lineno or 0) - node.lineno < FUNCTION_LINES, where
            assert len(node.args.args) + len(node.args.kwonlyargs) <= PARAMETERS, where


def test_no_trace_of_one_machine() -> None:
    found = []
    for path in TRACKED:
        if path == Path(__file__).resolve() or "english" in path.parts:  # a trained vocabulary
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        hit = FOREIGN.search(text)
        if hit:
            found.append(f"{name_of(path)}: {hit.group()}")
    assert not found


def test_pins_name_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert lines == sorted(lines, key=lambda line: line.split("=="))
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]*", line) for line in lines)
