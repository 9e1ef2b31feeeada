"""Making the plan that people hold: trips, who comes, what it is worth and how good it can be at best."""

from __future__ import annotations

from dataclasses import dataclass

from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.answers import RequestAnswer
from outreach_planner.plans.indicators import indicators
from outreach_planner.plans.plan import Outcome, Plan, StoppedBy, Trip, Visit
from outreach_planner.plans.simulate import Simulation, simulate
from outreach_planner.plans.timetable import Route, Service, routes
from outreach_planner.scenario.service_fields import Limits
from outreach_planner.world.instance import Floats, Instance

PEOPLE_DECIMALS = 6


@dataclass(frozen=True)
class Verdict:
    """What deciding says about a schedule, beside the schedule.

    Attributes
    ----------
    outcome : Outcome
    bound_rupiah : float or None
        No plan's value is above it; None while nothing is proven.
    stopped_by : StoppedBy
    settings : Limits
    requests : tuple of RequestAnswer
    """

    outcome: Outcome
    bound_rupiah: float | None
    stopped_by: StoppedBy
    settings: Limits
    requests: tuple[RequestAnswer, ...] = ()


def make_plan(formulation: Formulation, schedule: Schedule, verdict: Verdict, fingerprint: str) -> Plan:
    """Write the schedule as a plan, simulated and with its costs."""
    instance = formulation.instance
    found = routes(formulation, schedule)
    services = [service for route in found for service in route.services]
    stops = [stop for service in services for stop in service.stops]
    simulation = simulate(instance, stops)
    visits = iter(_visits(instance, services, simulation))
    trips = tuple(
        sorted(
            (_trip(instance, route, tuple(next(visits) for _ in route.services)) for route in found),
            key=lambda trip: (trip.starts, trip.team),
        )
    )
    cost = sum(t.travel_rupiah + t.per_diem_rupiah + t.night_rupiah + t.event_rupiah for t in trips)
    value = round(simulation.value_rupiah) - cost
    nothing = round(simulate(instance, []).value_rupiah)
    bound = None if verdict.bound_rupiah is None else max(value, int(-(-verdict.bound_rupiah // 1)))
    return Plan(
        scenario=instance.scenario.name,
        fingerprint=fingerprint,
        starts=instance.scenario.horizon.start,
        ends=instance.scenario.horizon.end,
        outcome=verdict.outcome,
        value_rupiah=value,
        nothing_rupiah=nothing,
        net_rupiah=value - nothing,
        bound_rupiah=bound,
        gap=gap_of(value, nothing, bound),
        stopped_by=verdict.stopped_by,
        settings=verdict.settings,
        requests=verdict.requests,
        trips=trips,
        indicators=indicators(instance, simulation, trips, stops),
    )


def gap_of(value: float, nothing: float, bound: float | None) -> float | None:
    """How far the value can be from the best possible, as a fraction of the net value.

    None without a bound, or when the net value is not positive and the bound is not met.
    """
    if bound is None:
        return None
    if bound <= value:
        return 0.0
    return round((bound - value) / (value - nothing), 6) if value > nothing else None


def _visits(instance: Instance, services: list[Service], simulation: Simulation) -> list[Visit]:
    scenario, options = instance.scenario, instance.options
    found, number = [], 0
    for service in services:
        event = service.stops[0].option
        mine = slice(number, number + len(service.stops))
        number = mine.stop
        program_id = instance.program_ids[options.program[event]]
        quota = scenario.programs[program_id].quota
        place = instance.place_ids[options.place[event]]
        group = int(options.group[event])
        asked = int(options.request[event])
        half = 1 if service.session == "afternoon" else 0
        lane = service.stops[1:]
        found.append(
            Visit(
                date=instance.days.dates[service.stops[0].day],
                program=program_id,
                team=instance.team_ids[service.stops[0].team],
                place=place,
                kabupaten=scenario.places[place].kabupaten,
                lane=bool(options.lane[service.option]),
                session=service.session,
                request=None if asked < 0 else tuple(scenario.requests)[asked],
                group_applicants=group,
                lane_capacity=sum(stop.capacity for stop in lane),
                lane_applicants=_people(simulation.served[mine][1:]),
                service_starts=service.starts,
                service_ends=service.ends,
                service_minutes=service.service_minutes,
                capacity=sum(stop.capacity for stop in service.stops) + group,
                quota_online=None if quota is None else quota.online,
                quota_walk_in=None if quota is None else quota.walk_in,
                minimum_attendance=int(options.service_minimum[service.option, half]),
                expected_attendance=_people(simulation.came[mine]),
                expected_applicants=_people(simulation.served[mine]),
                value_rupiah=round(float(simulation.stop_rupiah[mine].sum())),
                officers_out=service.stops[0].officers_out,
                overnight=service.sleeps_at,
            )
        )
    return found


def _people(each: Floats) -> float:
    return round(float(each.sum()), PEOPLE_DECIMALS)


def _trip(instance: Instance, route: Route, visits: tuple[Visit, ...]) -> Trip:
    return Trip(
        team=instance.team_ids[route.team],
        starts=instance.days.dates[route.first_day],
        ends=instance.days.dates[route.last_day],
        nights=route.nights,
        legs=route.legs,
        visits=visits,
        travel_rupiah=route.travel_rupiah,
        per_diem_rupiah=route.per_diem_rupiah,
        night_rupiah=route.night_rupiah,
        event_rupiah=route.event_rupiah,
    )
