"""Verdicts on actors found, the shares that are right, and what simple guesses come to."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.actors.labels import KINDS, Labelled, Mentions
from bench.harness import need
from stemma.records import Annotation


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a mention: ISO 3166 alpha-3 ("" for none), primary sector, all sectors."""

    country: str = ""
    sector: str = ""
    sectors: tuple[str, ...] = ()


Answers = Mapping[Labelled, Told | None]
"""Mention -> what is said of it; None where no actor is found there."""


def country_verdict(row: Labelled, told: Told | None) -> str:
    """ "right", "wrong" (another country) or "unknown": none told where there is one, or no actor found."""
    if told is None:
        return "unknown"
    if told.country in row.countries:
        return "right"
    return "wrong" if told.country else "unknown"


def sector_right(row: Labelled, told: Told | None) -> bool:
    """Whether the primary sector is one that a careful coder may give."""
    return told is not None and told.sector in row.sectors


def scored(answers: Answers) -> dict[str, float]:
    """The shares of all mentions (``bench.actors`` says which), and those of each kind."""
    rows = list(answers)
    found = {
        "found": share(answers[row] is not None for row in rows),
        "country": share(country_verdict(row, answers[row]) == "right" for row in rows),
        "sector": share(sector_right(row, answers[row]) for row in rows),
        "both": share(_both(row, answers[row]) for row in rows),
        "country_wrong": share(country_verdict(row, answers[row]) == "wrong" for row in rows),
        "country_unknown": share(country_verdict(row, answers[row]) == "unknown" for row in rows),
        "sector_among": share(_among(row, answers[row]) for row in rows),
        "sector_first": share(
            told is not None and told.sector == row.sectors[0] for row, told in answers.items()
        ),
    }
    for kind in KINDS:
        held = [row for row in rows if row.kind == kind]
        name = kind.replace(" ", "_")
        if held:
            found[f"country_{name}"] = share(country_verdict(r, answers[r]) == "right" for r in held)
            found[f"sector_{name}"] = share(sector_right(r, answers[r]) for r in held)
    return found


def _both(row: Labelled, told: Told | None) -> bool:
    return country_verdict(row, told) == "right" and sector_right(row, told)


def _among(row: Labelled, told: Told | None) -> bool:
    return told is not None and bool({told.sector, *told.sectors} & set(row.sectors))


def share(right: Iterable[bool]) -> float:
    """Mean of truth values; 0 where there are none."""
    listed = list(right)
    return sum(listed) / len(listed) if listed else 0.0


def baselines(
    mentions: Mentions, annotations: Mapping[str, Annotation], alpha3: Mapping[str, str]
) -> dict[str, float]:
    """What simple guesses come to: the country of places in the article, and one answer for all.

    ``country_most``: of the country that the article's place names name most; ``country_nearest``: of the
    nearest place name; ``country_one`` and ``sector_one``: the one answer that is right most often.
    """
    rows = list(mentions)
    most = {name: _most(annotation, alpha3) for name, annotation in annotations.items()}
    nearest = {row: _nearest(annotations[row.file], mentions[row], alpha3) for row in rows}
    return {
        "country_most": share(most[row.file] in row.countries for row in rows),
        "country_nearest": share(nearest[row] in row.countries for row in rows),
        "country_one": best([row.countries for row in rows]),
        "sector_one": best([row.sectors for row in rows]),
    }


def best(accepted: Sequence[tuple[str, ...]]) -> float:
    """The share that the one best answer gets right."""
    counts = Counter(answer for answers in accepted for answer in set(answers))
    return max(counts.values(), default=0) / max(1, len(accepted))


def _places(annotation: Annotation, alpha3: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Start, end and country of every mention that carries a country."""
    return [
        (mention.start, mention.end, alpha3.get(mention.country, mention.country))
        for mention in annotation.mentions
        if mention.country
    ]


def _most(annotation: Annotation, alpha3: Mapping[str, str]) -> str:
    counts = Counter(country for _, _, country in _places(annotation, alpha3))
    return min(counts, key=lambda country: (-counts[country], country), default="")


def _nearest(annotation: Annotation, span: tuple[int, int] | None, alpha3: Mapping[str, str]) -> str:
    if span is None:
        return ""
    near = [
        (max(start - span[1], span[0] - end, 0), start, country)
        for start, end, country in _places(annotation, alpha3)
    ]
    return min(near, default=(0, 0, ""))[2]


def alpha3_of(data: Path) -> dict[str, str]:
    """ISO 3166 alpha-2 -> alpha-3, of the labelled data folder's list of countries."""
    path = need(data / "actors" / "country-codes.csv")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {
            row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"]
            for row in csv.DictReader(lines)
            if row["ISO3166-1-Alpha-2"]
        }
