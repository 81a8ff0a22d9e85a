"""Search: what is found, and that nothing typed is an error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stemma
from stemma.case import Case
from stemma.store.search import MARK, expression
from tests.fakes import STEPS

TEXTS = {
    "a.txt": "Général Désiré arrived in São Tomé. He spoke to sailors.",
    "b.txt": "The ferry left the harbour at noon. Sailors waved.",
    "c.txt": "Nothing happened at all on that day.",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("search")
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    with stemma.open(folder / "c.stemma", steps=STEPS) as opened:
        opened.read([folder / name for name in TEXTS])
        yield opened


def found(case: Case, words: str) -> set[str]:
    names = {r.id: case.view.original(r.original_id).names[0] for r in case.reports()}
    return {names[hit.report_id] for hit in case.search(words)}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("general sao", {"a.txt"}),
        ("SAILORS", {"a.txt", "b.txt"}),
        ("sailors ferry", {"b.txt"}),
        ('"left the harbour"', {"b.txt"}),
        ('"harbour the left"', set()),
        ("harb*", {"b.txt"}),
        ("harb", set()),
        ("", set()),
        ('"', set()),
        ("NOT", set()),
    ],
)
def test_words_find_reports(case: Case, words: str, names: set[str]) -> None:
    assert found(case, words) == names


def test_a_hit_shows_the_words_around(case: Case) -> None:
    (hit,) = case.search("ferry")
    assert f"The {MARK[0]}ferry{MARK[1]} left" in hit.snippet
    assert hit.score > 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_nothing_typed_is_an_error(case: Case, words: str) -> None:
    assert isinstance(case.search(words), tuple)


@given(st.text(alphabet="ab\"*():^-+ NEAROD\0'", max_size=20))
def test_every_word_is_quoted(words: str) -> None:
    bare = expression(words).split('"')[::2]
    assert all(part.strip(" *") == "" for part in bare)


def test_a_report_that_is_read_otherwise_is_found_otherwise(tmp_path: Path) -> None:
    with stemma.open(tmp_path / "c.stemma", steps=STEPS) as case:
        for n, body in enumerate(["one long line of it", "two", "three", "four", "five six"]):
            path = tmp_path / f"{n}.txt"
            path.write_text(f"Body {body} {'x' * 60}.\nsubscribe here")
            case.read([path])
        assert len(case.reports()) == 5
        assert case.search("subscribe") == ()
        assert len(case.search("body")) == 5
