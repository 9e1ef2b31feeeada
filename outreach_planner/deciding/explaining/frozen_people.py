"""Frozen visits that by themselves serve more people than there are passport books.

Up to the day that is frozen nothing else is held, so who waits is known but for what the visits leave open: a
lane, a team, a night. So each day's visits are taken to serve as few as they may, after earlier ones that
served as many as they may. The fewer wait, the fewer are left at each point and served on every later day (a
visit that is full takes a larger share of all who come), so that no plan serves fewer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from outreach_planner.errors import Problem
from outreach_planner.model.network import Formulation, Row
from outreach_planner.plans.simulate import Stop, simulate
from outreach_planner.rules import frozen_visits
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.service_fields import FrozenVisit

ROUNDING = 1e-3
Held = tuple[int, FrozenVisit, tuple[tuple[int, int, int], ...]]
"""Number of a frozen visit, the visit, and the visits (team, option, day) that it can be."""


def frozen_beyond_books(formulation: Formulation) -> list[Problem]:
    """Tell which frozen visits serve more people than there are books, on a day or in a month.

    Returns
    -------
    list of Problem
        One a day and one a month, at the last of the visits.
    """
    scenario = formulation.instance.scenario
    books, frozen = scenario.office.books, scenario.frozen
    if books is None or frozen is None:
        return []
    held = _held(formulation, frozen.visits)
    served: dict[int, float] = {}
    found: list[Problem] = []
    for t in sorted({visits[0][2] for _, _, visits in held}):
        today = [each for each in held if each[2][0][2] == t]
        before = [each for each in held if each[2][0][2] < t]
        served[t] = _served_at_least(formulation, before, today)
        if books.a_day is not None and served[t] > books.a_day + ROUNDING:
            field = "office.books.a_day"
            less = _without_lane(formulation, before, today, books.a_day)
            found.append(
                _told(formulation, today, f"{today[0][1].date}", served[t], books.a_day, field, less)
            )
    dates = formulation.instance.days.dates
    for month in sorted({f"{dates[t]:%Y-%m}" for t in served}):
        people = sum(number for t, number in served.items() if f"{dates[t]:%Y-%m}" == month)
        if books.a_month is not None and people > books.a_month + ROUNDING:
            of_month = [each for each in held if f"{each[1].date:%Y-%m}" == month]
            found.append(_told(formulation, of_month, month, people, books.a_month, "office.books.a_month"))
    return found


def _held(formulation: Formulation, pins: Sequence[FrozenVisit]) -> list[Held]:
    """List the frozen visits by day, until the first that leaves open where or for whom it is held."""
    options, found = formulation.instance.options, []
    rows = {row.field: row for row in formulation.rows if row.rule == frozen_visits.NAME}
    for number, pin in sorted(enumerate(pins), key=lambda each: each[1].date):
        row: Row | None = rows.get(f"frozen.visits[{number}]")
        if row is None or not len(row.option):
            break
        kinds = {
            (int(options.place[o]), int(options.last_place[o]), int(options.request[o])) for o in row.option
        }
        if len(kinds) > 1 or any(place != last for place, last, _ in kinds):
            break
        visits = zip(row.team.tolist(), row.option.tolist(), row.day.tolist(), strict=True)
        found.append((number, pin, tuple(visits)))
    return [each for each in found if _is_before(each, found, pins)]


def _is_before(each: Held, found: Sequence[Held], pins: Sequence[FrozenVisit]) -> bool:
    """Say whether every frozen visit of the day of one was found."""
    return sum(pin.date == each[1].date for _, pin, _ in found) == sum(
        pin.date == each[1].date for pin in pins
    )


def _served_at_least(formulation: Formulation, before: Sequence[Held], today: Sequence[Held]) -> float:
    """Count the people whom the visits of a day serve at least, after those before."""
    earlier = [stop for _, _, visits in before for stop in _stops(formulation, visits, is_most=True)]
    stops = [stop for _, _, visits in today for stop in _stops(formulation, visits, is_most=False)]
    simulation = simulate(formulation.instance, [*earlier, *stops])
    return float(simulation.served[len(earlier) :].sum())


def _stops(
    formulation: Formulation, visits: Iterable[tuple[int, int, int]], *, is_most: bool
) -> tuple[Stop, ...]:
    """Give the stops of the one of some visits to a place that serves most, or least."""
    options, best = formulation.instance.options, (1 if is_most else -1)
    team, option, day = max(
        visits,
        key=lambda visit: (best * bool(options.lane[visit[1]]), best * _places(formulation, visit, is_most)),
    )
    capacity = _places(formulation, (team, option, day), is_most)
    lanes = int(options.extra_capacity[option]) if options.second[option] >= 0 else 0
    each = [capacity - lanes, lanes]
    return tuple(
        Stop(day, team, service, places, 0.0)
        for service, places in zip(options.services(option), each, strict=False)
    )


def _places(formulation: Formulation, visit: tuple[int, int, int], is_most: bool) -> int:
    """Count the places of a visit at most or at least, however the team comes and goes."""
    team, option, day = visit
    network = formulation.networks[team]
    table = network.capacity[network.kind[day], :, network.local(option)]
    able = table[table >= 0]
    return int(able.max() if is_most else able.min()) if len(able) else 0


def _without_lane(
    formulation: Formulation, before: Sequence[Held], today: Sequence[Held], most: int
) -> float | None:
    """Count the people of a day with one visit if it had no lane; None where that is no mend."""
    (_, pin, visits), options = today[-1], formulation.instance.options
    if len(today) > 1 or not pin.lane:
        return None
    team, option, day = visits[0]
    alone = np.flatnonzero(
        (options.place == options.place[option])
        & (options.program == options.program[option])
        & (options.request == options.request[option])
        & (options.last_place == options.place)
        & ~options.lane
        & options.held
    )
    people = _served_at_least(formulation, before, [(0, pin, ((team, int(alone[0]), day),))])
    return people if people <= most + ROUNDING else None


def _told(
    formulation: Formulation,
    held: Sequence[Held],
    when: str,
    people: float,
    most: int,
    field: str,
    without_lane: float | None = None,
) -> Problem:
    """Say how many some frozen visits serve and how many books there are."""
    origins, needed = origins_of(formulation.instance.scenario), math.ceil(people - ROUNDING)
    names = [f"frozen.visits[{number}]" for number, _, _ in held]
    if len(held) == 1:
        came = f'"{held[0][1].place}" on {held[0][1].date} serves {needed} people'
    else:
        came = f"{', '.join(names)} together serve {needed} people ({when})"
    lane = "" if without_lane is None else f"lane: false ({math.ceil(without_lane - ROUNDING)} people), "
    mend = f"write {lane}{field}: {needed} or more, or take {'it' if len(held) == 1 else 'a visit'} out"
    return origins.problem(names[-1], f"{came}, but {origins.named(field)} has {most} books", mend)
