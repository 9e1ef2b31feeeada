"""The scenario: everything a planner wrote, frozen and in words."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PrivateAttr

from outreach_planner.scenario.base import Count, Frozen, Id, Number, Period
from outreach_planner.scenario.estimate_fields import Estimates
from outreach_planner.scenario.field_fields import FieldFacts
from outreach_planner.scenario.learned_fields import Learned
from outreach_planner.scenario.limit_fields import Books
from outreach_planner.scenario.origins import Origins
from outreach_planner.scenario.program_fields import Program
from outreach_planner.scenario.request_fields import Request
from outreach_planner.scenario.roster_fields import Officer, RosterRules
from outreach_planner.scenario.service_fields import (
    Ban,
    Calendar,
    Costs,
    FrozenVisits,
    Limits,
    Pin,
    Policy,
    Team,
)
from outreach_planner.scenario.site_fields import Sites
from outreach_planner.scenario.uncertainty_fields import Uncertainty
from outreach_planner.scenario.world_fields import Counter, Demand, District, Kabupaten, Place, Roads


class Office(Frozen):
    """The office itself: where it stands, its officers, and how many each serves a day.

    A day's visits together take at most ``officers_out_at_most`` officers from the counters, leave at least
    ``officers_kept`` of all ``officers`` there on working days, and use at most ``biometric_units`` units
    (None: no limit). Officers of teams with ``from_counter: false`` are not counted, those of drive-thru
    lanes and the units of all teams are. ``books`` are the passport books in stock for visits (None: enough).
    """

    name: str
    place: Id
    officers: Count
    applicants_an_officer_a_day: Annotated[Number, Field(ge=0)]
    officers_out_at_most: Count | None = None
    officers_kept: Count | None = None
    biometric_units: Count | None = None
    books: Books | None = None


class Tiles(Frozen):
    """A provider of map images: the address of one, with {z}, {x} and {y} in it, and whom to credit.

    The pages are complete without; naming one lets them ask it for images when there is a network.
    """

    url: Annotated[str, Field(pattern=r"^https?://[a-z0-9.-]+(:\d{1,5})?/[^\s\"'<>]*\{z\}[^\s\"'<>]*$")]
    credit: str


class Scenario(Frozen):
    """One file a planner runs: the office, its world, its rules and the month to plan.

    References between parts (a team's home, a district's road node, ...) are by id and are checked
    when the file is read. ``name_en`` is its name in English (empty: the same). ``boundaries`` names a
    GeoJSON file of the districts' outlines by code, relative to the file that names it (None: maps draw the
    land nearest to each district's centre); ``water`` one of rivers (lines) and seas (polygons). ``field`` is
    what the field's sheets tell beside the plan; ``officers`` are the people who go out, shared out by the
    rules of ``roster``. ``estimates``, where given, take the place of the demand's yearly applications and
    month factors and of the kabupaten's weights. ``sites`` asks where fixed sites should be; planning
    passes it over.
    """

    name: str
    name_en: str = ""
    horizon: Period
    office: Office
    kabupaten: dict[Id, Kabupaten]
    districts: dict[Id, District]
    places: dict[Id, Place]
    roads: Roads
    demand: Demand
    estimates: Estimates | None = None
    counters: dict[Id, Counter]
    programs: dict[Id, Program]
    teams: dict[Id, Team]
    calendar: Calendar
    costs: Costs
    policy: Policy = Policy()
    requests: dict[Id, Request] = Field(default_factory=dict)
    uncertainty: Uncertainty = Uncertainty()
    learned: Learned = Learned()
    pins: tuple[Pin, ...] = ()
    frozen: FrozenVisits | None = None
    bans: tuple[Ban, ...] = ()
    limits: Limits = Limits()
    boundaries: str | None = None
    water: str | None = None
    tiles: Tiles | None = None
    field: FieldFacts = FieldFacts()
    officers: dict[Id, Officer] = Field(default_factory=dict)
    roster: RosterRules = RosterRules()
    sites: Sites | None = None
    _origins: Origins = PrivateAttr(default_factory=Origins)
