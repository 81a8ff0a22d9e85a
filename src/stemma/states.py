"""Countries by code: ISO 3166 alpha-2 as places carry them, alpha-3 as actors do."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "registry" / "countries.txt"


@lru_cache(maxsize=1)
def alpha3() -> dict[str, str]:
    """Alpha-2 -> alpha-3."""
    return {two: three for two, three, *_ in _rows()}


@lru_cache(maxsize=1)
def alpha2() -> dict[str, str]:
    """Alpha-3 -> alpha-2."""
    return {three: two for two, three, *_ in _rows()}


@lru_cache(maxsize=1)
def country_title() -> dict[str, str]:
    """Alpha-3 -> the English name."""
    return {three: name for _, three, name, _ in _rows()}


@lru_cache(maxsize=1)
def formal_names() -> dict[str, str]:
    """The formal English name of each country that has one -> alpha-2 ("Republic of Korea")."""
    return {formal: two for two, _, _, formal in _rows() if formal}


def _rows() -> list[tuple[str, str, str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    parts = [[part.strip() for part in line.split("|")] for line in lines if line.strip() and line[0] != "#"]
    return [(two, three, name, "".join(rest)) for two, three, name, *rest in parts]
