"""Counters as people see them: the queues, who is drawn to them, and the nearest one."""

from __future__ import annotations

import datetime as dt

import numpy as np

from outreach_planner.errors import ScenarioError
from outreach_planner.scenario.base import WEEKDAYS, Weekday
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.world_fields import Counter
from outreach_planner.world.instance import Floats, Ints
from outreach_planner.world.travel import Travel

MOST_DRAWN = 0.5
"""Most of the waiting that all counters together draw on a day."""


def queue_ids(scenario: Scenario) -> tuple[str, ...]:
    """Name the queues: first the one the office's officers serve, then the others as they are written.

    A scenario without counters has the one queue ``office``, which nobody joins.

    Raises
    ------
    ScenarioError
        If officers of the office are said to serve two queues.
    """
    staffed = list(dict.fromkeys(c.queue for c in scenario.counters.values() if c.staffed_by_office))
    if len(staffed) > 1:
        second = next(
            name for name, c in scenario.counters.items() if c.staffed_by_office and c.queue == staffed[1]
        )
        raise ScenarioError(
            [
                origins_of(scenario).problem(
                    f"counters.{second}.staffed_by_office",
                    f'got true for queue "{staffed[1]}", but the officers already serve "{staffed[0]}"',
                    "put all counters that the office staffs into one queue",
                )
            ]
        )
    written = [counter.queue for counter in scenario.counters.values()]
    return tuple(dict.fromkeys([*staffed, *written])) or ("office",)


def is_open(counter: Counter, date: dt.date, weekday: Weekday | None = None) -> bool:
    """Tell whether a counter is open on a working day: it stands then, and it is one of its weekdays.

    ``weekday`` None is that of the date; another asks about that day of the week as things stand on the date.
    """
    today = weekday or WEEKDAYS[date.weekday()]
    return stands(counter, date) and (counter.weekdays is None or today in counter.weekdays)


def stands(counter: Counter, date: dt.date) -> bool:
    """Tell whether a counter has been opened by that day and not been closed before it."""
    return (counter.opened is None or counter.opened <= date) and (
        counter.closed is None or date <= counter.closed
    )


def pull_and_travel(
    scenario: Scenario, travel: Travel, season: int, date: dt.date, weekday: Weekday | None = None
) -> tuple[Floats, Floats]:
    """Tell whom the queues draw on a working day, and the worth of the travel they are spared.

    A counter draws ``share_at_door`` x exp(-minutes / scale) of those within the limit, times its own
    ``pull`` and the segment's ``counter_pull``; the counters of a queue add up. Where all queues together
    would draw more than ``MOST_DRAWN``, they are cut down to it in proportion.

    Parameters
    ----------
    scenario : Scenario
    travel : Travel
        On the network, from H homes.
    season : int
        DRY or RAINY.
    date : date
        Only counters open on that day draw.
    weekday : Weekday or None
        Count as this day of the week; None: as the date's own.

    Returns
    -------
    draw : Floats, shape (G, H, number of segments)
        Share of the waiting who join each queue.
    spared_rupiah : Floats, shape (H, number of segments)
        Worth of the travel spared to one who waits, expected over the counters that count travel; below 0
        where more go to counters farther away than to nearer ones.
    """
    queues = queue_ids(scenario)
    by_queue = np.zeros((len(queues), travel.minutes.shape[1]))
    spared = np.zeros(travel.minutes.shape[1])
    for counter in scenario.counters.values():
        if counter.draws and is_open(counter, date, weekday):
            drawn = pull_of(scenario, travel, season, counter)
            by_queue[queues.index(counter.queue)] += drawn
            if counter.counts_travel:
                place = list(scenario.places).index(counter.place)
                spared += drawn * travel_spared_rupiah(scenario, travel, season, place)
    eager = np.array([segment.counter_pull for segment in scenario.demand.segments.values()])
    draw = by_queue[:, :, None] * eager
    total = draw.sum(axis=0)
    cut = np.divide(MOST_DRAWN, total, out=np.ones_like(total), where=total > MOST_DRAWN)
    return np.asarray(draw * cut, dtype=np.float64), np.asarray(spared[:, None] * eager * cut)


def pull_of(scenario: Scenario, travel: Travel, season: int, counter: Counter) -> Floats:
    """Tell the share of the waiting whom a counter alone draws on a working day, shape (H,)."""
    pull = scenario.demand.counter_pull
    minutes = travel.minutes[season, :, list(scenario.places).index(counter.place)]
    drawn = counter.pull * pull.share_at_door * np.exp(-minutes / pull.scale_minutes)
    goes = minutes <= pull.limit_minutes
    if counter.only_nearer:
        nearest = nearest_counter(scenario, travel, scenario.horizon.start)
        goes &= minutes < nearest.minutes[season, :, 0]
    return np.where(goes, drawn, 0.0)


def travel_spared_rupiah(scenario: Scenario, travel: Travel, season: int, place: int) -> Floats:
    """Value the travel, there and back, that a place spares each home on the first day, shape (H,).

    Against the counter that is nearest on the first day of the horizon; 0 where either cannot be reached.
    """
    nearest = nearest_counter(scenario, travel, scenario.horizon.start)
    before, there = nearest.minutes[season, :, 0], travel.minutes[season, :, place]
    both = np.isfinite(before) & np.isfinite(there)
    minutes = np.subtract(before, there, out=np.zeros_like(there), where=both)
    km = np.where(both, nearest.km[season, :, 0] - travel.km[season, :, place], 0.0)
    costs = scenario.costs
    return np.asarray(
        2.0 * (km * costs.travel_rupiah_a_km + minutes / 60 * costs.travel_rupiah_an_hour), dtype=np.float64
    )


def nearest_counter(scenario: Scenario, travel: Travel, date: dt.date) -> Travel:
    """Find how far the nearest counter is that draws people and is open on a day, by minutes.

    Returns
    -------
    Travel
        With one column, the nearest counter: shape (2, H, 1).
    """
    places = list(scenario.places)
    drawing = [places.index(c.place) for c in scenario.counters.values() if c.draws and stands(c, date)]
    if not drawing:
        shape = (*travel.minutes.shape[:2], 1)
        return Travel(np.full(shape, np.inf), np.zeros(shape))
    first: Ints = travel.minutes[:, :, drawing].argmin(axis=2, keepdims=True)
    return Travel(
        np.take_along_axis(travel.minutes[:, :, drawing], first, axis=2),
        np.take_along_axis(travel.km[:, :, drawing], first, axis=2),
    )
