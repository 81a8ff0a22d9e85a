"""Copies are traced alike in every order, in one run or in many, with any number of workers."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import stemma
from tests.trace.build import OTHER, WIRE
from tests.traced import STEPS

FOOT = """

More from us: the mayor of Brackwater denies that the old bridge was ever closed to heavy lorries, and
says the county engineer wrote the warning signs himself."""


def pile(seed: int) -> dict[str, str]:
    """Texts by file name: copies of one text, copies with a word changed, cuts, a foot of one outlet."""
    chance = Random(seed)
    found = {f"unknown {n}.txt": WIRE + "\n" * n for n in range(6)}
    found |= {f"heron {n}.txt": WIRE.replace("Forty", f"{n + 40}") for n in range(4)}
    for n in range(5):
        parts = OTHER.split(". ")
        del parts[chance.randrange(len(parts))]
        found[f"pond {n}.txt"] = ". ".join(parts) + f" It was the {n}th vote of the day." + FOOT
    for n in range(3):
        words = [word for word in WIRE.split(" ") if chance.random() > 0.1]
        found[f"gull {n}.txt"] = " ".join(words)
    return found


def digest_of(case_path: Path, runs: list[list[Path]], workers: int = 1) -> tuple[str, int]:
    with stemma.open(case_path, steps=STEPS) as case:
        for paths in runs:
            case.read(paths, workers=workers)
        assert not [problem for problem in case.problems() if problem.code not in ("E310", "E311")]
        return case.view.digest(), len(case.links())


@pytest.mark.parametrize("seed", range(3))
def test_order_and_runs_change_nothing(tmp_path: Path, seed: int) -> None:
    paths = []
    for name, text in pile(seed).items():
        (tmp_path / name).write_text(text)
        paths.append(tmp_path / name)
    whole, links = digest_of(tmp_path / "whole.stemma", [paths])
    assert links > len(paths) - 1
    chance = Random(seed)
    for turn in range(2):
        mixed = chance.sample(paths, len(paths))
        cuts = sorted(chance.sample(range(1, len(paths)), 4))
        runs = [mixed[a:b] for a, b in zip([0, *cuts], [*cuts, len(paths)], strict=True)]
        assert digest_of(tmp_path / f"runs{turn}.stemma", runs)[0] == whole
    each = [[path] for path in reversed(paths)]
    assert digest_of(tmp_path / "each.stemma", each)[0] == whole
    assert digest_of(tmp_path / "two.stemma", [paths[:9], paths[9:]], workers=2)[0] == whole


def test_so_many_copies_are_a_chain_and_it_is_said(tmp_path: Path) -> None:
    paths = []
    for n in range(40):
        paths.append(tmp_path / f"unknown {n}.txt")
        paths[-1].write_text(WIRE + "\n" * n)
    with stemma.open(tmp_path / "case.stemma", steps=STEPS) as case:
        case.read(paths)
        assert len(case.links()) == 39
        (told,) = case.problems()
        assert told.code == "E310" and told.what.startswith("40 reports hold the same text")
        case.read([])
        assert case.problems() == (told,)
