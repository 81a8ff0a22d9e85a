"""Which of two reports appeared first, by the times on them and by what those times can bear.

A page's time is often not the text's: a page without a zone has its own, an agency's wire is posted
hours later, and a date can be the day on which a page was saved or last changed. So times decide only
where they lie further apart than that, and where the text itself does not speak against them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from stemma.outlets import host_of
from stemma.reasons import reason
from stemma.records import Reason, Report, When

ZONES = timedelta(hours=12)
"""How far apart two times without a zone must lie on pages of two sites: from the west of America to
India it is 13.5 hours, from New York to London 5."""

POST_DAY = re.compile(
    r"\(@\w{1,30}\)\s{1,3}(?:(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}), (?P<year>\d{4})"
    r"|(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2,8}),? (?P<year2>\d{4}))"
)
"""The day in the signature of a post: no report that holds it is older."""

MAX_POSTS = 100
MONTHS = {
    name: n + 1
    for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """One piece of evidence: +1 for a before b, -1 for b before a, 0 for neither, and why."""

    side: int
    why: Reason


def timed(a: Report, b: Report) -> Sign | None:
    """Which of two reports was published first, where their times can tell."""
    for report in (a, b):
        day = _posted(report.text)
        if day and report.published.latest and report.published.latest < day - timedelta(days=1):
            words = f"a date is wrong: {report.published.value} on a report that holds a post of {day}"
            return Sign(0, reason("date-wrong", words, report.published.value, day.isoformat()))
    first, second = a.published, b.published
    by_minute = _by_minute(first, second, _one_clock(a, b))
    if by_minute is not None:
        return by_minute
    if first.latest and second.earliest and first.latest < second.earliest:
        return Sign(1, _earlier(1, first.value or first.text, second.value or second.text))
    if second.latest and first.earliest and second.latest < first.earliest:
        return Sign(-1, _earlier(-1, first.value or first.text, second.value or second.text))
    if not (first.earliest and second.earliest):
        words = (
            "the publication time of one of them is unknown"
            if (first.earliest or second.earliest)
            else "neither publication time is known"
        )
        return Sign(0, reason("time-unknown", words))
    return Sign(0, reason("same-time", "their publication times cannot be told apart"))


def _by_minute(first: When, second: When, one_clock: bool) -> Sign | None:
    """By times of day; None where one of them has none, or the zones of the two are not known alike."""
    moments = moment_of(first), moment_of(second)
    if not (moments[0] and moments[1]) or (moments[0].tzinfo is None) != (moments[1].tzinfo is None):
        return None
    side = (moments[0] < moments[1]) - (moments[1] < moments[0])
    zoned = moments[0].tzinfo is not None
    if not side or (not zoned and not one_clock and abs(moments[0] - moments[1]) < ZONES):
        words = "their times of day name no zone and lie within half a day" if side else "they have one time"
        return Sign(0, reason("same-time", words, first.value, second.value))
    return Sign(side, _earlier(side, first.value, second.value))


def _one_clock(a: Report, b: Report) -> bool:
    """Whether the times of two reports were written by one site."""
    hosts = host_of(a.url.value), host_of(b.url.value)
    return hosts[0] == hosts[1] and bool(hosts[0] or (a.outlet.key and a.outlet.key == b.outlet.key))


def moment_of(when: When) -> datetime | None:
    """A full date with a time of day; None for anything less.

    Midnight sharp is what a page that knows only the day writes: it counts as a day.
    """
    if when.precision != "minute" or "T" not in when.value:
        return None
    try:
        moment = datetime.fromisoformat(when.value)
    except ValueError:
        return None
    return moment if (moment.hour, moment.minute, moment.second) != (0, 0, 0) else None


def _earlier(side: int, first: str, second: str) -> Reason:
    early, late = (first, second) if side > 0 else (second, first)
    return reason("published-earlier", f"published earlier: {early} before {late}", early, late)


def _posted(text: str) -> date | None:
    """The latest day in the signature of a post that a text holds."""
    latest: date | None = None
    for count, hit in enumerate(POST_DAY.finditer(text)):
        if count == MAX_POSTS:
            break
        month = MONTHS.get((hit["month"] or hit["month2"])[:3].casefold(), 0)
        try:
            day = date(int(hit["year"] or hit["year2"]), month, int(hit["day"] or hit["day2"]))
        except ValueError:
            continue
        latest = day if latest is None else max(latest, day)
    return latest


def days_apart(a: Report, b: Report) -> int:
    """Days between the days on which two reports can have been published; 0 where one is unknown."""
    one, two = sorted((a.published, b.published), key=lambda when: when.earliest or date.min)
    return (two.earliest - one.latest).days if two.earliest and one.latest else 0
