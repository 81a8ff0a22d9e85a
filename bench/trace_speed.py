"""Who copied whom, at what cost: the whole trace beside its peers on the same articles.

In: ``unlabelled/articles.jsonl.xz`` of the labelled data folder, its first articles (they stand in no
order of theirs). Everything is measured in seconds of the processor, in fresh processes one after the
other, with one thread, so that a busy machine changes little; in ``TURNS`` turns, each of all in turn, of
which each one's best counts.

Stemma: reports that stand in a case get fingerprints, the case's index, candidate pairs, and the link of
each pair with its passages, kinds, direction and reasons, all written to the case. Beside it, on the
same texts: ``plain``, one pass that hashes every run of five words (a regular expression for words,
BLAKE2b of eight bytes; ``builtin`` with Python's own string hash, which is another in every process);
datasketch MinHash LSH (a batch of shingles per text, its fastest way) and rensa, 128 permutations,
threshold .5, runs of five words from the same expression: these give pairs and no passages.

Scores: ``ratio_plain``, ``ratio_builtin`` (Stemma over the plain pass), ``datasketch`` and ``rensa``
(the peer over Stemma: over 1 Stemma is faster), ``ms_1000`` and ``ms_3000`` (per report, by size of the
pile), ``one_more_ms`` (one report added to a case of 3,000), ``peak_mb`` (highest resident memory at
3,000), ``passim`` (the peer over Stemma by the clock, on ``bench.trace_passim.SAMPLE`` articles). A peer
that is not installed (extra ``bench``; passim: see ``bench.trace_passim``) is said to be missing and has
no score.

    python -m bench.trace_speed stemma N --data DIR     other sizes; over 37,554 with planted copies
    python -m bench.trace_speed index N --data DIR      one report more, where N stand in the index alone
    python -m bench.trace_speed crowd N --data DIR      N copies of one article
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from bench import trace_passim
from bench.harness import DATA, ROOT, Bound, need, say
from bench.trace_many import crowd, many
from stemma.ids import bytes_id
from stemma.records import Report
from stemma.run.across import trace_copies
from stemma.run.state import Run
from stemma.run.steps import Steps
from stemma.run.workers import Workers
from stemma.settings import Settings
from stemma.store.codec import key_of
from stemma.store.packed import PackedSteps, packed_report
from stemma.store.writer import Writer
from stemma.trace import step as trace
from stemma.trace.furniture import MANY

NAME = "trace-speed"
ABOUT = "cost of tracing copies, beside MinHash LSH, rensa and a plain pass of hashing; memory"
READS = "unlabelled/"
BOUNDS = {
    "ratio_plain": Bound("at_most", 0.25),
    "datasketch": Bound("at_least", 0.25),
    "peak_mb": Bound("at_most", 0.15),
}

SIZES = (1_000, 3_000)

TURNS = 3
"""Times that each of those at the smaller size is measured."""

ADDED = 20
"""Reports that are added one by one to a case."""

KEPT = 1_000
"""Reports of the pile that are in memory at a time."""

PERMUTATIONS, THRESHOLD, WORDS = 128, 0.5, 5
PEERS = ("datasketch", "rensa")
TIMEOUT = 7200.0

WORD = re.compile(r"\w+")

Scores = dict[str, float]


def run(data: Path, split: str) -> Scores:
    """Measure each in a process of its own; ``split``: see the manual."""
    need(data / "unlabelled" / "articles.jsonl.xz")
    best: dict[str, Scores] = {}
    jobs = [("stemma", SIZES[0]), ("plain", SIZES[0]), *((peer, SIZES[0]) for peer in _installed())]
    for _ in range(TURNS):
        for what, size in jobs:
            one = _apart(what, size, data)
            best[what] = {name: min(value, best.get(what, one)[name]) for name, value in one.items()}
    large = _apart("stemma", SIZES[1], data)
    spent = best["stemma"]["ms"]
    scores = {
        f"ms_{SIZES[0]}": spent,
        f"ms_{SIZES[1]}": large["ms"],
        "ratio_plain": spent / best["plain"]["ms"],
        "ratio_builtin": spent / best["plain"]["builtin_ms"],
        "one_more_ms": large["one_more_ms"],
        "peak_mb": large["peak_mb"],
    }
    scores.update({peer: best[peer]["ms"] / spent for peer in PEERS if peer in best})
    home = trace_passim.folder()
    if home is None:
        say(f"passim is not measured: {trace_passim.FOLDER} names no folder")
    else:
        few = list(many(data, trace_passim.SAMPLE))
        ours = _apart("stemma", len(few), data)["clock_s"]
        scores["passim"] = trace_passim.seconds(home, few) / ours
    return scores


def _installed() -> Iterator[str]:
    """The peers that are there."""
    for peer in PEERS:
        if importlib.util.find_spec(peer) is None:
            say(f'{peer} is not installed, and not measured: pip install "stemma-news[bench]"')
        else:
            yield peer


def _apart(what: str, size: int, data: Path) -> Scores:
    """One measurement in a fresh process."""
    command = [sys.executable, "-m", "bench.trace_speed", what, str(size), "--data", str(data.resolve())]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=TIMEOUT, check=True)
    scores: Scores = json.loads(done.stdout.splitlines()[-1])
    say(what, size, {name: round(value, 3) for name, value in scores.items()})
    return scores


# --- Stemma ---


def _unused(*_: object) -> Any:
    """What stands for the steps of the other rooms, so that none of them is loaded or measured."""
    raise RuntimeError("only the trace room runs in this bench")


def _steps() -> Steps:
    """The trace room's own functions; no other room has a part in this."""
    rest: dict[str, Any] = {field.name: _unused for field in fields(Steps)}
    own: dict[str, Any] = {
        "fingerprints": trace.fingerprints,
        "link": trace.link,
        "min_shared": trace.MIN_SHARED,
        "max_holders": trace.MAX_HOLDERS,
    }
    return Steps(**{**rest, **own})


class Traced:
    """A case into which reports are traced; ``seconds`` spent, of the processor, by part."""

    def __init__(self, path: Path) -> None:
        self.writer = Writer(path)
        self.steps = _steps()
        self.writer.prepare(self.steps.max_holders, 1, MANY)
        self.seconds = dict.fromkeys(("fingerprints", "index", "links"), 0.0)
        self.count = 0
        self.began = time.perf_counter()

    def fill(self, reports: Sequence[Report]) -> None:
        """Fingerprints of reports; that they stand in the case before is not measured."""
        self._keep(reports)
        self.count += len(reports)
        source = iter(reports)
        while batch := list(islice(source, 64)):
            began = time.process_time()
            prints = [self.steps.fingerprints(report) for report in batch]
            began = self._spent("fingerprints", began)
            with self.writer.batch():
                for report, found in zip(batch, prints, strict=True):
                    key = report.outlet.key
                    self.writer.put_steps(PackedSteps(report.id, ("print",), prints=found, outlet=key))
            self._spent("index", began)

    def trace(self) -> None:
        """Index, pairs and links of what is not yet traced."""
        began = time.process_time()
        trace_copies(Run(self.writer, self.steps, Settings(), Workers(1), lambda _: None))
        self._spent("links", began)

    def settle(self) -> None:
        """Index what is not yet traced, and take its pairs for judged."""
        began = time.process_time()
        for waiting in self.writer.prints.waiting():
            with self.writer.batch():
                self.writer.prints.post(waiting)
        with self.writer.batch():
            self.writer.prints.learn()
            self.writer.ledger.mark("trace", self.writer.ledger.todo("report", "trace"))
        self._spent("index", began)

    def _keep(self, reports: Sequence[Report]) -> None:
        """Reports as the read step leaves them, less the index of their words."""
        with self.writer.batch():
            for report in reports:
                held, key = packed_report(report), key_of(report.id)
                original = bytes_id(report.id.encode())
                self.writer.db.execute(
                    "INSERT INTO original (key, id, size) VALUES (?, ?, 0)", (key_of(original), original)
                )
                self.writer.db.execute(
                    "INSERT INTO report VALUES (?, ?, ?, 0, ?, ?, ?)",
                    (key, held.id, key_of(original), held.title, held.text, held.record),
                )

    def _spent(self, part: str, began: float) -> float:
        now = time.process_time()
        self.seconds[part] += now - began
        return now

    def scores(self) -> Scores:
        """Milliseconds per report, in all and by part; pairs that were compared, and links."""
        pairs, links = self.writer.db.execute("SELECT COUNT(*), COUNT(id) FROM link").fetchone()
        return {
            "ms": 1e3 * sum(self.seconds.values()) / self.count,
            **{f"{part}_ms": 1e3 * spent / self.count for part, spent in self.seconds.items()},
            "pairs": float(pairs),
            "links": float(links),
            "clock_s": time.perf_counter() - self.began,
        }


def stemma(reports: Iterator[Report], size: int, *, judged: bool = True) -> Scores:
    """The trace of a pile at once, then of what follows, one by one; ``judged``: the pile's pairs too."""
    with tempfile.TemporaryDirectory() as room:
        case = Traced(Path(room) / "case.stemma")
        for start in range(0, size, KEPT):
            case.fill(list(islice(reports, min(KEPT, size - start))))
        if judged:
            case.trace()
        else:
            case.settle()
        scores = case.scores()
        scores["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
        scores["case_mb"] = (Path(room) / "case.stemma").stat().st_size / 1e6
        added = [_added(case, report) for report in reports]
        if added:
            scores["one_more_ms"] = sum(added) / len(added)
            scores["one_more_median_ms"] = median(added)
            scores["one_more_pairs"] = (case.scores()["pairs"] - scores["pairs"]) / len(added)
        case.writer.close()
    return scores


def _added(case: Traced, report: Report) -> float:
    """Milliseconds that one report costs."""
    before = sum(case.seconds.values())
    case.fill([report])
    case.trace()
    return 1e3 * (sum(case.seconds.values()) - before)


# --- its peers ---


def grams(text: str) -> Iterator[str]:
    """Every run of ``WORDS`` words of a text, in lower case."""
    words = WORD.findall(text.lower())
    return (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))


def _each(texts: Sequence[str], job: Callable[[str], object]) -> float:
    """Milliseconds per text of a job done on all of them."""
    began = time.process_time()
    for text in texts:
        job(text)
    return 1e3 * (time.process_time() - began) / len(texts)


def plain(texts: Sequence[str]) -> Scores:
    """One pass that hashes every run of five words into a set."""

    def stable(text: str) -> set[bytes]:
        return {hashlib.blake2b(gram.encode(), digest_size=8).digest() for gram in grams(text)}

    def builtin(text: str) -> set[int]:
        return {hash(gram) for gram in grams(text)}

    return {"ms": _each(texts, stable), "builtin_ms": _each(texts, builtin)}


def datasketch(texts: Sequence[str]) -> Scores:
    """MinHash LSH: signatures, index, and a query for each text."""
    made: Any = importlib.import_module("datasketch")
    index = made.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    signatures: list[Any] = []

    def sign(text: str) -> None:
        signature = made.MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([gram.encode() for gram in set(grams(text))])
        index.insert(len(signatures), signature)
        signatures.append(signature)

    spent = _each(texts, sign)
    began = time.process_time()
    pairs = sum(len(index.query(signature)) - 1 for signature in signatures)
    return {"ms": spent + 1e3 * (time.process_time() - began) / len(texts), "pairs": pairs / 2}


def rensa(texts: Sequence[str]) -> Scores:
    """The same with rensa's MinHash."""
    made: Any = importlib.import_module("rensa")
    index = made.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=16)
    signatures: list[Any] = []

    def sign(text: str) -> None:
        signature = made.RMinHash(num_perm=PERMUTATIONS, seed=42)
        signature.update(list(set(grams(text))))
        index.insert(len(signatures), signature)
        signatures.append(signature)

    spent = _each(texts, sign)
    began = time.process_time()
    pairs = sum(len(index.query(signature)) - 1 for signature in signatures)
    return {"ms": spent + 1e3 * (time.process_time() - began) / len(texts), "pairs": pairs / 2}


OTHERS: dict[str, Callable[[Sequence[str]], Scores]] = {
    "plain": plain,
    "datasketch": datasketch,
    "rensa": rensa,
}


def measure(what: str, size: int, data: Path) -> Scores:
    """One measurement in this process."""
    if what in ("stemma", "index"):
        return stemma(many(data, size, ADDED), size, judged=what == "stemma")
    if what == "crowd":
        return stemma(crowd(data, size), size)
    return OTHERS[what]([report.text for report in islice(many(data, size, ADDED), size)])


def main() -> None:
    """Print the scores of one measurement as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=("stemma", "index", "crowd", *OTHERS))
    parser.add_argument("size", type=int)
    parser.add_argument("--data", type=Path, default=DATA)
    given = parser.parse_args()
    print(json.dumps(measure(given.what, given.size, given.data)))


if __name__ == "__main__":
    main()
