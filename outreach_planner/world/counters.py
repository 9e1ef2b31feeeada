"""Counters as people see them: the queues, who is drawn to them, and the nearest one."""

from __future__ import annotations

import datetime as dt

import numpy as np

from outreach_planner.errors import ScenarioError
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


def is_open(counter: Counter, date: dt.date) -> bool:
    """Tell whether a counter has been opened by that day."""
    return counter.opened is None or counter.opened <= date


def daily_pull(scenario: Scenario, travel: Travel, season: int, date: dt.date) -> Floats:
    """Tell the share of the waiting who join each queue on a working day.

    A counter draws ``share_at_door`` x exp(-minutes / scale) of those within the limit, times the
    segment's ``counter_pull``; the counters of a queue add up. Where all queues together would draw more
    than ``MOST_DRAWN``, they are cut down to it in proportion.

    Parameters
    ----------
    scenario : Scenario
    travel : Travel
        On the network, from H homes.
    season : int
        DRY or RAINY.
    date : date
        Only counters opened by then draw.

    Returns
    -------
    Floats, shape (G, H, number of segments)
    """
    pull, places, queues = scenario.demand.counter_pull, list(scenario.places), queue_ids(scenario)
    by_queue = np.zeros((len(queues), travel.minutes.shape[1]))
    for counter in scenario.counters.values():
        if counter.draws and is_open(counter, date):
            minutes = travel.minutes[season, :, places.index(counter.place)]
            drawn = pull.share_at_door * np.exp(-minutes / pull.scale_minutes)
            by_queue[queues.index(counter.queue)] += np.where(minutes <= pull.limit_minutes, drawn, 0.0)
    eager = np.array([segment.counter_pull for segment in scenario.demand.segments.values()])
    draw = by_queue[:, :, None] * eager
    total = draw.sum(axis=0)
    cut = np.divide(MOST_DRAWN, total, out=np.ones_like(total), where=total > MOST_DRAWN)
    return np.asarray(draw * cut, dtype=np.float64)


def nearest_counter(scenario: Scenario, travel: Travel, date: dt.date) -> Travel:
    """Find how far the nearest counter is that draws people and is open on a day, by minutes.

    Returns
    -------
    Travel
        With one column, the nearest counter: shape (2, H, 1).
    """
    places = list(scenario.places)
    drawing = [places.index(c.place) for c in scenario.counters.values() if c.draws and is_open(c, date)]
    if not drawing:
        shape = (*travel.minutes.shape[:2], 1)
        return Travel(np.full(shape, np.inf), np.zeros(shape))
    first: Ints = travel.minutes[:, :, drawing].argmin(axis=2, keepdims=True)
    return Travel(
        np.take_along_axis(travel.minutes[:, :, drawing], first, axis=2),
        np.take_along_axis(travel.km[:, :, drawing], first, axis=2),
    )
