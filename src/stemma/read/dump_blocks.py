"""A flattened page cut into blocks: one line each, or one paragraph where lines are wrapped hard.

All counts are numpy arrays over blocks, made from running sums over the text's characters, so that
the time is linear in the text whatever its lines look like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from stemma.read.dump_words import PHRASES, STOP_WORDS, WHOLE_LINES
from stemma.read.furniture import LINE_BREAKS, plain_line

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

HEAD = 300
"""Characters of a block in which furniture phrases are looked for: a longer line is running text."""

WIDEST_WRAP = 110
"""No mail or terminal wraps lines wider than this many columns; narrower than 45 is a menu."""

NARROWEST_WRAP = 45
RAGGED = 12
"""Columns within which lines of one wrap end: the length of a longer word."""

FEWEST_WRAPPED = 4
WIDER_SHARE = 0.25
"""Share of the characters that may stand in lines wider than the wrap (addresses, one footer)."""

Row = tuple[int, int, int, int]
"""A line: start, end, columns before it, line breaks before it."""

MARK = 3
"""Characters of a line that is only a mark (a bare bullet, "×", "|"); a run of them is one block."""

_LETTERED = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BULLET = re.compile(r"(?:[*+•·▪◦‣●■–—»›>|-]|o(?= )|\d{1,3}[.)](?= ))[ \t\xa0]*")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Blocks:
    """The non-empty blocks of a text, in order; arrays have one entry per block.

    ``start``/``end``: characters of the text without white space at the ends. ``indent``: columns
    before the first line. ``gap``: line breaks between the block and the one before it.
    """

    text: str
    start: Whole
    end: Whole
    indent: Whole
    gap: Whole

    def __len__(self) -> int:
        return len(self.start)

    def of(self, number: int) -> str:
        """The characters of one block."""
        return self.text[self.start[number] : self.end[number]]


def blocks_of(text: str) -> Blocks:
    """Cut a text into blocks; lines of white space alone are left out."""
    rows: list[Row] = []
    breaks = at = 0
    marked = False
    for found in _LINE.finditer(text):
        between = text[at : found.start()]
        breaks += len(between) - between.count("\r\n")
        at = found.end()
        line = found.group()
        bare = line.strip()
        if not bare:
            continue
        mark = len(bare) <= MARK and not _LETTERED.search(bare)
        if mark and marked:
            rows[-1] = (rows[-1][0], found.start() + len(line.rstrip()), rows[-1][2], rows[-1][3])
            breaks = 0
            continue
        marked = mark
        lead = len(line) - len(line.lstrip())
        start = found.start() + lead
        rows.append((start, start + len(bare), lead, breaks))
        breaks = 0
    width = _wrap_width(rows)
    if width:
        rows = _joined(text, rows, width)
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return Blocks(text, table[:, 0], table[:, 1], table[:, 2], table[:, 3])


def _wrap_width(rows: list[Row]) -> int:
    """The column at which the text's lines are wrapped; 0 where they are not.

    A wrap shows in lines that another line follows at once: most of the longer ones end within
    ``RAGGED`` columns of one width, and little of the text stands in wider lines.
    """
    widths = np.array([end - start + lead for start, end, lead, _ in rows], dtype=np.int64)
    gaps = np.array([row[3] for row in rows[1:]] + [9], dtype=np.int64)
    fits = (widths >= NARROWEST_WRAP) & (widths <= WIDEST_WRAP)
    followed = np.bincount(widths[fits & (gaps == 1)], minlength=WIDEST_WRAP + 1)
    sums = np.cumsum(followed)
    near = sums.copy()
    near[RAGGED:] -= sums[:-RAGGED]
    width = int(len(near) - 1 - np.argmax(near[::-1]))
    while width and not followed[width]:
        width -= 1
    wider = widths[widths > width].sum() / max(int(widths.sum()), 1)
    enough = near[width] >= FEWEST_WRAPPED and near[width] >= 0.5 * sums[-1]
    return width if enough and wider <= WIDER_SHARE else 0


def _joined(text: str, rows: list[Row], width: int) -> list[Row]:
    """Join lines that a wrap at ``width`` parted: the next line's first word did not fit."""
    out = [rows[0]]
    last = rows[0]
    for row in rows[1:]:
        start, end, _, gap = row
        room = width - (last[1] - last[0] + last[2])
        word = len(text[start : min(end, start + WIDEST_WRAP)].split(maxsplit=1)[0])
        joins = gap == 1 and 0 <= room <= word and not _BULLET.match(text, start, start + 6)
        if joins:
            out[-1] = (out[-1][0], end, out[-1][2], out[-1][3])
        else:
            out.append(row)
        last = row
    return out


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands in each block: one entry per block, one column per code in ``hits``."""

    words: Numbers
    stops: Numbers
    letters: Numbers
    upper: Numbers
    digits: Numbers
    capital_words: Numbers
    inner_stops: Numbers
    commas: Numbers
    quotes: Numbers
    hits: dict[str, Numbers]
    whole: list[str]
    plain: list[str]
    bullet: Numbers


_LETTER, _UPPER, _DIGIT, _SPACE, _STOP, _COMMA, _QUOTE = (1, 2, 4, 8, 16, 32, 64)


@cache
def _classes() -> npt.NDArray[np.uint8]:
    """Character classes of the basic plane; characters beyond it share the entry of U+0000."""
    table = np.zeros(0x10000, dtype=np.uint8)
    for code in range(0x10000):
        char = chr(code)
        if char.isalpha():
            table[code] = _LETTER | (_UPPER if char.isupper() else 0)
        elif char.isdigit():
            table[code] = _DIGIT
        elif char.isspace():
            table[code] = _SPACE
    for marks, kind in ((".!?…。", _STOP), (",;", _COMMA), ('"“”„«»', _QUOTE)):
        for char in marks:
            table[ord(char)] = kind
    return table


def count(blocks: Blocks) -> Counts:
    """Count the characters, words and furniture phrases of every block."""
    codes = np.frombuffer(blocks.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _classes()[np.where(codes < 0x10000, codes, 0)]
    wordy = (kinds & (_LETTER | _DIGIT)) > 0
    fresh = wordy.copy()
    fresh[1:] &= ~wordy[:-1]
    stop_next_space = np.zeros(len(codes), dtype=bool)
    stop_next_space[:-1] = ((kinds[:-1] & _STOP) > 0) & ((kinds[1:] & _SPACE) > 0)

    def total(flags: npt.NDArray[np.bool_]) -> Numbers:
        sums = np.zeros(len(codes) + 1, dtype=np.int64)
        np.cumsum(flags, out=sums[1:])
        return (sums[blocks.end] - sums[blocks.start]).astype(np.float64)

    plain = [plain_line(blocks.text[s : min(e, s + HEAD)]) for s, e in _pairs(blocks)]
    return Counts(
        words=total(fresh),
        stops=_stop_words(blocks),
        letters=total((kinds & _LETTER) > 0),
        upper=total((kinds & _UPPER) > 0),
        digits=total((kinds & _DIGIT) > 0),
        capital_words=total(fresh & ((kinds & _UPPER) > 0)),
        inner_stops=total(stop_next_space),
        commas=total((kinds & _COMMA) > 0),
        quotes=total((kinds & _QUOTE) > 0),
        hits=_phrases(blocks),
        whole=[WHOLE_LINES.get(line, "") for line in plain],
        plain=plain,
        bullet=np.array(
            [_BULLET.match(blocks.text, s, s + 6) is not None for s, _ in _pairs(blocks)],
            dtype=np.float64,
        ),
    )


def _pairs(blocks: Blocks) -> list[tuple[int, int]]:
    return list(zip(blocks.start.tolist(), blocks.end.tolist(), strict=True))


def _stop_words(blocks: Blocks) -> Numbers:
    """Function words per block."""
    where = [m.start() for m in _WORD.finditer(blocks.text) if m.group().lower() in STOP_WORDS]
    owner = np.searchsorted(blocks.start, np.array(where, dtype=np.int64), side="right") - 1
    return np.bincount(owner, minlength=len(blocks)).astype(np.float64)[: len(blocks)]


def _phrases(blocks: Blocks) -> dict[str, Numbers]:
    """Furniture phrases per block and code, in the first ``HEAD`` characters of each block."""
    heads = [LINE_BREAKS.sub(" ", blocks.text[s : min(e, s + HEAD)]).lower() for s, e in _pairs(blocks)]
    joined = "\n" + "\n".join(heads) + "\n"
    lengths = np.array([len(head) + 1 for head in heads], dtype=np.int64)
    starts = np.cumsum(lengths) - lengths + 1
    found: dict[str, Numbers] = {}
    for code, patterns in PHRASES.items():
        where = [m.end() - 1 for pattern in patterns for m in pattern.finditer(joined)]
        owner = np.searchsorted(starts, np.array(where, dtype=np.int64), side="right") - 1
        found[code] = np.bincount(owner, minlength=len(heads)).astype(np.float64)
    return found
