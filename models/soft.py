"""What the teachers think of every word: the distributions that the shipped reader learns from.

    python -m models.soft --gold ../shared/gold --work build/models --words 4000000

Both teachers read the labelled training texts and ``--words`` words of unlabelled news. What is kept is not
their answer but how sure they are of each (Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural
Network", 2015): so a rare name they half believe in still teaches. News is drawn and cut as ``models.silver``
does it. Parts of ``PART`` texts are written whole, and a stopped run goes on where it was.
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from models.silver import HELD, articles, blank, paragraphs, parts
from models.teacher import BATCH_PIECES, Chunk, Teacher, batches, chunk_of, load, split_doc

Half = npt.NDArray[np.float16]
LIKELY = 6
"""Tags kept per word, of some 500: the others hold a thousandth together."""
PART = 4_000


@dataclass(slots=True)
class Soft:
    """One stretch of ``n`` words with what both teachers think of it, and gold where it is labelled.

    ``names``: log chances (n, labels); ``tags``, ``tag_chances``: the likeliest tags and their chances
    (n, LIKELY); ``starts``: chance that a sentence starts (n); ``arcs``: log chances of every head, the root
    first (n, n + 1); ``relations``: log chances (n, relations) under the likeliest head.
    """

    chunk: Chunk
    names: Half
    tags: npt.NDArray[np.int16]
    tag_chances: Half
    starts: Half
    arcs: Half
    relations: Half


def think(names: Teacher, trees: Teacher, chunks: Sequence[Chunk]) -> Iterator[Soft]:
    """The distributions of one batch."""
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        states, _ = names.states(chunks)
        named = torch.log_softmax(names.names(states).float(), -1)
        states, mask = trees.states(chunks)
        arcs, relations = trees.trees(states, mask)
        tags = torch.softmax(trees.tags(states).float(), -1)
        starts = torch.softmax(trees.starts(states).float(), -1)[..., 1]
    arcs = torch.log_softmax(arcs, -1)
    best = arcs.argmax(-1)[:, None, :, None].expand(-1, relations.shape[1], -1, 1)
    relations = torch.log_softmax(relations.gather(3, best)[..., 0].transpose(1, 2), -1)
    chances, likely = tags.topk(LIKELY, -1)
    for b, chunk in enumerate(chunks):
        n = len(chunk.words)
        yield Soft(
            chunk,
            named[b, :n].half().numpy(),
            likely[b, :n].short().numpy(),
            chances[b, :n].half().numpy(),
            starts[b, :n].half().numpy(),
            arcs[b, :n, : n + 1].clamp(min=-30).half().numpy(),
            relations[b, :n].half().numpy(),
        )


def think_all(names: Teacher, trees: Teacher, chunks: Sequence[Chunk]) -> list[Soft]:
    """The distributions of all chunks, in their order."""
    found: dict[int, Soft] = {}
    for batch in batches(chunks, BATCH_PIECES, None):
        found.update(zip(batch, think(names, trees, [chunks[i] for i in batch]), strict=True))
    return [found[i] for i in range(len(chunks))]


def gold_chunks(data: Path, task: str, teacher: Teacher) -> list[Chunk]:
    """The labelled training texts of one task."""
    docs = DocBin().from_disk(data / f"{task}-train.spacy").get_docs(Vocab())
    return [chunk_of(part, teacher.labels) for doc in docs for part in split_doc(doc)]


def plain_chunk(doc: Doc) -> Chunk:
    """A paragraph that nobody labelled."""
    return Chunk([t.text for t in doc], [], [], [], [], [])


def _values(record: Chunk | Soft) -> tuple[Any, ...]:
    return tuple(getattr(record, f.name) for f in fields(record))


def write(soft: Sequence[Soft], path: Path) -> None:
    """Write one part, whole or not at all."""
    draft = path.with_suffix(".part")
    rows = [(_values(s.chunk), _values(s)[1:]) for s in soft]
    draft.write_bytes(pickle.dumps(rows, protocol=5))
    draft.rename(path)


def read(path: Path) -> list[Soft]:
    """What ``write`` wrote."""
    return [Soft(Chunk(*chunk), *arrays) for chunk, arrays in pickle.loads(path.read_bytes())]


def main() -> None:
    """Let the teachers read gold and news."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--work", type=Path, default=Path("build/models"))
    parser.add_argument("--words", type=int, default=4_000_000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.set_num_threads(1)
    out = args.work / "soft"
    out.mkdir(parents=True, exist_ok=True)
    names, trees = (load(args.work / "teachers" / task) for task in ("names", "trees"))
    began = time.monotonic()
    for task, teacher in (("trees", trees), ("names", names)):
        path = out / f"gold-{task}.pickle"
        if not path.exists():
            write(think_all(names, trees, gold_chunks(args.work / "data", task, teacher)), path)
            print(f"{path.name} {time.monotonic() - began:.0f}s", flush=True)
    drawn = articles(args.gold, args.seed)
    del drawn[HELD]
    for number, texts in enumerate(parts(drawn, args.words)):
        path = out / f"news-{number:04}.pickle"
        if not path.exists():
            docs = paragraphs(texts, blank().tokenizer)
            write(think_all(names, trees, [plain_chunk(doc) for doc in docs]), path)
            print(f"{path.name} {time.monotonic() - began:.0f}s", flush=True)
    (out / "done").touch()


if __name__ == "__main__":
    main()
