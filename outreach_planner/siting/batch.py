"""What the people are worth without visits, for many choices of sites at once, at prices of the counters.

The same backward recursion as ``deciding.bound.worth``, a row for each choice: with prices on places at the
counters and weights on the kabupaten everything is linear, so the sum is never below what a day-by-day
simulation of the choice finds, and equals it where the prices are right. The queues of the sites themselves
have no price: they ask for no more people than they hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.prices import fair_by_point
from outreach_planner.scenario.base import Weekday
from outreach_planner.scenario.fields import Scenario
from outreach_planner.siting.backward import CLOSED, backward
from outreach_planner.siting.opened import PREFIX, Ground, scenario_with
from outreach_planner.siting.sites import Choice
from outreach_planner.world.counters import MOST_DRAWN, is_open, pull_of, travel_spared_rupiah
from outreach_planner.world.demand import COUNTER_DAYS, points_of, usual_week
from outreach_planner.world.instance import Floats, Ints
from outreach_planner.world.queues import queues_of

CHUNK = 1500
"""Choices worked out at once; bounds the memory."""


@dataclass(frozen=True)
class SitePrices:
    """Prices at which the people's worth is linear.

    Attributes
    ----------
    counter : Floats, shape (D, G)
        A place at a counter of today's queues on a day, in rupiah, >= 0.
    fairness : Floats, shape (K,)
        Weights of the kabupaten, summing to the worth of fairness.
    """

    counter: Floats
    fairness: Floats


@dataclass(frozen=True)
class Unvisited:
    """The people's worth without visits.

    Attributes
    ----------
    rupiah : Floats, shape (B,)
        Of each choice, costs of the sites apart.
    left : Floats, shape (J + 1, D, I)
        Per person left on a day: least over all choices, then over those that open each candidate.
    later : Floats, shape (J + 1, I)
        The same of a person after the last day; infinite where no choice opens a candidate.
    """

    rupiah: Floats
    left: Floats
    later: Floats


@dataclass(frozen=True)
class _Pulls:
    """Raw pulls on the points on one kind of day.

    Today's queues (G, I), the travel they spare (I,), the sites (J, I) and the travel they spare (J, I).
    """

    queue: Floats
    queue_spared: Floats
    site: Floats
    site_spared: Floats


def unvisited(
    ground: Ground, all_choices: Sequence[Choice], prices: SitePrices, *, by_candidate: bool = False
) -> Unvisited:
    """Work out what the people are worth without visits under each choice.

    ``left`` and ``later`` are told of all choices only, unless asked for ``by_candidate``.
    """
    rupiah = np.zeros(len(all_choices))
    days, points = ground.instance.people.arrivals.shape
    count = len(ground.sites) + 1 if by_candidate else 1
    left, later = np.full((count, points, days), np.inf), np.full((count, points), np.inf)
    lowers = _rows_of(all_choices, by_candidate)
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, choice in enumerate(all_choices):
        groups.setdefault(choice.closed, []).append(number)
    for closed, numbers in groups.items():
        pulls = _Days(ground, closed)
        for first in range(0, len(numbers), CHUNK):
            rows = numbers[first : first + CHUNK]
            opens = np.zeros((len(rows), len(ground.sites)))
            for row, number in enumerate(rows):
                opens[row, list(all_choices[number].opened)] = 1.0
            rupiah[rows] = _recursion(ground, pulls, opens, prices, lowers[rows], left, later)
    return Unvisited(rupiah, left.transpose(0, 2, 1), later)


def _rows_of(all_choices: Sequence[Choice], by_candidate: bool) -> Ints:
    """Name the rows of the least worths that each choice lowers: that of all, then those it opens."""
    most = max((len(choice.opened) for choice in all_choices), default=0) if by_candidate else 0
    rows = np.full((len(all_choices), most + 1), -1, dtype=np.int64)
    rows[:, 0] = 0
    for number, choice in enumerate(all_choices if by_candidate else ()):
        rows[number, 1 : len(choice.opened) + 1] = np.array(choice.opened, dtype=np.int64) + 1
    return rows


class _Days:
    """The raw pulls of each day with some counters closed, worked out once for each kind of day."""

    def __init__(self, ground: Ground, closed: tuple[str, ...]) -> None:
        everything = Choice(tuple(range(len(ground.sites))), closed)
        self.ground = ground
        self.scenario = scenario_with(ground.instance.scenario, ground.sites, ground.pull, everything)
        _, home, segment = points_of(self.scenario)
        eager = np.array([each.counter_pull for each in self.scenario.demand.segments.values()])
        self._home, self._eager = home, eager[segment]
        self._known: dict[tuple[int, tuple[str, ...]], _Pulls] = {}

    def on(self, season: int, date: dt.date, weekday: Weekday | None = None) -> _Pulls:
        """Give the pulls on a working day, or on another day of its week."""
        counters = self.scenario.counters
        key = (season, tuple(name for name, each in counters.items() if is_open(each, date, weekday)))
        if key not in self._known:
            self._known[key] = self._work_out(season, key[1])
        return self._known[key]

    def _work_out(self, season: int, opened: tuple[str, ...]) -> _Pulls:
        ground, scenario = self.ground, self.scenario
        queues, places = ground.instance.queues.ids, list(scenario.places)
        sites = {PREFIX + site.id: number for number, site in enumerate(ground.sites)}
        points = len(self._home)
        queue, spared = np.zeros((len(queues), points)), np.zeros(points)
        site, site_spared = np.zeros((len(sites), points)), np.zeros((len(sites), points))
        for name in opened:
            counter = scenario.counters[name]
            if not counter.draws:
                continue
            drawn = pull_of(scenario, ground.travel, season, counter)[self._home] * self._eager
            place = places.index(counter.place)
            travel = travel_spared_rupiah(scenario, ground.travel, season, place)[self._home]
            if name in sites:
                site[sites[name]], site_spared[sites[name]] = drawn, drawn * travel
            else:
                queue[queues.index(counter.queue)] += drawn
                spared += drawn * travel
        return _Pulls(queue, spared, site, site_spared)


def _recursion(
    ground: Ground,
    pulls: _Days,
    opens: Floats,
    prices: SitePrices,
    rows: Ints,
    least: Floats,
    least_later: Floats,
) -> Floats:
    """Go back from the last day; returns each choice's worth and lowers ``least`` and ``least_later``."""
    instance, people, queues = ground.instance, ground.instance.people, ground.instance.queues
    days, fair = len(instance.days.dates), fair_by_point(instance, prices.fairness)
    later = _later(ground, pulls, opens)
    for column in rows.T:
        np.minimum.at(least_later, column[column >= 0], later[column >= 0])
    kinds: list[_Pulls] = []
    kind, today_worth = np.full(days, CLOSED, dtype=np.int64), np.zeros(people.arrivals.shape)
    queue = np.full(len(queues.ids), queues.left_rupiah)
    for t in reversed(range(days)):
        stays = queues.stays * (queue - instance.waiting_rupiah)
        served = queues.served_rupiah - prices.counter[t]
        queue = np.where(queues.capacity[t] > 0, np.maximum(served, stays), stays)
        if instance.days.working[t]:
            today = pulls.on(int(instance.days.season[t]), instance.days.dates[t])
            if not any(today is other for other in kinds):
                kinds.append(today)
            kind[t] = next(number for number, other in enumerate(kinds) if other is today)
            today_worth[t] = queue @ today.queue + fair * today.queue.sum(axis=0) + today.queue_spared
    come = people.arrivals.copy()
    come[0] += people.backlog
    worth = backward(
        kind,
        np.array([each.queue.sum(axis=0) for each in kinds]),
        today_worth,
        np.array([opens @ each.site for each in kinds]),
        np.array([opens @ (each.site * (queues.served_rupiah + fair) + each.site_spared) for each in kinds]),
        later,
        come,
        np.array([1.0 - instance.scenario.demand.giving_up_a_day, instance.waiting_rupiah, MOST_DRAWN]),
        rows,
        least,
    )
    worth += _places(ground, pulls.scenario, opens, prices)
    if not people.sought.any():
        worth += instance.fairness_rupiah
    return worth


def _later(ground: Ground, pulls: _Days, opens: Floats) -> Floats:
    """Value one who still waits after the last day, at the pulls of the last week, shape (B, I)."""
    instance = ground.instance
    last, season = instance.days.dates[-1], int(instance.days.season[-1])
    week = usual_week(pulls.scenario)
    drawn: Floats = np.zeros((len(opens), len(instance.people.ids)))
    spared: Floats = np.zeros_like(drawn)
    for weekday in week:
        today = pulls.on(season, last, weekday)
        total = today.queue.sum(axis=0) + opens @ today.site
        cut = np.minimum(1.0, MOST_DRAWN / np.maximum(total, 1e-12)) / len(week)
        drawn += cut * total
        spared += cut * (today.queue_spared + opens @ today.site_spared)
    leaving = COUNTER_DAYS * drawn + instance.scenario.demand.giving_up_a_day
    worth = COUNTER_DAYS * (instance.scenario.costs.served_rupiah * drawn + spared)
    return np.divide(worth, leaving, out=np.zeros_like(drawn), where=drawn > 0)


def _places(ground: Ground, scenario: Scenario, opens: Floats, prices: SitePrices) -> Floats:
    """Price the places at the counters of today that stand, without the officers at the sites, shape (B,).

    The officers of a counter that is given up are back in the office.
    """
    days, office = ground.instance.days, scenario.office
    names = [PREFIX + site.id for site in ground.sites]
    counters = {name: counter for name, counter in scenario.counters.items() if name not in names}
    capacity = queues_of(scenario.model_copy(update={"counters": counters}), days).capacity
    worth = np.full(len(opens), float((prices.counter * capacity).sum()))
    for t in np.flatnonzero(days.working & (prices.counter[:, 0] > 0.0)):
        price, date = float(prices.counter[t, 0]), days.dates[t]
        standing = [counter for counter in counters.values() if is_open(counter, date)]
        if not any(counter.staffed_by_office for counter in standing):
            continue
        open_today = np.array([is_open(scenario.counters[name], date) for name in names], dtype=np.float64)
        officers = np.array([site.terms.officers for site in ground.sites]) * open_today
        there = max(0, office.officers - sum(counter.officers for counter in standing))
        gone = np.minimum(there, opens @ officers)
        worth -= price * gone * office.applicants_an_officer_a_day
    return worth
