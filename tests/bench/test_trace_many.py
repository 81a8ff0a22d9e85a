"""Reports for load are the same on every call, and their copies are what they are said to be."""

from __future__ import annotations

import json
import lzma
from itertools import islice, pairwise
from pathlib import Path

from bench.trace_many import PILES, many
from stemma.trace.step import fingerprints

WORDS = [f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(400)]


def pile(folder: Path) -> Path:
    (folder / "unlabelled").mkdir()
    with lzma.open(folder / "unlabelled" / "articles.jsonl.xz", "wt", encoding="utf-8") as lines:
        for n in range(3):
            text = " ".join(f"{word}{chr(97 + n)}" for word in WORDS)
            row = {
                "id": f"a{n}",
                "title": "",
                "source": "Pond",
                "url": "",
                "date": "2031-01-02",
                "text": text,
            }
            lines.write(json.dumps(row) + "\n")
    return folder


def test_copies_are_edited_then_dealt_out(tmp_path: Path) -> None:
    found = list(many(pile(tmp_path), 9, 1))
    assert found == list(many(tmp_path, 9, 1))
    assert found[-1] == next(many(tmp_path, 1))
    first = {report.title.value: report for report in found}
    assert len({report.id for report in found}) == 10 and len(first) == 1
    sources, edited, dealt = found[:2], found[3:5], found[6:8]
    for source, near, far in zip(sources, edited, dealt, strict=True):
        same = sum(a == b for a, b in zip(source.text.split(), near.text.split(), strict=True))
        assert same >= 320
        assert set(fingerprints(source)) & set(fingerprints(near))
        assert sorted(far.text.split()) == sorted(source.text.split())
        shared = set(fingerprints(source)) & set(fingerprints(far))
        assert not [number for number in shared if number % 2 == 0]


def test_words_that_are_dealt_out_stand_apart(tmp_path: Path) -> None:
    source, *_, far = islice(many(pile(tmp_path), 7), 7)
    words = source.text.split()
    at = {word: n for n, word in enumerate(words)}
    places = [at[word] for word in far.text.split()]
    assert all(abs(a - b) > PILES for a, b in pairwise(places))
