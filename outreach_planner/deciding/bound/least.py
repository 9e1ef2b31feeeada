"""Who waits at least, whatever is planned, and the largest part of those who come that a visit can serve.

A visit takes from those who wait at a point at most the part ``share x f``. Let ``d_1 >= d_2 >= ...`` be the
largest such parts a team's options can take, each option counted as often as its gap lets it return; a team
makes one visit a day. Those who joined on day s and still wait on day t have met at most t - s visits of
each team, at different days, so at least ``prod over teams of (1 - d_1) ... (1 - d_(t - s))`` of those who
would wait undisturbed are left. Summed over s this is ``least``.

The part f is at most 1; knowing who waits at least, at most ``capacity / attendance of the least``. That
gives smaller d and a larger ``least``, and so on: each step rests on the one before, so all are valid.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.limits import is_clique
from outreach_planner.deciding.bound.visits import Visits
from outreach_planner.model.network import Formulation
from outreach_planner.world.instance import Floats, Ints

STEPS = 4


def least_waiting(formulation: Formulation, visits: Visits) -> tuple[Floats, Floats]:
    """Find who waits at least before the first visit of each day, and the largest parts served.

    Returns
    -------
    least : Floats, shape (D, I)
    part : Floats, shape (U, O, D)
        Of those who come to an option, 0 where a team cannot visit it.
    """
    instance = formulation.instance
    teams, count, days = len(formulation.networks), len(instance.options.ids), len(instance.days.dates)
    capacity = np.zeros((teams, count, days))
    np.maximum.at(capacity, (visits.team, visits.option, visits.day), visits.capacity)
    part = (capacity > 0).astype(np.float64)
    repeats = _repeats(formulation, teams, count)
    share = instance.options.share[instance.days.season]
    of = np.repeat(np.arange(count), np.diff(instance.options.start))
    least = np.zeros(instance.people.undisturbed.shape)
    for _step in range(STEPS):
        least = _left(formulation, (share[None] * part[:, of].transpose(0, 2, 1)).max(axis=1), repeats[:, of])
        come = np.zeros((count, days))
        np.add.at(come, of, (share * least[:, instance.options.point]).T)
        fits = np.minimum(1.0, capacity / np.maximum(come, 1e-9)[None])
        part = np.where(capacity > 0, fits, 0.0)
    return least, part


def _left(formulation: Formulation, taken: Floats, repeats: Ints) -> Floats:
    """Who is left at least; ``taken`` and ``repeats``, shape (U, R): part a visit takes, and how often."""
    instance = formulation.instance
    people, point = instance.people, instance.options.point
    days, points = people.arrivals.shape
    kept = np.ones((days, points))
    for u in range(taken.shape[0]):
        for i in np.unique(point[taken[u] > 0]):
            rows = np.flatnonzero((point == i) & (taken[u] > 0))
            parts = np.sort(np.repeat(taken[u, rows], repeats[u, rows]))[::-1][: days - 1]
            factor = np.cumprod(1.0 - parts)
            whole = np.full(days - 1, factor[-1] if len(factor) else 1.0)
            whole[: len(factor)] = factor
            kept[1:, i] *= whole
    result = np.zeros((days, points))
    joined = people.arrivals.copy()
    joined[0] += people.backlog
    for s in range(days):
        waiting = joined[s]
        for t in range(s, days):
            result[t] += waiting * kept[t - s]
            waiting = waiting * people.survival[t]
    return result


def _repeats(formulation: Formulation, teams: int, options: int) -> Ints:
    """How often a team can hold each option in the horizon at most, shape (U, O)."""
    closed: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for row in formulation.rows:
        if is_clique(row):
            for key in sorted({(int(u), int(o)) for u, o in zip(row.team, row.option, strict=True)}):
                on = np.sort(row.day[(row.team == key[0]) & (row.option == key[1])])
                pairs = closed.setdefault(key, set())
                pairs.update((int(a), int(b)) for n, a in enumerate(on) for b in on[n + 1 :])
    result = np.zeros((teams, options), dtype=np.int64)
    for network in formulation.networks:
        for n, o in enumerate(network.options):
            open_days = [int(t) for t in np.flatnonzero(network.allowed[n])]
            pairs = closed.get((network.team, int(o)), set())
            result[network.team, o] = _most_visits(open_days, pairs)
    return result


def _most_visits(days: list[int], clashing: set[tuple[int, int]]) -> int:
    """An upper bound of the visits on these days: a greedy cover of the days by sets that all clash."""
    groups = 0
    while days:
        first, rest = days[0], days[1:]
        together = [first]
        for t in rest:
            if all((a, t) in clashing for a in together):
                together.append(t)
        days = [t for t in rest if t not in together]
        groups += 1
    return groups
