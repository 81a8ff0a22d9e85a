"""The pipeline: what is done again and what is not, what fails and what goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import stemma
from stemma.case import Case
from stemma.errors import StemmaError
from stemma.read import sources
from stemma.records import Annotation, Claim, CopyLink, Problem, Report, Story, Tie, Weighed
from stemma.run.steps import Steps
from tests import fakes
from tests.fakes import STEPS
from tests.piles import OWN, WIRE, item, written

calls: Counter[str] = Counter()


class CountingAnnotator(fakes.Annotator):
    def annotate(self, reports: Iterable[Report]) -> Iterator[Annotation]:
        for found in super().annotate(reports):
            calls["annotate"] += 1
            yield found


def counting(steps: Steps) -> Steps:
    """The same steps, which count how often each is called."""

    def counted(name: str) -> object:
        step = getattr(steps, name)

        def call(*given: object) -> object:
            calls[name] += 1
            return step(*given)

        return call

    names = ("read", "claims", "fingerprints", "link", "terms", "tie", "stories", "weigh")
    return replace(
        steps,
        annotator=CountingAnnotator,
        **{name: counted(name) for name in names},  # type: ignore[arg-type]
    )


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    calls.clear()
    with stemma.open(tmp_path / "c.stemma", steps=counting(STEPS)) as opened:
        yield opened


def story_of(number: int, copies: int) -> list[str]:
    """Reports of one story that share no word with those of another."""
    words = " ".join(f"word{number}x{n}" for n in range(12))
    return [f"{words}. copy{number}x{n}." for n in range(copies)]


def test_a_second_run_does_nothing_again(case: Case, tmp_path: Path) -> None:
    paths = written(tmp_path / "in", story_of(1, 3) + story_of(2, 2))
    first = case.read(paths)
    assert (first.new_originals, first.known_originals, first.reports) == (5, 0, 5)
    assert calls["annotate"] == calls["read"] == calls["claims"] == 5
    calls.clear()
    second = case.read(paths)
    assert (second.new_originals, second.known_originals, second.reports) == (0, 5, 0)
    assert not calls


def test_one_more_report_costs_one_report_and_its_own_story(case: Case, tmp_path: Path) -> None:
    paths = written(tmp_path / "in", [t for n in range(6) for t in story_of(n, 3)])
    case.read(paths)
    calls.clear()
    more = written(tmp_path / "more", [story_of(2, 4)[3]])
    case.read(more)
    once = ("read", "annotate", "claims", "fingerprints", "terms", "stories", "weigh")
    assert {name: calls[name] for name in once} == dict.fromkeys(once, 1)
    assert calls["link"] == calls["tie"] == 3


def test_another_name_of_known_bytes_is_kept(case: Case, tmp_path: Path) -> None:
    case.read(written(tmp_path / "in", ["A ferry sank."]))
    calls.clear()
    (tmp_path / "again.txt").write_text("A ferry sank.")
    run = case.read([tmp_path / "again.txt"])
    assert (run.new_originals, run.known_originals, run.reports) == (0, 1, 0)
    assert case.originals()[0].names == ("00.txt", "again.txt")
    assert calls["annotate"] == 0


def test_lines_that_become_furniture_leave_the_older_reports(case: Case, tmp_path: Path) -> None:
    pile = [f"{item(n)}\nSubscribe now" for n in range(4)]
    paths = written(tmp_path / "in", pile)
    case.read(paths[:3])
    assert all("Subscribe" in report.text for report in case.reports())
    run = case.read(paths[3:])
    assert run.reports == 4
    assert not any("Subscribe" in report.text for report in case.reports())
    assert case.check() == []
    calls.clear()
    case.read(paths)
    assert not calls


def test_copies_do_not_make_each_other_furniture(case: Case, tmp_path: Path) -> None:
    case.read(written(tmp_path / "in", [f"{item(1)}\n{WIRE[0]}\nNo {n}." for n in range(8)]))
    assert all(WIRE[0] in report.text for report in case.reports())
    assert not case.removed()


@pytest.mark.parametrize(
    ("room", "again", "kept"),
    [
        ("read", {"read"}, {"annotate", "link", "tie", "weigh"}),
        ("annotate", {"annotate", "claims", "terms", "tie", "stories", "weigh"}, {"read", "link"}),
        ("claim", {"claims", "weigh"}, {"read", "annotate", "link", "tie", "stories"}),
        ("trace", {"fingerprints", "link", "weigh"}, {"read", "annotate", "claims", "stories"}),
        ("group", {"terms", "tie", "stories", "weigh"}, {"read", "annotate", "claims", "link"}),
        ("weigh", {"weigh"}, {"read", "annotate", "claims", "link", "tie", "stories"}),
    ],
)
def test_a_new_version_does_again_what_rests_on_it(
    tmp_path: Path, room: str, again: set[str], kept: set[str]
) -> None:
    paths = written(tmp_path / "in", story_of(1, 3))
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        case.read(paths)
        before = case.view.digest()
    calls.clear()
    newer = replace(counting(STEPS), versions={**STEPS.versions, room: "2"})
    with stemma.open(tmp_path / "c.stemma", steps=newer) as case:
        case.read([])
        assert again <= set(calls)
        assert not kept & set(calls)
        assert case.view.digest() == before
        assert case.check() == []
        calls.clear()
        case.read([])
        assert not calls


def test_another_engine_annotates_again(case: Case, tmp_path: Path) -> None:
    case.read(written(tmp_path / "in", story_of(1, 2)))
    calls.clear()
    case.read([], engine="other")
    assert calls["annotate"] == 2
    annotation = case.view.annotation(case.reports()[0].id)
    assert annotation is not None and annotation.engine == "other"


@pytest.mark.parametrize("step", ["read", "annotate", "claim", "trace", "group", "weigh"])
@pytest.mark.parametrize("workers", [1, 2])
def test_a_step_that_fails_on_one_report_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, step: str, workers: int
) -> None:
    pile = [*story_of(1, 2), f"CRASH-{step} {WIRE[0]}", *story_of(2, 1)]
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        run = case.read(written(tmp_path / "in", pile), workers=workers)
        assert [problem.code for problem in run.problems] == ["E303"]
        assert f"{step}: RuntimeError: asked to in {step}" in run.problems[0].what
        assert case.problems() == run.problems
        assert len(case.reports()) == (3 if step == "read" else 4)
        assert {1, 2} <= {len(story.report_ids) for story in case.stories()}
        assert case.findings("S1")
        assert case.check() == []
        with stemma.open(tmp_path / "c.stemma", steps=STEPS) as again:
            assert again.read([]).problems == run.problems


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    paths = written(tmp_path / "in", [*story_of(1, 2), f"CRASH-weigh CRASH-trace {WIRE[0]}"])
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        assert len(case.read(paths).problems) == 2
    mended = replace(STEPS, fingerprints=_fingerprints, happenings=_no_happenings)
    with stemma.open(tmp_path / "c.stemma", steps=mended) as case:
        assert case.read([]).problems == () == case.problems()


def _fingerprints(report: Report) -> tuple[int, ...]:
    return (1, 2)


def _no_happenings(*given: object) -> tuple[()]:
    return ()


@pytest.mark.parametrize("step", ["claim", "weigh"])
def test_a_worker_that_dies_costs_one_report(tmp_path: Path, step: str) -> None:
    pile = [*story_of(1, 2), f"EXIT-{step} {WIRE[0]}", *story_of(2, 1)]
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        run = case.read(written(tmp_path / "in", pile), workers=2)
        assert [problem.code for problem in run.problems] == ["E303"]
        assert "its process died" in run.problems[0].what
        assert len(case.reports()) == 4
        claimed = {claim.report_id for claim in case.claims()}
        assert len(claimed) == (3 if step == "claim" else 4)


def test_another_language_is_kept_without_claims(case: Case, tmp_path: Path) -> None:
    (text,) = story_of(1, 1)
    case.read(written(tmp_path / "in", [text, f"lang: my\n{text}", f"lang: en\n{text}"]))
    by_language = {r.language.value: r.id for r in case.reports()}
    assert case.claims("R1") and not case.claims(by_language["my"]) and case.claims("R3")
    found = [(p.code, p.where) for p in case.problems() if p.code != "E310"]  # three copies are many here
    assert found == [("E302", by_language["my"])]
    assert case.links(by_language["my"]), "a copy is found whatever its language"
    told = sorted(r for story in case.stories() for r in story.report_ids)
    assert told == sorted(by_language.values())


def test_files_that_cannot_be_read_are_problems_until_they_can(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    paths = written(folder, ["", "A ferry sank."])
    run = case.read([*paths, folder / "none.txt"])
    assert [(p.code, p.where) for p in run.problems] == [("E101", "00.txt"), ("E103", "none.txt")]
    assert run.new_originals == 1 and len(case.reports()) == 1
    assert case.problems() == run.problems
    paths[0].write_text("Now it holds text.")
    assert case.read([folder]).problems == ()
    assert [p.code for p in case.problems()] == ["E103"]


def test_a_file_that_vanishes_is_a_problem(tmp_path: Path) -> None:
    def vanished(source: fakes.Source, limit: int) -> bytes:
        raise FileNotFoundError(2, "No such file or directory")

    with stemma.open(tmp_path / "c.stemma", steps=replace(STEPS, load=vanished)) as case:
        run = case.read(written(tmp_path / "in", ["text"]))
        assert [(p.code, p.where) for p in run.problems] == [("E104", "00.txt")]


def test_a_file_deleted_after_it_was_found_is_a_problem_until_it_is_back(tmp_path: Path) -> None:
    _, gone = written(tmp_path / "p", [item(0), item(1)])
    pile = gone.parent

    def walk(paths: Sequence[Path]) -> Iterator[sources.Source | Problem]:
        for source in list(sources.walk(paths)):
            gone.unlink(missing_ok=True)
            yield source

    kept = gone.read_bytes()
    steps = replace(STEPS, walk=walk, load=sources.load)
    with stemma.open(tmp_path / "c.stemma", steps=steps) as case:
        run = case.read([pile])
        assert [(p.code, p.where) for p in run.problems] == [("E103", str(gone))]
        assert (run.new_originals, len(case.reports())) == (1, 1)
    gone.write_bytes(kept)
    with stemma.open(tmp_path / "c.stemma", steps=replace(steps, walk=sources.walk)) as case:
        run = case.read([pile])
        assert (run.new_originals, run.known_originals, run.problems) == (1, 1, ())
        assert (len(case.reports()), case.problems()) == (2, ())


def test_the_case_itself_is_not_an_original(tmp_path: Path) -> None:
    written(tmp_path, ["A ferry sank."])
    with stemma.open(tmp_path / "case.db", steps=STEPS) as case:
        run = case.read([tmp_path])
        assert (run.new_originals, run.problems) == (1, ())


def test_a_name_that_is_no_text_is_kept_readable(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.txt"
    path.write_text("A ferry sank.")
    case.read([path])
    assert case.originals()[0].names == ("caf\\udce9.txt",)


def test_a_missing_engine_ends_the_run(tmp_path: Path) -> None:
    def missing(engine: str) -> fakes.Annotator:
        raise StemmaError("E301", "engine", what=engine)

    with stemma.open(tmp_path / "c.stemma", steps=replace(STEPS, annotator=missing)) as case:
        with pytest.raises(StemmaError) as caught:
            case.read(written(tmp_path / "in", ["A ferry sank."]), engine="none")
        assert caught.value.problem.code == "E301"
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        case.read([])
        assert len(case.claims()) == 1


def same_id_twice(report: Report, annotation: Annotation) -> tuple[Claim, ...]:
    return fakes.claims(report, annotation) * 2


def stories_that_lose(reports: Sequence[Report], ties: Sequence[Tie]) -> list[Story]:
    return []


def findings_twice(*given: object) -> Weighed:
    weighed = fakes.weigh(*given)  # type: ignore[arg-type]
    return replace(weighed, findings=weighed.findings * 2)


def link_that_fails(a: Report, b: Report) -> CopyLink | None:
    raise ValueError("no link")


@pytest.mark.parametrize(
    "change",
    [
        {"claims": same_id_twice},
        {"stories": stories_that_lose},
        {"weigh": findings_twice},
        {"link": link_that_fails},
        {"tie": link_that_fails},
    ],
    ids=lambda change: next(iter(change)),
)
def test_results_that_break_their_contract_are_problems(tmp_path: Path, change: dict[str, object]) -> None:
    steps = replace(STEPS, **change)  # type: ignore[arg-type]
    with stemma.open(tmp_path / "c.stemma", steps=steps) as case:
        run = case.read(written(tmp_path / "in", story_of(1, 2)))
        assert {problem.code for problem in run.problems} == {"E303"}
        assert len(case.reports()) == 2
        assert case.check() == []
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        case.read([])
        assert case.problems() == ()
        mended = case.view.digest()
    with stemma.open(tmp_path / "whole.stemma", steps=STEPS) as case:
        case.read([tmp_path / "in"])
        assert case.view.digest() == mended


def test_progress_is_told_per_step(case: Case, tmp_path: Path) -> None:
    told: list[stemma.Progress] = []
    case.read(written(tmp_path / "in", story_of(1, 2) + list(OWN)), progress=told.append)
    assert [p.step for p in told] == ["read"] * 3 + ["annotate", "trace", "group", "group", "weigh"]
    assert all(0 < p.done <= p.total and p.words for p in told)


def test_a_run_says_how_long_each_step_took(case: Case, tmp_path: Path) -> None:
    run = case.read(written(tmp_path / "in", story_of(1, 2)))
    assert set(run.seconds) == {"read", "annotate", "claim", "trace", "group", "weigh"}
    assert all(seconds >= 0 for seconds in run.seconds.values())
