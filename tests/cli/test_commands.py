"""The installed command from end to end, as a person and as a program uses it."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.cli.conftest import ESCAPE, Pile, in_process, stemma


def test_read_names_the_case_and_goes_on_past_bad_files(pile: Pile) -> None:
    assert pile.done.returncode == 1, pile.done.stderr
    assert pile.case.exists()
    assert pile.done.stdout.startswith("Case: pile.stemma (")
    text = " ".join(pile.done.stdout.split())
    assert "3 reports" in text and "4 unreadable" in text
    assert "twelve houses were emptied" in text


@pytest.mark.parametrize(
    ("code", "where", "advice"),
    [
        ("E101: the file is empty", "empty.txt", "Save the page or text again."),
        ("E102: the file holds no text", "picture.png", "Give HTML, plain text"),
        ("E108: the JSON article has no text field", "untold.json", "Give articles with"),
        ("E107: the JSON cannot be read", "broken.json", "Repair it"),
    ],
)
def test_every_problem_says_what_where_and_what_to_do(pile: Pile, code: str, where: str, advice: str) -> None:
    (line,) = [line for line in pile.done.stderr.splitlines() if line.startswith(code)]
    assert where in line and advice in line
    assert code not in pile.done.stdout


def test_nothing_of_a_report_steers_the_terminal(pile: Pile) -> None:
    text = pile.done.stdout + pile.done.stderr
    for name in (("R2", "--removed"), ("F1",), ("--json",)):
        done = in_process("show", *name, "--case", pile.case)
        assert done.exit_code == 0
        text += done.stdout + done.stderr
    for char in ("\x1b", "\x07", "\x9b", "\u202e"):
        assert char not in text


def test_show_takes_the_only_case_of_the_folder(pile: Pile) -> None:
    done = stemma("show", cwd=pile.folder)
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout.splitlines() == pile.done.stdout.splitlines()[1:]


def test_show_explains_a_finding_with_places(pile: Pile) -> None:
    done = in_process("show", "F1", "--case", pile.case)
    assert done.exit_code == 0 and done.stderr == ""
    text = " ".join(done.stdout.split())
    assert "Witness F1.W1" in text
    assert ".txt, line " in text and "characters " in text


def test_json_is_one_document_and_true_to_the_files(pile: Pile) -> None:
    done = stemma("show", "--json", cwd=pile.folder)
    assert done.returncode == 0 and done.stderr == ""
    found = json.loads(done.stdout)
    assert found["kind"] == "case" and found["case"] == "pile.stemma"
    quotes = [
        quote
        for story in found["stories"]
        for finding in story["findings"]
        for sentence in finding["sentences"]
        for quote in sentence["quotes"]
    ]
    assert quotes
    for quote in quotes:
        text = (pile.folder / quote["file"]).read_bytes().decode()
        assert text[quote["start"] : quote["end"]] == quote["exact"]
    assert any(ESCAPE in quote["exact"] for quote in quotes)


def test_a_second_read_knows_the_originals(
    pile: Pile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(pile.folder / "pile", tmp_path / "pile")
    shutil.copy(pile.case, tmp_path / "again.stemma")
    monkeypatch.chdir(tmp_path)
    done = in_process("read", "pile", "--case", "again.stemma", "--json")
    found = json.loads(done.stdout)
    assert found["run"]["new_originals"] == 0 and found["run"]["reports"] == 0
    assert found["run"]["known_originals"] >= 3
    assert found["counts"]["reports"] == 3


def test_check_says_that_all_holds(pile: Pile) -> None:
    done = in_process("check", "--case", pile.case)
    assert done.exit_code == 0, done.stderr
    assert "every quote and every id holds" in " ".join(done.stdout.split())
    found = json.loads(in_process("check", "--case", pile.case, "--json").stdout)
    assert found == {"kind": "check", "case": str(pile.case), "sound": True, "problems": []}


def test_version(tmp_path: Path) -> None:
    done = stemma("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"stemma {version('stemma-news')}\n")


def test_output_that_is_not_unicode(pile: Pile) -> None:
    done = stemma("show", cwd=pile.folder, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    done = stemma("show", "--json", cwd=pile.folder, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.stdout.isascii() and json.loads(done.stdout)["kind"] == "case"
