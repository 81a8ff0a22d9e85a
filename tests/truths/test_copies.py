"""Truth 2: copies of one report, however many, leave every witness count as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import stemma
from stemma.case import Case
from stemma.records import Finding
from stemma.run.steps import Steps

WIRE = """\
PORT ALMA, June 3 (Reuters) - The passenger ferry Santa Brita sank off Cape Skerry on Monday night
and at least 12 people drowned, the Port Alma coast guard said.

Coast guard spokesman Peter Lund said that 40 passengers of the Santa Brita were rescued near Cape
Skerry before dawn. "The sea was calm," he told reporters in Port Alma.

The owner of the ferry, Cape Lines, said it had opened an inquiry.
"""
OTHER = """\
Olav Brekke, a fisherman from Cape Skerry, saw the passenger ferry Santa Brita burn. "We pulled six
passengers into our boat," Brekke told the Port Alma Post on Tuesday.

The ferry sank on Monday night. Relatives of the passengers of the Santa Brita waited at the harbour
of Port Alma while the coast guard searched off Cape Skerry.
"""


@pytest.fixture(scope="module")
def steps() -> Steps:
    """The rooms' own steps; a fingerprint counts as common from the fourth holder on."""
    from stemma.run.installed import STEPS

    return replace(STEPS, max_holders=3)


def copies_of(text: str, count: int) -> list[str]:
    """Copies that differ in their bytes as copies do: white space, a number at the foot."""
    return [text.replace("\n\n", "\n\n" + "\n" * (n % 3)) + f"\nPage {n}\n" for n in range(count)]


def counted(case: Case) -> dict[str, Finding]:
    """The finding of each claim."""
    return {claim: finding for finding in case.findings() for claim in finding.claim_ids}


@pytest.mark.parametrize("text", [WIRE, OTHER], ids=["wire", "other"])
def test_copies_are_no_witnesses(tmp_path: Path, steps: Steps, text: str) -> None:
    for name, first in (("wire.txt", WIRE), ("other.txt", OTHER)):
        (tmp_path / name).write_text(first)
    with stemma.open(tmp_path / "c.stemma", steps=steps) as case:
        case.read([tmp_path / "wire.txt", tmp_path / "other.txt"])
        before = counted(case)
        assert len(before) > 5 and max(f.most for f in before.values()) >= 2
        for total in (1, 9):
            for n, copy in enumerate(copies_of(text, total)):
                (tmp_path / f"copy{n}.txt").write_text(copy)
            case.read(sorted(tmp_path.glob("copy*.txt")))
            after = counted(case)
            for claim, finding in before.items():
                now = after[claim]
                assert (now.fewest, now.most) == (finding.fewest, finding.most), finding.statement
                assert now.support == finding.support
        assert max(finding.reports for finding in case.findings()) >= 10
        assert case.check() == []
