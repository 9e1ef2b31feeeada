"""What the people are worth without visits, for many choices of sites at once, at prices of the counters.

The same backward recursion as ``deciding.bound.worth``, a row for each choice: with prices on places at the
counters and weights on the kabupaten everything is linear, so the sum is never below what a day-by-day
simulation of the choice finds, and equals it where the prices are right. The queues of the sites themselves
have no price: they ask for no more people than they hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.prices import fair_by_point
from outreach_planner.deciding.pace import AT_ONCE
from outreach_planner.scenario.fields import Scenario
from outreach_planner.siting.backward import CLOSED, backward
from outreach_planner.siting.opened import PREFIX, Ground
from outreach_planner.siting.pulls import DaysOfPulls, Pulls
from outreach_planner.siting.sites import Choice
from outreach_planner.world.counters import MOST_DRAWN, is_open
from outreach_planner.world.demand import COUNTER_DAYS, usual_week
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


def unvisited(
    ground: Ground, all_choices: Sequence[Choice], prices: SitePrices, *, by_candidate: bool = False
) -> Unvisited:
    """Work out what the people are worth without visits under each choice.

    ``left`` and ``later`` are told of all choices only, unless asked for ``by_candidate``.
    """
    rupiah = np.zeros(len(all_choices))
    days, points = ground.instance.people.arrivals.shape
    shape = len(ground.sites) + 1 if by_candidate else 1, points, days
    rows = _rows_of(all_choices, by_candidate)
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, choice in enumerate(all_choices):
        groups.setdefault(choice.closed, []).append(number)
    pieces = []
    for closed, numbers in groups.items():
        pulls = DaysOfPulls(ground, closed)
        pieces += [(pulls, numbers[first : first + CHUNK]) for first in range(0, len(numbers), CHUNK)]

    def work(some: Sequence[tuple[DaysOfPulls, list[int]]]) -> _Least:
        least = _Least(np.full(shape, np.inf), np.full(shape[:2], np.inf))
        for pulls, numbers in some:
            opens = np.zeros((len(numbers), len(ground.sites)))
            for row, number in enumerate(numbers):
                opens[row, list(all_choices[number].opened)] = 1.0
            rupiah[numbers] = _recursion(ground, pulls, opens, prices, rows[numbers], least)
        return least

    with ThreadPoolExecutor(AT_ONCE) as threads:
        shares = [pieces[number::AT_ONCE] for number in range(AT_ONCE)]
        found = list(threads.map(work, shares))
    left, later = found[0].left, found[0].later
    for other in found[1:]:
        np.minimum(left, other.left, out=left)
        np.minimum(later, other.later, out=later)
    return Unvisited(rupiah, left.transpose(0, 2, 1), later)


@dataclass(frozen=True)
class _Least:
    """The least worths found so far: of a person left on a day (N, I, D), and after the last one (N, I)."""

    left: Floats
    later: Floats

    def lower_later(self, later: Floats, opens: Floats) -> None:
        """Lower what a person is worth after the last day, of all choices and of those that open each."""
        for row in range(len(self.later)):
            some = later if row == 0 else later[opens[:, row - 1] > 0]
            if len(some):
                np.minimum(self.later[row], some.min(axis=0), out=self.later[row])


def _rows_of(all_choices: Sequence[Choice], by_candidate: bool) -> Ints:
    """Name the rows of the least worths that each choice lowers: that of all, then those it opens."""
    most = max((len(choice.opened) for choice in all_choices), default=0) if by_candidate else 0
    rows = np.full((len(all_choices), most + 1), -1, dtype=np.int64)
    rows[:, 0] = 0
    for number, choice in enumerate(all_choices if by_candidate else ()):
        rows[number, 1 : len(choice.opened) + 1] = np.array(choice.opened, dtype=np.int64) + 1
    return rows


def _recursion(
    ground: Ground,
    pulls: DaysOfPulls,
    opens: Floats,
    prices: SitePrices,
    rows: Ints,
    least: _Least,
) -> Floats:
    """Go back from the last day; returns each choice's worth and lowers ``least``."""
    instance, people, queues = ground.instance, ground.instance.people, ground.instance.queues
    days, fair = len(instance.days.dates), fair_by_point(instance, prices.fairness)
    later = _later(ground, pulls, opens)
    least.lower_later(later, opens)
    kinds: list[Pulls] = []
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
        least.left,
    )
    worth += _places(ground, pulls.scenario, opens, prices)
    if not people.sought.any():
        worth += instance.fairness_rupiah
    return worth


def _later(ground: Ground, pulls: DaysOfPulls, opens: Floats) -> Floats:
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
