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

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from outreach_planner.deciding.bound.cliques import Cliques, clashes
from outreach_planner.deciding.bound.crews import Crews
from outreach_planner.deciding.bound.trips import Tables
from outreach_planner.deciding.bound.visits import THIS_MORNING, Visits
from outreach_planner.model.eve import eve_drives
from outreach_planner.model.network import Formulation, TeamNetwork
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
