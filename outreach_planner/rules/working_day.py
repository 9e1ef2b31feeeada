"""The day fits: not out before the team leaves, set up before service, home by the evening."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.said import said
from outreach_planner.plans.plan import Leg, Plan, Trip, Visit
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import leg_words, visit_words
from outreach_planner.world.instance import Instance

NAME = "working-day"


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which drives and services do not fit (the opened network carries the hours for the solver)."""
    for trip in plan.trips:
        yield from _drives(instance, trip)
        yield from _services(instance, trip)


def _drives(instance: Instance, trip: Trip) -> Iterable[Violation]:
    team = instance.scenario.teams[trip.team]
    for leg in trip.legs:
        where = leg_words(trip, leg)
        if leg.departs < team.leaves_at:
            came, mend = (
                said("leaves at {departs_at}", departs_at=leg.departs),
                said("not before {leaves_at}", leaves_at=team.leaves_at),
            )
            yield Violation(NAME, where, came, mend)
        limit = team.home_by if leg.end == team.home else team.evening_arrival_by
        if leg.arrives > limit:
            came = said("arrives at {arrives_at}", arrives_at=leg.arrives)
            yield Violation(NAME, where, came, said("by {limit_at}", limit_at=limit))
        for visit in trip.visits:
            if visit.date == leg.date and visit.program in instance.scenario.programs:
                yield from _around(instance, leg, visit, where)


def _around(instance: Instance, leg: Leg, visit: Visit, where: str) -> Iterable[Violation]:
    """Leave time to set up before a visit's service and to pack up after it."""
    program = instance.scenario.programs[visit.program]
    if leg.end == visit.place and leg.arrives + program.set_up_minutes > visit.service_starts:
        came = said("arrives at {arrives_at}", arrives_at=leg.arrives)
        yield Violation(
            NAME,
            where,
            came,
            said("set up {set_up_minutes} min before", set_up_minutes=program.set_up_minutes),
        )
    if leg.start == visit.place and leg.departs < visit.service_ends + program.pack_up_minutes:
        came = said("leaves at {departs_at}", departs_at=leg.departs)
        yield Violation(
            NAME,
            where,
            came,
            said("pack up {pack_up_minutes} min after", pack_up_minutes=program.pack_up_minutes),
        )


def _services(instance: Instance, trip: Trip) -> Iterable[Violation]:
    calendar = instance.scenario.calendar
    ramadan = {
        date for date, fasting in zip(instance.days.dates, instance.days.ramadan, strict=True) if fasting
    }
    for visit in trip.visits:
        program = instance.scenario.programs[visit.program]
        opens, closes = program.opens, program.closes
        if visit.date in ramadan:
            opens, closes = max(opens, calendar.ramadan_opens), min(closes, calendar.ramadan_closes)
        if visit.service_starts < opens or visit.service_ends > closes:
            yield Violation(
                NAME,
                visit_words(visit),
                said(
                    "serves {service_starts_at} to {service_ends_at}",
                    service_starts_at=visit.service_starts,
                    service_ends_at=visit.service_ends,
                ),
                said("serve within {opens_at} to {closes_at}", opens_at=opens, closes_at=closes),
            )


RULE = Rule(
    NAME,
    "drives, set-up, service and packing up fit between leaving and coming home",
    (
        "teams.*.leaves_at",
        "teams.*.home_by",
        "teams.*.evening_arrival_by",
        "programs.*.opens",
        "programs.*.closes",
    ),
    violations,
)
