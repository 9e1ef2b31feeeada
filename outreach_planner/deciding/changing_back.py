"""Which of a scenario's own changes leave no plan, as it seems: one is found without them.

Without them the scenario is as the one that its file extends, or as the one that this extends, and so on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from outreach_planner.deciding.blocking import Blocked, Mend
from outreach_planner.deciding.explaining.giving import Giving, givings
from outreach_planner.deciding.explaining.mending import least
from outreach_planner.deciding.explaining.origins import field_place
from outreach_planner.deciding.explaining.trying import Trials
from outreach_planner.deciding.isolating import isolate
from outreach_planner.rules.base import Rule
from outreach_planner.rules.rulebook import RULES
from outreach_planner.scenario.changes import NOTHING, Change, changes_by_ancestor, without

OWN = "own-change"
"""Rule of a change that no rule names by its field."""
ABOUT_OWN = "this file says otherwise than the one it extends"


def changes_to_take_back(trials: Trials) -> tuple[tuple[Blocked, ...], bool]:
    """Find the fewest of a scenario's own changes without which a plan is found.

    Parameters
    ----------
    trials : Trials
        Once its clock has to stop, more may be told than needed (those that were not tried are marked), and
        mends may be missing.

    Returns
    -------
    tuple of (tuple of Blocked, bool)
        With mends that were tried, and whether any one of them is enough; empty where the scenario changes
        nothing, or taking everything back does not help.
    """
    scenario = trials.instance.scenario

    def is_enough(taken_back: Sequence[Change]) -> bool | None:
        return trials.verdict_on(without(scenario, taken_back), is_quick=True)

    changes = next((each for each in changes_by_ancestor(scenario) if is_enough(each)), None)
    if not changes:
        return (), False
    found = isolate(changes, is_enough)
    is_any = len(found.needed) == 1 and not found.untried
    told = (*found.needed, *found.others)
    return (
        *(_blocked(trials, change, is_any=is_any) for change in told),
        *(replace(_blocked(trials, change, is_any=False), is_tried=False) for change in found.untried),
    ), is_any


def _blocked(trials: Trials, change: Change, *, is_any: bool) -> Blocked:
    """Tell a change with its mends: what the extended scenario says, or less if that was found to do."""
    rule, place = _rule_of(change.field), field_place(trials.instance, change.field)
    came, was = (value if _is_number(value) else None for value in (change.came, change.was))
    mends: tuple[Mend, ...]
    if came is None or was is None:
        below = _below(trials, change) if is_any and change.was in (None, NOTHING) else ()
        mends = (*below, Mend(place, None, None, is_any))
    else:
        mends = (Mend(place, came, _nearest(trials, change, came, was) if is_any else was, is_any),)
    name, about = (OWN, ABOUT_OWN) if rule is None else (rule.name, rule.about)
    return Blocked(name, about, (place,), mends)


def _below(trials: Trials, change: Change) -> tuple[Mend, ...]:
    """Find the number in a block or entry that is new which is enough if it gives way, and by how little."""
    whole = trials.formulation(())
    fields = dict.fromkeys(link.field for link in (*whole.rows, *whole.totals))
    for field in fields:
        if not field.startswith(f"{change.field}."):
            continue
        for giving in givings(trials.instance.scenario, field):
            value = None if giving.is_taken_out else least(giving, _asked(trials, giving))
            if value is not None:
                return (Mend(field_place(trials.instance, giving.field), giving.came, value, True),)
    return ()


def _nearest(trials: Trials, change: Change, came: float, was: float) -> float:
    """Find a value between what a field says and what it said before that is enough."""
    for giving in givings(trials.instance.scenario, change.field):
        if giving.field == change.field and (was - came) * giving.step > 0:
            return least(replace(giving, end=was), _asked(trials, giving), is_known=True) or was
    return was


def _asked(trials: Trials, giving: Giving) -> Callable[[float], bool]:
    """Ask of a value of a field whether it is enough, quickly where there is a clock."""
    is_quick = trials.clock.left_seconds() is not None
    return lambda value: trials.finds([(giving, value)], is_quick=is_quick)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _rule_of(field: str) -> Rule | None:
    """Find the rule that a field sets, the one that names it most closely."""
    named = [
        (len(pattern), rule)
        for rule in RULES
        for pattern in rule.fields
        if re.match(re.escape(pattern).replace(r"\*", "[^.]+") + r"($|[.\[])", field)
    ]
    return max(named, key=lambda each: each[0])[1] if named else None
