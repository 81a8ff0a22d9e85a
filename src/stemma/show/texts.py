"""One report, original, claim or copy link in full."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from stemma.records import Claim, CopyLink, Found, MainEvent, Original, Report
from stemma.show import words
from stemma.show.actors import actor_lines
from stemma.show.details import because, part, sentence
from stemma.show.ground import Ground
from stemma.show.layout import line, prose, row, said, under
from stemma.show.safe import LONGEST


def found(name: str, value: Found) -> Text:
    """A value with how it was found; "unknown" where there is none."""
    if not value.value:
        return line(f"{name}: unknown", "dim")
    return line(f"{name}: {value.value}" + (f" ({value.how})" if value.how else ""))


def report_detail(
    ground: Ground, report: Report, removed: bool, whole: bool = False
) -> Iterator[RenderableType]:
    """A report: metadata with how each was found, its text, claims and copy links."""
    original = ground.original(report.original_id)
    outlet = words.outlet(report) + (f" ({report.outlet.how})" if report.outlet.how else "")
    annotation = ground.view.annotation(report.id)
    yield row(
        ground.label(report.id),
        [
            line(report.title.value or "(no title)", "bold"),
            line(f"from {', '.join(original.names)} ({original.kind}, {original.charset})", "dim"),
            line(f"outlet: {outlet}"),
            line(f"published: {words.dated(report.published)}"),
            *because(report.published.reasons),
            *(
                found(name, getattr(report, name))
                for name in ("byline", "author", "dateline", "credit", "language", "url")
                if getattr(report, name).value
            ),
            *because(original.repairs),
            *because(annotation.limits if annotation else ()),
        ],
        "bold cyan",
    )
    yield from part("Main event", event_lines(ground.view.main_event(report.id)))
    yield from part("Actors", list(actor_lines(annotation, whole)))
    yield from part("Text", [prose(report.text)])
    claims = ground.view.claims(report.id)
    rows = [claim_row(ground, claim) for claim in claims]
    if any("[" in claim.text for claim in claims):
        rows.append(line(words.BRACKETS, "dim"))
    yield from part("Claims", rows)
    lines: list[RenderableType] = []
    for link in ground.view.links(report.id):
        lines += link_lines(ground, link, whole)
    yield from part("Copy links", lines)
    if removed:
        yield from removed_part(ground, report.original_id)


ASKED = ("who", "what", "when", "where")


def event_lines(event: MainEvent | None) -> list[Text]:
    """Who, what, when and where, one line each; what the report does not tell is left out."""
    answers = {} if event is None else {word: getattr(event, word) for word in ASKED}
    return [
        line(f"{word}: {answer.text}" + ("" if answer.span else " (headline)"))
        for word, answer in answers.items()
        if answer
    ]


def claim_row(ground: Ground, claim: Claim) -> RenderableType:
    """A claim in the list of its report: the clause, its event, voice and stance."""
    told = [claim.nature, f"voice: {words.voice(claim.voice)}"]
    if claim.event:
        told.insert(0, claim.event)
    firm = words.stance(claim.stance)
    if firm:
        told.append(firm)
    lines = [line(f"{claim.text}"), line(" · ".join(told), "dim")]
    return row(ground.label(claim.id), lines, "cyan")


def removed_part(ground: Ground, original_id: str) -> Iterator[RenderableType]:
    """What was left out of an original, in its order, each with its reason and place."""
    lines: list[RenderableType] = []
    stretches = ground.view.removed(original_id)
    for stretch in sorted(stretches, key=lambda r: (r.start, r.end)):
        at = f"characters {stretch.start} to {stretch.end}"
        lines.append(line(f"“{stretch.exact}”", longest=LONGEST))
        lines.append(under([line(f"{stretch.reason.words} ({at})", "dim")]))
    title = f"Left out of the original ({words.plural(len(stretches), 'stretch', 'stretches')})"
    yield from part(title, lines or [Text("nothing")])


def link_lines(ground: Ground, link: CopyLink, whole: bool) -> list[RenderableType]:
    """A copy link: the pair, its direction, shares, reasons and longest passages."""
    a, b = ground.label(link.a_id), ground.label(link.b_id)
    told = {
        "a to b": f"{a} → {b}",
        "b to a": f"{b} → {a}",
        "unknown": f"{a} – {b}, direction unknown",
    }[link.direction]
    share = f"{link.a_share:.0%} of {a}, {link.b_share:.0%} of {b}"
    passages = sorted(link.passages, key=lambda p: (p.a.start - p.a.end, p.a.start))
    kind = "" if link.kind == "unknown" else f", {link.kind}"
    lines: list[RenderableType] = [
        line(f"{told}{kind}: {words.plural(len(passages), 'shared passage')} ({share})"),
        *because(link.reasons),
    ]
    text = ground.report(link.a_id).text
    for passage in passages if whole else passages[:3]:
        words_of = text[passage.a.start : passage.a.end]
        lines.append(under([said(passage.kind, words_of, None if whole else LONGEST)]))
    return lines


def claim_detail(ground: Ground, claim: Claim) -> Iterator[RenderableType]:
    """A claim: its clause, slots, voice, stance and origins, and the sentence it stands in."""
    yield claim_row(ground, claim)
    yield from part("Sentence", sentence(ground, claim))
    slots = [line(f"{words.ROLES[slot.role]}: {slot.text}") for slot in claim.slots]
    yield from part("Slots", slots)
    marks = [line(f"{mark}") for mark in claim.stance.marks]
    yield from part("Marks of stance", marks)
    origins = [
        line(f"{o.name or o.kind} ({o.kind}): {o.how}; {'shows' if o.shown else 'does not show'}")
        for o in claim.origins
    ]
    yield from part("Origins", origins)
    yield from part("Carried by copy links", carried_lines(ground, claim))
    held = [f for f in ground.view.findings() if claim.id in f.claim_ids]
    yield from part("Findings", [line(f"{ground.label(f.id)}: {f.statement}") for f in held])


def carried_lines(ground: Ground, claim: Claim) -> list[RenderableType]:
    """The same sentence in other reports: where it came from, where it went to.

    Of many copies those are named that lead to the others.
    """
    stories = [s for s in ground.view.stories() if claim.report_id in s.report_ids]
    lines: list[RenderableType] = []
    for story in stories:
        lineage = ground.lineage(story.id)
        for carry in lineage.carries if lineage else ():
            if claim.id not in (carry.a_id, carry.b_id):
                continue
            other = ground.claim(carry.b_id if carry.a_id == claim.id else carry.a_id)
            edge = ground.edge(carry.link_id)
            sign = "shared with"
            if edge is not None and edge.directed:
                sign = "copied from" if edge.source == other.report_id else "copied by"
            lines.append(said(f"{sign} {ground.carrier(other)}", ground.words(other)))
    return lines


def original_detail(ground: Ground, original: Original, removed: bool) -> Iterator[RenderableType]:
    """An original: its names, kind and size, the reports found in it, what was left out."""
    size = words.plural(original.size, "byte")
    yield row(
        ground.label(original.id),
        [
            line(", ".join(original.names), "bold"),
            line(f"{original.kind}, {original.charset}, {size}, SHA-256 {original.id}"),
            *because(original.repairs),
        ],
    )
    held = [r for r in ground.view.reports() if r.original_id == original.id]
    lines = [line(f"{ground.label(r.id)}: {r.title.value or '(no title)'}") for r in held]
    yield from part("Reports", lines or [Text("none")])
    if removed:
        yield from removed_part(ground, original.id)
