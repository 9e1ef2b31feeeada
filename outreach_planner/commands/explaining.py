"""What ``outreach-planner explain`` and ``outreach-planner worth`` do."""

from __future__ import annotations

import datetime as dt
import difflib
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from outreach_planner.commands.given import plan_that_keeps
from outreach_planner.commands.time_limit import tell_overrun
from outreach_planner.deciding.explaining.explaining import explain
from outreach_planner.deciding.explaining.solving_again import Effort
from outreach_planner.deciding.explaining.worth import worths
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.outputs.explanation import explanation_text
from outreach_planner.outputs.explanation_json import explanation_json, worths_json
from outreach_planner.outputs.explanation_worth import worths_text
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.progress import parts_on
from outreach_planner.planning import LEAST_SECONDS
from outreach_planner.plans.explanation import Question
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.plans.seconds import Seconds
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

DONE, NO_PLAN_FOUND = 0, 4


def run_explain(
    *,
    scenario: Path,
    plan: Path,
    place: str | None,
    visit: str | None,
    request: str | None,
    date: dt.date | None,
    program: str | None,
    time_limit: float | None,
    as_json: bool,
    lang: Lang,
) -> int:
    """Explain why visits are not in a plan, or what those that are bring.

    Parameters
    ----------
    place, visit, request : str or None
        One of the three: the id of a place, or ``2027-01-12/lakso-van``, a visit of the plan (on a halved day
        ``2027-01-12/lakso-van/morning``), or the id of a request.
    date, program : date or None, str or None
        Narrow the question about a place; None is any.
    time_limit : float or None
        Seconds for solving again; None does the scenario's rounds, and the answer can be repeated.

    Returns
    -------
    int
        Exit code: 0 answered, 4 solving again found no plan with what is asked.

    Raises
    ------
    ScenarioError
        If the scenario or the plan has problems, or the question names what they do not have.
    """
    start = time.perf_counter()
    read, planned, instance = _ready(scenario, plan)
    build = time.perf_counter() - start
    if visit is not None:
        question = _question_of(planned, plan, visit)
    elif request is not None:
        question = _question_about(read, scenario, request)
    else:
        question = Question(place or "", date, program)
    _check_names(instance, scenario, question)
    effort = Effort(read.limits.seed, read.limits.search_rounds, _left(time_limit, build), _never)
    answer = explain(instance, planned, question, effort)
    spent = Seconds(build, None, time.perf_counter() - start)
    tell_overrun(time_limit, spent, lang, is_plan=False)
    print(explanation_json(answer) if as_json else explanation_text(answer, read, lang), end="")
    return NO_PLAN_FOUND if answer.answer == "not-found" else DONE


def run_worth(
    *, scenario: Path, plan: Path, time_limit: float | None, as_json: bool, lang: Lang, quiet: bool
) -> int:
    """Say what one more of everything would be worth to a plan.

    Parameters
    ----------
    time_limit : float or None
        Seconds in all, shared by the solvings; None does the scenario's rounds for each.

    Returns
    -------
    int
        Exit code 0.

    Raises
    ------
    ScenarioError
        If the scenario or the plan has problems.
    """
    start = time.perf_counter()
    read, planned, instance = _ready(scenario, plan)
    build = time.perf_counter() - start
    effort = Effort(read.limits.seed, read.limits.search_rounds, _left(time_limit, build), _never)
    with parts_on(sys.stderr, planned.value_rupiah, lang, quiet=quiet) as told:
        answer = worths(instance, planned, effort, told)
    spent = Seconds(build, None, time.perf_counter() - start)
    tell_overrun(time_limit, spent, lang, is_plan=False)
    print(worths_json(answer) if as_json else worths_text(answer, read, lang), end="")
    return DONE


def _ready(scenario: Path, plan: Path) -> tuple[Scenario, Plan, Instance]:
    """Read both and refuse a plan that breaks a rule.

    Raises
    ------
    ScenarioError
        If either has problems.
    """
    read = read_scenario(scenario)
    instance = prepare(read)
    return read, plan_that_keeps(instance, plan, fingerprint(read)), instance


def _question_of(planned: Plan, file: Path, text: str) -> Question:
    """Find the visit that ``DATE/TEAM`` names.

    Raises
    ------
    ScenarioError
        If the plan has no such visit.
    """
    named = {_name(visit): visit for visit in planned.visits}
    if text not in named:
        day = text.split("/", maxsplit=1)[0]
        nearest = [name for name in named if name.startswith(f"{text}/")] or [
            name for name in named if name.startswith(f"{day}/")
        ]
        raise ScenarioError([_unknown(str(file), "--visit", text, nearest or named)])
    visit = named[text]
    return Question(visit.place, visit.date, visit.program)


def _name(visit: Visit) -> str:
    half = "" if visit.session == "day" else f"/{visit.session}"
    return f"{visit.date}/{visit.team}{half}"


def _question_about(scenario: Scenario, file: Path, name: str) -> Question:
    """Ask about the visit to a group.

    Raises
    ------
    ScenarioError
        If the scenario has no such request.
    """
    if not scenario.requests:
        mend = "write requests in the scenario first: it has none"
        raise ScenarioError([Problem(str(file), None, "--request", f'got "{name}"', mend)])
    if name not in scenario.requests:
        raise ScenarioError([_unknown(str(file), "--request", name, scenario.requests)])
    request = scenario.requests[name]
    return Question(request.place, program=request.program, request=name)


def _check_names(instance: Instance, file: Path, question: Question) -> None:
    """Refuse a question that names what the scenario does not have.

    Raises
    ------
    ScenarioError
        With all such names.
    """
    problems = []
    if question.place not in instance.place_ids:
        problems.append(_unknown(str(file), "--place", question.place, instance.place_ids))
    if question.program is not None and question.program not in instance.program_ids:
        problems.append(_unknown(str(file), "--program", question.program, instance.program_ids))
    if question.date is not None and question.date not in instance.days.dates:
        first, last = instance.days.dates[0], instance.days.dates[-1]
        problems.append(
            Problem(str(file), None, "--date", f"got {question.date}", f"write a day from {first} to {last}")
        )
    if problems:
        raise ScenarioError(problems)


def _unknown(file: str, option: str, text: str, known: Iterable[str]) -> Problem:
    """Make the letter about a name that is not known, with the nearest that are."""
    names = sorted(known)
    near = difflib.get_close_matches(text, names, n=3, cutoff=0.4) or names[:3]
    return Problem(file, None, option, f'got "{text}"', f"write one it has, for example {', '.join(near)}")


def _left(time_limit: float | None, build: float) -> float | None:
    """Take what reading and making ready used off a time limit."""
    return None if time_limit is None else max(LEAST_SECONDS, time_limit - build)


def _never() -> bool:
    """Go on."""
    return False
