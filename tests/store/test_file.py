"""Opening a case file: what is one, what is not, who may write, and what is left behind."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import stemma
from stemma.errors import StemmaError
from stemma.store import file
from stemma.store.migrations import KNOWN
from stemma.store.view import View
from stemma.store.writer import Writer
from tests.fakes import STEPS, layer_of


def code_of(caught: pytest.ExceptionInfo[StemmaError]) -> str:
    return caught.value.problem.code


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def made(path: Path) -> Path:
    Writer(path).close()
    return path


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE notes (words TEXT)")
        db.execute("PRAGMA journal_mode = WAL")
    db.close()


@pytest.mark.parametrize(
    "content", [b"\0\1\2 no case", b"plain text\n" * 50, b"SQLite format 3\0", b"SQLite"]
)
@pytest.mark.parametrize("kind", [Writer, lambda path: View(path, layer_of)])
def test_another_file_is_no_case_and_stays_as_it_is(
    tmp_path: Path, content: bytes, kind: type[Writer]
) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(StemmaError) as caught:
        kind(path)
    assert code_of(caught) == "E202"
    assert path.read_bytes() == content
    assert beside(tmp_path) == ["other"]


def test_another_database_is_no_case_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    foreign(path)
    before = path.read_bytes()
    with pytest.raises(StemmaError) as caught:
        stemma.open(path)
    assert code_of(caught) == "E202"
    assert path.read_bytes() == before
    assert beside(tmp_path) == ["notes.db"]


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(StemmaError) as caught:
        stemma.open(tmp_path)
    assert code_of(caught) == "E202"


def test_a_case_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StemmaError) as caught:
        stemma.open(tmp_path / "none.stemma", create=False)
    assert code_of(caught) == "E205"
    assert beside(tmp_path) == []


def test_a_newer_case_is_left_alone(tmp_path: Path) -> None:
    path = made(tmp_path / "new.stemma")
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {KNOWN + 1}")
    db.commit()
    db.close()
    for kind in (Writer, lambda p: View(p, layer_of)):
        with pytest.raises(StemmaError) as caught:
            kind(path)
        assert code_of(caught) == "E201"
    assert beside(tmp_path) == ["new.stemma"]


def test_an_empty_file_becomes_a_case(tmp_path: Path) -> None:
    path = tmp_path / "empty.stemma"
    path.touch()
    with stemma.open(path, steps=STEPS) as case:
        assert case.reports() == ()


def test_a_second_writer_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "one.stemma"
    with Writer(path) as writer:
        with pytest.raises(StemmaError) as caught:
            Writer(path)
        assert code_of(caught) == "E203"
        with writer.batch():
            writer.ledger.note("a", "b")
    Writer(path).close()


def test_a_dead_writers_lock_is_free(tmp_path: Path) -> None:
    path = tmp_path / "killed.stemma"
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from stemma.store.writer import Writer\n"
        "writer = Writer(Path(sys.argv[1]))\n"
        "writer.db.execute('BEGIN IMMEDIATE')\n"
        "writer.ledger.note('half', 'done')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], timeout=60, check=False)
    assert done.returncode == -9
    with Writer(path) as writer:
        assert writer.db.execute("SELECT COUNT(*) FROM meta").fetchone() == (0,)
    assert beside(tmp_path) == ["killed.stemma"]


def test_a_closed_case_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A ferry sank today. All were saved.")
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        case.read([tmp_path / "in"])
        assert len(case.reports()) == 1
    assert beside(tmp_path) == ["c.stemma", "in"]


def test_a_reader_sees_what_a_writer_has_finished(tmp_path: Path) -> None:
    path = made(tmp_path / "c.stemma")
    view = View(path, layer_of)
    with Writer(path) as writer:
        with writer.batch():
            writer.ledger.note("first", "1")
        writer.db.execute("BEGIN IMMEDIATE")
        writer.ledger.note("second", "2")
        assert view.meta() == {"first": "1"}
        writer.db.execute("COMMIT")
        assert view.meta() == {"first": "1", "second": "2"}
    view.close()


@pytest.mark.parametrize(
    "name", ["a b.stemma", "100%41?mode=ro#x.stemma", "Überblick…'\";.stemma", "-wal", ":memory:"]
)
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("A ferry sank today. All were saved.")
    with stemma.open(tmp_path / name, steps=STEPS) as case:
        case.read([tmp_path / "a.txt"])
        assert len(case.reports()) == 1
    assert beside(tmp_path) == sorted(["a.txt", name])


def test_a_name_that_is_no_text_works(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.stemma"))
    with stemma.open(path, steps=STEPS) as case:
        assert case.reports() == ()
    assert path.exists()


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(StemmaError) as caught:
        stemma.open(tmp_path / "no" / "such" / "c.stemma")
    assert code_of(caught) == "E204"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_can_be_viewed_not_written(tmp_path: Path) -> None:
    path = made(tmp_path / "c.stemma")
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        view = View(path, layer_of)
        assert view.reports() == ()
        view.close()
        with pytest.raises(StemmaError) as caught:
            Writer(path)
        assert code_of(caught) == "E204"
    finally:
        tmp_path.chmod(0o700)


def test_a_case_that_cannot_be_written_beside_is_read_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "c.stemma")
    opened = file._opened

    def refuse(address: str) -> sqlite3.Connection:
        if "immutable" not in address:
            address = (tmp_path / "missing" / "x").as_uri() + "?mode=rw"
        return opened(address)

    monkeypatch.setattr(file, "_opened", refuse)
    with pytest.raises(StemmaError) as caught:
        View(path, layer_of)
    assert code_of(caught) == "E204"


def test_a_full_disk_keeps_what_was_finished(tmp_path: Path) -> None:
    path = tmp_path / "full.stemma"
    with Writer(path) as writer:
        with writer.batch():
            writer.pile.add("ab" * 32, b"kept", "kept.txt")
        (pages,) = writer.db.execute("PRAGMA page_count").fetchone()
        writer.db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StemmaError) as caught, writer.batch():
            writer.pile.add("cd" * 32, os.urandom(200_000), "lost.txt")
        assert code_of(caught) == "E204"
        assert "full" in caught.value.problem.what
    view = View(path, layer_of)
    assert [original.names for original in view.originals()] == [("kept.txt",)]
    view.close()


def test_a_torn_case_is_damaged_and_not_changed(tmp_path: Path) -> None:
    path = made(tmp_path / "torn.stemma")
    data = bytearray(path.read_bytes())
    data[200:] = b"\xff" * (len(data) - 200)
    path.write_bytes(data)
    for kind in (Writer, lambda p: View(p, layer_of)):
        with pytest.raises(StemmaError) as caught:
            kind(path)
        assert code_of(caught) == "E206"
    assert path.read_bytes() == bytes(data)
