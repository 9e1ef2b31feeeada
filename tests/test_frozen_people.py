"""Frozen visits that serve more people than there are books are told, with the number.

In the tiny world 330 wait in Timur and 220 in Barat on Monday 5 April 2027; half of them would come, and a
day of the van has 70 places, 100 with a lane of 30.
"""

from __future__ import annotations

from typing import Any

import pytest
from worlds import tiny_scenario

from outreach_planner.deciding.explaining.frozen_people import frozen_beyond_books
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.planning import plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.prepare import prepare

LANE = {
    "programs": {"lakso": {"lane": {"name": "lane", "applicants_a_day": 30}}},
    "places": {"timur": {"lane": True}},
}


def frozen(books: dict[str, int], *visits: dict[str, Any], **changes: Any) -> Scenario:
    """The tiny week with frozen visits and books."""
    held = [{"program": "lakso"} | visit for visit in visits]
    settled = {"until": "2027-04-06", "visits": held}
    return tiny_scenario(office={"books": books}, frozen=settled, **changes)


def told(scenario: Scenario) -> list[Problem]:
    """What is said of frozen visits and books."""
    return frozen_beyond_books(formulate(prepare(scenario)))


TIMUR = {"date": "2027-04-05", "place": "timur"}
BARAT = {"date": "2027-04-06", "place": "barat"}


def test_a_frozen_visit_that_serves_more_than_a_days_books_is_told_with_both_numbers() -> None:
    assert told(frozen({"a_day": 70}, TIMUR)) == []
    scenario = frozen({"a_day": 69}, TIMUR)
    (problem,) = told(scenario)
    assert problem.field == "frozen.visits[0]"
    assert problem.came == '"timur" on 2027-04-05 serves 70 people, but office.books.a_day has 69 books'
    assert problem.mend == "write office.books.a_day: 70 or more, or take it out"
    with pytest.raises(ScenarioError):
        plan(scenario)


def test_leaving_the_lane_out_is_a_mend_where_it_is_enough() -> None:
    (problem,) = told(frozen({"a_day": 80}, TIMUR | {"lane": True}, **LANE))
    assert problem.mend.startswith("write lane: false (70 people), office.books.a_day: 100 or more")
    (problem,) = told(frozen({"a_day": 69}, TIMUR | {"lane": True}, **LANE))
    assert "lane: false" not in problem.mend


def test_a_lane_that_is_left_open_is_not_counted() -> None:
    assert told(frozen({"a_day": 70}, TIMUR, **LANE)) == []
    (problem,) = told(frozen({"a_day": 60}, TIMUR, **LANE))
    assert "serves 70 people" in problem.came


def test_a_months_books_are_held_against_all_frozen_visits_of_the_month() -> None:
    assert told(frozen({"a_month": 140}, TIMUR, BARAT)) == []
    (problem,) = told(frozen({"a_month": 139}, TIMUR, BARAT))
    assert problem.field == "frozen.visits[1]"
    assert problem.came.startswith("frozen.visits[0], frozen.visits[1] together serve 140 people (2027-04)")


def test_after_a_visit_whose_place_is_open_nothing_is_certain() -> None:
    # The first may be at Timur or Barat, so who still waits in Barat on Tuesday is not known.
    assert told(frozen({"a_day": 69}, TIMUR | {"or_at": ["barat"]}, BARAT)) == []
