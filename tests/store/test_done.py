"""What waits for a step is what is there and not done, however it came to be so."""

from __future__ import annotations

import sqlite3

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.store.done import ACROSS, Ledger
from stemma.store.migrations import MIGRATIONS, migrate

keys = st.integers(1, 4)
changes = st.lists(
    st.tuples(st.sampled_from(("add", "drop")), st.sampled_from(("report", "story")), keys)
    | st.tuples(st.sampled_from(("mark", "undo")), st.sampled_from(ACROSS), keys)
    | st.tuples(st.just("clear"), st.sampled_from(ACROSS), st.none()),
    max_size=30,
)


def change(db: sqlite3.Connection, what: str, of: str, key: int | None) -> None:
    ledger = Ledger(db)
    if what == "add" and of == "report":
        db.execute("INSERT OR IGNORE INTO report VALUES (?1, ?1, 1, 0, '', '', '')", (key,))
    elif what == "add":
        db.execute("INSERT OR IGNORE INTO story VALUES (?1, ?1, '')", (key,))
    elif what == "drop":
        db.execute(f"DELETE FROM {of} WHERE key = ?", (key,))
        steps = ("weigh",) if of == "story" else ("trace", "tie", "story")
        for step in steps:
            ledger.undo(step, [key or 0])
    elif what == "clear":
        db.execute("DELETE FROM done WHERE step = ?", (of,))
    else:
        held = db.execute(f"SELECT 1 FROM {table(of)} WHERE key = ?", (key,)).fetchone()
        if held:
            (ledger.mark if what == "mark" else ledger.undo)(of, [key or 0])


def table(step: str) -> str:
    return "story" if step == "weigh" else "report"


@settings(max_examples=60, deadline=None)
@given(changes, changes)
def test_what_waits_is_what_is_there_and_not_done(
    before: list[tuple[str, str, int | None]], after: list[tuple[str, str, int | None]]
) -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, MIGRATIONS[:4])
    db.execute("INSERT INTO original (key, id, size) VALUES (1, 'o', 0)")
    for made in before:
        change(db, *made)
    migrate(db)
    for made in after:
        change(db, *made)
    for step in ACROSS:
        present = {key for (key,) in db.execute(f"SELECT key FROM {table(step)}")}
        done = {key for (key,) in db.execute("SELECT subject FROM done WHERE step = ?", (step,))}
        assert Ledger(db).todo(table(step), step) == sorted(present - done)
    db.close()
