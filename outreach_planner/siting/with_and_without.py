"""The plan of a choice of sites as people hold it."""

from __future__ import annotations

from dataclasses import dataclass

from outreach_planner.plans.comparison import Comparison, with_values
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.siting.desk import Planned
from outreach_planner.siting.figures import site_figures
from outreach_planner.siting.opened import PREFIX, Ground
from outreach_planner.world.instance import Instance


@dataclass(frozen=True)
class SitesDone:
    """What the sites of a choice do beside its visits.

    Attributes
    ----------
    cost_rupiah : float
        More than the sites of the first choice cost in the horizon.
    applicants : float
        Served at the new sites.
    spared_hours : float or None
        Travel their visitors are spared, there and back, against the counters of today; None where counters
        are given up, for whoever has to travel farther is not counted.
    """

    cost_rupiah: float
    applicants: float
    spared_hours: float | None


def sites_done(ground: Ground, planned: Planned, cost_rupiah: float) -> SitesDone:
    """Play a planned choice and tell what its sites do.

    Raises
    ------
    ValueError
        If the choice has no plan.
    """
    if planned.schedule is None:
        raise ValueError("there is no plan under this choice")
    formulation = ground.formulation_of(planned.choice)
    instance, held = formulation.instance, stops_of_schedule(formulation, planned.schedule)
    stops = [stop for _, some in held for stop in some]
    played = simulate(instance, stops)
    waiting = played.waiting.copy()
    for stop, people in zip(stops, played.stop_served, strict=True):
        waiting[stop.day] -= people
    queues = [instance.queues.ids.index(PREFIX + ground.sites[j].id) for j in planned.choice.opened]
    figures = site_figures(ground, planned.choice, waiting).values()
    spared = sum(each.travel_spared_hours for each in figures)
    applicants = float(played.counter_served[:, queues].sum())
    return SitesDone(cost_rupiah, applicants, None if planned.choice.closed else spared)


def on_one_footing(comparison: Comparison, sites: SitesDone) -> Comparison:
    """Count both plans from the first office without visits, with what the sites cost and do.

    A plan's own net value counts from its own office without visits: what the sites bring of themselves is
    in neither, and with the sites it would seem worth less. So would the travel spared, and dearer the
    applicant, if only visits counted.

    Parameters
    ----------
    comparison : Comparison
        Of the plan without and the plan with.
    sites : SitesDone
        Of the plan with.
    """
    without, with_sites = (side.plan for side in comparison.sides)
    gained = with_sites.value_rupiah - without.nothing_rupiah - sites.cost_rupiah
    first, second = without.indicators, with_sites.indicators
    cost, served = second.cost_rupiah + sites.cost_rupiah, second.served_by_visits + sites.applicants
    hours = None if sites.spared_hours is None else second.travel_spared_hours + sites.spared_hours
    values = {
        "net_value": (without.net_rupiah, gained),
        "cost": (first.cost_rupiah, cost),
        "travel_spared": (first.travel_spared_hours, hours),
        "cost_an_applicant": (first.cost_an_applicant_rupiah, cost / served if served >= 0.5 else None),
    }
    return with_values(comparison, values)


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
