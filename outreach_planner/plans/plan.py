"""A plan as people and files hold it: trips, legs and visits, in words, dates and minutes.

Plan, like the scenario, is frozen and refuses unknown keys. ``plan.json`` holds the same fields in a
layout that tells each visit once (see ``plans.files``).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationInfo, WithJsonSchema

from outreach_planner.plans.answers import RequestAnswer
from outreach_planner.scenario.base import (
    Count,
    Day,
    Frozen,
    Id,
    Number,
    Rupiah,
    clock_minutes,
    clock_text,
)
from outreach_planner.scenario.service_fields import Limits

PLAN_VERSION = 1
Outcome = Literal["optimal", "feasible", "infeasible", "unknown"]
StoppedBy = Literal["gap", "work", "seconds", "interrupt"]
Session = Literal["day", "morning", "afternoon"]
People = Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _time_of_day(value: Any, info: ValidationInfo) -> int:
    """Take minutes after midnight from Python, and ``07:30`` from Python or a file."""
    is_minutes = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1440
    return int(value) if is_minutes and info.mode == "python" else clock_minutes(value)


TimeOfDay = Annotated[
    int,
    BeforeValidator(_time_of_day),
    PlainSerializer(clock_text, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$", "examples": ["07:30"]}),
]


class Leg(Frozen):
    """One drive (or boat ride) of a trip; ``departs`` and ``arrives`` are minutes after midnight.

    ``nodes`` are the road network's nodes and places on the way, from start to end.
    """

    date: Day
    start: Id
    end: Id
    departs: TimeOfDay
    arrives: TimeOfDay
    travel_minutes: Count
    distance_m: Count
    toll_rupiah: Rupiah
    boat: bool
    nodes: tuple[str, ...]


class Visit(Frozen):
    """One program held at one place on one day.

    ``expected_attendance`` people come, ``expected_applicants`` of them are served (both may be
    fractions of people: they are expectations); ``capacity`` is what the day's service minutes and
    quota allow; ``officers_out`` officers are missing at the counters. ``service_starts`` and
    ``service_ends`` are minutes after midnight; ``service_minutes`` leaves the pause out. The quotas are
    None where the program has none; ``overnight`` is where the team sleeps afterwards, None at home.
    ``session`` says whether it fills the day or half of it. A visit for a group that asked names the
    ``request`` (None: no group) and its ``group_applicants``. Where the lane has people of its own,
    ``lane_capacity`` of the capacity is theirs and ``lane_applicants`` of those served are. Groups and the
    lane's people are counted in attendance, applicants and capacity.
    """

    date: Day
    program: Id
    team: Id
    place: Id
    kabupaten: Id
    lane: bool
    session: Session = "day"
    request: Id | None = None
    group_applicants: Count = 0
    lane_capacity: Count = 0
    lane_applicants: People = 0.0
    service_starts: TimeOfDay
    service_ends: TimeOfDay
    service_minutes: Count
    capacity: Count
    quota_online: Count | None
    quota_walk_in: Count | None
    minimum_attendance: Count
    expected_attendance: People
    expected_applicants: People
    value_rupiah: int
    officers_out: People
    overnight: Id | None


class Journey(Frozen):
    """A team leaves home and comes home, with ``nights`` nights on the way, and what that costs."""

    team: Id
    starts: Day
    ends: Day
    nights: Count
    legs: tuple[Leg, ...]
    travel_rupiah: Rupiah
    per_diem_rupiah: Rupiah
    night_rupiah: Rupiah
    event_rupiah: Rupiah


class Trip(Journey):
    """A journey with the visits held on it."""

    visits: tuple[Visit, ...]


class KabupatenResult(Frozen):
    """What a kabupaten gets: people, visits and the share of those who sought a passport.

    ``share_served`` counts visits and those drawn to a counter; ``share_visited`` visits only. Groups that
    asked are counted apart, in ``served_in_groups``.
    """

    sought: People
    served_by_visits: People
    served_in_groups: Count = 0
    drawn_to_counters: People
    share_served: Number
    share_visited: Number
    visits: Count
    applications_a_year: People


class Indicators(Frozen):
    """What a manager reads first; money is in rupiah, people are expectations.

    ``served_by_visits`` counts groups that asked, ``served_in_groups`` of them; ``by_program`` is the people
    each program serves; ``cost_an_applicant_rupiah`` is None when the
    visits serve nobody; ``travel_spared_hours`` counts the hours applicants need not travel.
    """

    visits: Count
    served_by_visits: People
    served_in_groups: Count = 0
    served_at_counters: People
    waiting_at_end: People
    distance_km: People
    nights: Count
    cost_rupiah: Rupiah
    cost_an_applicant_rupiah: Rupiah | None
    travel_spared_hours: Number
    worst_kabupaten: Id
    worst_share_served: Number
    by_kabupaten: dict[Id, KabupatenResult]
    by_program: dict[Id, People]


class Outline(Frozen):
    """What a plan says beside its trips: for which scenario, its value, and how good it can be at best.

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
    gap: Number | None
    stopped_by: StoppedBy
    settings: Limits
    indicators: Indicators
    requests: tuple[RequestAnswer, ...] = ()


class Plan(Outline):
    """A schedule that can be carried out, with its value and how good it can be at best."""

    trips: tuple[Trip, ...]

    @property
    def visits(self) -> tuple[Visit, ...]:
        """All visits, by date, team and hour."""
        visits = (visit for trip in self.trips for visit in trip.visits)
        return tuple(sorted(visits, key=lambda v: (v.date, v.team, v.service_starts, v.place)))
