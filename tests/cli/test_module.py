"""``python -m stemma`` is the command."""

from __future__ import annotations

import subprocess
import sys


def test_the_module_is_the_command() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "stemma", "--help"], capture_output=True, text=True, check=True, timeout=60
    )
    assert "Usage: python -m stemma" in told.stdout
