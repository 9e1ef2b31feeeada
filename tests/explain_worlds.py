"""The week of ``scenarios/tiny.yaml`` with changes, planned, and every clean plan of a small touring world.

The comments of that file work out the best week: Monday Dekat 22, Tuesday Jauh 60, Thursday Dekat 17,
Friday Jauh 60 people, worth 12,260,000 rupiah. Before the first visit on day t (Monday 1) there wait
120 + 12 t in Jauh, 40 + 4 t in Dekat and 10 + t in Dusun, half of whom come; Jauh serves 60 at most. A person
is worth 100,000; a visit costs 1,060,000, 760,000 and 820,000. A place is visited again three days later at
the earliest.
"""

from __future__ import annotations

from typing import Any

from shipped_files import SCENARIOS
from test_search import every_schedule, planned
from touring_worlds import opened
from worlds import merged, scenario_of

from outreach_planner.auditing import audit
from outreach_planner.deciding.explaining.solving_again import Effort
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

EFFORT = Effort(1, 40_000, None, lambda: False)
KELILING = "keliling"


def tiny_week(changes: dict[str, Any] | None = None) -> Scenario:
    """The week of the shipped tiny scenario, with changes."""
    shipped = read_scenario(SCENARIOS / "tiny.yaml").model_dump(mode="json")
    return scenario_of(merged(shipped, changes or {}))


def best_plan(scenario: Scenario) -> tuple[Instance, Plan]:
    """The scenario prepared, and the best plan that the search finds."""
    instance = prepare(scenario)
    formulation = formulate(instance)
    *_, last = search(flatten(formulation), 1, EFFORT.rounds, lambda: False)
    assert last.schedule is not None
    return instance, plan_of(formulation, last.schedule)


def plan_of(formulation: Formulation, schedule: Schedule) -> Plan:
    """A schedule as a plan of its scenario."""
    scenario = formulation.instance.scenario
    verdict = Verdict("feasible", None, "work", scenario.limits)
    return make_plan(formulation, schedule, verdict, fingerprint(scenario))


def clean_plans(instance: Instance) -> list[Plan]:
    """Every plan of a world with one team that roads and clock allow and the audit finds clean."""
    plans = (planned(instance, schedule) for schedule in every_schedule(opened(instance)))
    return [plan for plan in plans if audit(instance, plan).clean]
