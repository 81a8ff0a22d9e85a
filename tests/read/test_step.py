"""The read step on any bytes, on JSON, on plain text, and on the labelled data where it lies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.read.step import layer_of, read
from stemma.records import ReadResult
from stemma.spans import report_holds

SHARED = Path(__file__).parents[3] / "shared"


def checked(data: bytes, name: str = "x") -> ReadResult:
    found = read(data, (name,))
    text = layer_of(data).text
    assert layer_of(data, "other.html").text == text  # no name changes the layer
    assert all(report_holds(report, text) for report in found.reports)
    assert all(text[r.start : r.end] == r.exact and r.exact.strip() for r in found.removed)
    assert len({report.id for report in found.reports}) == len(found.reports)
    return found


@given(st.binary(max_size=600))
@settings(max_examples=200)
def test_any_bytes(data: bytes) -> None:
    found = checked(data)
    assert found.reports or found.problems


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    checked(text.encode("utf-8", "surrogatepass"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
FIELDS = st.sampled_from(
    ["title", "text", "maintext", "date_publish", "url", "authors", "language", "source"]
)


@given(st.lists(st.dictionaries(FIELDS, VALUES, max_size=6), max_size=4), st.booleans())
def test_any_articles(articles: list[dict[str, object]], lines: bool) -> None:
    made = "\n".join(map(json.dumps, articles)) if lines else json.dumps(articles)
    checked(made.encode())


ARTICLE = {
    "title": "River rises at Velby",
    "text": "River rises at Velby\nVELBY, Norway (AP) - The river rose on Monday.\nPhoto\nAdvert"
    "isement\n"
    "Two roads were closed.\nREAD MORE: A cat was found\nCopyright 2017 The Associated Press. Al"
    "l rights reserved.",
    "date_publish": "2017-09-15T00:00:00",
    "url": "https://www.washingtonpost.com/world/river",
    "authors": ["Ann Lee", "Sept"],
    "source_domain": "www.washingtonpost.com",
}


def test_article() -> None:
    found = checked(json.dumps(ARTICLE).encode())
    (report,) = found.reports
    assert report.text == "VELBY, Norway (AP) - The river rose on Monday.\n\nTwo roads were closed."
    assert (report.title.value, report.byline.value) == ("River rises at Velby", "Ann Lee")
    assert (report.published.value, report.published.precision) == ("2017-09-15", "day")
    assert report.outlet.key == "apnews.com"
    assert "The Washington Post" in report.outlet.how
    assert [r.reason.code for r in found.removed] == [
        "line.title_again", "line.label", "line.advertisement", "line.read_more", "line.copyright",
    ]  # fmt: skip


def test_lists_lines_and_missing_fields() -> None:
    two = [ARTICLE, {"title": "No text"}, {"maintext": "It rained in Velby.", "date": 1505497953}]
    as_list = checked(json.dumps(two).encode())
    as_lines = checked("\n".join(map(json.dumps, two)).encode() + b"\n{broken")
    assert [r.text for r in as_list.reports] == [r.text for r in as_lines.reports]
    assert [p.code for p in as_list.problems] == ["E108", "E113"]
    assert sorted(p.code for p in as_lines.problems) == ["E107", "E108", "E113"]
    assert as_list.reports[1].published.value == "2017-09-15T17:52Z"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E101"),
        (b" \n ", "E101"),
        (b"\x89PNG\r\n\x1a\n\0\0", "E102"),
        (b"\0" * 100, "E102"),
        (b'{"title": "x", "text": "cut', "E107"),
        (b'{"text":' + b"[" * 100_000, "E107"),
        (b'{"title": "x"}', "E108"),
        (b"[[[[[", "E109"),
    ],
)
def test_bad_input_is_a_coded_problem(data: bytes, code: str) -> None:
    found = read(data, ("bad.bin",))
    assert not found.reports
    assert [p.code for p in found.problems] == [code]
    assert found.problems[0].where == "bad.bin"
    assert found.problems[0].advice


def test_one_line_of_20_million_characters() -> None:
    line = b"The river rose again on Monday and the town was cut off, officials said. "
    found = checked(line * (20_000_000 // len(line)))
    assert sorted(p.code for p in found.problems) == ["E111", "E114"]
    assert sum(s.length for s in found.reports[0].segments) > 1_990_000


def test_plain_text_head() -> None:
    text = (
        "The Velby Post\n3 May 2024\nBy Ann Lee\n\nRiver rises in the night\n\n"
        "The river rose again on Monday and the town of Velby was cut off, officials said.\n"
    )
    found = checked(text.encode())
    (report,) = found.reports
    assert report.text.startswith("The river rose") and "\n" not in report.text
    assert (report.title.value, report.byline.value) == ("River rises in the night", "Ann Lee")
    assert (report.outlet.name, report.published.value) == ("The Velby Post", "2024-05-03")


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The river rose again on Monday and the town of Velby was\ncut off from the coast, offic"
        "ials "
        "said, while two boats\nwere sent out.\n\nNobody was hurt.\n"
    )
    (report,) = checked(text.encode()).reports
    assert len(report.segments) == 2


def test_other_languages_are_kept_with_their_language() -> None:
    text = "Der Fluss ist am Montag erneut gestiegen, und die Stadt wurde von der Küste abgeschnitten."
    (report,) = checked(text.encode()).reports
    assert report.language.value == "de"


def test_file_names_are_the_weakest_hint() -> None:
    (report,) = checked(b"The river rose again on Monday.", "2024-05-03_www.bbc.co.uk.txt").reports
    assert (report.outlet.key, report.published.value) == ("bbc.com", "2024-05-03")
    assert "weak hint" in report.published.how


SEEDS = SHARED / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the folder of real seeds is not here")
def test_seeds() -> None:
    clean, forum = (checked(path.read_bytes(), path.name) for path in sorted(SEEDS.glob("*.txt")))
    (a,), (b,) = clean.reports, forum.reports
    assert (a.dateline.value, a.published.value, a.outlet.key) == ("BANGKOK", "", "")
    assert b.published.value == "2025-03-20"
    words = " ".join(why.words for why in b.published.reasons)
    assert "2020-03-25" in words and "October 2023" in words and "2022-09-07" in words
    assert b.title.value.startswith("Myanmar Junta Seeks More Russian Support")
    for junk in ("Jump to content", "Recommended Posts", "Recently Browsing", ".webp", "Sign in", "Posted"):
        assert junk not in b.text


CLUSTER = SHARED / "gold/stories/news_cluster"


@pytest.mark.skipif(not CLUSTER.is_dir(), reason="the labelled data folder is not here")
def test_no_labelled_article_is_lost() -> None:
    for path in sorted(CLUSTER.glob("*.json")):
        found = checked(path.read_bytes(), path.name)
        assert len(found.reports) == 1, path.name
        assert not found.problems
        assert found.reports[0].published.earliest is not None
        assert found.reports[0].outlet.key


PROSE = (
    "The river Arn rose two metres in a night and took the footbridge at Velby with it. Nobody was hurt.\n\n"
    "Workers will look for the pieces on Monday, the town engineer said.\n"
)


@pytest.mark.parametrize(
    ("head", "outlet", "title"),
    [
        ("The Beacon\n9 May 2025\nBy Ann Lee\n\nA river takes the footbridge\n\n", "The Beacon",
         "A river takes the footbridge"),
        ("Velby Post\n\nA river takes the footbridge\n\n", "Velby Post", "A river takes the footbridge"),
        ("Storm Hits Velby\nBy Ann Lee\n9 May 2025\n\n", "", "Storm Hits Velby"),
        ("A river takes the footbridge\nBy Ann Lee\n\n", "", "A river takes the footbridge"),
    ],
)  # fmt: skip
def test_masthead(head: str, outlet: str, title: str) -> None:
    result = read((head + PROSE).encode(), ("a.txt",))
    (report,) = result.reports
    assert (report.outlet.name, report.title.value) == (outlet, title)
    assert report.text.startswith("The river Arn")
    assert ("line.masthead" in [gone.reason.code for gone in result.removed]) == bool(outlet)


def test_a_masthead_spells_out_the_credit_of_the_dateline() -> None:
    head = "North Fjord News\n9 May 2025\n\nA river takes the footbridge\n\nVELBY, May 9 (NFN) - "
    (report,) = read((head + PROSE).encode(), ("a.txt",)).reports
    assert (report.outlet.key, report.outlet.name) == ("north fjord news", "North Fjord News")


def page(foot: str) -> bytes:
    return (
        '<html><head><meta property="og:site_name" content="Velby One"></head><body><article>'
        f"<h1>A river takes the footbridge</h1><p>{PROSE * 3}</p></article><div>{foot}</div></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("foot", "kind"),
    [
        ("Velby One is the state broadcaster of the Republic of Arn.", "state media"),
        ("© Velby One, the state-run television of Arn", "state media"),
        ("Velby Two is the state broadcaster of the Republic of Arn.", "unknown"),
        ("Velby One is the broadcaster of the town.", "unknown"),
    ],
)
def test_an_outlet_that_says_it_is_a_states(foot: str, kind: str) -> None:
    (report,) = read(page(foot), ("a.html",)).reports
    assert (report.outlet.name, report.outlet.kind) == ("Velby One", kind)
    assert ("by its own" in report.outlet.how) == (kind == "state media")
