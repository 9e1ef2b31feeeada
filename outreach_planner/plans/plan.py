"""A plan as people and files hold it: trips, legs and visits, in words, dates and minutes.

Plan, like the scenario, is frozen and refuses unknown keys; ``plan.json`` is exactly this.
"""

from __future__ import annotations

from typing import Literal

from outreach_planner.scenario.base import Clock, Day, Frozen, Id
from outreach_planner.scenario.service_fields import Limits

PLAN_VERSION = 1
Outcome = Literal["optimal", "feasible", "infeasible", "unknown"]


class Leg(Frozen):
    """One drive (or boat ride) of a trip.

    ``nodes`` are the road network's nodes and places on the way, from start to end.
    """

    date: Day
    start: Id
    end: Id
    departs: Clock
    arrives: Clock
    travel_minutes: int
    distance_m: int
    toll_rupiah: int
    boat: bool
    nodes: tuple[str, ...]


class Visit(Frozen):
    """One program held at one place on one day.

    ``expected_attendance`` people come, ``expected_applicants`` of them are served (both may be
    fractions of people: they are expectations); ``capacity`` is what the day's service minutes and
    quota allow; ``officers_out`` officers are missing at the counters.
    """

    date: Day
    program: Id
    team: Id
    place: Id
    kabupaten: Id
    lane: bool
    service_starts: Clock
    service_ends: Clock
    service_minutes: int
    capacity: int
    quota_online: int | None
    quota_walk_in: int | None
    minimum_attendance: int
    expected_attendance: float
    expected_applicants: float
    value_rupiah: int
    officers_out: float
    overnight: Id | None


class Trip(Frozen):
    """A team leaves home, visits, and comes home; ``nights`` nights on the way."""

    team: Id
    starts: Day
    ends: Day
    nights: int
    legs: tuple[Leg, ...]
    visits: tuple[Visit, ...]
    travel_rupiah: int
    per_diem_rupiah: int
    night_rupiah: int
    event_rupiah: int


class KabupatenResult(Frozen):
    """What a kabupaten gets: people, visits and the share of those who sought a passport.

    ``share_served`` counts visits and those drawn to a counter; ``share_visited`` visits only.
    """

    sought: float
    served_by_visits: float
    drawn_to_counters: float
    share_served: float
    share_visited: float
    visits: int
    applications_a_year: float


class Indicators(Frozen):
    """What a manager reads first. Money is in rupiah, people are expectations."""

    visits: int
    served_by_visits: float
    served_at_counters: float
    waiting_at_end: float
    distance_km: float
    nights: int
    cost_rupiah: int
    cost_an_applicant_rupiah: int | None
    travel_spared_hours: float
    worst_kabupaten: Id
    worst_share_served: float
    by_kabupaten: dict[Id, KabupatenResult]
    by_program: dict[Id, float]


class Plan(Frozen):
    """A schedule that can be carried out, with its value and how good it can be at best.

    ``value_rupiah`` is the simulated value, ``nothing_rupiah`` the value of the same office with no
    outreach, ``net_rupiah`` their difference; ``bound_rupiah`` no plan's value is above it (None: not
    proven); ``gap`` = (bound - value) / net, a fraction (None without a bound or with net <= 0).
    """

    version: int = PLAN_VERSION
    scenario: str
    fingerprint: str
    starts: Day
    ends: Day
    outcome: Outcome
    value_rupiah: int
    nothing_rupiah: int
    net_rupiah: int
    bound_rupiah: int | None
    gap: float | None
    stopped_by: Literal["gap", "work", "seconds", "interrupt"]
    settings: Limits
    trips: tuple[Trip, ...]
    indicators: Indicators

    @property
    def visits(self) -> tuple[Visit, ...]:
        """All visits, by date, team and place."""
        return tuple(
            sorted((v for trip in self.trips for v in trip.visits), key=lambda v: (v.date, v.team, v.place))
        )
