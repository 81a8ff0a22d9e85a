"""What a name on the command line stands for: a record, or one witness of a finding."""

from __future__ import annotations

import re

from stemma.errors import StemmaError
from stemma.records import Claim, Finding, Report, Story
from stemma.show.asked import Record, View

WITNESS = re.compile(r"(?P<finding>.+)\.W(?P<number>[1-9][0-9]{0,5})", re.IGNORECASE)


def named(view: View, name: str) -> tuple[Record, int]:
    """The record that ``name`` stands for, and the number of a witness (0: the record itself).

    Witnesses are named through their finding: "F3.W1". Raises ``StemmaError`` E401 or E402.
    """
    match = WITNESS.fullmatch(name.strip())
    if not match:
        return view.resolve(name.strip()), 0
    record = view.resolve(match["finding"])
    number = int(match["number"])
    if not isinstance(record, Finding) or number > len(record.witnesses):
        raise StemmaError("E401", name, what=name)
    return record, number


def story_named(view: View, name: str) -> Story:
    """The story that a name stands for, or that holds the report, finding or claim it stands for.

    Raises ``StemmaError`` E401 where there is none.
    """
    record, _ = named(view, name)
    if isinstance(record, Story):
        return record
    if isinstance(record, Finding):
        return view.story(record.story_id)
    if isinstance(record, Report | Claim):
        report_id = record.id if isinstance(record, Report) else record.report_id
        for story in view.stories():
            if report_id in story.report_ids:
                return story
    raise StemmaError("E401", name, what=f"{name} (a story)")


def witness_name(finding_label: str, number: int) -> str:
    """The name of a finding's witness, counted from 1: "F3.W1"."""
    return f"{finding_label}.W{number}"
