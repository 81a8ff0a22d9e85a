"""Natural pairs, labelled by reading both texts (``docs/trace-labels.md``), against what trace says.

In: ``stories/news_cluster/`` of the labelled data folder, and ``pairs.json`` beside this file. The whole
open half is read, fingerprinted and linked, so that what is never compared and what the pile makes
furniture count too. A pair is found where it has a copy link.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.trace.chosen import Article, Gram, Pair, articles, containment, event_of, grams, halves
from bench.trace.pile import Index
from stemma.read.step import read
from stemma.records import CopyLink, Report
from stemma.trace.step import link
from stemma.trace.words import mixed

LABELS = Path(__file__).with_name("pairs.json")
LABEL_NAMES = ("copy", "same wire", "quote only", "furniture", "independent")
ORIGIN = ("copy", "same wire")
"""Labels of pairs that share a reporter's prose: the ones to be found."""

PERMUTATIONS = 128
"""Hash functions of MinHash, as many as its common libraries take by default."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled pair: file names, label, direction, whether the reader doubts it, and its half."""

    a: str
    b: str
    label: str
    direction: str
    doubt: str
    half: str

    @property
    def origin(self) -> bool:
        """Whether the two share a reporter's prose."""
        return self.label in ORIGIN


def labelled(texts: Mapping[str, Article]) -> list[Labelled]:
    """The labelled pairs, sorted, with the half each is of."""
    rows = json.loads(LABELS.read_text(encoding="utf-8"))
    pairs = {}
    for row in rows:
        same = event_of(texts[row["a"]]) == event_of(texts[row["b"]])
        pairs[Pair(row["a"], row["b"], same, 0.0)] = row
    half = halves(pairs, texts)
    return [
        Labelled(pair.a, pair.b, row["label"], row["direction"], row.get("doubt", ""), half[pair])
        for pair, row in sorted(pairs.items())
    ]


def reports_of(data: Path, names: Iterable[str]) -> dict[str, Report]:
    """File name -> the report that the read step makes of it; files without one are left out."""
    folder = data / "stories" / "news_cluster"
    found: dict[str, Report] = {}
    for name in sorted(names):
        for report in read((folder / name).read_bytes(), (name,)).reports[:1]:
            found[name] = report
    return found


def links_of(reports: Mapping[str, Report]) -> dict[tuple[str, str], CopyLink]:
    """Pair of file names -> the link, of all pairs of a pile that meet and have one."""
    names = sorted(reports)
    index = Index([reports[name] for name in names])
    found: dict[tuple[str, str], CopyLink] = {}
    for number, name in enumerate(names):
        for other in index.partners(number):
            if number < other:
                made = link(reports[name], reports[names[other]], index.common(number, other))
                if made is not None:
                    found[name, names[other]] = made
    return found


def way(made: CopyLink, reports: Mapping[str, Report], pair: Labelled) -> str:
    """The direction of a link in the order of a labelled pair."""
    if made.direction == "unknown" or made.a_id == reports[pair.a].id:
        return made.direction
    return "b to a" if made.direction == "a to b" else "a to b"


def f1_of(found: Iterable[bool], true: Iterable[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of found against true, item by item; 0 where nothing is found."""
    counts = Counter(zip(found, true, strict=True))
    both = counts[True, True]
    if not both:
        return 0.0, 0.0, 0.0
    precision = both / (both + counts[True, False])
    recall = both / (both + counts[False, True])
    return precision, recall, 2 * precision * recall / (precision + recall)


def best_f1(values: Sequence[float], true: Sequence[bool]) -> float:
    """F1 at the threshold that is best for these very items: a peer is given its best case."""
    return max(f1_of((value >= least for value in values), true)[2] for least in set(values))


def jaccard(a: set[Gram], b: set[Gram]) -> float:
    """Shared over all (Jaccard 1901); 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def minhash(gram_sets: Mapping[str, set[Gram]]) -> Callable[[str, str], float]:
    """Jaccard estimated from ``PERMUTATIONS`` minima (Broder 1997), of two of the named sets."""
    salts = mixed(np.arange(PERMUTATIONS, dtype=np.uint64) + np.uint64(1 << 40))[:, None]  # no gram's number
    numbers: dict[Gram, int] = {}
    for name in sorted(gram_sets):
        for gram in sorted(gram_sets[name]):
            numbers.setdefault(gram, len(numbers))
    minima = {}
    for name, held in gram_sets.items():
        row = np.array([numbers[gram] for gram in held] or [-1]).astype(np.uint64)
        minima[name] = mixed(mixed(row)[None, :] ^ salts).min(axis=1)
    return lambda a, b: float((minima[a] == minima[b]).mean())


def scores(data: Path) -> dict[str, float]:
    """F1, precision and recall of links on the labelled pairs, of the peers beside it, and direction.

    ``pairs_f1_tune`` and ``pairs_f1_once``: of the half tuned on and the half looked at once;
    ``pairs_f1_sure``: without the doubtful pairs. ``pairs_direction``: of the found pairs whose true
    direction shows, those linked the right way; ``pairs_direction_turned``: of all found pairs, those
    linked the wrong way; ``pairs_direction_bold``: given a direction where none shows. ``pairs_kind``: of
    the found pairs, those whose link is of the labelled kind; ``pairs_kind_turned``: of the other one.
    """
    texts = articles(data)
    pairs = labelled(texts)
    reports = reports_of(data, texts)
    links = links_of(reports)
    found = {pair: (pair.a, pair.b) in links for pair in pairs}
    told: dict[str, float] = {}
    _, _, told["pairs_f1"] = all_of_it = _score(pairs, found)
    told["pairs_precision"], told["pairs_recall"] = all_of_it[:2]
    for half in ("tune", "once"):
        told[f"pairs_f1_{half}"] = _score([pair for pair in pairs if pair.half == half], found)[2]
    told["pairs_f1_sure"] = _score([pair for pair in pairs if not pair.doubt], found)[2]
    told.update(_peers(pairs, texts))
    told.update(_directions(pairs, links, reports))
    counts = Counter(pair.label for pair in pairs)
    told.update({f"pairs_{name.replace(' ', '_')}": float(counts[name]) for name in LABEL_NAMES})
    return {name: round(value, 4) for name, value in told.items()}


def _score(pairs: Iterable[Labelled], found: Mapping[Labelled, bool]) -> tuple[float, float, float]:
    held = list(pairs)
    return f1_of([found[pair] for pair in held], [pair.origin for pair in held])


def _peers(pairs: Sequence[Labelled], texts: Mapping[str, Article]) -> dict[str, float]:
    """F1 of containment, Jaccard and MinHash on 5-grams, each at its best threshold."""
    held = {name: grams(texts[name]["text"]) for pair in pairs for name in (pair.a, pair.b)}
    true = [pair.origin for pair in pairs]
    estimate = minhash(held)
    return {
        "containment_f1": best_f1([containment(held[p.a], held[p.b]) for p in pairs], true),
        "jaccard_f1": best_f1([jaccard(held[p.a], held[p.b]) for p in pairs], true),
        "minhash_f1": best_f1([estimate(p.a, p.b) for p in pairs], true),
    }


def _directions(
    pairs: Iterable[Labelled], links: Mapping[tuple[str, str], CopyLink], reports: Mapping[str, Report]
) -> dict[str, float]:
    """How the directions and kinds of found pairs agree with the labelled ones."""
    counts: Counter[str] = Counter()
    for pair in pairs:
        made = links.get((pair.a, pair.b))
        if made is None or not pair.origin:
            continue
        given = way(made, reports, pair)
        counts["found"] += 1
        counts["kind"] += made.kind == pair.label
        counts["other kind"] += made.kind in ORIGIN and made.kind != pair.label
        counts["known"] += pair.direction != "unknown"
        counts["right"] += given == pair.direction != "unknown"
        counts["turned"] += "unknown" not in (given, pair.direction) and given != pair.direction
        counts["bold"] += pair.direction == "unknown" != given
    return {
        "pairs_direction": counts["right"] / max(1, counts["known"]),
        "pairs_direction_turned": counts["turned"] / max(1, counts["found"]),
        "pairs_direction_bold": counts["bold"] / max(1, counts["found"]),
        "pairs_kind": counts["kind"] / max(1, counts["found"]),
        "pairs_kind_turned": counts["other kind"] / max(1, counts["found"]),
    }
