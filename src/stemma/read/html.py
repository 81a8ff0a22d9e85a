"""Pages with one body: trafilatura chooses the paragraphs, the layer gives their characters."""

from __future__ import annotations

import logging
import re
from itertools import pairwise

from stemma.errors import problem
from stemma.read.align import align
from stemma.read.draft import Draft, Drafts, has_words
from stemma.read.dumps import clean
from stemma.read.layer import Layer
from stemma.read.limits import LIMITS
from stemma.read.lines import fold, junk_reason
from stemma.read.pagemeta import PageMeta, page_meta
from stemma.reasons import reason
from stemma.records import Reason, Span

NOT_BODY = reason("page.not_in_body", "not in the article body")

SHORTEST = 200
"""Characters of body below which trafilatura is asked again with its slower second opinions. On the
83 open labelled pages its fast way alone has the better F1 (.9645; with second opinions .9592), so
they are used only where the fast way finds next to nothing."""

MARK = re.compile(r"^\s*[-*•]\s+")
RULE = re.compile(r"[-:\s]*")
BLOCK = re.compile(r"[^\n]+")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_page(layer: Layer, where: str, furniture: frozenset[str]) -> Drafts:
    """The one report of a page: its body, and its title and the rest from the page's metadata.

    Where no body is found, the visible text is cleaned like a flattened page; where that leaves
    nothing either, problem E109.
    """
    meta = page_meta(layer.page, layer.source)
    removed: tuple[tuple[Span, Reason], ...] = ()
    stretches = body_stretches(layer)
    if not stretches and layer.text.strip():
        cleaned = clean(layer.text, furniture)
        stretches, removed = list(cleaned.kept), cleaned.removed
    kept, junk = without_junk(layer.text, stretches, (meta.title.value, *meta.headings))
    if not has_words(layer.text, kept):
        return Drafts((), removed, NOT_BODY, (problem("E109", where),))
    removed = (*removed, *junk, *region_gaps(layer))
    return Drafts((page_draft(layer, kept, meta),), removed, NOT_BODY)


def page_draft(layer: Layer, stretches: list[Span], meta: PageMeta) -> Draft:
    """A draft of a page's body with what its metadata says."""
    return Draft(
        tuple(stretches),
        title=meta.title,
        url=meta.url,
        byline=meta.byline,
        language=meta.language,
        site=meta.site,
        stamps=meta.stamps,
        around=near_lines(layer.text, stretches),
    )


def body_stretches(layer: Layer) -> list[Span]:
    """The stretches of a page's layer that trafilatura chooses as its body.

    None where the page is too large or too deep for it: the cleaner of flattened pages reads those.
    """
    page = layer.page
    if page is None or page.tree is None or page.elements > LIMITS.elements:
        return []
    if len(layer.source) > LIMITS.selected:
        return []
    chosen = _chosen(layer.source, fast=True)
    if sum(map(len, chosen)) < SHORTEST:
        slower = _chosen(layer.source, fast=False)
        if sum(map(len, slower)) > sum(map(len, chosen)):
            chosen = slower
    return align(chosen, layer.text)


def _chosen(source: str, *, fast: bool) -> list[str]:
    """The paragraphs trafilatura gives for a page; none where it fails."""
    import trafilatura  # an eighth of a second, which only pages need

    try:
        text = trafilatura.extract(
            source, fast=fast, include_comments=False, include_tables=True, include_formatting=False
        )
    except Exception:  # a page that breaks the tree library is read by the cleaner instead
        return []
    pieces: list[str] = []
    for line in (text or "").split("\n"):
        # lists and tables come with marks of their own, which do not stand in the page
        row = line.startswith("|")
        cells = line.strip("|").split("|") if row else [MARK.sub("", line, count=1)]
        pieces.extend(cell for cell in cells if cell.strip() and not (row and RULE.fullmatch(cell)))
    return pieces


def without_junk(
    text: str, stretches: list[Span], titles: tuple[str, ...]
) -> tuple[list[Span], list[tuple[Span, Reason]]]:
    """Split stretches into lines and take out those that are no text of the report.

    Lines of one stretch stay paragraphs of their own, because a sentence crosses no block.
    """
    kept: list[Span] = []
    junk: list[tuple[Span, Reason]] = []
    for stretch in stretches:
        for line in BLOCK.finditer(text, stretch.start, stretch.end):
            span = Span(line.start(), line.end())
            same = next((t for t in titles if t and fold(t) == fold(line.group())), "")
            why = junk_reason(line.group(), same, first=not kept)
            if why is None:
                kept.append(span)
            else:
                junk.append((span, why))
    return kept, junk


def region_gaps(layer: Layer) -> list[tuple[Span, Reason]]:
    """The stretches of elements that say what they are for ("navigation"), widest first."""
    if layer.page is None:
        return []
    widest: list[tuple[Span, Reason]] = []
    end = -1
    for span, words in sorted(layer.page.regions, key=lambda r: (r[0].start, -r[0].end)):
        if span.start >= end:
            code = "page." + words.replace(" ", "_")
            widest.append((span, reason(code, words)))
            end = span.end
    return widest


NEAR = 12
"""Lines before and after the body that may tell who wrote it and when."""


def near_lines(text: str, stretches: list[Span]) -> tuple[str, ...]:
    """The lines just before the body, those inside its range that it leaves out, and those
    after."""
    if not stretches:
        return ()
    before = text[: stretches[0].start].split("\n")[-NEAR:]
    after = text[stretches[-1].end :].split("\n")[:NEAR]
    between: list[str] = []
    for a, b in pairwise(stretches):
        between.extend(text[a.end : b.start].split("\n")[:3])
    lines = [line.strip() for line in (*before, *between[:60], *after)]
    return tuple(line for line in lines if line and len(line) <= 160)
