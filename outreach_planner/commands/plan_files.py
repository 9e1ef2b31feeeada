"""The files that go with a plan, whichever verb made it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from outreach_planner.outputs.comparison_input import PLAN_FILE, SCENARIO_FILE, write_scenario
from outreach_planner.outputs.json_output import write_plan
from outreach_planner.outputs.language import Lang
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Instance

FILES = {"plan": PLAN_FILE, "map": "map.html", "workbook": "plan.xlsx", "scenario": SCENARIO_FILE}


def plan_writers(
    scenario: Scenario, instance: Instance, plan: Plan, lang: Lang
) -> dict[str, Callable[[Path], object]]:
    """Give what writes each of the files to a path, by the file's name."""
    from outreach_planner.outputs.map_page import write_map
    from outreach_planner.outputs.workbook import write_workbook

    return {
        FILES["plan"]: lambda path: write_plan(path, plan),
        FILES["map"]: lambda path: write_map(path, scenario, instance, plan, lang),
        FILES["workbook"]: lambda path: write_workbook(path, scenario, plan, lang),
        FILES["scenario"]: lambda path: write_scenario(path.parent, scenario),
    }
