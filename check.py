"""The test command: ``python3 check.py`` installs the test tools into .venv and runs every check.

It needs Python 3.11 or newer and a package index. ``--here`` uses the Python that runs it, with
what is installed there. Every check runs even when one before it failed; the exit status is 1 when
any failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
CHECKS = (
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "-n", "2"),
)


def run(*command: str) -> bool:
    """Print a command, run it from the project's root, and say whether it ended well."""
    print("$", *command, flush=True)
    began = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    print(f"  {'ok' if code == 0 else f'FAILED ({code})'} after {time.monotonic() - began:.0f} s")
    return code == 0


def binaries(folder: Path) -> Path:
    """The folder of a virtual environment that holds its commands."""
    return folder / ("Scripts" if os.name == "nt" else "bin")


def prepared() -> Path | None:
    """Make .venv where it is missing and install the project with its test tools into it."""
    folder = binaries(VENV)
    python = str(folder / "python")
    if not Path(python).exists() and not run(sys.executable, "-m", "venv", str(VENV)):
        return None
    install = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    if not run(*install, "-c", "constraints.txt", "-e", ".[test]"):
        return None
    return folder


def main() -> int:
    """Run the checks; give the exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python may well start this file
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
        return 2
    here = "--here" in sys.argv[1:]
    folder = Path(sys.executable).parent if here else prepared()
    if folder is None:
        print("The test tools could not be installed; the lines above say why.")
        return 2
    failed = [name for name, *rest in CHECKS if not run(str(folder / name), *rest)]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
