"""The model card says what the scores say, and the package says one version everywhere."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
import spacy

from models.card import CARD, SCORES, made
from stemma.annotate import english
from stemma.annotate.transformer.component import NAME

ROOT = Path(__file__).resolve().parents[2]


def test_the_card_is_made_of_the_scores() -> None:
    assert CARD.read_text(encoding="utf-8") == made()


def test_one_version_everywhere() -> None:
    said = (ROOT / "src" / "en_stemma_news.egg-info" / "PKG-INFO").read_text(encoding="utf-8")
    assert f"\nVersion: {english.__version__}\n" in said
    assert json.loads(SCORES.read_text(encoding="utf-8"))["version"] == english.__version__


def test_spacy_knows_the_pipeline_by_its_name() -> None:
    try:
        distribution("en_stemma_news")
    except PackageNotFoundError:
        pytest.skip("the project is not installed")
    found = spacy.load("en_stemma_news")
    assert found.meta["name"] == "stemma_news" and found.pipe_names == [NAME]
