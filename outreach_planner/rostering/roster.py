"""A roster: who fills which place of which trip, and what each person has carried by it."""

from __future__ import annotations

from typing import Literal

from outreach_planner.scenario.base import Count, Day, Frozen, Id

ROSTER_VERSION = 1


class Assignment(Frozen):
    """An officer in a role on the trip of a team from its first day to its last."""

    team: Id
    starts: Day
    ends: Day
    role: Id
    officer: Id


class Vacancy(Frozen):
    """Places of a role on a trip that nobody fills."""

    team: Id
    starts: Day
    ends: Day
    role: Id
    count: Count


class Load(Frozen):
    """What an officer carried before the month and carries in it; distances in metres."""

    officer: Id
    trips: Count
    days: Count
    nights_before: Count
    nights: Count
    weekend_days_before: Count
    weekend_days: Count
    distance_m_before: Count
    distance_m: Count


class Roster(Frozen):
    """Who goes in a month of a plan, told by ids only: names stay in the scenario.

    ``unfairness`` is the weighted sum of squares that was made small, ``bound`` what it cannot be below.
    """

    version: int = ROSTER_VERSION
    month: str
    fingerprint: str
    outcome: Literal["optimal", "feasible"]
    unfairness: Count
    bound: Count
    assignments: tuple[Assignment, ...]
    vacancies: tuple[Vacancy, ...]
    loads: tuple[Load, ...]
