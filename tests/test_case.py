"""The library's open case, as a program uses it."""

from __future__ import annotations

import builtins
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import stemma
from stemma.case import Case
from stemma.errors import StemmaError
from stemma.settings import Settings
from tests.fakes import STEPS
from tests.piles import OWN, WIRE, item, written

KINDS = (
    "originals", "reports", "removed", "claims", "links", "stories", "findings", "problems",
)  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("case")
    pile = [f"{WIRE[n // 2]}\n{item(n // 2)}\n{OWN[n % 3]}\nShare this page" for n in range(8)]
    with stemma.open(str(folder / "c.stemma"), steps=STEPS) as opened:
        opened.read(str(folder / "none.txt"))
        opened.read([str(path) for path in written(folder / "in", pile)])
        yield opened


def test_one_path_may_be_given_alone(case: Case) -> None:
    assert [problem.where for problem in case.problems()] == ["none.txt"]


def test_parts_are_asked_for_by_label_or_id(case: Case) -> None:
    report, story, original = case.reports()[0], case.stories()[0], case.originals()[0]
    assert case.claims("R1") == case.claims(report.id) == case.view.claims(report.id)
    assert case.links("R1") == case.view.links(report.id) != ()
    assert case.findings("S1") == case.findings(story.id) == case.view.findings(story.id) != ()
    assert case.claims(story="S1") == case.view.claims(story_id=story.id)
    assert case.removed(original.id[:10]) == case.view.removed(original.id) != ()


def test_a_label_of_another_kind_is_refused(case: Case) -> None:
    for ask in (lambda: case.claims("S1"), lambda: case.findings("R1"), lambda: case.links("X9")):
        with pytest.raises(StemmaError) as caught:
            ask()
        assert caught.value.problem.code == "E401"


@pytest.mark.parametrize("kind", KINDS)
def test_frames_hold_a_row_per_record(case: Case, kind: Any) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    records = getattr(case, kind)()
    table = case.frame(kind)
    assert table.num_rows == len(records) > 0
    frame = case.frame(kind, "pandas")
    assert list(frame.columns) == table.column_names
    if hasattr(records[0], "id"):
        assert table.column("id").to_pylist() == [record.id for record in records]


def test_frames_carry_the_values(case: Case) -> None:
    pytest.importorskip("pyarrow")
    row = case.frame("findings").to_pylist()[0]
    finding = case.findings()[0]
    assert (row["label"], row["statement"]) == ("F1", finding.statement)
    assert (row["fewest"], row["most"]) == (finding.fewest, finding.most)
    claim = case.frame("claims").to_pylist()[0]
    report = case.view.report(claim["report_id"])
    assert report.text[claim["start"] : claim["end"]] == claim["text"]


def test_an_empty_case_gives_empty_frames(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        for kind in KINDS:
            table = case.frame(kind)  # type: ignore[arg-type]
            assert table.num_rows == 0 and table.num_columns > 2


def test_other_frames_are_refused(case: Case) -> None:
    with pytest.raises(ValueError, match="choose one of claims"):
        case.frame("witnesses")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="arrow or pandas"):
        case.frame("claims", "polars")  # type: ignore[arg-type]


def test_without_the_extra_a_frame_says_what_to_install(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *given: Any, **named: Any) -> Any:
        if name == "pyarrow":
            raise ImportError(name)
        return real(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match=r"stemma-news\[frames\]"):
        case.frame("claims")


def test_settings_may_be_given_whole(tmp_path: Path) -> None:
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        settings = Settings(engine="other", limit_bytes=10)
        case.read(written(tmp_path / "in", ["A ferry sank."]), settings=settings)
        assert case.view.meta()["version.annotate"].endswith(" other")


def test_two_processes_may_look_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "c.stemma"
    program = (
        "import sys, stemma; from tests.fakes import STEPS\n"
        "with stemma.open(sys.argv[1], steps=STEPS) as case: print(len(case.reports()))\n"
    )
    seen: list[str] = []

    def look(progress: stemma.Progress) -> None:
        if progress.step == "weigh":
            seen.append(
                subprocess.run(
                    [sys.executable, "-c", program, str(path)],
                    capture_output=True,
                    text=True,
                    check=True,
                    cwd=Path(__file__).resolve().parents[1],
                ).stdout
            )

    with stemma.open(path, steps=STEPS) as case:
        case.read(written(tmp_path / "in", list(OWN)), progress=look)
    assert seen == ["3\n"]


def test_a_second_run_at_the_same_time_is_refused(tmp_path: Path) -> None:
    paths = written(tmp_path / "in", list(OWN))
    codes: list[str] = []

    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:

        def interfere(progress: stemma.Progress) -> None:
            with stemma.open(tmp_path / "c.stemma", steps=STEPS) as other:
                try:
                    other.read(paths)
                except StemmaError as error:
                    codes.append(error.problem.code)

        case.read(paths, progress=interfere)
        assert set(codes) == {"E203"}
        assert len(case.reports()) == 3
        assert case.check() == []


def test_the_package_says_what_it_holds() -> None:
    assert all(hasattr(stemma, name) for name in stemma.__all__)
