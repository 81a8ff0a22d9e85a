"""Verifying a case: bytes, ids, quotes, references and the file itself.

Originals are the ground: their bytes hash to their id. Each layer is made again from the bytes,
each report's text must be the layer's own characters, and each span that a claim, mention, link or
finding rests on must lie in a report.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from stemma import spans
from stemma.errors import StemmaError, problem
from stemma.ids import bytes_id, content_id
from stemma.records import Annotation, Claim, CopyLink, Lineage, Problem, Report, Span, Weighed
from stemma.store import codec
from stemma.store.file import guarded
from stemma.store.migrations import MIGRATIONS, pending, statements
from stemma.store.rows import report_of
from stemma.store.view import View

T = TypeVar("T")

MOST_DAMAGE = 20
"""Complaints of SQLite about its own pages that are shown."""


def check(view: View) -> list[Problem]:
    """What does not hold in a case; nothing where all holds.

    E206 the file or a stored value is damaged, E501 a quote does not stand in its original, E502 an
    id does not fit its content or names nothing.
    """
    with guarded(view.path):
        found = list(_file(view))
        if found:
            return found
        layers = _Layers(view)
        for key, original_id in view.db.execute("SELECT key, id FROM original ORDER BY key"):
            found += _original(view, layers, key, original_id)
        found += _claims(view)
        found += _links(view)
        found += _stories(view)
        found += _lineages(view)
    return found


class _Layers:
    """The layer of the original at hand; None where its bytes or the making of it failed."""

    def __init__(self, view: View) -> None:
        self.view = view

    def of(self, original_id: str) -> str | None:
        try:
            return self.view.layer(original_id)
        except (StemmaError, zlib.error):
            return None


# --- the file ---


def _file(view: View) -> Iterator[Problem]:
    """What SQLite says of its own pages and references, and whether the tables are a case's."""
    where = str(view.path)
    try:
        rows = view.db.execute(f"PRAGMA quick_check({MOST_DAMAGE})").fetchall()
    except sqlite3.DatabaseError as error:
        yield problem("E206", where, what=str(error))
        return
    yield from (problem("E206", where, what=words) for (words,) in rows if words != "ok")
    for table, row, parent, _ in view.db.execute("PRAGMA foreign_key_check").fetchall():
        yield problem("E206", where, what=f"{table} {row} names a {parent} that is not there")
    expected = _schema(_fresh())
    if not pending(view.db) and _schema(view.db) != expected:
        yield problem("E206", where, what="its tables are not those of a case")


def _fresh() -> sqlite3.Connection:
    """An empty case in memory."""
    db = sqlite3.connect(":memory:")
    for migration in MIGRATIONS:
        for statement in statements(migration.sql):
            db.execute(statement)
    return db


def _schema(db: sqlite3.Connection) -> set[tuple[str, str]]:
    """The names and definitions of all tables and indexes but SQLite's own and the migrations'."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    own = ("sqlite_", "report_words_")
    return {(name, sql) for name, sql in rows if not name.startswith(own) and name != "migration"}


# --- originals and reports ---


def _original(view: View, layers: _Layers, key: int, original_id: str) -> Iterator[Problem]:
    """Whether an original's bytes, reports and removed stretches hold."""
    row = view.db.execute("SELECT data FROM original_data WHERE original = ?", (key,)).fetchone()
    try:
        data = codec.stretch(row[0]) if row is not None else None
    except zlib.error as error:
        yield problem("E206", original_id, what=str(error))
        return
    if data is None or bytes_id(data) != original_id or codec.key_of(original_id) != key:
        yield problem("E502", original_id, what="the bytes are not those that it is named by")
        return
    layer = layers.of(original_id)
    if layer is None:
        yield problem("E501", original_id, what="its characters could not be made again")
        return
    rows = view.db.execute(
        "SELECT report.key, id, record, text, annotation.data FROM report"
        " LEFT JOIN annotation ON annotation.report = report.key WHERE original = ?"
        " ORDER BY report.key",
        (key,),
    )
    for report_key, report_id, record, text, annotation in rows.fetchall():
        report = _value(report_of, record, text)
        if report is None:
            yield problem("E206", report_id, what="its record cannot be read")
            continue
        yield from _report(report, report_key, report_id, original_id, layer)
        if annotation is not None:
            yield from _annotation(report, annotation)
    yield from _removed(view, key, original_id, layer)


def _report(report: Report, key: int, report_id: str, original_id: str, layer: str) -> Iterator[Problem]:
    """Whether a report's id fits its content, and its text stands in its original."""
    expected = content_id("report", original_id, report.number, report.text)
    named = (report.id, report.original_id, codec.key_of(report_id))
    if expected != report_id or named != (report_id, original_id, key):
        yield problem("E502", report_id, what="its text, number or original was changed")
    if not spans.report_holds(report, layer):
        yield problem("E501", report_id, what="its text is not in the original at its place")


def _removed(view: View, key: int, original_id: str, layer: str) -> Iterator[Problem]:
    """Whether the removed stretches stand in the original."""
    row = view.db.execute("SELECT data FROM removed WHERE original = ?", (key,)).fetchone()
    if row is None:
        return
    removed = _value(codec.unpack_removed, row[0])
    if removed is None:
        yield problem("E206", original_id, what="its removed stretches cannot be read")
        return
    for found in removed:
        if found.original_id != original_id or layer[found.start : found.end] != found.exact:
            words = f"removed stretch {found.start} to {found.end}"
            yield problem("E501", original_id, what=words)


def _annotation(report: Report, data: bytes) -> Iterator[Problem]:
    """Whether an annotation's spans lie in its report."""
    found = _value(codec.unpack_annotation, data)
    if found is None:
        yield problem("E206", report.id, what="its annotation cannot be read")
    elif found.report_id != report.id or not _inside(_annotated(found), len(report.text)):
        yield problem("E501", report.id, what="a sentence, word or mention lies outside its text")


def _annotated(annotation: Annotation) -> Iterator[Span]:
    yield from (Span(part.start, part.end) for part in annotation.sentences)
    yield from (Span(part.start, part.end) for part in annotation.tokens)
    yield from (Span(part.start, part.end) for part in annotation.mentions)


# --- claims, links, stories ---


def _claims(view: View) -> Iterator[Problem]:
    """Whether every claim's spans lie in its report and it is found under its own id."""
    lengths = _lengths(view)
    listed: dict[tuple[int, int], str] = {}
    for claim_id, key, number in view.db.execute("SELECT id, report, number FROM claim"):
        listed[key, number] = claim_id
    rows = view.db.execute(
        "SELECT report, report.id, data FROM claims JOIN report ON key = report ORDER BY report"
    )
    for key, report_id, data in rows.fetchall():
        claims = _value(codec.unpack_claims, data)
        if claims is None:
            yield problem("E206", report_id, what="its claims cannot be read")
            continue
        for number, claim in enumerate(claims):
            if listed.pop((key, number), "") != claim.id or claim.report_id != report_id:
                yield problem("E502", claim.id, what="it is not kept under its id")
            if not _inside(_claimed(claim), lengths[report_id]):
                yield problem("E501", claim.id, what="a span lies outside its report")
    for claim_id in sorted(listed.values()):
        yield problem("E502", claim_id, what="no claim has this id")


def _claimed(claim: Claim) -> Iterator[Span]:
    yield claim.span
    yield claim.trigger
    yield from (slot.span for slot in claim.slots)
    yield from (s for s in (claim.voice.source, claim.voice.cue) if s is not None)


def _links(view: View) -> Iterator[Problem]:
    """Whether every link's passages lie in its two reports."""
    lengths = _lengths(view)
    rows = view.db.execute("SELECT a, b, id, data FROM link WHERE id IS NOT NULL ORDER BY a, b")
    for a, b, link_id, data in rows.fetchall():
        link = _value(codec.unpack_link, data)
        if link is None:
            yield problem("E206", link_id, what="its record cannot be read")
        elif link.id != link_id or (codec.key_of(link.a_id), codec.key_of(link.b_id)) != (a, b):
            yield problem("E502", link_id, what="it is not kept under its reports")
        elif not _linked(link, lengths):
            yield problem("E501", link_id, what="a passage lies outside its report")


def _linked(link: CopyLink, lengths: dict[str, int]) -> bool:
    a = (passage.a for passage in link.passages)
    b = (passage.b for passage in link.passages)
    return _inside(a, lengths[link.a_id]) and _inside(b, lengths[link.b_id])


def _stories(view: View) -> Iterator[Problem]:
    """Whether every id that stories, happenings and findings name is in the case."""
    claims = {found for (found,) in view.db.execute("SELECT id FROM claim")}
    rows = view.db.execute(
        "SELECT story.key, story.id, story.data, weighed.data FROM story"
        " LEFT JOIN weighed ON story = key ORDER BY key"
    )
    for key, story_id, data, weighed_data in rows.fetchall():
        story = _value(codec.unpack_story, data)
        if story is None:
            yield problem("E206", story_id, what="its record cannot be read")
            continue
        members = view.db.execute(
            "SELECT id FROM member JOIN report ON report.key = member.report WHERE story = ?",
            (key,),
        )
        if story.id != story_id or {m for (m,) in members} != set(story.report_ids):
            yield problem("E502", story_id, what="its reports are not those that it names")
        if weighed_data is None:
            continue
        weighed = _value(codec.unpack_weighed, weighed_data)
        if weighed is None:
            yield problem("E206", story_id, what="its findings cannot be read")
        else:
            yield from _weighed(weighed, story_id, claims, set(story.report_ids))


def _weighed(weighed: Weighed, story_id: str, claims: set[str], reports: set[str]) -> Iterator[Problem]:
    happenings = {happening.id for happening in weighed.happenings}
    for happening in weighed.happenings:
        if happening.story_id != story_id or not claims.issuperset(happening.claim_ids):
            yield problem("E502", happening.id, what="it names a claim that is not there")
    for finding in weighed.findings:
        named = {c for witness in finding.witnesses for c in witness.claim_ids}
        told = {r for witness in finding.witnesses for r in witness.report_ids}
        if finding.story_id != story_id or finding.happening_id not in happenings:
            yield problem("E502", finding.id, what="it names a happening that is not there")
        if not claims.issuperset({*finding.claim_ids, *named}):
            yield problem("E502", finding.id, what="it names a claim that is not there")
        if not reports.issuperset(told):
            yield problem("E502", finding.id, what="it names a report of another story")


def _lineages(view: View) -> Iterator[Problem]:
    """Whether every lineage names links and claims that are there, and its losses stand in their reports."""
    if pending(view.db):
        return
    links = {found for (found,) in view.db.execute("SELECT id FROM link WHERE id IS NOT NULL")}
    claims = dict(view.db.execute("SELECT claim.id, report.id FROM claim JOIN report ON key = report"))
    rows = view.db.execute("SELECT id, lineage.data FROM lineage JOIN story ON key = story ORDER BY key")
    for story_id, data in rows.fetchall():
        lineage = _value(codec.unpack_lineage, data)
        if lineage is None:
            yield problem("E206", story_id, what="its lineage cannot be read")
            continue
        named = {link for edge in lineage.edges for link in edge.link_ids}
        told = {claim for carry in lineage.carries for claim in (carry.a_id, carry.b_id)}
        if lineage.story_id != story_id or not links >= named or not claims.keys() >= told:
            yield problem("E502", story_id, what="its lineage names a link or claim that is not there")
        else:
            yield from _losses(view, lineage, claims)


def _losses(view: View, lineage: Lineage, claims: dict[str, str]) -> Iterator[Problem]:
    """Whether the words of every loss stand at their places."""
    for loss in lineage.losses:
        sides = (
            (loss.upstream_claim, loss.upstream_span, loss.upstream_words),
            (loss.downstream_claim, loss.downstream_span, loss.downstream_words),
        )
        for claim, span, words in sides:
            report = view.report(claims[claim]) if claim in claims else None
            if report is None or report.text[span.start : span.end] != words:
                yield problem("E501", loss.id, what="its words are not in the report at their place")


# --- small things ---


def _lengths(view: View) -> dict[str, int]:
    """Characters of every report's text, by id."""
    return {name: len(text) for name, text in view.db.execute("SELECT id, text FROM report")}


def _inside(parts: Iterable[Span], length: int) -> bool:
    return all(0 <= part.start <= part.end <= length for part in parts)


def _value(make: Callable[..., T], *given: Any) -> T | None:
    """``make`` of what was given; None where the bytes are damaged."""
    try:
        return make(*given)
    except (zlib.error, msgspec.DecodeError, ValueError, IndexError, StemmaError):
        return None
