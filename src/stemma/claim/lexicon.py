"""The lexicon of events: words to a class of event and its PLOVER root code, plus the word lists.

PLOVER's roots are the codes of its ontology; classes are finer, so that a crash is no fire. The words
are our own first list, held in ``data/events.tsv``: one line a class.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "events.tsv"


@dataclass(frozen=True, slots=True)
class EventClass:
    """A class of events: ``event`` is the PLOVER root or ""; flags as the table's head says."""

    name: str
    event: str
    speech: bool
    undergone: bool


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, EventClass], dict[str, EventClass]]:
    verbs: dict[str, EventClass] = {}
    nouns: dict[str, EventClass] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, event, flags, verb_words, noun_words = line.split("\t")
        found = EventClass(name, event, "s" in flags, "u" in flags)
        for word in filter(None, verb_words.split(",")):
            verbs.setdefault(word.replace("_", " "), found)
        for word in filter(None, noun_words.split(",")):
            nouns.setdefault(word, found)
    return verbs, nouns


def of_verb(lemma: str, particle: str = "") -> EventClass | None:
    """The class of a verb, first with its particle ("pull out"), then alone."""
    verbs, _ = _tables()
    return verbs.get(f"{lemma} {particle}") or verbs.get(lemma)


def of_phrase(lemma: str, noun: str) -> EventClass | None:
    """The class of a verb with its object, where the two are one event ("open fire")."""
    return _tables()[0].get(f"{lemma} {noun}")


def of_noun(lemma: str) -> EventClass | None:
    """The class of a noun that names an event."""
    return _tables()[1].get(lemma)


CUES = frozenset(
    """say tell report announce state claim add note explain confirm declare reveal disclose write tweet
    post warn insist argue suggest indicate show estimate describe allege acknowledge admit stress
    emphasise emphasize maintain recall testify reply respond comment remark assert contend caution
    broadcast quote cite predict conclude deny believe think fear hope ask demand urge promise vow agree
    concede complain joke point observe recount relate mention""".split()
)
"""Verbs whose subject is a voice and whose clause is its content."""

MIND = frozenset("believe think fear hope want wish feel consider doubt view worry".split())
"""Verbs of the mind: their content is a judgement, never a fact of the report."""

PERCEIVED = frozenset("see watch witness hear".split())
"""Verbs of the senses: what others do is their object."""

BRINGING = PERCEIVED | frozenset("help make let".split())
"""Verbs under which a bare infinitive tells of what did happen: "saw the army lose", "helped X arrest Y"."""

SAY = frozenset("say tell add state write note reply recall recount relate".split())
"""Cues that are never an event of their own, whatever hangs on them."""

LIGHT = frozenset("have hold make take give conduct stage carry reach sign issue launch mount pay".split())
"""Verbs that lend their object noun a clause: "had an encounter" is a meeting."""

REACTIONS = frozenset(
    """condemn denounce deplore oppose welcome praise criticise criticize protest regret lament slam blast
    decry hail applaud mourn discuss investigate probe commemorate remember support reject object""".split()
)
"""Verbs whose object is known to all already: who condemns a launch is no witness of it."""

COMING_ABOUT = frozenset(
    """announce report confirm admit acknowledge disclose reveal verify deny witness see hear watch film
    record cause trigger spark lead result bring order carry conduct launch stage commit suffer survive
    sustain make mark happen occur take come follow begin start continue last end leave kill injure wound
    destroy damage hit strike shake rock send force break tear sink erupt unfold claim blame hold pay sign
    reach""".split()
)
"""Verbs beside which a noun for an event has come about: "the blast killed", "admitted the killing"."""

HARMED = frozenset("die perish kill injure wound hurt lose destroy damage burn trap strand suffer".split())
"""Verbs that tell of the event that they happen in: "died in the crash"."""

NAMING = frozenset(["know", "call", "dub", "nickname", "title", "entitle"])
"""Verbs whose clause beside a name says how it is called ("known as MBS"): no happening."""

TIDINGS = frozenset(
    """report news announcement confirmation word evidence footage video recording series string wave account
    scene site time day night start end""".split()
)
"""Nouns whose "of the death" tells it."""

ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth latest".split())
"""Words by which a noun says which one of several it is, and so tells of it: "his fourth visit"."""

RAISING = frozenset(
    """set expect plan schedule intend aim begin start continue try attempt seek want agree vow pledge
    promise threaten hope manage fail refuse decide prepare likely due ready able need order
    unlikely help say report believe know allege claim""".split()
)
"""Governors of an infinitive that keep its subject; those in ``PLANNED`` and ``POSSIBLE`` colour it."""

PLANNED = frozenset(
    """set plan schedule intend aim expect due prepare decide want hope agree vow pledge promise
    threaten seek ready order try attempt""".split()
)
SEEMING = frozenset(["appear", "seem"])
POSSIBLE = frozenset(["likely", "unlikely", "able", *SEEMING])

HEDGES = frozenset(
    """reportedly allegedly apparently supposedly purportedly possibly probably perhaps maybe
    ostensibly seemingly presumably potentially likely unconfirmed""".split()
)
MODALS = {"may": "possible", "might": "possible", "could": "possible", "would": "hypothetical",
          "will": "planned", "shall": "planned", "'ll": "planned", "’ll": "planned",
          "should": "possible", "must": "possible"}  # fmt: skip
NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no", "neither", "nobody", "none", "without"])

CONNECTIVES = frozenset(
    """however additionally furthermore moreover meanwhile previously also yet still therefore thus
    instead nevertheless nonetheless besides indeed then finally separately earlier later but and
    afterwards otherwise""".split()
)

UNNAMED = frozenset(
    """report official source expert analyst observer witness resident critic activist people person
    authority insider diplomat medic rescuer volunteer local villager other many some reporter
    investigator lawyer doctor eyewitness researcher media outlet concern fear rumour rumor
    speculation supporter neighbour neighbor passenger relative family protester study""".split()
)
"""Heads of a voice that names nobody."""

BODIES = frozenset(
    """police army military navy guard coastguard ministry government department hospital office agency
    authority council court commission committee company union party parliament junta regime embassy
    administration prosecutor palace kremlin fire_service operator harbourmaster mayor sheriff
    university college ferry_company team federation""".split()
)
"""Common nouns of bodies: whoever speaks for one is its voice."""

MEDIA = frozenset(
    """affiliate newspaper paper daily tabloid magazine broadcaster station channel outlet website network
    newswire""".split()
)
"""Common nouns of those who pass on what others say."""

SPOKEN_BY = frozenset(
    """spokesman spokeswoman spokesperson officer official chief commander minister director head
    president chairman chairwoman ceo secretary representative sheriff superintendent inspector manager
    governor statement commissioner organiser organizer coordinator""".split()
)
"""Roles in which a person speaks for a body; a professor or a resident does not."""

DOCUMENTS = {
    "document": "document", "filing": "document", "complaint": "document", "memo": "document",
    "letter": "document", "affidavit": "document", "email": "document", "tweet": "document",
    "post": "document", "transcript": "document", "record": "document",
    "footage": "recording", "video": "recording", "recording": "recording", "photo": "recording",
    "photograph": "recording", "image": "recording", "webcam": "recording", "picture": "recording",
    "audio": "recording", "cctv": "recording", "clip": "recording",
}  # fmt: skip

STATE_WORDS = ("state television", "state tv", "state media", "state news agency", "state-run",
               "state broadcaster", "state radio", "state-owned", "official news agency",
               "government newspaper", "state newspaper")  # fmt: skip
