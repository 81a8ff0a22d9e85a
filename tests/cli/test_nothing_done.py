"""Where nothing can be done: a coded message, exit status 2, and what is in the case stays."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from typer.testing import Result

import stemma
from stemma.cli.read import derived
from stemma.errors import problem
from stemma.store.lock import WriterLock
from tests.cli.conftest import WIRE, Pile
from tests.cli.conftest import in_process as run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def assert_nothing_done(done: Result, code: str) -> None:
    """Status 2, the code on standard error, nothing on standard output."""
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    assert done.stderr.startswith(f"{code}: ")


def test_paths_that_do_not_exist(here: Path) -> None:
    assert_nothing_done(run("read", "gone", "x" * 5000), "E103")
    assert list(here.iterdir()) == []
    done = run("read", "gone", "--json")
    found = json.loads(done.stdout)
    assert done.exit_code == 2
    assert found["kind"] == "error" and found["problems"][0]["code"] == "E103"


def test_a_folder_without_readable_files(here: Path) -> None:
    (here / "bare").mkdir()
    done = run("read", "bare", "--case", "c.stemma")
    assert done.exit_code == 2
    assert "E112: the folder holds no readable file (bare)" in done.stderr
    assert "Nothing was read. The case holds 0 originals" in done.stdout
    found = json.loads(run("read", "bare", "--case", "c.stemma", "--json").stdout)
    assert found["kind"] == "error" and found["problems"][0]["code"] == "E112"


def test_an_empty_file_alone(here: Path) -> None:
    (here / "empty.txt").touch()
    done = run("read", "empty.txt")
    assert done.exit_code == 2
    assert "E101: the file is empty (empty.txt)" in done.stderr
    text = " ".join(done.stdout.split())
    assert "0 reports" in text and "1 unreadable" in text


@pytest.mark.parametrize("command", [("show",), ("check",), ("read", "a.txt")])
def test_a_file_that_is_no_case(here: Path, command: tuple[str, ...]) -> None:
    (here / "a.txt").write_text(WIRE)
    (here / "notes.stemma").write_text("these are my own notes\n")
    assert_nothing_done(run(*command, "--case", "notes.stemma"), "E202")
    assert (here / "notes.stemma").read_text() == "these are my own notes\n"


@pytest.mark.parametrize("command", [("show",), ("check",), ("read", "a.txt")])
def test_a_case_of_a_newer_version(here: Path, pile: Pile, command: tuple[str, ...]) -> None:
    (here / "a.txt").write_text(WIRE)
    shutil.copy(pile.case, here / "new.stemma")
    with sqlite3.connect(here / "new.stemma") as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    before = (here / "new.stemma").read_bytes()
    assert_nothing_done(run(*command, "--case", "new.stemma"), "E201")
    assert (here / "new.stemma").read_bytes() == before


def test_a_second_writer(here: Path, pile: Pile) -> None:
    (here / "a.txt").write_text(WIRE + "More rain is expected on Tuesday, officials said.\n")
    shutil.copy(pile.case, here / "busy.stemma")
    lock = WriterLock(here / "busy.stemma")
    lock.acquire()
    try:
        assert_nothing_done(run("read", "a.txt", "--case", "busy.stemma"), "E203")
        assert run("show", "--case", "busy.stemma").exit_code == 0
    finally:
        lock.release()
    assert run("read", "a.txt", "--case", "busy.stemma").exit_code == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write anywhere")
def test_a_folder_that_cannot_be_written(here: Path) -> None:
    (here / "a.txt").write_text(WIRE)
    (here / "shut").mkdir(mode=0o500)
    assert_nothing_done(run("read", "a.txt", "--case", "shut/c.stemma"), "E204")


def test_a_case_in_a_folder_that_does_not_exist(here: Path) -> None:
    (here / "a.txt").write_text(WIRE)
    assert_nothing_done(run("read", "a.txt", "--case", "gone/c.stemma"), "E204")
    assert_nothing_done(run("show", "--case", "gone.stemma"), "E205")
    assert not (here / "gone.stemma").exists()


def test_which_case_is_meant(here: Path, pile: Pile) -> None:
    assert_nothing_done(run("show"), "E207")
    shutil.copy(pile.case, here / "one.stemma")
    assert run("show").exit_code == 0
    shutil.copy(pile.case, here / "two.stemma")
    done = run("show")
    assert_nothing_done(done, "E207")
    assert "one.stemma, two.stemma" in done.stderr


def test_names_that_fit_nothing(pile: Pile) -> None:
    assert_nothing_done(run("show", "F999", "--case", pile.case), "E401")
    assert_nothing_done(run("show", "claim-", "--case", pile.case), "E402")
    done = run("show", "F999", "--case", pile.case, "--json")
    assert json.loads(done.stdout)["problems"][0]["code"] == "E401"


def test_an_engine_that_is_not_there(here: Path) -> None:
    (here / "a.txt").write_text(WIRE)
    done = run("read", "a.txt", "--engine", "no-such-engine")
    assert done.exit_code == 2 and "E301" in done.stderr


def test_check_finds_what_is_wrong(pile: Pile, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = problem("E501", "a.txt", what="“the river”")
    monkeypatch.setattr(stemma.Case, "check", lambda self: [wrong])
    done = run("check", "--case", pile.case)
    assert done.exit_code == 1
    assert "E501" in done.stderr and "1 wrong" in done.stdout
    found = json.loads(run("check", "--case", pile.case, "--json").stdout)
    assert found["sound"] is False and found["problems"][0]["code"] == "E501"


def test_an_interrupted_run_goes_on(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.txt").write_text(WIRE)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("stemma.run.reports.work_through", stop)
        patch.setattr("stemma.pipeline.ORDER", (stop,))
        done = run("read", "a.txt")
    assert done.exit_code == 130
    assert "Interrupted: run the same command again to go on" in done.stderr
    assert run("show").exit_code == 0
    done = run("read", "a.txt")
    assert done.exit_code == 0 and "1 report" in done.stdout


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("a.txt", "a.stemma"),
        ("some/page.html.gz", "page.stemma"),
        ("some", "some.stemma"),
        (".", "here.stemma"),
        (".hidden", ".hidden.stemma"),
    ],
)
def test_the_name_of_a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, name: str) -> None:
    (tmp_path / "here" / "some").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    assert derived(Path(first)).name == name
