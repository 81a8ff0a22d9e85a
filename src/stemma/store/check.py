"""Verifying a case."""

from __future__ import annotations

from stemma.records import Problem
from stemma.store.view import View


def check(view: View) -> list[Problem]:
    """What does not hold in a case."""
    return []
