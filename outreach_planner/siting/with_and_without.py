"""The plan of a choice of sites as people hold it."""

from __future__ import annotations

from outreach_planner.plans.comparison import Comparison, with_values
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.siting.desk import Planned
from outreach_planner.siting.opened import Ground
from outreach_planner.world.instance import Instance


def on_one_footing(comparison: Comparison, sites_rupiah: float) -> Comparison:
    """Count both net values from the first office without visits, costs of the sites taken off.

    A plan's own net value counts from its own office without visits: what the sites bring of themselves is
    in neither, and with the sites it would seem worth less. What the sites cost is added to the costs.

    Parameters
    ----------
    comparison : Comparison
        Of the plan without and the plan with.
    sites_rupiah : float
        What the sites cost in the horizon, more than those of the first.
    """
    without, with_sites = (side.plan for side in comparison.sides)
    gained = with_sites.value_rupiah - without.nothing_rupiah - sites_rupiah
    costs = (without.indicators.cost_rupiah, with_sites.indicators.cost_rupiah + sites_rupiah)
    return with_values(comparison, {"net_value": (without.net_rupiah, gained), "cost": costs})


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
