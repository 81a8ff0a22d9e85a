"""The unlabelled news that words are counted in and silver labels are made of."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from itertools import islice
from pathlib import Path


def articles(gold: Path, step: int = 1) -> Iterator[dict[str, str]]:
    """Every ``step``-th row of ``unlabelled/articles.jsonl.xz``: title, text, source, date."""
    path = gold / "unlabelled" / "articles.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, step):
            yield json.loads(line)
