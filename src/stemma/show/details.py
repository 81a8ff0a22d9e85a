"""One story, finding or witness in full: each sentence, its place, and why it counts so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from stemma.records import Claim, Finding, Reason, Story, Witness
from stemma.show import words
from stemma.show.cast import cast_lines
from stemma.show.families import copying, in_order, place
from stemma.show.ground import Ground
from stemma.show.layout import head, line, row, said, under
from stemma.show.listing import report_lines, story_part
from stemma.show.losses import loss_lines, lost
from stemma.show.names import witness_name
from stemma.show.rows import Style, readings, tally
from stemma.show.safe import one_line

UNKNOWN = "source not given"
"""The origin of a witness that names none; a reason that says the same is not repeated."""

STORY_FINDINGS = (12, 60)
STORY_NAMED = 120
TIES_SHOWN = 12
"""How much of a story is printed without --all: at least 12 and at most 60 findings in full, 120 more
in one line each, the 12 strongest ties. A story of 19 articles with everything comes to 11,500 lines."""

SENTENCES_IN_FULL = 20
"""Sentences of one witness printed without --all: an agency story copied by 200 outlets has 200."""


def story_detail(ground: Ground, story: Story, signs: bool, whole: bool = False) -> Iterator[RenderableType]:
    """A story: its findings, its reports, and why they belong together.

    In full: what two witnesses may tell; the rest in one line each, unless ``whole``.
    """
    telling = sum(finding.most > 1 for finding in ground.findings(story.id))
    limit = None if whole else min(max(telling, STORY_FINDINGS[0]), STORY_FINDINGS[1])
    yield from story_part(ground, story, limit, Style(signs, named=STORY_NAMED, ask="add --all"))
    yield Text()
    held = {link.id: link for report in story.report_ids for link in ground.view.links(report)}
    copies = list(copying(ground, list(held.values()), True))
    if copies:
        yield from (*copies, Text())
    cast = list(cast_lines(ground.view.cast(story.id), whole))
    if cast:
        yield head("Who acts and speaks")
        yield from (under(cast), Text())
    yield head("Reports")
    for report_id in story.report_ids:
        yield row(ground.label(report_id), report_lines(ground, ground.report(report_id)), "cyan")
    best = sorted(story.ties, key=lambda tie: -tie.score)
    ties = best if whole else best[:TIES_SHOWN]
    told = [
        line(f"{ground.label(t.a_id)}, {ground.label(t.b_id)}: {', '.join(t.terms)} (score {t.score:.2f})")
        for t in ties
    ]
    if len(best) > len(ties):
        told.append(line(f"and {words.plural(len(best) - len(ties), 'more pair')}: add --all", "dim"))
    yield from part("Why they are one story: the words that their reports share", told)


def finding_detail(
    ground: Ground, finding: Finding, signs: bool, whole: bool = False
) -> Iterator[RenderableType]:
    """A finding: its count and why, its witnesses with each sentence, readings, contest."""
    story = ground.view.story(finding.story_id)
    ground.claims_of(story.id)
    voices = words.voices(finding.voices)
    happenings = {h.id: h for h in ground.view.happenings(finding.story_id)}
    happening = happenings.get(finding.happening_id)
    alike = happening.reasons if happening else ()
    yield row(
        ground.label(finding.id),
        [
            tally(finding, signs),
            line(finding.statement, "bold"),
            line(f"{finding.nature} in {ground.label(story.id)}, {story.title}", "dim"),
            *([line("Voice: " + "; ".join(voices))] if voices else []),
            *([line(words.BRACKETS, "dim")] if "[" in finding.statement else []),
        ],
    )
    alone = "fewest.unknown" if finding.most == 1 else ""  # of one witness nothing is to be told apart
    apart = [r for r in finding.reasons if r not in alike and r.code != alone]
    yield from part("Why this count", [*counting(finding), *because(apart)])
    for number, witness in enumerate(finding.witnesses, 1):
        yield Text()
        yield from witness_detail(ground, finding, number, witness, whole)
    if not finding.witnesses:
        yield from part("Sentences", sentences(ground, finding.claim_ids, whole))
    missing = lost(ground, story.id, finding.claim_ids)
    yield from part("Lost in copying", [t for loss in missing for t in loss_lines(ground, loss)])
    yield from part("Readings", readings(ground, finding, None))
    yield from part("Contested", because(finding.contesters))
    wanted = set(finding.related)
    others = [f for f in ground.findings(finding.story_id) if f.happening_id in wanted]
    rows = [row(ground.label(f.id), [tally(f, signs), line(f.statement)]) for f in others]
    yield from part("Related, not counted together", rows)
    yield from part("Why these claims tell one happening", because(alike))


def counting(finding: Finding) -> list[Text]:
    """What the count is made of, in a sentence for its most and one for its fewest."""
    if not finding.witnesses or finding.support == "not weighed":
        return []
    if finding.reports == finding.most == 1:
        return [line("- one report tells it")]
    told = []
    outlets = finding.outlets + finding.outlets_unknown
    if finding.reports > finding.most:
        carried = f"{finding.reports} reports of {words.plural(outlets, 'outlet')}"
        what = "what is copied, of one origin or on one voice counts once"
        told.append(f"- {carried} come down to {words.counted(finding.most, finding.most)}: {what}")
    if finding.fewest < finding.most:
        shown = sum(witness.shown for witness in finding.witnesses)
        which = f"{shown or 'none'} of the {finding.most}"
        shows = "show where they have it from" if shown > 1 else "shows where it has it from"
        told.append(f"- at least {finding.fewest}: {which} {shows}")
    return [line(text) for text in told]


def part(title: str, lines: Sequence[RenderableType]) -> Iterator[RenderableType]:
    """A titled part, set in; nothing where it is empty."""
    if lines:
        yield Text()
        yield head(title)
        yield under(lines)


def because(reasons: Iterable[Reason]) -> list[Text]:
    """Reasons, one per line, with the words of the text that they rest on unless told in them."""
    told = []
    for reason in reasons:
        text = Text(f"- {one_line(reason.words)}")
        evidence = [e for e in reason.evidence if e not in reason.words]
        if evidence:
            text.append(": " + "; ".join(f"“{one_line(e, 120)}”" for e in evidence), "dim")
        told.append(text)
    return told


def witness_detail(
    ground: Ground, finding: Finding, number: int, witness: Witness, whole: bool
) -> Iterator[RenderableType]:
    """One witness of a finding: its origin, why its claims are one, and every sentence."""
    name = witness_name(ground.label(finding.id), number)
    shown = "its origin shows" if witness.shown else "its origin does not show: it may rest on another"
    facts = [words.plural(len(witness.report_ids), "report")]
    if witness.outlets:
        facts[0] += " of " + ", ".join(o or "an unknown outlet" for o in witness.outlets)
    facts.append(shown)
    if witness.interest:
        facts.append(f"interested: {words.INTERESTS[witness.interest]}")
    yield head(f"Witness {name}: {witness.origin or UNKNOWN}")
    reasons = [reason for reason in witness.reasons if reason.code != "origin.none"]
    way = carried(ground, finding.story_id, witness.claim_ids)
    yield under([line(" · ".join(facts), "dim"), *because(reasons), *([line(way)] if way else [])])
    yield under(sentences(ground, witness.claim_ids, whole))


def carried(ground: Ground, story_id: str, claim_ids: Sequence[str]) -> str:
    """The way that the sentences of a witness went: "copied R1 → R2 and R3; R2 → R6"; "" for none."""
    lineage = ground.lineage(story_id)
    told = set(claim_ids)
    ways: dict[tuple[str, str], set[str]] = {}
    for carry in lineage.carries if lineage else ():
        edge = ground.edge(carry.link_id)
        if edge is not None and carry.kind != "quoted" and carry.a_id in told and carry.b_id in told:
            ways.setdefault((edge.source, "→" if edge.directed else "–"), set()).add(edge.target)
    found = sorted(ways.items(), key=lambda way: (place(ground, way[0][0]), way[0][1]))
    texts = [
        f"{ground.label(source)} {sign} {words.joined([ground.label(t) for t in in_order(ground, targets)])}"
        for (source, sign), targets in found
    ]
    return "copied " + "; ".join(texts) if texts else ""


def sentences(ground: Ground, claim_ids: Sequence[str], whole: bool) -> list[RenderableType]:
    """The verbatim sentences of claims with their places in the originals."""
    claims = ground.in_order(claim_ids)
    shown = claims if whole else claims[:SENTENCES_IN_FULL]
    lines: list[RenderableType] = []
    for claim in shown:
        lines += sentence(ground, claim)
    if len(claims) > len(shown):
        more = words.plural(len(claims) - len(shown), "more sentence")
        lines.append(line(f"and {more}: add --all", "dim"))
    return lines


def sentence(ground: Ground, claim: Claim) -> list[RenderableType]:
    """A claim's sentence, who says so and how firmly, and where it stands."""
    lines: list[RenderableType] = [said(ground.carrier(claim), ground.words(claim))]
    told = [f"claim {ground.label(claim.id)}", f"voice: {words.voice(claim.voice)}"]
    firm = words.stance(claim.stance)
    if firm:
        told.append(firm)
    places = ground.places(claim.report_id, ground.sentence(claim))
    lines.append(under([line(" · ".join(told), "dim"), *(line(place.words, "dim") for place in places)]))
    return lines
