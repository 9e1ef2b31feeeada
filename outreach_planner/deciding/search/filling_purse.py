"""Laying the limits on people, rupiah and shares out for the compiled search."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.search.arrays import Crowd, Ways
from outreach_planner.deciding.search.purse import Purse
from outreach_planner.model.network import FROM_HOME, Formulation
from outreach_planner.model.spending import Counted, counted
from outreach_planner.model.totals import MoneyLimit, PeopleLimit, ShareLimit
from outreach_planner.world.instance import Bools, Floats

USUAL_PEOPLE, USUAL_RUPIAH = 50.0, 2e6
"""Of a visit, where the world has none."""


def purse_of(formulation: Formulation, ways: Ways, crowd: Crowd) -> Purse:
    """Lay the totals of a formulation out."""
    totals, count, teams = formulation.totals, len(ways.place), len(formulation.networks)
    people = [total for total in totals if isinstance(total, PeopleLimit)]
    shares = [
        total for total in totals if isinstance(total, ShareLimit) and crowd.sought[total.kabupaten] > 0
    ]
    money = [total for total in totals if isinstance(total, MoneyLimit)]
    kinds = sorted({total.kinds for total in money}, key=sorted)
    leg = np.zeros((len(kinds), *ways.leg_rupiah.shape))
    visit, night = np.zeros((len(money), teams, count)), np.zeros((len(money), teams))
    arrives: Bools = np.zeros((len(money), count), dtype=np.bool_)
    leaves = arrives.copy()
    known: dict[tuple[frozenset[str], int | None, int], Counted] = {}
    for m, limit in enumerate(money):
        for network in formulation.networks:
            key = limit.kinds, limit.program, network.team
            if key not in known:
                known[key] = counted(formulation.instance, network, limit)
            counts, held = known[key], network.options
            visit[m, network.team, held] = counts.visit
            night[m, network.team] = counts.night
            arrives[m, held], leaves[m, held] = counts.arrives, counts.leaves
            leg[kinds.index(limit.kinds), network.team] = counts.leg
    return Purse(
        people_days=_days(people),
        people_most=np.array([limit.most for limit in people], dtype=np.float64),
        share_kabupaten=np.array([limit.kabupaten for limit in shares], dtype=np.int64),
        share_people=np.array(
            [limit.least * crowd.sought[limit.kabupaten] - crowd.drawn[limit.kabupaten] for limit in shares],
            dtype=np.float64,
        ),
        money_days=_days(money),
        money_most=np.array([limit.most for limit in money], dtype=np.float64),
        visit=visit,
        arrives=arrives,
        leaves=leaves,
        table=np.array([kinds.index(limit.kinds) for limit in money], dtype=np.int64),
        leg=leg,
        night=night,
        group=formulation.instance.options.group.astype(np.float64),
        unit=_usual_visit(ways, crowd),
    )


def _days(limits: list[PeopleLimit] | list[MoneyLimit]) -> np.ndarray:
    return np.array([(limit.first, limit.last) for limit in limits], dtype=np.int64).reshape(-1, 2)


def _usual_visit(ways: Ways, crowd: Crowd) -> Floats:
    """Take the mean people and rupiah of the day trips there are, in the middle of the horizon."""
    t = crowd.survive.shape[0] // 2
    people, rupiah = [], []
    for o, place in enumerate(ways.place):
        rows = slice(crowd.start[o], crowd.start[o + 1])
        come = float(crowd.share[crowd.season[t], rows] @ crowd.undisturbed[t, crowd.point[rows]])
        for u in range(len(ways.night_rupiah)):
            capacity = int(ways.capacity[u, ways.kind[t], FROM_HOME, o, -1])
            if capacity > 0 and come > 0:
                leg = ways.leg_rupiah[u, ways.season[t]]
                people.append(min(come, capacity))
                rupiah.append(float(ways.visit_rupiah[u, o] + leg[-1, place] + leg[place, -1]))
    usual = (float(np.mean(people)), float(np.mean(rupiah))) if people else (USUAL_PEOPLE, USUAL_RUPIAH)
    result: Floats = np.maximum(1.0, np.array(usual))
    return result
