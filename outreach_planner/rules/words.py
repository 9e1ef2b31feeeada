"""How violations name a visit, a trip or a leg."""

from __future__ import annotations

from outreach_planner.plans.plan import Leg, Trip, Visit


def visit_words(visit: Visit) -> str:
    """Name a visit: date, team, program and place."""
    return f"{visit.date} {visit.team} {visit.program} at {visit.place}"


def trip_words(trip: Trip) -> str:
    """Name a trip: its team and first and last day."""
    return f"{trip.starts} to {trip.ends} {trip.team}"


def leg_words(trip: Trip, leg: Leg) -> str:
    """Name a leg: date, team, start and end."""
    return f"{leg.date} {trip.team} {leg.start} to {leg.end}"
