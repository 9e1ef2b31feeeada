"""The cheapest mend of a scenario that no plan satisfies: by how little its limits have to give way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from ortools.sat.python import cp_model

from outreach_planner.deciding.feasibility import SECONDS_OF_WORK, Nights, Visits, add_team
from outreach_planner.deciding.feasible_totals import asked_by
from outreach_planner.model.network import Formulation, Link, Row
from outreach_planner.model.totals import ShareLimit

MOST_STEPS = 100_000
ONE_POINT = 0.01
"""A step of a share."""
ONE, SQUARE = 10**10, 10**5
"""Weights of a unit of slack and of its square; the row's place in the list is added to the first.

So the least total comes first, then the evenest sharing of it, then the rules' order.
"""


@dataclass(frozen=True)
class Mend:
    """A row or total that gives way: ``becomes`` instead of ``came`` as its lower or upper limit."""

    row: Link
    side: Literal["lower", "upper"]
    came: float
    becomes: float


def cheapest_mend(formulation: Formulation) -> tuple[Mend, ...] | None:
    """Find the least total by which limits must give way for a plan to be possible.

    Only rows that a field of the scenario asks for, and limits on totals, give way. Of equal sums the one
    shared most evenly is taken, of those the first in the rules' order. People are not asked (see
    ``deciding.feasibility``).

    Returns
    -------
    tuple of Mend or None
        In the rows' order; empty if a plan is possible as it is; None if there is no mend by rows or the work
        allowed did not settle which is the cheapest.
    """
    model = cp_model.CpModel()
    visits: Visits = {}
    nights: Nights = {}
    for network in formulation.networks:
        add_team(model, network, visits, nights)
    slacks = [slack for row in formulation.rows for slack in _loose_row(model, row, visits, nights)]
    loose = _loose_totals(model, formulation, visits, nights)
    giving = {slack.row.field: (slack.by, steps) for slack, steps in loose}
    squares = [_square(model, slack) for slack in slacks]
    model.minimize(
        sum((ONE + number) * slack.by for number, slack in enumerate(slacks))
        + SQUARE * sum(squares)
        + sum(
            (ONE // steps + len(slacks) + number) * by for number, (by, steps) in enumerate(giving.values())
        )
    )
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = SECONDS_OF_WORK
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        return None
    return tuple(
        Mend(slack.row, slack.side, slack.came, slack.after(by))
        for slack in (*slacks, *(each for each, _ in loose))
        if (by := solver.value(slack.by))
    )


@dataclass(frozen=True)
class _Slack:
    """By how much a limit ``came`` on one side gives way: ``by`` steps, at most ``most``."""

    row: Link
    side: Literal["lower", "upper"]
    came: float
    by: cp_model.IntVar
    most: int
    step: float = 1

    def after(self, by: int) -> float:
        """Give the limit once it has given way by so many steps; whole numbers stay whole."""
        changed = self.came + (by if self.side == "upper" else -by) * self.step
        return changed if isinstance(changed, int) else max(0.0, round(changed, 4))


def _loose_row(model: cp_model.CpModel, row: Row, visits: Visits, nights: Nights) -> Iterator[_Slack]:
    """Add a row with slack on each side that a field asks for."""
    terms = [
        (int(c), visits[key])
        for c, *place in zip(row.coefficient, row.team, row.option, row.day, strict=True)
        if (key := (int(place[0]), int(place[1]), int(place[2]))) in visits
    ]
    terms += [(1, nights[int(u), int(t)]) for u, t in zip(row.night_team, row.night_day, strict=True)]
    counted = sum(c * x for c, x in terms)
    if np.isfinite(row.lower):
        came = int(np.ceil(row.lower))
        most = max(0, came) if row.field else 0
        slack = model.new_int_var(0, most, "")
        model.add(counted + slack >= came)
        yield _Slack(row, "lower", came, slack, most)
    if np.isfinite(row.upper):
        came = int(np.floor(row.upper))
        most = max(0, sum(max(0, c) for c, _ in terms) - came) if row.field else 0
        slack = model.new_int_var(0, most, "")
        model.add(counted - slack <= came)
        yield _Slack(row, "upper", came, slack, most)


def _loose_totals(
    model: cp_model.CpModel, formulation: Formulation, visits: Visits, nights: Nights
) -> list[tuple[_Slack, int]]:
    """Add the totals with slack, one for each field; also give the steps that weigh as much as a visit."""
    found, by_field = [], {}
    for total in formulation.totals:
        asked = asked_by(model, formulation, total, visits, nights)
        if total.field not in by_field:
            by_field[total.field] = model.new_int_var(0, MOST_STEPS, "")
        by, counted = by_field[total.field], sum(c * x for c, x in asked.terms)
        if isinstance(total, ShareLimit):
            model.add(counted + asked.step * by >= asked.most)
            slack = _Slack(total, "lower", total.least, by, MOST_STEPS, ONE_POINT)
        else:
            model.add(counted - asked.step * by <= asked.most)
            slack = _Slack(total, "upper", total.most, by, MOST_STEPS, asked.step)
        found.append((slack, asked.steps_a_visit))
    return found


def _square(model: cp_model.CpModel, slack: _Slack) -> cp_model.IntVar:
    """Add the square of a slack, which is the slack itself where it is at most one."""
    if slack.most <= 1:
        return slack.by
    square = model.new_int_var(0, slack.most**2, "")
    model.add_multiplication_equality(square, slack.by, slack.by)
    return square
