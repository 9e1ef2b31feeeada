"""What a trip costs, told apart: when, what for, and for which program; from the scenario's rates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from outreach_planner.plans.plan import Leg, Trip
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.limit_fields import CostKind

ExpenseKind = Literal["per-diem", "lodging", "fuel", "boats", "venues"]
PAID_AS: dict[ExpenseKind, CostKind] = {
    "per-diem": "per-diem",
    "lodging": "per-diem",
    "fuel": "fuel",
    "boats": "boats",
    "venues": "venues",
}


@dataclass(frozen=True)
class Expense:
    """Rupiah spent on a date for a program (None: the trip has no visit)."""

    date: dt.date
    kind: ExpenseKind
    program: str | None
    rupiah: int


def expenses(scenario: Scenario, trip: Trip) -> Iterator[Expense]:
    """List what a trip costs.

    A drive and the night after it belong to the program of the visit they lead to, the drive home to that
    of the visit it comes from; a night counts on the date of its evening. The per diem of a day belongs to
    its first visit.
    """
    team, rates = scenario.teams[trip.team], scenario.costs
    people = team.officers + team.drivers
    home_town = scenario.places[team.home].kabupaten
    for leg in trip.legs:
        fuel = leg.distance_m * team.rupiah_a_km // 1000 + leg.toll_rupiah
        boat = rates.boat_rupiah_a_day // 2 if leg.boat else 0
        yield Expense(leg.date, "fuel", _program_of_leg(trip, leg), fuel)
        yield Expense(leg.date, "boats", _program_of_leg(trip, leg), boat)
    for date in sorted({visit.date for visit in trip.visits}):
        towns = {scenario.places[visit.place].kabupaten for visit in trip.visits if visit.date == date}
        in_town = towns == {home_town}
        rate = rates.per_diem_in_town_rupiah if in_town else rates.per_diem_out_of_town_rupiah
        yield Expense(date, "per-diem", _program_after(trip, date, 0), people * rate)
    for visit in trip.visits:
        program = scenario.programs[visit.program]
        event = program.event_rupiah
        if visit.lane and program.lane is not None:
            event += program.lane.event_rupiah
        yield Expense(visit.date, "venues", visit.program, event)
    for number in range(trip.nights):
        date = trip.starts + dt.timedelta(days=number)
        program_id = _program_after(trip, date + dt.timedelta(days=1), 0)
        yield Expense(date, "lodging", program_id, people * rates.hotel_rupiah_a_person_night)


def _program_of_leg(trip: Trip, leg: Leg) -> str | None:
    return _program_after(trip, leg.date, leg.arrives)


def _program_after(trip: Trip, date: dt.date, minute: int) -> str | None:
    """Give the program of the first visit that starts from then on; of the last visit if none does."""
    visits = sorted(trip.visits, key=lambda visit: (visit.date, visit.service_starts))
    coming = [visit for visit in visits if (visit.date, visit.service_starts) >= (date, minute)]
    following = coming[:1] or visits[-1:]
    return following[0].program if following else None
