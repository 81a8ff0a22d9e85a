"""The table of names: what is read of the lists, and what is refused."""

from __future__ import annotations

import pickle
import random
import zipfile
from pathlib import Path

import pytest

from models.namesakes import NAMES, country, listed, made, package
from stemma.states import alpha3


def wheel(folder: Path, name: str, **files: bytes) -> Path:
    """A wheel with some files."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, content in files.items():
            archive.writestr(inside, content)
    return path


def test_nationalities_tell_countries() -> None:
    told = {"Peruvian": "PER", "English": "GBR", "Tibetan": "CHN", "Syriac": "", "Halden": ""}
    assert {nationality: country(nationality) for nationality in told} == told


def test_names_of_one_key_are_joined_and_those_without_a_country_left_out(tmp_path: Path) -> None:
    held = {
        "Ada Brook": ["Welsh"],
        "ADA  Brook": ["Peruvian", "English"],
        "Min Zaw": ["Syriac"],
        "A (1": ["Thai"],
    }
    path = wheel(tmp_path, "name2nat", **{"name2nat/name2nats.pkl": pickle.dumps(held)})
    assert listed(path) == {("ada", "brook"): ["GBR", "PER"]}


def test_a_pickle_that_would_run_something_is_refused(tmp_path: Path) -> None:
    path = wheel(tmp_path, "name2nat", **{"name2nat/name2nats.pkl": pickle.dumps(Path("x"))})
    with pytest.raises(pickle.UnpicklingError, match="no plain data"):
        listed(path)


def test_a_package_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no package faker"):
        package(tmp_path, "faker")


def test_the_names_by_hand_are_of_countries_and_parted_in_two() -> None:
    rows = [r for r in NAMES.read_text(encoding="utf-8").splitlines() if not r.startswith("#")]
    assert rows
    for row in rows:
        code, given, family = (part.strip() for part in row.split("|"))
        assert code in alpha3().values()
        assert len(given.split()) > 20 < len(family.split())


def test_made_names_are_of_a_locale_and_of_those_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = "class Provider:\n    first_names = ('Ada',)\n    last_names = ('Brook',)\n"
    path = f"faker/providers/person/{'xx_halden'}"
    files = {
        f"{path}/__init__.py": provider.encode(),
        **{f"{part}/__init__.py": b"" for part in ("faker", "faker/providers", "faker/providers/person")},
    }
    monkeypatch.setattr("models.namesakes.LOCALES", {"PER": "xx_halden"})
    monkeypatch.setattr("models.namesakes.MADE", (3, 2))
    found = made(wheel(tmp_path, "faker", **files), random.Random(1))
    assert found.count((("ada", "brook"), "PER")) == 2
    assert {code for _, code in found} > {"PER", "POL"}
