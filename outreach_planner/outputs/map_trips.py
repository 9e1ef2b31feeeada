"""Trips on the map: their lines along the roads, their numbered stops and the nights on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from outreach_planner.outputs.geometry import Points, boat_stretches, letters, parts_by_boat
from outreach_planner.plans.plan import Leg, Plan, Trip, Visit
from outreach_planner.scenario.fields import Scenario


@dataclass(frozen=True)
class NumberedVisit:
    """A visit with the code it has everywhere on the page, for example ``A3``: team A's third visit."""

    code: str
    visit: Visit


@dataclass(frozen=True)
class MappedTrip:
    """A trip ready to be drawn.

    Attributes
    ----------
    number : int
        Position among all trips, by start, team and end.
    trip : Trip
    visits : tuple of NumberedVisit
        By date.
    nights : tuple of (date, str)
        Where the team sleeps (id of the place) on the night after the date.
    lines : tuple of (date, bool, tuple of int)
        Each part of each leg: its day, whether it is by boat, and its points.
    """

    number: int
    trip: Trip
    visits: tuple[NumberedVisit, ...]
    nights: tuple[tuple[dt.date, str], ...]
    lines: tuple[tuple[dt.date, bool, tuple[int, ...]], ...]


def team_letters(scenario: Scenario) -> Mapping[str, str]:
    """Give each team its letter, in the scenario's order."""
    return letters(tuple(scenario.teams))


def map_trips(scenario: Scenario, plan: Plan, points: Points) -> list[MappedTrip]:
    """Give each team's visits their codes by date and lay the legs along the roads.

    Parameters
    ----------
    scenario : Scenario
    plan : Plan
    points : Points
        Receives the points of the lines.
    """
    letter = team_letters(scenario)
    boats = boat_stretches(scenario.roads)
    count = dict.fromkeys(scenario.teams, 0)
    mapped = []
    for number, trip in enumerate(sorted(plan.trips, key=lambda trip: (trip.starts, trip.team, trip.ends))):
        visits = []
        for visit in sorted(trip.visits, key=_serving):
            count[trip.team] += 1
            visits.append(NumberedVisit(f"{letter[trip.team]}{count[trip.team]}", visit))
        lines = tuple(
            (leg.date, boat, tuple(points.line(part)))
            for leg in trip.legs
            for boat, part in parts_by_boat(leg.nodes, boats)
        )
        mapped.append(MappedTrip(number, trip, tuple(visits), nights_of(trip), lines))
    return mapped


def nights_of(trip: Trip) -> tuple[tuple[dt.date, str], ...]:
    """Tell where the team sleeps on each night of the trip: where its last leg until then ended."""
    nights = []
    for offset in range((trip.ends - trip.starts).days):
        date = trip.starts + dt.timedelta(days=offset)
        ends = [leg.end for leg in sorted(trip.legs, key=_leaving) if leg.date <= date]
        if ends:
            nights.append((date, ends[-1]))
    return tuple(nights)


def leg_to(trip: Trip, visit: Visit) -> Leg | None:
    """Return the leg that brought the team to a visit; None if it was there already.

    A team that serves two places on a day comes to each by a leg of its own; one that stays at a place
    comes once.
    """
    legs = [leg for leg in trip.legs if leg.end == visit.place and _leaving(leg) < _serving(visit)[:2]]
    if not legs:
        return None
    latest = max(legs, key=_leaving)
    stayed = any(
        other.place == visit.place and _leaving(latest) < _serving(other)[:2] < _serving(visit)[:2]
        for other in trip.visits
    )
    return None if stayed else latest


def _serving(visit: Visit) -> tuple[dt.date, int, str]:
    return visit.date, visit.service_starts, visit.place


def _leaving(leg: Leg) -> tuple[dt.date, int]:
    return leg.date, leg.departs
