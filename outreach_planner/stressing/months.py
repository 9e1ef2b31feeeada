"""Many months at once: the day-by-day rules of ``plans.simulate``, an axis of months in front.

Held against ``plans.simulate`` by a test: where nothing is left to chance the two agree. Demand, those
who come and what can be served are what chance moves; people who wait stay expectations, so that with
those who come Poisson, and those absent among them Binomial, attendance is Poisson given the month.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.plans.simulate import Stop
from outreach_planner.scenario.uncertainty_fields import Uncertainty
from outreach_planner.stressing.draws import Luck, Weather, calm_weather, luck_of, no_luck, weather_of
from outreach_planner.world.instance import Bools, Floats, Instance

PEOPLE_DECIMALS = 6
"""Sums of shares of whole people are whole again: a visit of 40 does not miss its minimum of 40."""
AT_ONCE = 500
"""Months worked on together: their people fit into the processor's cache."""


@dataclass(frozen=True)
class Months:
    """What happened in N months, V stops and K kabupaten.

    Attributes
    ----------
    value_rupiah : Floats, shape (N,)
        Without costs, fairness included.
    served_by_visits, served_at_counters, waiting_at_end : Floats, shape (N,)
    share_by_kabupaten : Floats, shape (N, K)
    came, served, capacity : Floats, shape (N, V)
        Of each stop, groups that asked apart.
    groups : Floats, shape (N, V)
        People of groups that asked, all of them served.
    closed : Bools, shape (N, V)
    """

    value_rupiah: Floats
    served_by_visits: Floats
    served_at_counters: Floats
    waiting_at_end: Floats
    share_by_kabupaten: Floats
    came: Floats
    served: Floats
    capacity: Floats
    groups: Floats
    closed: Bools


def sample_months(
    instance: Instance, stops: Sequence[Stop], uncertainty: Uncertainty, months: int, seed: int
) -> Months:
    """Run the stops through N sampled months; the same seed gives the same months to any plan."""
    weather = weather_of(instance, uncertainty, months, seed)
    luck = [luck_of(instance, uncertainty, weather, stop, months, seed) for stop in stops]
    parts = []
    for first in range(0, months, AT_ONCE):
        part = slice(first, min(first + AT_ONCE, months))
        parts.append(
            _run(
                instance,
                stops,
                uncertainty,
                Weather(weather.level[part], weather.rain[part], weather.outage[part]),
                [
                    Luck(
                        each.turnout[part],
                        each.absent[part],
                        None if each.arrival is None else each.arrival[part],
                        each.pace[part],
                        each.closed[part],
                    )
                    for each in luck
                ],
            )
        )
    return Months(
        *(np.concatenate([getattr(p, name) for p in parts]) for name in Months.__dataclass_fields__)
    )


def calm_month(instance: Instance, stops: Sequence[Stop]) -> Months:
    """Run the stops through the one month in which everything is as expected."""
    return _run(instance, stops, Uncertainty(), calm_weather(instance), [no_luck() for _ in stops])


def _run(
    instance: Instance,
    stops: Sequence[Stop],
    uncertainty: Uncertainty,
    weather: Weather,
    luck: Sequence[Luck],
) -> Months:
    people, queues, options = instance.people, instance.queues, instance.options
    months, kabupaten = weather.level.shape
    by_day: dict[int, list[int]] = {}
    for number in sorted(range(len(stops)), key=lambda v: (stops[v].day, stops[v].team)):
        by_day.setdefault(stops[number].day, []).append(number)
    came, served = np.zeros((months, len(stops))), np.zeros((months, len(stops)))
    capacities, closed = np.zeros((months, len(stops))), np.zeros((months, len(stops)), dtype=np.bool_)
    groups = np.zeros((months, len(stops)))
    level = weather.level[:, people.kabupaten]
    belongs = np.eye(kabupaten)[people.kabupaten]
    left = people.backlog * level
    standing = np.zeros((months, len(queues.ids)))
    value, at_counters = np.zeros(months), np.zeros(months)
    reached = np.zeros((months, kabupaten))
    for t in range(len(instance.days.dates)):
        left += people.arrivals[t] * level
        works = np.where(weather.outage[:, t], uncertainty.outage_capacity, 1.0)
        capacity = queues.capacity[t] * np.ones((months, 1))
        for number in by_day.get(t, ()):
            stop, chance = stops[number], luck[number]
            rows = slice(int(options.start[stop.option]), int(options.start[stop.option + 1]))
            season, point = instance.days.season[t], options.point[rows]
            waiting = left[:, point]
            come, capacities[:, number] = _coming(
                instance, stop, chance, waiting, options.share[season, rows]
            )
            closed[:, number] = chance.closed
            came[:, number] = come.sum(axis=1)
            if chance.arrival is not None:
                came[:, number] = np.round(came[:, number], PEOPLE_DECIMALS)
            most = capacities[:, number]
            fits = np.divide(most, came[:, number], out=np.ones(months), where=came[:, number] > most)
            taken = come * fits[:, None]
            served[:, number] = taken.sum(axis=1)
            value += taken @ options.value_rupiah[season, rows]
            groups[:, number], bonus = _group(instance, stop, chance)
            value += bonus
            left[:, point] = waiting - taken
            reached += taken @ belongs[point]
            capacity[:, 0] -= stop.officers_out * queues.officer_day
        drawn = people.draw[t]
        reached += left @ (drawn.sum(axis=0)[:, None] * belongs)
        queue = queues.stays * standing + left @ drawn.T
        at_queue = np.minimum(queue, np.maximum(capacity, 0.0) * works[:, None])
        at_counters += at_queue.sum(axis=1)
        standing = queue - at_queue
        left *= people.survival[t]
        value += queues.served_rupiah * at_queue.sum(axis=1)
        value -= instance.waiting_rupiah * (left.sum(axis=1) + queues.stays * standing.sum(axis=1))
    sought = weather.level * np.bincount(people.kabupaten, people.sought, kabupaten)
    share = np.divide(reached, sought, out=np.ones_like(reached), where=sought > 0)
    value += left @ people.later_rupiah + queues.left_rupiah * queues.stays * standing.sum(axis=1)
    value += instance.fairness_rupiah * share.min(axis=1)
    return Months(
        value_rupiah=value,
        served_by_visits=served.sum(axis=1) + groups.sum(axis=1),
        served_at_counters=at_counters,
        waiting_at_end=left.sum(axis=1) + queues.stays * standing.sum(axis=1),
        share_by_kabupaten=share,
        came=came,
        served=served,
        capacity=capacities,
        groups=groups,
        closed=closed,
    )


def _coming(
    instance: Instance, stop: Stop, chance: Luck, waiting: Floats, share: Floats
) -> tuple[Floats, Floats]:
    """Tell who comes from each point, (months, points), and how many can be served, (months,)."""
    come = waiting * share
    expected = come.sum(axis=1)
    meant = expected * chance.turnout * ~chance.closed
    most = stop.capacity * chance.pace
    quota = int(instance.options.quota[stop.option])
    if quota >= 0:
        most = np.minimum(most, max(stop.capacity, quota + int(instance.options.extra_capacity[stop.option])))
    if chance.arrival is not None:
        z = chance.arrival
        meant = np.maximum(np.floor(meant + np.sqrt(meant) * z + (z**2 - 1) / 6 + 0.5), 0.0) * (meant > 0)
        most = np.floor(most + 1e-9)
    ratio = np.divide(meant, expected, out=np.zeros_like(meant), where=expected > 0)
    return np.minimum(come * ratio[:, None], waiting), most


def _group(instance: Instance, stop: Stop, chance: Luck) -> tuple[Floats, Floats]:
    """Tell how many of the group that asked come, (months,), and what serving them is worth.

    Those absent stay away from it as from any visit; a group is no crowd, so its turnout is else certain.
    """
    asked = int(instance.options.group[stop.option])
    if asked == 0:
        nothing = np.zeros(len(chance.turnout))
        return nothing, nothing
    come = asked * (1 - chance.absent) * ~chance.closed
    if chance.arrival is not None:
        come = np.floor(come + 0.5)
    return come, come / asked * int(instance.options.bonus_rupiah[stop.option])
