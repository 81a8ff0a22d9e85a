"""The bench of places: what counts as right, on an article made for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.harness import DataMissing
from bench.places import (
    Answer,
    answered,
    articles,
    bare,
    on_given_spans,
    reachable,
    recognised,
    resolved,
    score_gap,
)

XML = """<articles><article docid="1"><domain>example.org</domain><url>http://example.org/a</url>
<text>Paris, Texas and Zzyx.</text><toponyms>
<toponym><start>0</start><end>5</end><phrase>Paris</phrase>
<gaztag geonameid="4717560"><lat>33.66</lat><lon>-95.55</lon></gaztag></toponym>
<toponym><start>7</start><end>12</end><phrase>Texas</phrase>
<gaztag geonameid="4736286"><lat>31.25</lat><lon>-99.25</lon></gaztag></toponym>
<toponym><start>17</start><end>21</end><phrase>Zzyx</phrase></toponym>
</toponyms></article></articles>"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A labelled data folder with one article."""
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "one.xml").write_text(XML, encoding="utf-8")
    return tmp_path


def test_articles_are_read_with_their_toponyms(data: Path) -> None:
    (article,) = articles(data)
    assert [(g.start, g.end, g.number) for g in article.gold] == [
        (0, 5, 4717560),
        (7, 12, 4736286),
        (17, 21, 0),
    ]
    assert article.report.url.value == "http://example.org/a"
    assert bare(article.report).url.value == ""


def test_no_answer_is_wrong_and_a_toponym_without_an_id_is_left_out(data: Path) -> None:
    (article,) = articles(data)
    right = Answer(4717560, 33.66, -95.55)
    beside = Answer(1, 32.0, -99.0)
    assert resolved([(article, {(0, 5): right})]) == (0.5, 0.5, 0.0)
    exact, near, error = resolved([(article, {(0, 5): right, (7, 12): beside})])
    assert (exact, near) == (0.5, 1.0)
    assert 40 < error < 50


def test_spans_count_only_where_they_are_exact(data: Path) -> None:
    (article,) = articles(data)
    f1, precision, recall = recognised([(article, {(0, 5): None, (7, 13): None, (17, 21): None})])
    assert (precision, recall) == (2 / 3, 2 / 3)
    assert f1 == pytest.approx(2 / 3)


def test_the_resolver_answers_given_spans(data: Path) -> None:
    (article,) = articles(data)
    assert resolved([(article, on_given_spans(article, article.report))])[:2] == (1.0, 1.0)


def test_no_files_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataMissing):
        list(articles(tmp_path))


def test_the_narrower_measures_leave_out_what_has_no_answer_and_what_the_gazetteer_lacks(data: Path) -> None:
    path = data / "places" / "one.xml"
    path.write_text(XML.replace("4736286", "99999999"), encoding="utf-8")
    (article,) = articles(data)
    assert [g.number for g in reachable(article).gold] == [4717560]
    right = Answer(4717560, 33.66, -95.55)
    given = {(0, 5): right, (7, 12): None}
    assert resolved([(article, given)])[:2] == (0.5, 0.5)
    assert resolved([(answered(article, given), given)])[:2] == (1.0, 1.0)


def test_scores_that_say_as_much_as_is_right_have_no_gap(data: Path) -> None:
    (article,) = articles(data)
    right, wrong = Answer(4717560, 33.66, -95.55, 0.55), Answer(1, 31.0, -99.0, 0.51)
    assert score_gap([(article, {(0, 5): right, (7, 12): wrong})]) == pytest.approx(0.03)
    assert score_gap([(article, {(7, 12): replace(wrong, score=0.9)})]) == pytest.approx(0.9)
    assert score_gap([(article, {})]) == 0.0
