"""Years, quarters, halves, seasons, decades, centuries, and words like "now" and "recently"."""

from __future__ import annotations

from stemma.annotate.times.anchors import NAMED, Part, Value
from stemma.annotate.times.units import SEASONS, STARTS, STEPS, moved, quarter_spoken_of, year_apart
from stemma.annotate.times.words import DECADES, ORDINALS
from stemma.dates import YEARS

COUNTED = frozenset(
    """than about some over nearly almost least most around approximately roughly only under exceeding
    $ £ € # no number room route flight highway""".split()
)
"""Words before a number of four digits that tell it from a year."""
PEOPLE = frozenset("people men women children troops police personnel".split())
LEADS = frozenset(
    """in since of by during until till from to through between after before and the early late mid for fall
    spring summer autumn winter january february march april may june july august september october november
    december ( fiscal around circa""".split()
)
"""Words before a year."""


OLD_LEADS = frozenset("in since by until from before after early late ( to and".split())
"""Words before a year of before 1800, which stands in news more often as a number."""


def year(part: Part) -> Value | None:
    """A year in digits or words, told from a number of people, a price and a score."""
    number = part.number("Y")
    word = part.word("Y")
    if word is None or (number not in YEARS and (number > 2100 or part.before() not in OLD_LEADS)):
        return None
    if part.end - part.first > 1:
        return Value("DATE", f"{number:04d}", NAMED)
    before, after = part.before(), part.after()
    text, start, end = part.text, word.start, word.end
    if start and text[start - 1] in "$£€#.,/-–:" and not _range(part):
        return None
    if (
        end < len(text)
        and (
            text[end] in "%-/"
            or text[end : end + 2].strip(":")[:1].isdigit()
            or text[end : end + 2].strip(",.")[:1].isdigit()
        )
        and not (_range(part) or text[end : end + 2] == "--")
    ):
        return _joined(part)
    if before in COUNTED or (before not in LEADS and _counts(part, after)):
        return None
    if before in ("to", "from", "and", "between", "for", "of", "the") and _counts(part, after) == "people":
        return None
    return Value("DATE", f"{number:04d}", NAMED)


def _counts(part: Part, after: str) -> str:
    """Whether the next word says that a number counts it: "2021 people", "1500 dead"."""
    if after in PEOPLE:
        return "people"
    at = part.end
    if at < len(part.words) and part.words[at].sign == "x" and after.isalpha():
        word = part.words[at]
        if part.text[word.start].islower() and after.endswith("s") and not after.endswith("ss"):
            return "" if after in ("was", "is", "has", "as", "his", "its", "this", "does") else "things"
    return ""


def _range(part: Part) -> bool:
    """Whether the year is one side of "2019-2021"."""
    at = part.first
    words = part.words
    left = at >= 2 and words[at - 1].sign == "-" and words[at - 2].sign == "Y"
    right = part.end + 1 < len(words) and words[part.end].sign == "-" and words[part.end + 1].sign == "Y"
    return left or right


def _joined(part: Part) -> Value | None:
    """A year with a hyphen behind it is one only before letters ("1996-style"); "2020-21" is none."""
    follows = part.after(2)
    return (
        Value("DATE", f"{part.number('Y'):04d}", NAMED) if part.after() == "-" and follows.isalpha() else None
    )


def fiscal(part: Part) -> Value | None:
    """ "fiscal 1989", "fiscal year 2025", "the fiscal year", "the current fiscal year"."""
    number = part.number("Y")
    if number in YEARS:
        return Value("DATE", f"{number:04d}", "a fiscal year: its months are not known", 183)
    mark = part.word("LNCi")
    step = STEPS.get(mark.low, -1 if mark is not None else 0) if mark is not None else 0
    return Value("DATE", moved(part.anchors.base, step, "Y"), part.anchors.how, 183)


def quarter(part: Part) -> Value | None:
    """ "the third quarter", "fourth-quarter", "the 1988 second quarter", "next year's first quarter"."""
    word = part.word("roQ")
    if word is None:
        return quarter_spoken_of(part)
    number = ORDINALS.get(word.low) or int(word.value)
    if not 1 <= number <= 4:
        return None
    year_named = part.number("Y")
    base = part.anchors.base
    if year_named:
        return Value("DATE", f"{year_named:04d}-Q{number}", NAMED)
    if base is None:
        return Value("DATE", f"XXXX-Q{number}", part.anchors.how)
    mark = part.word("LNi")
    if mark is not None and part.has("u"):
        return Value("DATE", f"{base.year + STEPS.get(mark.low, 0):04d}-Q{number}", part.anchors.how)
    now = (base.month + 2) // 3
    step = -1 if number > now + 1 else 0
    return Value("DATE", f"{base.year + step:04d}-Q{number}", part.anchors.how)


def half(part: Part) -> Value | None:
    """ "the first half of 1998", "the last half of the year"."""
    word = part.word("rLo")
    if word is None:
        return None
    which = 1 if word.low == "first" else 2
    named = part.number("Y")
    if named:
        return Value("DATE", f"{named:04d}-H{which}", NAMED)
    base = part.anchors.base
    if base is None:
        return Value("DATE", f"XXXX-H{which}", part.anchors.how)
    mark = next((w for w in part.matched[1:] if w.low in STEPS and w is not word), None)
    step = STEPS[mark.low] if mark is not None else 0
    return Value("DATE", f"{base.year + step:04d}-H{which}", part.anchors.how)


def season(part: Part) -> Value | None:
    """ "the summer", "last fall", "this past spring", "the winter of 1994", "summer 2003"."""
    word = part.word("S")
    if word is None:
        return None
    code = SEASONS[word.low]
    if part.end - part.first == 1:
        plain = word.low in ("summer", "autumn", "winter") and part.before() in ("in", "by", "until", "since")
        if not plain and not (word.low in ("spring", "fall") and part.before() in ("in", "by", "since")):
            return None
    named = part.number("Y")
    if named:
        return Value("DATE", f"{named:04d}-{code}", NAMED)
    anchors = part.anchors
    base = anchors.base
    if base is None:
        return Value("DATE", f"XXXX-{code}", anchors.how)
    marks = [w for w in part.matched if w.low in STEPS]
    if part.has("u") and marks:
        return Value("DATE", f"{base.year + STEPS[marks[-1].low]:04d}-{code}", anchors.how)
    step = 0
    if marks and STEPS[marks[-1].low] < 0 and marks[0].low != "this":
        step = -1 if base.month <= STARTS[code] + 2 else 0
    elif marks and STEPS[marks[-1].low] > 0:
        step = 1 if base.month >= STARTS[code] else 0
    elif not marks and part.tense != "future" and base.month < STARTS[code] and not anchors.narrative:
        step = -1
    return Value("DATE", f"{base.year + step:04d}-{code}", anchors.how)


def decade(part: Part) -> Value | None:
    """ "the 1990s", "the late 1970s", "the '80s", "the nineties"."""
    word = part.word("yB")
    if word is None:
        return None
    number = DECADES[word.low] if word.sign == "B" else int(word.value)
    if word.sign == "y" and number < 100 and not (part.has("D'") and part.before() not in ("his", "her")):
        return None
    if word.sign == "B" and not part.has("De"):
        return None
    if number < 100:
        number += 1900 if number >= 20 else 2000
    if number not in YEARS or number % 10:
        return None
    return Value("DATE", f"{number // 10:03d}X", NAMED)


def century(part: Part) -> Value | None:
    """ "the 20th century"."""
    unit, word = part.word("u"), part.word("roQ")
    if unit is None or word is None or unit.low != "century":
        return None
    number = ORDINALS.get(word.low) or int(word.value)
    return Value("DATE", f"{number - 1:02d}", NAMED) if 1 <= number <= 22 else None


def year_before(part: Part) -> Value | None:
    """ "the year-ago quarter", "year-earlier", "the 1988 period", "the latest period"."""
    named = part.number("Y")
    last = part.anchors.last_part
    if named:
        return Value("DATE", f"{named:04d}{last[4:]}", NAMED)
    word = part.word("roQ")
    if word is not None:
        number = ORDINALS.get(word.low) or int(word.value)
        base = part.anchors.base
        value = f"{base.year - 1:04d}-Q{number}" if base is not None else f"XXXX-Q{number}"
        return Value("DATE", value, part.anchors.how) if number <= 4 else None
    if part.has("C"):
        return quarter_spoken_of(part)
    return year_apart(part)


def end_of(part: Part) -> Value | None:
    """ "year-end", "the end of the month", "the middle of the week"."""
    word = part.word("uE")
    if word is None:
        return None
    marks = [w for w in part.matched if w.low in STEPS]
    step = STEPS[marks[-1].low] if marks else 0
    unit = {"year": "Y", "month": "M", "week": "W", "decade": "DE", "century": "CE", "day": "D"}.get(
        word.low, ""
    )
    return Value("DATE", moved(part.anchors.base, step, unit), part.anchors.how) if unit else None


PRESENT = frozenset(["now", "currently", "nowadays", "current"])
PAST = frozenset(["recently", "lately", "past"])


def reference(part: Part) -> Value | None:
    """ "now", "currently", "recently", "the future", "the past": no date, and told as such."""
    word = part.matched[-1]
    low = word.low
    if word.sign == "L" and (low != "past" or part.before() != "in"):
        return None
    if (word.sign == "C" and low != "current") or (low == "future" and part.matched[0].sign != "D"):
        return None
    if low in PRESENT:
        return Value("DATE", "PRESENT_REF", "the present, no date")
    if low in PAST:
        return Value("DATE", "PAST_REF", "the past, no date")
    return Value("DATE", "FUTURE_REF", "the future, no date")
