"""The summary of a case: what was read, then story by story the findings that weigh most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from stemma.errors import NOTICES
from stemma.records import Finding, Report, Story
from stemma.show import words
from stemma.show.asked import View
from stemma.show.families import copying
from stemma.show.ground import Ground, leads
from stemma.show.layout import line, row
from stemma.show.rows import ONE_LINE, Style, finding_row
from stemma.show.safe import LONGEST, SPACE, one_line

FEW_STORIES = 2
FINDINGS_OF_FEW = 12
FINDINGS_OF_MANY = 3
STORIES_SHOWN = 8
STORIES_NAMED = 12
"""How much of a case is printed: two stories with 12 findings each and more in one line each; else 8 with
3 brief ones each and 12 by name. Either comes to four or five screens; 170 articles with all findings come
to 1,500. Stories in which nothing is told by two witnesses are named after the others."""

NOT_ESTABLISHED = "on one or more: that they are independent is not established"

REPORTS_ONE_BY_ONE = 12
"""Up to so many reports each get a line of their own at the end."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a case holds. ``distinct``: texts that differ in more than white space and case.

    ``corroborated`` to ``not_weighed``: findings by support; ``contested``: those of any support.
    """

    originals: int
    reports: int
    distinct: int
    stories: int
    findings: int
    links: int
    unreadable: int
    corroborated: int
    not_established: int
    single_witness: int
    not_weighed: int
    contested: int


def counts(view: View, reports: Sequence[Report]) -> Counts:
    """Count what a case holds; ``unreadable``: originals and paths that gave no report."""
    held = {report.original_id for report in reports}
    originals = view.originals()
    known = {name for original in originals for name in original.names}
    known |= {report.id for report in reports}
    findings = view.findings()
    support = Counter(finding.support for finding in findings)
    lost = {found.where for found in view.problems() if found.code not in NOTICES} - known
    return Counts(
        originals=len(originals),
        reports=len(reports),
        distinct=len({SPACE.sub(" ", report.text).strip().casefold() for report in reports}),
        stories=len(view.stories()),
        findings=len(findings),
        links=len(view.links()),
        unreadable=len(lost) + sum(original.id not in held for original in originals),
        corroborated=support["corroborated"],
        not_established=support["independence not established"],
        single_witness=support["single witness"],
        not_weighed=support["not weighed"],
        contested=sum(finding.contest != "none" for finding in findings),
    )


def headline(found: Counts) -> str:
    """The counts of a case in one line."""
    return ", ".join(
        (
            words.plural(found.originals, "original"),
            words.plural(found.reports, "report"),
            words.plural(found.distinct, "distinct text"),
            words.plural(found.links, "copy link"),
            words.plural(found.stories, "story", "stories"),
            words.plural(found.findings, "finding"),
            f"{found.unreadable:,} unreadable",
        )
    )


def verdict(found: Counts, signs: bool) -> Iterator[Text]:
    """On how many witnesses the findings rest, in words: what a reader wants to know first."""
    if not found.findings:
        return
    told = f"{words.plural(found.findings, 'finding')} in {words.plural(found.reports, 'report')}"
    yield Text(f"{told}:", style="bold")
    symbols = words.SYMBOLS if signs else words.PLAIN
    lines = (
        (symbols["corroborated"], found.corroborated, "on two or more independent witnesses"),
        (symbols["independence not established"], found.not_established, NOT_ESTABLISHED),
        (symbols["single witness"], found.single_witness, "on one witness, however many outlets carry it"),
        (symbols["not weighed"], found.not_weighed, "not weighed: judgement, background or forecast"),
        ("≠" if signs else " ", found.contested, "of all these contested: denied, doubted, details disputed"),
    )
    width = max(len(f"{number:,}") for _, number, _ in lines)
    for symbol, number, meaning in lines:
        if number:
            yield Text(f"{symbol} {number:>{width},}  {meaning}")


def summary(
    view: View, signs: bool = True, whole: bool = False, option: str = ""
) -> Iterator[RenderableType]:
    """The summary, part by part; ``whole``: every story with every finding, nothing cut.

    ``option``: what a reader has to add to the commands that the summary names.
    """
    ground = Ground(view)
    reports = view.reports()
    found = counts(view, reports)
    yield from verdict(found, signs)
    yield Text(headline(found), style="dim" if found.findings else "bold")
    links = view.links()
    if links:
        yield Text()
        yield from copying(ground, links, whole)
    everything = ground.all_findings()
    stories = view.stories() if whole else telling_first(ground, view.stories())
    few = sum(telling(ground, story) for story in stories) <= FEW_STORIES
    limit = None if whole else FINDINGS_OF_FEW if few else FINDINGS_OF_MANY
    shown = len(stories) if whole else first_page(ground, stories)
    style = Style(signs, brief=not few and not whole)
    for story in stories[:shown]:
        yield Text()
        yield from story_part(ground, story, limit, style)
    yield from story_names(ground, stories[shown:])
    yield Text()
    if len(reports) <= REPORTS_ONE_BY_ONE:
        for report in reports:
            yield row(ground.label(report.id), report_lines(ground, report), "cyan")
        yield Text()
    if found.findings:
        yield legend(signs)
        yield from hints(any("[" in finding.statement for finding in everything), option)


def telling(ground: Ground, story: Story) -> bool:
    """Whether a story has a finding that two witnesses may stand behind."""
    return any(finding.most > 1 for finding in ground.findings(story.id))


def telling_first(ground: Ground, stories: Sequence[Story]) -> list[Story]:
    """Stories in their order, those in which nothing rests on two witnesses last."""
    return sorted(stories, key=lambda story: not telling(ground, story))


def first_page(ground: Ground, stories: Sequence[Story]) -> int:
    """How many stories show findings: only telling ones, unless there is none."""
    told = sum(telling(ground, story) for story in stories)
    return min(told or len(stories), STORIES_SHOWN)


def story_part(ground: Ground, story: Story, limit: int | None, style: Style) -> Iterator[RenderableType]:
    """The heading of a story and its first findings."""
    reports = [ground.report(report_id) for report_id in story.report_ids]
    yield row(ground.label(story.id), heading(story, reports), "bold magenta")
    ground.claims_of(story.id)
    findings = ground.findings(story.id)
    lead = leads(ground.view, story.id)
    for finding in findings[:limit]:
        yield Text()
        yield finding_row(ground, finding, lead.get(finding.happening_id, ""), style)
    if not findings:
        yield row("", [line("No finding: none of its sentences tells a happening.", "dim")])
    named = 0 if limit is None or style.brief else style.named
    if findings[limit:][:named] and limit is not None:
        yield Text()
        yield row("", [line("Further findings, in one line each", "dim")])
        for finding in findings[limit : limit + named]:
            yield row(ground.label(finding.id), [one_liner(ground, finding, style.signs)])
    more = len(findings) - len(findings[:limit]) - named
    if more > 0:
        ask = style.ask or f"stemma show {ground.label(story.id)}"
        yield Text()
        yield row("", [line(f"and {words.plural(more, 'more finding')}: {ask}", "dim")])


def one_liner(ground: Ground, finding: Finding, signs: bool) -> Text:
    """A finding in a line: symbol, how firmly, what is reported, and the reports that tell it."""
    labels = {ground.label(c.report_id): None for c in ground.in_order(finding.claim_ids)}
    shown = ", ".join(list(labels)[:4]) + (" ..." if len(labels) > 4 else "")
    symbol = (words.SYMBOLS if signs else words.PLAIN)[finding.support]
    firm = words.stance(finding.stance)
    text = Text.assemble(f"{symbol} ", one_line(finding.statement, ONE_LINE))
    text.append(f" ({shown}{', ' + firm if firm else ''})", "dim")
    return text


def heading(story: Story, reports: Sequence[Report]) -> list[Text]:
    """The title of a story, and its reports, outlets and days."""
    told = words.spread(len(reports), *words.outlets(reports))
    return [line(story.title or "(no title)", "bold"), line(f"{told}, {words.published(reports)}")]


def story_names(ground: Ground, stories: Sequence[Story]) -> Iterator[RenderableType]:
    """Stories that are named only, and how to see them."""
    if not stories:
        return
    yield Text()
    yield Text("Further stories", style="bold")
    for story in stories[:STORIES_NAMED]:
        reports = [ground.report(report_id) for report_id in story.report_ids]
        told = words.spread(len(reports), *words.outlets(reports))
        number = len(ground.findings(story.id))
        findings = words.plural(number, "finding")
        if number and not telling(ground, story):
            findings += ", on one witness" if number == 1 else ", each on one witness"
        yield row(ground.label(story.id), [line(f"{story.title} · {told} · {findings}")], "magenta")
    more = len(stories) - len(stories[:STORIES_NAMED])
    if more:
        told = words.plural(more, "more story", "more stories")
        yield row("", [line(f"and {told}: stemma show --all names each", "dim")])


def report_lines(ground: Ground, report: Report) -> list[RenderableType]:
    """A report in the list: outlet and title, day and how it was found, what was left out."""
    title = f": {report.title.value}" if report.title.value else ""
    file = next(iter(ground.original(report.original_id).names), "")
    last = file.rpartition("/")[2]
    removed = len(ground.view.removed(report.original_id)) if report.number == 0 else 0
    if removed:
        last += f" · {words.plural(removed, 'stretch', 'stretches')} left out: "
        last += f"stemma show {ground.label(report.id)} --removed"
    lines: list[RenderableType] = [
        line(f"{words.outlet(report)}{title}"),
        line(f"published {words.dated(report.published)}", "dim"),
        *(line(reason.words, "dim", LONGEST) for reason in report.published.reasons),
        line(last, "dim"),
    ]
    return lines


def legend(signs: bool) -> Text:
    """What the symbols mean, in one line."""
    symbols = words.SYMBOLS if signs else words.PLAIN
    told = [f"{symbols[kind]} {kind}" for kind in symbols if kind != "not weighed"]
    return Text("   ".join(told), style="dim")


def hints(bracketed: bool, option: str) -> Iterator[RenderableType]:
    """What brackets mean where there are any, what to ask next, and what to mind."""
    if bracketed:
        yield Text(words.BRACKETS, style="dim")
    ask = "stemma show F1 explains a finding, S1 shows one story alone, R1 a report"
    yield Text(f"{ask}{f' (add {option})' if option else ''}.", style="dim")
    yield Text(
        "Counted by a program that misreads some sentences: read them before you rely on a count.",
        style="dim",
    )
