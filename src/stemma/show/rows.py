"""One finding as a row: the count first, then what is reported, then the words it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from stemma.records import Finding, Reading, Reason
from stemma.show import words
from stemma.show.ground import Ground, best_claims
from stemma.show.layout import line, row, said, under
from stemma.show.losses import loss_words, lost
from stemma.show.safe import LONGEST, one_line

SENTENCES = 3
"""Sentences quoted in a row: one per witness, and the row stays readable at 80 columns."""

READINGS = 4
"""Readings of one role in a row: those with most witnesses."""

LOSSES = 2
"""Losses in copying told in a row: a sentence of 200 copies can have lost its hedge in each."""

RELATED = 2
SHORT_TEXT = 60
"""Related findings named in a row, and characters of each: enough to tell what it is about."""

ONE_LINE = 150
"""Characters of a remark in a brief row: two lines at 80 columns."""

STYLES = {
    "corroborated": "bold green",
    "independence not established": "bold yellow",
    "single witness": "bold",
    "not weighed": "dim",
}


@dataclass(frozen=True, slots=True)
class Style:
    """How rows are drawn: ``signs``, with symbols; ``brief``, a few lines per finding.

    ``named``: findings told in one line each after the others; ``ask``: what shows the rest.
    """

    signs: bool = True
    brief: bool = False
    named: int = 28
    ask: str = ""


def finding_row(ground: Ground, finding: Finding, lead: str, style: Style) -> RenderableType:
    """The row of a finding; ``lead``: the claim that words it best."""
    told: list[RenderableType] = [tally(finding, style.signs), line(finding.statement, "bold")]
    claims = best_claims(ground, finding, lead, 1 if style.brief else SENTENCES)
    for claim in claims:
        told.append(said(ground.carrier(claim), ground.words(claim), LONGEST))
    more = len(finding.witnesses) - len(claims)
    if more > 0 and not style.brief:
        others = words.plural(more, "more witness", "more witnesses")
        told.append(line(f"and {others}: stemma show {ground.label(finding.id)}", "dim"))
    told += brief_remarks(ground, finding) if style.brief else remarks(ground, finding)
    return row(ground.label(finding.id), told)


def tally(finding: Finding, signs: bool) -> Text:
    """The line of counts: symbol, witnesses, stance, reports and outlets, interested parties."""
    symbol = (words.SYMBOLS if signs else words.PLAIN)[finding.support]
    text = Text.assemble((f"{symbol} {words.support(finding)}", STYLES[finding.support]))
    parts = [
        words.stance(finding.stance),
        words.spread(finding.reports, finding.outlets, finding.outlets_unknown),
        words.interested(finding.witnesses),
    ]
    for part in parts:
        if part:
            text.append(f" · {one_line(part)}")
    if finding.contest != "none":
        contest = words.CONTEST[finding.contest]
        text.append(f" · {contest if signs else contest.lstrip('≠ ')}", "bold red")
    return text


VOICES = 8
"""Voices that a summary names; the finding itself names all."""


def apart(finding: Finding) -> list[Reason]:
    """The reasons for the range of witnesses, without those for which its claims tell one happening."""
    return [r for r in finding.reasons if r.code.startswith(("fewest.", "range."))]


def remarks(ground: Ground, finding: Finding) -> list[RenderableType]:
    """What a reader must know beside the count: voices, doubt, independence, differing readings."""
    found: list[RenderableType] = []
    silent = [v for v in words.voices(finding.voices) if v not in finding.statement]
    if silent:
        found.append(line("Voice: " + words.some(silent, VOICES), "dim"))
    if finding.support == "independence not established":
        why = "; ".join(reason.words for reason in apart(finding))
        found.append(line(f"Independence not established: {why}", "dim", LONGEST))
    for reason in finding.contesters:
        found.append(line(reason.words, "red", LONGEST))
    missing = lost(ground, finding.story_id, finding.claim_ids)
    found += [line(loss_words(ground, loss), "yellow", LONGEST) for loss in missing[:LOSSES]]
    if len(missing) > LOSSES:
        more = words.plural(len(missing) - LOSSES, "more loss", "more losses")
        found.append(line(f"and {more} in copying: stemma show {ground.label(finding.id)}", "dim"))
    found += readings(ground, finding, READINGS)
    if finding.related:
        found.append(line("Related, not counted together: " + related(ground, finding), "dim"))
    return found


def brief_remarks(ground: Ground, finding: Finding) -> list[Text]:
    """The first thing that keeps a finding from being certain, in one line each."""
    found: list[Text] = []
    if finding.support == "independence not established":
        for reason in apart(finding)[:1]:
            found.append(line(f"Not established: {reason.words}", "dim", ONE_LINE))
    for reason in finding.contesters[:1]:
        found.append(line(reason.words, "red", ONE_LINE))
    for role, group in differing(finding)[:1]:
        told = [f"{r.value} ({words.counted(r.fewest, r.most)})" for r in group]
        found.append(line(f"{words.ROLES.get(role, role)}: {' | '.join(told)}", "", ONE_LINE))
    return found


def related(ground: Ground, finding: Finding) -> str:
    """The findings that the related happenings were weighed to: name and a short text of each."""
    wanted = set(finding.related)
    others = [f for f in ground.findings(finding.story_id) if f.happening_id in wanted]
    told = [f"{ground.label(f.id)} “{one_line(f.statement, SHORT_TEXT)}”" for f in others[:RELATED]]
    more = len(others) - len(told)
    if more:
        told.append(f"and {more} more: stemma show {ground.label(finding.id)}")
    return "; ".join(told) or "other happenings"


def differing(finding: Finding) -> list[tuple[str, list[Reading]]]:
    """The roles for which more than one reading is given, each with its readings."""
    return [(role, group) for role, group in by_role(finding) if len(group) > 1]


def by_role(finding: Finding) -> list[tuple[str, list[Reading]]]:
    """The readings of each role, in the order of the finding."""
    found: dict[str, list[Reading]] = {}
    for reading in finding.readings:
        found.setdefault(reading.role, []).append(reading)
    return list(found.items())


def readings(ground: Ground, finding: Finding, limit: int | None) -> list[RenderableType]:
    """Readings side by side, one per line under the name of their role.

    With a ``limit`` only roles whose readings differ, and of each the ones with most witnesses.
    """
    lines: list[RenderableType] = []
    for role, group in by_role(finding) if limit is None else differing(finding):
        name = words.ROLES.get(role, role)
        if len(group) == 1:
            lines.append(line(f"{name}: {reading_words(ground, group[0])}"))
            continue
        best = sorted(group, key=lambda r: (-r.most, -r.fewest, -len(r.claim_ids)))[:limit]
        told = [line(reading_words(ground, reading)) for reading in group if reading in best]
        if len(group) > len(best):
            others = words.plural(len(group) - len(best), "more reading")
            told.append(line(f"and {others}: stemma show {ground.label(finding.id)}", "dim"))
        lines += [line(f"{name}, as told:"), under(told)]
    return lines


def reading_words(ground: Ground, reading: Reading) -> str:
    """A reading with who gives it and on how many witnesses: "12 (R1, R3; 2 witnesses)"."""
    labels = sorted(
        {ground.label(ground.claim(claim_id).report_id) for claim_id in reading.claim_ids},
        key=lambda label: (len(label), label),
    )
    shown = ", ".join(labels[:4]) + (f" and {len(labels) - 4} more" if len(labels) > 4 else "")
    told = [shown, words.counted(reading.fewest, reading.most)]
    if reading.note:
        told.append(one_line(reading.note))
    return f"{one_line(reading.value)} ({'; '.join(told)})"
