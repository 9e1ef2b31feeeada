"""Which limits on totals seem to leave no plan, where nothing is proven: a plan is found without them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from outreach_planner.deciding.blocking import Blocked
from outreach_planner.deciding.explaining.origins import field_place
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation

ROUNDS = 60_000


def suspected(formulation: Formulation, seed: int, stop: Callable[[], bool]) -> tuple[Blocked, ...]:
    """Leave out the limits of one field after the other while a short search still finds no plan.

    Returns
    -------
    tuple of Blocked
        The limits that had to go, each without a mend; empty where none helps or there are none.
    """
    fields = list(dict.fromkeys(total.field for total in formulation.totals))
    if not fields or not _finds_a_plan(formulation, fields, seed, stop):
        return ()
    gone = list(fields)
    for field in fields:
        fewer = [other for other in gone if other != field]
        if _finds_a_plan(formulation, fewer, seed, stop):
            gone = fewer
    return tuple(_blocked(formulation, field) for field in gone)


def _finds_a_plan(
    formulation: Formulation, without: Collection[str], seed: int, stop: Callable[[], bool]
) -> bool:
    kept = tuple(total for total in formulation.totals if total.field not in without)
    arrays = flatten(replace(formulation, totals=kept))
    return any(found.schedule is not None for found in search(arrays, seed, ROUNDS, stop))


def _blocked(formulation: Formulation, field: str) -> Blocked:
    first, *others = [total for total in formulation.totals if total.field == field]
    about = f"{first.about} and {len(others)} more" if others else first.about
    return Blocked(first.rule, about, (field_place(formulation.instance, field),))
