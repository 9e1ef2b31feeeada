"""Which limits and promises seem to leave no plan, where nothing is proven: a plan is found without them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.deciding.blocking import Blocked, mended, named
from outreach_planner.deciding.changing_back import changes_to_take_back
from outreach_planner.deciding.clock import Clock, endless
from outreach_planner.deciding.explaining.origins import field_place
from outreach_planner.deciding.explaining.trying import Trials, plan_found
from outreach_planner.model.network import Formulation, Link, Schedule


@dataclass(frozen=True)
class Suspicion:
    """What seems to leave no plan.

    Attributes
    ----------
    blocked : tuple of Blocked
        The limits without which a plan is found, with mends that were tried; empty where none helps.
    is_any : bool
        Any one of them is enough; otherwise all have to go together.
    """

    blocked: tuple[Blocked, ...] = ()
    is_any: bool = False


def suspected(formulation: Formulation, seed: int, clock: Clock | None = None) -> Suspicion:
    """Say without which limits a plan is found: what the file itself has changed, or else any limit."""
    trials = Trials(formulation.instance, seed, clock or endless())
    blocked, is_any = changes_to_take_back(trials)
    return Suspicion(blocked, is_any) if blocked else _limits_suspected(formulation, trials)


def _limits_suspected(formulation: Formulation, trials: Trials) -> Suspicion:
    """Leave out the limits of one field after the other while a short search still finds no plan.

    Limits on totals are tried first, and where no plan is found without all of them, also what must be held:
    visits promised, pins, fixed days. Where one field is enough, the others that would be enough in its place
    are told too: it is they that stand against each other.
    """
    seed, clock = trials.seed, trials.clock
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
        is_any = len(gone) == 1
        if is_any:
            others = [field for field in (*totals, *promises) if field not in gone]
            gone += [field for field in others if _plan_without(formulation, [field], seed, clock)]
        found = [_blocked(formulation, field) for field in gone]
        return Suspicion(mended(trials, found), is_any)
    return Suspicion()


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
