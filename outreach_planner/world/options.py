"""What teams can do on a day, as arrays: each event with the people it reaches and what they are worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.events import Event, events_of, has_own_people
from outreach_planner.world.groups import bonus_rupiah
from outreach_planner.world.instance import Days, Ints, Legs
from outreach_planner.world.learned import LearnedFactors
from outreach_planner.world.option_arrays import Options
from outreach_planner.world.reach import Catchment, Reach, together
from outreach_planner.world.travel import Travel

NO_QUOTA = -1
NONE = -1


def options_of(scenario: Scenario, days: Days, travel: Travel, legs: Legs) -> Options:
    """List the options and whom they reach.

    Parameters
    ----------
    scenario : Scenario
    days : Days
    travel : Travel
        Of people, on the network.
    legs : Legs
        Of teams, between places.
    """
    events = events_of(scenario, days, legs)
    number = {str(event): o for o, event in enumerate(events)}
    places, programs = _index(scenario.places), _index(scenario.programs)
    requests = _index(scenario.requests)
    first, second = _services(scenario, events, number)
    found = _catchments(scenario, events, places, Reach(scenario, days, travel))
    found = _learned(LearnedFactors(scenario, days.dates), events, found)
    catchments = [
        together(found[first[o]], found[second[o]]) if second[o] != NONE else catchment
        for o, catchment in enumerate(found)
    ]
    lanes = [scenario.programs[e.program].lane if e.lane else None for e in events]
    quotas = [scenario.programs[event.program].quota for event in events]
    minimum = np.array([_minimum(scenario, event) for event in events], dtype=np.int64).reshape(-1, 2)
    none = np.zeros((2, 0))
    return Options(
        ids=tuple(number),
        program=_ints(programs[event.program] for event in events),
        place=_ints(places[event.place] for event in events),
        last_place=_ints(places[event.then or event.place] for event in events),
        kabupaten=_ints(
            _index(scenario.kabupaten)[scenario.places[event.place].kabupaten] for event in events
        ),
        lane=np.array([event.lane for event in events], dtype=np.bool_),
        held=np.array([not event.lane_alone for event in events], dtype=np.bool_),
        first=first,
        second=second,
        request=_ints(requests[event.request] if event.request else NONE for event in events),
        group=_ints(scenario.requests[event.request].applicants if event.request else 0 for event in events),
        bonus_rupiah=_ints(
            bonus_rupiah(scenario, event.request, days, legs) if event.request else 0 for event in events
        ),
        extra_capacity=_ints(lane.applicants_a_day if lane else 0 for lane in lanes),
        quota=_ints(quota.online + quota.walk_in if quota else NO_QUOTA for quota in quotas),
        minimum_attendance=minimum.sum(axis=1),
        service_minimum=minimum,
        event_rupiah=_ints(
            scenario.programs[event.program].event_rupiah * (1 if event.then is None else 2)
            + (lane.event_rupiah if lane else 0)
            for event, lane in zip(events, lanes, strict=True)
        ),
        start=np.cumsum([0, *(len(catchment.point) for catchment in catchments)], dtype=np.int64),
        point=np.concatenate([_ints(()), *(catchment.point for catchment in catchments)]),
        share=np.concatenate([none, *(catchment.share for catchment in catchments)], axis=1),
        value_rupiah=np.concatenate([none, *(catchment.value_rupiah for catchment in catchments)], axis=1),
        spared_minutes=np.concatenate(
            [none, *(catchment.spared_minutes for catchment in catchments)], axis=1
        ),
    )


def _services(scenario: Scenario, events: Sequence[Event], number: dict[str, int]) -> tuple[Ints, Ints]:
    """Find the options whose people each option serves first and second; itself and none if plain."""
    first, second = np.arange(len(events)), np.full(len(events), NONE)
    for o, event in enumerate(events):
        if event.then is not None:
            first[o] = number[str(Event(event.program, event.place))]
            second[o] = number[str(Event(event.program, event.then))]
        elif event.lane and has_own_people(scenario, event.program):
            first[o] = number[str(Event(event.program, event.place))]
            second[o] = number[str(Event(event.program, event.place, lane_alone=True))]
    return first.astype(np.int64), second.astype(np.int64)


def _catchments(
    scenario: Scenario,
    events: Sequence[Event],
    places: dict[str, int],
    reach: Reach,
) -> list[Catchment]:
    """Work out whom each option reaches, by its first service alone."""
    found = []
    for event in events:
        program = scenario.programs[event.program]
        lane = program.lane
        if event.lane_alone and lane is not None:
            segments = lane.segments or program.segments
            found.append(reach.catchment(segments, places[event.place], lane.reach))
        else:
            found.append(reach.catchment(program.segments, places[event.place]))
    return found


def _learned(
    learned: LearnedFactors, events: Sequence[Event], catchments: Sequence[Catchment]
) -> list[Catchment]:
    """Let as many more or fewer come as was learned, all who wait at most."""
    found = []
    for event, catchment in zip(events, catchments, strict=True):
        factor = learned.of(event.program, event.place)
        share = catchment.share if factor == 1.0 else np.minimum(catchment.share * factor, 1.0)
        found.append(replace(catchment, share=share))
    return found


def _minimum(scenario: Scenario, event: Event) -> tuple[int, int]:
    """Tell how many must be served in the first and in the second service of an option."""
    if event.request is not None or event.lane_alone:
        return 0, 0
    if event.then is None:
        return minimum_attendance(scenario, event.program, event.place), 0
    halves = scenario.programs[event.program].half_days
    if halves is not None and halves.minimum_attendance is not None:
        return halves.minimum_attendance, halves.minimum_attendance
    return (
        minimum_attendance(scenario, event.program, event.place),
        minimum_attendance(scenario, event.program, event.then),
    )


def minimum_attendance(scenario: Scenario, program: str, place_id: str) -> int:
    """Tell how many must be served: the place's own word, or its kabupaten's guarantee, or the program's."""
    place = scenario.places[place_id]
    guarantee = scenario.policy.guarantees.get(place.kabupaten)
    if place.minimum_attendance is not None:
        return place.minimum_attendance
    if guarantee is not None and guarantee.program == program and guarantee.minimum_attendance is not None:
        return guarantee.minimum_attendance
    return scenario.programs[program].minimum_attendance


def _index(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)
