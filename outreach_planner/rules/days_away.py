"""A trip lasts at most so many days."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import trip_words
from outreach_planner.world.instance import Instance

NAME = "days-away"


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which trips are too long (the network carries the limit for the solver)."""
    for trip in plan.trips:
        most = instance.scenario.teams[trip.team].days_away_at_most
        worked = len({visit.date for visit in trip.visits})
        if worked > most:
            yield Violation(
                NAME,
                trip_words(trip),
                said("{worked} days on the road", worked=worked),
                said("come home after {most}", most=most),
            )


RULE = Rule(NAME, "a trip lasts at most so many working days", ("teams.*.days_away_at_most",), violations)
