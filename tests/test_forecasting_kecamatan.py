"""Drivers of a kecamatan: its own counts, else its part of the kabupaten's, and they sum to it.

In the tiny world Desa (1,000 people) has the districts Timur (600) and Barat (400); see estimate_worlds.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from estimate_worlds import estimated_scenario
from hypothesis import given
from hypothesis import strategies as st
from worlds import place, tiny_scenario

from outreach_planner.forecasting.drivers import Drivers
from outreach_planner.forecasting.told import told_demand
from outreach_planner.scenario.estimate_fields import DRIVERS

DESA = 1
DISTRICTS = list(tiny_scenario().districts)
TIMUR, BARAT = DISTRICTS.index("timur"), DISTRICTS.index("barat")
AT = {name: number for number, name in enumerate(DRIVERS)}


def drivers(rows: dict[str, Any], **more: Any) -> Drivers:
    scenario, estimates = estimated_scenario({"districts": rows}, **more)
    return told_demand(scenario, estimates, 2027, ()).drivers


def test_without_a_row_a_district_has_its_part_of_the_people() -> None:
    found = drivers({})
    assert found.adults[[TIMUR, BARAT]] == pytest.approx([300, 200])
    assert found.departures[[TIMUR, BARAT]] == pytest.approx([6, 4])
    assert found.waiting[[TIMUR, BARAT]] == pytest.approx([30, 20])


def test_pilgrims_are_shared_by_people_and_how_often_they_leave() -> None:
    # Timur 600 x 2 = 1,200 against Barat's 400: three quarters of 10 pilgrims and 50 who wait.
    found = drivers({"timur": {"pilgrims": 2.0}})
    assert found.departures[[TIMUR, BARAT]] == pytest.approx([7.5, 2.5])
    assert found.waiting[[TIMUR, BARAT]] == pytest.approx([37.5, 12.5])


def test_a_count_of_the_office_stands_and_the_others_share_the_rest() -> None:
    found = drivers({"timur": {"hajj_departures": 9, "adults": 450}})
    assert found.departures[[TIMUR, BARAT]] == pytest.approx([9, 1])
    assert found.adults[[TIMUR, BARAT]] == pytest.approx([450, 50])


def test_where_all_are_counted_their_sum_takes_the_place_of_the_kabupaten() -> None:
    found = drivers({"timur": {"hajj_waiting": 70}, "barat": {"hajj_waiting": 10}})
    assert found.waiting[[TIMUR, BARAT]] == pytest.approx([70, 10])


def test_people_who_travel_more_leave_the_kabupaten_its_sum() -> None:
    # Desa travels 0.5. Timur three times as often as Barat: the mean is (300 x 3 + 200) / 500 = 2.2, so
    # Timur has 0.5 x 3 / 2.2 and Barat 0.5 / 2.2.
    found = drivers({"timur": {"travels": 3.0}})
    assert found.travels[[TIMUR, BARAT]] == pytest.approx([1.5 / 2.2, 0.5 / 2.2])
    assert (found.adults * found.travels)[[TIMUR, BARAT]].sum() == pytest.approx(500 * 0.5)


def test_students_count_where_their_campus_is() -> None:
    # The campus stands at 105.0, Timur's centre; a row of Barat claims it, a count of its own settles it.
    more = {"places": {"kampus": place("Kampus", "desa", 105.0, kind="campus", students=80)}}
    assert drivers({}, **more).students[[TIMUR, BARAT]] == pytest.approx([80, 0])
    claimed = drivers({"barat": {"campuses": ["kampus"]}}, **more)
    assert claimed.students[[TIMUR, BARAT]] == pytest.approx([0, 80])
    counted = drivers({"timur": {"students": 5}}, **more)
    assert counted.students[[TIMUR, BARAT]] == pytest.approx([5, 0])


def test_a_district_may_have_its_own_share_who_come_here() -> None:
    # Of Desa 0.8 come, of Timur 0.5: 27 first passports of the drivers become 13.5, Barat's 18 become 14.4.
    scenario, estimates = estimated_scenario({"districts": {"timur": {"comes_here": 0.5}}})
    told = told_demand(scenario, estimates, 2027, ("desa",), ("timur",))
    first = told.forecast.estimate.first_before_scale.sum(axis=1)
    assert first[[TIMUR, BARAT]] == pytest.approx([13.5, 14.4])
    (comes,) = [step for step in told.steps["desa"] if step.key == "comes"]
    assert comes.numbers["share"] == pytest.approx((13.5 + 14.4) / 45)


def test_the_derivation_of_a_district_multiplies_out() -> None:
    rows = {"timur": {"pilgrims": 2.0, "travels": 3.0}}
    scenario, estimates = estimated_scenario({"districts": rows})
    told = told_demand(scenario, estimates, 2027, (), ("timur", "barat"))
    for name, of_all in (("timur", 1.0), ("barat", 1.0)):
        steps = {step.key: step for step in told.district_steps[name]}
        people, leave = steps["people-kecamatan"], steps["departures"]
        n = people.numbers
        product = n["adults"] * n["rate"] / 1000 * n["kabupaten"] * n["apart"] / n["mean"]
        assert people.result == pytest.approx(product)
        n = leave.numbers
        assert leave.result == pytest.approx(n["rest"] * n["people"] * n["apart"] / n["of"] * of_all)
        total = steps["total"]
        assert total.low is not None
        assert total.high is not None
        assert total.low < total.result < total.high
    parts = [told.district_steps[name][-1].result for name in ("timur", "barat")]
    assert sum(parts) == pytest.approx(1.0)


factor = st.floats(0.1, 5.0)


@given(
    factor,
    factor,
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 50),
    st.none() | st.floats(0, 1),
)
def test_districts_always_sum_to_their_kabupaten(
    travels: float, pilgrims: float, departures: int | None, waiting: int | None, comes: float | None
) -> None:
    row = {
        "travels": travels,
        "pilgrims": pilgrims,
        "hajj_departures": departures,
        "hajj_waiting": waiting,
        "comes_here": comes,
    }
    scenario, estimates = estimated_scenario({"districts": {"timur": row}})
    told = told_demand(scenario, estimates, 2027, ())
    of_desa = told.forecast.cells[[TIMUR, BARAT]].sum(axis=0)
    assert of_desa == pytest.approx(told.forecast.by_driver[DESA])
    assert told.drivers.departures[[TIMUR, BARAT]].sum() == pytest.approx(10)
    assert told.drivers.waiting[[TIMUR, BARAT]].sum() == pytest.approx(50)
    drawn = told.spread.by_district[:, [TIMUR, BARAT]].sum(axis=(1, 2))
    assert np.allclose(drawn, told.spread.by_driver[:, DESA].sum(axis=(1, 2)))
