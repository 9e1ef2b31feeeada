"""What teams can do on a day: each program at each place where it may be held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Days, Ints, Options
from outreach_planner.world.reach import Reach
from outreach_planner.world.travel import Travel

NO_QUOTA = -1


@dataclass(frozen=True)
class _Event:
    """A program at a place, with or without its lane, by their ids."""

    program: str
    place: str
    lane: bool

    def __str__(self) -> str:
        """Name the option as the instance does, ``program/place+lane``."""
        return f"{self.program}/{self.place}{'+lane' if self.lane else ''}"


def options_of(scenario: Scenario, days: Days, travel: Travel) -> Options:
    """List the options and whom they reach.

    A program may be held at places whose kind is among its ``venues`` and whose kabupaten it serves; where
    it has a lane and the place has room for one, once without and once with the lane.

    Parameters
    ----------
    scenario : Scenario
    days : Days
    travel : Travel
        Of people, on the network.
    """
    events = _events(scenario)
    programs = [scenario.programs[event.program] for event in events]
    lanes = [program.lane if event.lane else None for program, event in zip(programs, events, strict=True)]
    places = _index(scenario.places)
    reach = Reach(scenario, days, travel)
    catchments = [
        reach.catchment(program.segments, places[event.place])
        for program, event in zip(programs, events, strict=True)
    ]
    none = np.zeros((2, 0))
    return Options(
        ids=tuple(str(event) for event in events),
        program=_ints(_index(scenario.programs)[event.program] for event in events),
        place=_ints(places[event.place] for event in events),
        kabupaten=_ints(
            _index(scenario.kabupaten)[scenario.places[event.place].kabupaten] for event in events
        ),
        lane=np.array([event.lane for event in events], dtype=np.bool_),
        extra_capacity=_ints(lane.applicants_a_day if lane else 0 for lane in lanes),
        quota=_ints(
            program.quota.online + program.quota.walk_in if program.quota else NO_QUOTA
            for program in programs
        ),
        minimum_attendance=_ints(_minimum_attendance(scenario, event) for event in events),
        event_rupiah=_ints(
            program.event_rupiah + (lane.event_rupiah if lane else 0)
            for program, lane in zip(programs, lanes, strict=True)
        ),
        start=np.cumsum([0, *(len(catchment.point) for catchment in catchments)], dtype=np.int64),
        point=np.concatenate([_ints(()), *(catchment.point for catchment in catchments)]),
        share=np.concatenate([none, *(catchment.share for catchment in catchments)], axis=1),
        value_rupiah=np.concatenate([none, *(catchment.value_rupiah for catchment in catchments)], axis=1),
        spared_minutes=np.concatenate(
            [none, *(catchment.spared_minutes for catchment in catchments)], axis=1
        ),
    )


def _events(scenario: Scenario) -> list[_Event]:
    """List what may be held where: by program, then place, without the lane before with it."""
    return [
        _Event(program_id, place_id, lane)
        for program_id, program in scenario.programs.items()
        for place_id, place in scenario.places.items()
        if place.kind in program.venues
        and (program.kabupaten is None or place.kabupaten in program.kabupaten)
        for lane in ((False, True) if program.lane is not None and place.lane else (False,))
    ]


def _minimum_attendance(scenario: Scenario, event: _Event) -> int:
    """Tell how many must be served: the place's own word, or its kabupaten's guarantee, or the program's."""
    place = scenario.places[event.place]
    guarantee = scenario.policy.guarantees.get(place.kabupaten)
    if place.minimum_attendance is not None:
        return place.minimum_attendance
    if (
        guarantee is not None
        and guarantee.program == event.program
        and guarantee.minimum_attendance is not None
    ):
        return guarantee.minimum_attendance
    return scenario.programs[event.program].minimum_attendance


def _index(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)
