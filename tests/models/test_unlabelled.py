"""The rows of the unlabelled news, all or every so many."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

from models.unlabelled import articles


def test_every_so_many_rows_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "unlabelled").mkdir()
    with lzma.open(tmp_path / "unlabelled" / "articles.jsonl.xz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps({"text": f"text {n}"}) + "\n" for n in range(7))
    assert [row["text"] for row in articles(tmp_path, 3)] == ["text 0", "text 3", "text 6"]
    assert len(list(articles(tmp_path))) == 7
