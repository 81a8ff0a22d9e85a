"""The README's commands are those that the project has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_two_commands_and_what_they_name() -> None:
    first, second = re.findall(r"```sh\n([^\n]+)\n```", README)[:2]
    read = re.search(r"stemma read (\S+) --case \S+", first)
    assert read and any((ROOT / read[1]).iterdir())
    assert "-c constraints.txt" in first and (ROOT / "constraints.txt").exists()
    assert second == "python3 check.py"
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1].split()[1:3] == second.split()


def test_the_output_is_shown() -> None:
    block = re.search(r"<!-- made by docs/refresh.py -->\n```text\n(.*?)```", README, re.S)
    assert block and block[1].startswith("Case: ferry.stemma") and "F1 " in block[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
