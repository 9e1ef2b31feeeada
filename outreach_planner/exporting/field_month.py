"""The month as the field holds it: every visit and trip with all that sheets, letters and phones tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from outreach_planner.outputs.geometry import Coordinates
from outreach_planner.outputs.itinerary import Entry
from outreach_planner.plans.plan import Plan, Trip, Visit
from outreach_planner.scenario.field_fields import Delivery, Equipment
from outreach_planner.scenario.fields import Scenario


@dataclass(frozen=True)
class QuotaAdvice:
    """Places to open at a visit, and how that can go wrong; people are whole, chances fractions.

    Attributes
    ----------
    capacity : int
        Applicants the day can serve.
    group : int
        Places of the group that asked for the visit.
    walk_in : int
        Places kept for those who come unregistered.
    no_show_share, overload_at_most : float
        What it was worked out with.
    online : int
        The most registrations of which more than the places left come with at most that chance.
    overload_chance : float
        The chance with so many registered.
    announced_online : int or None
        Places online as the program's quota says; None where it has none.
    announced_overload_chance : float or None
        The chance with so many.
    empty_places : float
        Places that stay empty, expected, when all registrations are taken.
    empty_rupiah : int
        What serving so many would be worth.
    minimum : int
        People who must come for the visit to be held.
    below_minimum_chance : float
        The chance that fewer come, if as many register as the plan expects to come.
    lost_rupiah : int
        Cost of the visit's share of its trip, in vain when too few come.
    """

    capacity: int
    group: int
    walk_in: int
    no_show_share: float
    overload_at_most: float
    online: int
    overload_chance: float
    announced_online: int | None
    announced_overload_chance: float | None
    empty_places: float
    empty_rupiah: int
    minimum: int
    below_minimum_chance: float
    lost_rupiah: int


@dataclass(frozen=True)
class FieldVisit:
    """A visit with all that is told about it.

    Attributes
    ----------
    key : str
        What names it everywhere, for example ``2027-01-04/lakso-van/lakso/tanjung-raja``.
    number : int
        Running number in the month, from 1, by date and team.
    entry : Entry
        The visit, its trip and its legs.
    host, room, contact, phone, address : str
        Empty where nobody wrote it.
    at : (lat, lon)
    at_is_estimate : bool
        The scenario says its coordinates are an estimate, to be checked before going.
    reserve : date or None
        The first day on which the team is free and the visit could be held instead.
    books : int
        Passport books to take along.
    quota : QuotaAdvice
    registration_opens, passports_ready : date
    delivery : Delivery or None
        By post to the visit's kabupaten.
    """

    key: str
    number: int
    entry: Entry
    host: str
    room: str
    contact: str
    phone: str
    address: str
    at: Coordinates
    at_is_estimate: bool
    reserve: dt.date | None
    books: int
    quota: QuotaAdvice
    registration_opens: dt.date
    passports_ready: dt.date
    delivery: Delivery | None

    @property
    def visit(self) -> Visit:
        """The visit of the plan."""
        return self.entry.visit

    @property
    def departs(self) -> tuple[dt.date, int] | None:
        """When the team sets out for it: day and minutes after midnight; None where it is there already."""
        legs = self.entry.legs_there
        return (legs[0].date, legs[0].departs) if legs else None

    @property
    def returns(self) -> tuple[dt.date, int] | None:
        """When the team is home again; None where it goes on to another visit."""
        legs = self.entry.legs_home
        return (legs[-1].date, legs[-1].arrives) if legs else None


@dataclass(frozen=True)
class Line:
    """A piece of a trip's way: by boat or by road, through points given as (lat, lon)."""

    date: dt.date
    boat: bool
    points: tuple[Coordinates, ...]


@dataclass(frozen=True)
class CrewMember:
    """A place in a team: the role, and who fills it (empty: to be named)."""

    role: str
    name: str
    number: str = ""
    grade: str = ""


@dataclass(frozen=True)
class FieldTrip:
    """A trip of a team in the month.

    Attributes
    ----------
    key : str
        For example ``2027-01-04-lakso-van``: it names files.
    number : int
        From 1, by first day and team.
    trip : Trip
    visits : tuple of FieldVisit
    lines : tuple of Line
        The way along the roads.
    nights : tuple of (date, str)
        Where the team sleeps (id of the place) on the night after the date.
    equipment : tuple of (Equipment, int)
        What to take along and how many.
    books : int
    crew : tuple of CrewMember
    """

    key: str
    number: int
    trip: Trip
    visits: tuple[FieldVisit, ...]
    lines: tuple[Line, ...]
    nights: tuple[tuple[dt.date, str], ...]
    equipment: tuple[tuple[Equipment, int], ...]
    books: int
    crew: tuple[CrewMember, ...]


@dataclass(frozen=True)
class FieldMonth:
    """A month of a plan, gathered for all writers.

    Attributes
    ----------
    scenario : Scenario
    plan : Plan
        Only the trips of the month; the indicators are those of the whole plan.
    starts, ends : date
        The days of the month that the plan covers.
    visits : tuple of FieldVisit
    trips : tuple of FieldTrip
    """

    scenario: Scenario
    plan: Plan
    starts: dt.date
    ends: dt.date
    visits: tuple[FieldVisit, ...]
    trips: tuple[FieldTrip, ...]

    @property
    def name(self) -> str:
        """The month as file names say it, for example ``2027-01``."""
        return f"{self.starts:%Y-%m}"
