"""What a name on the command line stands for: a record, or one witness of a finding."""

from __future__ import annotations

import re

from stemma.errors import StemmaError
from stemma.records import Finding
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


def witness_name(finding_label: str, number: int) -> str:
    """The name of a finding's witness, counted from 1: "F3.W1"."""
    return f"{finding_label}.W{number}"
