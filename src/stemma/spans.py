"""From a report's characters to the original's, and back: quotes made and checked.

A report's text is joined from segments of its original's *layer*: the decoded characters of a text
file, the unescaped text of a JSON article, the visible text of a page (see ``stemma.read.layer``).
"""

from __future__ import annotations

from stemma.records import Quote, Report, Segment, Span

CONTEXT = 32
"""Characters of prefix and suffix kept with a quote (the length Hypothesis' client keeps)."""

JOINT = "\n\n"
"""What stands between two segments of a report's text."""


def join_segments(layer: str, stretches: list[Span]) -> tuple[str, tuple[Segment, ...]]:
    """Join stretches of a layer into a report's text; give the text and its segments.

    Stretches are trimmed of white space at both ends; empty ones are left out.
    """
    pieces: list[str] = []
    segments: list[Segment] = []
    at = 0
    for stretch in stretches:
        raw = layer[stretch.start : stretch.end]
        text = raw.strip()
        if not text:
            continue
        if pieces:
            at += len(JOINT)
        source = stretch.start + (len(raw) - len(raw.lstrip()))
        segments.append(Segment(at, source, len(text)))
        pieces.append(text)
        at += len(text)
    return JOINT.join(pieces), tuple(segments)


def source_spans(report: Report, span: Span) -> list[Span]:
    """The stretches of the layer that a span of a report's text stands on, in order."""
    found: list[Span] = []
    for segment in report.segments:
        start = max(span.start, segment.start)
        end = min(span.end, segment.start + segment.length)
        if start < end:
            shift = segment.source - segment.start
            found.append(Span(start + shift, end + shift))
    return found


def quotes(report: Report, span: Span, layer: str) -> tuple[Quote, ...]:
    """Quotes of the original for a span of a report's text: one per segment it touches."""
    return tuple(quote_at(report.original_id, part, layer) for part in source_spans(report, span))


def quote_at(original_id: str, span: Span, layer: str) -> Quote:
    """A quote of the layer at ``span``, with its context."""
    return Quote(
        original_id,
        span.start,
        span.end,
        layer[span.start : span.end],
        layer[max(0, span.start - CONTEXT) : span.start],
        layer[span.end : span.end + CONTEXT],
    )


def holds(quote: Quote, layer: str) -> bool:
    """Whether a quote still stands in its original: exact text, prefix and suffix."""
    return quote_at(quote.original_id, Span(quote.start, quote.end), layer) == quote


def report_holds(report: Report, layer: str) -> bool:
    """Whether every segment of a report's text is the layer's own characters."""
    at = 0
    for n, segment in enumerate(report.segments):
        if n:
            if report.text[at : segment.start] != JOINT:
                return False
        elif segment.start != 0:
            return False
        at = segment.start + segment.length
        if report.text[segment.start : at] != layer[segment.source : segment.source + segment.length]:
            return False
    return at == len(report.text)
