"""Forum threads: one page, many voices; each post is a report of its own.

Posts are found by the marks of common forum programs, else by a rule: siblings of one shape, each
with an author, a time and a body, on a page that speaks of a forum. The rule holds back on purpose:
comments under an article and lists of teasers look alike and must not be split.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from stemma.read.draft import Draft, Drafts, Stamp
from stemma.read.layer import Layer
from stemma.read.limits import LIMITS
from stemma.read.lines import fold
from stemma.read.pagemeta import PageMeta, page_meta
from stemma.read.pagetext import PageText, words_of
from stemma.read.stamps import readings, vague
from stemma.reasons import reason
from stemma.records import Found, Reason, Span

NOT_POST = reason("thread.not_in_post", "not in the text of a post")
QUOTED = reason("thread.quoted", "quoted from an earlier post of the thread")
QUOTE_HEAD = reason("thread.quote_head", "names who is quoted")
EDITED = reason("thread.edited", "a note on editing")


@dataclass(frozen=True, slots=True)
class Engine:
    """The marks of one forum program, as CSS selectors; the first that matches counts."""

    name: str
    post: str
    body: str
    author: str
    time: str


ENGINES = (
    Engine(
        "Invision",
        "article.cPost, article.ipsEntry--post, div.post_block",
        "[data-role=commentContent], .ipsEntry__post, .entry-content",
        ".cAuthorPane_author, .ipsComment_author h3, .ipsEntry__author, .ipsEntry__username, .au"
        "thor",
        "time, abbr.published, .published",
    ),
    Engine(
        "XenForo",
        "article.message--post, li.message[data-author]",
        ".message-body .bbWrapper, .messageContent .messageText, .message-body",
        ".message-name, .username",
        "time, .DateTime, .datePermalink",
    ),
    Engine(
        "Discourse",
        ".topic-post, .crawler-post, div[itemprop=comment].topic-body",
        ".cooked, .post[itemprop=text], .post[itemprop=articleBody], .post",
        ".names .username, .username, .creator [itemprop=name], [itemprop=author]",
        "time, .post-time, .relative-date",
    ),
    Engine(
        "vBulletin",
        "li.postcontainer, li.postbit, table.tborder[id^=post], div.postbit, li.b-post",
        "[id^=post_message_], .postcontent, .b-post__content, .js-post__content-text",
        ".bigusername, .username, .author",
        "time, .postdate, .date, .b-post__timestamp, .thead",
    ),
    Engine(
        "phpBB",
        "div.post[id^=p]",
        ".postbody .content",
        ".postprofile .username, .postprofile .username-coloured, .author .username, p.author st"
        "rong, dl.postprofile dt a",
        "p.author time, time, p.author",
    ),
    Engine(
        "MyBB",
        "div.post[id^=post_]",
        ".post_body",
        ".author_information .largetext, .post_author strong",
        ".post_date, time",
    ),
    Engine(
        "SMF", ".post_wrapper", ".post .inner, .postarea .inner", ".poster h4", ".keyinfo .small"
        "text, time"
    ),
)  # fmt: skip
"""Forum programs, from their public templates."""

ITEM = re.compile(r"(?:^|[\s_-])(?:post|message|msg|reply|topic-?post|forum-?post)(?:$|[\s_-]|\d)", re.I)
NO_ITEM = re.compile(
    r"comment|teaser|card|related|summary|excerpt|hentry|type-post|story|promo|article|blog|news"
    r"|listing|"
    r"recent|latest|product|review|archive|tweet|grid|carousel|slide",
    re.I,
)
FORUM = re.compile(
    r"forum|/threads?/|viewtopic|showthread|topic|message-?board|bulletin|\bboards?\b|discussion",
    re.I,
)
AUTHOR = "[itemprop=author], [rel=author], [class*=author], [class*=user], [class*=poster], [class*=member]"
TIME = "time, [itemprop=datePublished], [class*=date], [class*=time], [class*=posted]"
BODY = (
    "[itemprop=text], [itemprop=articleBody], [class*=content], [class*=body], [class*=text], "
    "[class*=message]"
)

FEWEST = 3
"""Siblings from which the general rule takes a page for a thread."""
PROSE = 40
"""Mean characters of a post's body below which siblings are no posts but a list."""
LINKED = 0.5
"""Share of a body's characters inside links from which an item is a teaser."""

QUOTE = (
    "blockquote, .quote, .ipsQuote, .bbCodeBlock--quote, .bbcode_quote, .bbCodeQuote, aside.quote, "
    ".quoteheader"
)
HEAD = re.compile(
    r"(?:.{0,120}\b(?:said|wrote|posted)\s*:?|quote(?: from)?:?.{0,80}|originally posted by.{0,80}|"
    r"click to expand.*|\d+ (?:minutes|hours|days) ago, .{0,80} said:|.{1,40}:)",
    re.I,
)
EDIT = re.compile(r"(?:last )?edited\b.{0,120}|this post (?:was|has been) edited.{0,120}", re.I)
NAME_LABEL = re.compile(r"^(?:by|posted by|author|from|user)\s*:?\s+|^@", re.I)


@dataclass(frozen=True, slots=True)
class _Post:
    """One post's elements and what they say."""

    body: LexborNode
    author: str
    stamp: str
    stamp_how: str


def read_thread(layer: Layer) -> Drafts | None:
    """The posts of a thread page as drafts, or None where the page is no thread.

    The title is the thread's; author and time are each post's own. Lines that an earlier post of
    the page holds and that stand in a quote are removed: they are that post's words.
    """
    page = layer.page
    if page is None or page.tree is None:
        return None
    posts, engine = _posts(page)
    if not posts:
        return None
    meta = page_meta(page, layer.source)
    drafts: list[Draft] = []
    removed: list[tuple[Span, Reason]] = []
    earlier = ""
    for post in posts[: LIMITS.posts]:
        span = page.spans.get(post.body.mem_id)
        if span is None:
            continue
        stretches, gone = _own_lines(layer.text, span, _quotes(post.body, page), earlier)
        removed.extend(gone)
        if not stretches:
            continue
        earlier += "|" + fold("".join(layer.text[s.start : s.end] for s in stretches))
        drafts.append(_draft(post, stretches, meta, engine))
    if not drafts:
        return None
    return Drafts(tuple(drafts), tuple(removed), NOT_POST)


def _draft(post: _Post, stretches: list[Span], meta: PageMeta, engine: str) -> Draft:
    stamps = (Stamp(post.stamp, post.stamp_how, 0),) if post.stamp else ()
    return Draft(
        tuple(stretches),
        title=Found(meta.title.value, "the thread's title: " + meta.title.how)
        if meta.title.value
        else Found(),
        url=meta.url,
        author=Found(post.author, f"the post's author ({engine})") if post.author else Found(),
        language=meta.language,
        site=meta.site,
        stamps=stamps,
        forum=True,
    )


def _posts(page: PageText) -> tuple[list[_Post], str]:
    """The posts of a page in order, and what they were found by; none where it is no thread."""
    assert page.tree is not None
    for engine in ENGINES:
        found = _outermost(page.tree.css(engine.post))
        posts = [post for node in found if (post := _post(node, engine)) is not None]
        if posts and (len(posts) > 1 or _speaks_of_forum(page)):
            return posts, engine.name
    return _by_shape(page), "a repeated shape"


def _outermost(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    """Nodes that stand in no other node of the list, in document order."""
    kept: list[LexborNode] = []
    known: set[int] = set()
    for node in nodes:
        above = node.parent
        while above is not None and above.mem_id not in known:
            above = above.parent
        if above is None:
            kept.append(node)
            known.add(node.mem_id)
    return kept


def _post(node: LexborNode, engine: Engine) -> _Post | None:
    """The parts of a post element; None where it has no body."""
    body = node.css_first(engine.body)
    if body is None:
        return None
    author = _name(node.attributes.get("data-author") or "") or _first_name(node, engine.author)
    stamp, how = _stamp(node, engine.time, body)
    return _Post(body, author, stamp, how)


def _first_name(node: LexborNode, selector: str) -> str:
    for found in node.css(selector)[:4]:
        name = _name(words_of(found))
        if name:
            return name
    return ""


def _name(text: str) -> str:
    """An author's name as shown, without the label before it; "" where the words are no name."""
    words = NAME_LABEL.sub("", " ".join(text.split()))
    return words if 0 < len(words) <= 60 and any(c.isalnum() for c in words) else ""


def _stamp(node: LexborNode, selector: str, body: LexborNode) -> tuple[str, str]:
    """The first time of a post outside its body: its words and how they were found."""
    inside = {found.mem_id for found in body.css("time, [class*=date], [class*=time]")}
    vaguer = ("", "")
    for found in node.css(selector)[:6]:
        if found.mem_id in inside:
            continue
        given = found.attributes
        exact = given.get("datetime") or given.get("content") or given.get("data-time") or ""
        shown = words_of(found)[:120]
        for text in (exact, given.get("title") or "", shown):
            how = f"the post's stamp “{(shown or text)[:60]}”"
            if text and readings(text):
                return text, how
            if text and not vaguer[0] and vague(text):
                vaguer = (text, how)
    return vaguer


def _by_shape(page: PageText) -> list[_Post]:
    """Posts by the general rule: the largest group of like siblings that pass every test."""
    assert page.tree is not None
    if not _speaks_of_forum(page):
        return []
    groups: dict[tuple[int, str, str], list[LexborNode]] = defaultdict(list)
    for node in page.tree.css("article, div, li, section, table, tr")[:20_000]:
        shape = node.attributes.get("class") or ""
        name = f"{shape} {node.attributes.get('id') or ''} {node.attributes.get('itemtype') or ''}"
        if node.parent is not None and ITEM.search(name) and not NO_ITEM.search(name):
            first = shape.split()[0] if shape.split() else ""
            groups[(node.parent.mem_id, node.tag or "", first)].append(node)
    best: list[_Post] = []
    engine = Engine("", "", BODY, AUTHOR, TIME)
    for nodes in groups.values():
        if len(nodes) < FEWEST or NO_ITEM.search(_above(nodes[0])):
            continue
        posts = [p for node in nodes if not _is_teaser(node) and (p := _post(node, engine)) is not None]
        whole = [p for p in posts if p.author and p.stamp]
        size = sum(len(words_of(p.body)) for p in whole)
        enough = max(FEWEST, 0.8 * len(nodes), len(best) + 1)
        if len(whole) >= enough and size >= PROSE * len(whole):
            best = whole
    return best


def _above(node: LexborNode) -> str:
    """Classes and ids of the elements around a node, up to the body."""
    names: list[str] = []
    above = node.parent
    while above is not None and above.tag not in ("body", "html") and len(names) < 40:
        given = above.attributes
        names.append(f"{given.get('class') or ''} {given.get('id') or ''}")
        above = above.parent
    return " ".join(names)


def _is_teaser(node: LexborNode) -> bool:
    """Whether an item leads elsewhere: a linked heading, or mostly links."""
    if node.css_first("h1 a, h2 a, h3 a, h4 a") is not None:
        return True
    whole = len(words_of(node))
    links = sum(len(words_of(link)) for link in node.css("a")[:200])
    return whole == 0 or links > LINKED * whole


def _speaks_of_forum(page: PageText) -> bool:
    """Whether a page calls itself a forum: its program, its address, its classes, its trail."""
    assert page.tree is not None
    tree = page.tree
    words: list[str] = []
    for selector, name in (
        ('meta[name="generator"]', "content"), ('link[rel="canonical"]', "href"),
        ('meta[property="og:url"]', "content"), ('meta[property="og:site_name"]', "content"),
        ("html", "class"), ("html", "id"), ("body", "class"), ("body", "id"), ("body",
        "data-pageapp"), ('[itemtype*="DiscussionForumPosting"]', "itemtype"),
    ):  # fmt: skip
        node = tree.css_first(selector)
        if node is not None:
            words.append(node.attributes.get(name) or "")
    words += [words_of(node)[:400] for node in tree.css("title, nav, [class*=breadcrumb]")[:6]]
    program = re.search(r"discourse|phpbb|vbulletin|xenforo|invision|mybb|smf", " ".join(words), re.I)
    return program is not None or FORUM.search(" ".join(words)[:5_000]) is not None


def _quotes(body: LexborNode, page: PageText) -> list[Span]:
    """The stretches of a body's quote boxes."""
    return [span for node in body.css(QUOTE)[:100] if (span := page.spans.get(node.mem_id)) is not None]


def _own_lines(
    text: str, span: Span, quotes: list[Span], earlier: str
) -> tuple[list[Span], list[tuple[Span, Reason]]]:
    """The lines of a body that are the post's own, and those that are not with why.

    A quote box stays where no earlier post holds it: posts that pass an article on put it in one.
    """
    own: list[Span] = []
    gone: list[tuple[Span, Reason]] = []
    heads: list[Span] = []
    copied = False
    for found in re.finditer(r"[^\n]+", text[span.start : span.end]):
        line = Span(span.start + found.start(), span.start + found.end())
        words = found.group().strip()
        if not words:
            continue
        inside = any(q.start <= line.start and line.end <= q.end for q in quotes)
        if EDIT.fullmatch(words):
            gone.append((line, EDITED))
        elif inside and HEAD.fullmatch(words):
            heads.append(line)
        elif inside and len(fold(words)) >= 12 and fold(words) in earlier:
            gone.append((line, QUOTED))
            copied = True
        else:
            own.append(line)
    gone.extend((head, QUOTE_HEAD) for head in heads if copied)
    own.extend(head for head in heads if not copied)
    return sorted(own), gone
