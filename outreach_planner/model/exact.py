"""The whole question as one mixed-integer model: the exact room, for small worlds and for proofs.

It may choose whom to serve of those who come (the simulation serves in proportion), so its optimum is
never below the value of the best plan, and equals it where no capacity binds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.math_opt.python import mathopt

from outreach_planner.model.eve import eve_drives
from outreach_planner.model.exact_totals import add_totals
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.model.paths import Paths, Visit, add_paths
from outreach_planner.world.instance import Floats

TOLERANCE = 1e-6


@dataclass(frozen=True)
class Proof:
    """What the exact model says.

    Attributes
    ----------
    feasible : bool
    value_rupiah : float or None
        Its optimum; None when infeasible.
    schedule : Schedule or None
    """

    feasible: bool
    value_rupiah: float | None
    schedule: Schedule | None


def solve_exactly(
    formulation: Formulation, fixed: Schedule | None = None, served: dict[Visit, Floats] | None = None
) -> Proof:
    """Solve the model to optimality with SCIP.

    Parameters
    ----------
    formulation : Formulation
        A small one: thousands of arcs, not millions.
    fixed : Schedule or None
        Fix visits and nights to this schedule and ask only whether and at what value it can be.
    served : dict or None
        Fix also the people served at each visit (team, option, day), shape (I,), of all its services.
    """
    model = mathopt.Model()
    paths = add_paths(model, formulation, lambda network: eve_drives(formulation.instance, network))
    taken = _add_people(model, formulation, paths)
    _add_rows(model, formulation, paths)
    if fixed is not None and not _fix(model, paths, fixed):
        return Proof(False, None, None)
    for visit, people in (served or {}).items():
        for i, y in taken[visit].items():
            model.add_linear_constraint(y >= people[i] - TOLERANCE)
            model.add_linear_constraint(y <= people[i] + TOLERANCE)
    result = mathopt.solve(
        model, mathopt.SolverType.GSCIP, params=mathopt.SolveParameters(relative_gap_tolerance=1e-9)
    )
    if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
        return Proof(False, None, None)
    values = result.variable_values()
    shape = len(formulation.networks), len(formulation.instance.days.dates)
    option, night = np.full(shape, -1, dtype=np.int64), np.zeros(shape, dtype=np.bool_)
    for (u, o, t), arcs in paths.visits.items():
        if sum(values[x] for x, _, _ in arcs) > 0.5:
            option[u, t] = o
    for (u, t), night_arcs in paths.nights.items():
        night[u, t] = sum(values[x] for x in night_arcs) > 0.5
    return Proof(True, result.objective_value(), Schedule(option, night))


def _fix(model: mathopt.Model, paths: Paths, schedule: Schedule) -> bool:
    """Fix visits and nights; False if the network does not have them at all."""
    teams, days = schedule.option.shape
    wanted = {
        (u, int(schedule.option[u, t]), t)
        for u in range(teams)
        for t in range(days)
        if schedule.option[u, t] >= 0
    }
    away = {(u, t) for u in range(teams) for t in range(days) if schedule.night[u, t]}
    if not wanted <= paths.visits.keys() or not away <= paths.nights.keys():
        return False
    for visit, arcs in paths.visits.items():
        model.add_linear_constraint(mathopt.fast_sum(x for x, _, _ in arcs) == int(visit in wanted))
    for key, night_arcs in paths.nights.items():
        model.add_linear_constraint(mathopt.fast_sum(night_arcs) == int(key in away))
    return True


def _add_rows(model: mathopt.Model, formulation: Formulation, paths: Paths) -> None:
    """Add the rules' rows over visits and nights."""
    for row in formulation.rows:
        terms = [
            int(c) * x
            for c, u, o, t in zip(row.coefficient, row.team, row.option, row.day, strict=True)
            for x, _, _ in paths.visits.get((int(u), int(o), int(t)), [])
        ]
        terms += [
            x
            for u, t in zip(row.night_team, row.night_day, strict=True)
            for x in paths.nights.get((int(u), int(t)), [])
        ]
        model.add_linear_constraint(expr=mathopt.fast_sum(terms), lb=row.lower, ub=row.upper)


def _add_people(
    model: mathopt.Model, formulation: Formulation, paths: Paths
) -> dict[Visit, dict[int, mathopt.LinearExpression]]:
    """Add backlog, service, queues, fairness, totals and the objective; returns who is served where."""
    instance = formulation.instance
    people, options, queues = instance.people, instance.options, instance.queues
    days, points = people.arrivals.shape
    by_day: dict[int, list[Visit]] = {}
    for visit in sorted(paths.visits):
        by_day.setdefault(visit[2], []).append(visit)
    taken: dict[Visit, dict[int, mathopt.LinearExpression]] = {}
    gains: list[mathopt.LinearExpression] = []
    served_by: list[list[mathopt.LinearExpression]] = [[] for _ in instance.kabupaten_ids]
    left = [mathopt.LinearExpression(float(b)) for b in people.backlog]
    standing = [mathopt.LinearExpression(0.0) for _ in queues.ids]
    for t in range(days):
        waiting = []
        for i in range(points):
            b = model.add_variable(lb=0.0)
            model.add_linear_constraint(b == left[i] + float(people.arrivals[t, i]))
            waiting.append(mathopt.LinearExpression(b))
        capacity = mathopt.LinearExpression(float(queues.capacity[t, 0]))
        season = int(instance.days.season[t])
        for visit in by_day.get(t, []):
            u, o, _ = visit
            held = mathopt.fast_sum(x for x, _, _ in paths.visits[visit])
            taken[visit] = {}
            for number, service in enumerate(options.services(o)):
                here = []
                for r in range(options.start[service], options.start[service + 1]):
                    i, share = int(options.point[r]), float(options.share[season, r])
                    y = model.add_variable(lb=0.0)
                    before = [taken[other][i] for other in by_day[t] if other[0] < u and i in taken[other]]
                    before += [taken[visit][i]] if i in taken[visit] else []
                    model.add_linear_constraint(y <= share * (waiting[i] - mathopt.fast_sum(before)))
                    model.add_linear_constraint(y <= share * float(people.undisturbed[t, i]) * held)
                    here.append((i, y))
                    gains.append(float(options.value_rupiah[season, r]) * y)
                    served_by[int(people.kabupaten[i])].append(1.0 * y)
                for i, y in here:
                    taken[visit][i] = taken[visit].get(i, mathopt.LinearExpression()) + y
                everybody = mathopt.fast_sum(y for _, y in here)
                most = [(x, second if number else each - second) for x, each, second in paths.visits[visit]]
                model.add_linear_constraint(everybody <= mathopt.fast_sum(c * x for x, c in most))
                model.add_linear_constraint(everybody >= int(options.service_minimum[o, number]) * held)
            network = formulation.networks[u]
            capacity -= float(network.officers_out[network.local(o)]) * queues.officer_day * held
        out = sum(float(network.officers_out.max(initial=0.0)) for network in formulation.networks)
        spare = model.add_variable(
            lb=0.0, ub=max(0.0, out * queues.officer_day - float(queues.capacity[t, 0]))
        )
        for i in range(points):
            gone = [taken[visit][i] for visit in by_day.get(t, []) if i in taken[visit]]
            left[i] = waiting[i] - mathopt.fast_sum(gone)
        for g in range(len(queues.ids)):
            length, served = model.add_variable(lb=0.0), model.add_variable(lb=0.0)
            drawn = mathopt.fast_sum(float(people.draw[t, g, i]) * left[i] for i in range(points))
            model.add_linear_constraint(length == queues.stays * standing[g] + drawn)
            model.add_linear_constraint(served <= length)
            model.add_linear_constraint(served <= float(queues.capacity[t, g]))
            if g == 0:
                model.add_linear_constraint(served <= capacity + spare)
            standing[g] = length - served
            gains.append(queues.served_rupiah * served - instance.waiting_rupiah * queues.stays * standing[g])
        for i in range(points):
            drawn_share = float(people.draw[t, :, i].sum())
            if drawn_share:
                served_by[int(people.kabupaten[i])].append(drawn_share * left[i])
            if people.drawn_rupiah[t, i]:
                gains.append(float(people.drawn_rupiah[t, i]) * left[i])
            left[i] = float(people.survival[t, i]) * left[i]
            gains.append(-instance.waiting_rupiah * left[i])
    gains += [float(people.later_rupiah[i]) * left[i] for i in range(points)]
    gains += [queues.left_rupiah * queues.stays * line for line in standing]
    gains += [-rupiah * x for rupiah, x in paths.cost]
    if instance.fairness_rupiah > 0:
        worst = model.add_variable(lb=0.0, ub=1.0)
        sought = instance.sought_by_kabupaten
        for k in np.flatnonzero(sought > 0):
            model.add_linear_constraint(float(sought[k]) * worst <= mathopt.fast_sum(served_by[k]))
        gains.append(instance.fairness_rupiah * worst)
    add_totals(model, formulation, paths, taken, served_by)
    model.maximize(mathopt.fast_sum(gains))
    return taken
