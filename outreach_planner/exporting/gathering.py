"""Gathers a month of a plan with everything the field is told about it."""

from __future__ import annotations

import calendar
import collections
import datetime as dt
import math
from collections.abc import Mapping, Sequence

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.exporting.crews import Crews, crew_of
from outreach_planner.exporting.dates import registration_opens, working_days_after
from outreach_planner.exporting.field_month import FieldMonth, FieldTrip, FieldVisit, Line
from outreach_planner.exporting.quotas import advise
from outreach_planner.exporting.reserves import reserve_days
from outreach_planner.model.network import Formulation
from outreach_planner.outputs.geometry import boat_stretches, parts_by_boat
from outreach_planner.outputs.itinerary import Entry, itinerary
from outreach_planner.outputs.map_trips import nights_of
from outreach_planner.plans.plan import Plan, Trip, Visit
from outreach_planner.scenario.field_fields import Equipment, FieldProgram, Host
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of


def gather(
    formulation: Formulation, plan: Plan, year: int, month: int, crews: Crews | None = None
) -> FieldMonth:
    """Gather a month of a plan.

    Parameters
    ----------
    formulation : Formulation
        Of the scenario the plan was made for.
    plan : Plan
    year, month : int
    crews : mapping or None
        Who goes, by (team, first and last day of the trip); None leaves the names to be filled in.

    Raises
    ------
    ScenarioError
        If the plan covers no day of the month.
    """
    scenario = formulation.instance.scenario
    first = dt.date(year, month, 1)
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    starts, ends = max(first, plan.starts), min(last, plan.ends)
    if starts > ends:
        mend = f"write a month from {plan.starts:%Y-%m} to {plan.ends:%Y-%m}"
        raise ScenarioError([Problem("--month", None, "", f"got {first:%Y-%m}, which has no plan", mend)])
    entries = [entry for entry in itinerary(plan) if starts <= entry.visit.date <= ends]
    entries.sort(key=lambda e: (e.visit.date, e.visit.team, e.visit.service_starts, e.visit.place))
    reserves = reserve_days(formulation, plan, entries)
    keys = visit_keys(entries)
    visits = tuple(
        _visit(scenario, entry, key, number, reserves[number - 1])
        for number, (entry, key) in enumerate(zip(entries, keys, strict=True), start=1)
    )
    kept = [trip for trip in plan.trips if any(starts <= visit.date <= ends for visit in trip.visits)]
    kept.sort(key=lambda trip: (trip.starts, trip.team, trip.ends))
    trips = tuple(_trip(scenario, trip, number, visits, crews) for number, trip in enumerate(kept, start=1))
    of_month = plan.model_copy(update={"starts": starts, "ends": ends, "trips": tuple(kept)})
    return FieldMonth(scenario, of_month, starts, ends, visits, trips)


def visit_keys(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Name each visit by date, team, program and place; two that agree in all that also by their hour."""
    plain = [f"{e.visit.date}/{e.visit.team}/{e.visit.program}/{e.visit.place}" for e in entries]
    often = collections.Counter(plain)
    return tuple(
        key
        if often[key] == 1
        else f"{key}/{e.visit.service_starts // 60:02d}{e.visit.service_starts % 60:02d}"
        for key, e in zip(plain, entries, strict=True)
    )


def _visit(scenario: Scenario, entry: Entry, key: str, number: int, reserve: dt.date | None) -> FieldVisit:
    visit, facts = entry.visit, scenario.field
    place = scenario.places[visit.place]
    host = _host(scenario, visit)
    return FieldVisit(
        key=key,
        number=number,
        entry=entry,
        host=host.name,
        room=host.room,
        contact=host.contact,
        phone=host.phone,
        address=place.address,
        at=(place.lat, place.lon),
        at_is_estimate=_is_estimate(scenario, visit.place),
        reserve=reserve,
        books=books_for(scenario, visit),
        quota=advise(scenario, visit, _share_of_cost(entry.trip)),
        registration_opens=registration_opens(scenario, visit.program, visit.date),
        passports_ready=working_days_after(scenario, visit.date, facts.ready_working_days),
        delivery=facts.delivery.get(visit.kabupaten),
    )


def _host(scenario: Scenario, visit: Visit) -> Host:
    """Return who receives the team: the group that asked, the place's host, or the usual one of its kind."""
    facts, place = scenario.field, scenario.places[visit.place]
    known = facts.hosts.get(visit.place)
    request = None if visit.request is None else scenario.requests.get(visit.request)
    if request is None:
        return known or Host(name=facts.host_by_kind.get(place.kind, ""))
    contact = {"contact": request.contact, "phone": ""} if request.contact else {}
    return (known or Host(name="")).model_copy(update={"name": request.organization, **contact})


def books_for(scenario: Scenario, visit: Visit) -> int:
    """Return the passport books to take to a visit: as many as expected and a few to spare."""
    wanted = visit.expected_applicants * (1 + scenario.field.books_spare_share)
    return min(visit.capacity, math.ceil(wanted - 1e-9))


def _is_estimate(scenario: Scenario, place: str) -> bool:
    """Say whether the coordinates of a place are an estimate, by the figure's own word or the row's."""
    origin = origins_of(scenario).by_path.get(f"places.{place}.lat")
    own = None if origin is None else origin.confidence
    return (own or scenario.places[place].confidence) == "estimate"


def _share_of_cost(trip: Trip) -> int:
    """Return what each visit of a trip costs, in equal shares."""
    cost = trip.travel_rupiah + trip.per_diem_rupiah + trip.night_rupiah + trip.event_rupiah
    return round(cost / max(1, len(trip.visits)))


def _trip(
    scenario: Scenario, trip: Trip, number: int, visits: tuple[FieldVisit, ...], crews: Crews | None
) -> FieldTrip:
    own = tuple(visit for visit in visits if visit.entry.trip is trip)
    boats = boat_stretches(scenario.roads)
    lines = tuple(
        Line(leg.date, boat, tuple(whereabouts(scenario, node) for node in part))
        for leg in sorted(trip.legs, key=lambda leg: (leg.date, leg.departs))
        for boat, part in parts_by_boat(leg.nodes, boats)
    )
    return FieldTrip(
        key=f"{trip.visits[0].date if trip.visits else trip.starts}-{trip.team}",
        number=number,
        trip=trip,
        visits=own,
        lines=lines,
        nights=nights_of(trip),
        equipment=equipment_of(scenario, trip),
        books=sum(visit.books for visit in own),
        crew=crew_of(scenario, trip, crews),
    )


def whereabouts(scenario: Scenario, node: str) -> tuple[float, float]:
    """Tell where a road node or place is, as (lat, lon); the road node where both have the id."""
    found = scenario.roads.nodes.get(node) or scenario.places[node]
    return found.lat, found.lon


def equipment_of(scenario: Scenario, trip: Trip) -> tuple[tuple[Equipment, int], ...]:
    """List what a trip takes along: of all its programs, each thing once, as many as the most asks for."""
    units = scenario.teams[trip.team].biometric_units
    days = len({visit.date for visit in trip.visits})
    count: Mapping[str, int] = {"team": 1, "unit": units, "day": days}
    most: dict[str, tuple[Equipment, int]] = {}
    for program in dict.fromkeys(visit.program for visit in trip.visits):
        for item in scenario.field.programs.get(program, FieldProgram()).equipment:
            number = item.quantity * count[item.each]
            if number > most.get(item.name, (item, 0))[1]:
                most[item.name] = (item, number)
    return tuple(most.values())
