"""Why no plan satisfies a scenario: the fields that block each other, the reason, and mends, each tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from outreach_planner.deciding.clock import Clock, endless
from outreach_planner.deciding.explaining.closing import close
from outreach_planner.deciding.explaining.conflict import MANY, rules_behind, smallest_conflict
from outreach_planner.deciding.explaining.giving import Giving
from outreach_planner.deciding.explaining.mending import looked_closer, mends_alone, mends_together
from outreach_planner.deciding.explaining.origins import field_place, field_places
from outreach_planner.deciding.explaining.reasons import reason_of
from outreach_planner.deciding.explaining.trying import Trials
from outreach_planner.model.network import Formulation, Link, Row
from outreach_planner.model.opening import open_networks
from outreach_planner.model.said import said
from outreach_planner.plans.explanation import FieldPlace, Reason
from outreach_planner.rules.rulebook import RULES

MOST_NAMED = 3
"""Days, places or months of one field that are named; of more only the first and how many."""


@dataclass(frozen=True)
class Blocked:
    """A rule that stands in the way of every plan.

    Attributes
    ----------
    rule, about : str
        The rule's name and what it is about here.
    fields : tuple of FieldPlace
        Where a planner would change it.
    mends : tuple of Mend
        How these fields, or those of the reason, can give way so that a plan is found; empty where that was
        not found.
    reason : Reason or None
        Why nothing can meet it at all; None where it is only in the way of the others.
    is_tried : bool
        False where a plan was found without it and others, and there was no time to try whether it matters.
    """

    rule: str
    about: str
    fields: tuple[FieldPlace, ...]
    mends: tuple[Mend, ...] = ()
    reason: Reason | None = None
    is_tried: bool = True


@dataclass(frozen=True)
class Mend:
    """A change with which a plan was found.

    Attributes
    ----------
    field : FieldPlace
        The value that changes.
    came, becomes : float or None
        As it is and as it would be; both None where it is to be taken out.
    is_enough : bool
        It is enough alone; otherwise together with all the others that are told.
    is_cheapest : bool
        Of several that are enough alone it gives way least (a visit weighs as much as 50 books, Rp2,000,000,
        five percentage points, ten people of a minimum or a week of a gap).
    """

    field: FieldPlace
    came: float | None
    becomes: float | None
    is_enough: bool
    is_cheapest: bool = False


def blocked_by(formulation: Formulation, seed: int = 1, clock: Clock | None = None) -> tuple[Blocked, ...]:
    """Find the smallest set of fields, and of rules behind them, that leave no plan, with mends.

    Parameters
    ----------
    formulation : Formulation
    seed : int
        Of the searches that try mends.
    clock : Clock or None
        Once it has to stop, the set may be larger than need be, and mends and rules behind may be missing.

    Returns
    -------
    tuple of Blocked
        Empty if a plan is possible, or the work allowed did not settle it.
    """
    clock = clock or endless()
    instance = formulation.instance
    conflict = smallest_conflict(formulation, clock)
    if not conflict:
        return ()
    found = tuple(_as_one(formulation, links) for links in _by_field(conflict).values())
    told = {blocked.rule for blocked in found} | {b.reason.rule for b in found if b.reason is not None}
    visits = _visits(conflict)

    def behind() -> Iterator[Blocked]:
        for rule in rules_behind(instance, conflict, clock=clock) if visits else ():
            if rule.name not in told:
                yield Blocked(rule.name, rule.about, field_places(instance, rule.fields, visits))

    return mended(Trials(instance, seed, clock), found, behind)


def mended(
    trials: Trials, found: Sequence[Blocked], behind: Callable[[], Iterable[Blocked]] = tuple
) -> tuple[Blocked, ...]:
    """Complete what blocks with the mends that were tried.

    Parameters
    ----------
    trials : Trials
    found : sequence of Blocked
        What is mended first.
    behind : callable
        Gives the rules behind, which are mended if time is left, and told after the others.
    """
    alone = mends_alone(trials, _fields(found))
    further = tuple(behind())
    alone |= mends_alone(trials, _fields(further))
    found = (*found, *further)
    mends = alone or mends_together(trials, _fields(found))
    cheapest = min(alone, key=lambda field: alone[field][0].weighs(alone[field][1])) if len(alone) > 1 else ""
    best = cheapest or next(iter(alone), "")
    if best and not alone[best][0].is_taken_out:
        giving, value = alone[best]
        mends = mends | {best: (giving, looked_closer(trials, giving, value))}
    told = {
        field: _mend(trials, giving, value, is_enough=bool(alone), is_cheapest=field == cheapest)
        for field, (giving, value) in mends.items()
    }
    complete = [
        replace(blocked, mends=tuple(told[field] for field in _fields([blocked]) if field in told))
        for blocked in found
    ]
    named = _fields(found)
    return (*complete, *_others(trials, {field: told[field] for field in told if field not in named}))


def _fields(found: Sequence[Blocked]) -> list[str]:
    """List the fields that may be changed, each once."""
    return list(dict.fromkeys(place.field for blocked in found for place in _changeable(blocked)))


def _changeable(blocked: Blocked) -> tuple[FieldPlace, ...]:
    """List what may be changed: the fields of a rule, and of the reason why nothing meets it."""
    return (*blocked.fields, *(() if blocked.reason is None else blocked.reason.fields))


def _others(trials: Trials, mends: Mapping[str, Mend]) -> Iterator[Blocked]:
    """Tell fields of further conflicts that have to give way as well."""
    links = (*trials.formulation(()).rows, *trials.formulation(()).totals) if mends else ()
    for field, mend in mends.items():
        rule = next(link.rule for link in links if link.field == field)
        about = next(rule_.about for rule_ in RULES if rule_.name == rule)
        yield Blocked(rule, about, (mend.field,), (mend,))


def _mend(trials: Trials, giving: Giving, value: float, *, is_enough: bool, is_cheapest: bool) -> Mend:
    place = field_place(trials.instance, giving.field)
    if giving.is_taken_out:
        return Mend(place, None, None, is_enough, is_cheapest)
    return Mend(place, giving.came, value, is_enough, is_cheapest)


def _by_field(conflict: Sequence[Link]) -> dict[str, list[Link]]:
    """Group what blocks by field, in order; what no field asks for by rule."""
    grouped: dict[str, list[Link]] = {}
    for link in conflict:
        grouped.setdefault(link.field or f"rule {link.rule}", []).append(link)
    return grouped


def _as_one(formulation: Formulation, links: Sequence[Link]) -> Blocked:
    """Tell the rows or totals of a field as one, with the reason of the first that nothing can meet."""
    instance, first = formulation.instance, links[0]
    closed = (_closed(formulation, link) for link in links)
    about = next(rule.about for rule in RULES if rule.name == first.rule)
    return Blocked(
        first.rule,
        about if len(links) > MANY else named(list(dict.fromkeys(link.about for link in links))),
        (field_place(instance, first.field),) if first.field else (),
        reason=next((reason for reason in closed if reason is not None), None),
    )


def named(abouts: Sequence[str]) -> str:
    """Name a few days, places or months; of many the first and how many more."""
    if len(abouts) == 1:
        return abouts[0]
    if len(abouts) <= MOST_NAMED:
        return said("{each}", each=tuple(abouts))
    return said("{first} and {count} more", first=abouts[0], count=len(abouts) - 1)


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


def _visits(conflict: Sequence[Link]) -> list[tuple[int, int, int]]:
    return [
        (int(u), int(o), int(t))
        for row in conflict
        if isinstance(row, Row)
        for u, o, t in zip(row.team, row.option, row.day, strict=True)
    ]
