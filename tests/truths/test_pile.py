"""A pile of real articles of many outlets: none is lost, none breaks a step, every quote holds."""

from __future__ import annotations

from pathlib import Path

import pytest

import stemma

ARTICLES = Path(__file__).parents[2].parent / "shared" / "gold" / "stories" / "news_cluster"
PART = 8
"""Every eighth article, so that the test takes seconds; ``bench stories`` reads them all."""


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the labelled data folder is not here")
def test_no_report_of_a_real_pile_is_lost(tmp_path: Path) -> None:
    files = sorted(ARTICLES.glob("*.json"))[::PART]
    with stemma.open(tmp_path / "pile.stemma") as case:
        case.read(files)
        assert len(case.reports()) == len(files)
        assert case.view.problems() == ()
        assert case.check() == []
        assert len(case.findings()) > 10 * len(files)
