"""Times against TIMEX3 annotations: strict and relaxed F1 of extents, F1 of values.

In: every ``*.tml`` under ``times/`` of the labelled data folder; a file's creation time is its publication
day. Scores as TempEval-3 defines them (UzZaman et al. 2013, section 4.1): ``strict`` counts equal extents,
``relaxed`` overlapping ones, ``value`` overlapping ones with an equal ``value`` attribute; each an F1 over
all files. An annotation is matched once. ``relaxed_precision`` and ``relaxed_recall`` are its two parts.

Rules were written with the errors of the *chosen* half at hand (a file belongs to it by the hash of its
name); the other half was scored and not read (``other_*``). WikiWars stands apart (``wikiwars_*``): it is
history, not news. ``cost`` is the processor time of the times over that of the parse beside it.
"""

from __future__ import annotations

import hashlib
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bench.harness import Bound, DataMissing, need, say
from stemma.annotate.step import Annotator
from stemma.annotate.times import TimeReader, Timex, Verbs
from stemma.dates import exact_day
from stemma.ids import content_id
from stemma.records import Annotation, Report, Segment, When

NAME = "times"
ABOUT = "times in news: TIMEX3 strict, relaxed and value F1"
READS = "times/"
BOUNDS = {
    "strict": Bound(), "relaxed": Bound(), "value": Bound(), "other_value": Bound(), "other_strict": Bound(),
}  # fmt: skip

HISTORIES = "wikiwars"
"""The folder of histories, scored apart."""
OUTPUTS = "output-timeml"
"""A folder of another system's output that lies beside the annotations."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated time: where it stands in the text, and its value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated file: its name, folder, publication time, text and times."""

    name: str
    folder: str
    published: When
    text: str
    gold: tuple[Gold, ...]


@dataclass(slots=True)
class Counts:
    """What was found, what is annotated, and how many of them meet."""

    found: int = 0
    gold: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    files: int = field(default=0)

    def add(self, found: Sequence[Timex], gold: Sequence[Gold]) -> None:
        """Count one file."""
        self.files += 1
        self.found += len(found)
        self.gold += len(gold)
        for timex, truth in matched(found, gold):
            self.relaxed += 1
            self.strict += (timex.start, timex.end) == (truth.start, truth.end)
            self.value += timex.value.value == truth.value

    def scores(self, before: str = "") -> dict[str, float]:
        """F1 of each measure, named with ``before``."""
        both = self.found + self.gold
        f1 = {n: 2 * getattr(self, n) / both if both else 0.0 for n in ("strict", "relaxed", "value")}
        return {before + name: value for name, value in f1.items()}


def matched(found: Sequence[Timex], gold: Sequence[Gold]) -> list[tuple[Timex, Gold]]:
    """Pairs of overlapping times, each used once; an equal extent goes before an overlap."""
    pairs: list[tuple[Timex, Gold]] = []
    used: set[Gold] = set()
    exact = {(g.start, g.end): g for g in gold}
    rest: list[Timex] = []
    for timex in found:
        truth = exact.get((timex.start, timex.end))
        if truth is not None and truth not in used:
            used.add(truth)
            pairs.append((timex, truth))
        else:
            rest.append(timex)
    for timex in rest:
        over = [g for g in gold if g not in used and timex.start < g.end and g.start < timex.end]
        if over:
            used.add(over[0])
            pairs.append((timex, over[0]))
    return pairs


def read_tml(path: Path, folder: str) -> Document:
    """One TimeML file: the text of its TEXT element, its TIMEX3 elements there, its creation time."""
    root = ET.parse(path).getroot()
    body = root.find("TEXT")
    if body is None:
        raise DataMissing(f"{path} has no TEXT")
    parts: list[str] = []
    gold: list[Gold] = []
    _walk(body, parts, gold)
    text = "".join(parts)
    created = root.find(".//DCT/TIMEX3")
    words = (created.get("value") or "")[:10] if created is not None else ""
    try:
        published = exact_day(date.fromisoformat(words), words, "the document's creation time")
    except ValueError:
        published = When()
    return Document(path.name, folder, published, text, tuple(sorted(gold, key=lambda g: (g.start, g.end))))


def _walk(node: ET.Element, parts: list[str], gold: list[Gold]) -> None:
    start = sum(map(len, parts))
    parts.append(node.text or "")
    for child in node:
        _walk(child, parts, gold)
        parts.append(child.tail or "")
    if node.tag == "TIMEX3":
        gold.append(Gold(start, sum(map(len, parts)), node.get("value") or ""))


def chosen(name: str) -> bool:
    """Whether a file is of the half whose errors were read while the rules were written."""
    return hashlib.sha256(f"stemma times {name}".encode()).digest()[0] % 2 == 0


def documents(data: Path) -> list[Document]:
    """Every annotated file, by folder and name; a file name counts once in its part of the data."""
    root = need(data / "times")
    found: dict[tuple[bool, str], Document] = {}
    for path in sorted(root.rglob("*.tml")):
        parts = path.relative_to(root).parts
        if OUTPUTS not in parts:
            found.setdefault((HISTORIES in parts, path.name), read_tml(path, parts[0]))
    if not found:
        raise DataMissing(f"{root} holds no TimeML files")
    return [found[key] for key in sorted(found)]


def run(data: Path, split: str) -> dict[str, float]:
    """Score the times of every file, read as the annotate step reads them."""
    files = documents(data)
    counts = {name: Counts() for name in ("", "chosen_", "other_", "wikiwars_")}
    reports = [Report(content_id("report", d.folder, d.name), "", 0, d.text,
                      (Segment(0, 0, len(d.text)),), published=d.published) for d in files]  # fmt: skip
    annotator = Annotator()
    parse = spent = 0.0
    began = time.process_time()
    for file, annotation in zip(files, annotator.annotate(reports), strict=True):
        parse += time.process_time() - began
        began = time.process_time()
        found = timexes(file, annotation)
        spent += time.process_time() - began
        for name in ("wikiwars_",) if file.folder == HISTORIES else ("", _half(file.name)):
            counts[name].add(found, file.gold)
        began = time.process_time()
    scores: dict[str, float] = {}
    for name, count in counts.items():
        if count.files:
            scores |= count.scores(name)
            say(f"{name or 'all '}{count.files} files, {count.gold} annotated, {count.found} found")
    news = counts[""]
    if news.found and news.gold:
        scores["relaxed_precision"] = news.relaxed / news.found
        scores["relaxed_recall"] = news.relaxed / news.gold
    scores["cost"] = spent / parse
    return scores


def _half(name: str) -> str:
    return "chosen_" if chosen(name) else "other_"


def timexes(file: Document, annotation: Annotation) -> list[Timex]:
    """The time expressions of a file, sentence by sentence."""
    reader = TimeReader(file.text, file.published, Verbs(annotation.tokens))
    return [t for s in annotation.sentences for t in reader.timexes(s.start, s.end)]
