"""Planted copies among the unlabelled articles: recall and precision per kind, and direction.

    python -m bench.trace.planted ../shared/gold 8000 90 21

runs it alone, on so many of the articles (0: all), with so many copies of each kind, drawn and made by that
seed; without the numbers, on all with 300 and ``SEED``, which is what the bench runs.

All articles and all copies go through the room's own fingerprints, an index that meets as a case
does, and the room's own link.

- ``recall_KIND``: share of (copy, source) pairs that are linked; a stitched copy has two sources.
- ``precision_KIND``: of the links of copies of that kind, the share that lead to a source, or to a
  report that shared text with a source before anything was planted (``bench.trace.pile.Kin``), or
  to another copy of either. A link between two copies counts for the kinds of both.
- ``direction``: of the linked copies that a date or a credit line tells (``dated``, ``credited``),
  the share whose link runs from source to copy. ``direction_never_turned``: of all linked copies,
  those with wrong and missing dates too, the share whose link does not run from copy to source.
  ``unknown_undated`` and ``unknown_misdated``: the share of those that is left open.
- ``unplanted_links``: links per 1,000 articles among the articles themselves, on a seeded sample.
  Which of them are right no program can judge; ``unplanted_kin`` is the share whose two texts are kin.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bench.harness import load_json, say
from bench.pages import bodies
from bench.trace.pile import Index, Kin, articles
from bench.trace.plants import EACH, KINDS, SEED, Furniture, Plant, planted
from stemma.records import CopyLink, Report
from stemma.trace.step import link

__all__ = ["KINDS", "scores"]

SAMPLE = 1_000
"""Unplanted articles whose links are counted."""


@dataclass(frozen=True, slots=True)
class Met:
    """A link that was found, by the places of its two reports in the pile."""

    at: int
    other: int
    link: CopyLink


def scores(data: Path, part: int = 0, each: int = EACH, seed: int = SEED) -> dict[str, float]:
    """Plant ``each`` copies of every kind, trace, and score; ``part``: so many articles, 0 for all."""
    pile = articles(data)
    if part:
        pile = sorted(random.Random(seed).sample(pile, min(part, len(pile))), key=lambda report: report.id)
    plants = planted(pile, furniture(data), each, seed)
    reports = [*pile, *(plant.report for plant in plants)]
    say(f"{len(pile)} articles, {len(plants)} copies")
    index = Index(reports)
    say("fingerprints made")
    first = len(pile)
    found = links(index, reports, range(first, len(reports)))
    say(f"{len(found)} links of copies")
    asked = random.Random(SEED).sample(range(first), min(SAMPLE, first))
    among = [met for met in links(index, reports, asked) if met.other < first]
    judge = Judge(plants, pile)
    judge.weigh([*found, *among])
    return {**judge.kinds(found), **judge.directions(found), **judge.unplanted(among, len(asked))}


def furniture(data: Path) -> list[Furniture]:
    """What stands around the body on flattened pages, those with the most of it first."""
    folder = data / "pages"
    dumps = bodies(folder / "inscriptis.json")
    truths = load_json(folder / "ground-truth.json")
    found: list[Furniture] = []
    for key in sorted(dumps):
        body = {" ".join(line.split()) for line in truths[key]["articleBody"].splitlines()}
        lines = [" ".join(line.split()) for line in dumps[key].splitlines()]
        inside = [n for n, line in enumerate(lines) if line and line in body]
        if inside:
            head = [line for line in lines[: inside[0]] if line]
            tail = [line for line in lines[inside[-1] + 1 :] if line]
            host = urlsplit(truths[key]["url"]).hostname or key
            found.append(Furniture(host, "\n".join(head), "\n".join(tail)))
    found.sort(key=lambda one: (-len(one.head) - len(one.tail), one.host))
    return found


def links(index: Index, reports: Sequence[Report], asked: range | Sequence[int]) -> list[Met]:
    """The links of the reports asked for, each pair once."""
    found: list[Met] = []
    seen: set[tuple[int, int]] = set()
    for at in asked:
        for other in index.partners(at):
            pair = (min(at, other), max(at, other))
            if pair in seen:
                continue
            seen.add(pair)
            made = link(reports[at], reports[other], index.common(at, other))
            if made:
                found.append(Met(at, other, made))
    return found


class Judge:
    """What each link is worth, by what was planted."""

    def __init__(self, plants: Sequence[Plant], pile: Sequence[Report]) -> None:
        self.plants = plants
        self.pile = pile
        self.kin = Kin(pile)

    def weigh(self, found: Sequence[Met]) -> None:
        """Make ready to judge links."""
        self.kin.weigh(pair for met in found for pair in self._roots(met))

    def kinds(self, found: Sequence[Met]) -> dict[str, float]:
        """Recall and precision per kind, of links that were weighed."""
        wanted: Counter[str] = Counter()
        for plant in self.plants:
            wanted[plant.kind] += len(plant.sources)
        hit: Counter[str] = Counter()
        made: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for met in found:
            well = self.right(met)
            for at, other in ((met.at, met.other), (met.other, met.at)):
                copy = self._plant(at)
                if copy:
                    made[copy.kind] += 1
                    right[copy.kind] += well
                    hit[copy.kind] += self._root(other) in copy.sources
        for kind in wanted:
            false = made[kind] - right[kind]
            say(f"{kind:10} {hit[kind]} of {wanted[kind]} found; {made[kind]} links, {false} to strangers")
        recall = {f"recall_{kind}": hit[kind] / wanted[kind] for kind in wanted}
        return recall | {f"precision_{kind}": right[kind] / max(1, made[kind]) for kind in wanted}

    def directions(self, found: Sequence[Met]) -> dict[str, float]:
        """How direction is told, by what each copy gives to tell it."""
        told: Counter[tuple[str, str]] = Counter()
        for met in found:
            plant = self._plant(met.at)
            if plant and self._root(met.other) == plant.sources[0]:
                forward = "a to b" if met.link.b_id == plant.report.id else "b to a"
                way: str = met.link.direction
                known = "unknown" if way == "unknown" else "right" if way == forward else "turned"
                told[plant.told, known] += 1
        for (how, way), count in sorted(told.items()):
            say(f"{how:10} {way:8} {count}")
        of = {how: sum(n for (h, _), n in told.items() if h == how) for how, _ in told}
        plain = of.get("dated", 0) + of.get("credited", 0)
        turned = sum(n for (_, way), n in told.items() if way == "turned")
        right = told["dated", "right"] + told["credited", "right"]
        return {
            "direction": right / max(1, plain),
            "direction_never_turned": 1 - turned / max(1, sum(of.values())),
            "unknown_undated": told["undated", "unknown"] / max(1, of.get("undated", 0)),
            "unknown_misdated": told["misdated", "unknown"] / max(1, of.get("misdated", 0)),
        }

    def unplanted(self, found: Sequence[Met], asked: int) -> dict[str, float]:
        """Links of articles among themselves, from ``asked`` of them, and how many of them are kin."""
        of_kin = sum(self.right(met) for met in found)
        say(f"{len(found)} links among articles, from {asked} of them; {of_kin} of kin")
        return {
            "unplanted_links": 1_000 * len(found) / max(1, asked),
            "unplanted_kin": of_kin / max(1, len(found)),
        }

    def _plant(self, at: int) -> Plant | None:
        return self.plants[at - len(self.pile)] if at >= len(self.pile) else None

    def _root(self, at: int) -> str:
        """The id of an article of the pile; "" for a copy."""
        return self.pile[at].id if at < len(self.pile) else ""

    def right(self, met: Met) -> bool:
        """Whether the two reports of a link rest on one article, or on two that are kin."""
        return any(self.kin.kin(one, other) for one, other in self._roots(met))

    def _roots(self, met: Met) -> list[tuple[str, str]]:
        """The pairs of articles on which the two reports of a link rest."""
        of = [
            plant.sources if (plant := self._plant(at)) else (self.pile[at].id,) for at in (met.at, met.other)
        ]
        return [(one, other) for one in of[0] for other in of[1]]


if __name__ == "__main__":
    print(json.dumps(scores(Path(sys.argv[1]), *(int(number) for number in sys.argv[2:]))))
