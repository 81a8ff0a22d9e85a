"""Put the real output of the README's first command into the README: ``python docs/refresh.py``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FINDINGS = 6
"""Findings of the output that the README shows; the rest is left to the reader's own run."""

BLOCK = re.compile(r"(?<=<!-- made by docs/refresh.py -->\n)```text\n.*?```\n", re.S)


def output() -> str:
    """What the command prints on a terminal of 100 columns."""
    command = Path(sys.executable).parent / "stemma"
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "ferry.stemma"
        done = subprocess.run(
            [str(command), "read", "examples/ferry/reports", "--case", str(case)],
            cwd=ROOT,
            env={**os.environ, "COLUMNS": "100"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    return done.stdout.replace(str(case), "ferry.stemma")


def start(text: str) -> str:
    """The output up to the last finding shown."""
    head = text.partition(f"\nF{FINDINGS + 1} ")[0].rstrip()
    return f"{head}\n      ...\n"


def main() -> None:
    """Rewrite the block of the README."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(BLOCK.sub(lambda _: f"```text\n{start(output())}```\n", text, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
