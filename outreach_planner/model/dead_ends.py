"""Closing what no trip can hold: options that no trip comes to, and those that none comes home from."""

from __future__ import annotations

import numpy as np

from outreach_planner.model.eve import eve_drives
from outreach_planner.model.network import FROM_HOME, SLEPT, TeamNetwork
from outreach_planner.world.instance import Bools, Instance


def close_dead_ends(instance: Instance, network: TeamNetwork) -> None:
    """Close the days on which an option can neither be reached nor left, and options outside every trip.

    A trip comes to an option in the morning from home, on the eve from home, or in the evening from another
    option that it comes to; it comes home from it, or from one it goes on to. Whatever day that is, so that
    only what can never be is closed.
    """
    possible: Bools = np.asarray((network.capacity >= 0).any(axis=(1, 3)))
    network.allowed &= possible[network.kind].T
    kinds = np.unique(network.kind)
    ways = network.capacity[kinds] >= 0
    first = instance.options.place[network.options]
    in_reach = np.asarray(network.allowed.any(axis=1))
    goes = np.asarray(ways.any(axis=(0, 1)))
    slept = np.asarray(ways[:, SLEPT].any(axis=(0, 2)))
    on_eve = slept & np.asarray(eve_drives(instance, network)[kinds].any(axis=0)) & network.eve.any()
    entered = in_reach & (np.asarray(ways[:, FROM_HOME].any(axis=(0, 2))) | on_eve)
    left = in_reach & goes[:, -1]
    for _ in range(len(network.options)):
        slept_at = np.asarray(goes[entered, :-1].any(axis=0))
        more_entered = entered | (in_reach & slept & slept_at[first])
        home_from = np.zeros(goes.shape[1] - 1, dtype=np.bool_)
        home_from[first[left & slept]] = True
        more_left = left | (in_reach & (goes[:, :-1] & home_from).any(axis=1))
        if (more_entered == entered).all() and (more_left == left).all():
            break
        entered, left = more_entered, more_left
    network.allowed[~(entered & left)] = False
