"""Truth 3: shuffling the input, splitting it over runs, or doubling the workers changes nothing."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import stemma
from tests.fakes import STEPS, Annotator
from tests.piles import OWN, WIRE, item, piles, written


def digest_of(case_path: Path, runs: list[list[Path]], workers: int = 1) -> str:
    """The digest of a case that these runs made, one after another."""
    with stemma.open(case_path, steps=STEPS) as case:
        for paths in runs:
            case.read(paths, workers=workers)
        assert case.check() == []
        return case.view.digest()


@settings(max_examples=30)
@given(piles, st.randoms(use_true_random=False), st.data())
def test_order_and_number_of_runs_change_nothing(
    pile: list[str], random: Random, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = written(folder / "in", pile)
        shuffled = list(paths)
        random.shuffle(shuffled)
        cuts = sorted(data.draw(st.lists(st.integers(0, len(paths)), max_size=3)))
        runs = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(paths)], strict=True)]
        whole = digest_of(folder / "whole.stemma", [paths])
        assert digest_of(folder / "split.stemma", runs) == whole


def test_one_file_per_run_gives_the_case_of_one_run(tmp_path: Path) -> None:
    """A pile large enough that fingerprints, terms and furniture all cross their caps."""
    pile = [f"{WIRE[n // 6]}\n{item(n // 6)}\nCopy {n}. {OWN[n % 3]}\nShare this page" for n in range(24)]
    paths = written(tmp_path / "in", pile)
    whole = digest_of(tmp_path / "whole.stemma", [paths])
    with stemma.open(tmp_path / "whole.stemma", steps=STEPS) as case:
        assert {removed.exact for removed in case.removed()} == {"Share this page"}
        assert 0 < len(case.links()) < len(pile) * (len(pile) - 1) / 2
    assert digest_of(tmp_path / "each.stemma", [[path] for path in reversed(paths)]) == whole


def test_workers_change_nothing(tmp_path: Path) -> None:
    pile = [f"{WIRE[n % 4]} {OWN[n % 3]} {item(n)}\nShare this page" for n in range(40)]
    paths = written(tmp_path / "in", pile)
    one = digest_of(tmp_path / "one.stemma", [paths], workers=1)
    assert digest_of(tmp_path / "two.stemma", [paths], workers=2) == one


def test_the_digest_tells_different_cases_apart(tmp_path: Path) -> None:
    paths = written(tmp_path / "in", [*WIRE, *OWN])
    digests = {digest_of(tmp_path / f"{n}.stemma", [paths[:n]]) for n in range(len(paths) + 1)}
    assert len(digests) == len(paths) + 1
    moved = tmp_path / "in" / "other name.txt"
    moved.write_bytes(paths[0].read_bytes())
    digests.add(digest_of(tmp_path / "moved.stemma", [[moved]]))
    assert len(digests) == len(paths) + 2


class Shouting(Annotator):
    """Another engine: lemmas in capitals."""

    def one(self, report: stemma.Report) -> stemma.Annotation:
        found = super().one(report)
        tokens = tuple(replace(token, lemma=token.lemma.upper()) for token in found.tokens)
        return replace(found, tokens=tokens)


def test_an_upgraded_case_is_that_of_the_new_version_alone(tmp_path: Path) -> None:
    paths = written(tmp_path / "in", [*WIRE, *OWN, *(f"{WIRE[0]} Item {n}." for n in range(8))])
    upgraded = replace(STEPS, annotator=Shouting, versions={**STEPS.versions, "annotate": "2"})
    with stemma.open(tmp_path / "old.stemma", steps=STEPS) as case:
        case.read(paths)
        old = case.view.digest()
    with stemma.open(tmp_path / "old.stemma", steps=upgraded) as case:
        case.read([])
        assert case.check() == []
        then = case.view.digest()
    with stemma.open(tmp_path / "new.stemma", steps=upgraded) as case:
        case.read(paths)
        assert case.view.digest() == then != old
