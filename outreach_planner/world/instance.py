"""The scenario as arrays: the only thing that deciding and simulating read.

Index letters: ``t`` days 0..D-1, ``i`` demand points, ``s`` places, ``o`` options, ``u`` teams,
``g`` queues of counters, ``n`` seasons of the roads (0 dry, 1 rainy), ``k`` kabupaten.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.option_arrays import Options

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

DRY, RAINY = 0, 1


@dataclass(frozen=True)
class Days:
    """The days of the horizon.

    Attributes
    ----------
    dates : tuple of date, length D
    weekday : Ints, shape (D,)
        Monday 0 to Sunday 6.
    holiday : tuple of str, length D
        Name of the public holiday or cuti bersama, empty on other days.
    working : Bools, shape (D,)
        Counters are open: Monday to Friday and no holiday.
    outreach : Bools, shape (D,)
        False on days that the calendar closes for outreach (``no_outreach``).
    season : Ints, shape (D,)
        Season of the roads, DRY or RAINY.
    ramadan : Bools, shape (D,)
    month : Ints, shape (D,)
        Running number of the calendar month in the horizon, from 0.
    """

    dates: tuple[dt.date, ...]
    weekday: Ints
    holiday: tuple[str, ...]
    working: Bools
    outreach: Bools
    season: Ints
    ramadan: Bools
    month: Ints


@dataclass(frozen=True)
class Legs:
    """Fastest ways between places, by season; boats only where no road goes.

    Attributes
    ----------
    minutes : Ints, shape (2, S, S)
        -1 where there is no way.
    distance_m : Ints, shape (2, S, S)
    toll_rupiah : Ints, shape (2, S, S)
    boat : Bools, shape (2, S, S)
        The way uses a boat.
    """

    minutes: Ints
    distance_m: Ints
    toll_rupiah: Ints
    boat: Bools


@dataclass(frozen=True)
class People:
    """The demand points (a district or campus x a segment) and what their people do unvisited.

    On day t: arrivals join, visits serve, ``draw`` go to counters, then ``survival`` of those left.
    So with ``b`` waiting before the visits of day t and ``y`` served,
    ``b[t+1] = survival[t] * (b[t] - y) + arrivals[t+1]``, where survival already takes off both the
    draw and the giving up. (``survival = (1 - sum of draw) * (1 - giving up)``.)

    Attributes
    ----------
    ids : tuple of str, length I
        ``district/segment`` or ``campus/segment``.
    kabupaten, segment : Ints, shape (I,)
    backlog : Floats, shape (I,)
        Waiting on the eve of the first day.
    arrivals : Floats, shape (D, I)
        People a day.
    draw : Floats, shape (D, G, I)
        Share of those left after the visits who join queue g on day t.
    survival : Floats, shape (D, I)
    undisturbed : Floats, shape (D, I)
        Waiting before the visits of day t when no visit is ever made.
    later_rupiah : Floats, shape (I,)
        Value of one person who still waits after the last day (their expected later service).
    drawn_rupiah : Floats, shape (D, I)
        Worth of the travel that counters spare one person left after the visits of a day, expected over
        whether and where they are drawn; 0 where no counter counts travel.
    """

    ids: tuple[str, ...]
    kabupaten: Ints
    segment: Ints
    backlog: Floats
    arrivals: Floats
    draw: Floats
    survival: Floats
    undisturbed: Floats
    later_rupiah: Floats
    drawn_rupiah: Floats

    @property
    def sought(self) -> Floats:
        """People who wait or come to need a passport within the horizon, shape (I,)."""
        result: Floats = self.backlog + self.arrivals.sum(axis=0)
        return result


@dataclass(frozen=True)
class Queues:
    """Counters that share a queue.

    Attributes
    ----------
    ids : tuple of str, length G
        Queue 0 is the one the office's own officers serve.
    capacity : Floats, shape (D, G)
        Applicants a day when all officers are present; 0 on days the counters are closed.
    officer_day : float
        Applicants an officer who is out takes from the capacity of queue 0 on a working day.
    served_rupiah : float
        Value of one person served at a counter.
    left_rupiah : float
        Value of one person who still stands in a queue after the last day.
    stays : float
        Share of a queue that is still there the next day (the rest give up).
    """

    ids: tuple[str, ...]
    capacity: Floats
    officer_day: float
    served_rupiah: float
    left_rupiah: float
    stays: float


@dataclass(frozen=True)
class Instance:
    """Everything about one scenario in arrays.

    Attributes
    ----------
    scenario : Scenario
    days, legs, people, queues, options
        See their classes.
    place_ids, program_ids, team_ids, kabupaten_ids : tuple of str
        Names behind the indexes, in the scenario's order.
    roads : object
        The road network (``world.roads.Network``) that finds the path of a leg.
    waiting_rupiah : float
        Cost of one person waiting one day, in the backlog or in a queue.
    fairness_rupiah : float
        Worth of the whole unit (1.0) of the worst-served kabupaten's share served.
    """

    scenario: Scenario
    days: Days
    legs: Legs
    people: People
    queues: Queues
    options: Options
    place_ids: tuple[str, ...]
    program_ids: tuple[str, ...]
    team_ids: tuple[str, ...]
    kabupaten_ids: tuple[str, ...]
    roads: Any
    waiting_rupiah: float
    fairness_rupiah: float

    @property
    def sought_by_kabupaten(self) -> Floats:
        """People of each kabupaten who wait or come to need a passport within the horizon, shape (K,)."""
        people = self.people
        return np.bincount(people.kabupaten, people.sought, len(self.kabupaten_ids)).astype(np.float64)
