"""Counters that may close, with officers of their own: the bounds hold whether they stay or not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from site_worlds import site_scenario

from outreach_planner.deciding.bound.prices import Prices
from outreach_planner.deciding.bound.worth import worth_of_people
from outreach_planner.plans.simulate import simulate
from outreach_planner.rules.rulebook import formulate
from outreach_planner.siting.batch import SitePrices, unvisited
from outreach_planner.siting.drained import drained
from outreach_planner.siting.joint import decide_jointly
from outreach_planner.siting.opened import Ground, ground_of
from outreach_planner.siting.sites import Choice, choices

LOKET: dict[str, Any] = {
    "name": "Loket",
    "kind": "mpp",
    "kabupaten": "desa",
    "lat": -3.0,
    "lon": 104.3,
    "road_node": "barat",
}


def ground_with_a_counter_that_may_close(**changes: Any) -> Ground:
    """Two of the office's four officers serve at Barat's door, at a counter that may be given up."""
    counter = {"place": "loket", "queue": "loket", "applicants_a_day": 50, "officers": 2}
    return ground_of(
        site_scenario(
            places={"loket": LOKET},
            counters={"loket": counter},
            sites={"may_close": ["loket"], "candidates": {"barat": {"officers": 1}}, "evaluated_sets": 8},
            office={"officers": 4},
            demand={"giving_up_a_day": 0.02},
            **changes,
        )
    )


@pytest.mark.parametrize("price", [0.0, 30_000.0])
def test_officers_of_a_counter_that_is_given_up_are_priced_at_the_office(price: float) -> None:
    # From the second day on the office has four officers again, not two: 10 places a day more at the price.
    ground = ground_with_a_counter_that_may_close()
    every = list(choices(ground.instance, ground.sites))
    assert {choice.closed for choice in every} == {(), ("loket",)}
    counter = np.zeros(ground.instance.queues.capacity.shape)
    counter[:, 0] = price
    found = unvisited(ground, every, SitePrices(counter, np.zeros(2)))
    for choice, rupiah in zip(every, found.rupiah, strict=True):
        instance = ground.instance_of(choice)
        priced = np.zeros(instance.queues.capacity.shape)
        priced[:, 0] = price
        person = np.zeros((1, *instance.people.arrivals.shape))
        worth = worth_of_people(instance, Prices(priced, np.zeros(0), np.zeros(0), person, np.zeros(2)))
        assert rupiah >= worth.undisturbed - 1e-3  # above it by those who stood at the counter as it closed
        assert choice.closed or rupiah == pytest.approx(worth.undisturbed)
        assert rupiah >= simulate(instance, []).value_rupiah - 1e-3


def test_in_the_world_where_fewest_wait_no_choice_leaves_fewer() -> None:
    # The counter at Barat draws people of its own, so fewer wait where it stands than where it is given up.
    ground = ground_with_a_counter_that_may_close()
    fewest = Choice((), ("loket",))
    singles = [Choice((j,), ("loket",)) for j in range(len(ground.sites))]
    base = ground.instance_of(fewest)
    fewest_people = drained(ground, base, singles, formulate(base)).instance.people
    for choice in choices(ground.instance, ground.sites):
        people = ground.instance_of(choice).people
        assert (people.undisturbed >= fewest_people.undisturbed - 1e-9).all()
        assert (people.survival >= fewest_people.survival - 1e-12).all()


def test_no_plan_with_or_without_the_counter_is_above_its_bound() -> None:
    ground = ground_with_a_counter_that_may_close(horizon={"end": "2027-04-16"})
    joint = decide_jointly(ground)
    assert {each.choice.closed for each in joint.planned} == {(), ("loket",)}
    for each in joint.planned:
        number = joint.choices.index(each.choice)
        assert each.value_rupiah <= joint.unvisited_rupiah[number] + joint.visits_add_rupiah + 1
        assert each.value_rupiah <= joint.bound_rupiah[number] + 1
