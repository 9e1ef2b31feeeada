"""What limits on people, money and shares ask of visits and nights alone, whoever comes.

Each is loosened to a linear limit that every plan keeps which keeps the total itself, so that "no" is final:
a visit serves its minimum at least, or whom it serves in any plan, and takes the drives from home and to it;
to a share it adds at most those who would come if no visit had been made before.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from outreach_planner.deciding.least_served import LeastServed
from outreach_planner.deciding.search.flatten import unvisited
from outreach_planner.model.network import Formulation, TeamNetwork
from outreach_planner.model.spending import counted, places_of
from outreach_planner.model.totals import MoneyLimit, PeopleLimit, ShareLimit, TotalLimit
from outreach_planner.world.instance import Floats, Instance

Visits = Mapping[tuple[int, int, int], cp_model.IntVar]
Nights = Mapping[tuple[int, int], cp_model.IntVar]
Terms = list[tuple[int, cp_model.IntVar]]
PARTS_OF_A_PERSON = 1_000


@dataclass(frozen=True)
class Asked:
    """A total as whole numbers: the terms add up to at most ``most``, or with ``is_least`` to at least.

    Attributes
    ----------
    terms : list
        Coefficients, never below 0, and variables.
    most : int
    is_least : bool
    step : int
        What a mend gives way by: a book, Rp100,000, a percentage point.
    steps_a_visit : int
        So many steps weigh as much as a visit more or less.
    """

    terms: Terms
    most: int
    is_least: bool
    step: int
    steps_a_visit: int


def asked_by(
    model: cp_model.CpModel, served: LeastServed, total: TotalLimit, visits: Visits, nights: Nights
) -> Asked:
    """Say what a total asks of visits and nights."""
    formulation = served.formulation
    if isinstance(total, PeopleLimit):
        options = formulation.instance.options
        minimum = options.minimum_attendance + options.group
        terms = [
            (max(int(minimum[o]), served.people(u, o, t)), x)
            for (u, o, t), x in visits.items()
            if total.first <= t <= total.last
        ]
        return Asked(terms, total.most, False, 1, 50)
    if isinstance(total, MoneyLimit):
        terms = [
            term
            for network in formulation.networks
            for term in _spent_at_least(model, formulation, network, total, visits, nights)
        ]
        return Asked(terms, total.most, False, 100_000, 20)
    return _share_at_most(model, formulation, total, visits)


def add_total(model: cp_model.CpModel, asked: Asked) -> None:
    """Add a total that gives no way."""
    counted_up = sum(c * x for c, x in asked.terms)
    model.add(counted_up >= asked.most if asked.is_least else counted_up <= asked.most)


def _spent_at_least(
    model: cp_model.CpModel,
    formulation: Formulation,
    network: TeamNetwork,
    limit: MoneyLimit,
    visits: Visits,
    nights: Nights,
) -> Iterator[tuple[int, cp_model.IntVar]]:
    """List what visits and nights surely spend: drives between two stops are left out."""
    instance, u = formulation.instance, network.team
    counts = counted(instance, network, limit)
    place, last = places_of(instance, network)
    for t in range(limit.first, limit.last + 1):
        if counts.night and counts.arrives.all():
            yield counts.night, nights[u, t]
        leg = counts.leg[int(instance.days.season[t])]
        for n in np.flatnonzero(network.allowed[:, t]):
            key = u, int(network.options[n]), t
            if key not in visits:
                continue
            own = int(counts.visit[n])
            if last[n] != place[n] and counts.leaves[n]:
                own += int(leg[place[n], last[n]])
            if own:
                yield own, visits[key]
            home = int(leg[-1, place[n]]) if counts.arrives[n] else 0
            back = int(leg[last[n], -1]) if counts.leaves[n] else 0
            for rupiah, night in ((home, nights.get((u, t - 1))), (back, nights[u, t])):
                if rupiah > 0 and night is None:
                    yield rupiah, visits[key]
                elif rupiah > 0 and night is not None:
                    drives = model.new_bool_var("")
                    model.add(drives >= visits[key] - night)
                    yield rupiah, drives


def _share_at_most(
    model: cp_model.CpModel, formulation: Formulation, limit: ShareLimit, visits: Visits
) -> Asked:
    """Say what visits can add to a share at most, in thousandths of a person.

    By a visit: who would come if none had been made before, as many as fit. By all visits to a place: who
    would be served if everybody who comes were, on every day on which it may be visited.
    """
    instance = formulation.instance
    people, k = instance.people, limit.kabupaten
    inside = people.kabupaten == k
    _, future_drawn, _ = unvisited(instance)
    new = (1.0 - future_drawn) * inside
    by_place: dict[int, list[tuple[int, int, int]]] = {}
    for visit in sorted(visits):
        by_place.setdefault(int(instance.options.place[visit[1]]), []).append(visit)
    terms: Terms = []
    for made in by_place.values():
        most = math.ceil(_added_by_place(instance, new, made) * PARTS_OF_A_PERSON)
        adds = [math.ceil(_added(formulation, new, visit) * PARTS_OF_A_PERSON) for visit in made]
        if most > 0:
            added = model.new_int_var(0, most, "")
            model.add(added <= sum(c * visits[visit] for c, visit in zip(adds, made, strict=True)))
            terms.append((1, added))
    sought = float(people.sought[inside].sum())
    drawn = float((people.draw.sum(axis=1) * people.undisturbed)[:, inside].sum())
    needed = math.floor((limit.least * sought - drawn) * PARTS_OF_A_PERSON)
    point_of_share = max(1, round(sought * PARTS_OF_A_PERSON / 100))
    return Asked(terms, needed if sought > 0 else 0, True, point_of_share, 5)


def _added(formulation: Formulation, new: Floats, visit: tuple[int, int, int]) -> float:
    """People whom a visit adds at most; ``new`` is the part of a person of each point and day that counts."""
    instance, options, (u, o, t) = formulation.instance, formulation.instance.options, visit
    network = formulation.networks[u]
    rows = np.concatenate([np.arange(options.start[s], options.start[s + 1]) for s in options.services(o)])
    point = options.point[rows]
    come = options.share[instance.days.season[t], rows] * instance.people.undisturbed[t, point]
    left, added = float(network.capacity[network.kind[t], :, network.local(o)].max()), 0.0
    for r in np.argsort(-new[t, point], kind="stable"):
        served = min(left, float(come[r]))
        added, left = added + served * float(new[t, point[r]]), left - served
    return added


def _added_by_place(instance: Instance, new: Floats, visits: list[tuple[int, int, int]]) -> float:
    """People whom all these visits to a place add at most."""
    people, options = instance.people, instance.options
    survive = np.vstack([np.ones(people.survival.shape[1]), np.cumprod(people.survival, axis=0)[:-1]])
    taken, added = np.zeros(people.survival.shape[1]), 0.0
    for t in sorted({t for _, _, t in visits}):
        today = sorted({(u, o) for u, o, day in visits if day == t})
        for o in [service for _, option in today for service in options.services(option)]:
            rows = slice(options.start[o], options.start[o + 1])
            point = options.point[rows]
            waiting = people.undisturbed[t, point] - survive[t, point] * taken[point]
            come = options.share[instance.days.season[t], rows] * waiting
            added += float(come @ new[t, point])
            taken[point] += come / survive[t, point]
    return added
