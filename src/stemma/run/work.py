"""The work itself, in batches: pure functions that run here or in another process.

A step that fails on one report, pair or story becomes problem E303 and the rest goes on. Only a
``StemmaError`` (an engine that is not installed) ends the run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from time import perf_counter
from typing import TypeVar

from stemma.errors import StemmaError, problem
from stemma.records import Annotation, CopyLink, Lineage, Problem, Report, Weighed
from stemma.run.steps import Annotates, Steps
from stemma.store.codec import stretch, unpack_annotation
from stemma.store.packed import (
    PackedRead,
    PackedSteps,
    packed_annotation,
    packed_claims,
    packed_event,
    packed_read,
    packed_terms,
)
from stemma.store.pile import Held
from stemma.store.stories import Material

T = TypeVar("T")

ENGLISH = "en"

ROOM = {"print": "trace", "terms": "group"}
"""The room that does a step, where they are called otherwise."""


@dataclass(frozen=True, slots=True)
class ReadTask:
    """An original to read, and the lines of it that are furniture of the pile."""

    original: Held
    furniture: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReportTask:
    """A report, the steps that are to be done for it, and its annotation where that is done."""

    report: Report
    todo: tuple[str, ...]
    annotation: bytes | None


@dataclass(frozen=True, slots=True)
class PairTask:
    """Two reports whose link is to be judged; ``common``: fingerprints that are furniture of their outlet."""

    a: Report
    b: Report
    common: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Linked:
    """The link of one pair of reports, or why there is none."""

    a_id: str
    b_id: str
    link: CopyLink | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What was weighed of one story, and its lineage; None where that could not be made."""

    weighed: Weighed
    lineage: Lineage | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Clock:
    """Seconds per step."""

    seconds: dict[str, float] = field(default_factory=dict)

    def add(self, step: str, since: float) -> float:
        """Count the time since ``since`` for a step; give the time now."""
        now = perf_counter()
        self.seconds[step] = self.seconds.get(step, 0.0) + now - since
        return now


def failed(where: str, step: str, error: Exception) -> Problem:
    """The problem of a step that raised."""
    words = f"{step}: {type(error).__name__}: {error}"
    return problem("E303", where, what=words.encode("utf-8", "backslashreplace").decode()[:500])


def lost(where: str, step: str) -> Problem:
    """The problem of a step whose process died."""
    return problem("E303", where, what=f"{step}: its process died")


# --- per original ---


def lines_batch(steps: Steps, batch: Sequence[Held]) -> list[tuple[int, frozenset[str], str]]:
    """The keys of the lines and the body of each original."""
    found: list[tuple[int, frozenset[str], str]] = []
    for held in batch:
        try:
            layer = steps.layer_of(stretch(held.data), held.names[0])
            found.append((held.key, *steps.furniture_lines(layer)))
        except Exception:  # the read step fails on it too, and says so
            found.append((held.key, frozenset(), ""))
    return found


def read_batch(steps: Steps, batch: Sequence[ReadTask]) -> list[PackedRead]:
    """What the read step makes of each original."""
    return [_read(steps, task) for task in batch]


def _read(steps: Steps, task: ReadTask) -> PackedRead:
    held = task.original
    try:
        result = steps.read(stretch(held.data), held.names, task.furniture)
        if result.original.id != held.id:
            raise ValueError("the read step named the original otherwise")
        return packed_read(result)
    except StemmaError:
        raise
    except Exception as error:
        return unread(task, failed(held.names[0], "read", error))


def unread(task: ReadTask, why: Problem) -> PackedRead:
    """An original that could not be read."""
    return PackedRead(task.original.id, None, (), None, (why,))


# --- per report ---


@lru_cache(maxsize=1)
def _annotator(make: Callable[[str], Annotates], engine: str) -> Annotates:
    """The engine, loaded once per process."""
    return make(engine)


def report_batch(
    steps: Steps, engine: str, batch: Sequence[ReportTask]
) -> tuple[list[PackedSteps], dict[str, float]]:
    """What the steps make of each report; and the seconds that each step took."""
    clock = Clock()
    wanted = [t for t in batch if "annotate" in t.todo and is_english(t.report)]
    start = perf_counter()
    made, broken = _annotate(steps, engine, [task.report for task in wanted])
    clock.add("annotate", start)
    return [_report(steps, task, made, broken, clock) for task in batch], clock.seconds


HEAD = 60
"""Characters of a report's title or text by which a problem names it."""


def is_english(report: Report) -> bool:
    """Whether a report is in English, or in no language that is known."""
    language = report.language.value
    return not language or language.partition("-")[0].lower() == ENGLISH


def _annotate(
    steps: Steps, engine: str, reports: Sequence[Report]
) -> tuple[dict[str, Annotation], dict[str, Problem]]:
    """Annotations by report id, and problems of the reports on which the engine failed."""
    if not reports:
        return {}, {}
    annotator = _annotator(steps.annotator, engine)
    try:
        return {found.report_id: found for found in annotator.annotate(reports)}, {}
    except StemmaError:
        raise
    except Exception:
        made: dict[str, Annotation] = {}
        broken: dict[str, Problem] = {}
        for report in reports:
            try:
                (made[report.id],) = annotator.annotate([report])
            except Exception as error:
                broken[report.id] = failed(report.id, "annotate", error)
        return made, broken


@dataclass(slots=True)
class Trial:
    """Steps tried on one report, each on its own: a failure is a problem, and the next is tried."""

    report: Report
    clock: Clock
    problems: list[tuple[str, Problem]] = field(default_factory=list)

    def of(self, step: str, make: Callable[[], T]) -> T | None:
        """What ``make`` gives; None where it fails."""
        start = perf_counter()
        room = ROOM.get(step, step)
        try:
            return make()
        except StemmaError:
            raise
        except Exception as error:
            self.problems.append((step, failed(self.report.id, room, error)))
            return None
        finally:
            self.clock.add(room, start)


def _report(
    steps: Steps,
    task: ReportTask,
    made: dict[str, Annotation],
    broken: dict[str, Problem],
    clock: Clock,
) -> PackedSteps:
    """Everything that is to be done for one report."""
    report, todo = task.report, task.todo
    tried = Trial(report, clock)
    if "annotate" in todo and not is_english(report):
        head = " ".join((report.title.value or report.text[:HEAD]).split())[:HEAD]
        what = f"{report.language.value}: “{head}”"
        tried.problems.append(("annotate", problem("E302", report.id, what=what)))
    elif "annotate" in todo and report.id in broken:
        tried.problems.append(("annotate", broken[report.id]))
    words, packed = made.get(report.id), None
    claims = terms = prints = None
    if words is not None:
        packed = tried.of("annotate", partial(packed_annotation, words))
    elif task.annotation is not None:
        words = unpack_annotation(task.annotation)
    if words is not None and "claim" in todo:
        claims = tried.of("claim", partial(_claims, steps, report, words))
    if words is not None and "terms" in todo:
        terms = tried.of("terms", partial(_terms, steps, report, words))
    if "print" in todo:
        prints = tried.of("print", partial(steps.fingerprints, report))
    claim_data, claim_ids, event = claims or (None, (), None)
    term_data, term_names = terms or (None, ())
    return PackedSteps(
        report.id,
        todo,
        packed,
        claim_data,
        claim_ids,
        prints,
        term_data,
        term_names,
        tuple(tried.problems),
        report.outlet.key,
        event,
    )


def _claims(steps: Steps, report: Report, annotation: Annotation) -> tuple[bytes, tuple[str, ...], bytes]:
    claims = steps.claims(report, annotation)
    ids = tuple(claim.id for claim in claims)
    if len(set(ids)) != len(ids):
        raise ValueError("two claims have one id")
    return packed_claims(claims), ids, packed_event(steps.main_event(report, annotation))


def _terms(steps: Steps, report: Report, annotation: Annotation) -> tuple[bytes, tuple[str, ...]]:
    terms = steps.terms(report, annotation)
    return packed_terms(terms), tuple(name for name, _ in terms.weights[: steps.indexed_terms])


# --- across reports ---


def link_batch(steps: Steps, batch: Sequence[PairTask]) -> list[Linked]:
    """The links of pairs of reports."""
    found: list[Linked] = []
    for task in batch:
        try:
            found.append(Linked(task.a.id, task.b.id, steps.link(task.a, task.b, task.common)))
        except Exception as error:
            where = f"{task.a.id} {task.b.id}"
            why = failed(where, "trace", error)
            found.append(Linked(task.a.id, task.b.id, None, (why,)))
    return found


def weigh_batch(steps: Steps, batch: Sequence[Material]) -> list[Told]:
    """Happenings, lineages and findings of stories."""
    return [_weigh(steps, material) for material in batch]


def _weigh(steps: Steps, material: Material) -> Told:
    story = material.story
    reports = {report.id: report for report in material.reports}
    try:
        cast = steps.cast(material.actors, material.claims)
        happenings = steps.happenings(story, reports, material.claims, cast)
        lineage = steps.lineage(story, reports, material.sentences, material.claims, material.links)
        weighed = steps.weigh(story, reports, material.claims, lineage, happenings, cast)
        for ids in ([h.id for h in weighed.happenings], [f.id for f in weighed.findings]):
            if len(set(ids)) != len(ids):
                raise ValueError("two happenings or two findings have one id")
        return Told(weighed, lineage)
    except Exception as error:
        return Told(Weighed(story.id, ()), problems=(failed(story.id, "weigh", error),))
