"""What a page says about itself: metadata in its head, linked data, and marked times."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stemma.outlets import host_of
from stemma.read.draft import NO_SITE, NOT_FOUND, Site, Stamp
from stemma.read.lines import clean_names
from stemma.read.pagetext import PageText, words_of
from stemma.records import Found

TITLE_METAS = (
    "og:title",
    "twitter:title",
    "dc.title",
    "parsely-title",
    "sailthru.title",
    "headline",
)
DATE_METAS = (
    "article:published_time", "article:published", "og:article:published_time",
    "datepublished", "date_published", "og:published_time", "publishdate",
    "publish-date", "publish_date", "publicationdate",
    "parsely-pub-date", "sailthru.date", "article.published", "dc.date.issued", "dcterms.created",
    "dc.date", "dcterms.date", "pubdate", "cxenseparse:recs:publishtime", "originalpublicationdate",
    "article_date_original", "displaydate", "date", "rnews:datepublished",
)  # fmt: skip
AUTHOR_METAS = (
    "author",
    "article:author_name",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
)
SITE_METAS = ("og:site_name", "application-name", "dc.publisher")
ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "WebPage",
        "Report",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "VideoObject",
        "AdvertiserContentArticle",
        "DiscussionForumPosting",
    ]
)
LINKED = 200_000
"""Characters of one block of linked data that are read; real ones stay under 60,000."""
NODES = 2_000
"""Nodes of linked data that are looked at."""


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page says about itself, each with how it was found.

    ``headings``: every form of the title, so that the body need not begin with one of them.
    """

    title: Found = NOT_FOUND
    url: Found = NOT_FOUND
    byline: Found = NOT_FOUND
    language: Found = NOT_FOUND
    site: Site = NO_SITE
    stamps: tuple[Stamp, ...] = ()
    headings: tuple[str, ...] = ()


def page_meta(page: PageText | None, source: str) -> PageMeta:
    """Read a page's metadata; empty where the page could not be parsed."""
    if page is None or page.tree is None:
        return PageMeta()
    tree = page.tree
    metas = _metas(tree)
    linked = _linked(tree)
    return PageMeta(
        _title(tree, metas, linked),
        _url(tree, metas),
        _byline(metas, linked),
        _language(tree),
        _site(tree, metas, linked),
        tuple(_stamps(tree, metas, linked)),
        _headings(tree, metas),
    )


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """The first content of each named meta element, names in lower case."""
    found: dict[str, str] = {}
    for node in tree.css("meta")[:500]:
        given = node.attributes
        name = given.get("property") or given.get("name") or given.get("itemprop")
        content = given.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), " ".join(content[:2000].split()))
    return found


def _linked(tree: LexborHTMLParser) -> list[dict[str, Any]]:
    """The article nodes of a page's linked data (JSON-LD), in order; broken blocks are left out."""
    found: list[dict[str, Any]] = []
    for script in tree.css('script[type="application/ld+json"]')[:20]:
        raw = script.text(deep=True)
        if not raw.strip() or len(raw) > LINKED:
            continue
        try:
            waiting: list[Any] = [json.loads(raw, strict=False)]
        except (ValueError, RecursionError):
            continue
        looked = 0
        while waiting and looked < NODES:
            node = waiting.pop(0)
            looked += 1
            if isinstance(node, list):
                waiting.extend(node[:100])
            elif isinstance(node, dict):
                kinds = node.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and kind in ARTICLES for kind in kinds):
                    found.append(node)
                for name in ("@graph", "mainEntity"):
                    if name in node:
                        waiting.append(node[name])
    # a plain web page or film tells less about the article than an article node does
    return sorted(found, key=lambda node: node.get("@type") in ("WebPage", "VideoObject"))


def _string(value: object) -> str:
    """A string of linked data, folded; a node gives its name, a list its first item."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(html.unescape(value[:2000]).split()) if isinstance(value, str) else ""


def _title(tree: LexborHTMLParser, metas: dict[str, str], linked: list[dict[str, Any]]) -> Found:
    for node in linked:
        headline = _string(node.get("headline"))
        if headline:
            return Found(headline, "the page's linked data (headline)")
    for name in TITLE_METAS:
        if metas.get(name):
            return Found(_without_site(metas[name], metas), f"the page's metadata ({name})")
    heads = [words_of(node) for node in tree.css("h1")[:20]]
    heads = [head for head in heads if 10 <= len(head) <= 300]
    if len(heads) == 1:
        return Found(heads[0], "the page's heading")
    text = words_of(tree.css_first("title"))[:500]
    return Found(_without_site(text, metas), "the page's title element") if text else Found()


def _headings(tree: LexborHTMLParser, metas: dict[str, str]) -> tuple[str, ...]:
    """Other forms of the title: the page's first headings and its metadata."""
    heads = [words_of(node)[:400] for node in tree.css("h1")[:5]]
    return tuple(head for head in (*heads, *(metas.get(name, "") for name in TITLE_METAS)) if head)


def _without_site(title: str, metas: dict[str, str]) -> str:
    """A title without the site's name at its end ("Flood in Town - Example News")."""
    names = [metas.get("og:site_name", "").casefold()]
    for mark in (" | ", " - ", " – ", " — ", " :: ", " » "):
        head, found, tail = title.rpartition(mark)
        if not found:
            continue
        short = len(tail.split()) <= 3 and len(head.split()) >= 4 and mark == " | "
        if tail.casefold().strip() in names or short:
            return head.strip()
    return title


def _url(tree: LexborHTMLParser, metas: dict[str, str]) -> Found:
    node = tree.css_first('link[rel="canonical"]')
    href = (node.attributes.get("href") or "").strip() if node is not None else ""
    if host_of(href) and "//" in href:
        return Found(href[:2000], "the page's canonical address")
    for name in ("og:url", "twitter:url", "parsely-link"):
        if host_of(metas.get(name, "")) and "//" in metas[name]:
            return Found(metas[name], f"the page's metadata ({name})")
    return Found()


def _byline(metas: dict[str, str], linked: list[dict[str, Any]]) -> Found:
    for node in linked:
        authors = node.get("author")
        items = authors if isinstance(authors, list) else [authors]
        names = clean_names(_string(item) for item in items[:20])
        if names:
            return Found(", ".join(names), "the page's linked data (author)")
    for name in AUTHOR_METAS:
        value = ", ".join(clean_names([metas.get(name, "")]))
        if value:
            return Found(value, f"the page's metadata ({name})")
    return Found()


def _language(tree: LexborHTMLParser) -> Found:
    node = tree.css_first("html")
    lang = (node.attributes.get("lang") or "").strip().lower() if node is not None else ""
    short = lang.replace("_", "-").split("-")[0]
    return Found(short, "the page's lang attribute") if short.isalpha() and len(short) == 2 else Found()


def _site(tree: LexborHTMLParser, metas: dict[str, str], linked: list[dict[str, Any]]) -> Site:
    address = _url(tree, metas)
    host = host_of(address.value)
    for name in SITE_METAS:
        if metas.get(name):
            return Site(host, address.how, metas[name].lstrip("@"), f"the page's metadata ({name})")
    for node in linked:
        publisher = _string(node.get("publisher"))
        if publisher:
            return Site(host, address.how, publisher, "the page's linked data (publisher)")
    return Site(host, address.how)


BESIDE = re.compile(
    r"comment|repl(?:y|ies)|related|recommend|teaser|card|sidebar|footer|widget|trending|popular|latest|"
    r"more-|most-|ticker|promo|menu|weather|clock",
    re.I,
)
"""Classes and ids around times that belong to something else than the article."""


def _is_beside(mark: LexborNode) -> bool:
    """Whether a marked time belongs to a comment, a teaser or the page's frame."""
    node: LexborNode | None = mark
    for _ in range(40):
        if node is None or node.tag in ("body", "html"):
            return False
        given = node.attributes
        if node.tag in ("aside", "nav", "footer"):
            return True
        if BESIDE.search(f"{given.get('class') or ''} {given.get('id') or ''}"):
            return True
        node = node.parent
    return False


def _stamps(tree: LexborHTMLParser, metas: dict[str, str], linked: list[dict[str, Any]]) -> list[Stamp]:
    """Publication stamps of the page's own data, the surest first."""
    stamps: list[Stamp] = []
    for node in linked:
        value = _string(node.get("datePublished"))
        if value:
            stamps.append(Stamp(value, "the page's linked data (datePublished)", 0))
    stamps += [
        Stamp(metas[name], f"the page's metadata ({name})", 0) for name in DATE_METAS if metas.get(name)
    ]
    for mark in tree.css("time, abbr.published, [itemprop=datePublished]")[:40]:
        given = mark.attributes
        if _is_beside(mark):
            continue
        value = given.get("datetime") or given.get("content") or words_of(mark)
        if value.strip():
            own = "pubdate" in given or given.get("itemprop") == "datePublished"
            how = "a publication time marked in the page" if own else "a time marked in the page"
            stamps.append(Stamp(" ".join(value[:100].split()), how, 0 if own else 2))
            if len(stamps) >= 12:
                break
    return stamps
