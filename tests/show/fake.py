"""A small case made by hand: three reports of one story, one of them hostile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from stemma import spans
from stemma.errors import StemmaError
from stemma.ids import bytes_id, content_id
from stemma.records import (
    Actor,
    ActorCandidate,
    Annotation,
    Answer,
    Carry,
    Claim,
    CopyLink,
    Edge,
    Figure,
    Finding,
    Found,
    Happening,
    Lineage,
    Loss,
    MainEvent,
    Merge,
    Node,
    Original,
    Outlet,
    Passage,
    Problem,
    Reading,
    Reason,
    Removed,
    Report,
    Sentence,
    Slot,
    Span,
    Stance,
    Story,
    Tie,
    Voice,
    When,
    Witness,
)
from stemma.show.asked import Record

ESCAPE = "\x1b[2J\x1b]0;owned\x07"
LAYERS = (
    "Menu\n\nThe river rose above the old bridge on Friday. Twelve houses were emptied.",
    "The river rose above the old bridge on Friday. Some [red]20[/red] houses were emptied.",
    f"The river {ESCAPE}rose.\u202e Nobody \x9bknows.",
)
NAMES = ("a/flood.txt", "b/flood.html", f"c/{ESCAPE}.txt")


def original_of(number: int) -> Original:
    """The original of a layer."""
    data = LAYERS[number].encode()
    kind = "html" if number == 1 else "text"
    return Original(bytes_id(data), (NAMES[number],), kind, len(data), "utf-8")  # type: ignore[arg-type]


def report_of(number: int, original: Original) -> Report:
    """The report in an original: its layer but for the menu line."""
    layer = LAYERS[number]
    start = 6 if layer.startswith("Menu") else 0
    text, segments = spans.join_segments(layer, [Span(start, len(layer))])
    outlet = Outlet("the-post", "The Post", "newspaper", how="name of the site")
    day = date(2024, 3, 2)
    return Report(
        content_id("report", original.id, 0),
        original.id,
        0,
        text,
        segments,
        title=Found("River rises", "title of the page") if number < 2 else Found(ESCAPE, "x"),
        outlet=outlet if number == 0 else Outlet(),
        published=When("2 March 2024", "2024-03-02", day, day, "day", "the page says so")
        if number == 0
        else When(),
    )


def sentences_of(report: Report) -> tuple[Sentence, ...]:
    """Sentences cut after a full stop."""
    found: list[Sentence] = []
    start = 0
    while start < len(report.text):
        dot = report.text.find(".", start)
        end = dot + 1 if dot >= 0 else len(report.text)
        found.append(Sentence(content_id("s", report.id, start), len(found), start, end, 0, 0))
        start = end + 1
    return tuple(found)


def claim_of(report: Report, number: int, **more: object) -> Claim:
    """A claim that stands on one sentence of a report."""
    sentence = sentences_of(report)[number]
    span = Span(sentence.start, sentence.end)
    values: dict[str, object] = {
        "event": "",
        "predicate": "rise",
        "trigger": span,
        "span": span,
        "text": report.text[span.start : span.end],
        "slots": (Slot("who", span, "the river", "river"),),
        "voice": Voice(),
        "stance": Stance(),
        "nature": "happening",
        **more,
    }
    made = content_id("claim", report.id, number)
    return Claim(made, report.id, number, **values)  # type: ignore[arg-type]


MAYOR = Actor(
    "ken mayor", "mayor", "role", "KEN", "GOV", 0.8, ("GOV",), "", "mayor", (), (Span(0, 3),),
    (Reason("actor.word", "its sector by the noun"),),
    (ActorCandidate("ada brook", "Ada Brook", "person", "KEN", "GOV", 0.6),),
)  # fmt: skip
"""An actor as an annotation holds it."""


class FakeView:
    """Answers from records held in memory, as the store's view does from a case file."""

    def __init__(self) -> None:
        self._originals = [original_of(n) for n in range(3)]
        self._reports = [report_of(n, o) for n, o in enumerate(self._originals)]
        a, b, c = self._reports
        spokesman = Voice("named", "MRT", "mrt", "the state broadcaster", "state media")
        self._claims = [
            claim_of(a, 0),
            claim_of(a, 1, voice=spokesman),
            claim_of(b, 0),
            claim_of(b, 1, stance=Stance("planned", ("reportedly",))),
            claim_of(c, 0),
        ]
        self._story = Story(
            "story-1",
            "The river rises",
            (a.id, b.id, c.id),
            (Tie(a.id, b.id, 0.81, ("river", "bridge")),),
        )
        one, two, three, four, five = (claim.id for claim in self._claims)
        self._happenings = (
            Happening("happening-1", "story-1", "", "happening", (one, three, five), three),
            Happening("happening-2", "story-1", "", "happening", (two, four), two),
        )
        self._findings = (self._rise(one, three, five), self._houses(two, four))
        passage = Passage(Span(0, 46), Span(0, 46), "verbatim")
        pair = sorted((a.id, b.id))
        self._links = (
            CopyLink("link-1", pair[0], pair[1], (passage,), "unknown", 0.6, 0.5,
                     (Reason("undated", "one of the two is undated"),)),
        )  # fmt: skip

    def _lineage(self) -> Lineage:
        """R2 copies R1 and has another number; R3 descends from a text that nobody holds."""
        a, b, c = (report.id for report in self._reports)
        one, two, three, four, _ = self._claims
        start = four.span.start + len("Some [red]")
        wire = Node(
            "presumed-1", "presumed", f'Wire {ESCAPE}"x\\', reasons=(Reason("why", "both credit it"),)
        )
        lost = Loss(
            "loss-1", "link-1", "number", two.id, four.id, "Twelve",
            Span(two.span.start, two.span.start + 6), "20", Span(start, start + 2), False,
        )  # fmt: skip
        return Lineage(
            "story-1",
            (*(Node(name, "report") for name in sorted((a, b, c))), wire),
            (
                Edge(a, b, "parent", "edited", ("link-1",), 0.6, 0.5, 0.5),
                Edge(wire.id, c, "parent", "verbatim", ("link-1", "link-2"), 0.0, 0.9, 0.9),
                Edge(min(b, c), max(b, c), "open", "edited", ("link-3",), 0.2, 0.3, directed=False),
                Edge(a, c, "either", "edited", ("link-4",), 0.2, 0.3, 0.0, wire.id),
            ),
            (Carry("link-1", one.id, three.id, "verbatim", 1.0),),
            (lost,),
        )  # fmt: skip

    def _rise(self, one: str, three: str, five: str) -> Finding:
        a, b, c = (report.id for report in self._reports)
        copy = Reason("copied", "R1 and R2 share a passage", ("rose above the old bridge",))
        return Finding(
            "finding-1", "story-1", "happening-1", "The river rose above the old bridge",
            "happening", Stance(), (), (one, three, five),
            (
                Witness((one, three), (a, b), ("The Post", ""), "The Post", False, "", (copy,)),
                Witness((five,), (c,), ("",), "", False, "", ()),
            ),
            1, 2, "independence not established", "none", (),
            (Reading("where", "the old bridge", (one, three), 1, 1),),
            3, 1, 2, ("happening-2",),
            (Reason("range.unnamed", "no report names where it has it from"),), 2.0,
        )  # fmt: skip

    def _houses(self, two: str, four: str) -> Finding:
        a, b, _ = (report.id for report in self._reports)
        return Finding(
            "finding-2", "story-1", "happening-2", "Houses are said to have been emptied",
            "happening", Stance("asserted", ("reportedly",)), ("MRT",), (two, four),
            (
                Witness((two,), (a,), ("The Post",), "MRT", True, "state media", ()),
                Witness((four,), (b,), ("",), "a witness", True, "", ()),
            ),
            2, 2, "corroborated", "slot disputed",
            (Reason("toll", "R1 says 12, R2 says 20"),),
            (
                Reading("how many", "12", (two,), 1, 1),
                Reading("how many", "20", (four,), 1, 1, "not reconciled"),
            ),
            2, 1, 1, (), (), 1.0,
        )  # fmt: skip

    def originals(self) -> Sequence[Original]:
        return self._originals

    def reports(self) -> Sequence[Report]:
        return self._reports

    def report(self, report_id: str) -> Report:
        return next(report for report in self._reports if report.id == report_id)

    def removed(self, original_id: str | None = None) -> Sequence[Removed]:
        first = self._originals[0].id
        stretch = Removed(first, 0, 4, "Menu", Reason("menu", "a menu of the page"))
        return [stretch] if original_id in (None, first) else []

    def problems(self) -> Sequence[Problem]:
        return [Problem("E101", "the file is empty", "d/empty.txt", "save it again")]

    def annotation(self, report_id: str) -> Annotation | None:
        report = self.report(report_id)
        return Annotation(report_id, "none", sentences_of(report), (), (), actors=(MAYOR,))

    def claims(self, report_id: str | None = None, story_id: str | None = None) -> Sequence[Claim]:
        return [c for c in self._claims if report_id in (None, c.report_id)]

    def claim(self, claim_id: str) -> Claim:
        return next(claim for claim in self._claims if claim.id == claim_id)

    def links(self, report_id: str | None = None) -> Sequence[CopyLink]:
        return [x for x in self._links if report_id in (None, x.a_id, x.b_id)]

    def stories(self) -> Sequence[Story]:
        return [self._story]

    def story(self, story_id: str) -> Story:
        return self._story

    def happenings(self, story_id: str) -> Sequence[Happening]:
        return self._happenings

    def cast(self, story_id: str) -> Sequence[Figure]:
        a, b, c = (report.id for report in self._reports)
        why = Reason("cast.surname", "the only one of the story with that last name")
        merges = (Merge("brook", f"ada {ESCAPE}brook", 0.8, why),)
        claims = tuple(claim.id for claim in self._claims)
        return (
            Figure(f"ada {ESCAPE}brook", f"Ada {ESCAPE}Brook", "person", "MVL", ("GOV",), "mayor", (a, b, c),
                   claims[:2], 7, True, merges),
            Figure("harbour board", "Harbour Board", "organisation", "", (), "", (b,), (), 1),
        )  # fmt: skip

    def findings(self, story_id: str | None = None) -> Sequence[Finding]:
        return self._findings

    def main_event(self, report_id: str) -> MainEvent | None:
        return MainEvent(report_id, Answer("The office"), Answer("announced", Span(0, 3)))

    def lineage(self, story_id: str) -> Lineage | None:
        return self._lineage()

    def layer(self, original_id: str) -> str:
        return LAYERS[[o.id for o in self._originals].index(original_id)]

    def _labels(self) -> dict[str, Record]:
        named: dict[str, Record] = {"S1": self._story}
        named |= {f"R{n}": report for n, report in enumerate(self._reports, 1)}
        named |= {f"F{n}": finding for n, finding in enumerate(self._findings, 1)}
        return named

    def label(self, record_id: str) -> str:
        for name, record in self._labels().items():
            if record.id == record_id:
                return name
        return record_id

    def resolve(self, name: str) -> Record:
        named = self._labels()
        if name.upper() in named:
            return named[name.upper()]
        others: list[Record] = [*self._originals, *self._claims, *self._links, *self._happenings]
        fits = [record for record in others if record.id.startswith(name)]
        if len(fits) != 1:
            raise StemmaError("E402" if fits else "E401", name, what=name)
        return fits[0]
