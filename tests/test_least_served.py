"""Whom a visit serves at least, whatever else is planned."""

from __future__ import annotations

import numpy as np
import pytest
from random_instances import scattered_data
from worlds import scenario_of, tiny_scenario

from outreach_planner.deciding.feasibility import is_possible
from outreach_planner.deciding.least_served import LeastServed
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare


def of_tiny(**changes: object) -> tuple[Formulation, LeastServed]:
    """The tiny week and whom its visits serve at least."""
    formulation = formulate(prepare(tiny_scenario(**changes)))
    return formulation, LeastServed(formulation)


def test_on_the_first_day_a_visit_serves_all_who_come_as_far_as_the_day_has_places() -> None:
    # 330 wait in Timur and half of them come: 165, and a day has 70 places.
    formulation, served = of_tiny()
    timur = formulation.instance.options.ids.index("lakso/timur")
    assert served.people(0, timur, 0) == 70


def test_later_visits_serve_fewer_as_if_half_of_all_had_been_served_each_day() -> None:
    # Nobody goes to a counter. 300 wait on the eve, 30 come each day, half leave each day:
    # 330, 195, 127.5, 93.75, 76.875, of whom half come: 165, 97.5, 63.75, 46.875, 38.4375.
    formulation, served = of_tiny(demand={"counter_pull": {"share_at_door": 0.0}})
    timur = formulation.instance.options.ids.index("lakso/timur")
    assert [served.people(0, timur, t) for t in range(5)] == [70, 70, 63, 46, 38]


@pytest.mark.parametrize("seed", range(6))
def test_no_schedule_serves_fewer(seed: int) -> None:
    formulation = formulate(prepare(scenario_of(scattered_data(seed, teams=1 + seed % 2))))
    served, draw = LeastServed(formulation), np.random.default_rng(seed)
    for _ in range(30):
        schedule = _drawn(formulation, draw)
        for _, stops in stops_of_schedule(formulation, schedule):
            (stop,) = stops
            others = [each for _, made in stops_of_schedule(formulation, schedule) for each in made]
            simulation = simulate(formulation.instance, others)
            found = simulation.served[others.index(stop)]
            assert found >= served.people(stop.team, stop.option, stop.day) - 1e-9


def _drawn(formulation: Formulation, draw: np.random.Generator) -> Schedule:
    """Draw day trips that the networks allow, as many as there are days."""
    shape = len(formulation.networks), len(formulation.instance.days.dates)
    option = np.full(shape, -1, dtype=np.int64)
    for network in formulation.networks:
        for t in range(shape[1]):
            home = network.capacity[network.kind[t], 0, :, -1]
            able = np.flatnonzero(network.allowed[:, t] & (home >= 0))
            if len(able):
                option[network.team, t] = network.options[draw.choice(able)]
    return Schedule(option, np.zeros(shape, dtype=np.bool_))


def test_promised_visits_that_together_need_more_books_than_a_month_has_are_no_plan() -> None:
    # Visits on all five days serve 70 + 70 + 63 + 46 + 38 = 287 at least.
    pins = [{"date": f"2027-04-{day:02d}", "program": "lakso", "place": "timur"} for day in range(5, 10)]
    changes = {"demand": {"counter_pull": {"share_at_door": 0.0}}, "pins": pins}
    formulation, _ = of_tiny(office={"books": {"a_month": 286}}, **changes)
    assert is_possible(formulation) is False
    formulation, _ = of_tiny(office={"books": {"a_month": 287}}, **changes)
    assert is_possible(formulation) is True
