"""Full-text search over the titles and texts of reports (SQLite FTS5; accents do not matter)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

MARK = ("\x02", "\x03")
"""What stands before and after a found word in ``Hit.snippet``; a page turns it into its own."""

SNIPPET_WORDS = 24
MOST_HITS = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words: ``score`` by BM25 (higher is better), the words around."""

    report_id: str
    title: str
    snippet: str
    score: float


def search(db: sqlite3.Connection, words: str, limit: int = MOST_HITS) -> tuple[Hit, ...]:
    """Reports that hold all the words; a phrase in double quotes stands as it is, ``word*`` begins.

    Best first, equal ones by id. Nothing a person types is an error; no word gives no hit.
    """
    query = expression(words)
    if not query:
        return ()
    rows = db.execute(
        "SELECT report.id, report.title,"
        " snippet(report_words, 1, ?, ?, ' … ', ?), -bm25(report_words) AS score"
        " FROM report_words JOIN report ON report.key = report_words.rowid"
        " WHERE report_words MATCH ? ORDER BY score DESC, report.id LIMIT ?",
        (*MARK, SNIPPET_WORDS, query, limit),
    )
    return tuple(Hit(*row) for row in rows)


def expression(words: str) -> str:
    """What a person typed, as an FTS5 expression in which every word is quoted."""
    parts: list[str] = []
    for n, piece in enumerate(words.replace("\0", " ").split('"')):
        if n % 2:
            parts.append(_quoted(piece))
            continue
        for word in piece.split():
            bare = word.rstrip("*")
            star = "*" if bare != word else ""
            quoted = _quoted(bare)
            parts.append(quoted + star if quoted else "")
    return " ".join(part for part in parts if part)


def _quoted(text: str) -> str:
    """A phrase in FTS5's quotes; empty where it holds nothing that is indexed."""
    if not any(c.isalnum() for c in text):
        return ""
    return f'"{text}"'
