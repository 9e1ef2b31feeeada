"""What several verbs are given: a plan, the scenario it was made for, and the month they are asked about."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from outreach_planner.auditing import audit
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.outputs.comparison_input import PLAN_FILE
from outreach_planner.plans.files import read_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.world.instance import Instance


def plan_file(path: Path) -> Path:
    """Name the file of a plan that is given as its folder or as the file itself."""
    return path / PLAN_FILE if path.is_dir() else path


def plan_that_keeps(instance: Instance, file: Path, mark: str) -> Plan:
    """Read a plan and refuse one that breaks a rule.

    Raises
    ------
    ScenarioError
        If it has problems.
    """
    plan = read_plan(file)
    found = audit(instance, plan, mark).violations
    if found:
        raise ScenarioError(
            Problem(str(file), None, each.where, f"{each.rule}: {each.came}", each.mend) for each in found
        )
    return plan


def check_made_for(plan: Plan, file: Path, scenario: Scenario, scenario_file: Path, mend: str) -> None:
    """Refuse a plan that was made for another scenario.

    Raises
    ------
    ScenarioError
        If it was; the mend is the caller's.
    """
    if fingerprint(scenario) != plan.fingerprint:
        came = f"the plan {file} was made for another scenario"
        raise ScenarioError([Problem(str(scenario_file), None, "", came, mend)])


def month_of(plan: Plan, file: Path, month: dt.date | None) -> dt.date:
    """Return a day of the month that is asked for; without one, of the only month that a plan covers.

    Raises
    ------
    ScenarioError
        If no month is asked for and the plan covers more than one.
    """
    if month is not None:
        return month
    if (plan.starts.year, plan.starts.month) != (plan.ends.year, plan.ends.month):
        came = f"the plan covers {plan.starts:%Y-%m} to {plan.ends:%Y-%m}"
        raise ScenarioError(
            [Problem(str(file), None, "", came, "write the month, for example --month 2027-01")]
        )
    return plan.starts
