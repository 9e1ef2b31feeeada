"""Who waits at least, whatever is planned, and the largest part of those who come that a visit can serve.

Day by day and, on a day, team by team in the order in which they are served: knowing who waits at least when
a team comes, of those who come to its option at most ``part = min(1, capacity / attendance of the least)``
are served, so its visit takes at most ``share part`` of a point's people. A team makes one visit a day, so
the next team finds at least ``1 - largest share part`` of them. At own places, which see one event a day, all
teams count as one. Two floors for the next day follow, and the higher one counts:

*by days*    what the last team leaves, and the night follows;
*by options* an option returns only after its gap. With ``d_1 >= d_2 >= ...`` the largest parts so far of a
             team's options, each counted as often as it can return, those who joined on day s have met at
             most n of them on the team's n open days since, so ``(1 - d_1) ... (1 - d_n)`` of those who would
             wait undisturbed are left.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.cliques import Cliques, clashes
from outreach_planner.deciding.bound.crews import Crews
from outreach_planner.deciding.bound.visits import Visits
from outreach_planner.model.network import Formulation
from outreach_planner.world.instance import Floats, Ints


def least_waiting(
    formulation: Formulation, visits: Visits, crews: Crews, cliques: Cliques
) -> tuple[Floats, Floats]:
    """Find who waits at least when each team comes, and the largest parts served.

    Returns
    -------
    least : Floats, shape (U, D, I)
        At own places for all teams that of the first.
    part : Floats, shape (U, O, D)
        Of those who come to an option, 0 where a team cannot visit it; at own places whoever comes.
    """
    instance = formulation.instance
    people, point = instance.people, instance.options.point
    teams, count, days = len(formulation.networks), len(instance.options.ids), len(instance.days.dates)
    capacity = np.zeros((teams, count, days))
    group = np.where(crews.own[visits.option], 0, visits.team)
    np.maximum.at(capacity, (group, visits.option, visits.day), visits.capacity.sum(axis=1))
    of = np.repeat(np.arange(count), np.diff(instance.options.start))
    own_points = np.zeros(len(people.ids), dtype=np.bool_)
    own_points[point[crews.own[of]]] = True
    repeats = _repeats(cliques, crews, capacity)[:, of]
    part, least = np.zeros((teams, count, days)), np.zeros((teams, *people.undisturbed.shape))
    dearest, met = np.zeros((teams, len(of))), np.zeros((teams, days), dtype=np.int64)
    joined = np.zeros(people.undisturbed.shape)
    floor = np.zeros(people.undisturbed.shape[1])
    for t in range(days):
        joined[t] = people.arrivals[t] + (people.backlog if t == 0 else 0.0)
        floor = floor + joined[t]
        share = instance.options.share[instance.days.season[t]]
        by_option = np.ones((t + 1, len(floor)))
        for u in range(teams):
            least[u, t] = np.where(own_points, least[0, t], floor) if u else floor
            come = np.bincount(of, share * floor[point], count)
            fits = np.minimum(1.0, capacity[u, :, t] / np.maximum(come, 1e-9))
            fits[instance.options.second >= 0] = 1.0  # two services: each may serve all who come
            part[u, :, t] = np.where(capacity[u, :, t] > 0, fits, 0.0)
            taken = share * part[u, of, t]
            largest = np.zeros(len(floor))
            np.maximum.at(largest, point, taken)
            floor = floor * (1.0 - largest)
            dearest[u] = np.maximum(dearest[u], taken)
            met[u, : t + 1] += int((capacity[u, :, t] > 0).any())
            most = int(met[u].max())
            by_option *= _kept(dearest[u], repeats[u], point, len(floor), most)[met[u, : t + 1]]
        joined[: t + 1] *= people.survival[t]
        floor = np.maximum(people.survival[t] * floor, (joined[: t + 1] * by_option).sum(axis=0))
    part[1:, crews.own] = part[0, crews.own]
    return least, part


def _kept(parts: Floats, repeats: Ints, point: Ints, points: int, most: int) -> Floats:
    """Find the part of each point's people left after the worst n visits, shape (most + 1, I)."""
    kept = np.ones((most + 1, points))
    some = np.flatnonzero((parts > 0) & (repeats > 0))
    some = some[np.lexsort((-parts[some], point[some]))]
    all_parts, all_points = np.repeat(parts[some], repeats[some]), np.repeat(point[some], repeats[some])
    rank = np.arange(len(all_points)) - np.searchsorted(all_points, all_points)
    early = rank < most
    kept[rank[early] + 1, all_points[early]] = 1.0 - all_parts[early]
    return np.multiply.accumulate(kept, axis=0)


def _repeats(cliques: Cliques, crews: Crews, capacity: Floats) -> Ints:
    """Count how often a team can hold each option at most, shape (U, O); own places by the first team."""
    result = np.zeros(capacity.shape[:2], dtype=np.int64)
    for u, o in np.argwhere((capacity > 0).any(axis=2)):
        days = np.flatnonzero(capacity[u, o] > 0)
        start, clash = clashes(cliques, -1 if crews.own[o] else int(u), np.array([o]), days)
        pairs = [set(clash[start[x] : start[x + 1]].tolist()) for x in range(len(days))]
        result[u, o] = _most_visits(pairs)
    return result


def _most_visits(clashing: list[set[int]]) -> int:
    """Bound the visits on days that clash in these pairs: cover them greedily by sets that all clash."""
    groups, days = 0, list(range(len(clashing)))
    while days:
        together, common, left = days[:1], clashing[days[0]], []
        for t in days[1:]:
            if t in common:
                together.append(t)
                common = common & clashing[t]
            else:
                left.append(t)
        days = left
        groups += 1
    return groups
