"""Fit the weights by which toponyms are recognised and resolved, on half of LGL.

    python -m models.places --gold ../shared/gold

In:  ``places/lgl.xml``, the articles of the half that ``bench.places`` calls "tuned".
Out: ``src/stemma/annotate/data/places_weights.json``.

Recognition is a logistic model over marks. Resolution is a conditional logit over the candidates of each
name; the round with context is fitted on the chances that the rounds before it give. Both are fitted by
Newton's method with a ridge. For resolution every article is taken twice, with its address and without, so
that the weights serve reports of both kinds.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np
import numpy.typing as npt

from bench.places import Article, articles, bare, is_tuned
from stemma.annotate.places import given_toponyms
from stemma.annotate.places.asked import asked_of, home_of
from stemma.annotate.places.candidates import COLUMNS, CONTEXT, Asked, Field, Home, field_of, with_context
from stemma.annotate.places.gazetteer import Row, gazetteer
from stemma.annotate.places.recognise import elsewhere, likely, marks, stretches, surroundings
from stemma.annotate.places.resolve import ROUNDS, WEIGHTS, chances
from stemma.annotate.places.toponyms import Toponym
from stemma.annotate.step import Annotator
from stemma.keys import name_key
from stemma.records import Mention, Place, Report, Sentence, Token

RIDGE = 1.0
"""Swept over 0.1, 1, 10 by the halves of the tuned half: the scores differ by less than 0.003."""

WORLD = 300
"""Invented reports of world news, against twice the articles of the tuned half. Swept: with 0 / 300 / 900 the
tuned half stands at .838 / .833 / .825 exact, other invented reports at .973 / .995 / .995."""

KEPT = 0.7
"""Share of the drawn places that a report of them names."""

LARGE = 500_000
"""People from which on a city or a country stands in them."""

RAREST = 5
"""Times that a mark stands in the tuned half; rarer ones are left out."""

Array = npt.NDArray[np.float64]


@dataclass(slots=True)
class Task:
    """One report's names with the row that each means; -1 where the candidates lack it."""

    field: Field
    gold: npt.NDArray[np.int64]
    names: int


def task_of(article: Article, home: Home) -> Task | None:
    """The names of an article with what each means; None where no name has candidates."""
    given = given_toponyms(article.report.text, [(g.start, g.end) for g in article.gold])
    names, places = asked_of(article.report.text, given)
    field = field_of(names, home)
    if not field.rows:
        return None
    meant: dict[int, list[int]] = {}
    for at, gold in zip(places, article.gold, strict=True):
        meant.setdefault(at, []).append(gold.number)
    best = {at: max(sorted(set(ids)), key=ids.count) for at, ids in meant.items()}
    gold_rows = np.full(len(names), -1, dtype=np.int64)
    for n, row in enumerate(field.rows):
        owner = int(field.owner[n])
        if best.get(owner) == row.number and row.number:
            gold_rows[owner] = n
    return Task(field, gold_rows, len(names))


def world_news(count: int) -> list[Task]:
    """Invented reports of world news: countries, capitals and large cities as news names them.

    LGL is local papers with ambiguous names; fitted on it alone, "London" beside "Ottawa" lies in Ontario.
    Each report has a country with two of its cities and four places from elsewhere, drawn by people.
    """
    held = gazetteer()
    rows = [held.row(at) for at in range(len(held))]
    large = [r for r in rows if r.level == "capital" or (r.level == "city" and r.people >= LARGE)]
    wide = [r for r in rows if r.level == "country" and r.people >= LARGE]
    cities: dict[str, list[Row]] = {}
    for row in large:
        cities.setdefault(row.country, []).append(row)
    dice = random.Random(7)
    tasks: list[Task] = []
    for _ in range(count):
        focus = dice.choices(wide, [math.sqrt(r.people) for r in wide])[0]
        own = cities.get(focus.country, [])
        meant = [focus, *dice.sample(own, min(2, len(own)))]
        meant += dice.choices(large, [r.people * (5 if r.level == "capital" else 1) for r in large], k=2)
        meant += dice.choices(wide, [math.sqrt(r.people) for r in wide], k=2)
        by_key = {k: r for r in meant if (k := name_key(held.title(r.at))) and dice.random() < KEPT}
        names = [Asked(key, held.called(key)) for key in by_key]
        meant = list(by_key.values())
        field = field_of(names, Home())
        gold = np.full(len(names), -1, dtype=np.int64)
        for n, row in enumerate(field.rows):
            if row.at == meant[int(field.owner[n])].at:
                gold[field.owner[n]] = n
        if field.rows:
            tasks.append(Task(field, gold, len(names)))
    return tasks


def fit(tables: Sequence[Array], tasks: Sequence[Task], width: int) -> Array:
    """The weights of a conditional logit over the candidates of each name (McFadden 1974)."""
    weights = np.zeros(width)
    for _ in range(12):
        slope = -RIDGE * weights
        curve = RIDGE * np.eye(width)
        for table, task in zip(tables, tasks, strict=True):
            known = task.gold >= 0
            held = known[task.field.owner]
            if not held.any():
                continue
            chance = chances(table @ weights, task.field, task.names) * held
            mean = np.zeros((task.names, width))
            np.add.at(mean, task.field.owner, chance[:, None] * table)
            slope += table[task.gold[known]].sum(axis=0) - mean[known].sum(axis=0)
            apart = table - mean[task.field.owner]
            curve += (apart * chance[:, None]).T @ apart
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def fitted(tasks: Sequence[Task]) -> tuple[Array, Array]:
    """The weights alone and with context."""
    plain = [t.field.table[:, :CONTEXT] for t in tasks]
    alone = fit(plain, tasks, CONTEXT)
    guess = [chances(p @ alone, t.field, t.names) for p, t in zip(plain, tasks, strict=True)]
    together = np.zeros(len(COLUMNS))
    for _ in range(ROUNDS):
        tables = [with_context(t.field, g) for t, g in zip(tasks, guess, strict=True)]
        together = fit(tables, tasks, len(COLUMNS))
        guess = [chances(b @ together, t.field, t.names) for b, t in zip(tables, tasks, strict=True)]
    return alone, together


Judged = list[tuple[Toponym, list[str], bool]]
"""The stretches of one report that may name a place: their marks, and whether the gold has them."""


def judged_marks(tuned: Sequence[Article]) -> list[Judged]:
    """What the recogniser is given for each article, with the answers."""
    found: list[Judged] = []
    gold = {a.report.id: {(g.start, g.end) for g in a.gold} for a in tuned}

    def note(
        report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> tuple[list[Mention], tuple[Place, ...]]:
        around = surroundings(report.text, tokens, sentences, mentions)
        found.append(
            [
                (s, sorted(set(marks(around, s))), (s.start, s.end) in gold[report.id])
                for s in stretches(around, sentences)
            ]
        )
        return list(mentions), ()

    with mock.patch("stemma.annotate.step.placed", note):
        for _ in Annotator().annotate(bare(a.report) for a in tuned):
            pass
    return found


def marks_weights(reports: Sequence[Judged]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of both rounds; the second sees the first as it does on reports it was not fitted on."""
    halves = reports[::2], reports[1::2]
    again: list[Judged] = []
    for mine, others in (halves, halves[::-1]):
        first = fit_marks([row for report in others for row in report])
        for report in mine:
            chances_here = [likely(held, first) for _, held, _ in report]
            added = elsewhere([s for s, _, _ in report], chances_here)
            again.append([(s, [*m, *a], right) for (s, m, right), a in zip(report, added, strict=True)])
    alone = fit_marks([row for report in reports for row in report])
    return alone, fit_marks([row for report in again for row in report])


def fit_marks(judged: Judged) -> dict[str, float]:
    """The weights of a logistic model over the marks; "" is its constant."""
    counts = Counter(mark for _, held, _ in judged for mark in held)
    column = {mark: n + 1 for n, mark in enumerate(sorted(m for m, c in counts.items() if c >= RAREST))}
    table = np.zeros((len(judged), len(column) + 1))
    table[:, 0] = 1.0
    for n, (_, held, _) in enumerate(judged):
        table[n, [column[mark] for mark in held if mark in column]] = 1.0
    right = np.array([float(r) for _, _, r in judged])
    weights = np.zeros(table.shape[1])
    for _ in range(12):
        chance = 1.0 / (1.0 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (right - chance) - RIDGE * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    named = {mark: round(float(weights[n]), 3) for mark, n in column.items()}
    return {"": round(float(weights[0]), 3), **named}


def main() -> None:
    """Fit on the tuned half and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    args = parser.parse_args()
    tuned = [a for a in articles(args.gold) if is_tuned(a)]
    tasks = [t for a in tuned for h in (home_of(a.report), Home()) if (t := task_of(a, h)) is not None]
    alone, together = fitted([*tasks, *world_news(WORLD)])
    marks_alone, marks_again = marks_weights(judged_marks(tuned))
    held = {
        "alone": {c: round(float(w), 3) for c, w in zip(COLUMNS, alone, strict=False)},
        "together": {c: round(float(w), 3) for c, w in zip(COLUMNS, together, strict=True)},
        "marks": marks_alone,
        "marks again": marks_again,
    }
    WEIGHTS.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    print(f"{len(tuned)} articles, {sum(t.names for t in tasks)} names -> {WEIGHTS.name}")


if __name__ == "__main__":
    main()
