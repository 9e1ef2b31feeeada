"""Why a visit is not in the plan, or what it brings: a rule closes it, or solving again tells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from outreach_planner.deciding.explaining.closing import OpenVisits, close, days_asked, options_asked
from outreach_planner.deciding.explaining.comparing import compared
from outreach_planner.deciding.explaining.reasons import reason_of
from outreach_planner.deciding.explaining.schedules import held_on, made_again
from outreach_planner.deciding.explaining.solving_again import Effort
from outreach_planner.deciding.explaining.world_reasons import (
    no_option_reasons,
    no_way_reason,
    unasked_reasons,
)
from outreach_planner.model.network import Formulation
from outreach_planner.plans.explanation import Earned, Explanation, Question
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.instance import Instance


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
        told = Explanation(question, "without", held)
        return compared(formulation, plan, _visits(formulation, options, days), told, effort)
    unasked = () if question.request is None else unasked_reasons(instance, question.request)
    if unasked:
        return Explanation(question, "cannot", reasons=unasked)
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
    return compared(formulation, plan, closing.left, told, effort)


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
