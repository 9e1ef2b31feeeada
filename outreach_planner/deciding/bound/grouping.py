"""Which options belong together: first each place with its neighbours, then ever larger groups."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from outreach_planner.deciding.bound.clusters import has_people_alone
from outreach_planner.deciding.bound.ground import Ground
from outreach_planner.model.network import Formulation
from outreach_planner.world.instance import Bools, Floats, Ints

FEW_VISITS = 100
"""Possible visits up to which a team is searched as a whole."""


def groups_of_options(
    ground: Ground, most: int, priced: Sequence[Bools] | None = None, whole_teams: bool = False
) -> list[tuple[int, list[int]]]:
    """Group each team's options by the people they share, at most ``most`` places to a group.

    The options of one place belong together. ``priced`` (O, O) by team says which pairs of options may gain
    by being together (None: all). With ``whole_teams`` a team of few visits that has its people to itself is
    one group, as far as its places share people: that proves more (see ``alone``). Returns team and sorted
    options of each group; own places have team -1.
    """
    place, visits, own = ground.formulation.instance.options.place, ground.visits, ground.crews.own
    alone = np.unique(visits.option[own[visits.option]])
    result = [(-1, alone[place[alone] == s].tolist()) for s in np.unique(place[alone])]
    value = shared_value(ground.formulation)
    for number, network in enumerate(ground.formulation.networks):
        shared = value if priced is None else np.where(priced[number], value, 0.0)
        held = np.unique(visits.option[(visits.team == network.team) & ~own[visits.option]])
        places = [held[place[held] == s] for s in np.unique(place[held])]
        few = int((visits.team == network.team).sum()) <= FEW_VISITS
        whole = whole_teams and few and has_people_alone(ground, network.team, held)
        for members in joined(value, places, len(places)) if whole else joined(shared, places, most):
            options = np.sort(np.concatenate([places[n] for n in members]))
            result.append((network.team, options.tolist()))
    return result


def joined(shared: Floats, groups: Sequence[Ints], most: int) -> list[list[int]]:
    """Join the two groups of options that share most, again and again, while the size allows it."""
    members = [[n] for n in range(len(groups))]
    size = np.ones(len(groups))
    weight = np.array([[shared[np.ix_(a, b)].sum() for b in groups] for a in groups])
    weight = weight.reshape(len(groups), len(groups))
    while len(members) > 1:
        rate = np.where(size[:, None] + size[None, :] <= most, weight, 0.0)
        rate /= size[:, None] * size[None, :]
        np.fill_diagonal(rate, 0.0)
        if rate.max() <= 0:
            break
        a, b = sorted(divmod(int(rate.argmax()), len(members)))
        weight[a] += weight[b]
        weight[:, a] += weight[:, b]
        weight = np.delete(np.delete(weight, b, 0), b, 1)
        size = np.delete(size + np.where(np.arange(len(size)) == a, size[b], 0.0), b)
        members[a] += members.pop(b)
    return members


def shared_value(formulation: Formulation) -> Floats:
    """Rupiah of the people that two options both reach, the shares multiplied, shape (O, O)."""
    instance = formulation.instance
    options, people = instance.options, instance.people
    season = instance.days.season[0]
    reach = np.zeros((len(options.ids), len(people.ids)))
    of = np.repeat(np.arange(len(options.ids)), np.diff(options.start))
    crowd = people.undisturbed.mean(axis=0)[options.point]
    reach[of, options.point] = options.share[season] * np.sqrt(crowd * options.value_rupiah[season])
    result: Floats = reach @ reach.T
    return result
