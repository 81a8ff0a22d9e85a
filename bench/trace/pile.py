"""The pile that copies are planted into: articles as reports, an index of them, and who is kin.

The index answers what ``stemma.store.meetings`` answers over a case, with the same rules, from two
arrays in memory.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.harness import DataMissing, need
from stemma.dates import exact_day
from stemma.outlets import agency_names, by_host, host_of, named
from stemma.records import Found, Report, When
from stemma.store.prints import SHORT
from stemma.trace.furniture import furniture_numbers
from stemma.trace.step import MAX_HOLDERS, MIN_SHARED, fingerprints

KIN_RUN = 12
"""Words in a row, outside quotation marks, by which two articles of the pile are kin."""

LABELS = Path(__file__).with_name("strangers.json")
"""Pairs of articles that share no such run and were linked, or would be, labelled by one reader who read both
(``docs/trace-labels.md``): all of the draw of the bench of which the two rules of ``Kin`` say nothing."""

ORIGIN = ("copy", "same wire")
"""Labels of pairs that share a reporter's prose."""

MAX_KIN = 5
"""Articles that may hold words before they are a notice or a stock sentence."""

WHOLE_KIN = 60
"""Runs in common from which two articles share text, however many others do: a wire that many carry."""

NEAR = 300
"""Characters between the words and the name of the outlet that they are from."""

SHORT_NAMES = {
    "The Wall Street Journal": {"WSJ", "the Journal", "The Journal"},
    "The Washington Post": {"the Post", "The Post"},
    "The New York Times": {"the Times", "The Times", "NYT"},
    "Associated Press": {"AP"},
}
"""How the articles of the pile call an outlet besides."""

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

    Two articles are kin where ``KIN_RUN`` words stand in a row in both, outside quotation marks, and the
    words are no notice: ``MAX_KIN`` articles hold them at most, or there are ``WHOLE_KIN`` such runs. Or
    where the words are quoted, and one of the two names the outlet of the other within ``NEAR`` characters
    of them: it says that it has them from there. Of a few pairs a reader decided (``LABELS``).
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        rows = json.loads(LABELS.read_text(encoding="utf-8"))
        self._labels = {frozenset((row["a"], row["b"])): row["label"] in ORIGIN for row in rows}
        self._reports = {report.id: report for report in reports}
        self._runs: dict[str, frozenset[int]] = {}
        self._holders: Counter[int] = Counter()

    def weigh(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Count how many articles hold each run that one of ``pairs`` shares: one pass over the pile."""
        shared = {run for one, other in pairs if one != other for run in self._of(one) & self._of(other)}
        self._holders = Counter()
        for report in self._reports.values() if shared else ():
            self._holders.update(shared.intersection(runs(report.text)))

    def kin(self, one: str, other: str) -> bool:
        """Whether two articles, by id, are one or are kin; of a pair that was weighed."""
        if one == other:
            return True
        decided = self._labels.get(frozenset((one, other)))
        if decided is not None:
            return decided
        shared = self._of(one) & self._of(other)
        if len(shared) >= WHOLE_KIN or any(self._holders[run] <= MAX_KIN for run in shared):
            return True
        a, b = self._reports[one], self._reports[other]
        return _credits(a, b) or _credits(b, a)

    def _of(self, key: str) -> frozenset[int]:
        if key not in self._runs:
            self._runs[key] = frozenset(runs(self._reports[key].text))
        return self._runs[key]


def _credits(teller: Report, source: Report) -> bool:
    """Whether one article names the outlet of another beside ``KIN_RUN`` words in a row that both hold."""
    name = source.outlet.name
    if not name or name == teller.outlet.name:
        return False
    names = {name, name.removeprefix("The "), *agency_names(name)} | SHORT_NAMES.get(name, set())
    held = set(word_runs(source.text))
    for hit in re.finditer(
        r"\b(?:" + "|".join(re.escape(one) for one in sorted(names)) + r")\b", teller.text
    ):
        near = teller.text[max(0, hit.start() - NEAR) : hit.end() + NEAR]
        if not held.isdisjoint(word_runs(near)):
            return True
    return False


def runs(text: str) -> Iterator[int]:
    """Every run of ``KIN_RUN`` words outside quotation marks, as a number of this process alone."""
    for part in QUOTED.split(text):
        yield from word_runs(part)


def word_runs(text: str) -> Iterator[int]:
    """Every run of ``KIN_RUN`` words, as a number of this process alone."""
    words = WORDS.findall(text.casefold().replace("’", "'"))
    for at in range(len(words) - KIN_RUN + 1):
        yield hash(tuple(words[at : at + KIN_RUN]))
