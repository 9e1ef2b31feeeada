"""The plan of a choice of sites as people hold it."""

from __future__ import annotations

from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.siting.desk import Planned
from outreach_planner.siting.opened import Ground
from outreach_planner.world.instance import Instance


def plan_of(ground: Ground, planned: Planned) -> tuple[Instance, Plan]:
    """Make the plan of a planned choice, with the world it was made for.

    Raises
    ------
    ValueError
        If the choice has no plan.
    """
    if planned.schedule is None:
        raise ValueError("there is no plan under this choice")
    instance = ground.instance_of(planned.choice)
    formulation = formulate(instance)
    verdict = Verdict("feasible", None, "work", instance.scenario.limits)
    return instance, make_plan(formulation, planned.schedule, verdict, fingerprint(instance.scenario))
