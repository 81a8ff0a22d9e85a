"""Stories and what was weighed in them: the part of the writer that group and weigh feed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemma.records import Actor, Claim, CopyLink, Lineage, Problem, Report, Span, Story, Tie, Weighed
from stemma.store.codec import (
    key_of,
    pack,
    unpack_claims,
    unpack_link,
    unpack_outline,
    unpack_story,
    unpack_tie,
)  # fmt: skip
from stemma.store.done import Ledger
from stemma.store.pile import drop_stories
from stemma.store.rows import reports_by_key


@dataclass(frozen=True, slots=True)
class Material:
    """What is weighed: a story with its reports, claims and links, each in a fixed order.

    ``sentences``: the spans of each report's sentences, ``actors``: its actors, both by report id.
    """

    story: Story
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    links: tuple[CopyLink, ...]
    sentences: Mapping[str, tuple[Span, ...]]
    actors: Mapping[str, tuple[Actor, ...]]


class Stories:
    """Writes stories, happenings and findings. The methods that begin with "put" need a batch."""

    def __init__(self, db: sqlite3.Connection, ledger: Ledger) -> None:
        self.db = db
        self.ledger = ledger

    def component(self, report: int) -> list[int]:
        """All reports that ties join with this one, directly or by way of others, in order."""
        seen = {report}
        waiting = [report]
        while waiting:
            at = waiting.pop()
            rows = self.db.execute(
                "SELECT b FROM tie WHERE a = ?1 AND data IS NOT NULL"
                " UNION ALL SELECT a FROM tie WHERE b = ?1 AND data IS NOT NULL",
                (at,),
            )
            for (other,) in rows.fetchall():
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return sorted(seen)

    def tied(self, component: Sequence[int]) -> tuple[list[Report], list[Tie]]:
        """The reports of a component and the ties between them, in the order of their ids."""
        ties: list[Tie] = []
        for key in component:
            rows = self.db.execute("SELECT data FROM tie WHERE a = ? AND data IS NOT NULL ORDER BY b", (key,))
            ties.extend(unpack_tie(data) for (data,) in rows)
        return reports_by_key(self.db, component), ties

    def put_stories(self, component: Iterable[int], stories: Sequence[Story]) -> None:
        """Replace the stories of a component. A story that is as it was keeps its findings."""
        members = list(component)
        wanted = {key_of(story.id): (story, pack(story)) for story in stories}
        held: set[int] = set()
        for report in members:
            rows = self.db.execute("SELECT story FROM member WHERE report = ?", (report,))
            held.update(story for (story,) in rows)
        kept = {key for key in held & wanted.keys() if self._data(key) == wanted[key][1]}
        drop_stories(self.db, self.ledger, sorted(held - kept))
        for key, (story, data) in sorted(wanted.items()):
            if key in kept:
                continue
            self.db.execute("INSERT INTO story VALUES (?, ?, ?)", (key, story.id, data))
            self.db.executemany(
                "INSERT INTO member VALUES (?, ?)", [(key, key_of(r)) for r in story.report_ids]
            )
        self.ledger.mark("story", members)

    def _data(self, key: int) -> bytes | None:
        row = self.db.execute("SELECT data FROM story WHERE key = ?", (key,)).fetchone()
        return None if row is None else bytes(row[0])

    def material(self, key: int) -> Material:
        """What is weighed for one story."""
        (data,) = self.db.execute("SELECT data FROM story WHERE key = ?", (key,)).fetchone()
        rows = self.db.execute("SELECT report FROM member WHERE story = ? ORDER BY report", (key,))
        members = [report for (report,) in rows]
        claims: list[Claim] = []
        links: list[CopyLink] = []
        inside = set(members)
        for report in members:
            held = self.db.execute("SELECT data FROM claims WHERE report = ?", (report,)).fetchone()
            if held is not None:
                claims.extend(unpack_claims(held[0]))
            pairs = self.db.execute(
                "SELECT b, data FROM link WHERE a = ? AND id IS NOT NULL ORDER BY b", (report,)
            )
            links.extend(unpack_link(found) for b, found in pairs if b in inside)
        reports = tuple(reports_by_key(self.db, members))
        read = self._read(members)
        sentences = {name: spans for name, (spans, _) in read.items()}
        actors = {name: held for name, (_, held) in read.items()}
        return Material(unpack_story(data), reports, tuple(claims), tuple(links), sentences, actors)

    def _read(self, reports: Iterable[int]) -> dict[str, tuple[tuple[Span, ...], tuple[Actor, ...]]]:
        """The sentences and actors of reports that were annotated, by report id."""
        found: dict[str, tuple[tuple[Span, ...], tuple[Actor, ...]]] = {}
        for key in reports:
            row = self.db.execute(
                "SELECT id, data FROM annotation JOIN report ON key = report WHERE key = ?", (key,)
            ).fetchone()
            if row is not None:
                found[row[0]] = unpack_outline(row[1])
        return found

    def put_weighed(
        self, key: int, weighed: Weighed, lineage: Lineage | None, problems: Sequence[Problem]
    ) -> None:
        """Keep what was weighed of one story, and its lineage."""
        self.db.execute("DELETE FROM lineage WHERE story = ?", (key,))
        if lineage is not None:
            self.db.execute("INSERT INTO lineage VALUES (?, ?)", (key, pack(lineage)))
        self.db.execute("DELETE FROM weighed WHERE story = ?", (key,))
        self.db.execute("INSERT INTO weighed VALUES (?, ?)", (key, pack(weighed)))
        self.db.executemany(
            "INSERT INTO happening VALUES (?, ?, ?)",
            [(happening.id, key, n) for n, happening in enumerate(weighed.happenings)],
        )
        self.db.executemany(
            "INSERT INTO finding VALUES (?, ?, ?, ?)",
            [(found.id, key, n, found.weight) for n, found in enumerate(weighed.findings)],
        )
        self.ledger.replace_problems("weigh", weighed.story_id, problems)
        self.ledger.mark("weigh", [key])
