"""Ways of a crew through the horizon: where its teams can be on which day, exactly, at prices on visits.

A crew whose places are all own ones and that sleeps away is *routed*: instead of counting its visits of a day
and its moves, the bound sends each of its teams along the best path from home to home, where every visit on
the way (an option on a day, come from home or slept there, going home or moving on) earns the price that the
clusters pay for it. For every permitted schedule the visits made are no more than the passes of the teams'
paths, so with prices >= 0 the sum of the best cluster values at these prices and the best paths is a bound.
The longest trip is forgotten, which only adds paths.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.crews import Crews
from outreach_planner.deciding.bound.visits import THIS_MORNING, Visits
from outreach_planner.model.eve import eve_drives
from outreach_planner.model.network import Formulation, TeamNetwork
from outreach_planner.world.instance import Bools, Floats, Ints

NO_WAY = -1e18


@dataclass(frozen=True)
class Routes:
    """Where the teams of one routed crew can go; ``n`` its options, home apart.

    Attributes
    ----------
    team, size : int
        The team that stands for the crew, and how many they are.
    visit : Ints, shape (D, 2, 2, N)
        Number of the possible visit on day t: from home or slept, going home or moving on; -1 for none.
    out, back : Floats, shape (D, N)
        Rupiah from home in the morning and back home in the evening.
    eve : Floats, shape (D, N)
        Rupiah from home in the evening of day t to a visit on the next, the night included; infinite
        where it cannot be.
    move : Floats, shape (D, 2, N, N)
        Rupiah of the evening move after a visit on day t to one on the next, the night included.
    """

    team: int
    size: int
    visit: Ints
    out: Floats
    back: Floats
    eve: Floats
    move: Floats


@dataclass(frozen=True)
class Ways:
    """Best paths at given prices, in rupiah; each value is that of the best path through there.

    Attributes
    ----------
    best : float
        Of one team; never below 0.
    arrive, ahead : Floats, shape (D, 2, N)
        Best earnings until the visit begins, and from it on, by day, from home or slept.
    home, until_home : Floats, shape (D + 1,)
        Best earnings from the morning of day t at home on, and until then.
    """

    best: float
    arrive: Floats
    ahead: Floats
    home: Floats
    until_home: Floats


def routed_teams(formulation: Formulation, crews: Crews) -> Ints:
    """Find the teams that stand for routed crews."""
    routed = [
        network.team
        for network in formulation.networks
        if network.team in crews.first and network.away.any() and crews.own[network.options].all()
    ]
    return np.array(routed, dtype=np.int64)


def routes_of(formulation: Formulation, crews: Crews, visits: Visits, team: int) -> Routes:
    """Lay out the ways of a routed crew."""
    network, instance = formulation.networks[team], formulation.instance
    days, count = network.allowed.shape[1], len(network.options)
    place, season = instance.options.place[network.options], instance.days.season
    local = np.full(len(instance.options.ids), -1)
    local[network.options] = np.arange(count)
    own = np.flatnonzero(visits.team == team)
    slept = (visits.came[own] != THIS_MORNING).astype(np.int64)
    visit = np.full((days, 2, 2, count), -1, dtype=np.int64)
    visit[visits.day[own], slept, visits.sleeps[own].astype(np.int64), local[visits.option[own]]] = own
    home = network.leg_rupiah.shape[1] - 1
    legs = network.leg_rupiah[season].astype(np.float64)
    eve, move = np.full((days, count), np.inf), np.full((days, 2, count, count), np.inf)
    open_eve = eve_drives(instance, network)
    for t in range(days - 1):
        if network.away[t]:
            there = network.allowed[:, t + 1]
            moved = legs[t][np.ix_(place, place)] + network.night_rupiah
            possible = _moves(network, t, place) & there
            move[t] = np.where(possible, moved, np.inf)
            if network.eve[t]:
                drive = legs[t, home, place] + network.night_rupiah
                eve[t] = np.where(open_eve[network.kind[t]] & there, drive, np.inf)
    size = int(crews.size[np.searchsorted(crews.first, team)])
    return Routes(team, size, visit, legs[:, home][:, place], legs[:, :, home][:, place], eve, move)


def _moves(network: TeamNetwork, t: int, place: Ints) -> Bools:
    """Evening moves that leave service on day t, shape (2, N, N)."""
    result: Bools = network.capacity[network.kind[t]][:, :, place] >= 0
    return result


def best_ways(routes: Routes, price: Floats) -> Ways:
    """Find the best paths at these prices of visits, shape (V,)."""
    days, _, _, count = routes.visit.shape
    earned = np.append(price, NO_WAY)[routes.visit]
    home, until_home = np.zeros(days + 1), np.zeros(days + 1)
    ahead, arrive = np.full((days, 2, count), NO_WAY), np.full((days, 2, count), NO_WAY)
    for t in reversed(range(days)):
        ahead[t] = earned[t, :, 0] - routes.back[t] + home[t + 1]
        home[t] = max(home[t + 1], 0.0)
        if t + 1 < days:
            onward = (ahead[t + 1, 1] - routes.move[t]).max(axis=2)
            ahead[t] = np.maximum(ahead[t], earned[t, :, 1] + onward)
            home[t] = max(home[t], float((ahead[t + 1, 1] - routes.eve[t]).max(initial=NO_WAY)))
        home[t] = max(home[t], float((ahead[t, 0] - routes.out[t]).max(initial=NO_WAY)))
    until_home[1:] = NO_WAY
    for t in range(days):
        arrive[t, 0] = until_home[t] - routes.out[t]
        after = arrive[t] + earned[t, :, 0] - routes.back[t]
        until_home[t + 1] = max(until_home[t], float(after.max(initial=NO_WAY)))
        if t + 1 < days:
            moved = (arrive[t] + earned[t, :, 1])[:, :, None] - routes.move[t]
            arrive[t + 1, 1] = np.maximum(moved.max(axis=(0, 1)), until_home[t] - routes.eve[t])
    return Ways(float(home[0]), arrive, ahead, home, until_home)


def good_moves(routes: Routes, price: Floats, ways: Ways, within: float) -> Ints:
    """Evening moves on paths at most ``within`` rupiah below the best, for each end the best, (M, 4)."""
    found = []
    for t in range(len(routes.visit) - 1):
        earned = np.append(price, NO_WAY)[routes.visit[t, :, 1]]
        through = (ways.arrive[t] + earned)[:, :, None] - routes.move[t] + ways.ahead[t + 1, 1]
        good = through >= ways.best - within
        if good.any():
            best = (through >= through.max(axis=2, keepdims=True)) | (
                through >= through.max(axis=(0, 1), keepdims=True)
            )
            came, n, m = np.nonzero(good & best)
            found.append(np.stack([np.full(len(n), t), came, n, m], axis=1))
    return np.concatenate([np.zeros((0, 4), dtype=np.int64), *found])


def best_path(routes: Routes, price: Floats, ways: Ways) -> Ints:
    """List the visits that a team passes on a best path."""
    passed: list[int] = []
    t, days = 0, len(routes.visit)
    while t < days:
        morning = ways.ahead[t, 0] - routes.out[t]
        evening = ways.ahead[t + 1, 1] - routes.eve[t] if t + 1 < days else np.full(1, NO_WAY)
        if ways.home[t + 1] >= max(morning.max(initial=NO_WAY), evening.max(initial=NO_WAY)):
            t += 1
            continue
        slept = int(evening.max(initial=NO_WAY) > morning.max(initial=NO_WAY))
        n, t = int((evening if slept else morning).argmax()), t + slept
        while True:
            back, on = (int(number) for number in routes.visit[t, slept, :, n])
            ends = price[back] - routes.back[t, n] + ways.home[t + 1] if back >= 0 else NO_WAY
            if on < 0 or t + 1 == days:
                break
            ahead = ways.ahead[t + 1, 1] - routes.move[t, slept, n]
            if ends >= price[on] + ahead.max():
                break
            passed.append(on)
            n, slept, t = int(ahead.argmax()), 1, t + 1
        passed.append(back)
        t += 1
    return np.array(passed, dtype=np.int64)
