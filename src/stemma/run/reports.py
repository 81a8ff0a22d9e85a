"""What is done for each report on its own: annotation, claims, fingerprints, terms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from stemma.run import work
from stemma.run.state import Run
from stemma.store.done import PER_REPORT
from stemma.store.packed import PackedSteps

BATCH = 16
"""Reports per batch: enough to fill the engine, few enough to lose little where it is killed."""

BATCH_CHARS = 200_000
"""Characters per batch: long reports come in smaller batches."""


def work_through(run: Run) -> None:
    """Do what is not yet done for each report."""
    writer = run.writer
    todo: dict[int, list[str]] = {}
    for step in PER_REPORT:
        for key in writer.ledger.todo("report", step):
            todo.setdefault(key, []).append(step)
    job = partial(work.report_batch, run.steps, run.settings.engine)
    done = 0
    for found, seconds in run.workers.each(job, _batches(run, todo), _lost):
        with writer.batch():
            for packed in found:
                writer.put_steps(packed)
        for step, spent in seconds.items():
            held = run.clock.seconds
            held[step] = held.get(step, 0.0) + spent
        run.problems += [p for packed in found for _, p in packed.problems]
        done += len(found)
        run.progress("annotate", done, len(todo), "finding claims")


def _batches(run: Run, todo: dict[int, list[str]]) -> Iterator[list[work.ReportTask]]:
    batch: list[work.ReportTask] = []
    size = 0
    for key, steps in sorted(todo.items()):
        report = run.writer.report(key)
        held = None if "annotate" in steps else run.writer.packed_annotation(key)
        batch.append(work.ReportTask(report, tuple(steps), held))
        size += len(report.text)
        if len(batch) >= BATCH or size >= BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _lost(task: work.ReportTask) -> tuple[list[PackedSteps], dict[str, float]]:
    why = work.lost(task.report.id, "annotate")
    step = task.todo[0]
    return [PackedSteps(task.report.id, task.todo, problems=((step, why),))], {}
