"""Every visit a team could make, in each way of coming and going: a relaxation of its network.

A team's month is a path; of it only this is kept: one option a day, a night away is followed by a visit,
and the moves of an evening balance (as many visits are left for the night as are reached by a move the
evening before, whichever the stops are). Each visit takes the largest capacity and the cheapest move that
any stop allows. What is forgotten (which stop the night is spent at, the longest trip) only closes
schedules, so whatever holds for all schedules here holds for all permitted ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.model.eve import eve_drives
from outreach_planner.model.network import FROM_HOME, SLEPT, Formulation, TeamNetwork
from outreach_planner.world.instance import Bools, Floats, Instance, Ints

THIS_MORNING, ON_THE_EVE, BY_A_MOVE = 0, 1, 2


@dataclass(frozen=True)
class Visits:
    """The possible visits, one entry for each way to come and go.

    Attributes
    ----------
    team, option, day : Ints, shape (V,)
    came : Ints, shape (V,)
        THIS_MORNING from home, ON_THE_EVE from home, or BY_A_MOVE the evening before.
    sleeps : Bools, shape (V,)
        The team sleeps away afterwards.
    capacity, least_capacity : Ints, shape (V, 2)
        Of the first and the second service (0 where there is none): largest and smallest applicants in this
        way, over all stops that may follow.
    rupiah : Floats, shape (V,)
        Lowest cost in this way: the drives in and out, the visit, and the night before it.
    """

    team: Ints
    option: Ints
    day: Ints
    came: Ints
    sleeps: Bools
    capacity: Ints
    least_capacity: Ints
    rupiah: Floats


def possible_visits(formulation: Formulation, teams: Ints, routed: Ints) -> Visits:
    """List the visits that the shaped networks of these teams allow, by team, day, option and way.

    Drives and nights of ``routed`` teams are no part of their visits' cost, and BY_A_MOVE stands for
    ON_THE_EVE too.
    """
    found = [
        visit
        for network in formulation.networks
        if network.team in teams
        for t in range(network.allowed.shape[1])
        for visit in _on_day(formulation.instance, network, t, network.team in routed)
    ]
    columns = np.array(found, dtype=np.float64).reshape(-1, 10)
    whole = columns[:, :9].astype(np.int64)
    return Visits(
        team=whole[:, 0],
        option=whole[:, 1],
        day=whole[:, 2],
        came=whole[:, 3],
        sleeps=whole[:, 4] == 1,
        capacity=whole[:, 5:7],
        least_capacity=whole[:, 7:9],
        rupiah=np.ascontiguousarray(columns[:, 9]),
    )


def _on_day(instance: Instance, network: TeamNetwork, t: int, routed: bool) -> list[tuple[float, ...]]:
    """List the visits of a team on a day, as the columns of ``Visits``."""
    place, season = instance.options.place[network.options], instance.days.season
    last = instance.options.last_place[network.options]
    home = network.leg_rupiah.shape[1] - 1
    tomorrow, yesterday = _onward(instance, network, t), np.zeros(len(place), dtype=np.bool_)
    eve = np.zeros(len(place), dtype=np.bool_)
    if t > 0 and network.away[t - 1]:
        table = network.capacity[network.kind[t - 1]][:, network.allowed[:, t - 1]]
        yesterday = (table[:, :, place] >= 0).any(axis=(0, 1))
        if network.eve[t - 1]:
            eve = eve_drives(instance, network)[network.kind[t - 1]]
    found: list[tuple[float, ...]] = []
    for n in np.flatnonzero(network.allowed[:, t]):
        table = network.capacity[network.kind[t], :, n]
        stops = np.flatnonzero((table[:, :-1] >= 0).any(axis=0) & tomorrow)
        ways_out = np.append(stops, home)
        if not (table[:, ways_out] >= 0).any():
            continue
        second = network.second_capacity[network.kind[t], n]
        each = np.stack([table - second, np.broadcast_to(second, table.shape)])
        legs = network.leg_rupiah[season[t]]
        ways_in = [(THIS_MORNING, FROM_HOME, legs[home, place[n]])]
        if eve[n]:
            drive = network.leg_rupiah[season[t - 1], home, place[n]]
            ways_in.append((ON_THE_EVE, SLEPT, drive + network.night_rupiah))
        if yesterday[n]:
            ways_in.append((BY_A_MOVE, SLEPT, network.night_rupiah))
        if routed:
            after_a_night = [(BY_A_MOVE, SLEPT, 0)] if eve[n] or yesterday[n] else []
            ways_in, legs = [(THIS_MORNING, FROM_HOME, 0), *after_a_night], np.zeros_like(legs)
        for way, came, drive_in in ways_in:
            move = legs[place[n], last[n]] if last[n] != place[n] else 0
            spent = network.visit_rupiah[n] - network.bonus_rupiah[n] + drive_in + move
            visit = (network.team, network.options[n], t, way)
            if table[came, -1] >= 0:
                served = each[:, came, -1]
                found.append((*visit, 0, *served, *served, spent + legs[last[n], home]))
            possible = stops[table[came, stops] >= 0]
            if len(possible):
                served = each[:, came, possible]
                sides = *served.max(axis=1), *served.min(axis=1)
                found.append((*visit, 1, *sides, spent + legs[last[n], possible].min()))
    return found


def _onward(instance: Instance, network: TeamNetwork, t: int) -> Bools:
    """Places where the team may sleep after day t because it may visit them the day after, shape (S,)."""
    result = np.zeros(len(instance.place_ids), dtype=np.bool_)
    if network.away[t] and t + 1 < network.allowed.shape[1]:
        slept = (network.capacity[network.kind[t + 1], SLEPT] >= 0).any(axis=1) & network.allowed[:, t + 1]
        result[instance.options.place[network.options[slept]]] = True
    return result
