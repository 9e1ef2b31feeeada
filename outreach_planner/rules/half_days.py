"""Two visits on one day: a morning and an afternoon, as the program's half days allow."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import visit_words
from outreach_planner.world.instance import Instance

NAME = "half-days"


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which halves are too long, too early, too far apart or not for this program.

    The opened network carries hours and moves for the solver.
    """
    for trip in plan.trips:
        for visit in trip.visits:
            if visit.session == "day":
                continue
            yield from _hours(instance, visit)
            half_days = instance.scenario.programs[visit.program].half_days
            moves = [
                leg.travel_minutes
                for leg in trip.legs
                if leg.date == visit.date
                and leg.end == visit.place
                and visit.session == "afternoon"
                and leg.start != instance.scenario.teams[trip.team].home
            ]
            if half_days is not None and moves and max(moves) > half_days.move_minutes_at_most:
                came = said("a move of {minutes} minutes between the halves", minutes=max(moves))
                mend = said(
                    "move at most {move_minutes_at_most} minutes",
                    move_minutes_at_most=half_days.move_minutes_at_most,
                )
                yield Violation(NAME, visit_words(visit), came, mend)


def _hours(instance: Instance, visit: Visit) -> Iterable[Violation]:
    half_days, where = instance.scenario.programs[visit.program].half_days, visit_words(visit)
    if half_days is None:
        mend = said("hold it all day, or give the program half_days")
        yield Violation(NAME, where, said("it fills the {session} only", session=visit.session), mend)
    elif visit.session == "morning" and visit.service_ends > half_days.morning_closes:
        came = said("the morning ends at {service_ends_at}", service_ends_at=visit.service_ends)
        yield Violation(
            NAME,
            where,
            came,
            said("end it by {morning_closes_at}", morning_closes_at=half_days.morning_closes),
        )
    elif visit.session == "afternoon" and visit.service_starts < half_days.afternoon_opens:
        came = said("the afternoon starts at {service_starts_at}", service_starts_at=visit.service_starts)
        yield Violation(
            NAME,
            where,
            came,
            said("start it from {afternoon_opens_at} on", afternoon_opens_at=half_days.afternoon_opens),
        )


RULE = Rule(
    NAME,
    "two visits on one day are a morning and an afternoon whose move fits between them",
    ("programs.*.half_days",),
    violations,
)
