"""From files to reports: originals are taken in, their lines compared, and each is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

from stemma.errors import problem
from stemma.ids import bytes_id
from stemma.records import Problem
from stemma.run import work
from stemma.run.state import Run, batched
from stemma.run.steps import FileToRead
from stemma.store.packed import PackedRead
from stemma.store.pile import Held

BATCH = 16
"""Originals per transaction: a commit costs about as much as writing one original."""

BATCH_BYTES = 16_000_000
"""Bytes of originals held in memory before they are written."""

BESIDE = ("", "-wal", "-shm", "-lock", "-journal")
"""What SQLite and the writer keep beside a case, which is never an original."""

Loaded = tuple[str, str, bytes | Problem]
"""A name, the id of the bytes, and the bytes; or no id and a problem."""


def take_in(run: Run, paths: Sequence[Path]) -> None:
    """Put the files under ``paths`` into the case: their bytes once, every name they have."""
    start = perf_counter()
    taken = 0
    held: list[Loaded] = []
    size = 0
    for name, original_id, data in _loaded(run, paths):
        held.append((name, original_id, data))
        size += len(data) if isinstance(data, bytes) else 0
        if len(held) >= BATCH or size >= BATCH_BYTES:
            taken += _keep(run, held, taken)
            held, size = [], 0
    _keep(run, held, taken)
    run.clock.add("read", start)


def _loaded(run: Run, paths: Sequence[Path]) -> Iterator[Loaded]:
    own = {Path(f"{run.writer.path.resolve()}{ending}") for ending in BESIDE}
    for source in run.steps.walk(paths):
        if isinstance(source, Problem):
            where = writable(source.where)
            yield where, "", replace(source, where=where)
        elif source.path.resolve() not in own:
            data = _load(run, source)
            name = writable(source.name)
            if isinstance(data, Problem):
                yield name, "", replace(data, where=writable(data.where))
            else:
                yield name, bytes_id(data), data


def _load(run: Run, source: FileToRead) -> bytes | Problem:
    try:
        return run.steps.load(source, run.settings.limit_bytes)
    except OSError as error:
        return problem("E104", source.name, what=error.strerror or str(error))


def writable(name: str) -> str:
    """A file name as text that can be kept: bytes that are no text are written as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def _keep(run: Run, held: Sequence[Loaded], before: int) -> int:
    """Write loaded originals in one transaction."""
    writer = run.writer
    new = known = 0
    problems: list[Problem] = []
    with writer.batch():
        for name, original_id, data in held:
            if isinstance(data, Problem):
                writer.ledger.replace_problems("intake", name, [data])
                problems.append(data)
                continue
            writer.ledger.replace_problems("intake", name, [])
            if writer.pile.add(original_id, data, name):
                new += 1
            else:
                known += 1
    run.new_originals += new
    run.known_originals += known
    run.problems += problems
    done = before + len(held)
    run.progress("read", done, done, "taking in originals")
    return len(held)


def compare_lines(run: Run) -> None:
    """Find the lines that repeat within the pile, from the originals that are new in it."""
    start = perf_counter()
    writer, steps = run.writer, run.steps
    todo = writer.ledger.todo("original", "lines")
    job = partial(work.lines_batch, steps)
    batches = batched((writer.pile.held(key) for key in todo), BATCH)
    done = 0
    for found in run.workers.each(job, batches, _no_lines):
        with writer.batch():
            for key, lines, body in found:
                writer.pile.put_lines(key, lines, body, steps.furniture_originals)
        done += len(found)
        run.progress("read", done, len(todo), "looking for what repeats")
    run.clock.add("read", start)


def _no_lines(held: Held) -> list[tuple[int, frozenset[str], str]]:
    return [(held.key, frozenset(), "")]


def read_reports(run: Run) -> None:
    """Read every original that is new, has a new name, or holds lines that became furniture."""
    start = perf_counter()
    writer = run.writer
    todo = writer.ledger.todo("original", "read")
    tasks = (work.ReadTask(writer.pile.held(key), writer.pile.furniture_of(key)) for key in todo)
    job = partial(work.read_batch, run.steps)
    done = 0
    for found in run.workers.each(job, batched(tasks, BATCH), _unread):
        with writer.batch():
            changed = sum(writer.pile.put_read(read) for read in found)
        run.reports += changed
        run.problems += [p for read in found for p in read.problems]
        done += len(found)
        run.progress("read", done, len(todo), "reading")
    run.clock.add("read", start)


def _unread(task: work.ReadTask) -> list[PackedRead]:
    return [work.unread(task, work.lost(task.original.names[0], "read"))]
