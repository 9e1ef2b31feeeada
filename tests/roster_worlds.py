"""Tiny months for rosters: trips of a van, with one leader, one operator and one driver each."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Any

from field_worlds import field_scenario, officer
from plans import leg, small_plan, trip, visit

from outreach_planner.plans.plan import Plan, Trip
from outreach_planner.rostering.roster import Assignment, Load, Roster
from outreach_planner.scenario.fields import Scenario

ONE_EACH = {"lakso-van": {"leader": 1, "biometric": 1, "driver": 1}, "weekend-team": {"leader": 1}}


def day_trip(day: int, km: float = 100, team: str = "lakso-van", home_at: str = "17:00") -> Trip:
    """A day trip in January of twice so many kilometres."""
    date = dt.date(2027, 1, day)
    legs = [
        leg(date, "kanim-palembang", "kayu-agung", "06:00", "08:00", km),
        leg(date, "kayu-agung", "kanim-palembang", "15:30", home_at, km),
    ]
    program = "lakso" if team == "lakso-van" else "paspor-simpatik"
    return trip(team, legs, [visit(date, "kayu-agung", "ogan-komering-ilir", 50, team=team, program=program)])


def night_trip(day: int) -> Trip:
    """A trip of two days with a night between, 400 km."""
    first, second = dt.date(2027, 1, day), dt.date(2027, 1, day + 1)
    legs = [
        leg(first, "kanim-palembang", "sungai-lilin", "06:00", "08:00", 200),
        leg(second, "sungai-lilin", "kanim-palembang", "15:30", "18:00", 200),
    ]
    visits = [visit(first, "sungai-lilin", "musi-banyuasin", 50, overnight="sungai-lilin")]
    return trip("lakso-van", legs, [*visits, visit(second, "sungai-lilin", "musi-banyuasin", 40)])


def month_of(*trips: Trip) -> Plan:
    """A plan of January with these trips."""
    return small_plan(trips=trips, ends=dt.date(2027, 1, 31))


def people(officers: dict[str, Any] | None = None, **rules: Any) -> Scenario:
    """The small scenario with officers: by default two of each role, and one place of each a trip."""
    given = officers or {
        "lia": officer("Lia", "leader"),
        "leo": officer("Leo", "leader"),
        "bia": officer("Bia", "biometric"),
        "ben": officer("Ben", "biometric"),
        "dia": officer("Dia", "driver"),
        "don": officer("Don", "driver"),
    }
    return field_scenario(officers=given, roster={"needs": ONE_EACH, **rules})


def going(roster: Roster, officer_id: str) -> list[int]:
    """The days on which the trips of an officer start."""
    return sorted(item.starts.day for item in roster.assignments if item.officer == officer_id)


def every_way(scenario: Scenario, plan: Plan) -> Iterator[Roster]:
    """Every full roster, whether it keeps the rules or not, for plans that need one of each role."""
    places = [(found, role) for found in plan.trips for role in scenario.roster.needs[found.team]]
    able = [[key for key, fields in scenario.officers.items() if role in fields.roles] for _, role in places]
    for chosen in itertools.product(*able):
        assignments = tuple(
            Assignment(team=found.team, starts=found.starts, ends=found.ends, role=role, officer=key)
            for (found, role), key in zip(places, chosen, strict=True)
        )
        yield Roster(
            month="2027-01",
            fingerprint=plan.fingerprint,
            outcome="feasible",
            unfairness=0,
            bound=0,
            assignments=assignments,
            vacancies=(),
            loads=tuple(load_of(key, assignments, plan) for key in scenario.officers),
        )


def load_of(officer_id: str, assignments: tuple[Assignment, ...], plan: Plan) -> Load:
    """What an officer carries, added up from the trips."""
    own = [
        found
        for found in plan.trips
        if any(
            (a.officer, a.team, a.starts, a.ends) == (officer_id, found.team, found.starts, found.ends)
            for a in assignments
        )
    ]
    days = [found.starts + dt.timedelta(days=n) for found in own for n in range(found.nights + 1)]
    return Load(
        officer=officer_id,
        trips=len(own),
        days=len(days),
        nights_before=0,
        nights=sum(found.nights for found in own),
        weekend_days_before=0,
        weekend_days=sum(day.weekday() > 4 for day in days),
        distance_m_before=0,
        distance_m=sum(leg.distance_m for found in own for leg in found.legs),
    )
