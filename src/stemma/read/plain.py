"""Plain text, flattened pages and JSON articles: one report each, and what is taken out of them."""

from __future__ import annotations

import re

from stemma.errors import problem
from stemma.outlets import host_of, is_media_name
from stemma.read.articles import Article
from stemma.read.draft import NO_SITE, Draft, Drafts, Site, Stamp, has_words
from stemma.read.dumps import clean
from stemma.read.layer import Layer
from stemma.read.limits import LIMITS
from stemma.read.lines import clean_names, is_stamp, junk_reason
from stemma.read.stamps import readings, vague
from stemma.reasons import reason
from stemma.records import Found, Problem, Reason, Span

PARAGRAPH = re.compile(r"\S.*?(?=\r?\n[ \t\r]*\n|\Z)", re.S)
LINE = re.compile(r"[^\r\n]+")
POSTED = re.compile(
    r"(?:first |originally )?(?:posted|published|updated|date|created|filed|issued)\b[\s:]*(?:on"
    r"|at|by .{1,40}? on)?\s*",
    re.I,
)
STARTED = re.compile(r"(?:topic |thread )?(?:started|posted) by[:\s]\s*([^,|]{2,40}?)\s*(?:[,|].*)?", re.I)
"""Who opened a thread, as flattened forum pages say it."""

TITLE_LENGTH = 160
"""Characters of a first line up to which it can be a headline."""
WRAPPED = (45, 110)
"""Range of line lengths at which copied text is wrapped."""
NAME = re.compile(r"(?:The )?[A-ZÀ-Þ][\w.’'-]*(?: (?:(?:of|and|&) )?[A-ZÀ-Þ][\w.’'-]*){0,3}")
"""One to four words with capitals: a name that may be an outlet's."""


def read_text(layer: Layer, where: str) -> Drafts:
    """The one report of a plain text: all of it, but for junk lines that stand alone.

    A short first line without a full stop, followed by a blank line or standing over prose or a
    byline, is the title. Lines wrapped at a fixed width stay together as one paragraph.
    """
    text = layer.text
    blocks = _paragraphs(text)
    problems: tuple[Problem, ...] = ()
    blocks, longest = _broken(text, blocks)
    if longest:
        problems = (problem("E111", where, length=f"{longest:,}"),)
    masthead, blocks, removed = _masthead(text, blocks)
    title, blocks, headline = _title(text, blocks)
    removed += headline
    kept, junk = _sorted_out(text, blocks, title)
    if not kept and title:  # a text of one headline is its own report
        kept, removed = [headline[0][0]], removed[:-1]
    if not has_words(text, kept):
        return Drafts((), tuple(junk), problems=(problem("E109", where),))
    around = tuple(text[span.start : span.end].strip()[:200] for span, _ in junk[:40])
    found = Found(title, "the headline above the text") if title else Found()
    stamps = line_stamps(around)
    site = Site(name=masthead, name_how="the name above the headline") if masthead else NO_SITE
    draft = Draft(tuple(kept), title=found, site=site, stamps=stamps, around=around)
    return Drafts((draft,), (*removed, *junk), problems=problems)


def read_dump(layer: Layer, where: str, furniture: frozenset[str]) -> Drafts:
    """The one report of a flattened page: what the cleaner keeps; its furniture feeds the
    metadata."""
    text = layer.text
    cleaned = clean(text, furniture)
    kept = [span for span in cleaned.kept if text[span.start : span.end].strip()]
    if not has_words(text, kept):
        return Drafts((), cleaned.removed, problems=(problem("E109", where),))
    around = tuple(
        line.group().strip()[:300]
        for span, _ in cleaned.removed[:200]
        for line in LINE.finditer(text, span.start, min(span.end, span.start + 5_000))
        if line.group().strip()
    )
    author = Found()
    for line in around:
        started = STARTED.fullmatch(line)
        if started:
            author = Found(started.group(1).strip(), f"the line “{line[:60]}”")
            break
    title = Found()
    if cleaned.title is not None:
        words = " ".join(text[cleaned.title.start : cleaned.title.end].split())
        title = Found(words, "the headline above the text")
    stamps = line_stamps(around)
    draft = Draft(tuple(kept), title=title, author=author, stamps=stamps, around=around)
    return Drafts((draft,), cleaned.removed)


def read_article(layer: Layer, article: Article) -> tuple[Draft | None, list[tuple[Span, Reason]]]:
    """The draft of one JSON article and the junk lines taken out of it; None where nothing is
    left."""
    text = layer.text
    lines = [
        Span(found.start(), found.end())
        for found in LINE.finditer(text, article.span.start, article.span.end)
        if found.group().strip()
    ]
    kept, junk = _sorted_out(text, lines, article.title)
    if not has_words(text, kept):
        return None, junk
    around = tuple(text[span.start : span.end].strip()[:200] for span, _ in junk[:60])
    stamps = [Stamp(article.date, f"the article's {article.date_field}", 0)] if article.date else []
    host = host_of(article.site)
    site = Site(host, "the article's source", "" if host else article.site, "the article's source")
    return Draft(
        tuple(kept),
        title=Found(article.title, "the article's title") if article.title else Found(),
        url=Found(article.url, "the article's url") if article.url else Found(),
        byline=_authors(article),
        language=Found(article.language[:2], "the article's language") if article.language else Found(),
        site=site,
        stamps=(*stamps, *line_stamps(around)),
        around=around,
    ), junk


def _authors(article: Article) -> Found:
    """The authors that look like names: extraction tools put dates and labels among them."""
    names = [name for name in clean_names(article.authors) if len(name) <= 60]
    return Found(", ".join(names), "the article's authors") if names else Found()


def line_stamps(lines: tuple[str, ...]) -> tuple[Stamp, ...]:
    """Stamps among lines beside a text: labelled ones ("Posted ...") before ones that stand
    alone."""
    stamps: list[Stamp] = []
    for line in lines:
        label = POSTED.match(line)
        dated = bool(readings(line)) or vague(line) is not None
        if not dated or len(line) > 120:
            continue
        if label and len(line) - label.end() <= 60:
            stamps.append(Stamp(line[label.end() :], f"the line “{line[:60]}”", 1))
        elif is_stamp(line):
            stamps.append(Stamp(line, f"the line “{line[:60]}” that stands alone", 2))
    return tuple(stamps[:20])


def _paragraphs(text: str) -> list[Span]:
    """Paragraphs of a text: wrapped lines together, else line by line."""
    found: list[Span] = []
    for block in PARAGRAPH.finditer(text):
        lines = [Span(m.start(), m.end()) for m in LINE.finditer(text, block.start(), block.end())]
        if _wrapped([line.end - line.start for line in lines]):
            found.append(Span(block.start(), block.end()))
        else:
            found.extend(lines)
    return [span for span in found if text[span.start : span.end].strip()]


def _wrapped(lengths: list[int]) -> bool:
    """Whether lines are one paragraph wrapped at a width: all but the last are of like length."""
    if len(lengths) < 2:
        return False
    body = lengths[:-1]
    widest = max(body)
    return WRAPPED[0] <= widest <= WRAPPED[1] and min(body) >= widest - 25 and lengths[-1] <= widest + 5


def _broken(text: str, blocks: list[Span]) -> tuple[list[Span], int]:
    """Cut blocks longer than the limit at a sentence end or a space; give the longest that was
    cut."""
    result: list[Span] = []
    longest = 0
    for block in blocks:
        start = block.start
        if block.end - start > LIMITS.line:
            longest = max(longest, block.end - start)
        while block.end - start > LIMITS.line:
            end = start + LIMITS.line
            for mark in (". ", " "):
                at = text.rfind(mark, start + LIMITS.line // 2, end)
                if at > 0:
                    end = at + len(mark)
                    break
            result.append(Span(start, end))
            start = end
        result.append(Span(start, block.end))
    return result, longest


def _masthead(text: str, blocks: list[Span]) -> tuple[str, list[Span], list[tuple[Span, Reason]]]:
    """An outlet's name on the first line with a headline below; metadata lines may part them.

    A name that does not say that it is an outlet's ("The Beacon") is one where metadata stands
    straight below it: the line above a byline is else the headline, and then no other follows.
    """
    if len(blocks) < 3:
        return "", blocks, []
    name, *below = (text[b.start : b.end].strip() for b in blocks[:5])
    prose = [line for line in below if junk_reason(line, first=True) is None]
    if len(prose) < 2 or len(prose[0]) > TITLE_LENGTH:
        return "", blocks, []
    named = NAME.fullmatch(name) and is_metadata(below[0]) and _can_head(prose[0]) and prose[1].endswith(".")
    if not (named or is_media_name(name)) or is_metadata(name):
        return "", blocks, []
    return name, blocks[1:], [(blocks[0], reason("line.masthead", "the outlet's name"))]


def _can_head(line: str) -> bool:
    """Whether a line has the form of a headline."""
    ended = line.endswith((".", ":", ",", ";", "!”"))
    return len(line) <= TITLE_LENGTH and len(line.split()) >= 3 and not ended and junk_reason(line) is None


def _title(text: str, blocks: list[Span]) -> tuple[str, list[Span], list[tuple[Span, Reason]]]:
    """The headline on the first line, the blocks after it, and its stretch as removed."""
    if len(blocks) < 2:
        return "", blocks, []
    # lines of metadata may stand above the headline; they are sorted out later
    n = 0
    while n < min(3, len(blocks) - 2) and is_metadata(text[blocks[n].start : blocks[n].end]):
        n += 1
    first, second = blocks[n], blocks[n + 1]
    line = " ".join(text[first.start : first.end].split())
    blank = "\n\n" in text[first.end : second.start].replace("\r", "").replace(" ", "")
    longer = second.end - second.start > 1.5 * len(line)
    under = is_metadata(text[second.start : second.end])
    if not (_can_head(line) and (blank or longer or under)):
        return "", blocks, []
    rest = [*blocks[:n], *blocks[n + 1 :]]
    return line, rest, [(first, reason("line.title", "the title"))]


def is_metadata(line: str) -> bool:
    """Whether a line is a byline or a stamp."""
    why = junk_reason(line, first=True)
    return why is not None and why.code == "line.metadata"


def _sorted_out(text: str, blocks: list[Span], title: str) -> tuple[list[Span], list[tuple[Span, Reason]]]:
    """Blocks that are text, and those that are junk with why."""
    kept: list[Span] = []
    junk: list[tuple[Span, Reason]] = []
    for block in blocks:
        why = junk_reason(text[block.start : block.end], title, first=not kept)
        if why is None:
            kept.append(block)
        else:
            junk.append((block, why))
    return kept, junk
