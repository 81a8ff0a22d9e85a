"""Pages: the layer, the body, what is taken out, and pages meant to break a reader."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemma.read.align import align
from stemma.read.limits import LIMITS
from stemma.read.pagetext import page_text, shape
from stemma.read.step import layer_of, read
from stemma.spans import report_holds

PARAGRAPHS = [
    f"Paragraph {n} says that the river rose again on {day} and that the town of Velby was cut off."
    for n, day in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday"))
]
PAGE = """<!doctype html><html lang="en"><head><title>River rises - Velby News</title>
<link rel="canonical" href="https://www.reuters.com/world/2024/05/03/river-rises">
<meta property="og:title" content="River rises at Velby">
<meta property="article:published_time" content="2024-05-03T10:20:00Z">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"River rises &amp; falls",
"author":[{{"@type":"Person","name":"Ann Lee"}}]}}</script></head><body>
<nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>River rises at
Velby</h1>{body}</article> <aside>Most read: a cat was found</aside><script>var x = "hidden
words";</script> <footer>Terms of use</footer></body></html>"""


def page(body: str) -> bytes:
    return PAGE.format(body=body).encode()


def test_visible_text_is_one_block_per_line() -> None:
    text = page_text("<p>One  <b>two</b>,\n three</p><div>Four<br>five</div><x-y>six</x-y> seven").text
    assert text == "One two, three\nFour\nfive\nsix seven"


def test_hidden_elements_are_no_text() -> None:
    text = page_text("<p>a</p><script>b</script><style>c</style><template>d</template><!-- e -->").text
    assert text == "a"


def test_body_metadata_and_removed_stretches() -> None:
    data = page("".join(f"<p>{p}</p>" for p in PARAGRAPHS))
    found = read(data, ("page.html",))
    (report,) = found.reports
    assert report.text == "\n\n".join(PARAGRAPHS)
    assert report.title.value == "River rises & falls"
    assert report.byline.value == "Ann Lee"
    assert (report.outlet.key, report.language.value) == ("reuters.com", "en")
    assert report.published.value == "2024-05-03T10:20Z"
    assert {"page.navigation", "page.aside", "page.page_footer"} <= {r.reason.code for r in found.removed}
    assert "hidden words" not in layer_of(data).text


def test_every_character_is_in_a_report_or_removed() -> None:
    data = page("".join(f"<p>{p}</p>" for p in PARAGRAPHS))
    found = read(data, ("page.html",))
    text = layer_of(data).text
    held = [(s.source, s.source + s.length) for r in found.reports for s in r.segments]
    spans = sorted([*held, *((r.start, r.end) for r in found.removed)])
    at = 0
    for start, end in spans:
        assert not text[at:start].strip()
        assert start >= at
        at = end
    assert not text[at:].strip()
    assert all(text[r.start : r.end] == r.exact for r in found.removed)


def test_pages_that_never_close_and_nest_without_end() -> None:
    prose = "".join(f"<p>{p}" for p in PARAGRAPHS)
    (report,) = read(("<html><body>" + prose + "<div><span><b>").encode(), ("x",)).reports
    assert "Thursday" in report.text
    deep = read(("<html><body>" + "<div>" * 100_000 + prose).encode(), ("x",))
    assert "Tuesday" in deep.reports[0].text
    assert "page.too_deep" in {r.code for r in deep.original.repairs}


def test_depth_counts_what_html_does_not_close() -> None:
    assert shape("<p>" * 1000)[0] == 0
    assert shape("<div>" * 1000)[0] == 1000
    assert shape("<div></div>" * 1000) == (1, 1000)
    assert LIMITS.depth < 1000


def test_a_page_without_words_is_a_problem() -> None:
    found = read(b"<html><body><div><img src=x></div></body></html>", ("x.html",))
    assert [p.code for p in found.problems] == ["E109"]


@given(st.lists(st.sampled_from(["alpha beta gamma", "delta", "x", "1%", "kappa lambda mu nu"]), max_size=8))
def test_aligned_stretches_are_ordered_and_apart(paragraphs: list[str]) -> None:
    text = "menu alpha  beta\ngamma delta\nx 1% kappa (see) lambda mu nu alpha beta gamma end"
    found = align(paragraphs, text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= s.start < s.end <= len(text) for s in found)


def test_align_follows_white_space_and_bridges_insets() -> None:
    text = "Home\nThe  river rose (see\nmap) again on Monday, and the town of Velby was cut off.\nEnd"
    (span,) = align(["The river rose (see map) again on Monday, and the town of Velby was cut off."], text)
    assert text[span.start : span.end].startswith("The  river")
    broken = align(["The river rose again on Monday, and the town of Velby was cut off."], text)
    assert text[broken[-1].start : broken[-1].end].endswith("Velby was cut off.")


@given(st.text(alphabet="<>/ab pdiv\"'=!-&;\n", max_size=300))
def test_any_markup_is_read(markup: str) -> None:
    data = ("<html><body>" + markup).encode()
    found = read(data, ("x",))
    assert all(report_holds(r, layer_of(data).text) for r in found.reports)


def test_runs_of_lines_left_out_for_one_reason_are_one_record() -> None:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "<div>Read more</div><div>Read more</div>" * 40
    found = read(page(body), ("x.html",))
    records = [(r.reason.code, r.exact.count("Read more")) for r in found.removed if "Read more" in r.exact]
    assert len(records) == 1
    assert records[0][1] == 80
