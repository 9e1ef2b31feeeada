"""Which limits and promises seem to leave no plan, where nothing is proven: a plan is found without them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from outreach_planner.deciding.blocking import Blocked, mended, named
from outreach_planner.deciding.clock import Clock, endless
from outreach_planner.deciding.explaining.mending import Trials, plan_found
from outreach_planner.deciding.explaining.origins import field_place
from outreach_planner.model.network import Formulation, Link, Schedule


def suspected(formulation: Formulation, seed: int, clock: Clock | None = None) -> tuple[Blocked, ...]:
    """Leave out the limits of one field after the other while a short search still finds no plan.

    Limits on totals are tried first, and where no plan is found without all of them, also what must be held:
    visits promised, pins, fixed days. Where one field is enough, the others that would be enough in its place
    are told too: it is they that stand against each other.

    Parameters
    ----------
    formulation : Formulation
    seed : int
    clock : Clock or None
        Once it has to stop, more may be named than needed, and mends may be missing.

    Returns
    -------
    tuple of Blocked
        The limits that had to go, with mends that were tried; empty where none helps or there are none.
    """
    clock = clock or endless()
    totals = list(dict.fromkeys(total.field for total in formulation.totals))
    promises = list(dict.fromkeys(row.field for row in formulation.rows if row.lower > 0 and row.field))
    for fields in (totals, totals + promises):
        if not fields or _plan_without(formulation, fields, seed, clock) is None:
            continue
        gone = list(fields)
        for field in fields:
            fewer = [other for other in gone if other != field]
            if fewer and _plan_without(formulation, fewer, seed, clock) is not None:
                gone = fewer
        if len(gone) == 1:
            others = [field for field in (*totals, *promises) if field not in gone]
            gone += [field for field in others if _plan_without(formulation, [field], seed, clock)]
        found = [_blocked(formulation, field) for field in gone]
        return mended(Trials(formulation.instance, seed, clock), found)
    return ()


def _plan_without(
    formulation: Formulation, without: Collection[str], seed: int, clock: Clock
) -> Schedule | None:
    """Search shortly with the totals of some fields left out, and nothing asked for by their rows."""
    if clock.must_stop():
        return None
    totals = tuple(total for total in formulation.totals if total.field not in without)
    rows = tuple(
        replace(row, lower=-np.inf) if row.lower > 0 and row.field in without else row
        for row in formulation.rows
    )
    return plan_found(replace(formulation, totals=totals, rows=rows), seed, clock.must_stop)


def _blocked(formulation: Formulation, field: str) -> Blocked:
    """Tell the limits of a field as one."""
    asking = [row for row in formulation.rows if row.field == field and row.lower > 0]
    links: list[Link] = [*(total for total in formulation.totals if total.field == field), *asking]
    about = named(list(dict.fromkeys(link.about for link in links)))
    return Blocked(links[0].rule, about, (field_place(formulation.instance, field),))
