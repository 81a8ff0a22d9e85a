"""Where a claim says it has its knowledge from: the rule of the shown origin.

A named voice, a credited agency or outlet, a document or recording that the report says it saw, the
reporter's own presence. Unnamed voices never show an origin.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stemma.claim import lexicon
from stemma.keys import folded
from stemma.outlets import by_name
from stemma.records import Origin, Voice

_CREDITED = re.compile(
    r"\b(?:according to|reported by|citing|quoted by|told|reports?|reported|said)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w.&'-]*(?:\s+[A-Z][\w.&'-]*){0,3})"
)
_PRESENCE = re.compile(
    r"\b(?:this reporter|our reporter|our correspondent|a correspondent (?:for|of) this"
    r"|(?:seen|witnessed|heard|visited|watched|counted) by (?:a |an |the )?(?:\w+ )?(?:reporter|correspondent"
    r"|journalists?)|I (?:saw|watched|counted|stood|heard|spoke)|we (?:saw|watched|counted|heard)"
    r"|I was (?:standing|sitting|there|at|on|in|inside|outside|near)\b"
    r"|(?:reporter|correspondent|journalist)s? (?:at|on) the (?:scene|spot|ground)\b"
    r"|(?:a|an) \w+ (?:reporter|correspondent|journalist)s? (?:saw|counted|heard|watched))\b",
    re.IGNORECASE,
)
_SEEN = re.compile(r"\b(?:seen|reviewed|obtained|viewed|verified|examined) by\b", re.IGNORECASE)
_PUBLIC = re.compile(
    r"\b(?:tweeted|on twitter|in a tweet|posted on|on (?:its|his|her|their) (?:website|facebook|telegram)"
    r"|in a (?:statement|filing)|press release|on x)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:told|interview(?:ed)? (?:with|by)|spoke to|speaking to)\s+(?P<who>[A-Z][\w ]{1,40})"
)


def agency(key: str) -> str | None:
    """The name of the news agency that a key calls, from the registry of outlets; None for others."""
    found = by_name(key, "credited")
    return found.name if found is not None and found.kind == "agency" else None


@lru_cache(maxsize=8)  # the claims of a sentence come one after the other
def _credited(sentence: str) -> tuple[Origin, ...]:
    """The agencies that a sentence credits."""
    found: list[Origin] = []
    for match in _CREDITED.finditer(sentence):
        words = folded(match.group("name")).split()
        known = [a for n in range(len(words), 0, -1) if (a := agency(" ".join(words[:n]))) is not None]
        if known and not match.group().startswith("told"):
            name = known[0]
            found.append(Origin("agency", folded(name), name, True, f"credits {name}"))
    return tuple(found)


@lru_cache(maxsize=8)
def _present(sentence: str) -> bool:
    """Whether a sentence says that the reporter was there."""
    return _PRESENCE.search(_unquoted(sentence)) is not None


def _unquoted(sentence: str) -> str:
    """The sentence without what stands in quotation marks: "we saw" there is not the reporter's."""
    return re.sub(r"[“\"][^”\"]*[”\"]?", " ", sentence)


def origins_of(sentence: str, voice: Voice) -> tuple[Origin, ...]:
    """The origins that a claim's sentence names, the voice first."""
    found: list[Origin] = []
    if voice.kind == "named":
        kind = lexicon.DOCUMENTS.get(voice.key, "")
        if kind in ("document", "recording"):
            seen = bool(_SEEN.search(sentence)) or kind == "recording"
            how = f"{voice.name}: {'the report says it was seen' if seen else 'not said to be seen'}"
            found.append(
                Origin("recording" if kind == "recording" else "document", voice.key, voice.name, seen, how)
            )
        elif (name := agency(voice.key)) is not None:
            found.append(Origin("agency", folded(name), name, True, f"credits {name}"))
        elif voice.sector == "JRN" and not (voice.office or voice.role):  # no journalist: a paper, a station
            found.append(Origin("outlet", voice.key, voice.name, True, f"credits {voice.name}"))
        else:
            how = f"{voice.name} is named as the one who says so"
            if _PUBLIC.search(sentence):
                how += ", in a public text"
            found.append(Origin("voice", voice.key, voice.name, True, how))
    elif voice.kind == "unnamed":
        found.append(Origin("unnamed", "", voice.name, False, f"“{voice.name}” names nobody"))
    found += _credited(sentence)
    if voice.kind != "named" and _present(sentence):
        found.append(Origin("presence", "", "the reporter", True, "the reporter was there"))
    return tuple(dict.fromkeys(found))
