"""Training pages of the dump cleaner: the labelled dumps, other flattenings, and crossed pages.

A crossed page keeps one page's furniture and carries another article's paragraphs in place of its
body, so that the model learns the look of furniture and not the words of 83 articles.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.dump_flatten import STYLES, flatten, page
from models.dump_labels import labels
from stemma.read.dump_blocks import Blocks, Numbers, blocks_of, count
from stemma.read.dump_features import features

DUMP, CLEAN = "dump", "clean"
CLEAN_WEIGHT = 0.15
"""Weight of a body without furniture: enough that a clean article keeps .98 of its text."""

CROSSED_WEIGHT = 0.5
CROSSES = 2
"""Crossed pages per page and style: one body of an unlabelled article, one of another page.
With them the cross-validated F1 on dumps rose from .934 to .942."""

ARTICLES = 600
FILES = ("ground-truth.json", "inscriptis.json")


@dataclass(frozen=True, slots=True)
class Example:
    """One page in one style: ``sources`` are the keys whose text it holds; rows are blocks."""

    key: str
    style: str
    sources: tuple[str, ...]
    blocks: Blocks
    rows: Numbers
    truth: Numbers
    weight: Numbers


def example(text: str, truth: Numbers | str, about: tuple[str, str, tuple[str, ...]]) -> Example:
    """Features, truth and weights of one text; ``about``: key, style, sources.

    Every page weighs the same; within it, 7 parts of 10 go by words, as the benchmark counts.
    """
    key, style, sources = about
    blocks = blocks_of(text)
    counts = count(blocks)
    known = labels(blocks, truth) if isinstance(truth, str) else truth
    size = len(blocks)
    weight = (0.7 * counts.words / max(counts.words.sum(), 1.0) * size + 0.3) * (200.0 / size)
    if style == CLEAN:
        weight *= CLEAN_WEIGHT
    if len(sources) > 1:
        weight *= CROSSED_WEIGHT
    return Example(key, style, sources, blocks, features(blocks, counts), known, weight)


def truths(data: Path) -> dict[str, str]:
    """Key -> true body text."""
    return _bodies(data / "pages" / FILES[0])


def _bodies(path: Path) -> dict[str, str]:
    content = json.loads(path.read_text(encoding="utf-8"))
    return {key: str(page_["articleBody"]) for key, page_ in sorted(content.items())}


def digests(data: Path) -> dict[str, str]:
    """SHA-256 of the files the labels come from."""
    return {n: hashlib.sha256((data / "pages" / n).read_bytes()).hexdigest() for n in FILES}


def load_pages(data: Path) -> list[Example]:
    """Every labelled page in every style, and its bare body."""
    bodies = truths(data)
    dumps = _bodies(data / "pages" / FILES[1])
    out: list[Example] = []
    for key, body in bodies.items():
        root = page(data / "pages", key)
        texts = {DUMP: dumps[key]}
        if root is not None:
            texts |= {style: flatten(root, style) for style in STYLES}
        for style, text in texts.items():
            if text.strip():
                out.append(example(text, body, (key, style, (key,))))
        whole = np.ones(len(blocks_of(body)))
        if len(whole):
            out.append(example(body, whole, (key, CLEAN, (key,))))
    return out


def articles(data: Path) -> list[list[str]]:
    """Paragraphs of unlabelled news articles, for crossed pages; none where the file is missing."""
    path = data / "unlabelled" / "articles.jsonl.xz"
    out: list[list[str]] = []
    if path.is_file():
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for _, line in zip(range(ARTICLES), lines, strict=False):
                paragraphs = _paragraphs(json.loads(line)["text"])
                if len(paragraphs) >= 4:
                    out.append(paragraphs[:60])
    return out


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n") if part.strip()]


def crossed(pages: Iterable[Example], data: Path, seed: int = 0) -> list[Example]:
    """Crossed pages of every page and style; the draw depends on ``seed`` alone."""
    random = np.random.default_rng(seed)
    strangers = articles(data)
    bodies = {key: _paragraphs(body) for key, body in truths(data).items()}
    keys = sorted(bodies)
    out: list[Example] = []
    for one in pages:
        if one.style == CLEAN:
            continue
        for kind in range(CROSSES):
            other = keys[random.integers(len(keys))]
            paragraphs = bodies[other]
            if kind == 0 and strangers:
                other, paragraphs = "", strangers[random.integers(len(strangers))]
            made = _cross(one, paragraphs, other)
            if made is not None:
                out.append(made)
    return out


def _cross(one: Example, paragraphs: list[str], other: str) -> Example | None:
    """One page's furniture around other paragraphs; None where the blocks no longer fit."""
    blocks, text = one.blocks, one.blocks.text
    body = np.flatnonzero(one.truth > 0.5)
    if not len(body):
        return None
    queue = list(reversed(paragraphs))
    pieces: list[str] = []
    truth: list[float] = []
    at = 0
    for n in range(len(blocks)):
        start, end = int(blocks.start[n]), int(blocks.end[n])
        lead = text[at:start]
        pieces.append(lead)
        at = end
        if one.truth[n] <= 0.5:
            pieces.append(text[start:end])
            truth.append(0.0)
            continue
        take = len(queue) if n == body[-1] else min(1, len(queue))
        for position in range(take):
            if position:
                pieces.append(lead if "\n" in lead else "\n")
            pieces.append(queue.pop())
            truth.append(1.0)
    made = "".join(pieces)
    if len(blocks_of(made)) != len(truth):
        return None
    return example(made, np.array(truth), (one.key, one.style, (one.key, other)))
