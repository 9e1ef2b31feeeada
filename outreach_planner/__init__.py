"""Plans a passport office's outreach: where each team should be on which day, and how good that is.

>>> scenario = read_scenario("scenarios/palembang-2027-01.yaml")
>>> result = plan(scenario)
>>> audit(scenario, result.plan).clean
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from outreach_planner.auditing import Audit
    from outreach_planner.errors import Problem, ScenarioError
    from outreach_planner.planning import Result, audit, plan
    from outreach_planner.plans.files import read_plan
    from outreach_planner.plans.plan import Plan
    from outreach_planner.scenario.fields import Scenario
    from outreach_planner.scenario.reading import read_scenario

__version__ = "0.1.0"

_HOMES = {
    "Audit": "auditing",
    "Plan": "plans.plan",
    "Problem": "errors",
    "Result": "planning",
    "Scenario": "scenario.fields",
    "ScenarioError": "errors",
    "audit": "planning",
    "plan": "planning",
    "read_plan": "plans.files",
    "read_scenario": "scenario.reading",
}
__all__ = [
    "Audit",
    "Plan",
    "Problem",
    "Result",
    "Scenario",
    "ScenarioError",
    "audit",
    "plan",
    "read_plan",
    "read_scenario",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that ``--help`` answers at once."""
    if name in _HOMES:
        return getattr(import_module(f"outreach_planner.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
