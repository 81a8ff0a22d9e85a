"""What is done across reports: copy links, ties, stories, and what is weighed in each story."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from time import perf_counter

from stemma.errors import problem
from stemma.ids import content_id
from stemma.records import CopyLink, Problem, Report, Story, Terms, Tie, Weighed
from stemma.run import work
from stemma.run.state import Run, batched
from stemma.store.codec import key_of
from stemma.store.pairs import Pair, pair_of
from stemma.store.prints import Met
from stemma.store.stories import Material

CHUNK = 64
"""Reports whose pairs are judged and written together."""

PAIRS = 32
"""Pairs per batch of work."""

STORIES = 8
"""Stories per batch of work."""

TRACED = 1 << 16
"""Reports whose meetings are found together; where they are all new, the index is read through once."""

KEPT = 2048
"""Reports kept decoded while pairs are judged."""

Wanted = Callable[[int, int], tuple[set[Pair], set[Pair]]]


def _wanted(ask: Wanted, reports: Sequence[int], at_least: int) -> tuple[list[Pair], list[Pair]]:
    """The pairs of some reports that are to be judged, and those that no longer meet."""
    new: set[Pair] = set()
    gone: set[Pair] = set()
    for report in reports:
        more, less = ask(report, at_least)
        new |= more
        gone |= less
    return sorted(new), sorted(gone)


def trace_copies(run: Run) -> None:
    """Judge every pair of reports that share fingerprints and have not been judged."""
    start = perf_counter()
    writer = run.writer
    for waiting in writer.prints.waiting():
        with writer.batch():
            writer.prints.post(waiting)
    with writer.batch():
        writer.prints.learn()
    todo = writer.ledger.todo("report", "trace")
    report = lru_cache(maxsize=KEPT)(writer.report)
    done = 0
    for part in batched(todo, TRACED):
        with writer.batch():
            met = writer.prints.meetings(part, run.steps.min_shared)
        for chunk in batched(part, CHUNK):
            _trace_chunk(run, chunk, met, report)
            done += len(chunk)
            run.progress("trace", done, len(todo), "tracing copies")
    _note_crowds(run)
    run.clock.add("trace", start)


def _trace_chunk(run: Run, chunk: Sequence[int], met: Met, report: Callable[[int], Report]) -> None:
    """Judge and write the pairs that are noted under some reports."""
    writer = run.writer
    new, gone = writer.pairs.wanted_links(chunk, met)
    tasks = (work.PairTask(report(a), report(b), writer.prints.common(a, b)) for a, b in new)
    found: list[tuple[Pair, CopyLink | None]] = []
    problems: list[tuple[str, Problem]] = []
    job = partial(work.link_batch, run.steps)
    for linked in run.workers.each(job, batched(tasks, PAIRS), _unlinked):
        for one in linked:
            found.append((pair_of(key_of(one.a_id), key_of(one.b_id)), one.link))
            problems += [(f"{one.a_id} {one.b_id}", p) for p in one.problems]
    with writer.batch():
        writer.pairs.put_links(chunk, sorted(found, key=lambda f: f[0]), gone)
        for subject, found_problem in problems:
            writer.ledger.replace_problems("trace", subject, [found_problem])
    run.problems += [p for _, p in problems]


def _note_crowds(run: Run) -> None:
    """Say where reports are so many of one text that not each was compared with each."""
    prints = run.writer.prints
    notes = [
        problem("E310", crowd.first, count=crowd.count, first=prints.same + 1)
        if crowd.same
        else problem("E311", crowd.first, count=crowd.count, cap=prints.cap)
        for crowd in prints.crowds()
    ]
    with run.writer.batch():
        run.problems += run.writer.ledger.replace_step("crowd", notes)


def _unlinked(task: work.PairTask) -> list[work.Linked]:
    why = work.lost(f"{task.a.id} {task.b.id}", "trace")
    return [work.Linked(task.a.id, task.b.id, None, (why,))]


def tie_reports(run: Run) -> None:
    """Judge every pair of reports that share terms, or a copy link, and have not been judged."""
    start = perf_counter()
    writer, steps = run.writer, run.steps
    terms = lru_cache(maxsize=KEPT)(writer.terms_of)
    todo = writer.ledger.todo("report", "tie")
    for n, chunk in enumerate(batched(todo, CHUNK)):
        new, gone = _wanted(writer.pairs.wanted_ties, chunk, steps.min_terms)
        found: list[tuple[Pair, Tie | None]] = []
        problems: list[tuple[str, Problem]] = []
        for pair in new:
            tie, why = _tie(run, terms(pair[0]), terms(pair[1]))
            found.append((pair, tie))
            problems += [(p.where, p) for p in why]
        with writer.batch():
            writer.pairs.put_ties(chunk, found, gone)
            for subject, found_problem in problems:
                writer.ledger.replace_problems("tie", subject, [found_problem])
        run.problems += [p for _, p in problems]
        run.progress("group", min(len(todo), (n + 1) * CHUNK), len(todo), "comparing reports")
    run.clock.add("group", start)


def _tie(run: Run, a: Terms | None, b: Terms | None) -> tuple[Tie | None, list[Problem]]:
    if a is None or b is None:
        return None, []
    try:
        return run.steps.tie(a, b), []
    except Exception as error:
        return None, [work.failed(f"{a.report_id} {b.report_id}", "group", error)]


def group_stories(run: Run) -> None:
    """Group again the reports of every component in which a report or a tie changed."""
    start = perf_counter()
    writer = run.writer
    todo = writer.ledger.todo("report", "story")
    seen: set[int] = set()
    for n, chunk in enumerate(batched(todo, CHUNK)):
        problems: list[Problem] = []
        with writer.batch():
            for report in chunk:
                if report in seen:
                    continue
                component = writer.stories.component(report)
                seen.update(component)
                stories, why = _stories(run, *writer.stories.tied(component))
                writer.stories.put_stories(component, stories)
                writer.ledger.replace_problems("group", stories[0].report_ids[0], why)
                problems += why
        run.problems += problems
        run.progress("group", min(len(todo), (n + 1) * CHUNK), len(todo), "grouping stories")
    run.clock.add("group", start)


def _stories(run: Run, reports: Sequence[Report], ties: Sequence[Tie]) -> tuple[list[Story], list[Problem]]:
    """The stories of one component; where the step fails, each report is one of its own."""
    try:
        stories = run.steps.stories(reports, ties)
        told = sorted(r for story in stories for r in story.report_ids)
        if told != [report.id for report in reports]:
            raise ValueError("a report is in no story, or in two")
        return stories, []
    except Exception as error:
        single = [Story(content_id("story", r.id), r.title.value or r.text[:80], (r.id,)) for r in reports]
        return single, [work.failed(reports[0].id, "group", error)]


def weigh_stories(run: Run) -> None:
    """Happenings, lineage and findings of every story whose reports, claims or links changed."""
    start = perf_counter()
    writer = run.writer
    todo = writer.ledger.todo("story", "weigh")
    job = partial(work.weigh_batch, run.steps)
    materials = (writer.stories.material(key) for key in todo)
    done = 0
    for found in run.workers.each(job, batched(materials, STORIES), _unweighed):
        with writer.batch():
            for told in found:
                key = key_of(told.weighed.story_id)
                writer.stories.put_weighed(key, told.weighed, told.lineage, told.problems)
        run.problems += [p for told in found for p in told.problems]
        done += len(found)
        run.progress("weigh", done, len(todo), "weighing findings")
    run.clock.add("weigh", start)


def _unweighed(material: Material) -> list[work.Told]:
    story = material.story.id
    return [work.Told(Weighed(story, ()), problems=(work.lost(story, "weigh"),))]
