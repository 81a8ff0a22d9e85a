"""Stories against the event ids of news_cluster: BCubed precision, recall and F1.

One whole run over ``stories/news_cluster`` into a fresh case; a report's gold story is the event id of
its article (``newsCluster.EventId``). Scores: ``precision``, ``recall``, ``f1``.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import stemma
from bench.harness import Bound, DataMissing

NAME = "stories"
ABOUT = "reports into stories: BCubed against the event ids"
READS = "stories/news_cluster"
BOUNDS = {"f1": Bound()}


def bcubed(found: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """BCubed precision, recall and F1 of two labellings of the same items (Bagga and Baldwin 1998)."""
    by_found: dict[str, set[str]] = {}
    by_gold: dict[str, set[str]] = {}
    for item, label in found.items():
        by_found.setdefault(label, set()).add(item)
    for item, label in gold.items():
        by_gold.setdefault(label, set()).add(item)
    precision = recall = 0.0
    for item in gold:
        same, true = by_found[found[item]], by_gold[gold[item]]
        both = len(same & true)
        precision += both / len(same)
        recall += both / len(true)
    p, r = precision / len(gold), recall / len(gold)
    return p, r, 2 * p * r / (p + r)


def run(data: Path, split: str) -> dict[str, float]:
    """Score the stories of one whole run; ``split`` is the folder's own (see the bench manual)."""
    folder = data / "stories" / "news_cluster"
    gold = {
        path.name: str(json.loads(path.read_text(encoding="utf-8"))["newsCluster"]["EventId"])
        for path in sorted(folder.glob("*.json"))
    }
    if not gold:
        raise DataMissing(f"{folder} holds no articles")
    with tempfile.TemporaryDirectory() as room, stemma.open(Path(room) / "bench.stemma") as case:
        case.read([folder])
        names = {o.id: Path(o.names[0]).name for o in case.originals()}
        of = {r.id: names[r.original_id] for r in case.reports()}
        found = {of[i]: s.id for s in case.stories() for i in s.report_ids}
    gold = {name: label for name, label in gold.items() if name in found}
    precision, recall, f1 = bcubed(found, gold)
    print(f"{len(gold)} reports, {len(set(found.values()))} stories, {len(set(gold.values()))} events")
    return {"precision": precision, "recall": recall, "f1": f1}
