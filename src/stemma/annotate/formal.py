"""Formal names of countries: "the Democratic People's Republic of Korea" is North Korea, in one mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from stemma.annotate.places.known import country_names
from stemma.annotate.places.mark import stands_for_government
from stemma.records import Mention, Token
from stemma.states import formal_names

LONG = 3
"""Words of a formal name from which on it is looked for here: shorter ones the gazetteer has."""


@lru_cache(maxsize=1)
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """What matches a long formal name, with either apostrophe, with or without "the"; its country."""
    codes = {}
    for name, code in formal_names().items():
        for written in (name, name.replace(" of the ", " of ")):
            if len(written.split()) >= LONG:
                codes[written.replace("’", "'")] = code
    longest = sorted(codes, key=lambda name: (-len(name), name))
    parts = (r"\s+".join(re.escape(word).replace("'", "['’]") for word in name.split()) for name in longest)
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b"), codes


def named_formally(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with each long formal name made one of its country, instead of those on its words."""
    pattern, codes = _names()
    matches = list(pattern.finditer(text))
    if not matches:
        return list(mentions)
    starts = [token.start for token in tokens]
    found: list[Mention] = []
    for match in matches:
        code = codes[" ".join(match.group().replace("’", "'").split())]
        first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end()) - 1
        if first > last or starts[first] != match.start() or tokens[last].end != match.end():
            continue
        place = next((m.place for m in mentions if m.level == "country" and m.country == code), None)
        name = country_names().get(code, "")
        found.append(
            Mention(
                match.start(), match.end(), first, last, "place", name, " ".join(match.group().split()), code,
                "country", place=place,
                acts=any(stands_for_government(tokens, n) for n in range(first, last + 1)),
            )
        )  # fmt: skip
    if not found:
        return list(mentions)
    taken = {n for m in found for n in range(m.first, m.last + 1)}
    kept = [m for m in mentions if taken.isdisjoint(range(m.first, m.last + 1))]
    return sorted([*kept, *found], key=lambda m: (m.start, m.end, m.kind, m.key))
