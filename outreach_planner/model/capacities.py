"""How many a team can serve in a day at an option, by how it came and where it goes afterwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.model.hours import (
    DayKind,
    Window,
    afternoon_start,
    applicants,
    arrival_from_home,
    latest_end,
    morning_end,
    window,
)
from outreach_planner.model.network import FROM_HOME, SLEPT
from outreach_planner.scenario.program_fields import Program
from outreach_planner.scenario.service_fields import Team
from outreach_planner.world.instance import Instance, Ints

CANNOT = -1


@dataclass(frozen=True)
class _Day:
    """A team at an option on a kind of day.

    Attributes
    ----------
    team, program : Team, Program
    hours : Window
    minutes : Ints, shape (S, S)
        Between places, on that day's roads.
    home, place, last_place, option : int
    """

    team: Team
    program: Program
    hours: Window
    minutes: Ints
    home: int
    place: int
    last_place: int
    option: int


def capacities(instance: Instance, team: Team, kind: DayKind, option: int, home: int) -> tuple[Ints, Ints]:
    """Count the applicants of an option.

    Returns
    -------
    table : Ints, shape (2, S + 1)
        Of all its services, by how the team came (FROM_HOME, SLEPT) and where it goes (places, then home);
        -1 where it cannot be.
    second : Ints, shape (S + 1,)
        The part that is the second service's; 0 where there is only one.
    """
    scenario, options = instance.scenario, instance.options
    program = scenario.programs[instance.program_ids[options.program[option]]]
    minutes = instance.legs.minutes[kind.season]
    place, last = int(options.place[option]), int(options.last_place[option])
    day = _Day(team, program, window(scenario, program, kind), minutes, home, place, last, option)
    table = np.full((2, len(instance.place_ids) + 1), CANNOT, dtype=np.int64)
    second = np.zeros(len(instance.place_ids) + 1, dtype=np.int64)
    if minutes[home, place] < 0 or minutes[last, home] < 0:
        return table, second
    reached = np.flatnonzero(minutes[last] >= 0)
    drives, which = np.unique(minutes[last, reached], return_inverse=True)
    for came in (FROM_HOME, SLEPT) if team.sleeps_away else (FROM_HOME,):
        table[came, -1], second[-1] = _served(instance, day, came, int(minutes[last, home]), to_home=True)
        if team.sleeps_away:
            found = [_served(instance, day, came, drive, to_home=False) for drive in drives.tolist()]
            table[came, reached], second[reached] = np.array(found, dtype=np.int64)[which].T
    return table, second


def _served(instance: Instance, day: _Day, came: int, drive_out: int, *, to_home: bool) -> tuple[int, int]:
    """Count the applicants of all services and of the second one; CANNOT where a service serves nobody."""
    options, team, program = instance.options, day.team, day.program
    start = 0
    if came == FROM_HOME:
        start = arrival_from_home(team, program, int(day.minutes[day.home, day.place]))
    end = latest_end(team, program, drive_out, to_home=to_home)
    if day.last_place != day.place:
        return _halved(day, start, end)
    extra, group = int(options.extra_capacity[day.option]), int(options.group[day.option])
    served = applicants(team, program, day.hours.service_minutes(start, end), extra)
    if served < 0 or served < group:
        return CANNOT, 0
    return served - group, extra if options.second[day.option] >= 0 else 0


def _halved(day: _Day, start: int, end: int) -> tuple[int, int]:
    """Count the applicants of a morning at one place and the afternoon at another."""
    move, half_days = int(day.minutes[day.place, day.last_place]), day.program.half_days
    if half_days is None or not 0 <= move <= half_days.move_minutes_at_most:
        return CANNOT, 0
    closes = morning_end(day.program, day.hours)
    begins = afternoon_start(day.program, day.hours, move)
    morning = applicants(day.team, day.program, day.hours.service_minutes(start, closes), 0)
    afternoon = applicants(day.team, day.program, day.hours.service_minutes(begins, end), 0)
    if morning < 0 or afternoon < 0:
        return CANNOT, 0
    return morning + afternoon, afternoon
