"""A plan without the visits to which too few come."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from site_worlds import site_scenario

from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.siting.lighter import without_poor_visits
from outreach_planner.siting.opened import ground_of
from outreach_planner.siting.sites import Choice


def test_a_plan_to_all_of_whose_visits_enough_come_stays_as_it_is() -> None:
    formulation = formulate(ground_of(site_scenario()).instance_of(Choice()))
    *_, found = search(flatten(formulation), 1, 3_000, lambda: False)
    assert found.schedule is not None
    same = without_poor_visits(formulation, found.schedule)
    assert np.array_equal(same.option, found.schedule.option)
    assert np.array_equal(same.night, found.schedule.night)


def test_visits_to_which_too_few_come_where_sites_are_open_are_left_out() -> None:
    # Visits of the best plan without sites, in a world in which a visit must serve one more than the least
    # of them serves there with both sites open: at least that one goes, and the rest is a plan.
    ground = ground_of(site_scenario())
    rules = formulate(ground.instance_of(Choice()))
    *_, found = search(flatten(rules), 1, 3_000, lambda: False)
    assert found.schedule is not None
    there = ground.instance_of(Choice((0, 1)))
    stops = [stop for _, each in stops_of_schedule(rules, found.schedule) for stop in each]
    least = int(simulate(there, stops).served.min()) + 1
    minimum = np.full_like(there.options.service_minimum, least)
    there = replace(there, options=replace(there.options, service_minimum=minimum))
    stricter = replace(rules, instance=there)
    assert value_if_allowed(stricter, found.schedule) is None
    lighter = without_poor_visits(stricter, found.schedule)
    assert value_if_allowed(stricter, lighter) is not None
    assert 0 < (lighter.option >= 0).sum() < (found.schedule.option >= 0).sum()
