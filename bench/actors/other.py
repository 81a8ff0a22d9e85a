"""Articles of other data than news_cluster: "fivew/NAME", or "unlabelled/LINE" (from 0) of the unlabelled."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.harness import DataMissing, need
from stemma.read.step import read
from stemma.records import Report


def article(data: Path, name: str, lines: Mapping[int, str]) -> bytes:
    """The bytes of an article as the read step takes them; ``lines``: unlabelled lines by number."""
    kind, _, rest = name.partition("/")
    if kind == "fivew":
        row = json.loads(need(data / "fivew" / "data" / rest).read_bytes())
    else:
        row = json.loads(lines[int(rest)])
    kept = ("title", "text", "url", "date", "date_publish")
    return json.dumps({key: row[key] for key in kept if row.get(key)}).encode()


def reports_of(data: Path, names: Iterable[str]) -> dict[str, Report]:
    """Article name -> the report that the read step makes of it.

    Raises ``DataMissing`` where the data is not there, or the read step makes no report of an article.
    """
    wanted = sorted(set(names))
    numbers = {int(name.partition("/")[2]) for name in wanted if name.startswith("unlabelled/")}
    lines: dict[int, str] = {}
    if numbers:
        with lzma.open(need(data / "unlabelled" / "articles.jsonl.xz"), "rt", encoding="utf-8") as rows:
            lines = {number: row for number, row in enumerate(rows) if number in numbers}
    found: dict[str, Report] = {}
    for name in wanted:
        reports = read(article(data, name, lines), (f"{name.replace('/', '-')}.json",)).reports
        if not reports:
            raise DataMissing(f"{name} holds no report")
        found[name] = reports[0]
    return found
