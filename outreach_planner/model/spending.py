"""What each piece of a team's day counts towards a limit on money."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.model.network import Schedule, TeamNetwork
from outreach_planner.model.totals import MoneyLimit
from outreach_planner.world.instance import Bools, Instance, Ints


@dataclass(frozen=True)
class Counted:
    """Rupiah of a team that count towards a limit, on a day within it.

    Attributes
    ----------
    visit : Ints, shape (N,)
        Of holding an option: per diem and the event.
    arrives, leaves : Bools, shape (N,)
        The drive to the option (and the night before) counts; the drive between its places on a halved day
        and the drive home from it count.
    leg : Ints, shape (2, S + 1, S + 1)
        Of a drive that counts, by season; the last row and column stand for home.
    night : int
        Of a night that counts.
    """

    visit: Ints
    arrives: Bools
    leaves: Bools
    leg: Ints
    night: int


def counted(instance: Instance, network: TeamNetwork, limit: MoneyLimit) -> Counted:
    """Tell a team's costs apart by what the limit counts."""
    options, team = instance.options, instance.scenario.teams[instance.team_ids[network.team]]
    belongs: Bools = np.ones(len(network.options), dtype=np.bool_)
    if limit.program is not None:
        belongs = np.asarray(options.program[network.options] == limit.program)
    event = options.event_rupiah[network.options]
    visit = np.zeros(len(network.options), dtype=np.int64)
    if "per-diem" in limit.kinds:
        visit += network.visit_rupiah - event
    if "venues" in limit.kinds:
        visit += event
    index = [*range(len(instance.place_ids)), instance.place_ids.index(team.home)]
    by_boat = instance.legs.boat & (instance.legs.minutes >= 0)
    boat = by_boat[np.ix_(range(2), index, index)] * (instance.scenario.costs.boat_rupiah_a_day // 2)
    leg = np.zeros_like(network.leg_rupiah)
    if "fuel" in limit.kinds:
        leg += network.leg_rupiah - boat
    if "boats" in limit.kinds:
        leg += boat
    night = network.night_rupiah if "per-diem" in limit.kinds else 0
    return Counted(visit * belongs, belongs, belongs, leg, night)


def places_of(instance: Instance, network: TeamNetwork) -> tuple[Ints, Ints]:
    """Give the places where the team arrives and whence it leaves, for each of its options."""
    options = instance.options
    return options.place[network.options], options.last_place[network.options]


def day_spent(
    counts: Counted,
    places: tuple[Ints, Ints],
    season: int,
    option: int,
    slept: bool,
    following: int | None,
) -> int:
    """Rupiah of one day that count.

    Parameters
    ----------
    counts : Counted
    places : pair of Ints, shape (N,)
        Where the team arrives and whence it leaves, for each of its options.
    season : int
    option : int
        The team's option that is held; -1: none.
    slept : bool
        It slept away before.
    following : int or None
        The option of the next day, where it sleeps; None: it is at home in the evening.
    """
    leg, home, spent = counts.leg[season], counts.leg.shape[1] - 1, 0
    first, last = places
    if option >= 0:
        spent += int(counts.visit[option])
        if not slept and counts.arrives[option]:
            spent += int(leg[home, first[option]])
        if counts.leaves[option] and last[option] != first[option]:
            spent += int(leg[first[option], last[option]])
        if following is None and counts.leaves[option]:
            spent += int(leg[last[option], home])
    if following is not None and counts.arrives[following]:
        spent += counts.night + int(leg[last[option] if option >= 0 else home, first[following]])
    return spent


def spent(instance: Instance, networks: tuple[TeamNetwork, ...], limit: MoneyLimit, plan: Schedule) -> int:
    """Rupiah that a schedule spends of a limit."""
    total = 0
    for network in networks:
        counts = counted(instance, network, limit)
        places, held, night = places_of(instance, network), plan.option, plan.night
        local = {int(option): n for n, option in enumerate(network.options)} | {-1: -1}
        u = network.team
        for t in range(limit.first, limit.last + 1):
            following = local[int(held[u, t + 1])] if night[u, t] else None
            slept = t > 0 and bool(night[u, t - 1])
            season = int(instance.days.season[t])
            total += day_spent(counts, places, season, local[int(held[u, t])], slept, following)
    return total
