"""Train the dump cleaner: ``python -m models.dumps --data DIR`` writes the weights that are shipped.

Prints the F1 cross-validated by page (no page, nor a crossed page that holds any of its text, is on
both sides), then trains on all pages. About two minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: more threads only wait

import numpy as np

from bench.harness import DATA
from bench.shingles import score
from models.dump_net import Recipe, rows_of, train
from models.dump_pages import Example, crossed, digests, load_pages, truths
from stemma.read.dump_blocks import Numbers
from stemma.read.dump_model import WEIGHTS, Model
from stemma.read.dumps import clean_with

FOLDS = 8
NETS = 3
DECIMALS = 4
BIAS, CHANGE = 0.5, 1.0
"""The decoder's numbers. Swept over bias 0, .5, 1 and change .5, 1, 2 on cross-validated pages: F1 on
dumps lies between .933 and .936 everywhere; bias 0 costs .014 where each text node is a line."""


def fit(examples: Sequence[Example], nets: int = NETS, recipe: Recipe | None = None) -> Model:
    """Train the networks on examples; one seed per network."""
    rows, mean, scale = rows_of(
        np.concatenate([e.rows for e in examples]),
        np.concatenate([e.truth for e in examples]),
        np.concatenate([e.weight for e in examples]),
    )
    trained = tuple(train(rows, seed, recipe) for seed in range(nets))
    return Model(mean, scale, trained, BIAS, CHANGE)


def cross_validated(pages: Sequence[Example], more: Sequence[Example]) -> dict[str, dict[str, str]]:
    """Style -> key -> text kept by a model that saw nothing of that page."""
    keys = sorted({e.key for e in pages})
    kept: dict[str, dict[str, str]] = {}
    for fold in range(FOLDS):
        held = set(keys[fold::FOLDS])
        seen = [e for e in (*pages, *more) if not held & {e.key, *e.sources}]
        model = fit(seen)
        for one in pages:
            if one.key in held:
                text = one.blocks.text
                spans = clean_with(text, model).kept
                joined = "\n\n".join(text[s.start : s.end] for s in spans)
                kept.setdefault(one.style, {})[one.key] = joined
        print(f"fold {fold + 1} of {FOLDS}", file=sys.stderr, flush=True)
    return kept


def content_of(model: Model, card: dict[str, Any]) -> dict[str, Any]:
    """What is written to the weights file."""

    def plain(values: Numbers) -> Any:
        return np.round(values, DECIMALS).tolist()

    nets = [
        {"hidden": plain(n.hidden), "hidden_bias": plain(n.hidden_bias),
         "out": plain(n.out), "out_bias": round(n.out_bias, DECIMALS)}
        for n in model.nets
    ]  # fmt: skip
    return {
        "card": card,
        "mean": np.round(model.mean, 6).tolist(), "scale": np.round(model.scale, 6).tolist(),
        "bias": model.bias, "change": model.change, "nets": nets,
    }  # fmt: skip


def main() -> int:
    """Cross-validate, train on everything, write the weights and their card."""
    parser = argparse.ArgumentParser(prog="python -m models.dumps", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--only-validate", action="store_true", help="write nothing")
    options = parser.parse_args()
    pages = load_pages(options.data)
    more = crossed(pages, options.data)
    bodies = truths(options.data)
    card: dict[str, Any] = {"pages": len(bodies), "digests": digests(options.data), "folds": FOLDS}
    for style, kept in sorted(cross_validated(pages, more).items()):
        figures = {name: round(value, 4) for name, value in score(bodies, kept).items()}
        print(style, figures)
        card[f"cv_{style}"] = figures
    if options.only_validate:
        return 0
    content = content_of(fit([*pages, *more]), card)
    options.out.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {options.out.name}: {options.out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
