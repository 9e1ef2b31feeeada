"""What some visits bring: the best plan with them against the best without, both solved with equal effort.

The plan asked about may be far from the best. What a longer search finds anyway must not be told as the
effect of the visits, nor the other way round. So the plan is first solved again with nothing forced or
banned. That lands on one side, with the visits or without; the other side is solved with the same seed and
rounds. The difference of the two sides is the effect of the visits; what the better of them has over the
plan asked about is told apart, as an improvement of the plan. Where the other side comes out better, the
first is solved once more from the other's schedule, so that neither gains by what only one search found. A
difference below what the plan could gain anyway is not settled by so much searching.
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
from outreach_planner.plans.explanation import Explanation, Reason, Work, difference
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan, StoppedBy
from outreach_planner.rules.base import visits_row
from outreach_planner.rules.rulebook import RULES
from outreach_planner.world.instance import Instance

ASKED = "asked"
"""Rule of the row that forces the visits in or bans them; no field of the scenario sets it."""
ASKING, SOLVING, BEGINNING, ENDING = 0.1, 0.28, 0.06, 0.05
"""Parts of the seconds: for asking whether there is a plan at all, for each of up to three solvings, for
finding where the second begins, and for making the plans found."""
STOPS: Sequence[StoppedBy] = ("interrupt", "seconds", "gap", "work")
"""What is told of several solvings: the first of these that ended one of them."""
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
        Its rounds are those of each solving again, its seconds of all together.
    """
    asked = sorted(visits)
    without = told.answer == "without"
    questioned = _with_row(formulation, asked, forced=not without)
    clock = Clock(effort.seconds, effort.interrupted)
    if is_possible(questioned, seconds=_part(effort, ASKING)) is False:
        reasons = _reasons(formulation.instance, smallest_conflict(questioned, clock, ALL_ROWS), asked, clock)
        return replace(told, answer="blocked", reasons=reasons)
    schedule = schedule_of(plan, formulation.instance)
    each = replace(effort, seconds=_part(effort, SOLVING))
    ground = solve_again(formulation, [schedule], each)
    if ground.schedule is None:
        raise ValueError("the plan breaks a rule: audit it first")
    ground_holds = _holds(ground.schedule, asked)
    beside = replace(effort, seconds=_part(effort, SOLVING + BEGINNING))
    other = _other_side(formulation, (schedule, ground.schedule), asked, beside, forced=not ground_holds)
    if other.schedule is None:
        return replace(told, answer="not-found", work=other.work)
    solved = [ground, other]
    if other.value_rupiah > ground.value_rupiah:
        left, ending = clock.left_seconds(), _part(effort, ENDING)
        last = effort if left is None else replace(effort, seconds=max(0.0, left - (ending or 0.0)))
        near = (ground.schedule, other.schedule)
        again = _other_side(formulation, near, asked, last, forced=ground_holds)
        solved.append(again)
        if again.schedule is not None and again.value_rupiah > ground.value_rupiah:
            ground = again
    made = [_made(formulation, plan, found) for found in (ground, other)]
    held, free = made if ground_holds else reversed(made)
    best = max(made, key=lambda found: found.value_rupiah)
    gain = max(0, best.value_rupiah - plan.value_rupiah)
    effect = difference(held, free) if without else difference(free, held)
    answer = replace(
        told,
        difference=effect,
        improvement=difference(plan, best) if gain else None,
        work=_work(effort, solved),
    )
    moved = answer.moved_rupiah
    return replace(answer, is_settled=moved == 0 or abs(effect.value_rupiah) > moved)


def _other_side(
    formulation: Formulation, near: Sequence[Schedule], asked: Visits, effort: Effort, *, forced: bool
) -> Solved:
    """Solve with one of the visits forced in, or with all of them banned."""
    questioned = _with_row(formulation, asked, forced=forced)
    clock = Clock(effort.seconds, effort.interrupted)
    soon = Clock(_part(effort, BEGINNING / (SOLVING + BEGINNING)), effort.interrupted)
    starts = beginnings(questioned, near, asked, forced=forced, clock=soon)
    return solve_again(questioned, starts, replace(effort, seconds=clock.left_seconds()))


def _part(effort: Effort, part: float) -> float | None:
    """Take a part of the seconds there are; None without a limit."""
    return None if effort.seconds is None else part * effort.seconds


def _work(effort: Effort, solved: Sequence[Solved]) -> Work:
    """Tell the rounds of the shortest solving, and what ended one of them."""
    stops = {found.work.stopped_by for found in solved}
    rounds = min(found.work.rounds for found in solved)
    return Work(effort.seed, rounds, next(stop for stop in STOPS if stop in stops))


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
