"""Actors: persons, bodies, governments, crowds and roles of a report, with country and sector.

Countries are ISO 3166-1 alpha-3 codes. A body of many states has none, and its sector is IGO.

Sectors are PLOVER's primary actor codes (PLOVER manual 2022, table of primary codes; before them CAMEO manual
1.1b3, chapter 3, generic codes):

- of the state: GOV executive power, LEG parliaments, JUD courts, MIL armed forces, COP police, SPY secret
  services;
- for power or against it: OPP opposition, PTY parties, REB rebels and terrorist groups, PRM armed groups on
  the state's side, UAF armed groups of nobody knows whom, CRM criminals;
- society: CVL civilians, ELI celebrities and former officials, BUS business, LAB workers and unions, AGR
  farmers, EDU education, MED health (not the media), JRN news media, REL religion, REF refugees, NGO
  charities and advocates, SOC clubs and other associations;
- IGO: bodies of states. (IGO and NGO stand beside the countries in PLOVER; here they are sectors.)

``Actor.key`` is by which the same actor meets in other reports; a merge inside a report has its reason.
"""

from __future__ import annotations

from stemma.annotate.actors.at import actor_at
from stemma.annotate.actors.find import actors_of

__all__ = ["actor_at", "actors_of"]
