"""Truth 4: killed at any moment, a case opens, and a second run ends as one left in peace."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import stemma
from tests.fakes import STEPS
from tests.piles import OWN, WIRE, item, written

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from pathlib import Path
import stemma
from tests.fakes import SLOW

if __name__ == "__main__":
    with stemma.open(sys.argv[1], steps=SLOW) as case:
        print("open", flush=True)
        tell = lambda progress: print(progress.step, flush=True)
        case.read([sys.argv[2]], workers=int(sys.argv[3]), progress=tell)
"""
PILE = [f"{WIRE[n // 10]}\n{item(n // 10)}\nCopy {n}. {OWN[n % 3]}\nShare this page" for n in range(40)]


def started(folder: Path, case: Path, workers: int) -> subprocess.Popen[bytes]:
    program = folder / "program.py"
    program.write_text(PROGRAM)
    return subprocess.Popen(
        [sys.executable, str(program), str(case), str(folder / "in"), str(workers)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def killed(folder: Path, case: Path, after: float, workers: int = 1, until: bytes = b"open\n") -> bool:
    """Kill a run some seconds after it said a word; whether it was still running then.

    Its workers hold its output open: that ends only when the last of them has ended.
    """
    process = started(folder, case, workers)
    assert process.stdout is not None
    while process.stdout.readline() not in (until, b""):
        pass
    time.sleep(after)
    running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=120)
    return running


def finished(case_path: Path, folder: Path) -> str:
    """The digest after another run, which is left in peace."""
    with stemma.open(case_path, steps=STEPS) as case:
        assert case.check() == []
        assert not case.read([folder]).interrupted
        assert case.check() == []
        return case.view.digest()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("killed")
    written(folder / "in", PILE)
    return folder, finished(folder / "whole.stemma", folder / "in")


@pytest.mark.parametrize("number", range(6))
def test_a_killed_run_is_finished_by_the_next(
    undisturbed: tuple[Path, str], number: int, tmp_path: Path
) -> None:
    folder, digest = undisturbed
    moments = random.Random(number)
    case = tmp_path / "killed.stemma"
    hit = [killed(folder, case, moments.uniform(0.0, 0.3)) for _ in range(3)]
    assert any(hit)
    assert finished(case, folder / "in") == digest
    assert [path.name for path in tmp_path.iterdir()] == ["killed.stemma"]


def test_workers_end_with_the_run_that_started_them(undisturbed: tuple[Path, str], tmp_path: Path) -> None:
    folder, digest = undisturbed
    case = tmp_path / "killed.stemma"
    assert killed(folder, case, 0.0, workers=2, until=b"annotate\n")
    assert finished(case, folder / "in") == digest


def test_ctrl_c_keeps_what_is_finished(undisturbed: tuple[Path, str], tmp_path: Path) -> None:
    folder, digest = undisturbed
    case_path = tmp_path / "stopped.stemma"
    told: list[str] = []

    def stop(progress: stemma.Progress) -> None:
        told.append(progress.step)
        if progress.step == "annotate":
            raise KeyboardInterrupt

    with stemma.open(case_path, steps=STEPS) as case:
        run = case.read([folder / "in"], progress=stop)
        assert run.interrupted
        assert told.count("annotate") == 1
        assert len(case.reports()) == len(PILE)
        assert 0 < len({claim.report_id for claim in case.claims()}) < len(PILE)
    assert finished(case_path, folder / "in") == digest
