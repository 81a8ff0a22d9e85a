"""The JSON documents hold exactly the keys that docs/json.md names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from stemma.pipeline import RunReport
from stemma.records import Origin
from stemma.show.jsons import lineage_document, one_document, plain, summary_document, text_of
from tests.show.fake import LAYERS, FakeView

DOCS = Path(__file__).resolve().parents[2] / "docs" / "json.md"
PLACES = {  # object of the docs -> how to reach one in the documents
    "counts": ("case", "counts"),
    "story": ("case", "stories", 0),
    "figure": ("case", "stories", 0, "cast", 0),
    "merge": ("case", "stories", 0, "cast", 0, "merges", 0),
    "tie": ("case", "stories", 0, "ties", 0),
    "finding": ("F2", "finding"),
    "witness": ("F2", "finding", "witnesses", 0),
    "reading": ("F2", "finding", "readings", 0),
    "sentence": ("F2", "finding", "sentences", 0),
    "quote": ("F2", "finding", "sentences", 0, "quotes", 0),
    "voice": ("F2", "finding", "sentences", 0, "voice"),
    "stance": ("F2", "finding", "stance"),
    "reason": ("F2", "finding", "contesters", 0),
    "report": ("R1", "report"),
    "main event": ("R1", "report", "main_event"),
    "actor": ("R1", "report", "actors", 0),
    "other actor": ("R1", "report", "actors", 0, "others", 0),
    "answer": ("R1", "report", "main_event", "what"),
    "found": ("R1", "report", "title"),
    "outlet": ("R1", "report", "outlet"),
    "when": ("R1", "report", "published"),
    "segment": ("R1", "report", "segments", 0),
    "removed": ("R1", "report", "removed", 0),
    "claim": ("claim", "claim"),
    "span": ("claim", "claim", "span"),
    "slot": ("claim", "claim", "slots", 0),
    "link": ("link-1", "link"),
    "passage": ("link-1", "link", "passages", 0),
    "lineage": ("lineage", "lineages", 0),
    "node": ("lineage", "lineages", 0, "nodes", 0),
    "edge": ("lineage", "lineages", 0, "edges", 0),
    "carry": ("lineage", "lineages", 0, "carries", 0),
    "loss": ("F2", "finding", "losses", 0),
    "original": ("original", "original"),
    "happening": ("happening-1", "happening"),
    "problem": ("case", "problems", 0),
}


def documented() -> dict[str, set[str]]:
    """The keys of every object that the docs describe."""
    found: dict[str, set[str]] = {}
    name = ""
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name = line[3:]
            found[name] = set()
        elif name and (key := re.match(r"\| (\w+) \| ", line)) and line != "| key | what |":
            found[name].add(key[1])
    return found


def document(name: str) -> Any:
    """One document of the hand-made case, by label or by kind."""
    view = FakeView()
    if name == "case":
        return summary_document(view, "x.stemma")
    if name == "lineage":
        return lineage_document(view, "S1", "x.stemma")
    ids = {"claim": view.claims()[0].id, "original": view.originals()[0].id}
    return one_document(view, ids.get(name, name), "x.stemma", removed=True)


@pytest.mark.parametrize("name", sorted(PLACES))
def test_keys_are_those_of_the_docs(name: str) -> None:
    first, *rest = PLACES[name]
    found = document(str(first))
    for step in rest:
        found = found[step]
    assert set(found) == documented()[name]


def test_case_document() -> None:
    found = document("case")
    assert set(found) == documented()["case"]
    assert set(found["reports"][0]) == documented()["report"] - {
        "text", "segments", "main_event", "limits", "actors", "claims", "links", "removed",
    }  # fmt: skip
    assert found["counts"]["reports"] == 3


def test_run_and_origin() -> None:
    assert set(plain(RunReport())) == documented()["run"]
    assert set(plain(Origin("voice", "", "", True, ""))) == documented()["origin"]


def test_every_object_of_the_docs_is_tested() -> None:
    elsewhere = {"case", "check", "error", "origin", "run"}
    assert set(documented()) == set(PLACES) | elsewhere


def test_quotes_stand_in_the_layer() -> None:
    for sentence in document("F1")["finding"]["sentences"]:
        for quote in sentence["quotes"]:
            layer = LAYERS[("a/flood.txt", "b/flood.html").index(quote["file"])
                           if quote["file"][0] in "ab" else 2]  # fmt: skip
            assert layer[quote["start"] : quote["end"]] == quote["exact"] == sentence["text"]
            assert quote["line"] == layer[: quote["start"]].count("\n") + 1


def test_a_loss_leads_to_its_characters_on_both_sides() -> None:
    (lost,) = document("F2")["finding"]["losses"]
    assert lost["words"] == "R2 has “20” where R1, which it copies, has “Twelve”"
    assert [q["exact"] for q in lost["upstream_quotes"]] == ["Twelve"]
    assert [q["exact"] for q in lost["downstream_quotes"]] == ["20"]
    assert document("F1")["finding"]["losses"] == []


def test_lineages_of_all_stories_with_copies() -> None:
    (found,) = lineage_document(FakeView(), None, "x.stemma")["lineages"]
    assert found["story_label"] == "S1"
    assert {n["label"] for n in found["nodes"]} == {"R1", "R2", "R3", "S1.P1"}


@pytest.mark.parametrize("only_ascii", [False, True])
def test_text_is_json_and_steers_nothing(only_ascii: bool) -> None:
    found = document("case")
    text = text_of(found, only_ascii)
    assert json.loads(text) == found
    assert "\x1b" not in text and "\x9b" not in text and "\u202e" not in text
    assert text.isascii() or not only_ascii


def test_witness_brings_its_own_sentences() -> None:
    found = document("F2.W2")
    assert found["kind"] == "witness"
    assert [s["report_label"] for s in found["witness"]["sentences"]] == ["R2"]
