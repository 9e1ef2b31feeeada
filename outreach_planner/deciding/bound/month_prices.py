"""First prices of a long horizon: month by month, each with a master of its own, from the last to the first.

A month is an ``excerpt``: it begins with whom the known plan leaves, and ends with people worth what the
prices of the later months say, and the plan's visits there. So its master sees what a long wait is worth, and
has the rows of one month only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from outreach_planner.deciding.bound.clusters import Cluster
from outreach_planner.deciding.bound.excerpt import Later, excerpt
from outreach_planner.deciding.bound.improve import BoundProgress
from outreach_planner.deciding.bound.limits import Limits
from outreach_planner.deciding.bound.prices import Prices
from outreach_planner.deciding.bound.question import Question, free_prices
from outreach_planner.deciding.bound.visits import Visits
from outreach_planner.deciding.bound.worth import worth_of_people
from outreach_planner.model.network import Schedule
from outreach_planner.plans.simulate import Simulation, Stop, simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.world.instance import Floats, Instance, Ints

STAGES = ((1, 20_000), (2, 20_000))
ENOUGH = 3e-3
MOST_ROUNDS = 40
"""Of one month. Longer work on larger clusters fits the month's prices to the month alone: on a quarter of
Palembang they took three times as long and proved less of the whole."""


class MonthPrices:
    """Where the months stand, and the prices of those done (others 0).

    Parameters
    ----------
    question : Question
        Of the whole horizon, each place a cluster.
    plan : Schedule
        Keeps all rules.
    stop : callable
        Asked while a round is at work; True cuts it short.
    """

    def __init__(self, question: Question, plan: Schedule, stop: Callable[[], bool]) -> None:
        self._question, self._plan, self._stop = question, plan, stop
        formulation = question.ground.formulation
        instance = formulation.instance
        self._stops = [stop for _, each in stops_of_schedule(formulation, plan) for stop in each]
        self._seen = simulate(instance, self._stops)
        least = self._seen.share_by_kabupaten <= self._seen.share_by_kabupaten.min()
        self.prices = free_prices(question, least.astype(np.float64))
        self._inner = np.zeros(self.prices.person.shape)
        starts = month_starts(instance, plan)
        self._spans = list(zip(starts, [*starts[1:], len(instance.days.dates)], strict=True))

    def work(self) -> bool:
        """Price one more month; False when all are done."""
        if not self._spans:
            return False
        first, end = self._spans.pop()
        month = self._begun(first, end)
        for _round in range(MOST_ROUNDS):
            if not month.work() or self._stop():
                break
        self._take(month, first, end)
        return True

    def whole(self) -> Prices:
        """All prices found, those between places that the months had put together too."""
        person = np.where(self._question.shared, self.prices.person + self._inner, 0.0)
        return replace(self.prices, person=person, limit=self._question.limits.clipped(self.prices.limit))

    def _begun(self, first: int, end: int) -> BoundProgress:
        formulation, prices = self._question.ground.formulation, self.prices
        instance = formulation.instance
        worth = worth_of_people(instance, prices)
        person, queue = instance.people.later_rupiah, instance.queues.left_rupiah
        if end < len(instance.days.dates):
            gained = gained_by_visits(instance, self._stops, self._seen, worth.left, end)
            person = worth.left[end] + prices.person[:, end].sum(axis=0) + gained
            queue = _worth_in_queue(instance, prices.counter, end)
        later = Later(person, queue, worth.fair)
        month, plan = excerpt(formulation, self._plan, self._seen.waiting, first, end, later)
        return BoundProgress(month, [plan], self._stop, stages=STAGES, enough=ENOUGH)

    def _take(self, month: BoundProgress, first: int, end: int) -> None:
        """Take over the prices of a month."""
        question, found = month.best()
        if found is None:
            return
        self.prices.counter[first:end] = found.counter
        self.prices.person[:, first:end] = found.person
        for cluster in question.clusters:
            _add_inner(cluster, self._inner, first)
        days, span = len(self.prices.counter), end - first
        whole, crews, of_month = self._question, self._question.ground.crews, question.ground.crews
        teams, month_teams = len(crews.first), len(of_month.first)
        # One visit a day, and the balance of evening moves; teams may be alike in a month and not in all, or
        # in all and not in a month of which one has worked more before.
        number = np.searchsorted(of_month.first, of_month.of_team[crews.first])
        daily = found.limit[: 2 * month_teams * span].reshape(2, month_teams, span)
        self.prices.limit[: 2 * teams * days].reshape(2, teams, days)[:, :, first:end] = daily[:, number]
        visit = _same_visits(whole.ground.visits, question.ground.visits, of_month.of_team, first)
        same = {key: m for m, key in _entries(question.limits, None).items() if m >= 2 * month_teams * span}
        for m, key in _entries(whole.limits, visit).items():
            if m >= 2 * teams * days and key in same:
                price = found.limit[same.pop(key)]
                if abs(price) > abs(self.prices.limit[m]):
                    self.prices.limit[m] = price


def month_starts(instance: Instance, plan: Schedule) -> list[int]:
    """First days of the months, later where a team of the plan sleeps away the night before."""
    starts = [0]
    for t in range(1, len(instance.days.dates)):
        begun = instance.days.month[starts[-1]] < instance.days.month[t]
        if begun and not plan.night[:, t - 1].any():
            starts.append(t)
    return starts


def gained_by_visits(
    instance: Instance, stops: list[Stop], seen: Simulation, left: Floats, day: int
) -> Floats:
    """Rupiah that one more person waiting on a day gains by a plan's visits from that day on, shape (I,).

    ``left`` (D, I) is what a person is worth who is left after the visits of a day. Where more come than fit,
    one more person takes the place of the others who came.
    """
    options, people = instance.options, instance.people
    gained = np.zeros(len(people.ids))
    order = sorted(range(len(stops)), key=lambda n: (stops[n].day, stops[n].team), reverse=True)
    today = len(people.survival)
    for n in order:
        stop = stops[n]
        if stop.day < day:
            break
        gained *= np.prod(people.survival[stop.day : today], axis=0)
        today = stop.day
        rows = slice(options.start[stop.option], options.start[stop.option + 1])
        point, season = options.point[rows], instance.days.season[today]
        served = seen.stop_served[n][point]
        fits = min(1.0, float(seen.served[n]) / max(float(seen.came[n]), 1e-9))
        part = options.share[season, rows] * fits
        each = options.value_rupiah[season, rows] - left[today, point]
        mean = float(each @ served) / max(float(served.sum()), 1e-9) if fits < 1.0 else 0.0
        gained[point] = part * (each - mean) + (1.0 - part) * gained[point]
    result: Floats = gained * np.prod(people.survival[day:today], axis=0)
    return result


def _worth_in_queue(instance: Instance, price: Floats, day: int) -> float:
    """Worth of one who stands in the office's queue on the morning of a day, as in ``worth``."""
    queues = instance.queues
    queue = queues.left_rupiah
    for t in reversed(range(day, len(price))):
        stay = queues.stays * (queue - instance.waiting_rupiah)
        queue = max(queues.served_rupiah - float(price[t, 0]), stay) if queues.capacity[t, 0] > 0 else stay
    return queue


def _add_inner(cluster: Cluster, person: Floats, first: int) -> None:
    """Add the prices between the parts of a cluster, and between theirs."""
    person[max(cluster.team, 0)][np.ix_(cluster.days + first, cluster.points)] += cluster.inner
    for part in cluster.parts:
        _add_inner(part, person, first)


def _same_visits(whole: Visits, month: Visits, of_team: Ints, first: int) -> dict[int, int]:
    """Tell which visit of the month a visit of the whole is; ``of_team`` are the month's crews."""

    def keys(visits: Visits, shift: int) -> list[tuple[int, ...]]:
        team, sleeps = of_team[visits.team], visits.sleeps.astype(np.int64)
        columns = team, visits.option, visits.day - shift, visits.came, sleeps
        return [tuple(row) for row in np.stack(columns, axis=1).tolist()]

    number = {key: v for v, key in enumerate(keys(month, 0))}
    return {v: number[key] for v, key in enumerate(keys(whole, first)) if key in number}


def _entries(limits: Limits, number: dict[int, int] | None) -> dict[int, frozenset[tuple[int, float]]]:
    """Write down what each limit counts, by its visits' numbers in the month (None: their own)."""
    found: dict[int, set[tuple[int, float]]] = {}
    for m, v, coefficient in zip(limits.limit, limits.visit, limits.coefficient, strict=True):
        n = int(v) if number is None else number.get(int(v), -1)
        if n >= 0:
            found.setdefault(int(m), set()).add((n, round(float(coefficient), 6)))
    return {m: frozenset(entries) for m, entries in sorted(found.items())}
