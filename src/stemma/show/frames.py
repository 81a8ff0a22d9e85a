"""Records as tables: Arrow or pandas, for analysis outside of Stemma (the extra "frames").

One row per record, one column per plain value; a tuple becomes a list column. What lies deeper
(voices, stances, slots) is spread over columns of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from stemma.records import (
    Claim,
    CopyLink,
    Finding,
    Original,
    Problem,
    Removed,
    Report,
    Story,
)
from stemma.store.view import View

Row = dict[str, Any]


def frame(view: View, kind: str, as_: str) -> Any:
    """The records of one kind as a ``pyarrow.Table`` ("arrow") or ``pandas.DataFrame`` ("pandas").

    ValueError for another kind or form; ImportError where the extra is not installed.
    """
    if kind not in KINDS:
        raise ValueError(f"no frame of {kind!r}: choose one of {', '.join(sorted(KINDS))}")
    if as_ not in ("arrow", "pandas"):
        raise ValueError(f"no frame as {as_!r}: choose arrow or pandas")
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError("frames need the extra: pip install 'stemma-news[frames]'") from error
    names, rows = KINDS[kind]
    found = rows(view)
    schema = pyarrow.schema([(name, _type(pyarrow, of)) for name, of in names.items()])
    table = pyarrow.Table.from_pylist(found, schema=schema)
    if as_ == "arrow":
        return table
    try:
        return table.to_pandas()
    except ImportError as error:
        raise ImportError("frames need the extra: pip install 'stemma-news[frames]'") from error


def _type(pyarrow: Any, of: str) -> Any:
    """The Arrow type behind a column's word in ``KINDS``."""
    return {
        "text": pyarrow.string(),
        "int": pyarrow.int64(),
        "real": pyarrow.float64(),
        "day": pyarrow.date32(),
        "flag": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
    }[of]


def _original(found: Original) -> Row:
    return {
        "id": found.id, "names": list(found.names), "kind": found.kind, "size": found.size,
        "charset": found.charset, "repairs": [r.words for r in found.repairs],
    }  # fmt: skip


def _report(view: View, found: Report) -> Row:
    return {
        "id": found.id, "label": view.label(found.id), "original_id": found.original_id,
        "number": found.number, "title": found.title.value, "text": found.text,
        "outlet": found.outlet.name, "outlet_kind": found.outlet.kind, "url": found.url.value,
        "byline": found.byline.value, "dateline": found.dateline.value,
        "credit": found.credit.value, "author": found.author.value,
        "language": found.language.value, "published": found.published.value,
        "published_earliest": found.published.earliest,
        "published_latest": found.published.latest, "published_how": found.published.how,
    }  # fmt: skip


def _removed(found: Removed) -> Row:
    return {
        "original_id": found.original_id, "start": found.start, "end": found.end,
        "exact": found.exact, "code": found.reason.code, "reason": found.reason.words,
    }  # fmt: skip


def _claim(found: Claim) -> Row:
    slots = {slot.role: slot.text for slot in reversed(found.slots)}
    return {
        "id": found.id, "report_id": found.report_id, "sentence": found.sentence,
        "start": found.span.start, "end": found.span.end, "text": found.text,
        "event": found.event, "predicate": found.predicate, "nature": found.nature,
        "voice_kind": found.voice.kind, "voice": found.voice.name,
        "voice_interest": found.voice.interest, "stance": found.stance.kind,
        "hedges": list(found.stance.hedges), "who": slots.get("who", ""),
        "whom": slots.get("whom", ""), "what": slots.get("what", ""),
        "where": slots.get("where", ""), "when": slots.get("when", ""),
        "how_many": slots.get("how many", ""), "origins": [o.name for o in found.origins],
    }  # fmt: skip


def _link(found: CopyLink) -> Row:
    return {
        "id": found.id, "a_id": found.a_id, "b_id": found.b_id, "direction": found.direction,
        "passages": len(found.passages), "a_share": found.a_share, "b_share": found.b_share,
        "reasons": [r.words for r in found.reasons],
    }  # fmt: skip


def _story(view: View, found: Story) -> Row:
    return {
        "id": found.id, "label": view.label(found.id), "title": found.title,
        "report_ids": list(found.report_ids),
    }  # fmt: skip


def _finding(view: View, found: Finding) -> Row:
    return {
        "id": found.id, "label": view.label(found.id), "story_id": found.story_id,
        "statement": found.statement, "nature": found.nature, "stance": found.stance.kind,
        "hedges": list(found.stance.hedges), "voices": list(found.voices),
        "support": found.support, "contest": found.contest, "fewest": found.fewest,
        "most": found.most, "reports": found.reports, "outlets": found.outlets,
        "outlets_unknown": found.outlets_unknown, "weight": found.weight,
        "claim_ids": list(found.claim_ids), "reasons": [r.words for r in found.reasons],
    }  # fmt: skip


def _problem(found: Problem) -> Row:
    return {
        "code": found.code, "what": found.what, "where": found.where, "advice": found.advice,
    }  # fmt: skip


def _named(words: str) -> dict[str, str]:
    """Column names and types from "name name:type …"; a column without a type is text."""
    pairs = (word.partition(":") for word in words.split())
    return {name: of or "text" for name, _, of in pairs}


def _each(records: Sequence[Any], row: Callable[[Any], Row]) -> list[Row]:
    return [row(record) for record in records]


KINDS: dict[str, tuple[dict[str, str], Callable[[View], list[Row]]]] = {
    "originals": (
        _named("id names:texts kind size:int charset repairs:texts"),
        lambda view: _each(view.originals(), _original),
    ),
    "reports": (
        _named(
            "id label original_id number:int title text outlet outlet_kind url byline dateline"
            " credit author language published published_earliest:day published_latest:day"
            " published_how"
        ),
        lambda view: _each(view.reports(), lambda found: _report(view, found)),
    ),
    "removed": (
        _named("original_id start:int end:int exact code reason"),
        lambda view: _each(view.removed(), _removed),
    ),
    "claims": (
        _named(
            "id report_id sentence:int start:int end:int text event predicate nature voice_kind"
            " voice voice_interest stance hedges:texts who whom what where when how_many"
            " origins:texts"
        ),
        lambda view: _each(view.claims(), _claim),
    ),
    "links": (
        _named("id a_id b_id direction passages:int a_share:real b_share:real reasons:texts"),
        lambda view: _each(view.links(), _link),
    ),
    "stories": (
        _named("id label title report_ids:texts"),
        lambda view: _each(view.stories(), lambda found: _story(view, found)),
    ),
    "findings": (
        _named(
            "id label story_id statement nature stance hedges:texts voices:texts support contest"
            " fewest:int most:int reports:int outlets:int outlets_unknown:int weight:real"
            " claim_ids:texts reasons:texts"
        ),
        lambda view: _each(view.findings(), lambda found: _finding(view, found)),
    ),
    "problems": (
        _named("code what where advice"),
        lambda view: _each(view.problems(), _problem),
    ),
}
"""Per kind of record: the columns with their types, and how its rows are made."""
