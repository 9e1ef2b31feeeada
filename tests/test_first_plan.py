"""The first plan, made at once without compiled code, keeps the promises that day trips can keep."""

from __future__ import annotations

from typing import Any

import numpy as np
from worlds import place, tiny_scenario

from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.first import first_schedule
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.model.network import Formulation
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.prepare import prepare

PROGRAM = {"minimum_attendance": 40, "revisit_gap_days": 5}


def promised_twice(**changes: Any) -> Scenario:
    """Two visits to Desa are promised, at Timur or at the market beside it, whose only day is Wednesday."""
    market = place("Pasar", "desa", 105.0, road_node="timur", first_day="2027-04-07", last_day="2027-04-07")
    demand = {
        "backlog_days": 0,
        "counter_pull": {"share_at_door": 0, "scale_minutes": 60, "limit_minutes": 90},
    }
    ground: dict[str, Any] = {
        "demand": demand,
        "places": {"pasar": market, "barat": {"kabupaten": "kota"}},
        "programs": {"lakso": PROGRAM},
        "policy": {"guarantees": {"desa": {"visits": 2, "program": "lakso"}}},
    }
    return tiny_scenario(**(ground | changes))


def held(formulation: Formulation) -> list[tuple[str, str]]:
    """The visits of the first plan: weekday and option."""
    schedule = first_schedule(flatten(formulation))
    days, ids = formulation.instance.days.dates, formulation.instance.options.ids
    visits = sorted((int(t), int(schedule.option[u, t])) for u, t in np.argwhere(schedule.option >= 0))
    return [(f"{days[t]:%A}", ids[o]) for t, o in visits]


def test_a_visit_worth_less_is_chosen_where_the_better_one_would_break_a_promise() -> None:
    # 30 people a day come to wait near Timur and half of them come to a visit; 40 are the least. On Wednesday
    # 45 come, the first who are enough, to Timur or to the market; on Friday (150 - 45) / 2 = 52. Timur on
    # Wednesday would bar Timur on Friday (gap of five days) and leave the market without a day: one visit.
    # The market on Wednesday leaves Timur for Friday.
    formulation = formulate(prepare(promised_twice()))
    # Barat, 10 for each day, is worth the drive on Thursday.
    assert held(formulation) == [
        ("Wednesday", "lakso/pasar"),
        ("Thursday", "lakso/barat"),
        ("Friday", "lakso/timur"),
    ]
    assert value_if_allowed(formulation, first_schedule(flatten(formulation))) is not None


def test_without_the_promise_the_first_plan_takes_what_is_worth_most_at_once() -> None:
    formulation = formulate(prepare(promised_twice(policy={})))
    assert held(formulation)[0] == ("Wednesday", "lakso/timur")


def test_a_promise_that_day_trips_cannot_keep_is_left_to_the_search() -> None:
    # A third visit would need another 40 people, and a day on which neither place is barred.
    policy = {"guarantees": {"desa": {"visits": 3, "program": "lakso"}}}
    formulation = formulate(prepare(promised_twice(policy=policy)))
    assert len(held(formulation)) == 2
    assert value_if_allowed(formulation, first_schedule(flatten(formulation))) is None


def test_each_half_of_a_day_serves_its_own_minimum() -> None:
    # Only halved days can be held: 15 come to Timur and 10 to Barat for each day gone by. On Tuesday 30 + 20
    # are the 50 that two halves of 25 ask for, but Barat has only 20 of its 25. On Wednesday it has 30.
    half_days = {
        "morning_closes": "12:00",
        "afternoon_opens": "13:00",
        "move_minutes_at_most": 120,
        "minimum_attendance": 25,
    }
    program = {"minimum_attendance": 200, "minutes_an_applicant": 1, "half_days": half_days}
    formulation = formulate(prepare(promised_twice(programs={"lakso": program}, policy={})))
    assert held(formulation)[0][0] == "Wednesday"
    assert value_if_allowed(formulation, first_schedule(flatten(formulation))) is not None
