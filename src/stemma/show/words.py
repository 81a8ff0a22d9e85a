"""Records in a reader's words: counts, support, stance, days. The same words in list and detail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from stemma.records import Finding, Report, Stance, SupportKind, Voice, When, Witness

SYMBOLS: dict[SupportKind, str] = {
    "corroborated": "●",
    "independence not established": "◐",
    "single witness": "○",
    "not weighed": "·",
}
PLAIN: dict[SupportKind, str] = {
    "corroborated": "#",
    "independence not established": "~",
    "single witness": "o",
    "not weighed": "-",
}
"""Signs for an output that cannot encode the symbols."""

CONTEST = {
    "none": "",
    "slot disputed": "≠ details disputed",
    "denied": "≠ denied",
    "doubted": "≠ doubted",
}
INTERESTS = {
    "state media": "state media",
    "party": "a party to it",
    "seller": "seller of the product",
}
BRACKETS = (
    "[name] is put in for a pronoun, or for a subject that the sentence leaves out; "
    "the sentences quoted stand as printed."
)
"""What square brackets in a statement mean."""

ROLES = {
    "who": "who",
    "whom": "to whom",
    "what": "what",
    "where": "where",
    "from": "from where",
    "when": "when",
    "how many": "how many",
    "since": "since when",
    "ordinal": "which time",
}


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 report", "2 reports", "2 stories"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def counted(fewest: int, most: int) -> str:
    """A range of witnesses: "1 witness", "1 to 2 witnesses"."""
    if fewest == most:
        return plural(most, "witness", "witnesses")
    return f"{fewest} to {plural(most, 'witness', 'witnesses')}"


def support(finding: Finding) -> str:
    """The count of a finding; a judgement or forecast has voices, not witnesses."""
    if finding.support != "not weighed":
        return counted(finding.fewest, finding.most)
    return f"{finding.nature}, not weighed"


def spread(reports: int, outlets: int, unknown: int) -> str:
    """Plain counts: "5 reports of 3 outlets (1 unknown)"; unknown ones counted one per report.

    Of one report the outlet says nothing: its sentence names it.
    """
    if reports == 1:
        return "1 report"
    told = f"{plural(reports, 'report')} of {plural(outlets + unknown, 'outlet')}"
    return f"{told} ({unknown} unknown)" if unknown else told


def joined(names: Sequence[str]) -> str:
    """Names as a list in a sentence: "R2, R3 and R8"."""
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def stance(found: Stance) -> str:
    """How firmly something is said: "planned, hedged (“reportedly”)"; "" where it is asserted."""
    parts: list[str] = [] if found.kind == "asserted" else [found.kind]
    if found.hedges:
        parts.append("hedged (" + ", ".join(f"“{h}”" for h in found.hedges) + ")")
    return ", ".join(parts)


def voice(found: Voice) -> str:
    """Who says so: "MRTV (state media) said that the office", "the report itself"."""
    if found.kind == "report":
        return "the report itself"
    name = found.name or "an unnamed source"
    if found.role and found.role not in name:
        name = f"{name}, {found.role}"
    if found.interest:
        name = f"{name} ({INTERESTS[found.interest]})"
    return " ← ".join((*found.via, name))


NOBODY = frozenset("he she it they we i you who others another one some many this that".split())
"""Words that name no voice to a reader."""


def voices(names: Iterable[str]) -> list[str]:
    """Names of voices without those that say nobody, and those that another says in full.

    Two that differ only in case or in a leading "the" are one, and so is "Brook" beside one "Ada Brook".
    """
    held: dict[str, str] = {}
    for name in names:
        key = name.casefold().removeprefix("the ")
        if key and key not in NOBODY:
            held.setdefault(key, name)
    family = Counter(key.rsplit(" ", 1)[-1] for key in held if " " in key)
    return [name for key, name in held.items() if " " in key or family[key] != 1]


def some(names: Sequence[str], most: int) -> str:
    """The first names of a list and how many more there are: "Ada Brook; Tom Ash; 3 more"."""
    kept = names if len(names) <= most + 1 else [*names[:most], f"{len(names) - most} more"]
    return "; ".join(kept)


def interested(witnesses: Iterable[Witness]) -> str:
    """The interested parties inside a count: "1 of them interested: MRTV (state media)"."""
    found = [w for w in witnesses if w.interest]
    names = sorted({f"{party(w)} ({INTERESTS[w.interest]})" for w in found if w.interest})
    return f"{len(found)} of them interested: {'; '.join(names)}" if found else ""


def party(witness: Witness) -> str:
    """Who an interested witness is: its origin where that shows, else who carried it."""
    carried = ", ".join(name for name in witness.outlets if name)
    return witness.origin if witness.shown or not carried else carried


def when(found: When) -> str:
    """A time at the precision it was found with: its value, else its words, else "unknown"."""
    known = found.value.replace("T", " ").replace("+00:00", " UTC")
    return known or (f"“{found.text}”" if found.text else "unknown")


def dated(found: When) -> str:
    """A publication time with how it was found, "unknown" where it was not."""
    known = when(found)
    return f"{known} · {found.how}" if found.how and known != "unknown" else known


def published(reports: Iterable[Report]) -> str:
    """The span of publication days: "published 2025-03-20 (1 undated)"."""
    times = [report.published for report in reports]
    known = [t for t in times if t.earliest and t.latest and t.value]
    if not known:
        return "publication days unknown"
    first = min(known, key=lambda t: (t.earliest, t.value))
    last = max(known, key=lambda t: (t.latest, t.value))
    days = day(first) if day(first) == day(last) else f"{day(first)} to {day(last)}"
    undated = len(times) - len(known)
    return f"published {days}" + (f" ({undated} undated)" if undated else "")


def day(found: When) -> str:
    """A resolved time without its hour."""
    return found.value.split("T")[0]


def outlet(report: Report) -> str:
    """The outlet's name with its kind where that tells something."""
    known = report.outlet
    if not known.key:
        return "unknown outlet"
    told = known.kind in ("agency", "state media", "party", "forum", "blog")
    return f"{known.name or known.key} ({known.kind})" if told else known.name or known.key


def outlets(reports: Iterable[Report]) -> tuple[int, int]:
    """How many outlets of reports are known, and how many reports have an unknown one."""
    keys = [report.outlet.key for report in reports]
    return len({key for key in keys if key}), sum(not key for key in keys)
