"""What a copied sentence has lost: a hedge, who says so, a denial, a number, a day.

Said only where the sentence is aligned word by word, the direction is known, the words stand in the
upstream sentence and not in the downstream one, and nothing there does their work in other words.
Precision goes first: a loss is a reproach.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemma.dates import compatible
from stemma.ids import content_id
from stemma.keys import folded
from stemma.lineage.aligned import Aligned
from stemma.lineage.carried import Match
from stemma.records import Claim, Loss, LossKind, Report, Slot, SlotRole, Span

SAME = 0.5
"""Share of the shorter clause whose words must be the same for two clauses to be one sentence copied."""

LONGEST = 400
"""Characters of the longest sentence that is compared: of 1,724 sentences with claims in 60 labelled
articles six are longer. What is longer in two reports alike is a menu or a list taken for a sentence."""

DISTANCE = re.compile(
    r"\b(?:reported(?:ly)?|reports?|alleg\w+|apparent(?:ly)?|suppos\w+|purport\w+|possibl\w+|probabl\w+|perhaps"
    r"|maybe|may|might|could|would|should|can|ostensibl\w+|seem\w*|appear\w*|presum\w+|potential\w*|likely"
    r"|unconfirmed|unverified|suspect\w*|believ\w+|thought|fear\w*|rumou?r\w*|claim\w*|suggest\w*|accus\w+"
    r"|if|whether|expected|unclear|said|says?|saying|according|told)\b",
    re.IGNORECASE,
)
"""Words by which a sentence keeps its distance, or leaves it to somebody else."""

ATTRIBUTING = re.compile(
    r"\b(?:said|says?|saying|told|tells?|according|report\w*|announc\w+|stat(?:ed|es|ing|ement)|claim\w*"
    r"|confirm\w*|add(?:ed|s|ing)|quot\w+|cit(?:ed|es|ing)|spokes\w+|insist\w*|argu\w+|warn\w*|wrote|writes?"
    r"|tweet\w*|post(?:ed|s)?|testif\w+|acknowledg\w+|admit\w*|den(?:y|ied|ies)|accus\w+|alleg\w+|suggest\w*"
    r"|estimat\w+|believ\w+|source\w*|officials?|witness\w*|explain\w*|not(?:ed|es|ing)|recall\w*|describ\w+)\b"
    r"|[“”\"]",
    re.IGNORECASE,
)
"""Words by which a sentence leaves what it tells to somebody; quotation marks do the same."""

AGAINST = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|nor|nothing|without|cannot|den(?:y|ied|ies|ying|ial)|refus\w+|reject\w*"
    r"|doubt\w*|disput\w+|false\w*|fail\w*|untrue|unlikely|hardly|stop\w*|avoid\w*|lack\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words by which a sentence still says that something is not so."""

NUMBERED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|\w+ty-\w+|hundreds?"
    r"|thousands?|millions?|billions?|dozens?|scores?|several|couple|a|an|many|few|some|half|most|all|both)\b",
    re.IGNORECASE,
)
"""Words by which a sentence still says how many."""

DATED = re.compile(
    r"\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|januar\w+|februar\w+|march|april|may|june|july|august"
    r"|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|yesterday|today|tonight"
    r"|tomorrow|morning|afternoon|evening|night|noon|midnight|overnight|day|week\w*|month|year|earlier|later"
    r"|recent\w*|last|this|ago|now)\b",
    re.IGNORECASE,
)
"""Words by which a sentence still says when."""

Sentences = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Copied:
    """A claim and the claim it was copied from, the words of both aligned from upstream to downstream."""

    link_id: str
    up: Claim
    down: Claim
    words: Aligned
    up_text: str
    down_text: str
    up_sentence: Span
    down_sentence: Span

    def lost(self, kind: LossKind, at: Span, now: Span | None = None) -> Loss:
        """The loss of the upstream words ``at``; ``now``: what stands in their place."""
        span = self.down.span if now is None else now
        return Loss(
            content_id("loss", self.link_id, kind, self.up.id, self.down.id, at.start),
            self.link_id, kind, self.up.id, self.down.id, self.up_text[at.start : at.end], at,
            self.down_text[span.start : span.end], span, now is None,
        )  # fmt: skip

    def still(self, pattern: re.Pattern[str]) -> bool:
        """Whether the downstream sentence has words of a kind."""
        sentence = self.down_sentence
        return pattern.search(self.down_text, sentence.start, sentence.end) is not None

    def written(self, words: str) -> Span | None:
        """Where words stand in the upstream sentence, nearest to the event word, and not downstream.

        None where they do not stand there as such, or a word of them was carried.
        """
        if not words.strip():
            return None
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
        sentence, event = self.up_sentence, self.up.trigger.start
        hits = [Span(*m.span()) for m in pattern.finditer(self.up_text, sentence.start, sentence.end)]
        at = min(hits, key=lambda s: (abs(s.start - event), s.start), default=None)
        down = self.down_text[self.down_sentence.start : self.down_sentence.end]
        return None if at is None or self.words.kept(at) or pattern.search(down) else at


def losses(
    matches: Iterable[Match],
    directions: Mapping[str, bool],
    reports: Mapping[str, Report],
    sentences: Sentences,
) -> tuple[Loss, ...]:
    """What the copied sentences of a story have lost, by id.

    ``directions``: of each link to a parent, whether it runs from its report a to b;
    ``sentences``: the spans of each report's sentences.
    """
    found: dict[str, Loss] = {}
    for match in matches:
        turned = directions.get(match.carry.link_id)
        if turned is None or not match.mutual or match.carry.kind == "quoted":
            continue
        pair = _copied(match, turned, reports, sentences)
        if pair is not None:
            for loss in (*_hedge(pair), *_attribution(pair), *_denial(pair), *_number(pair), *_date(pair)):
                found[loss.id] = loss
    return tuple(found[key] for key in sorted(found))


def _copied(match: Match, forth: bool, reports: Mapping[str, Report], sentences: Sentences) -> Copied | None:
    """A match as upstream and downstream; None where the two clauses are not plainly one sentence."""
    up, down = (match.a, match.b) if forth else (match.b, match.a)
    words = match.words if forth else match.words.turned()
    own, other = words.a.words_in(up.span), words.b.words_in(down.span)
    least = min(own[1] - own[0], other[1] - other[0])
    event = words.common(words.a.words_in(up.trigger), words.b.words_in(down.trigger)) > 0
    if not event or least <= 0 or words.common(own, other) < SAME * least:
        return None
    first, second = _sentence(up, sentences), _sentence(down, sentences)
    if max(first.end - first.start, second.end - second.start) > LONGEST:
        return None
    up_text, down_text = reports[up.report_id].text, reports[down.report_id].text
    return Copied(match.carry.link_id, up, down, words, up_text, down_text, first, second)


def _sentence(claim: Claim, sentences: Sentences) -> Span:
    """The sentence of a claim; its clause where the sentence is not known."""
    told = sentences.get(claim.report_id, ())
    known = told[claim.sentence] if 0 <= claim.sentence < len(told) else claim.span
    return Span(min(known.start, claim.span.start), max(known.end, claim.span.end))


def _hedge(pair: Copied) -> Iterator[Loss]:
    """A hedge upstream ("reportedly", "may have"), and the same told flatly downstream."""
    up, down = pair.up.stance, pair.down.stance
    if down.kind != "asserted" or down.hedges or up.kind not in ("asserted", "possible"):
        return
    if pair.still(DISTANCE) and not _only_attributed(pair):
        return
    for words in up.hedges or (up.marks if up.kind == "possible" else ()):
        at = pair.written(words)
        if at is not None:
            yield pair.lost("hedge", at)
            return


def _only_attributed(pair: Copied) -> bool:
    """Whether all that keeps distance downstream is the very attribution that the upstream one has."""
    voice = pair.down.voice
    if voice.kind == "report" or voice.key != pair.up.voice.key or voice.cue is None:
        return False
    sentence = pair.down_sentence
    hits = DISTANCE.finditer(pair.down_text, sentence.start, sentence.end)
    return all(voice.cue.start <= hit.start() < voice.cue.end for hit in hits)


def _attribution(pair: Copied) -> Iterator[Loss]:
    """Somebody says it upstream; downstream the report does, and nothing near it names anybody."""
    voice, source = pair.up.voice, pair.up.voice.source
    if voice.kind == "report" or source is None or pair.down.voice.kind != "report" or pair.down.origins:
        return
    if pair.down.quoted or pair.up.nature != pair.down.nature or pair.still(ATTRIBUTING):
        return
    inside = pair.up_sentence.start <= source.start < source.end <= pair.up_sentence.end
    around = _around(pair.down_text, pair.down_sentence)
    names = [word for word in folded(voice.name).split() if len(word) > 3]
    if not inside or pair.words.kept(source) or any(name in folded(around).split() for name in names):
        return
    if not names and ATTRIBUTING.search(around):
        return
    cue = voice.cue
    if cue is not None and not ATTRIBUTING.search(pair.up_text, cue.start, cue.end):
        return  # "asks", "urges": what follows is no statement of theirs
    near = cue is not None and pair.up_sentence.start <= cue.start and cue.end <= pair.up_sentence.end
    at = Span(min(source.start, cue.start), max(source.end, cue.end)) if cue is not None and near else source
    yield pair.lost("attribution", at)


REACH = 250
"""Characters on either side of a sentence in which its attribution may have been put."""


def _around(text: str, sentence: Span) -> str:
    return text[max(0, sentence.start - REACH) : sentence.end + REACH]


def _denial(pair: Copied) -> Iterator[Loss]:
    """Not so upstream, and so downstream."""
    if pair.up.stance.kind != "denied" or pair.down.stance.kind != "asserted" or pair.still(AGAINST):
        return
    for words in pair.up.stance.marks:
        at = pair.written(words)
        if at is not None and AGAINST.fullmatch(words):
            yield pair.lost("denial", at)
            return


def _number(pair: Copied) -> Iterator[Loss]:
    """Another number of the same things, a bound that is gone, or no number left."""
    up, down = _slots(pair.up, "how many"), _slots(pair.down, "how many")
    if len(up) != 1 or len(down) > 1 or up[0].quantity is None:
        return
    mine = up[0].quantity
    if not down:
        at = pair.written(up[0].text)
        if at is not None and not pair.still(NUMBERED):
            yield pair.lost("number", at)
        return
    theirs = down[0].quantity
    if theirs is None or theirs.unit != mine.unit or (mine.value, mine.bound) == (theirs.value, theirs.bound):
        return
    if folded(up[0].text) != folded(down[0].text):
        yield pair.lost("number", up[0].span, down[0].span)


def _date(pair: Copied) -> Iterator[Loss]:
    """Another day, or none left."""
    up, down = _slots(pair.up, "when"), _slots(pair.down, "when")
    if len(up) != 1 or len(down) > 1 or up[0].when is None:
        return
    if not down:
        at = pair.written(up[0].text)
        if at is not None and not pair.still(DATED):
            yield pair.lost("date", at)
        return
    now = down[0].when
    if now is not None and not compatible(up[0].when, now) and folded(up[0].text) != folded(down[0].text):
        yield pair.lost("date", up[0].span, down[0].span)


def _slots(claim: Claim, role: SlotRole) -> list[Slot]:
    return [slot for slot in claim.slots if slot.role == role]
