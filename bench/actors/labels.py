"""The labelled mentions (``docs/actor-labels.md``), and where they stand in the reports that are read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.actors import other
from bench.harness import DataMissing, need
from stemma.read.step import read
from stemma.records import Report

DEVELOP = Path(__file__).with_name("develop.json")
MORE = Path(__file__).with_name("more.json")
OPEN = Path(__file__).with_name("open.json")
FIT = Path(__file__).with_name("fit.json")
MEASURE = Path(__file__).with_name("mentions.json")

SECTORS = frozenset(
    "GOV LEG JUD MIL COP SPY OPP PTY REB PRM UAF CVL ELI BUS LAB AGR EDU MED JRN REL REF NGO SOC CRM "
    "IGO".split()
)
KINDS = ("person", "organisation", "government", "armed group", "crowd", "role", "people")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One mention: article, offsets into its ``text`` field, and what a reader says of it.

    ``countries``: all answers that are right, the label first, "" for none; ``sectors`` likewise.
    """

    file: str
    start: int
    end: int
    kind: str
    countries: tuple[str, ...]
    sectors: tuple[str, ...]


def labelled(path: Path) -> list[Labelled]:
    """The mentions of a file of labels, as they stand there: sorted by article and place."""
    return [
        Labelled(
            row["file"],
            row["start"],
            row["end"],
            row["kind"],
            (row["country"], *row.get("countries", ())),
            (row["sector"], *row.get("also", ())),
        )
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]


def half(row: Labelled) -> str:
    """ "fit" or "hold": which half of ``open.json`` a mention is of, by a hash of its article's name."""
    return "fit" if hashlib.sha256(row.file.encode()).digest()[0] % 2 else "hold"


def reports_of(data: Path, rows: Iterable[Labelled]) -> dict[str, Report]:
    """File name -> the report that the read step makes of the article.

    Raises ``DataMissing`` where an article is not there, or the read step makes no report of it.
    """
    folder = need(data / "stories" / "news_cluster")
    names = {row.file for row in rows}
    found = other.reports_of(data, (name for name in names if "/" in name))
    for name in sorted(name for name in names if "/" not in name):
        reports = read(need(folder / name).read_bytes(), (name,)).reports
        if not reports:
            raise DataMissing(f"{folder / name} holds no report")
        found[name] = reports[0]
    return found


def placed(row: Labelled, report: Report) -> tuple[int, int] | None:
    """Where a mention stands in the report's text; None where the read step left it out."""
    for segment in report.segments:
        if segment.source <= row.start and row.end <= segment.source + segment.length:
            shift = segment.start - segment.source
            return row.start + shift, row.end + shift
    return None


Mentions = Mapping[Labelled, tuple[int, int] | None]
"""Mention -> its offsets in the report."""
