from typing import Any

import pytest
from worlds import GONE, tiny_scenario

from outreach_planner.errors import ScenarioError
from outreach_planner.world.days import days_of
from outreach_planner.world.instance import Queues
from outreach_planner.world.queues import queues_of

MPP = {"place": "kantor", "queue": "mpp", "applicants_a_day": 25}


def queues(**changes: Any) -> Queues:
    scenario = tiny_scenario(**changes)
    return queues_of(scenario, days_of(scenario))


def test_the_officers_who_are_present_serve_the_offices_queue():
    # 10 officers x 5 applicants
    found = queues()
    assert found.capacity.tolist() == [[50]] * 5
    assert found.officer_day == 5


def test_counters_of_one_queue_add_their_applicants_and_the_officers_count_once():
    counters = {
        "kantor": {"applicants_a_day": 3},
        "second": MPP | {"queue": "office", "staffed_by_office": True},
    }
    assert queues(counters=counters).capacity[0].tolist() == [78]


def test_the_offices_queue_comes_first_wherever_it_is_written():
    office = {"place": "kantor", "queue": "office", "staffed_by_office": True}
    found = queues(counters={"kantor": GONE, "mpp": MPP, "office": office})
    assert found.ids == ("office", "mpp")
    assert found.capacity[0].tolist() == [50, 25]


def test_counters_serve_nobody_at_weekends_and_on_holidays():
    # Thursday 25 March 2027 is cuti bersama, Friday 26 a holiday, then the weekend
    found = queues(horizon={"start": "2027-03-24", "end": "2027-03-29"})
    assert found.capacity[:, 0].tolist() == [50, 0, 0, 0, 0, 50]


def test_a_counter_serves_from_the_day_it_opens():
    found = queues(counters={"mpp": MPP | {"opened": "2027-04-07"}})
    assert found.capacity[:, 1].tolist() == [0, 0, 25, 25, 25]


def test_who_still_stands_in_a_queue_at_the_end_is_worth_the_share_that_is_kept():
    found = queues(policy={"queue_kept_share": 0.5}, demand={"giving_up_a_day": 0.1})
    assert (found.served_rupiah, found.left_rupiah) == (100_000, 50_000)
    assert found.stays == pytest.approx(0.9)


def test_an_office_without_counters_has_one_queue_that_serves_nobody():
    found = queues(counters={"kantor": GONE})
    assert found.ids == ("office",)
    assert found.capacity.max() == found.officer_day == 0


def test_officers_cannot_serve_two_queues():
    with pytest.raises(ScenarioError) as told:
        queues(counters={"mpp": MPP | {"staffed_by_office": True}})
    assert str(told.value) == (
        'scenario  counters.mpp.staffed_by_office: got true for queue "mpp", but the officers already serve '
        '"office"; put all counters that the office staffs into one queue'
    )
