"""Nobody serves more than the service minutes, the units and the quota allow."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import visit_words
from outreach_planner.world.instance import Instance

NAME = "capacity"
ROUNDING = 1e-6


def minutes_of_service(instance: Instance, visit: Visit) -> int:
    """Count the visit's service minutes one by one, leaving out the break of its weekday."""
    breaks = instance.scenario.calendar.breaks
    friday = visit.date.weekday() == 4
    rest = (breaks.friday_start, breaks.friday_end) if friday else (breaks.start, breaks.end)
    return sum(not rest[0] <= minute < rest[1] for minute in range(visit.service_starts, visit.service_ends))


def places_of_the_lane(instance: Instance, visit: Visit) -> int:
    """Count the places kept for the lane's own people: none where the lane adds places to the event."""
    lane = instance.scenario.programs[visit.program].lane
    return lane.applicants_a_day if visit.lane and lane is not None and lane.reach is not None else 0


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which visits promise more than can be served."""
    for visit in plan.visits:
        program, team = instance.scenario.programs[visit.program], instance.scenario.teams[visit.team]
        where, minutes = visit_words(visit), minutes_of_service(instance, visit)
        most = int(minutes * team.biometric_units / program.minutes_an_applicant)
        if program.quota is not None:
            most = min(most, program.quota.online + program.quota.walk_in)
            quota = (program.quota.online, program.quota.walk_in)
            if (visit.quota_online, visit.quota_walk_in) != quota:
                came = said(
                    "quota {quota_online} online and {quota_walk_in} walk-in",
                    quota_online=visit.quota_online or 0,
                    quota_walk_in=visit.quota_walk_in or 0,
                )
                yield Violation(
                    NAME, where, came, said("write {online} and {walk_in}", online=quota[0], walk_in=quota[1])
                )
        if visit.lane and program.lane is not None:
            most += program.lane.applicants_a_day
        if visit.service_minutes != minutes:
            yield Violation(
                NAME,
                where,
                said("{service_minutes} service minutes", service_minutes=visit.service_minutes),
                said("write {minutes}", minutes=minutes),
            )
        if visit.capacity > most:
            yield Violation(
                NAME,
                where,
                said("capacity {capacity}", capacity=visit.capacity),
                said("at most {most} can be served", most=most),
            )
        lane = places_of_the_lane(instance, visit)
        if visit.lane_capacity != lane:
            yield Violation(
                NAME,
                where,
                said("{lane_capacity} places of the lane", lane_capacity=visit.lane_capacity),
                said("write {lane}", lane=lane),
            )
        if visit.expected_applicants > visit.capacity + ROUNDING:
            came = said("{people} applicants", people=float(visit.expected_applicants))
            yield Violation(
                NAME, where, came, said("at most the capacity of {capacity}", capacity=visit.capacity)
            )


RULE = Rule(
    NAME,
    "a visit serves no more than its service minutes, units and quota allow",
    ("programs.*.quota", "programs.*.minutes_an_applicant", "teams.*.biometric_units"),
    violations,
)
