"""Articles of other data than news_cluster, by the name that the labels give them.

"fivew/NAME"; "unlabelled/LINE" (from 0) of the unlabelled; "meantime/STEM" of either corpus, as running text
put together from its words, without title and date; "lgl/DOCID".
"""

from __future__ import annotations

import json
import lzma
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.harness import DataMissing, need
from stemma.read.step import read
from stemma.records import Report

HEAD = 2
"""Sentences of a MEANTIME document that are its title and its date."""

GLUED_BEFORE = re.compile(r"[.,;:!?%)\]’”]|'s|’s|n't|''")
GLUED_AFTER = ("(", "[", "$", "“", "‘", "``")
"""Words that stand without a blank before them, and after them."""


def article(data: Path, name: str, lines: Mapping[int, str]) -> bytes:
    """The bytes of an article as the read step takes them; ``lines``: unlabelled lines by number."""
    kind, _, rest = name.partition("/")
    if kind == "meantime":
        row = _meantime(data, rest)
    elif kind == "lgl":
        row = _lgl(data, rest)
    elif kind == "fivew":
        row = json.loads(need(data / "fivew" / "data" / rest).read_bytes())
    else:
        row = json.loads(lines[int(rest)])
    kept = ("title", "text", "url", "date", "date_publish")
    return json.dumps({key: row[key] for key in kept if row.get(key)}).encode()


def meantime_names(data: Path) -> list[str]:
    """The stems of all MEANTIME documents, sorted."""
    return sorted(path.stem for path in _meantime_files(data))


def _meantime_files(data: Path) -> list[Path]:
    return sorted(need(data / "meantime" / "intra_cross-doc_annotation").glob("corpus_*/*.xml"))


def _meantime(data: Path, stem: str) -> dict[str, str]:
    """Title, text, date and address of a MEANTIME document."""
    path = next((p for p in _meantime_files(data) if p.stem == stem), None)
    if path is None:
        raise DataMissing(f"MEANTIME holds no {stem}")
    root = ET.parse(path).getroot()
    held: dict[int, str] = {}
    for token in root.iter("token"):
        at, word = int(token.get("sentence") or 0), token.text or ""
        text = held.get(at, "")
        glued = not text or GLUED_BEFORE.fullmatch(word) or text.endswith(GLUED_AFTER)
        held[at] = text + ("" if glued else " ") + word
    body = " ".join(text for at, text in sorted(held.items()) if at >= HEAD)
    return {"title": held.get(0, ""), "text": body, "date": held.get(1, ""), "url": root.get("url") or ""}


def lgl_names(data: Path, least: int) -> list[str]:
    """The ids of the LGL articles of at least so many characters, in order of the file."""
    return [n.get("docid") or "" for n in _lgl_nodes(data) if len(n.findtext("text") or "") >= least]


def _lgl_nodes(data: Path) -> list[ET.Element]:
    return list(ET.parse(need(data / "places" / "lgl.xml")).getroot().iter("article"))


def _lgl(data: Path, number: str) -> dict[str, str]:
    """Title, text, date and address of an LGL article."""
    node = next((n for n in _lgl_nodes(data) if n.get("docid") == number), None)
    if node is None:
        raise DataMissing(f"LGL holds no article {number}")
    named = {
        key: node.findtext(tag) or "" for key, tag in (("title", "title"), ("text", "text"), ("url", "url"))
    }
    return named | {"date": (node.findtext("dltime") or "")[:10]}


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
