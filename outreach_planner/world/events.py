"""What may be held where: programs at places, with lanes, on half days, and for groups that ask."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.request_fields import Request
from outreach_planner.world.instance import Days, Legs


@dataclass(frozen=True)
class Event:
    """One thing a team can hold on a day, by its ids.

    Attributes
    ----------
    program, place : str
    lane : bool
        With the drive-thru lane.
    then : str or None
        The place of the afternoon when the day is halved.
    request : str or None
        The group it is held for.
    lane_alone : bool
        The people of a lane only: a part of an event, never held by itself.
    """

    program: str
    place: str
    lane: bool = False
    then: str | None = None
    request: str | None = None
    lane_alone: bool = False

    def __str__(self) -> str:
        """Name the option: ``program/place``, ``+lane``, ``>afternoon``, ``@request`` or ``~lane``."""
        name = f"{self.program}/{self.place}"
        if self.lane_alone:
            return f"{name}~lane"
        if self.then is not None:
            return f"{name}>{self.then}"
        if self.request is not None:
            return f"{name}@{self.request}"
        return f"{name}+lane" if self.lane else name


def events_of(scenario: Scenario, days: Days, legs: Legs) -> list[Event]:
    """List what may be held where.

    A program may be held at places whose kind is among its ``venues`` and whose kabupaten it serves; where
    it has a lane and the place has room for one, once without and once with the lane. Then come the pairs of
    half days, and last the groups that ask, at whatever place they are.
    """
    whole = [
        Event(program_id, place_id, lane)
        for program_id, program in scenario.programs.items()
        for place_id in _venues(scenario, program_id)
        for lane in ((False, True) if program.lane and scenario.places[place_id].lane else (False,))
    ]
    lanes = [
        Event(event.program, event.place, lane_alone=True)
        for event in whole
        if event.lane and has_own_people(scenario, event.program)
    ]
    asked = [
        Event(request.program, request.place, request=name)
        for name, request in scenario.requests.items()
        if is_asked(scenario, request)
    ]
    return [*whole, *lanes, *_half_days(scenario, days, legs), *asked]


def has_own_people(scenario: Scenario, program: str) -> bool:
    """Tell whether the lane of a program serves people of its own."""
    lane = scenario.programs[program].lane
    return lane is not None and lane.reach is not None


def is_asked(scenario: Scenario, request: Request) -> bool:
    """Tell whether a group's window touches the horizon and the group is large enough to get a visit."""
    horizon = scenario.horizon
    large_enough = request.applicants >= scenario.policy.requests.applicants_at_least
    return large_enough and request.earliest <= horizon.end and horizon.start <= request.latest


def _venues(scenario: Scenario, program_id: str) -> list[str]:
    program = scenario.programs[program_id]
    return [
        place_id
        for place_id, place in scenario.places.items()
        if place.kind in program.venues
        and (program.kabupaten is None or place.kabupaten in program.kabupaten)
    ]


def _half_days(scenario: Scenario, days: Days, legs: Legs) -> list[Event]:
    """List the pairs of places whose move fits between the halves in one of the horizon's seasons."""
    index = {name: number for number, name in enumerate(scenario.places)}
    seasons = np.unique(days.season)
    found = []
    for program_id, program in scenario.programs.items():
        if program.half_days is None:
            continue
        venues = _venues(scenario, program_id)
        for first in venues:
            minutes = legs.minutes[seasons, index[first]]
            fits = ((minutes >= 0) & (minutes <= program.half_days.move_minutes_at_most)).any(axis=0)
            found += [
                Event(program_id, first, then=then) for then in venues if then != first and fits[index[then]]
            ]
    return found
