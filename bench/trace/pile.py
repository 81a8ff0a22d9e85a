"""The pile that copies are planted into: articles as reports, an index of them, and who is kin.

The index answers what ``stemma.store.meetings`` answers over a case, with the same rules, from two
arrays in memory.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.harness import DataMissing, need
from stemma.dates import exact_day
from stemma.outlets import by_host, host_of, named
from stemma.records import Found, Report, When
from stemma.store.prints import SHORT
from stemma.trace.furniture import furniture_numbers
from stemma.trace.step import MAX_HOLDERS, MIN_SHARED, fingerprints

KIN_RUN = 12
"""Words in a row, outside quotation marks, by which two articles of the pile are kin."""

QUOTED = re.compile(r"[“\"][^”\"\n]{0,2000}[”\"]")
WORDS = re.compile(r"\w+")


def articles(data: Path) -> list[Report]:
    """The unlabelled articles as reports, in the order of their ids, one per id.

    The outlet is that of the address, else that of the source's name; the date is known to the day.
    """
    path = need(data / "unlabelled" / "articles.jsonl.xz")
    found: dict[str, Report] = {}
    try:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found[row["id"]] = _report(row)
    except (OSError, ValueError, KeyError) as error:
        raise DataMissing(f"{path} cannot be read: {error}") from error
    return [found[key] for key in sorted(found)]


def _report(row: dict[str, str]) -> Report:
    name = row["source"].split(" (")[0].split(" - ")[0]
    outlet = by_host(host_of(row["url"]), "the address")
    return Report(
        row["id"],
        "",
        0,
        row["text"],
        (),
        Found(row["title"]),
        outlet if outlet.key else named(name, "the data"),
        Found(row["url"]),
        published=day(row["date"]),
    )


def day(value: str) -> When:
    """A day of the data as a time; unknown where it is none."""
    try:
        return exact_day(date.fromisoformat(value), value, "the data")
    except ValueError:
        return When()


class Index:
    """Which reports of a pile meet: they share ``MIN_SHARED`` fingerprints, one more where all are odd."""

    def __init__(self, reports: Sequence[Report]) -> None:
        prints = [np.array(fingerprints(report), np.int64) for report in reports]
        numbers = np.concatenate(prints) if prints else np.zeros(0, np.int64)
        holders = np.repeat(np.arange(len(prints), dtype=np.int32), [p.size for p in prints])
        order = np.argsort(numbers, kind="stable")
        self._numbers, self._holders = numbers[order], holders[order]
        self._prints = prints
        outlets = {key: n for n, key in enumerate(sorted({report.outlet.key for report in reports}))}
        self._outlets = np.array([outlets[report.outlet.key] for report in reports], np.int32)
        self._unknown = outlets.get("", -1)

    def partners(self, at: int) -> list[int]:
        """The places of the reports that are compared with the report at ``at``."""
        mine = self._prints[at]
        first = np.searchsorted(self._numbers, mine, "left")
        last = np.searchsorted(self._numbers, mine, "right")
        met = [self._met(int(start), int(end), at) for start, end in zip(first, last, strict=True)]
        if not met:
            return []
        others, shared = np.unique(np.concatenate(met), return_counts=True)
        plain = [held for held, number in zip(met, mine, strict=True) if number % 2 == 0]
        even = np.isin(others, np.concatenate(plain) if plain else np.zeros(0, np.int32))
        sizes = np.array([min(mine.size, self._prints[other].size) for other in others.tolist()])
        return [int(n) for n in others[shared >= MIN_SHARED - (sizes < SHORT) + ~even] if n != at]

    def common(self, at: int, other: int) -> frozenset[int]:
        """Of the fingerprints of two reports, those that are furniture of the outlet of either."""
        shared = np.intersect1d(self._prints[at], self._prints[other], assume_unique=True)
        first = np.searchsorted(self._numbers, shared, "left").tolist()
        last = np.searchsorted(self._numbers, shared, "right").tolist()
        found: frozenset[int] = frozenset()
        for outlet in {int(self._outlets[at]), int(self._outlets[other])} - {self._unknown}:
            held = [
                int((self._outlets[self._holders[start:end]] == outlet).sum())
                for start, end in zip(first, last, strict=True)
            ]
            found |= furniture_numbers(dict(zip(shared.tolist(), held, strict=True)))
        return found

    def _met(self, start: int, end: int, at: int) -> NDArray[np.int32]:
        """All holders of a number, or the two neighbours where it has more than ``MAX_HOLDERS``."""
        held = self._holders[start:end]
        if held.size <= MAX_HOLDERS:
            return held
        place = int(np.searchsorted(held, at))
        return np.concatenate((held[max(0, place - 1) : place], held[place + 1 : place + 2]))


class Kin:
    """Which articles of the pile share text already, judged by nothing of the program under test.

    Two articles are kin where ``KIN_RUN`` words stand in a row in both, outside quotation marks.
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        self._runs: dict[str, frozenset[int]] = {}
        self._texts = {report.id: report.text for report in reports}

    def kin(self, one: str, other: str) -> bool:
        """Whether two articles, by id, are one or are kin."""
        return one == other or not self._of(one).isdisjoint(self._of(other))

    def _of(self, key: str) -> frozenset[int]:
        if key not in self._runs:
            self._runs[key] = frozenset(runs(self._texts[key]))
        return self._runs[key]


def runs(text: str) -> Iterator[int]:
    """Every run of ``KIN_RUN`` words outside quotation marks, as a number of this process alone."""
    for part in QUOTED.split(text):
        words = WORDS.findall(part.casefold())
        for at in range(len(words) - KIN_RUN + 1):
            yield hash(tuple(words[at : at + KIN_RUN]))
