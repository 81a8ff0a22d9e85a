"""Stories told three times: a wire, a rewrite of it that keeps facts and order, and a report of its own.

All written for these tests. Each rewrite shares hardly a run of five words with its wire; each other
report tells the same event from what its writer saw and heard.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.trace.build import OTHER, WIRE


@dataclass(frozen=True, slots=True)
class Told:
    """One event: a wire, its rewrite, and a report that owes the wire nothing."""

    wire: str
    rewrite: str
    own: str


FIRE = Told(
    WIRE,
    """Flames tore through a grain store at Lower Ambry in the early hours of Monday, according to
officials.

Hanna Oldroyd, the fire chief, told journalists that 40 families had to leave while smoke hung above
the river. It took crews of three towns six hours to bring the fire under control, and twice the water
gave out.

The likely cause is an ageing conveyor motor, investigators believe; it was repaired last spring, when
workers had seen sparks. Some 300 farmers of the valley own the building through a cooperative.

People should keep clear of the mill road, Oldroyd warned, since the walls may come down at any
moment. The cooperative puts the value of the lost harvest at roughly two million crowns.""",
    """The sky above Lower Ambry was orange on Monday when Bram Tolliver opened his curtains. The
grain store, in which he keeps the barley of two fields, was burning from end to end.

He ran to the river meadow, where neighbours were already setting down chairs, a cot and a parrot in
its cage. Nobody was hurt, said fire chief Hanna Oldroyd, whose own brother farms on the other bank.

The cooperative will meet in the church hall on Thursday to tell its members how they will be paid.
An insurer's agent walked round the ruin in the afternoon and took photographs.""",
)

POOL = Told(
    OTHER,
    """Brackwater is to lose its one swimming pool: councillors decided on Thursday to shut it, arguing
that repairing the boiler would swallow more than a year of the town's library budget.

A petition of 900 names had been handed over by parents, several of whom had their own first lengths
there. When winter comes, the school will have nowhere else for its lessons. What becomes of the
building was left open until the new year; a surveyor is expected to report on the roof by then.""",
    """Swimmers in Brackwater hung their towels over the railings of the town hall on Thursday after
the council voted to close the pool.

Ida Marsh, who has swum there each morning since 1974, said she would bathe in the canal. The lifeguards
were told by telephone. The caretaker turned off the lamps at nine and kept the key.""",
)

MINE = Told(
    """An explosion in the Tarn Vale copper mine killed 14 miners on Wednesday and left three others
missing 600 metres below ground, the operator Halvard Minerals said.

The blast went off near a ventilation shaft shortly before the night shift ended, company spokesman
Erik Solvang told a news conference in Dunmere. Rescuers reached the lower gallery after nine hours
but turned back because of gas.

Halvard was fined 80,000 crowns in 2019 for faulty sensors in the same shaft, records of the mines
inspectorate show. The union had asked in March for a second escape ladder, which was never built.

Prime Minister Astrid Vael cut short a visit to Portugal and will travel to Dunmere on Friday. Tarn Vale
employs 1,100 people and supplies a fifth of the country's copper. Its closure would cost the region
about 45 million crowns a month, according to the chamber of commerce.""",
    """Fourteen miners are dead and three still unaccounted for after Wednesday's explosion at Tarn Vale,
where they had been working 600 metres down, according to the copper mine's operator, Halvard Minerals.

At a Dunmere news conference the firm's spokesman, Erik Solvang, placed the blast close to a ventilation
shaft, with the night shift nearly over. Gas forced rescuers back once they had got as far as the lower
gallery, nine hours later.

Faulty sensors in that shaft cost Halvard a fine of 80,000 crowns in 2019, as the mines inspectorate's
records reveal. A second escape ladder, requested by the union in March, remained unbuilt.

Astrid Vael, the prime minister, has broken off her visit to Portugal and is due in Dunmere on Friday.
A fifth of national copper output comes from Tarn Vale, which has a workforce of 1,100; losing it would
take some 45 million crowns out of the region each month, the chamber of commerce estimates.""",
    """Women stood at the gate of the Tarn Vale mine in the rain on Wednesday and read a list of 14
names that a clerk had taped to the glass.

Greta Lund's husband was not on it. He had swapped shifts with a cousin, she told this paper, and came
home at six with soot in his beard to say that the lift had stopped. The cousin is among the three whom
nobody has heard from.

The doctor at Dunmere hospital said eleven men were treated for smoke. The mine belongs to Halvard
Minerals, which bought it from the state in 2008 and has since let a third of its electricians go.

A priest opened the chapel. At noon the sirens of all the pits in the valley were sounded for a minute.""",
)

STORIES = (FIRE, POOL, MINE)
