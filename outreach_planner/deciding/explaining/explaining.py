"""Why a visit is not in the plan, or what it brings: a rule closes it, or solving again tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from outreach_planner.deciding.explaining.closing import OpenVisits, close, days_asked, options_asked
from outreach_planner.deciding.explaining.conflict import smallest_conflict
from outreach_planner.deciding.explaining.origins import field_place
from outreach_planner.deciding.explaining.reasons import reason_of
from outreach_planner.deciding.explaining.schedules import held_on, made_again, schedule_of
from outreach_planner.deciding.explaining.solving_again import Effort, solve_again
from outreach_planner.deciding.explaining.world_reasons import no_option_reasons, no_way_reason
from outreach_planner.deciding.feasibility import is_possible
from outreach_planner.model.network import Formulation, Link, Row, Schedule
from outreach_planner.plans.explanation import Earned, Explanation, Question, Reason, difference
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import visits_row
from outreach_planner.rules.rulebook import RULES, formulate
from outreach_planner.world.instance import Instance

ASKED = "asked"
"""Rule of the row that forces the visits in or bans them; no field of the scenario sets it."""


def explain(instance: Instance, plan: Plan, question: Question, effort: Effort) -> Explanation:
    """Say why the visits asked about are not in the plan, or what those that are bring.

    Parameters
    ----------
    instance : Instance
        Of the scenario the plan was made for.
    plan : Plan
        One that keeps every rule; its figures are worked out anew.
    question : Question
        Its place, date and program are the scenario's.
    effort : Effort
        How hard to solve again.
    """
    formulation = formulate(instance)
    plan = made_again(formulation, plan)
    held = earned(formulation, plan, question)
    options, days = options_asked(instance, question), days_asked(instance, question)
    if held:
        row = visits_row(ASKED, "banned", sorted(_visits(formulation, options, days)), upper=0)
        return _solved(formulation, plan, row, Explanation(question, "without", held), effort)
    if not options:
        return Explanation(question, "cannot", reasons=no_option_reasons(instance, question))
    closing = close(instance, options, days)
    told = Explanation(question, "with", narrowings=closing.narrowings)
    if not closing.left:
        reason = (
            no_way_reason(instance, question, options, days)
            if closing.rule is None
            else reason_of(instance, closing.rule, closing.before)
        )
        return replace(told, answer="cannot", reasons=(reason,))
    row = visits_row(ASKED, "forced in", sorted(closing.left), lower=1)
    return _solved(formulation, plan, row, told, effort)


def earned(formulation: Formulation, plan: Plan, question: Question) -> tuple[Earned, ...]:
    """Say what each visit of the plan that a question is about earns, by date and team."""
    instance = formulation.instance
    found = []
    for trip in plan.trips:
        network = formulation.networks[instance.team_ids.index(trip.team)]
        shared = (trip.travel_rupiah + trip.night_rupiah) / max(1, len(trip.visits))
        for visit in trip.visits:
            if question.is_about(visit):
                option = instance.options.ids.index(held_on(trip, visit.date))
                halves = len(instance.options.events(option))
                own = int(network.visit_rupiah[network.local(option)]) // halves
                found.append(Earned(visit, own, round(shared), len(trip.visits)))
    return tuple(sorted(found, key=lambda each: (each.visit.date, each.visit.team)))


def _visits(formulation: Formulation, options: tuple[int, ...], days: tuple[int, ...]) -> OpenVisits:
    return {
        (network.team, int(network.options[n]), t): 0
        for network in formulation.networks
        for n in np.flatnonzero(np.isin(network.options, options))
        for t in days
        if network.allowed[n, t]
    }


def _solved(formulation: Formulation, plan: Plan, row: Row, told: Explanation, effort: Effort) -> Explanation:
    """Solve again with the row that forces or bans, or say which rows leave no plan with it.

    A longer search alone may improve the plan, and that must not be told as the effect of the visits. So it
    is solved again without the row as well, and the difference is from the best plan found either way.
    """
    asked = replace(formulation, rows=(*formulation.rows, row))
    if is_possible(asked) is False:
        reasons = tuple(
            _row_reason(formulation.instance, other)
            for other in smallest_conflict(asked)
            if other.rule != ASKED
        )
        return replace(told, answer="blocked", reasons=reasons)
    schedule = schedule_of(plan, formulation.instance)
    ground = solve_again(formulation, [schedule], effort)
    if ground.schedule is None:
        raise ValueError("the plan breaks a rule: audit it first")
    starts = [start for near in (schedule, ground.schedule) for start in (near, *_changed(near, row))]
    solved = solve_again(asked, starts, effort)
    if solved.schedule is None:
        return replace(told, answer="not-found", work=solved.work)
    best = max(ground, solved, key=lambda found: found.value_rupiah)
    plans = [
        make_plan(
            formulation,
            found.schedule or schedule,
            Verdict("feasible", None, found.work.stopped_by, formulation.instance.scenario.limits),
            plan.fingerprint,
        )
        for found in (best, solved)
    ]
    return replace(
        told,
        improved_rupiah=plans[0].value_rupiah - plan.value_rupiah,
        difference=difference(*plans),
        work=solved.work,
    )


def _row_reason(instance: Instance, row: Link) -> Reason:
    fields = (field_place(instance, row.field),) if row.field else ()
    about = next((rule.about for rule in RULES if rule.name == row.rule), row.about)
    return Reason(row.rule, about, "row", {"about": row.about}, fields)


def _changed(schedule: Schedule, row: Row) -> Iterator[Schedule]:
    """Give schedules near this one that keep the row: with one visit as a day trip, or with all taken out."""
    asked = list(zip(row.team, row.option, row.day, strict=True))
    if np.isfinite(row.lower):
        for u, o, t in asked:
            option, night = schedule.option.copy(), schedule.night.copy()
            option[u, t], night[u, max(0, t - 1) : t + 1] = o, False
            yield Schedule(option, night)
        return
    option, night = schedule.option.copy(), schedule.night.copy()
    for u, o, t in asked:
        if option[u, t] == o:
            option[u, t], night[u, max(0, t - 1) : t + 1] = -1, False
    yield Schedule(option, night)
