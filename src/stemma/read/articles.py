"""JSON articles in news-please form, and near it: one object, a list of them, or JSON lines."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from stemma.errors import problem
from stemma.read.decode import well_formed
from stemma.read.limits import LIMITS
from stemma.records import Problem, Span

TEXT_FIELDS = ("maintext", "text", "articleBody", "body", "content")
"""Names of the field that holds the text, the surest first."""
TITLE_FIELDS = ("title", "headline", "title_page", "title_rss")
DATE_FIELDS = (
    "date_publish",
    "date",
    "published",
    "date_published",
    "datePublished",
    "publish_date",
)
SITE_FIELDS = ("source_domain", "source", "outlet", "site", "publisher")
URL_FIELDS = ("url", "link", "canonical_url")
LIST_FIELDS = ("articles", "items", "news", "data")
"""Names of a field that holds a list of articles."""

LOOKS_JSON = re.compile(r"""\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\]|"))""")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a JSON original; ``span`` is its text's stretch of the layer."""

    span: Span
    title: str = ""
    url: str = ""
    site: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    date_field: str = ""
    description: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a JSON original, their joined text, and what was wrong with some."""

    text: str
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def looks_like_json(text: str) -> bool:
    """Whether a text begins as JSON objects or lists do."""
    return LOOKS_JSON.match(text) is not None


def articles_of(text: str, where: str) -> Articles:
    """Read every article of a JSON text; never raises.

    A broken line of JSON lines, a missing text and an unusable field are problems; the rest is
    read.
    """
    values, problems = _values(text, where)
    parts: list[str] = []
    found: list[Article] = []
    at = 0
    for number, value in enumerate(values):
        place = where if len(values) == 1 else f"{where} article {number + 1}"
        if len(found) >= LIMITS.articles:
            problems.append(problem("E114", where, limit=f"{LIMITS.articles:,} articles"))
            break
        body = _body(value)
        if not body.strip():
            problems.append(problem("E108", place))
            continue
        if len(body) > LIMITS.characters:
            body = body[: LIMITS.characters]
            problems.append(problem("E114", place, limit=f"{LIMITS.characters:,}"))
        if parts:
            at += 2
        article = _article(value, Span(at, at + len(body)))
        if not article.title:
            problems.append(problem("E113", place, field="title"))
        found.append(article)
        parts.append(body)
        at += len(body)
    return Articles("\n\n".join(parts), tuple(found), tuple(problems))


def _values(text: str, where: str) -> tuple[list[Any], list[Problem]]:
    """The JSON values that may be articles."""
    try:
        value = json.loads(text)
    except RecursionError:
        return [], [problem("E107", where, what="it is nested too deep")]
    except ValueError as error:
        return _lines(text, where, str(error))
    if isinstance(value, dict):
        if not _body(value):
            for name in LIST_FIELDS:
                if isinstance(value.get(name), list):
                    return value[name], []
        return [value], []
    if isinstance(value, list):
        return value, []
    return [], [problem("E108", where)]


def _lines(text: str, where: str, error: str) -> tuple[list[Any], list[Problem]]:
    """JSON lines: each line a value; a line that is no JSON is a problem of its own."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    values: list[Any] = []
    problems: list[Problem] = []
    if len(lines) < 2:
        return [], [problem("E107", where, what=error)]
    for number, line in lines:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as fault:
            if not values and number > 1:  # the text is one broken value, not a value per line
                return [], [problem("E107", where, what=error)]
            problems.append(problem("E107", f"{where} line {number}", what=str(fault)))
            continue
        values.append(value)
    if not any(isinstance(value, dict) for value in values):
        return [], [problem("E107", where, what=error)]
    return values, problems


def _body(value: object) -> str:
    """The text of an article, "" where it has none; a list of paragraphs is joined by lines."""
    if not isinstance(value, dict):
        return ""
    for name in TEXT_FIELDS:
        text = value.get(name)
        if isinstance(text, list) and text and all(isinstance(part, str) for part in text):
            text = "\n".join(text)
        if isinstance(text, str) and text.strip():
            return well_formed(text)
    return ""


def _article(value: dict[str, Any], span: Span) -> Article:
    field, stamp = _first(value, DATE_FIELDS)
    return Article(
        span,
        _first(value, TITLE_FIELDS)[1],
        _first(value, URL_FIELDS)[1],
        _first(value, SITE_FIELDS)[1],
        _names(value.get("authors", value.get("author", value.get("byline")))),
        stamp,
        field,
        _first(value, ("description",))[1],
        _first(value, ("language", "lang"))[1],
    )


def _first(value: dict[str, Any], names: tuple[str, ...]) -> tuple[str, str]:
    """The first field with a usable string: its name and its value, white space folded."""
    for name in names:
        found = value.get(name)
        if isinstance(found, dict):
            found = found.get("name")
        if isinstance(found, int) and not isinstance(found, bool) and name in DATE_FIELDS:
            found = str(found)[:20] if abs(found) < 10**18 else None
        if isinstance(found, str) and found.strip():
            return name, " ".join(well_formed(found[:2000]).split())
    return "", ""


def _names(value: object) -> tuple[str, ...]:
    """The authors as a tuple of names, whatever shape they come in."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return ()
    names: list[str] = []
    for item in value[:20]:
        if isinstance(item, dict):
            item = item.get("name")
        if isinstance(item, str) and item.strip():
            name = " ".join(well_formed(item[:200]).split())
            if name not in names:
                names.append(name)
    return tuple(names)
