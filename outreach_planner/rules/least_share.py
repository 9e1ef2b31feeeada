"""In each kabupaten at least the promised share of those who seek a passport is served.

Served is who is visited or drawn to a counter within the horizon, as fairness measures it.
"""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.said import said
from outreach_planner.model.totals import ShareLimit
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.simulate import Simulation, simulate
from outreach_planner.plans.stops import stops_of_plan
from outreach_planner.plans.uses import promised_shares
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.world.instance import Instance

NAME = "least-share"
ROUNDING = 1e-6


def totals(instance: Instance) -> Iterable[ShareLimit]:
    """Ask for the share of each kabupaten that has a promise."""
    for name, least, field in promised_shares(instance.scenario):
        about = said("{least_share} of {name}", least_share=least, name=name)
        yield ShareLimit(NAME, about, field, instance.kabupaten_ids.index(name), least)


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which kabupaten are served less than promised, by the visits as the plan tells them."""
    promises = list(promised_shares(instance.scenario))
    simulation = _simulated_again(instance, plan) if promises else None
    if simulation is None:
        return
    for name, least, _ in promises:
        share = float(simulation.share_by_kabupaten[instance.kabupaten_ids.index(name)])
        if share < least - ROUNDING:
            yield Violation(
                NAME,
                name,
                said("{served_share} served", served_share=share),
                said("serve at least {least_share}", least_share=least),
            )


def _simulated_again(instance: Instance, plan: Plan) -> Simulation | None:
    """Simulate the plan's visits; None if one of them cannot be, which other rules say."""
    try:
        stops = stops_of_plan(instance, plan)
    except ValueError:
        return None
    return simulate(instance, [stop for _, each in stops for stop in each])


RULE = Rule(
    NAME,
    "in each kabupaten at least the promised share of those who seek a passport is served",
    ("policy.share_at_least", "policy.guarantees.*.share_at_least"),
    violations,
    totals=totals,
)
