"""The smallest set of rows and totals, and of rules behind them, that leave no plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from outreach_planner.deciding.feasibility import is_possible
from outreach_planner.model.network import Formulation, Link, Row, TeamNetwork
from outreach_planner.rules.base import Rule
from outreach_planner.rules.rulebook import RULES, formulate
from outreach_planner.world.instance import Instance


def smallest_conflict(formulation: Formulation) -> tuple[Link, ...]:
    """Find rows and totals that no plan keeps together, though it could keep any of them without one.

    They are left out by halves first (QuickXplain: Junker, AAAI 2004), so that a month of hundreds of
    rows takes a few dozen questions; where what must be held blocks by itself, only that is looked at.
    People are not asked (see ``deciding.feasibility``).

    Returns
    -------
    tuple of Link
        In the formulation's order; empty if a plan is possible or the work allowed did not settle it.
    """
    links: tuple[Link, ...] = (*formulation.rows, *formulation.totals)
    if not _is_blocked(formulation, links):
        return ()
    asking = tuple(link for link in links if not isinstance(link, Row) or link.lower > 0)
    if len(asking) < len(links) and _is_blocked(formulation, asking):
        links = asking
    wanted = _explain(formulation, (), False, links)
    return tuple(link for link in links if any(link is other for other in wanted))


def rules_behind(
    instance: Instance, conflict: Sequence[Link], rules: Sequence[Rule] = RULES
) -> tuple[Rule, ...]:
    """Find the rules whose shaping of the networks the conflict needs, leaving out one after the other.

    Parameters
    ----------
    instance : Instance
    conflict : sequence of Link
        From ``smallest_conflict``.
    rules : sequence of Rule
        The rules that made the formulation.

    Returns
    -------
    tuple of Rule
        In their order; empty when the rows block each other whatever the networks' shape.
    """
    named = {(link.rule, link.about, link.field) for link in conflict}

    def blocks(shaping: Sequence[Rule]) -> bool:
        told = [rule if rule in shaping else replace(rule, shape=_leave_open) for rule in rules]
        whole = formulate(instance, told)
        links = (*whole.rows, *whole.totals)
        return _is_blocked(whole, [link for link in links if (link.rule, link.about, link.field) in named])

    kept = [rule for rule in rules if rule.shape is not Rule.shape]  # the others shape nothing
    for rule in tuple(reversed(kept)):
        fewer = [other for other in kept if other is not rule]
        if blocks(fewer):
            kept = fewer
    return tuple(kept)


def _explain(
    formulation: Formulation, given: Sequence[Link], is_news: bool, links: Sequence[Link]
) -> tuple[Link, ...]:
    """Find the links that, with the given ones, block; ``is_news`` if some have just been given."""
    if is_news and _is_blocked(formulation, given):
        return ()
    if len(links) == 1:
        return tuple(links)
    half = len(links) // 2
    first, second = links[:half], links[half:]
    needed = _explain(formulation, (*given, *first), True, second)
    return _explain(formulation, (*given, *needed), bool(needed), first) + needed


def _is_blocked(formulation: Formulation, links: Sequence[Link]) -> bool:
    rows = tuple(link for link in links if isinstance(link, Row))
    totals = tuple(link for link in links if not isinstance(link, Row))
    return is_possible(replace(formulation, rows=rows, totals=totals)) is False


def _leave_open(instance: Instance, network: TeamNetwork) -> None:
    """Leave the network as it is."""
