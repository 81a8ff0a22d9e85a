"""Actors: country and sector of mentions labelled by reading (``docs/actor-labels.md``).

In: ``mentions.json`` beside this file, and the articles of ``stories/news_cluster`` that it names. Each is
read and annotated; the actor is asked for at the mention's offsets. One not found is wrong in both.

- ``country``, ``sector``: shares of mentions whose country, whose primary sector, is the label or another
  that a careful coder may give; ``both``: both; and each by kind (``country_person``, ``sector_role`` ...);
- ``found``: an actor stands there at all; ``country_wrong``: another country is told; ``country_unknown``:
  none is told where there is one, or no actor is found; the three verdicts on countries add up to one;
- ``sector_among``: any of its sectors is right; ``sector_first``: the primary one is the label itself;
- ``country_most``, ``country_nearest``: the country of the article's most named, of the nearest, place name;
  ``country_one``, ``sector_one``: the one answer that is right most often, given to all;
- ``lost``: share of mentions whose characters the read step left out;
- ``cost``: processor time of times, places, quantities and actors together over that of the bare parse.

``python -m bench.actors.develop`` scores the mentions to develop on and lists the misses.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from bench.actors.cost import cost
from bench.actors.labels import MEASURE, Labelled, labelled, placed, reports_of
from bench.actors.scores import Answers, Told, alpha3_of, baselines, scored, share
from bench.harness import Bound
from stemma.annotate.step import Annotator
from stemma.records import Annotation

NAME = "actors"
ABOUT = "country and sector of actors, labelled by reading"
READS = "stories/news_cluster, actors/"
BOUNDS = {
    "country": Bound(),
    "sector": Bound(),
    "found": Bound(),
    "country_wrong": Bound("at_most"),
    "cost": Bound("at_most", 0.15),
}

Finder = Callable[[Annotation, int, int], object | None]
"""Annotation, start, end -> the actor meant there, with ``country``, ``sector`` and ``sectors``."""


def shipped() -> Finder:
    """Stemma's own."""
    finder: Finder = importlib.import_module("stemma.annotate.actors").actor_at
    return finder


def told(finder: Finder, annotation: Annotation, span: tuple[int, int] | None) -> Told | None:
    """What is found at a mention; nothing where the read step left it out."""
    actor = finder(annotation, *span) if span is not None else None
    if actor is None:
        return None
    return Told(*(getattr(actor, name) for name in ("country", "sector", "sectors")))


def measured(data: Path, path: Path, finder: Finder) -> tuple[Answers, dict[str, float]]:
    """The answers to the mentions of a file of labels, and all scores."""
    rows: list[Labelled] = labelled(path)
    reports = reports_of(data, rows)
    annotations = dict(zip(reports, Annotator().annotate(reports.values()), strict=True))
    mentions = {row: placed(row, reports[row.file]) for row in rows}
    answers = {row: told(finder, annotations[row.file], span) for row, span in mentions.items()}
    scores = scored(answers) | baselines(mentions, annotations, alpha3_of(data))
    return answers, scores | {"lost": share(span is None for span in mentions.values())}


def run(data: Path, split: str) -> dict[str, float]:
    """Score the mentions to measure with; ``split`` is the folder's own (see the bench manual)."""
    answers, scores = measured(data, MEASURE, shipped())
    print(f"{len(answers)} mentions in {len({row.file for row in answers})} articles")
    return scores | {"cost": cost(reports_of(data, answers).values())}
