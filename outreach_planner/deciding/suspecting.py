"""Which limits and promises seem to leave no plan, where nothing is proven: a plan is found without them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import numpy as np

from outreach_planner.deciding.blocking import Blocked
from outreach_planner.deciding.explaining.origins import field_place
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation, Link, Row, Schedule
from outreach_planner.model.said import said

ROUNDS = 60_000


def suspected(formulation: Formulation, seed: int, stop: Callable[[], bool]) -> tuple[Blocked, ...]:
    """Leave out the limits of one field after the other while a short search still finds no plan.

    Limits on totals are tried first, and where no plan is found without all of them, also what must be held:
    visits promised, pins, fixed days.

    Returns
    -------
    tuple of Blocked
        The limits that had to go, with a mend where so many visits were promised that fewer were found;
        empty where none helps or there are none.
    """
    totals = list(dict.fromkeys(total.field for total in formulation.totals))
    promises = list(dict.fromkeys(row.field for row in formulation.rows if row.lower > 0))
    for fields in (totals, totals + promises):
        found = _plan_without(formulation, fields, seed, stop) if fields else None
        if found is None:
            continue
        gone = list(fields)
        for field in fields:
            fewer = [other for other in gone if other != field]
            again = _plan_without(formulation, fewer, seed, stop)
            if again is not None:
                gone, found = fewer, again
        return tuple(_blocked(formulation, field, found) for field in gone)
    return ()


def _plan_without(
    formulation: Formulation, without: Collection[str], seed: int, stop: Callable[[], bool]
) -> Schedule | None:
    """Search shortly with the totals of some fields left out, and nothing asked for by their rows."""
    totals = tuple(total for total in formulation.totals if total.field not in without)
    rows = tuple(
        replace(row, lower=-np.inf) if row.lower > 0 and row.field in without else row
        for row in formulation.rows
    )
    arrays = flatten(replace(formulation, totals=totals, rows=rows))
    return next((each.schedule for each in search(arrays, seed, ROUNDS, stop) if each.schedule), None)


def _blocked(formulation: Formulation, field: str, found: Schedule) -> Blocked:
    """Tell the limits of a field as one; of several visits promised, how many a found plan holds."""
    asking = [row for row in formulation.rows if row.field == field and row.lower > 0]
    links: list[Link] = [*(total for total in formulation.totals if total.field == field), *asking]
    first, *others = links
    about = said("{first} and {count} more", first=first.about, count=len(others)) if others else first.about
    promised = max((int(row.lower) for row in asking), default=0)
    held = min((_held(row, found) for row in asking), default=0)
    mend = (promised, held) if promised > 1 and held < promised else (None, None)
    return Blocked(first.rule, about, (field_place(formulation.instance, field),), *mend)


def _held(row: Row, found: Schedule) -> int:
    """Count what a schedule holds of a row."""
    there = found.option[row.team, row.day] == row.option
    return int(row.coefficient @ there)
