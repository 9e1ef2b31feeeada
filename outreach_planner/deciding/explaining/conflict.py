"""The smallest set of rows, and of rules behind them, that leave no plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from outreach_planner.deciding.feasibility import is_possible
from outreach_planner.model.network import Formulation, Row, TeamNetwork
from outreach_planner.rules.base import Rule
from outreach_planner.rules.rulebook import RULES, formulate
from outreach_planner.world.instance import Instance


def smallest_conflict(formulation: Formulation) -> tuple[Row, ...]:
    """Find rows that no plan keeps together, though it could keep any of them without one.

    Rows are left out by halves first (QuickXplain: Junker, AAAI 2004), so that a month of hundreds of
    rows takes a few dozen questions. People are not asked (see ``deciding.feasibility``).

    Returns
    -------
    tuple of Row
        In the formulation's order; empty if a plan is possible or the work allowed did not settle it.
    """
    if not _is_blocked(formulation, formulation.rows):
        return ()
    wanted = _explain(formulation, (), False, formulation.rows)
    return tuple(row for row in formulation.rows if any(row is other for other in wanted))


def rules_behind(
    instance: Instance, conflict: Sequence[Row], rules: Sequence[Rule] = RULES
) -> tuple[Rule, ...]:
    """Find the rules whose shaping of the networks the conflict needs, leaving out one after the other.

    Parameters
    ----------
    instance : Instance
    conflict : sequence of Row
        From ``smallest_conflict``.
    rules : sequence of Rule
        The rules that made the formulation.

    Returns
    -------
    tuple of Rule
        In their order; empty when the rows block each other whatever the networks' shape.
    """
    named = {(row.rule, row.about, row.field) for row in conflict}

    def blocks(shaping: Sequence[Rule]) -> bool:
        told = [rule if rule in shaping else replace(rule, shape=_leave_open) for rule in rules]
        whole = formulate(instance, told)
        return _is_blocked(whole, [row for row in whole.rows if (row.rule, row.about, row.field) in named])

    kept = [rule for rule in rules if rule.shape is not Rule.shape]  # the others shape nothing
    for rule in tuple(reversed(kept)):
        fewer = [other for other in kept if other is not rule]
        if blocks(fewer):
            kept = fewer
    return tuple(kept)


def _explain(
    formulation: Formulation, given: Sequence[Row], is_news: bool, rows: Sequence[Row]
) -> tuple[Row, ...]:
    """Find the rows that, with the given ones, block; ``is_news`` if rows have just been given."""
    if is_news and _is_blocked(formulation, given):
        return ()
    if len(rows) == 1:
        return tuple(rows)
    half = len(rows) // 2
    first, second = rows[:half], rows[half:]
    needed = _explain(formulation, (*given, *first), True, second)
    return _explain(formulation, (*given, *needed), bool(needed), first) + needed


def _is_blocked(formulation: Formulation, rows: Sequence[Row]) -> bool:
    return is_possible(replace(formulation, rows=tuple(rows))) is False


def _leave_open(instance: Instance, network: TeamNetwork) -> None:
    """Leave the network as it is."""
