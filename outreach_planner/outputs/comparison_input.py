"""The scenario as it was planned, kept beside its plan so that plans can be compared later."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.outputs.atomic import write_text
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.files import read_text

PLAN_FILE, SCENARIO_FILE = "plan.json", "scenario.json"
PLAN_AGAIN = "plan again: a run writes it beside plan.json"


def write_scenario(path: Path, scenario: Scenario) -> None:
    """Write a scenario with all its tables and defaults; the same scenario gives the same text.

    Raises
    ------
    ScenarioError
        If the file cannot be written.
    """
    write_text(path, scenario.model_dump_json(indent=1) + "\n")


def read_kept_scenario(path: Path) -> Scenario:
    """Read a scenario that ``write_scenario`` wrote.

    Raises
    ------
    ScenarioError
        If it is missing, unreadable, or was written by another version or by hand.
    """
    if not path.exists():
        raise ScenarioError([Problem(str(path), None, "", "there is no such file", PLAN_AGAIN)])
    try:
        return Scenario.model_validate_json(read_text(path))
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in wrong["loc"])
        came = "it was changed by hand or written by another version of this program"
        raise ScenarioError([Problem(str(path), None, field, came, PLAN_AGAIN)]) from None
