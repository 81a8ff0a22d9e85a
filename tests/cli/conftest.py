"""A small pile with good and bad files, and the installed command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from stemma.cli.app import app

COMMAND = Path(sys.executable).parent / "stemma"
ESCAPE = "\x1b[2J\x1b]0;owned\x07"
WIRE = """\
The old bridge at Tarn Falls closed on Friday after the river rose, police said.

Officer Lena Marsh told reporters that twelve houses were emptied before midnight.

The mayor, Otto Brand, will visit the valley on Sunday.
"""
COPY = """\
The old bridge at Tarn Falls closed on Friday after the river rose, police said.

Officer Lena Marsh told reporters that twelve houses were emptied before midnight.

Two schools reportedly stayed shut on Monday.
"""
HOSTILE = f"Soldiers attacked the \u202evillage on Friday{ESCAPE}, officer Paul \x9b31mReed said.\n"


def stemma(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command."""
    return subprocess.run(
        [str(COMMAND), *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def in_process(*arguments: str | Path) -> Result:
    """Run a command in this process: starting Python costs more than most commands."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def write_pile(folder: Path) -> Path:
    """Two reports that share passages, a hostile one, and four files that cannot be read."""
    folder.mkdir()
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "copy.txt").write_text(COPY, encoding="utf-8")
    (folder / "hostile\x1b[31m.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / "untold.json").write_text('{"title": "No text", "url": "http://a.example/b"}')
    (folder / "broken.json").write_text('{"title": "No end')
    return folder


class Pile:
    """A pile that was read once, with what the command said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_pile(folder / "pile")
        self.done = stemma("read", "pile", cwd=folder)
        self.case = folder / "pile.stemma"


@pytest.fixture(scope="session")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Pile:
    """The pile, read once; tests only look at it."""
    return Pile(tmp_path_factory.mktemp("cli"))
