"""What limits the month: what one more of everything is worth, each measured by solving again.

Every answer starts from the same schedule, with the same seed and rounds. A longer search alone may
improve a plan, and that must not be counted as worth. So the plan is first solved again with nothing
changed, and in the end every schedule that was found anywhere is tried under every loosening: the worth
is the best value under it less the best value under none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.deciding.clock import Clock
from outreach_planner.deciding.explaining.loosened import Loosening
from outreach_planner.deciding.explaining.loosening import loosenings
from outreach_planner.deciding.explaining.origins import field_place
from outreach_planner.deciding.explaining.schedules import made_again, schedule_of
from outreach_planner.deciding.explaining.solving_again import Effort, solve_again, value_of
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.explanation import Work, difference
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan, StoppedBy
from outreach_planner.plans.worths import Worth, Worths
from outreach_planner.rules.base import open_visits, visits_row
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

STOPS: Sequence[StoppedBy] = ("interrupt", "seconds", "gap", "work")
"""What is told of several solvings: the first of these that ended one of them."""
ENDING = 2
"""As many solvings' shares of the seconds are kept for trying every schedule under every loosening."""


@dataclass(frozen=True)
class _Trial:
    """A loosened question and the best schedule that solving it again found."""

    loosening: Loosening
    formulation: Formulation
    schedule: Schedule


def worths(instance: Instance, plan: Plan, effort: Effort, told: Callable[[float], None]) -> Worths:
    """Measure what one more of everything is worth to a plan.

    Parameters
    ----------
    instance : Instance
        Of the scenario the plan was made for.
    plan : Plan
        One that keeps every rule; its figures are worked out anew.
    effort : Effort
        Of each solving again; its seconds, if any, are shared by all.
    told : callable
        Told the part of the work that is done, 0 to 1.

    Returns
    -------
    Worths
        The dearest first; of equals in the order of ``loosenings``.
    """
    formulation = formulate(instance)
    plan = made_again(formulation, plan)
    every = loosenings(instance.scenario)
    clock = Clock(effort.seconds, effort.interrupted)
    solved = solve_again(
        formulation, [schedule_of(plan, instance)], _share(effort, clock, ENDING + 1 + len(every))
    )
    if solved.schedule is None:
        raise ValueError("the plan breaks a rule: audit it first")
    told(1 / (1 + len(every)))
    trials, stops, rounds = [], {solved.work.stopped_by}, solved.work.rounds
    for number, loosening in enumerate(every):
        loose = _formulate(loosening)
        share = _share(effort, clock, len(every) - number + ENDING)
        again = solve_again(loose, [_widened(solved.schedule, loose)], share)
        trials.append(_Trial(loosening, loose, again.schedule or _widened(solved.schedule, loose)))
        stops.add(again.work.stopped_by)
        rounds = min(rounds, again.work.rounds)
        told((2 + number) / (1 + len(every)))
    pool = [solved.schedule, *(_narrowed(trial.schedule, formulation) for trial in trials)]
    ground, value = _best(formulation, pool)
    base = _plan(formulation, ground, plan.fingerprint)
    found = [_worth(trial, [*pool, ground], value, base) for trial in trials]
    return Worths(
        value_rupiah=plan.value_rupiah,
        improved_rupiah=max(0, round(value) - plan.value_rupiah),
        worths=tuple(sorted(found, key=lambda worth: -worth.worth_rupiah)),
        work=Work(effort.seed, rounds, min(stops, key=STOPS.index)),
    )


def _share(effort: Effort, clock: Clock, solvings: int) -> Effort:
    """Give the next solving its share of the seconds that are left for so many."""
    left = clock.left_seconds()
    return effort if left is None else replace(effort, seconds=left / solvings)


def _worth(trial: _Trial, pool: Sequence[Schedule], value: float, base: Plan) -> Worth:
    """Find the best schedule under a loosening and hold its plan against the one without."""
    loosening, formulation = trial.loosening, trial.formulation
    schedule, loose_value = _best(formulation, [*pool, trial.schedule])
    is_found = bool(np.isfinite(loose_value))  # larger visits may need more books than there are
    gain = max(0, round(loose_value - value)) if is_found else 0
    loose = _plan(formulation, schedule, base.fingerprint) if is_found else base
    return Worth(
        loosening.kind,
        loosening.subject,
        field_place(formulation.instance, loosening.field),
        loosening.came,
        loosening.becomes,
        gain,
        difference(base, loose),
    )


def _formulate(loosening: Loosening) -> Formulation:
    """Formulate a loosened scenario; an extra team goes out on one day at most."""
    formulation = formulate(prepare(loosening.scenario))
    if loosening.extra_team is None:
        return formulation
    u = formulation.instance.team_ids.index(loosening.extra_team)
    trips = open_visits([formulation.networks[u]])
    row = visits_row("extra-day", f"one day of {loosening.extra_team}", trips, upper=1)
    return replace(formulation, rows=(*formulation.rows, row))


def _best(formulation: Formulation, schedules: Sequence[Schedule]) -> tuple[Schedule, float]:
    """Give the schedule of the highest value (the first of equals), and the value."""
    arrays = flatten(formulation)
    fitting = [_widened(schedule, formulation) for schedule in schedules]
    values = [value_of(arrays, schedule) for schedule in fitting]
    best = int(np.argmax(values))
    return fitting[best], values[best]


def _widened(schedule: Schedule, formulation: Formulation) -> Schedule:
    """Add the teams a schedule does not know; they stay at home."""
    missing = len(formulation.networks) - len(schedule.option)
    return Schedule(
        np.pad(schedule.option, ((0, missing), (0, 0)), constant_values=-1),
        np.pad(schedule.night, ((0, missing), (0, 0)), constant_values=False),
    )


def _narrowed(schedule: Schedule, formulation: Formulation) -> Schedule:
    """Leave out the teams that a formulation does not have."""
    teams = len(formulation.networks)
    return Schedule(schedule.option[:teams], schedule.night[:teams])


def _plan(formulation: Formulation, schedule: Schedule, fingerprint: str) -> Plan:
    limits = formulation.instance.scenario.limits
    return make_plan(formulation, schedule, Verdict("feasible", None, "work", limits), fingerprint)
