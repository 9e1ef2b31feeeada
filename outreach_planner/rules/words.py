"""How violations name a visit, a trip or a leg."""

from __future__ import annotations

from outreach_planner.model.said import said
from outreach_planner.plans.plan import Leg, Trip, Visit


def visit_words(visit: Visit) -> str:
    """Name a visit: date, team, program and place."""
    return said(
        "{date} {team} {program} at {place}",
        date=visit.date,
        team=visit.team,
        program=visit.program,
        place=visit.place,
    )


def trip_words(trip: Trip) -> str:
    """Name a trip: its team and first and last day."""
    return said("{starts} to {ends} {team}", starts=trip.starts, ends=trip.ends, team=trip.team)


def leg_words(trip: Trip, leg: Leg) -> str:
    """Name a leg: date, team, start and end."""
    return said("{date} {team} {start} to {end}", date=leg.date, team=trip.team, start=leg.start, end=leg.end)
