"""Publication days: a hand-made set of page and forum stamps, and real articles with their date hidden.

In: ``stamps.json`` beside this file (60 small pages, texts and articles written for it, each with its true
day, or with none where nothing in it tells the day); ``stories/news_cluster`` of the labelled data folder.

A stamp is ``right`` where the day found is the true one; ``unknown`` where nothing tells the day, none is
given, and the bounds, if any, hold the true day; ``wrong`` where another day is given or the bounds miss;
``missed`` where the day stands there and is not found. Shares of the 60.

``news_*``: the same for articles whose own date fields were taken out, so that only the address, the file
name and the text can tell; the truth is the field taken out. An address carries the day of the outlet's own
clock or of its printed edition, so a day's difference is right there, and nothing found is unknown. The field
is the outlet's or, for some pages, the day of saving. ``kept_right``: with the fields there, theirs is found.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.harness import Bound, DataMissing, need, say
from stemma.read.step import read
from stemma.records import When

NAME = "published"
ABOUT = "publication days: stamps of pages and forums, articles without their date"
READS = "stories/news_cluster"
BOUNDS = {
    "right": Bound(), "right_or_unknown": Bound(), "news_wrong": Bound("at_most"), "kept_right": Bound(),
}  # fmt: skip

STAMPS = Path(__file__).parent / "stamps.json"
DATES = ("date_publish", "date_download", "date_modify", "date")
"""Fields of an article that tell its day."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One page of the hand-made set; ``day``: what can be found, "" for nothing; ``truth``: its day."""

    id: str
    name: str
    content: str
    day: str
    about: str
    truth: str = ""


def stamps() -> list[Stamp]:
    """The hand-made set."""
    return [Stamp(**row) for row in json.loads(STAMPS.read_text(encoding="utf-8"))]


def judged(found: When, day: str, truth: str) -> str:
    """ "right", "unknown", "wrong" or "missed" (see the module)."""
    given = found.value.split("T")[0].removesuffix("~")
    if len(given) == 10:
        return "right" if given == day else "wrong"
    true = date.fromisoformat(truth or day)
    if (found.earliest and true < found.earliest) or (found.latest and true > found.latest):
        return "wrong"
    return "missed" if day else "unknown"


def published(data: bytes, name: str) -> When:
    """The publication time of the first report that Stemma reads in a file."""
    reports = read(data, (name,)).reports
    return reports[0].published if reports else When()


def run(data: Path, split: str) -> dict[str, float]:
    """Score both sets."""
    rows = stamps()
    counts = dict.fromkeys(("right", "unknown", "wrong", "missed"), 0)
    for stamp in rows:
        found = published(stamp.content.encode(), stamp.name)
        verdict = judged(found, stamp.day, stamp.truth)
        counts[verdict] += 1
        if verdict in ("wrong", "missed"):
            say(f"{verdict}: {stamp.id} ({stamp.about}): {found.value or found.text!r}, true {stamp.day}")
    scores = {name: n / len(rows) for name, n in counts.items()}
    scores["right_or_unknown"] = scores["right"] + scores["unknown"]
    return scores | articles(data)


def articles(data: Path) -> dict[str, float]:
    """The real articles, without their date fields and with them."""
    folder = need(data / "stories" / "news_cluster")
    counts = dict.fromkeys(("right", "unknown", "wrong"), 0)
    kept = total = 0
    for path in sorted(folder.glob("*.json")):
        article: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        true = str(article.get("date_publish") or "")[:10]
        if len(true) < 10:
            continue
        total += 1
        kept += published(path.read_bytes(), path.name).value[:10] == true
        hidden = {k: v for k, v in article.items() if k not in DATES}
        found = published(json.dumps(hidden).encode(), path.name)
        verdict = _beside(found, date.fromisoformat(true))
        counts[verdict] += 1
        if verdict == "wrong":
            say(f"wrong: {article.get('url') or path.name}: {found.value} ({found.how}), field {true}")
    if not total:
        raise DataMissing(f"{folder} holds no dated articles")
    return {f"news_{name}": n / total for name, n in counts.items()} | {"kept_right": kept / total}


def _beside(found: When, true: date) -> str:
    """The verdict on an article: right within a day, unknown where the bounds hold the day or are open."""
    if found.earliest is None or found.latest is None:
        return "unknown"
    if len(found.value.split("T")[0]) == 10:
        return "right" if abs((found.earliest - true).days) <= 1 else "wrong"
    return "unknown" if found.earliest <= true <= found.latest else "wrong"
