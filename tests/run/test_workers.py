"""Work in other processes: results, errors that cross over, and workers that cannot start."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from stemma.errors import StemmaError
from stemma.run.workers import Workers

ROOT = Path(__file__).resolve().parents[2]


def doubled(batch: Sequence[int]) -> list[int]:
    return [2 * number for number in batch]


def dying(batch: Sequence[int]) -> list[int]:
    if 7 in batch:
        os._exit(1)
    return doubled(batch)


def refusing(batch: Sequence[int]) -> list[int]:
    raise StemmaError("E301", "engine", what="none")


def lost(number: int) -> list[int]:
    return [-number]


def batches() -> Iterator[list[int]]:
    for n in range(0, 12, 3):
        yield [n, n + 1, n + 2]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_batch_is_worked_on(count: int) -> None:
    workers = Workers(count)
    found = sorted(n for part in workers.each(doubled, batches(), lost) for n in part)
    workers.stop()
    assert found == [2 * n for n in range(12)]


def test_only_the_item_that_kills_its_worker_is_lost() -> None:
    workers = Workers(2)
    found = sorted(n for part in workers.each(dying, batches(), lost) for n in part)
    again = sorted(n for part in workers.each(doubled, batches(), lost) for n in part)
    workers.stop()
    assert found == sorted([-7, *(2 * n for n in range(12) if n != 7)])
    assert again == [2 * n for n in range(12)]


def test_a_coded_error_arrives_whole() -> None:
    workers = Workers(2)
    with pytest.raises(StemmaError) as caught:
        list(workers.each(refusing, batches(), lost))
    workers.stop()
    assert caught.value.problem.code == "E301"
    assert "none" in str(caught.value)


def test_a_coded_error_can_be_packed() -> None:
    error = StemmaError("E203", "a.stemma")
    again = pickle.loads(pickle.dumps(error))
    assert (again.problem, str(again)) == (error.problem, str(error))


def test_workers_that_cannot_start_are_said_to(tmp_path: Path) -> None:
    # a script without the guard of __main__: every worker runs it again and dies of it
    program = tmp_path / "unguarded.py"
    program.write_text(
        "from stemma.run.workers import Workers\n"
        "from tests.run.test_workers import batches, doubled, lost\n"
        "list(Workers(2).each(doubled, batches(), lost))\n"
    )
    done = subprocess.run(
        [sys.executable, str(program)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode != 0
    assert done.stderr.splitlines()[-1].startswith("stemma.errors.StemmaError: E304"), done.stderr


INTERRUPTED = """
import os, sys, time
from stemma.run.workers import Workers, one_interrupt
from tests.run.test_workers import lost, sleepy

if __name__ == "__main__":
    workers = Workers(2)
    with one_interrupt():
        try:
            for _ in workers.each(sleepy, ([n] for n in range(50)), lost):
                print("begun", flush=True)
        except KeyboardInterrupt:
            time.sleep(0.3)
        finally:
            workers.stop()
    print("tidy", flush=True)
"""


def sleepy(batch: Sequence[int]) -> list[int]:
    time.sleep(0.01 if 0 in batch else 60)
    return doubled(batch)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as POSIX does")
def test_ctrl_c_pressed_twice_ends_at_once_and_tidily(tmp_path: Path) -> None:
    program = tmp_path / "interrupted.py"
    program.write_text(INTERRUPTED)
    running = subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "begun\n"
    for _ in range(3):
        running.send_signal(signal.SIGINT)
        time.sleep(0.05)
    out, err = running.communicate(timeout=60)
    assert (out, err, running.returncode) == ("tidy\n", "", 0)
