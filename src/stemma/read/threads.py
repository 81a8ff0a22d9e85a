"""Forum threads: one page, many voices; each post is a report of its own."""

from __future__ import annotations

from stemma.read.draft import Drafts
from stemma.read.layer import Layer


def read_thread(layer: Layer) -> Drafts | None:
    """The posts of a thread page, or None where the page is none."""
    return None
