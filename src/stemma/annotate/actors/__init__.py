"""Actors: persons, bodies, governments, crowds and roles of a report, with country and sector.

Countries are ISO 3166-1 alpha-3 codes. A body of many states has none, and its sector is IGO.

Sectors are the actor codes of PLOVER (PLOVER manual, section on actors: sector codes), which took them from
CAMEO (CAMEO manual 1.1b3, chapter 3, generic domestic and international codes):

- of the state: GOV government, MIL military, COP police, JUD courts, LEG legislature, SPY intelligence;
- against it or beside it: OPP political opposition, PTY party, REB rebels and insurgents, RAD radicals,
  UAF armed forces of nobody's state, CRM criminals;
- society: CVL civilians, AGR farming, BUS business, DEV development, EDU education, ELI elites and
  celebrities, ENV environment, HLH health, HRI human rights, LAB labour, MED media, REF refugees,
  REL religion, SET settlers;
- across borders: IGO bodies of states, NGO bodies of no state, MNC multinational companies.

``Actor.key`` is by which the same actor meets in other reports; a merge inside a report has its reason.
"""

from __future__ import annotations

from stemma.annotate.actors.at import actor_at

__all__ = ["actor_at"]
