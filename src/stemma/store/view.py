"""The one interface through which a case is read: terminal, JSON, pages and exports all use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from stemma import spans
from stemma.errors import StemmaError
from stemma.records import (
    Annotation,
    Claim,
    CopyLink,
    Figure,
    Finding,
    Happening,
    Lineage,
    MainEvent,
    Original,
    Problem,
    Quote,
    Removed,
    Report,
    Span,
    Story,
    Weighed,
)
from stemma.store import codec
from stemma.store.digest import digest_of
from stemma.store.file import CaseFile, guarded
from stemma.store.labels import Labels, labels_of
from stemma.store.rows import report_of
from stemma.store.search import Hit, search

T = TypeVar("T")
Record = Original | Report | Story | Finding | Claim | CopyLink | Happening

LAYERS_KEPT = 8
"""Layers kept in memory: a page shows the quotes of a few originals at once."""


class HasText(Protocol):
    """Anything with the characters of an original."""

    @property
    def text(self) -> str:
        """The characters."""
        ...


LayerOf = Callable[[bytes, str], HasText]
"""From an original's bytes and its first name to its layer."""


class View:
    """Reads a case while others may write to it. Every answer is in a fixed order.

    Ids that are not in the case raise StemmaError E401; a damaged file raises E206.
    """

    def __init__(self, path: Path, layer_of: LayerOf) -> None:
        """StemmaError E205, E202, E201, E204 or E206 where the file cannot be read as a case."""
        self.path = path
        self.file = CaseFile(path, writing=False)
        self.db = self.file.db
        self._layer_of = layer_of
        self._layers: dict[str, str] = {}
        self._labels: Labels | None = None
        self._labels_at = -1

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    # --- originals and reports ---

    def originals(self) -> tuple[Original, ...]:
        """All originals, by their first name and id. Not yet read ones have kind "unknown"."""
        named: dict[int, list[str]] = {}
        with self._guard():
            for name, key in self.db.execute("SELECT name, original FROM original_name"):
                named.setdefault(key, []).append(name)
            rows = self.db.execute("SELECT key, id, size, record FROM original").fetchall()
            found = [self._original(row, named.get(row[0], [])) for row in rows]
        return tuple(sorted(found, key=lambda original: (original.names[:1], original.id)))

    def original(self, original_id: str) -> Original:
        """The original with an id."""
        with self._guard():
            row = self._one("SELECT key, id, size, record FROM original WHERE id = ?", original_id)
            names = self.db.execute("SELECT name FROM original_name WHERE original = ?", (row[0],))
            return self._original(row, [name for (name,) in names])

    def _original(self, row: tuple[Any, ...], names: Iterable[str]) -> Original:
        _, original_id, size, record = row
        if record is None:
            return Original(original_id, tuple(sorted(names)), "unknown", size)
        return replace(codec.unpack_original(record), names=tuple(sorted(names)))

    def data(self, original_id: str) -> bytes:
        """The bytes of an original, as they came."""
        with self._guard():
            (data,) = self._one(
                "SELECT data FROM original_data JOIN original ON key = original WHERE id = ?",
                original_id,
            )
            return codec.stretch(data)

    def layer(self, original_id: str) -> str:
        """The characters of an original that quotes stand on, made again from its bytes."""
        found = self._layers.get(original_id)
        if found is None:
            names = self.original(original_id).names
            found = self._layer_of(self.data(original_id), names[0] if names else "").text
            if len(self._layers) >= LAYERS_KEPT:
                del self._layers[next(iter(self._layers))]
            self._layers[original_id] = found
        return found

    def reports(self) -> tuple[Report, ...]:
        """All reports, in the order of their labels."""
        with self._guard():
            rows = self.db.execute("SELECT id, record, text FROM report").fetchall()
            held = {row[0]: report_of(row[1], row[2]) for row in rows}
        return _ordered(held, self.labels().reports)

    def report(self, report_id: str) -> Report:
        """The report with an id."""
        with self._guard():
            row = self._one("SELECT record, text FROM report WHERE id = ?", report_id)
            return report_of(*row)

    def removed(self, original_id: str | None = None) -> tuple[Removed, ...]:
        """What was left out of the reports: of one original, or of all."""
        with self._guard():
            rows = self._rows("SELECT data FROM removed JOIN original ON key = original", "id", original_id)
            return tuple(found for (data,) in rows for found in codec.unpack_removed(data))

    def problems(self) -> tuple[Problem, ...]:
        """All that went wrong, by place and code."""
        with self._guard():
            rows = self.db.execute("SELECT data FROM problem").fetchall()
            found = {codec.unpack_problem(data) for (data,) in rows}
        return tuple(sorted(found, key=lambda p: (p.where, p.code, p.what)))

    # --- what the steps made of reports ---

    def annotation(self, report_id: str) -> Annotation | None:
        """The annotation of a report; None where none was made (another language, a failure)."""
        with self._guard():
            (key,) = self._one("SELECT key FROM report WHERE id = ?", report_id)
            row = self.db.execute("SELECT data FROM annotation WHERE report = ?", (key,)).fetchone()
            return None if row is None else codec.unpack_annotation(row[0])

    def claims(self, report_id: str | None = None, story_id: str | None = None) -> tuple[Claim, ...]:
        """Claims, by report id and place in the text: of a report, of a story's reports, or all."""
        with self._guard():
            if story_id is not None:
                rows = self._rows(
                    "SELECT claims.data FROM claims JOIN member USING (report)"
                    " JOIN story ON story.key = member.story",
                    "story.id",
                    story_id,
                    order="claims.report",
                )
            else:
                rows = self._rows(
                    "SELECT claims.data FROM claims JOIN report ON report.key = claims.report",
                    "report.id",
                    report_id,
                    order="claims.report",
                )
            found = [claim for (data,) in rows for claim in codec.unpack_claims(data)]
        if report_id is not None and story_id is not None:
            return tuple(claim for claim in found if claim.report_id == report_id)
        return tuple(found)

    def claim(self, claim_id: str) -> Claim:
        """The claim with an id."""
        with self._guard():
            number, data = self._one(
                "SELECT number, data FROM claim JOIN claims USING (report) WHERE id = ?", claim_id
            )
            return codec.unpack_claims(data)[int(number)]

    def main_event(self, report_id: str) -> MainEvent | None:
        """Who did what, when and where; None where that was not made, as in a case of an older Stemma."""
        with self._guard():
            (key,) = self._one("SELECT key FROM report WHERE id = ?", report_id)
            if self.db.execute("SELECT 1 FROM sqlite_master WHERE name = 'main_event'").fetchone() is None:
                return None
            row = self.db.execute("SELECT data FROM main_event WHERE report = ?", (key,)).fetchone()
            return None if row is None else codec.unpack_event(row[0])

    def links(self, report_id: str | None = None) -> tuple[CopyLink, ...]:
        """Copy links by the ids of their reports: those of one report, or all."""
        with self._guard():
            if report_id is None:
                rows = self.db.execute("SELECT data FROM link WHERE id IS NOT NULL ORDER BY a, b")
            else:
                (key,) = self._one("SELECT key FROM report WHERE id = ?", report_id)
                rows = self.db.execute(
                    "SELECT data FROM (SELECT a, b, data FROM link WHERE a = ?1 AND id IS NOT NULL"
                    " UNION ALL SELECT a, b, data FROM link WHERE b = ?1 AND id IS NOT NULL)"
                    " ORDER BY a, b",
                    (key,),
                )
            return tuple(codec.unpack_link(data) for (data,) in rows.fetchall())

    # --- stories and findings ---

    def stories(self) -> tuple[Story, ...]:
        """All stories, in the order of their labels."""
        with self._guard():
            rows = self.db.execute("SELECT id, data FROM story").fetchall()
            held = {story: codec.unpack_story(data) for story, data in rows}
        return _ordered(held, self.labels().stories)

    def story(self, story_id: str) -> Story:
        """The story with an id."""
        with self._guard():
            (data,) = self._one("SELECT data FROM story WHERE id = ?", story_id)
            return codec.unpack_story(data)

    def happenings(self, story_id: str | None = None) -> tuple[Happening, ...]:
        """Happenings in the order in which they were made: of one story, or of all."""
        return tuple(h for weighed in self._weighed(story_id) for h in weighed.happenings)

    def cast(self, story_id: str) -> tuple[Figure, ...]:
        """Who acts and speaks in a story, those of most reports first."""
        return tuple(figure for weighed in self._weighed(story_id) for figure in weighed.cast)

    def findings(self, story_id: str | None = None) -> tuple[Finding, ...]:
        """Findings in the order of their labels: of one story, or of all."""
        held = {f.id: f for weighed in self._weighed(story_id) for f in weighed.findings}
        return _ordered(held, self.labels().findings)

    def finding(self, finding_id: str) -> Finding:
        """The finding with an id."""
        with self._guard():
            number, data = self._one(
                "SELECT number, data FROM finding JOIN weighed USING (story) WHERE id = ?",
                finding_id,
            )
            return codec.unpack_weighed(data).findings[int(number)]

    def happening(self, happening_id: str) -> Happening:
        """The happening with an id."""
        with self._guard():
            number, data = self._one(
                "SELECT number, data FROM happening JOIN weighed USING (story) WHERE id = ?",
                happening_id,
            )
            return codec.unpack_weighed(data).happenings[int(number)]

    def lineage(self, story_id: str) -> Lineage | None:
        """Which text of a story came from which; None where that was not made.

        A case that an older Stemma wrote has none until it is read into again.
        """
        with self._guard():
            (key,) = self._one("SELECT key FROM story WHERE id = ?", story_id)
            if self.db.execute("SELECT 1 FROM sqlite_master WHERE name = 'lineage'").fetchone() is None:
                return None
            row = self.db.execute("SELECT data FROM lineage WHERE story = ?", (key,)).fetchone()
            return None if row is None else codec.unpack_lineage(row[0])

    def _weighed(self, story_id: str | None) -> list[Weighed]:
        with self._guard():
            rows = self._rows(
                "SELECT weighed.data FROM weighed JOIN story ON story.key = weighed.story",
                "story.id",
                story_id,
                order="story.key",
            )
            return [codec.unpack_weighed(data) for (data,) in rows]

    # --- names, quotes, the whole ---

    def quotes(self, report_id: str, span: Span) -> tuple[Quote, ...]:
        """The quotes of the original that a span of a report's text stands on."""
        report = self.report(report_id)
        return spans.quotes(report, span, self.layer(report.original_id))

    def labels(self) -> Labels:
        """All labels, made again whenever the case has changed."""
        with self._guard():
            (at,) = self.db.execute("PRAGMA data_version").fetchone()
            if self._labels is None or at != self._labels_at:
                self._labels, self._labels_at = labels_of(self.db), at
            return self._labels

    def label(self, record_id: str) -> str:
        """The label of a report, story or finding; any other id comes back as it is."""
        return self.labels().by_id.get(record_id, record_id)

    def resolve(self, name: str) -> Record:
        """The record with a label (S1, F1, R1), an id, or the beginning of one.

        StemmaError E401 where there is none, E402 where the beginning fits several.
        """
        wanted = name.strip()
        found = self.labels().by_label.get(wanted.upper())
        if found is not None:
            return self._named(found)
        ids = self._starting_with(wanted) if wanted else []
        if wanted in ids:
            return self._named(wanted)
        if len(ids) != 1:
            raise StemmaError("E402" if ids else "E401", str(self.path), what=name)
        return self._named(ids[0])

    def _starting_with(self, start: str) -> list[str]:
        """At most three ids that begin so; hex digits alone are those of an original."""
        found: list[str] = []
        with self._guard():
            for table in ("original", "report", "story", "finding", "happening", "claim", "link"):
                rows = self.db.execute(
                    f"SELECT id FROM {table} WHERE id >= ?1 AND id < ?1 || char(1114111) LIMIT 3",
                    (start,),
                )
                found.extend(record_id for (record_id,) in rows)
        return sorted(found)

    def _named(self, record_id: str) -> Record:
        """The record with an id of any kind."""
        for get in (
            self.original, self.report, self.story, self.finding, self.happening, self.claim,
            self._link,
        ):  # fmt: skip
            try:
                found: Record = get(record_id)
            except StemmaError as error:
                if error.problem.code != "E401":
                    raise
            else:
                return found
        raise StemmaError("E401", str(self.path), what=record_id)

    def _link(self, link_id: str) -> CopyLink:
        with self._guard():
            (data,) = self._one("SELECT data FROM link WHERE id = ?", link_id)
            return codec.unpack_link(data)

    def search(self, words: str) -> tuple[Hit, ...]:
        """Reports that hold all the words, best first (see ``stemma.store.search``)."""
        with self._guard():
            return search(self.db, words)

    def digest(self) -> str:
        """SHA-256 over the content of all records: equal for equal cases, however they came."""
        with self._guard():
            return digest_of(self.db)

    def meta(self) -> dict[str, str]:
        """What the case says of itself: the versions of the rooms that made it."""
        with self._guard():
            return dict(self.db.execute("SELECT name, value FROM meta ORDER BY name").fetchall())

    def _guard(self) -> AbstractContextManager[None]:
        return guarded(self.path)

    def _rows(self, sql: str, column: str, value: str | None, order: str = "") -> list[tuple[Any, ...]]:
        """The rows of a query, all of them or those where a column has a value."""
        where = "" if value is None else f" WHERE {column} = ?"
        ordered = f" ORDER BY {order or 'key'}"
        return self.db.execute(sql + where + ordered, () if value is None else (value,)).fetchall()

    def _one(self, sql: str, record_id: str) -> tuple[Any, ...]:
        """The one row of a query for an id; StemmaError E401 where there is none."""
        row: tuple[Any, ...] | None = self.db.execute(sql, (record_id,)).fetchone()
        if row is None:
            raise StemmaError("E401", str(self.path), what=record_id)
        return row


def _ordered(held: dict[str, T], order: Iterable[str]) -> tuple[T, ...]:
    """The values in the order of their ids; those not in the order are left out."""
    return tuple(held[found] for found in order if found in held)
