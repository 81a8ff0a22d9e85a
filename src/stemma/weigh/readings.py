"""Readings: the values that claims give for one slot, which agree, which are updates, which differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.dates import compatible
from stemma.records import Claim, Quantity, Reading, Slot, SlotRole
from stemma.weigh.witnesses import Weighing

SHOWN_ROLES: tuple[SlotRole, ...] = ("how many", "when", "where", "from", "since", "ordinal")

PEOPLE = frozenset(
    """people person man woman child civilian passenger crew victim tourist body life other member
    casualty fatality""".split()
)
ABOUT = 0.1
"""A value "about" another is within a tenth of it."""


@dataclass(frozen=True, slots=True)
class _Value:
    role: SlotRole
    words: str
    slot: Slot
    claims: tuple[Claim, ...]


def readings_of(claims: Sequence[Claim], weighing: Weighing) -> tuple[tuple[Reading, ...], bool]:
    """The readings of a happening, each with its own range of witnesses, and whether one is disputed.

    One source correcting itself, a later higher "at least", and values at different precision are no
    dispute; the note of a reading says which it is.
    """
    found: list[Reading] = []
    disputed = False
    told = {slot.role for claim in claims for slot in claim.slots}
    if "from" in told:  # who returns from a place has been there
        told.add("where")
    for role in SHOWN_ROLES:
        values = _values(role, claims) if role in told else []
        for value in values:
            fewest, most = _range(value.claims, weighing)
            note = _note(value, values, weighing)
            disputed = disputed or note.startswith("differs")
            found.append(
                Reading(role, value.words, tuple(sorted(c.id for c in value.claims)), fewest, most, note)
            )
    return tuple(found), disputed


def _range(claims: Sequence[Claim], weighing: Weighing) -> tuple[int, int]:
    """The fewest and the most witnesses behind some claims; a claim alone is one, whatever its origin."""
    if len(claims) == 1:
        return 1, 1
    span = weighing.count(claims)
    return span.fewest, span.most


def _values(role: SlotRole, claims: Sequence[Claim]) -> list[_Value]:
    held: dict[str, list[tuple[Slot, Claim]]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        for slot in claim.slots:
            place = role == "where" and slot.role == "from" and claim.predicate == "visit"
            if slot.role == role or place:  # who returns from a place has been there
                held.setdefault(_value_key(slot), []).append((slot, claim))
    values = []
    for key in sorted(held):
        slots = held[key]
        unique = {c.id: c for _, c in slots}
        words = min((_words(s) for s, _ in slots), key=lambda t: (len(t), t))
        values.append(_Value(role, words, slots[0][0], tuple(unique.values())))
    return values


def _words(slot: Slot) -> str:
    """A value as it stands, with what it counts: "at least 21 people"."""
    unit = slot.quantity.unit if slot.quantity is not None else ""
    if slot.quantity is None or not unit or unit in slot.text.casefold():
        return slot.text
    return f"{slot.text} {unit if slot.quantity.value == 1 else _plural(unit)}"


def _plural(noun: str) -> str:
    """The plural of what is counted."""
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun if noun.endswith("s") else noun + ("es" if noun.endswith(("x", "ch", "sh")) else "s")


IRREGULAR = {"person": "people", "people": "people", "man": "men", "woman": "women", "child": "children",
             "life": "lives", "crew": "crew", "policeman": "policemen", "other": "others"}  # fmt: skip


def _value_key(slot: Slot) -> str:
    if slot.quantity is not None:
        return f"{slot.quantity.value:015.3f} {slot.quantity.bound} {_unit(slot.quantity)}"
    if slot.when is not None:
        return slot.when.value or slot.text.casefold()
    return slot.key or slot.text.casefold()


def _unit(quantity: Quantity) -> str:
    return "people" if quantity.unit in PEOPLE else quantity.unit


def _note(value: _Value, values: list[_Value], weighing: Weighing) -> str:
    """How a reading stands to the others of its slot."""
    notes: set[str] = set()
    for other in values:
        if other is value:
            continue
        relation = _relation(value, other, weighing)
        if relation:
            notes.add(relation)
    for start in ("differs", "inconsistent", "corrected", "update", "agrees"):
        for note in sorted(notes):
            if note.startswith(start):
                return note
    return ""


def _relation(value: _Value, other: _Value, weighing: Weighing) -> str:
    if value.slot.when is not None and other.slot.when is not None:
        if compatible(value.slot.when, other.slot.when):
            return f"agrees with “{other.words}” at different precision"
        return f"differs from “{other.words}”"
    if value.slot.country and value.slot.country == other.slot.country:
        if "country" in (value.slot.level, other.slot.level):
            return f"agrees with “{other.words}” at different precision"
        return ""
    mine, theirs = value.slot.quantity, other.slot.quantity
    if mine is None or theirs is None or _unit(mine) != _unit(theirs):
        return ""
    if fits(mine, theirs):
        return f"agrees with “{other.words}”"
    if _unit(mine) != "people":  # heights and distances of one thing are seldom readings of one slot
        return ""
    if {c.report_id for c in value.claims} & {c.report_id for c in other.claims}:
        return f"inconsistent within one report: “{other.words}”"
    together = weighing.count((*value.claims, *other.claims))
    apart = weighing.count(value.claims).most + weighing.count(other.claims).most
    if together.most < apart and together.most <= max(1, apart - 1) and _one_source(value, other, weighing):
        return f"corrected by its own source: “{other.words}”"
    if _updates(value, other, weighing):
        return f"update of “{other.words}”" if mine.value > theirs.value else f"updated to “{other.words}”"
    return f"differs from “{other.words}”"


def fits(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can both be true: equal, within bounds, or about the same."""
    if a.value == b.value:
        return True
    low, high = (a, b) if a.value < b.value else (b, a)
    if low.bound == "least" or high.bound == "most":
        return not (high.bound == "least" and low.bound == "exact")
    if "about" in (low.bound, high.bound):
        return high.value - low.value <= ABOUT * high.value
    return False


def _one_source(value: _Value, other: _Value, weighing: Weighing) -> bool:
    """Whether some witness gives both values: it corrects itself."""
    mine = {c.id for c in value.claims}
    theirs = {c.id for c in other.claims}
    together = weighing.count((*value.claims, *other.claims))
    return any(mine & set(w.claim_ids) and theirs & set(w.claim_ids) for w in together.witnesses)


def _updates(value: _Value, other: _Value, weighing: Weighing) -> bool:
    """Whether the higher value was published on a later day than every lower one."""
    mine, theirs = value.slot.quantity, other.slot.quantity
    if mine is None or theirs is None:
        return False
    low, high = (value, other) if mine.value < theirs.value else (other, value)
    lows = [weighing.reports[c.report_id].published.latest for c in low.claims]
    highs = [weighing.reports[c.report_id].published.earliest for c in high.claims]
    if any(d is None for d in (*lows, *highs)):
        return False
    return max(d for d in lows if d) < min(d for d in highs if d)
