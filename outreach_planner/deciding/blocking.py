"""Why no plan satisfies a scenario: the fields that block each other, the reason, and the cheapest mend."""

from __future__ import annotations

from dataclasses import dataclass, replace

from outreach_planner.deciding.explaining.closing import close
from outreach_planner.deciding.explaining.conflict import rules_behind, smallest_conflict
from outreach_planner.deciding.explaining.mend import Mend, cheapest_mend
from outreach_planner.deciding.explaining.origins import field_place, field_places
from outreach_planner.deciding.explaining.reasons import reason_of
from outreach_planner.model.network import Formulation, Link, Row
from outreach_planner.model.opening import open_networks
from outreach_planner.model.said import said
from outreach_planner.plans.explanation import FieldPlace, Reason
from outreach_planner.rules.rulebook import RULES


@dataclass(frozen=True)
class Blocked:
    """A rule that stands in the way of every plan.

    Attributes
    ----------
    rule, about : str
        The rule's name and what it is about here.
    fields : tuple of FieldPlace
        Where a planner would change it.
    came, becomes : float or None
        The cheapest mend: the limit as it is and as it would have to be; None where this one may stay.
    reason : Reason or None
        Why nothing can meet it at all; None where it is only in the way of the others.
    """

    rule: str
    about: str
    fields: tuple[FieldPlace, ...]
    came: float | None = None
    becomes: float | None = None
    reason: Reason | None = None


def blocked_by(formulation: Formulation) -> tuple[Blocked, ...]:
    """Find the smallest set of rows and totals, and of rules behind them, that leave no plan.

    Empty if a plan is possible, or the work allowed did not settle it.
    """
    instance = formulation.instance
    conflict = smallest_conflict(formulation)
    if not conflict:
        return ()
    mends = cheapest_mend(formulation) or ()
    found = [_row(formulation, row, mends) for row in conflict if isinstance(row, Row)]
    found += _totals(formulation, conflict, mends)
    told = {blocked.rule for blocked in found} | {b.reason.rule for b in found if b.reason is not None}
    return tuple(found) + tuple(
        Blocked(rule.name, rule.about, field_places(instance, rule.fields, _visits(conflict)))
        for rule in rules_behind(instance, conflict)
        if rule.name not in told
    )


def _row(formulation: Formulation, row: Link, mends: tuple[Mend, ...]) -> Blocked:
    mend = next((mend for mend in mends if mend.row is row), None)
    return Blocked(
        row.rule,
        row.about,
        (field_place(formulation.instance, row.field),) if row.field else (),
        None if mend is None else mend.came,
        None if mend is None else mend.becomes,
        _closed(formulation, row),
    )


def _totals(formulation: Formulation, conflict: tuple[Link, ...], mends: tuple[Mend, ...]) -> list[Blocked]:
    """Tell the totals of each field (of all days or months) as one."""
    by_field: dict[str, list[Blocked]] = {}
    for total in conflict:
        if not isinstance(total, Row):
            by_field.setdefault(total.field, []).append(_row(formulation, total, mends))
    return [_as_one(*each) for each in by_field.values()]


def _as_one(first: Blocked, *others: Blocked) -> Blocked:
    if not others:
        return first
    return replace(first, about=said("{first} and {count} more", first=first.about, count=len(others)))


def _closed(formulation: Formulation, row: Link) -> Reason | None:
    """Say which rule closes the last of what a row could count; None if something is open."""
    if not isinstance(row, Row) or len(row.option) or not row.lower > 0:
        return None
    instance = formulation.instance
    rule = next(rule for rule in RULES if rule.name == row.rule)
    open_rows = [
        other
        for other in rule.rows(instance, open_networks(instance))
        if (other.about, other.field) == (row.about, row.field)
    ]
    options = {int(o) for other in open_rows for o in other.option}
    days = {int(t) for other in open_rows for t in other.day}
    closing = close(instance, options, days, RULES)
    return None if closing.rule is None else reason_of(instance, closing.rule, closing.before)


def _visits(conflict: tuple[Link, ...]) -> list[tuple[int, int, int]]:
    return [
        (int(u), int(o), int(t))
        for row in conflict
        if isinstance(row, Row)
        for u, o, t in zip(row.team, row.option, row.day, strict=True)
    ]
