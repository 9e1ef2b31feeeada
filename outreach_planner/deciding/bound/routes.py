"""Ways of a crew through the horizon: where its teams can be on which day, exactly, at prices on visits.

A crew whose places are all own ones and that sleeps away is *routed*: instead of counting its visits of a day
and its moves, the bound sends each of its teams along the best path from home to home, where every visit on
the way (an option on a day, come from home or slept there, going home or moving on) earns the price that the
clusters pay for it. For every permitted schedule the visits made are no more than the passes of the teams'
paths, so with prices >= 0 the sum of the best cluster values at these prices and the best paths is a bound. A
path is a row of trips (see ``trips``). Of one trip two visits to the same option are left out only where a
row of the rules holds all visits to both days, so that no permitted schedule makes both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from outreach_planner.deciding.bound.cliques import Cliques, clashes
from outreach_planner.deciding.bound.crews import Crews
from outreach_planner.deciding.bound.trips import MOST_NODES, Tables, Trip, best_trips, trips_within
from outreach_planner.deciding.bound.visits import THIS_MORNING, Visits
from outreach_planner.model.eve import eve_drives
from outreach_planner.model.network import Formulation, Schedule, TeamNetwork
from outreach_planner.world.instance import Bools, Floats, Ints


@dataclass(frozen=True)
class Routes:
    """Where the teams of one routed crew can go; ``n`` its options, home apart.

    Attributes
    ----------
    team, size : int
        The team that stands for the crew, and how many they are.
    teams : Ints
        All of them.
    options : Ints, shape (N,)
        Indexes of the instance.
    visit : Ints, shape (D, 2, 2, N)
        Number of the possible visit on day t: from home or slept, going home or moving on; -1 for none.
    place : Ints, shape (V, 4)
        Day, slept, onward and option of each possible visit of the crew; -1 for visits of others.
    out, back : Floats, shape (D, N)
        Rupiah from home in the morning and back home in the evening.
    eve : Floats, shape (D, N)
        Rupiah from home in the evening of day t to a visit on the next, the night included; infinite
        where it cannot be.
    near : Ints, shape (N, K)
        Options that some evening move from n reaches; -1 after the last.
    move : Floats, shape (D, 2, N, K)
        Rupiah of the evening move after a visit on day t to the near one on the next, the night included.
    again : Bools, shape (N, D, D)
        Two visits to the option on these days are never made both.
    longest : int
        Most visits of a trip.
    """

    team: int
    size: int
    teams: Ints
    options: Ints
    visit: Ints
    place: Ints
    out: Floats
    back: Floats
    eve: Floats
    near: Ints
    move: Floats
    again: Bools
    longest: int

    @cached_property
    def tables(self) -> Tables:
        """What the compiled search reads."""
        return Tables(
            self.visit, self.out, self.back, self.eve, self.near, self.move, self.again, self.longest
        )


@dataclass(frozen=True)
class Ways:
    """Best paths at given prices, in rupiah.

    Attributes
    ----------
    best : float
        Of one team; never below 0.
    home : Floats, shape (D + 1,)
        Best earnings from the morning of day t at home on.
    ahead : Floats, shape (D, 2, N)
        As in ``trips``.
    trip, first : Ints
        As ``best_trips`` gives them.
    """

    best: float
    home: Floats
    ahead: Floats
    trip: Ints
    first: Ints


def routed_teams(formulation: Formulation, crews: Crews) -> Ints:
    """Find the teams that stand for routed crews."""
    routed = [
        network.team
        for network in formulation.networks
        if network.team in crews.first and network.away.any() and crews.own[network.options].all()
    ]
    return np.array(routed, dtype=np.int64)


def routes_of(formulation: Formulation, crews: Crews, visits: Visits, cliques: Cliques, team: int) -> Routes:
    """Lay out the ways of a routed crew."""
    network, instance = formulation.networks[team], formulation.instance
    days, count = network.allowed.shape[1], len(network.options)
    place, season = instance.options.place[network.options], instance.days.season
    local = np.full(len(instance.options.ids), -1)
    local[network.options] = np.arange(count)
    own = np.flatnonzero(visits.team == team)
    slept = (visits.came[own] != THIS_MORNING).astype(np.int64)
    cells = visits.day[own], slept, visits.sleeps[own].astype(np.int64), local[visits.option[own]]
    visit = np.full((days, 2, 2, count), -1, dtype=np.int64)
    visit[cells] = own
    where = np.full((len(visits.day), 4), -1, dtype=np.int64)
    where[own] = np.stack(cells, axis=1)
    home = network.leg_rupiah.shape[1] - 1
    legs = network.leg_rupiah[season].astype(np.float64)
    near = _near(network, place)
    eve, move = np.full((days, count), np.inf), np.full((days, 2, *near.shape), np.inf)
    open_eve = eve_drives(instance, network)
    for t in range(days - 1):
        if network.away[t]:
            there = network.allowed[:, t + 1]
            moved = legs[t][place[:, None], place[near]] + network.night_rupiah
            possible = np.take_along_axis(_moves(network, t, place) & there, near[None], axis=2)
            move[t] = np.where(possible & (near >= 0), moved, np.inf)
            if network.eve[t]:
                drive = legs[t, home, place] + network.night_rupiah
                eve[t] = np.where(open_eve[network.kind[t]] & there, drive, np.inf)
    teams = np.flatnonzero(crews.of_team == team)
    return Routes(
        team=team,
        size=len(teams),
        teams=teams,
        options=network.options,
        visit=visit,
        place=where,
        out=np.ascontiguousarray(legs[:, home][:, place]),
        back=np.ascontiguousarray(legs[:, :, home][:, place]),
        eve=eve,
        near=near,
        move=move,
        again=_again(cliques, network.options, days),
        longest=min(days, network.days_away_at_most),
    )


def _moves(network: TeamNetwork, t: int, place: Ints) -> Bools:
    """Evening moves that leave service on day t, shape (2, N, N)."""
    result: Bools = network.capacity[network.kind[t]][:, :, place] >= 0
    return result


def _near(network: TeamNetwork, place: Ints) -> Ints:
    """List the options that an evening move reaches on a day of any kind, shape (N, K)."""
    reached = (network.capacity[:, :, :, place] >= 0).any(axis=(0, 1))
    most = max(1, int(reached.sum(axis=1).max(initial=0)))
    order = np.argsort(~reached, axis=1, kind="stable")[:, :most]
    result: Ints = np.where(np.take_along_axis(reached, order, axis=1), order, -1)
    return result


def _again(cliques: Cliques, options: Ints, days: int) -> Bools:
    """Tell which two days an option is never held on both, whoever goes, shape (N, D, D)."""
    result = np.zeros((len(options), days, days), dtype=np.bool_)
    for n, option in enumerate(options):
        start, clash = clashes(cliques, -1, np.array([option]), np.arange(days))
        result[n, np.repeat(np.arange(days), np.diff(start)), clash] = True
    return result


def best_ways(routes: Routes, price: Floats) -> Ways:
    """Find the best paths at these prices of visits, shape (V,)."""
    home, ahead, trip, first = best_trips(routes.tables, price, MOST_NODES)
    return Ways(float(home[0]), home, ahead, trip, first)


def good_trips(routes: Routes, price: Floats, ways: Ways, within: float) -> Trip:
    """Trips on paths at most ``within`` rupiah below the best, for each first visit the best."""
    start, visit = trips_within(routes.tables, price, ways.home, ways.ahead, within, MOST_NODES)
    return trips_made(routes, start[:, 0], start[:, 1], visit)


def day_trips(routes: Routes) -> Trip:
    """All trips of one day."""
    visit = routes.visit[:, 0, 0][routes.visit[:, 0, 0] >= 0]
    day = routes.place[visit, 0]
    return trips_made(routes, day, day, visit.reshape(-1, 1))


def trips_made(routes: Routes, start: Ints, first: Ints, visit: Ints) -> Trip:
    """Cost the trips that leave on these days and pass these visits, the first on ``first``."""
    rupiah, count = np.zeros(len(start)), (visit >= 0).sum(axis=1)
    for number, (begins, day) in enumerate(zip(start.tolist(), first.tolist(), strict=True)):
        n = routes.place[visit[number, : count[number]], 3]
        rupiah[number] = (routes.eve if begins < day else routes.out)[begins, n[0]]
        for e in range(len(n) - 1):
            k = int(np.flatnonzero(routes.near[n[e]] == n[e + 1])[0])
            slept = int(e > 0 or begins < day)
            rupiah[number] += routes.move[day + e, slept, n[e], k]
        rupiah[number] += routes.back[day + len(n) - 1, n[-1]]
    return Trip(start, first + count - 1, rupiah, visit)


def known_trips(routes: Routes, plans: Sequence[Schedule]) -> Trip:
    """List the trips of the crew's teams in known plans."""
    local = np.full(int(routes.options.max(initial=0)) + 1, -1)
    local[routes.options] = np.arange(len(routes.options))
    found: list[tuple[int, int, list[int]]] = []
    for plan in plans:
        for u in routes.teams:
            passed: list[int] = []
            start = 0
            for t in range(plan.option.shape[1]):
                sleeps, slept = bool(plan.night[u, t]), t > 0 and bool(plan.night[u, t - 1])
                if not slept:
                    passed, start = [], t
                if plan.option[u, t] >= 0:
                    n = local[plan.option[u, t]]
                    passed.append(int(routes.visit[t, int(slept), int(sleeps), n]))
                if passed and not sleeps:
                    found.append((start, t - len(passed) + 1, passed))
    visit = np.full((len(found), max([1, *(len(each) for *_, each in found)])), -1, dtype=np.int64)
    for number, (*_, passed) in enumerate(found):
        visit[number, : len(passed)] = passed
    days = np.array([each[:2] for each in found], dtype=np.int64).reshape(-1, 2)
    return trips_made(routes, days[:, 0], days[:, 1], visit)


def best_path(routes: Routes, ways: Ways) -> Ints:
    """List the visits that a team passes on a best path."""
    passed: list[Ints] = []
    t = 0
    while t < len(routes.visit):
        some = ways.trip[t][ways.trip[t] >= 0]
        passed.append(some)
        t = int(ways.first[t]) + len(some) if len(some) else t + 1
    return np.concatenate([np.zeros(0, dtype=np.int64), *passed])
