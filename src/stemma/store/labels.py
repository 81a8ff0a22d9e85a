"""Short names for people: R1, R2 for reports, S1 for stories, F1 for findings."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from math import fsum


@dataclass(frozen=True, slots=True)
class Labels:
    """Ids in the order of their labels: the first report is R1, and so on."""

    reports: tuple[str, ...]
    stories: tuple[str, ...]
    findings: tuple[str, ...]
    by_id: dict[str, str]
    by_label: dict[str, str]


def labels_of(db: sqlite3.Connection) -> Labels:
    """The labels of a case as it stands.

    Reports by their original's first name, number and id; stories by reports (most first), summed
    weight of findings (heaviest first) and id; findings by story, weight and id.
    """
    reports = _reports(db)
    findings = db.execute("SELECT story.id, finding.id, weight FROM finding JOIN story ON key = story")
    told: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for story, finding, weight in findings:
        told[story].append((-weight, finding))
    rows = db.execute("SELECT id, (SELECT COUNT(*) FROM member WHERE member.story = story.key) FROM story")
    sizes = [(-size, -round(fsum(-w for w, _ in told[story]), 6), story) for story, size in rows]
    stories = tuple(story for _, _, story in sorted(sizes))
    ordered = tuple(finding for story in stories for _, finding in sorted(told[story]))
    by_id: dict[str, str] = {}
    for letter, ids in (("R", reports), ("S", stories), ("F", ordered)):
        by_id.update((found, f"{letter}{n}") for n, found in enumerate(ids, 1))
    return Labels(reports, stories, ordered, by_id, {v: k for k, v in by_id.items()})


def _reports(db: sqlite3.Connection) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT report.id FROM report JOIN"
        " (SELECT original, MIN(name) AS name FROM original_name GROUP BY original) AS named"
        " ON named.original = report.original ORDER BY named.name, report.number, report.id"
    )
    return tuple(found for (found,) in rows)
