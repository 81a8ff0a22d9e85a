"""The grammar: which rows of signs are times, and which function gives their value.

One row per kind of expression, longer ones before the shorter ones they begin with. A row is a pattern
over the signs of ``words.py``, one character per word. A function that answers None passes the words on
to the next row; the value "-" says that the words are read and name no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from stemma.annotate.times import days, periods, units
from stemma.annotate.times.anchors import Anchors, Part, Timex, Value
from stemma.annotate.times.rows import (
    a_unit,
    bare_month,
    bare_units,
    recent,
    set_of_weekdays,
    some_day,
    week_of,
    year_part,
)  # fmt: skip
from stemma.annotate.times.words import Word

MON = r"(?:[Mm]|J\.?)"
EARLY = r"(?:D?e|e-|D?gfe?-?)"
COUNT = r"(?:av?f?|vf?|[cdn](?:[=-](?:[cdn]|av?f?))?X?|[cdn]f)"
BESIDE = r"(?:iL?|[LN]|DC|D[LN]|C)"

Build = Callable[[Part], Value | None]

ROWS: tuple[tuple[str, Build], ...] = (
    (r"&", days.moment),
    (r"Y-[dn]-[dn]", days.numeric),
    (r"[dnY]/[dn]/[dnY]|[dn]\.[dn]\.[dnY]", days.numeric),
    (rf"{MON}[dQ]-[dQ](?![:!])(?:,?Y)?", days.days_between),
    (rf"[dQ]-[dQ]f?{MON}(?:,?Y)?", days.days_between),
    (rf"(?:[Ww][.,]*)?e?-?{MON}D?[dQ](?![:!/*])(?:,?Y|,?'[dn])?", days.month_day),
    (rf"(?:[Ww][.,]*)?(?:D?Qf?|d\.?f?|Dof){MON}(?:,?Y)?", days.month_day),
    (rf"{EARLY}?{MON}(?:,?f?Y|'[dn])", days.month),
    (rf"{EARLY}?{MON}f?[LiN]u", bare_month),
    (rf"z{MON}", units.repeated),
    (rf"(?:{EARLY}|[LN]|iL?)?{MON}", bare_month),
    (r"D?Kr?[oQ]?q", periods.quarter),
    (r"(?:D?(?:K?Y'?|[NiLC]u')?[roQ]|[roQ]-)q(?:,?f?K?Y|f(?:D?[LiNC]|D)u)?", periods.quarter),
    (r"Du-[Gk][roQ]?-?[qF]|u-[Gk][qF]?", periods.year_before),
    (r"DY[Fq]|D?C[qF]", periods.year_before),
    (r"(?:D?[LNC]|i|t|D)q", units.quarter_spoken_of),
    (r"D?[roL]-?hf(?:Y|(?:D|D?[LiNC])u)", periods.half),
    (r"D?K(?:u?Y|u)|D[LNC]Ku|iKu", periods.fiscal),
    (rf"{COUNT}[uUq](?:=%)?(?:G|k|b|jR)", units.ago),
    (r"UG", units.ago),
    (r"D?[LN]L?(?:[cdn](?:[=-][cdn])?|vf?)[uUq](?:=%)?|D?[LN]L?U|vU", recent),
    (r"D?ub[LN]?W(?:P)?", days.day_beside_weekday),
    (r"DubT", days.near_day),
    (r"Dub", units.day_beside),
    (rf"DufD?(?:{MON}[dQ](?:,?Y)?|[dQ]{MON})", week_of),
    (r"u-g|u'g|D?gf(?:i|[LN]|D[LNC]?)u", periods.end_of),
    (rf"[ke]?{BESIDE}[uE](?:=%)?", units.beside),
    (r"[ke]?TP?|l", days.near_day),
    (r"[ek]?(?:[iLN]|Ds|t|D[LN])P|eP", days.near_day),
    (r"DP", some_day),
    (rf"(?:{EARLY}|D|{BESIDE})?S(?:,?f?Y|f(?:[iLN]|D[LN])u)?", periods.season),
    (r"(?:D?(?:[roL]-?hf)?D?e?-?)?(?:'?y|D?B|eB)", periods.decade),
    (r"D?e?-?[roQ]-?u", periods.century),
    (r"VP?|[Wz]?WP", set_of_weekdays),
    (r"z(?:o|c|Q)?(?:[uUqPESW]P?)", units.repeated),
    (r"e?(?:[LN]|iL?|D[LN])?W(?:P)?", days.weekday),
    (r"(?:[LN]|iL?)?H(?:,?Y|u)?", days.holiday),
    (r"(?:ts|Ds)[uE]|k?t[uE]", units.spoken_of),
    (r"DuY", periods.year),
    (r"DX?[uE](?!-[Gk])", units.spoken_of),
    (r"A", units.repeated),
    (r"hau|ah-?u|[cdn]=ahU|dd/d-?[uU]|au=ah", units.in_units),
    (r"(?:D[roLN]?)?[cdn](?:[=-](?:[cdn]))?X?[Uq]|[cdn](?:[=-][cdn])?X?-?[uU]", units.in_units),
    (r"Dr(?:vf?)?U", units.in_units),
    (r"(?:av?f?|vf?)X?[Uq]", units.in_units),
    (r"au(?:==?[cdv])?", a_unit),
    (r"U=U|U", bare_units),
    (r"(?:D?gf|D?e-?)Y", year_part),
    (r"Y", periods.year),
    (r"(?::!?|[cdn]!|[cd]\*|@)", days.clock),
    (r"DR|R|C|DL", periods.reference),
)

_ALL = re.compile("|".join(f"(?P<r{n}>{pattern})" for n, (pattern, _) in enumerate(ROWS)))
_RUN = re.compile(r"[^x]*[&uUEqSPTlAzRHBVWwMmJYyKLC@:!*/][^x]*")
"""Words in a row of which one at least is of times; numbers and articles alone are none."""
_EACH = tuple(re.compile(pattern) for pattern, _ in ROWS)

BEFORE = (
    ("more", "than"), ("less", "than"), ("fewer", "than"), ("longer", "than"), ("at", "least"),
    ("at", "most"), ("up", "to"), ("nearly",), ("almost",), ("about",), ("around",), ("roughly",),
    ("approximately",), ("right",),
    ("well", "over"), ("just", "over"), ("sometime",), ("more",),
)  # fmt: skip
"""Words before a time that belong to it ("nearly two years")."""
_LAST = frozenset(words[-1] for words in BEFORE)


def parts_of(text: str, words: list[Word], anchors: Anchors) -> list[Timex]:
    """The times of a text in order, none overlapping; ``anchors`` learns each date as it is read."""
    signs = "".join([w.sign for w in words])
    found: list[Timex] = []
    for run in _RUN.finditer(signs):
        at = run.start()
        while match := _ALL.search(signs, at, run.end()):
            end, value = _value(text, words, signs, match, anchors)
            if value is None:
                at = match.start() + 1
                continue
            at = end
            if value.value != "-":
                start = _with_words_before(words, match.start(), value)
                stop = words[end - 1].end
                anchors.note(value)
                found.append(Timex(words[start].start, stop, text[words[start].start : stop], value))
    return found


def _value(
    text: str, words: list[Word], signs: str, match: re.Match[str], anchors: Anchors
) -> tuple[int, Value | None]:
    """The end and value of the first row from the match on whose function gives one."""
    start = match.start()
    first = int((match.lastgroup or "r0")[1:])
    for n in range(first, len(ROWS)):
        here = match if n == first else _EACH[n].match(signs, start, match.endpos)
        if here is None:
            continue
        part = Part(words, start, here.end(), anchors, text)
        value = ROWS[n][1](part)
        if value is not None:
            return part.end, value
    return start, None


def _with_words_before(words: list[Word], start: int, value: Value) -> int:
    """The first word of a time with the words before it that bound it."""
    while start and words[start - 1].low in _LAST:
        for row in BEFORE:
            if tuple(w.low for w in words[max(0, start - len(row)) : start]) == row and _bounds(row, value):
                start -= len(row)
                break
        else:
            return start
    return start


def _bounds(row: tuple[str, ...], value: Value) -> bool:
    """Whether words before a time bound it: a span, a day, "two years ago"; "right" belongs to "now"."""
    if row == ("right",):
        return value.value == "PRESENT_REF"
    if row == ("more",):
        return value.value == "PAST_REF"
    if row == ("sometime",):
        return value.kind == "DATE"
    return value.kind == "DURATION" or value.about > 0 or value.how == days.NEAREST
