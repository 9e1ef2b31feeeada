"""From the scenario, in words and dates, to the instance, in arrays."""

from __future__ import annotations

from outreach_planner.errors import ScenarioError
from outreach_planner.forecasting.applying import estimated
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.days import days_of
from outreach_planner.world.demand import people_of
from outreach_planner.world.fixed_days import fixed_on_closed_days
from outreach_planner.world.instance import Instance
from outreach_planner.world.open_days import no_open_day
from outreach_planner.world.options import options_of
from outreach_planner.world.queues import queues_of
from outreach_planner.world.roads import build_network
from outreach_planner.world.stops import unreachable_stops
from outreach_planner.world.travel import travel_by_network

POINTS_IN_ALL = 100
"""Percentage points in the whole share served."""


def prepare(scenario: Scenario) -> Instance:
    """Work out all that deciding and simulating need to know about a scenario.

    Parameters
    ----------
    scenario : Scenario
        Its references between parts hold, as reading has checked.

    Raises
    ------
    ScenarioError
        If no program has an open day, an event is fixed on a holiday or a closed day, a stop cannot be
        reached by any team, applicants live nowhere, officers are said to serve two queues, the country's
        holidays are not known, or own numbers of the estimates contradict each other.
    """
    scenario = estimated(scenario)
    days = days_of(scenario)
    network = build_network(scenario)
    travel = travel_by_network(scenario, network)
    options = options_of(scenario, days, travel, network.legs)
    problems = [
        *no_open_day(scenario, days),
        *fixed_on_closed_days(scenario, days),
        *unreachable_stops(scenario, options, network.legs),
    ]
    if problems:
        raise ScenarioError(problems)
    return Instance(
        scenario=scenario,
        days=days,
        legs=network.legs,
        people=people_of(scenario, days, travel),
        queues=queues_of(scenario, days),
        options=options,
        place_ids=tuple(scenario.places),
        program_ids=tuple(scenario.programs),
        team_ids=tuple(scenario.teams),
        kabupaten_ids=tuple(scenario.kabupaten),
        roads=network,
        waiting_rupiah=float(scenario.costs.waiting_rupiah_a_day),
        fairness_rupiah=float(scenario.policy.fairness_rupiah_a_point * POINTS_IN_ALL),
    )
