"""Which limits and promises seem to leave no plan, where nothing is proven: a plan is found without them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.deciding.blocking import Blocked, mended, named
from outreach_planner.deciding.changing_back import changes_to_take_back
from outreach_planner.deciding.clock import Clock, endless
from outreach_planner.deciding.explaining.origins import field_place
from outreach_planner.deciding.explaining.trying import Trials, plan_found
from outreach_planner.deciding.isolating import isolate
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
    """Leave out the limits of some fields, fewer and fewer, while a short search still finds a plan.

    Limits on totals are tried first, and where no plan is found without all of them, also what must be held:
    visits promised, pins, fixed days. Where one field is enough, the others that would be enough in its place
    are told too: it is they that stand against each other. Each search begins near the last plan found, and
    with a clock it is a quick one.
    """
    clock, near = trials.clock, list[Schedule]()
    is_quick = clock.left_seconds() is not None

    def is_enough(fields: Sequence[str]) -> bool | None:
        if clock.must_stop():
            return None
        without, last = _without(formulation, fields), near[-1] if near else None
        found = plan_found(without, trials.seed, clock.must_stop, last, is_quick=is_quick)
        if found is not None:
            near.append(found)
            return True
        return None if clock.must_stop() else False

    totals = list(dict.fromkeys(total.field for total in formulation.totals))
    promises = list(dict.fromkeys(row.field for row in formulation.rows if row.lower > 0 and row.field))
    for fields in (totals, totals + promises):
        if not fields or not is_enough(fields):
            continue
        found = isolate(fields, is_enough)
        is_any = len(found.needed) == 1 and not found.untried
        others = promises if is_any and fields is totals else ()
        alone = [field for field in others if is_enough([field])]
        tried = [_blocked(formulation, field) for field in (*found.needed, *found.others, *alone)]
        untried = [replace(_blocked(formulation, field), is_tried=False) for field in found.untried]
        return Suspicion((*(mended(trials, tried) if tried else ()), *untried), is_any)
    return Suspicion()


def _without(formulation: Formulation, fields: Collection[str]) -> Formulation:
    """Leave out the totals of some fields, and ask for nothing by their rows."""
    totals = tuple(total for total in formulation.totals if total.field not in fields)
    rows = tuple(
        replace(row, lower=-np.inf) if row.lower > 0 and row.field in fields else row
        for row in formulation.rows
    )
    return replace(formulation, totals=totals, rows=rows)


def _blocked(formulation: Formulation, field: str) -> Blocked:
    """Tell the limits of a field as one."""
    asking = [row for row in formulation.rows if row.field == field and row.lower > 0]
    links: list[Link] = [*(total for total in formulation.totals if total.field == field), *asking]
    about = named(list(dict.fromkeys(link.about for link in links)))
    return Blocked(links[0].rule, about, (field_place(formulation.instance, field),))
