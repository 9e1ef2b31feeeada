"""Who goes on a trip: the places of a team by role, with names where a roster has filled them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from outreach_planner.exporting.field_month import CrewMember
from outreach_planner.plans.plan import Trip
from outreach_planner.rostering.needs import needs_of
from outreach_planner.scenario.fields import Scenario

Crews = Mapping[tuple[str, dt.date, dt.date], Sequence[tuple[str, str]]]
"""For each (team, first and last day of the trip) the roles and the officers (ids) who fill them."""


def crew_of(scenario: Scenario, trip: Trip, crews: Crews | None) -> tuple[CrewMember, ...]:
    """List the places of a trip's team; those that no roster fills have no name."""
    if crews is not None and (found := crews.get((trip.team, trip.starts, trip.ends))):
        members = []
        for role, officer in found:
            fields = scenario.officers.get(officer)
            members.append(
                CrewMember(role, officer)
                if fields is None
                else CrewMember(role, fields.name, fields.number, fields.grade)
            )
        return tuple(members)
    return tuple(
        CrewMember(role, "") for role, count in needs_of(scenario, trip.team).items() for _ in range(count)
    )
