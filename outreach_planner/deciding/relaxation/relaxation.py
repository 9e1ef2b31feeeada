"""A first proven bound: the linear relaxation with cohorts.

Every plan that keeps the rules is a point of this linear program with at least its simulated value: its
trips are a flow, its served people keep capacity, reach, backlog and cohorts, its queues serve what stands
in them, and each of the rules' rows holds. So the optimum, and any dual value above it, bounds all plans.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.relaxation.lp import LinearProgram
from outreach_planner.deciding.relaxation.people import (
    add_backlog,
    add_cohorts,
    add_fairness,
    add_queues,
    add_service,
)
from outreach_planner.deciding.relaxation.ways import add_ways
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.model.network import Formulation
from outreach_planner.plans.simulate import simulate


def relaxed_bound(formulation: Formulation, seconds: float | None) -> float | None:
    """Bound the value of every plan from above by the linear relaxation, in rupiah.

    Parameters
    ----------
    formulation : Formulation
    seconds : float or None
        Given to the solver; on running out of them its duals of that moment still give a bound.

    Returns
    -------
    float or None
        None if the solver came back with nothing.
    """
    a = flatten(formulation)
    program = LinearProgram()
    visits, held, nights = add_ways(program, a.ways)
    if not len(visits):
        return simulate(formulation.instance, []).value_rupiah
    service = add_service(program, a.crowd, visits, held)
    taken = add_backlog(program, a.crowd, visits, service)
    people = formulation.instance.people
    add_cohorts(program, a.crowd, np.vstack([people.backlog, people.arrivals]), service, held)
    add_queues(program, a.crowd, taken, visits, held)
    add_fairness(program, a.crowd, service)
    where = {tuple(visit): number for number, visit in enumerate(visits.tolist())}
    for limit in formulation.rows:
        row = program.rows(1, limit.lower, limit.upper)[0]
        for c, u, o, t in zip(limit.coefficient, limit.team, limit.option, limit.day, strict=True):
            if (int(u), int(o), int(t)) in where:
                program.add(row, held[where[int(u), int(o), int(t)]][0], float(c))
        for u, t in zip(limit.night_team, limit.night_day, strict=True):
            program.add(row, nights.get((int(u), int(t)), np.zeros(0, dtype=np.int64)), 1.0)
    found = program.bound(seconds)
    return None if found is None else found + float(a.crowd.whole[0])
