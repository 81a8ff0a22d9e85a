"""What checking a case finds: each kind of damage, and nothing in a sound case."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import stemma
from stemma.records import Carry, Edge, Loss, Problem, Removed, Span, Weighed
from stemma.store import codec
from tests.fakes import STEPS
from tests.piles import OWN, WIRE, item, written

Damage = Callable[[sqlite3.Connection], object]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a case in which everything there can be is there."""
    folder = tmp_path_factory.mktemp("check")
    pile = [f"{WIRE[n // 2]}\n{item(n // 2)}\n{OWN[n % 3]}\nShare this page" for n in range(8)]
    with stemma.open(folder / "c.stemma", steps=STEPS) as case:
        case.read(written(folder / "in", pile))
        assert case.findings() and case.links() and case.removed()
    return (folder / "c.stemma").read_bytes()


def checked(path: Path, sound: bytes, damage: Damage) -> list[Problem]:
    path.write_bytes(sound)
    db = sqlite3.connect(path)
    damage(db)
    db.commit()
    db.close()
    with stemma.open(path, steps=STEPS) as case:
        return case.check()


def bytes_changed(db: sqlite3.Connection) -> None:
    db.execute(
        "UPDATE original_data SET data = ? WHERE rowid = (SELECT MIN(rowid) FROM original_data)",
        (codec.squeeze(b"something else"),),
    )


def bytes_torn(db: sqlite3.Connection) -> None:
    db.execute("UPDATE original_data SET data = substr(data, 1, 20)")


def text_changed(db: sqlite3.Connection) -> None:
    db.execute("UPDATE report SET text = replace(text, 'Monday', 'Sunday')")


def segment_moved(db: sqlite3.Connection) -> None:
    key, record = db.execute("SELECT key, record FROM report LIMIT 1").fetchone()
    report = codec.unpack_report(record)
    moved = tuple(replace(s, source=s.source + 1) for s in report.segments)
    data = codec.pack(replace(report, segments=moved))
    db.execute("UPDATE report SET record = ? WHERE key = ?", (data, key))


def number_changed(db: sqlite3.Connection) -> None:
    key, record = db.execute("SELECT key, record FROM report LIMIT 1").fetchone()
    data = codec.pack(replace(codec.unpack_report(record), number=9))
    db.execute("UPDATE report SET record = ? WHERE key = ?", (data, key))


def removed_changed(db: sqlite3.Connection) -> None:
    for key, data in db.execute("SELECT original, data FROM removed").fetchall():
        held = codec.unpack_removed(data)
        other: tuple[Removed, ...] = tuple(replace(r, exact="Share that page") for r in held)
        db.execute("UPDATE removed SET data = ? WHERE original = ?", (codec.pack(other), key))


def claim_outside(db: sqlite3.Connection) -> None:
    key, data = db.execute("SELECT report, data FROM claims LIMIT 1").fetchone()
    first, *rest = codec.unpack_claims(data)
    wide = replace(first, span=stemma.Span(0, 100_000))
    db.execute("UPDATE claims SET data = ? WHERE report = ?", (codec.pack((wide, *rest)), key))


def mention_outside(db: sqlite3.Connection) -> None:
    key, data = db.execute("SELECT report, data FROM annotation LIMIT 1").fetchone()
    found = codec.unpack_annotation(data)
    wide = tuple(replace(s, end=100_000) for s in found.sentences)
    data = codec.pack_annotation(replace(found, sentences=wide))
    db.execute("UPDATE annotation SET data = ? WHERE report = ?", (data, key))


def claim_lost(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM claim WHERE id = (SELECT MIN(id) FROM claim)")


def claim_invented(db: sqlite3.Connection) -> None:
    db.execute("INSERT INTO claim SELECT 'claim-ff', report, 99 FROM claim LIMIT 1")


def passage_outside(db: sqlite3.Connection) -> None:
    a, b, data = db.execute("SELECT a, b, data FROM link WHERE id IS NOT NULL LIMIT 1").fetchone()
    link = codec.unpack_link(data)
    wide = tuple(replace(p, b=stemma.Span(5, 100_000)) for p in link.passages)
    changed = codec.pack(replace(link, passages=wide))
    db.execute("UPDATE link SET data = ? WHERE a = ? AND b = ?", (changed, a, b))


def link_elsewhere(db: sqlite3.Connection) -> None:
    a, b = db.execute("SELECT a, b FROM link WHERE id IS NOT NULL LIMIT 1").fetchone()
    db.execute("UPDATE link SET id = 'link-00' WHERE a = ? AND b = ?", (a, b))


def reweighed(db: sqlite3.Connection, change: Callable[[Weighed], Weighed]) -> None:
    for key, data in db.execute("SELECT story, data FROM weighed").fetchall():
        changed = codec.pack(change(codec.unpack_weighed(data)))
        db.execute("UPDATE weighed SET data = ? WHERE story = ?", (changed, key))


def finding_names_nothing(db: sqlite3.Connection) -> None:
    reweighed(
        db,
        lambda w: replace(w, findings=tuple(replace(f, claim_ids=("claim-00",)) for f in w.findings)),
    )


def happening_gone(db: sqlite3.Connection) -> None:
    reweighed(db, lambda w: replace(w, happenings=()))


def story_changed(db: sqlite3.Connection) -> None:
    key, data = db.execute("SELECT key, data FROM story LIMIT 1").fetchone()
    story = codec.unpack_story(data)
    fewer = replace(story, report_ids=story.report_ids[:-1])
    db.execute("UPDATE story SET data = ? WHERE key = ?", (codec.pack(fewer), key))


def lineage_torn(db: sqlite3.Connection) -> None:
    db.execute("UPDATE lineage SET data = x'00'")


def changed(db: sqlite3.Connection, **values: object) -> None:
    """A lineage with other edges, carries or losses."""
    key, data = db.execute("SELECT story, data FROM lineage LIMIT 1").fetchone()
    held = replace(codec.unpack_lineage(data), **values)  # type: ignore[arg-type]
    db.execute("UPDATE lineage SET data = ? WHERE story = ?", (codec.pack(held), key))


def lineage_names_nothing(db: sqlite3.Connection) -> None:
    changed(db, edges=(Edge("x", "y", "parent", "edited", ("link-x",), 0.1, 0.1),))


def carry_names_nothing(db: sqlite3.Connection) -> None:
    changed(db, carries=(Carry("link-x", "claim-x", "claim-y", "edited", 1.0),))


def loss_changed(db: sqlite3.Connection) -> None:
    (claim,) = db.execute("SELECT id FROM claim ORDER BY id LIMIT 1").fetchone()
    words = "never said", Span(0, 10)
    changed(db, losses=(Loss("loss-1", "link-1", "hedge", claim, claim, *words, *words, True),))


def reference_broken(db: sqlite3.Connection) -> None:
    db.execute("INSERT INTO term VALUES (1, 12345)")


def table_missing(db: sqlite3.Connection) -> None:
    db.execute("DROP TABLE finding")


def column_added(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE story ADD COLUMN extra TEXT")


def record_torn(db: sqlite3.Connection) -> None:
    db.execute("UPDATE story SET data = x'00'")


DAMAGES: list[tuple[Damage, str]] = [
    (bytes_changed, "E502"),
    (bytes_torn, "E206"),
    (text_changed, "E501"),
    (text_changed, "E502"),
    (segment_moved, "E501"),
    (number_changed, "E502"),
    (removed_changed, "E501"),
    (claim_outside, "E501"),
    (mention_outside, "E501"),
    (claim_lost, "E502"),
    (claim_invented, "E502"),
    (passage_outside, "E501"),
    (link_elsewhere, "E502"),
    (finding_names_nothing, "E502"),
    (happening_gone, "E502"),
    (story_changed, "E502"),
    (lineage_torn, "E206"),
    (lineage_names_nothing, "E502"),
    (carry_names_nothing, "E502"),
    (loss_changed, "E501"),
    (reference_broken, "E206"),
    (table_missing, "E206"),
    (column_added, "E206"),
    (record_torn, "E206"),
]


@pytest.mark.parametrize(("damage", "code"), DAMAGES)
def test_each_damage_is_found(tmp_path: Path, sound: bytes, damage: Damage, code: str) -> None:
    found = checked(tmp_path / "c.stemma", sound, damage)
    assert code in {problem.code for problem in found}
    assert all(problem.where and problem.what for problem in found)


def test_a_sound_case_has_no_problem(tmp_path: Path, sound: bytes) -> None:
    assert checked(tmp_path / "c.stemma", sound, lambda db: None) == []


def test_checking_changes_nothing(tmp_path: Path, sound: bytes) -> None:
    checked(tmp_path / "c.stemma", sound, lambda db: None)
    assert (tmp_path / "c.stemma").read_bytes() == sound
