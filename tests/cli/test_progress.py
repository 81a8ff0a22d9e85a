"""Progress is drawn for a person who watches, and for nobody else."""

from __future__ import annotations

import io

from rich.console import Console

from stemma.cli.progress import shown
from stemma.pipeline import Progress


def test_nothing_is_drawn_into_a_file() -> None:
    out = io.StringIO()
    with shown(Console(file=out)) as draw:
        assert draw is None
    assert out.getvalue() == ""


def test_each_step_is_drawn_in_its_words() -> None:
    out = io.StringIO()
    with shown(Console(file=out, force_terminal=True, width=80, _environ={})) as draw:
        assert draw is not None
        draw(Progress("read", 3, 9, "taking \x1b[2Jin"))
        draw(Progress("trace", 1, 4, "comparing reports"))
        draw(Progress("trace", 4, 4, "comparing reports"))
    assert "comparing reports" in out.getvalue() and "4/4" in out.getvalue()
    assert "\x1b[2Jin" not in out.getvalue()
