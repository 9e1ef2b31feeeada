"""The smallest set of rows and totals, and of rules behind them, that leave no plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from outreach_planner.deciding.clock import Clock, endless
from outreach_planner.deciding.feasibility import Possibilities
from outreach_planner.model.network import Formulation, Link, Row, TeamNetwork
from outreach_planner.model.opening import opened
from outreach_planner.rules.base import Rule
from outreach_planner.rules.rulebook import RULES, formulate
from outreach_planner.world.instance import Instance

MANY = 40
"""Rows of a field that are no longer told apart: a gap has hundreds."""
Group = tuple[Link, ...]


def smallest_conflict(
    formulation: Formulation, clock: Clock | None = None, many: int = MANY
) -> tuple[Link, ...]:
    """Find rows and totals that no plan keeps together, though it could keep any of them without one.

    They are left out by halves (QuickXplain: Junker, AAAI 2004), first all that a field of the scenario asks
    for as one, so that a month of hundreds of rows takes a dozen questions; then the rows of the fields that
    block. Where what must be held blocks by itself, only that is looked at. People are not asked (see
    ``deciding.feasibility``).

    Parameters
    ----------
    formulation : Formulation
    clock : Clock or None
        Once it has to stop, what was not left out yet stays: the links still leave no plan, but fewer might.
    many : int
        Rows of a field that are no longer told apart.

    Returns
    -------
    tuple of Link
        In the formulation's order; empty if a plan is possible or the work allowed did not settle it. Of a
        field whose rows are many it holds all.
    """
    clock = clock or endless()
    links: tuple[Link, ...] = (*formulation.rows, *formulation.totals)
    possible = Possibilities(formulation)
    if not _is_blocked(possible, links, clock):
        return ()
    asking = tuple(link for link in links if not isinstance(link, Row) or link.lower > 0)
    if len(asking) < len(links) and _is_blocked(possible, asking, clock):
        links = asking
    by_field: dict[str, Group] = {}
    for link in links:
        name = link.field or f"rule {link.rule}"
        by_field[name] = (*by_field.get(name, ()), link)
    needed = _explain(possible, (), False, tuple(by_field.values()), clock)
    whole = tuple(group for group in needed if len(group) > many)
    apart = tuple((link,) for group in needed if len(group) <= many for link in group)
    wanted = _flat((*whole, *_explain(possible, whole, False, apart, clock)))
    return tuple(link for link in links if any(link is other for other in wanted))


def rules_behind(
    instance: Instance,
    conflict: Sequence[Link],
    rules: Sequence[Rule] = RULES,
    clock: Clock | None = None,
    asked: Sequence[Link] = (),
) -> tuple[Rule, ...]:
    """Find the rules whose shaping of the networks the conflict needs, leaving out one after the other.

    Parameters
    ----------
    instance : Instance
    conflict : sequence of Link
        From ``smallest_conflict``.
    rules : sequence of Rule
        The rules that made the formulation.
    clock : Clock or None
        Where it has to stop before the rules are known, none is named.
    asked : sequence of Link
        Links that no rule states.

    Returns
    -------
    tuple of Rule
        In their order; empty when the rows block each other whatever the networks' shape.
    """
    clock = clock or endless()
    named = {(link.rule, link.about, link.field) for link in conflict}
    known = opened(instance)

    def blocks(shaping: Sequence[Rule]) -> bool:
        told = [
            replace(
                rule,
                shape=rule.shape if rule in shaping else _leave_open,
                rows=rule.rows if any(rule.name == name for name, _, _ in named) else _none,
            )
            for rule in rules
        ]
        whole = formulate(instance, told, like=known)
        stated = (*whole.rows, *whole.totals)
        links = [*asked, *(link for link in stated if (link.rule, link.about, link.field) in named)]
        return _is_blocked(Possibilities(whole), links, clock)

    kept = [rule for rule in rules if rule.shape is not Rule.shape]  # the others shape nothing
    if clock.must_stop() or blocks(()):
        return ()
    for rule in tuple(reversed(kept)):
        if clock.must_stop():
            return ()
        fewer = [other for other in kept if other is not rule]
        if blocks(fewer):
            kept = fewer
    return tuple(kept)


def _explain(
    possible: Possibilities,
    given: tuple[Group, ...],
    is_news: bool,
    groups: tuple[Group, ...],
    clock: Clock,
) -> tuple[Group, ...]:
    """Find the groups that, with the given ones, block; ``is_news`` if some have just been given.

    Of no groups none, and all of them once there is no time left.
    """
    if not groups or clock.must_stop():
        return groups
    if is_news and _is_blocked(possible, _flat(given), clock):
        return ()
    if len(groups) == 1:
        return groups
    half = len(groups) // 2
    first, second = groups[:half], groups[half:]
    needed = _explain(possible, (*given, *first), True, second, clock)
    return _explain(possible, (*given, *needed), bool(needed), first, clock) + needed


def _flat(groups: Sequence[Group]) -> tuple[Link, ...]:
    return tuple(link for group in groups for link in group)


def _is_blocked(possible: Possibilities, links: Sequence[Link], clock: Clock) -> bool:
    return possible.with_links(links, seconds=clock.left_seconds()) is False


def _leave_open(instance: Instance, network: TeamNetwork) -> None:
    """Leave the network as it is."""


def _none(instance: Instance, networks: Sequence[TeamNetwork]) -> tuple[Row, ...]:
    """State no rows."""
    return ()
