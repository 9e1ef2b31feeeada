"""The recipe: read, prepare, formulate, decide, make the plan, audit it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from outreach_planner.auditing import Audit
from outreach_planner.auditing import audit as audit_plan
from outreach_planner.deciding.blocking import Blocked, blocked_by
from outreach_planner.deciding.clock import Clock
from outreach_planner.deciding.deciding import decide
from outreach_planner.deciding.explaining.answering import answer_requests
from outreach_planner.deciding.explaining.contradicted import contradictions
from outreach_planner.deciding.explaining.trying import make_ready
from outreach_planner.deciding.suspecting import suspected
from outreach_planner.errors import ScenarioError
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Outcome, Plan
from outreach_planner.plans.progress import Progress
from outreach_planner.plans.seconds import Seconds
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.scenario.service_fields import Limits
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

LEAST_SECONDS = 0.5
"""Left to deciding, however long making ready took."""
REASON_SECONDS = 5.0
"""Left to finding out why there is no plan, however long the rest took, where there is a time limit."""


class AuditError(RuntimeError):
    """The audit objects to a plan of our own making: a bug of ours, never the user's."""


@dataclass(frozen=True)
class Result:
    """The answer to a scenario.

    Attributes
    ----------
    outcome : Outcome
        optimal, feasible, infeasible or unknown.
    plan : Plan or None
        None exactly when there is no plan.
    instance : Instance
        What was planned on: maps and audits read it.
    seconds : Seconds
    blocked_by : tuple of Blocked
        The rules that block, when the outcome is infeasible; the limits without which a plan is found, when
        it is unknown.
    is_cut_short : bool
        Finding out what blocks was ended by the time limit: fewer might block, and mends may be missing.
    is_any_enough : bool
        Where the outcome is unknown, a plan is found without any one of ``blocked_by``; otherwise only
        without all of them.
    """

    outcome: Outcome
    plan: Plan | None
    instance: Instance
    seconds: Seconds
    blocked_by: tuple[Blocked, ...] = ()
    is_cut_short: bool = False
    is_any_enough: bool = False


def plan(
    scenario: Scenario,
    *,
    limits: Limits | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Result:
    """Plan a scenario.

    Parameters
    ----------
    scenario : Scenario
    limits : Limits or None
        When to stop; None takes the scenario's own.
    progress : callable or None
        Told how far it is.
    stop : callable or None
        Asked between pieces of work; once True the best plan found so far is kept.

    Returns
    -------
    Result

    Raises
    ------
    ScenarioError
        If the scenario cannot be made ready (a stop out of reach, no open day, ...), two events fixed on one
        day exclude each other, accepted groups have too few days together, one is larger than any team can
        serve in a day, or frozen visits serve more people than there are books.
    """
    start = time.perf_counter()
    limits = limits or scenario.limits
    instance = prepare(scenario)
    formulation = formulate(instance)
    problems = contradictions(instance, formulation)
    if problems:
        raise ScenarioError(problems)
    build = time.perf_counter() - start
    left = limits if limits.seconds is None else _less(limits, build)
    decision = decide(formulation, left, progress or _silent, stop or _never)
    if decision.schedule is None:
        begun = time.perf_counter()
        (progress or _silent)(Progress("reason", None, None, None, 1.0, begun - start))
        make_ready(formulation)
        asked = time.perf_counter()
        ready = asked - begun if decision.compile_seconds == 0.0 else 0.0
        clock = _reason_clock(limits, asked - start - ready, stop or _never)
        blocked = blocked_by(formulation, limits.seed, clock)
        is_any = False
        outcome: Outcome = "infeasible" if blocked or decision.is_impossible else "unknown"
        if outcome == "unknown" and decision.stopped_by != "interrupt":
            suspicion = suspected(formulation, limits.seed, clock)
            blocked, is_any = suspicion.blocked, suspicion.is_any
        end = time.perf_counter()
        spent = Seconds(build, None, end - start, decision.compile_seconds + ready, end - asked)
        return Result(outcome, None, instance, spent, blocked, clock.must_stop(), is_any)
    proven = decision.bound_rupiah is not None and decision.bound_rupiah <= decision.value_rupiah + 1
    answers = answer_requests(formulation, decision.schedule)
    outcome_known: Outcome = "optimal" if proven else "feasible"
    verdict = Verdict(outcome_known, decision.bound_rupiah, decision.stopped_by, limits, answers)
    made = make_plan(formulation, decision.schedule, verdict, fingerprint(scenario))
    report = audit_plan(instance, made, fingerprint(scenario))
    if not report.clean:
        raise AuditError("\n".join(map(str, (*report.violations, *report.outdated))))
    total = time.perf_counter() - start
    seconds = Seconds(build, decision.first_plan_seconds, total, decision.compile_seconds)
    return Result(verdict.outcome, made, instance, seconds)


def audit(scenario: Scenario, plan: Plan) -> Audit:
    """Check a plan, made here or edited by hand, against its scenario without the solver."""
    return audit_plan(prepare(scenario), plan, fingerprint(scenario))


def _less(limits: Limits, build: float) -> Limits:
    """Take what making ready used off the seconds of a run."""
    return limits.model_copy(update={"seconds": max(LEAST_SECONDS, (limits.seconds or 0.0) - build)})


def _reason_clock(limits: Limits, spent: float, stop: Callable[[], bool]) -> Clock:
    """Give finding out why what is left of the seconds of a run, or a few if that is less."""
    seconds = None if limits.seconds is None else max(REASON_SECONDS, limits.seconds - spent)
    return Clock(seconds, stop)


def _silent(progress: Progress) -> None:
    """Tell nobody."""


def _never() -> bool:
    """Go on."""
    return False
