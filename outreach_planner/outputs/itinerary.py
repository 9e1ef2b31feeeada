"""Each visit with the legs that lead to it, as a team carries it out."""

from __future__ import annotations

from dataclasses import dataclass

from outreach_planner.plans.plan import Leg, Plan, Trip, Visit


@dataclass(frozen=True)
class Entry:
    """A visit as a line of a schedule.

    Every leg and night of a trip belongs to exactly one of its visits, so that columns of kilometres
    and nights add up to the plan's.

    Attributes
    ----------
    visit : Visit
    trip : Trip
    legs_there : tuple of Leg
        From home, or from the visit before, to this one; empty where the team stayed in the place.
    legs_home : tuple of Leg
        The way home after the last visit of the trip; empty for the others.
    nights : int
        Nights after this visit, and before it too where it is the first of its trip.
    """

    visit: Visit
    trip: Trip
    legs_there: tuple[Leg, ...]
    legs_home: tuple[Leg, ...]
    nights: int

    @property
    def distance_m(self) -> int:
        """Metres of the legs of this visit."""
        return sum(leg.distance_m for leg in (*self.legs_there, *self.legs_home))

    @property
    def toll_rupiah(self) -> int:
        """Tolls on the legs of this visit."""
        return sum(leg.toll_rupiah for leg in (*self.legs_there, *self.legs_home))

    @property
    def boat(self) -> bool:
        """Whether a leg of this visit uses a boat."""
        return any(leg.boat for leg in (*self.legs_there, *self.legs_home))


def itinerary(plan: Plan) -> tuple[Entry, ...]:
    """Return all visits of a plan with their legs, by date, team and place."""
    entries = [entry for trip in plan.trips for entry in _on_trip(trip)]
    return tuple(sorted(entries, key=lambda e: (e.visit.date, e.visit.team, e.visit.service_starts)))


def travel_days(plan: Plan) -> tuple[tuple[Trip, Leg], ...]:
    """Return the last leg of each day on which a team travels without a visit, by date and team."""
    found: list[tuple[Trip, Leg]] = []
    for trip in plan.trips:
        visited = {visit.date for visit in trip.visits}
        by_day = {leg.date: leg for leg in sorted(trip.legs, key=lambda leg: (leg.date, leg.departs))}
        found.extend((trip, leg) for date, leg in by_day.items() if date not in visited)
    return tuple(sorted(found, key=lambda pair: (pair[1].date, pair[0].team)))


def _on_trip(trip: Trip) -> list[Entry]:
    """Share out the legs and nights of one trip over its visits."""
    visits = sorted(trip.visits, key=lambda visit: (visit.date, visit.service_starts))
    legs = sorted(trip.legs, key=lambda leg: (leg.date, leg.departs))
    entries, first = [], 0
    for number, visit in enumerate(visits):
        until = sum((leg.date, leg.departs) < (visit.date, visit.service_starts) for leg in legs)
        is_last = number == len(visits) - 1
        leaves = trip.ends if is_last else visits[number + 1].date
        comes = trip.starts if number == 0 else visit.date
        there, home = tuple(legs[first:until]), tuple(legs[until:]) if is_last else ()
        entries.append(Entry(visit, trip, there, home, (leaves - comes).days))
        first = until
    return entries
