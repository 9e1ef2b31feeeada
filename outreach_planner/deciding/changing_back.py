"""Which of a scenario's own changes leave no plan, as it seems: one is found without them.

Without them the scenario is as the one that its file extends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from outreach_planner.deciding.blocking import Blocked, Mend
from outreach_planner.deciding.explaining.giving import givings
from outreach_planner.deciding.explaining.mending import Trials, least
from outreach_planner.deciding.explaining.origins import field_place
from outreach_planner.rules.base import Rule
from outreach_planner.rules.rulebook import RULES
from outreach_planner.scenario.changes import Change, own_changes, without

OWN = "own-change"
"""Rule of a change that no rule names by its field."""
MOST_ALONE = 6
"""Changes of what teams can do at all, each tried by itself first: they are seldom told by anything else."""
ABOUT_OWN = "this file says otherwise than the one it extends"
Asked = Callable[[Sequence[Change]], bool]


def changes_to_take_back(trials: Trials) -> tuple[tuple[Blocked, ...], bool]:
    """Find the fewest of a scenario's own changes without which a plan is found.

    Parameters
    ----------
    trials : Trials
        Once its clock has to stop, more may be named than needed, and mends may be missing.

    Returns
    -------
    tuple of (tuple of Blocked, bool)
        With mends that were tried, and whether any one of them is enough; empty where the scenario changes
        nothing, or taking everything back does not help.
    """
    scenario = trials.instance.scenario
    changes = own_changes(scenario)

    def finds(taken_back: Sequence[Change]) -> bool:
        return trials.finds_in(without(scenario, taken_back))

    if not changes or not finds(changes):
        return (), False
    shaping = [change for change in changes if not _is_linked(trials, change)]
    alone = next((change for change in shaping[:MOST_ALONE] if finds([change])), None)
    gone = _fewest(finds, (), False, changes) if alone is None else (alone,)
    is_any = len(gone) == 1
    if is_any:
        others = (change for change in changes if change not in (*gone, *shaping[:MOST_ALONE]))
        gone = (*gone, *(change for change in others if finds([change])))
    return tuple(_blocked(trials, change, is_any=is_any) for change in gone), is_any


def _is_linked(trials: Trials, change: Change) -> bool:
    """Say whether rows or totals ask for what has changed; the rest shapes what teams can do at all."""
    whole = trials.formulation(())
    fields = {link.field for link in (*whole.rows, *whole.totals)}
    return any(field.startswith(change.field) or change.field.startswith(f"{field}.") for field in fields)


def _fewest(
    finds: Asked, given: tuple[Change, ...], is_news: bool, changes: tuple[Change, ...]
) -> tuple[Change, ...]:
    """Find few changes to take back beside the given ones, by halves (QuickXplain: Junker, AAAI 2004)."""
    if is_news and finds(given):
        return ()
    if len(changes) <= 1:
        return changes
    half = len(changes) // 2
    first, second = changes[:half], changes[half:]
    needed = _fewest(finds, (*given, *first), True, second)
    return (*_fewest(finds, (*given, *needed), bool(needed), first), *needed)


def _blocked(trials: Trials, change: Change, *, is_any: bool) -> Blocked:
    """Tell a change with its mend: what the extended scenario says, or less if that was found to do."""
    rule, place = _rule_of(change.field), field_place(trials.instance, change.field)
    came, was = (value if _is_number(value) else None for value in (change.came, change.was))
    if came is None or was is None:
        mend = Mend(place, None, None, is_any)
    else:
        mend = Mend(place, came, _nearest(trials, change, came, was) if is_any else was, is_any)
    name, about = (OWN, ABOUT_OWN) if rule is None else (rule.name, rule.about)
    return Blocked(name, about, (place,), (mend,))


def _nearest(trials: Trials, change: Change, came: float, was: float) -> float:
    """Find a value between what a field says and what it said before that is enough."""
    for giving in givings(trials.instance.scenario, change.field):
        if giving.field == change.field and (was - came) * giving.step > 0:
            return least(replace(giving, end=was), trials.with_one(giving), is_known=True) or was
    return was


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
