"""Rows to records, for the writer and the view alike."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from stemma.records import Report
from stemma.store.codec import unpack_report


def report_of(record: bytes, text: str) -> Report:
    """A report from its record and its text, which are kept apart."""
    return replace(unpack_report(record), text=text)


def report_by_key(db: sqlite3.Connection, key: int) -> Report | None:
    """The report with a key; None where there is none."""
    row = db.execute("SELECT record, text FROM report WHERE key = ?", (key,)).fetchone()
    return None if row is None else report_of(*row)


def reports_by_key(db: sqlite3.Connection, keys: Sequence[int]) -> list[Report]:
    """The reports with these keys, in their order; those that are not there are left out."""
    found = (report_by_key(db, key) for key in keys)
    return [report for report in found if report is not None]
