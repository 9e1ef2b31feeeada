"""Service minutes of a day: what is left after the drive in, before the drive out and without the break."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.program_fields import Program
from outreach_planner.scenario.service_fields import Team
from outreach_planner.world.instance import Days, Ints

FRIDAY = 4
ROUND_MINUTES = 5
"""Announced hours are whole multiples of this."""


@dataclass(frozen=True, order=True)
class DayKind:
    """Days that are alike for roads and service hours.

    Attributes
    ----------
    season : int
        Season of the roads.
    friday, ramadan : bool
    """

    season: int
    friday: bool
    ramadan: bool


@dataclass(frozen=True)
class Window:
    """When a program may serve on a kind of day, in minutes after midnight, and its break."""

    opens: int
    closes: int
    break_starts: int
    break_ends: int

    def service_minutes(self, starts: int, ends: int) -> int:
        """Count the minutes of service from ``starts`` to ``ends`` inside the window, the break taken off."""
        start, end = max(starts, self.opens), min(ends, self.closes)
        rest = max(0, min(end, self.break_ends) - max(start, self.break_starts))
        return max(0, end - start - rest)


def day_kinds(days: Days) -> tuple[tuple[DayKind, ...], Ints]:
    """Sort the days into kinds.

    Returns
    -------
    tuple of DayKind
        The kinds that occur, sorted.
    Ints, shape (D,)
        Index of each day's kind.
    """
    each = [
        DayKind(int(season), bool(weekday == FRIDAY), bool(ramadan))
        for season, weekday, ramadan in zip(days.season, days.weekday, days.ramadan, strict=True)
    ]
    kinds = tuple(sorted(set(each)))
    return kinds, np.array([kinds.index(kind) for kind in each], dtype=np.int64)


def window(scenario: Scenario, program: Program, kind: DayKind) -> Window:
    """Give the hours in which the program serves on such a day."""
    calendar = scenario.calendar
    opens, closes = program.opens, program.closes
    if kind.ramadan:
        opens, closes = max(opens, calendar.ramadan_opens), min(closes, calendar.ramadan_closes)
    rest = calendar.breaks
    if kind.friday:
        return Window(opens, closes, rest.friday_start, rest.friday_end)
    return Window(opens, closes, rest.start, rest.end)


def arrival_from_home(team: Team, program: Program, travel_minutes: int) -> int:
    """Minute at which service can start after the drive from home this morning, set up, on the next 5."""
    ready = team.leaves_at + travel_minutes + program.set_up_minutes
    return -(-ready // ROUND_MINUTES) * ROUND_MINUTES


def morning_end(program: Program, hours: Window) -> int:
    """Minute at which the morning of a halved day ends at the latest."""
    return hours.closes if program.half_days is None else min(hours.closes, program.half_days.morning_closes)


def afternoon_start(program: Program, hours: Window, move_minutes: int) -> int:
    """Minute at which the afternoon of a halved day can start, on the next 5.

    Packing up after the morning, the move to the second place and setting up there come first.
    """
    ready = morning_end(program, hours) + program.pack_up_minutes + move_minutes + program.set_up_minutes
    opens = 0 if program.half_days is None else program.half_days.afternoon_opens
    return max(opens, -(-ready // ROUND_MINUTES) * ROUND_MINUTES)


def latest_end(team: Team, program: Program, travel_minutes: int, *, to_home: bool) -> int:
    """Minute by which service must end so that packing up and the drive out still fit, on the last 5."""
    limit = team.home_by if to_home else team.evening_arrival_by
    return (limit - travel_minutes - program.pack_up_minutes) // ROUND_MINUTES * ROUND_MINUTES


def applicants(team: Team, program: Program, service_minutes: int, extra: int) -> int:
    """Applicants the team can serve in so many minutes: units x minutes / minutes each, within the quota.

    ``extra`` are the places the drive-thru lane adds (0 without one). -1 when nobody can be served.
    """
    served = math.floor(service_minutes * team.biometric_units / program.minutes_an_applicant)
    if served <= 0:
        return -1
    if program.quota is not None:
        served = min(served, program.quota.online + program.quota.walk_in)
    return served + extra
