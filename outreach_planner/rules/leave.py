"""A team on leave stays at home: it makes no visit and is on no trip."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.network import TeamNetwork
from outreach_planner.model.said import Said, said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import trip_words
from outreach_planner.scenario.service_fields import Leave
from outreach_planner.world.instance import Instance

NAME = "leave"


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close the team's days of leave, and their evenings for leaving on the eve of the next day."""
    team = instance.scenario.teams[instance.team_ids[network.team]]
    for t, date in enumerate(instance.days.dates):
        if any(period.start <= date <= period.end for period in team.leave):
            network.allowed[:, t] = False
            network.away[t] = False


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which trips touch a day of leave."""
    for trip in plan.trips:
        for period in instance.scenario.teams[trip.team].leave:
            if trip.starts <= period.end and period.start <= trip.ends:
                yield Violation(
                    NAME,
                    trip_words(trip),
                    _on_leave(period),
                    said("choose other days, or send another team"),
                )


def _on_leave(period: Leave) -> Said:
    if period.name:
        return said(
            "the team is on leave {start} to {end} ({name})",
            start=period.start,
            end=period.end,
            name=period.name,
        )
    return said("the team is on leave {start} to {end}", start=period.start, end=period.end)


RULE = Rule(NAME, "a team on leave stays at home", ("teams.*.leave",), violations, shape)
