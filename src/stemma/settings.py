"""What a person may set for a run; every value has a default that works."""

from __future__ import annotations

from dataclasses import dataclass

ENGINE = "stemma-en"
"""The language engine that is shipped."""

LIMIT_BYTES = 256 * 1024 * 1024
"""Bytes of one file after unpacking: a hundred times the largest page of a news archive."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run.

    ``engine``: name of the language engine. ``workers``: processes for the per-report steps; 1
    works in this process. ``limit_bytes``: the largest file that is read, after unpacking.
    """

    engine: str = ENGINE
    workers: int = 1
    limit_bytes: int = LIMIT_BYTES
