"""The read step: an original's bytes to its reports, with everything that was left out and why."""

from __future__ import annotations

from collections.abc import Iterable

from stemma.errors import problem
from stemma.ids import bytes_id
from stemma.read.draft import Draft, Drafts
from stemma.read.furniture import body_key, line_keys
from stemma.read.html import read_page
from stemma.read.layer import Layer, layer_of
from stemma.read.limits import LIMITS
from stemma.read.metadata import report_of
from stemma.read.plain import read_article, read_dump, read_text
from stemma.read.sources import Source, load, walk
from stemma.read.threads import read_thread
from stemma.reasons import reason
from stemma.records import Original, Problem, ReadResult, Reason, Removed, Report, Span

NAME = "read"
VERSION = "3"

BETWEEN = reason("json.between", "between two articles")


def read(data: bytes, names: tuple[str, ...], furniture: frozenset[str] = frozenset()) -> ReadResult:
    """Read one original: its reports, the stretches no report holds, and what went wrong.

    ``data``: the bytes after unpacking; ``names``: where they were found, sorted;
    ``furniture``: keys of lines that repeat within the pile (``stemma.read.furniture``).
    Never raises: what cannot be read is a problem with a code.
    """
    names = tuple(sorted(names))
    where = names[0] if names else ""
    identity = bytes_id(data)
    layer = layer_of(data, where)
    original = Original(identity, names, layer.kind, len(data), layer.charset, layer.repairs)
    if layer.kind == "unknown":
        return ReadResult(original, (), (), layer.problems)
    try:
        drafts = _drafts(layer, where, furniture)
        reports = _reports(drafts.drafts, layer, identity, names)
    except Exception as error:  # a fault in one original must not end the run
        fault = problem("E110", where, what=f"{type(error).__name__}: {error}"[:200])
        return ReadResult(original, (), (), (*layer.problems, fault))
    removed = removed_of(layer.text, reports, drafts, identity)
    return ReadResult(original, reports, removed, (*layer.problems, *drafts.problems))


def furniture_lines(layer: Layer) -> tuple[frozenset[str], str]:
    """The short keys of a layer's lines and the key of its body, to find what repeats in a pile."""
    if layer.kind != "dump":
        return frozenset(), ""
    return line_keys(layer.text), body_key(layer.text)


def _drafts(layer: Layer, where: str, furniture: frozenset[str]) -> Drafts:
    """The drafts of a layer, by its kind."""
    if layer.kind == "html":
        thread = read_thread(layer)
        return thread if thread is not None else read_page(layer, where, furniture)
    if layer.kind == "json":
        return _articles(layer, where)
    if layer.kind == "dump":
        return read_dump(layer, where, furniture)
    return read_text(layer, where)


def _articles(layer: Layer, where: str) -> Drafts:
    """The drafts of all articles of a JSON original."""
    drafts: list[Draft] = []
    removed: list[tuple[Span, Reason]] = []
    problems: list[Problem] = []
    for article in layer.articles:
        draft, junk = read_article(layer, article)
        removed.extend(junk)
        if draft is None:
            problems.append(problem("E109", where))
        else:
            drafts.append(draft)
    return Drafts(tuple(drafts), tuple(removed), BETWEEN, tuple(problems))


def _reports(
    drafts: Iterable[Draft], layer: Layer, identity: str, names: tuple[str, ...]
) -> tuple[Report, ...]:
    """The reports of drafts, numbered from 0."""
    return tuple(report_of(draft, layer.text, identity, n, names) for n, draft in enumerate(drafts))


def removed_of(text: str, reports: tuple[Report, ...], drafts: Drafts, identity: str) -> tuple[Removed, ...]:
    """A record for every stretch that no report holds and that is not white space, in order.

    A stretch that has a reason of its own keeps it; the rest of each gap takes ``drafts.rest``.
    """
    held = sorted((s.source, s.source + s.length) for report in reports for s in report.segments)
    named = sorted(drafts.removed, key=lambda pair: (pair[0].start, -pair[0].end))
    found: list[tuple[int, int, Reason]] = []
    at = n = 0
    for start, end in (*held, (len(text), len(text))):
        if start > at:
            n = _fill(text, Span(at, start), named, n, drafts.rest, found)
        at = max(at, end)
    return tuple(Removed(identity, a, b, text[a:b], why) for a, b, why in found)


def _fill(
    text: str, gap: Span, named: list[tuple[Span, Reason]], n: int, rest: Reason,
    found: list[tuple[int, int, Reason]],
) -> int:  # fmt: skip
    """Cover one gap with stretches and their reasons, put into ``found``.

    ``named`` are stretches with a reason of their own, from number ``n`` on; gives the number of the
    first one that reaches behind the gap. A run of lines left out for one reason is one stretch.
    """

    def put(a: int, b: int, why: Reason) -> None:
        raw = text[a:b]
        if not raw.strip():
            return
        a += len(raw) - len(raw.lstrip())
        b -= len(raw) - len(raw.rstrip())
        last = found[-1] if found and found[-1][0] >= gap.start else None
        if last and last[2].code == why.code and not text[last[1] : a].strip():
            a, why = last[0], last[2]
            found.pop()
        found.append((a, b, why))

    at = gap.start
    while n < len(named) and named[n][0].start < gap.end:
        span, why = named[n]
        a, b = max(span.start, at), min(span.end, gap.end)
        if a < b:
            put(at, a, rest)
            put(a, b, why)
            at = b
        if span.end > gap.end:  # it reaches over the text that a report holds, into the next gap
            break
        n += 1
    put(at, gap.end, rest)
    return n


__all__ = [
    "LIMITS", "NAME", "VERSION", "Layer", "Source", "furniture_lines", "layer_of", "load", "read",
    "removed_of", "walk",
]  # fmt: skip
