"""Who, what, when and where of the main event of an article, beside the answers that Giveme5W1H gave.

In: ``fivew/data/*.json`` (articles with annotated phrases) and ``fivew/output/*.json`` (the peer's answers).
``who``, ``what``, ``when``, ``where``: token F1 of the first answer against the nearest annotated phrase,
averaged over the articles that annotate the question, no answer counting 0. ``peer_`` and ``beside_``:
the same of the peer and of ours where it gives any.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path

from bench.harness import Bound, DataMissing

NAME = "fivew"
ABOUT = "who, what, when and where of the main event, beside Giveme5W1H"
READS = "fivew/"
ASKED = ("who", "what", "when", "where")
BOUNDS = {word: Bound(slack=0.005) for word in ASKED}

Answers = Mapping[str, Mapping[str, str]]
"""Article -> question -> first answer."""
Gold = Mapping[str, Mapping[str, tuple[str, ...]]]


def token_f1(said: str, gold: str) -> float:
    """The harmonic mean of the shares of words that two phrases have in common."""
    left, right = (Counter(re.findall(r"\w+", text.lower())) for text in (said, gold))
    both = sum((left & right).values())
    return 2 * both / (sum(left.values()) + sum(right.values())) if both else 0.0


def scored(answers: Answers, gold: Gold, names: Collection[str]) -> dict[str, float]:
    """The mean score of each question over the articles of ``names`` that annotate it."""
    found: dict[str, float] = {}
    for word in ASKED:
        asked = [n for n in sorted(names) if gold[n][word]]
        best = [max(token_f1(answers[n].get(word, ""), g) for g in gold[n][word]) for n in asked]
        found[word] = sum(best) / len(best) if best else 0.0
    return found


def annotated(data: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    """The annotated phrases of every article."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted((data / "fivew" / "data").glob("*.json")):
        asked = json.loads(path.read_text(encoding="utf-8"))["fiveWoneH"]
        found[path.name] = {
            word: tuple(p["text"] for p in asked[word]["annotated"] if p.get("text")) for word in ASKED
        }
    if not found:
        raise DataMissing(f"{data / 'fivew' / 'data'} holds no articles")
    return found


def peers(data: Path) -> dict[str, dict[str, str]]:
    """The peer's first answers, of the articles for which it gives any."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted((data / "fivew" / "output").glob("*.json")):
        asked = json.loads(path.read_text(encoding="utf-8")).get("fiveWoneH") or {}
        said = {word: (asked.get(word, {}).get("extracted") or [{}])[0].get("text", "") for word in ASKED}
        if any(said.values()):
            found[path.name] = said
    return found


def ours(data: Path) -> dict[str, dict[str, str]]:
    """Stemma's answers."""
    from stemma.annotate.step import Annotator
    from stemma.claim.mainevent import main_event
    from stemma.read.step import read

    named = []
    for path in sorted((data / "fivew" / "data").glob("*.json")):
        reports = read(path.read_bytes(), (path.name,)).reports
        if reports:
            named.append((path.name, reports[0]))
    found: dict[str, dict[str, str]] = {}
    for (name, report), annotation in zip(named, Annotator().annotate([r for _, r in named]), strict=True):
        event = main_event(report, annotation)
        answers = {word: getattr(event, word) for word in ASKED}
        found[name] = {word: answer.text if answer else "" for word, answer in answers.items()}
    return found


def run(data: Path, split: str) -> dict[str, float]:
    """All scores; ``split`` is the folder's own (see the bench manual)."""
    gold, said, peer = annotated(data), ours(data), peers(data)
    said = {name: said.get(name, {}) for name in gold}
    beside = [name for name in peer if name in gold]
    print(f"{len(gold)} articles, the peer answers for {len(beside)}")
    return (
        scored(said, gold, gold)
        | {f"peer_{word}": value for word, value in scored(peer, gold, beside).items()}
        | {f"beside_{word}": value for word, value in scored(said, gold, beside).items()}
    )
