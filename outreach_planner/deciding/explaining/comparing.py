"""What some visits bring: the best plan with them against the best without, both solved with equal effort.

The plan asked about may be far from the best. What a longer search finds anyway must not be told as the
effect of the visits, nor the other way round. So the plan is first solved again with nothing forced or
banned. That lands on one side, with the visits or without; the other side is solved with the same seed and
rounds. The difference of the two sides is the effect of the visits; what the better of them has over the
plan asked about is told apart, as an improvement of the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from outreach_planner.deciding.clock import Clock
from outreach_planner.deciding.explaining.beginning import beginnings
from outreach_planner.deciding.explaining.conflict import rules_behind, smallest_conflict
from outreach_planner.deciding.explaining.origins import field_place, field_places
from outreach_planner.deciding.explaining.schedules import schedule_of
from outreach_planner.deciding.explaining.solving_again import Effort, Solved, solve_again
from outreach_planner.deciding.feasibility import is_possible
from outreach_planner.model.network import Formulation, Link, Schedule
from outreach_planner.plans.explanation import Explanation, Reason, difference
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import visits_row
from outreach_planner.rules.rulebook import RULES
from outreach_planner.world.instance import Instance

ASKED = "asked"
"""Rule of the row that forces the visits in or bans them; no field of the scenario sets it."""
ALL_ROWS = 1_000_000
"""Every row of a field is told apart: what is asked about is near one of them."""
Visits = Sequence[tuple[int, int, int]]


def compared(
    formulation: Formulation,
    plan: Plan,
    visits: Iterable[tuple[int, int, int]],
    told: Explanation,
    effort: Effort,
) -> Explanation:
    """Complete an explanation with what the visits bring, or with the rows that leave no plan.

    Parameters
    ----------
    formulation : Formulation
    plan : Plan
        The one asked about; it keeps every rule.
    visits : iterable of (team, option, day)
        The visits asked about.
    told : Explanation
        Its answer is ``without`` where the plan holds one of the visits, otherwise ``with``.
    effort : Effort
        Of each solving again.
    """
    asked = sorted(visits)
    without = told.answer == "without"
    questioned = _with_row(formulation, asked, forced=not without)
    if is_possible(questioned, seconds=effort.seconds) is False:
        clock = Clock(effort.seconds, effort.interrupted)
        reasons = _reasons(formulation.instance, smallest_conflict(questioned, clock, ALL_ROWS), asked, clock)
        return replace(told, answer="blocked", reasons=reasons)
    schedule = schedule_of(plan, formulation.instance)
    ground = solve_again(formulation, [schedule], effort)
    if ground.schedule is None:
        raise ValueError("the plan breaks a rule: audit it first")
    ground_holds = _holds(ground.schedule, asked)
    questioned = _with_row(formulation, asked, forced=not ground_holds)
    starts = beginnings(questioned, (schedule, ground.schedule), asked, forced=not ground_holds)
    other = solve_again(questioned, starts, effort)
    if other.schedule is None:
        return replace(told, answer="not-found", work=other.work)
    made = [_made(formulation, plan, found) for found in (ground, other)]
    held, free = made if ground_holds else reversed(made)
    best = max(made, key=lambda found: found.value_rupiah)
    improvement = difference(plan, best) if best.value_rupiah > plan.value_rupiah else None
    return replace(
        told,
        difference=difference(held, free) if without else difference(free, held),
        improvement=improvement,
        work=other.work,
    )


def _with_row(formulation: Formulation, visits: Visits, *, forced: bool) -> Formulation:
    """Add the row that forces one of the visits in, or bans them all."""
    row = (
        visits_row(ASKED, "forced in", visits, lower=1)
        if forced
        else visits_row(ASKED, "banned", visits, upper=0)
    )
    return replace(formulation, rows=(*formulation.rows, row))


def _made(formulation: Formulation, plan: Plan, found: Solved) -> Plan:
    """Make a schedule that was found into a plan of the same scenario."""
    if found.schedule is None:
        raise ValueError("nothing was found")
    limits = formulation.instance.scenario.limits
    verdict = Verdict("feasible", None, found.work.stopped_by, limits)
    return make_plan(formulation, found.schedule, verdict, plan.fingerprint)


def _reasons(
    instance: Instance, conflict: Sequence[Link], visits: Visits, clock: Clock
) -> tuple[Reason, ...]:
    """Tell the rows that leave no plan, those of one rule, field and subject once.

    If it is none, tell the rules whose closing of days, drives and nights leaves no way to what is asked.
    """
    told = {(row.rule, row.field, row.about): row for row in conflict if row.rule != ASKED}
    if told or not conflict:
        return tuple(_row_reason(instance, row) for row in told.values())
    return tuple(
        Reason(rule.name, rule.about, "no-trip", {}, field_places(instance, rule.fields, visits))
        for rule in rules_behind(instance, (), clock=clock, asked=conflict)
    )


def _row_reason(instance: Instance, row: Link) -> Reason:
    fields = (field_place(instance, row.field),) if row.field else ()
    about = next((rule.about for rule in RULES if rule.name == row.rule), row.about)
    return Reason(row.rule, about, "row", {"about": row.about}, fields)


def _holds(schedule: Schedule, visits: Visits) -> bool:
    return any(schedule.option[u, t] == o for u, o, t in visits)
