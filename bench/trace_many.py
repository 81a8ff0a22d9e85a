"""Reports for load: the unlabelled articles one after the other, then copies made of them by a seed.

After the 37,554 articles come, round by round over all of them: copies with a fifth of their words
replaced by words of other articles (the first round), and articles whose words are dealt out as cards
are, so that they have the length and the words of news and share no text (all further rounds). What is to
be added one by one later are the first articles; they stand at the end.
"""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from bench.harness import DataMissing, need
from bench.trace.pile import day
from stemma.ids import content_id
from stemma.outlets import named
from stemma.records import Found, Report, When

SEED = 7
REPLACED = 0.2

PILES = 60
"""Piles of words that the first round deals, and one: far enough apart for the next sentence."""

OTHER_WORDS = 50_000
"""Words of the articles from which new words are drawn."""


def many(data: Path, size: int, more: int = 0) -> Iterator[Report]:
    """So many reports, and then the ``more`` first articles; the same ones on every call, one at a time."""
    source = _endless(data)
    later = list(islice(source, more))
    yield from islice(source, size)
    yield from later


def crowd(data: Path, size: int) -> Iterator[Report]:
    """So many reports of one text, the first article's."""
    first = next(many(data, 1))
    for number in range(size):
        yield _copy(first, first.text, number)


def _endless(data: Path) -> Iterator[Report]:
    words: list[str] = []
    for report in articles(data):
        if len(words) < OTHER_WORDS:
            words += report.text.split()
        yield report
    for turn in count(1):
        for report in articles(data):
            chance = random.Random(f"{SEED} {turn} {report.id}")
            text = _edited(report.text, words, chance) if turn == 1 else _dealt(report.text, PILES + turn)
            yield _copy(report, text, turn)


def articles(data: Path) -> Iterator[Report]:
    """The unlabelled articles in the order of the file, one per id."""
    path = need(data / "unlabelled" / "articles.jsonl.xz")
    seen: set[str] = set()
    try:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["id"] in seen:
                    continue
                seen.add(row["id"])
                yield Report(
                    content_id("report", row["id"]), "", 0, row["text"], (), Found(row["title"]),
                    named(row["source"], "the data"), Found(row["url"]), published=day(row["date"]),
                )  # fmt: skip
    except (OSError, ValueError, KeyError) as error:
        raise DataMissing(f"{path} cannot be read: {error}") from error


def _edited(text: str, others: list[str], chance: random.Random) -> str:
    """A text with ``REPLACED`` of its words replaced."""
    words = text.split(" ")
    for place in chance.sample(range(len(words)), int(REPLACED * len(words))):
        words[place] = others[int(chance.random() * len(others))]
    return " ".join(words)


def _dealt(text: str, piles: int) -> str:
    """The words of a text in piles, one word to each in turn: none stands beside the one it stood beside."""
    words = text.split()
    return " ".join(" ".join(words[at::piles]) for at in range(piles))


def _copy(report: Report, text: str, number: int) -> Report:
    """A report of another outlet, of no known day."""
    outlet = named(f"Copier {number}", "made")
    return Report(
        content_id("report", report.id, number), "", 0, text, (), report.title, outlet, published=When()
    )
