"""Can any plan keep the rules at all? Asked of CP-SAT, people apart.

Only what the calendar, the roads and the rows say is asked, and what totals ask whoever comes: where people
matter (the minimum attendance after other visits took people away) the answer "yes" is not a promise. "No"
is final.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from ortools.sat.python import cp_model

from outreach_planner.deciding.exact_ways import add_ways
from outreach_planner.deciding.feasible_totals import Asked, add_total, asked_by
from outreach_planner.deciding.least_served import LeastServed
from outreach_planner.model.network import Formulation, Link, Row, Schedule, TeamNetwork
from outreach_planner.model.totals import TotalLimit

SECONDS_OF_WORK = 20.0
WORK_TO_BE_NEAR = 4.0
Visits = dict[tuple[int, int, int], cp_model.IntVar]
Nights = dict[tuple[int, int], cp_model.IntVar]


def is_possible(
    formulation: Formulation, work: float = SECONDS_OF_WORK, seconds: float | None = None
) -> bool | None:
    """Say whether some schedule keeps networks and links; None if the work allowed did not settle it."""
    return Possibilities(formulation).with_links((*formulation.rows, *formulation.totals), work, seconds)


class Possibilities:
    """What schedules some networks allow, laid out once and asked with one set of links after the other.

    Parameters
    ----------
    formulation : Formulation
        Its rows and totals are not asked by themselves.
    """

    def __init__(self, formulation: Formulation) -> None:
        self._model, self._visits, self._nights = _networks_of(formulation)
        self._asked: dict[int, Asked] = {}
        self._served = LeastServed(formulation)

    def with_links(
        self, links: Iterable[Link], work: float = SECONDS_OF_WORK, seconds: float | None = None
    ) -> bool | None:
        """Say whether some schedule keeps the links too; None if the work allowed did not settle it."""
        links = tuple(links)
        asked = [self._of(link) for link in links if not isinstance(link, Row)]
        model = self._model.clone()
        for row in links:
            if isinstance(row, Row):
                _row(model, row, self._visits, self._nights)
        for total in asked:
            add_total(model, total)
        solver = _solver(work)
        if seconds is not None:
            solver.parameters.max_time_in_seconds = seconds
        status = solver.solve(model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return True
        return False if status == cp_model.INFEASIBLE else None

    def _of(self, total: TotalLimit) -> Asked:
        """Work out once what a total asks of visits and nights."""
        if id(total) not in self._asked:
            self._asked[id(total)] = asked_by(self._model, self._served, total, self._visits, self._nights)
        return self._asked[id(total)]


def nearest_schedule(
    formulation: Formulation, schedule: Schedule, seconds: float | None = None
) -> Schedule | None:
    """Find a schedule that keeps networks and links, people apart, and most visits of another schedule.

    Returns
    -------
    Schedule or None
        None if none was found with the work allowed.
    """
    model, visits, nights = model_of(formulation)
    kept = {(u, int(o), t) for (u, t), o in np.ndenumerate(schedule.option) if o >= 0}
    model.maximize(sum((2 if key in kept else -1) * visit for key, visit in visits.items()))
    for key, visit in visits.items():
        model.add_hint(visit, key in kept)
    solver = _solver(WORK_TO_BE_NEAR)
    if seconds is not None:
        solver.parameters.max_time_in_seconds = seconds
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    option, night = np.full_like(schedule.option, -1), np.zeros_like(schedule.night)
    for (u, o, t), visit in visits.items():
        if solver.value(visit):
            option[u, t] = o
    for (u, t), sleeps in nights.items():
        night[u, t] = bool(solver.value(sleeps))
    return Schedule(option, night)


def model_of(formulation: Formulation) -> tuple[cp_model.CpModel, Visits, Nights]:
    """Lay out the model of all teams with what links them."""
    model, visits, nights = _networks_of(formulation)
    for row in formulation.rows:
        _row(model, row, visits, nights)
    served = LeastServed(formulation)
    for total in formulation.totals:
        add_total(model, asked_by(model, served, total, visits, nights))
    return model, visits, nights


def _networks_of(formulation: Formulation) -> tuple[cp_model.CpModel, Visits, Nights]:
    """Lay out the model of all teams, each by itself."""
    model = cp_model.CpModel()
    visits: Visits = {}
    nights: Nights = {}
    for network in formulation.networks:
        add_team(model, network, visits, nights)
        add_ways(model, formulation.instance, network, visits, nights)
    return model, visits, nights


def _solver(work: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = work
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    return solver


def add_team(model: cp_model.CpModel, network: TeamNetwork, visits: Visits, nights: Nights) -> None:
    """Lay a team's month out: one option a day, reached and left in a way its tables allow.

    A visit without a night on either side needs a day trip; with nights it is enough that some way in and
    out of that kind exists (``exact_ways`` tells the pairs of stops of one night apart).
    """
    u, days = network.team, network.allowed.shape[1]
    for t in range(days):
        nights[u, t] = model.new_bool_var(f"night {u} {t}")
        if not network.away[t]:
            model.add(nights[u, t] == 0)
    for t in range(days):
        today = []
        for n in np.flatnonzero(network.allowed[:, t]):
            option = int(network.options[n])
            visit = model.new_bool_var(f"visit {u} {option} {t}")
            visits[u, option, t] = visit
            today.append(visit)
            table = network.capacity[network.kind[t], :, n, :]
            for slept in (0, 1):
                for sleeps in (0, 1):
                    ways = table[slept, :-1] if sleeps else table[slept, -1:]
                    if (ways < 0).all():
                        before = nights.get((u, t - 1))
                        came = [] if before is None else [before if slept else before.negated()]
                        if before is None and slept:
                            continue
                        left = nights[u, t] if sleeps else nights[u, t].negated()
                        model.add_bool_or([visit.negated(), *(x.negated() for x in came), left.negated()])
        model.add_at_most_one(today)
        if t > 0:
            model.add(sum(today) >= nights[u, t - 1])
        if not network.eve[t]:
            model.add(sum(today) >= nights[u, t])
    most = network.days_away_at_most
    for t in range(days - most):
        model.add(sum(nights[u, d] for d in range(t, t + most + 1)) <= most)


def _row(model: cp_model.CpModel, row: Row, visits: Visits, nights: Nights) -> None:
    terms = [
        int(c) * visits[key]
        for c, *place in zip(row.coefficient, row.team, row.option, row.day, strict=True)
        if (key := (int(place[0]), int(place[1]), int(place[2]))) in visits
    ]
    terms += [nights[int(u), int(t)] for u, t in zip(row.night_team, row.night_day, strict=True)]
    if np.isfinite(row.lower):
        model.add(sum(terms) >= int(np.ceil(row.lower)))
    if np.isfinite(row.upper):
        model.add(sum(terms) <= int(np.floor(row.upper)))
