"""By how little the fields of a scenario have to give way: every mend is tried before it is told.

A value counts as enough only if a plan that keeps all rules was found with it, people and all; so a smaller
change may do where a longer search would find a plan.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from outreach_planner.deciding.explaining.conflict import smallest_conflict
from outreach_planner.deciding.explaining.giving import Giving, givings
from outreach_planner.deciding.explaining.trying import Trials

DOUBLINGS, HALVINGS, CONFLICTS, CLOSER = 8, 6, 4, 2


def mends_alone(trials: Trials, fields: Collection[str]) -> dict[str, tuple[Giving, float]]:
    """Find of each field by how little it has to give way if all others stay.

    Returns
    -------
    dict of str to (Giving, float)
        By the field as rules name it; a field that is not enough alone is not in it.
    """
    found = {}
    for field in fields:
        for giving in givings(trials.instance.scenario, field):
            value = least(giving, trials.with_one(giving))
            if value is not None:
                found[field] = giving, value
    return found


def looked_closer(trials: Trials, giving: Giving, value: float) -> float:
    """Try whether a field that is enough alone may give way less, with a longer search: a step or two."""
    for _ in range(CLOSER):
        nearer = _rounded(giving, value - giving.step)
        if nearer in (value, giving.came) or not trials.finds([(giving, nearer)], is_long=True):
            break
        value = nearer
    return value


def mends_together(trials: Trials, fields: Collection[str]) -> dict[str, tuple[Giving, float]]:
    """Find several fields that are enough together, and by how little each has to give way then.

    What blocks is taken away conflict by conflict, until a plan is found; then what is not needed comes back,
    the dearest first.

    Parameters
    ----------
    trials : Trials
    fields : collection of str
        Those of a first conflict.

    Returns
    -------
    dict of str to (Giving, float)
        Empty where no plan was found so.
    """
    named = {field: giving for field in fields for giving in givings(trials.instance.scenario, field)}
    if trials.clock.must_stop():
        return {}
    whole = trials.formulation(())
    for _ in range(CONFLICTS):
        freest = {field: (giving, _freest(giving)) for field, giving in named.items()}
        if trials.finds(list(freest.values())):
            return _tightened(trials, freest)
        if trials.clock.must_stop():
            return {}
        rows = tuple(row for row in whole.rows if row.field not in named)
        totals = tuple(total for total in whole.totals if total.field not in named)
        conflict = smallest_conflict(replace(whole, rows=rows, totals=totals), trials.clock)
        more = {
            link.field: giving
            for link in conflict
            for giving in givings(trials.instance.scenario, link.field)
        }
        if not more:
            return {}
        named |= more
    return {}


def _tightened(trials: Trials, mends: dict[str, tuple[Giving, float]]) -> dict[str, tuple[Giving, float]]:
    """Take back what is not needed: a field wholly if possible, otherwise as far as a plan is found."""
    kept = dict(mends)
    for field, (giving, value) in sorted(mends.items(), key=lambda each: -each[1][0].weighs(each[1][1])):
        others = [mend for other, mend in kept.items() if other != field]
        if trials.finds(others):
            del kept[field]
            continue
        needed = least(replace(giving, end=value), trials.with_one(giving, others))
        kept[field] = giving, value if needed is None else needed
    return kept


def _freest(giving: Giving) -> float:
    """Give a value that leaves as much free as a field can, or far more than it did."""
    return giving.came + 2**DOUBLINGS * max(giving.came, giving.step) if giving.end is None else giving.end


def least(giving: Giving, is_enough: Callable[[float], bool], *, is_known: bool = False) -> float | None:
    """Find how little a field has to give way: doubled until it is enough, then halved.

    Parameters
    ----------
    giving : Giving
    is_enough : callable
        Asked of a value.
    is_known : bool
        The end is known to be enough.
    """
    near, far = giving.came, giving.end
    if far is None:
        for doubled in range(DOUBLINGS):
            far = _rounded(giving, giving.came + 2**doubled * max(giving.came, giving.step))
            if is_enough(far):
                break
            near = far
        else:
            return None
    elif not is_known and not is_enough(far):
        return None
    for _ in range(HALVINGS):
        middle = _rounded(giving, (near + far) / 2)
        if middle in (near, far):
            break
        near, far = (near, middle) if is_enough(middle) else (middle, far)
    return far


def _rounded(giving: Giving, value: float) -> float:
    """Take whole steps from where the field came, towards more freedom."""
    steps = round((value - giving.came) / giving.step)
    if isinstance(giving.came, int):
        return giving.came + steps * int(giving.step)
    return round(giving.came + steps * giving.step, 6)
