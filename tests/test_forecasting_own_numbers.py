"""The office's own numbers in place of estimates: smaller ones stand, larger ones share out the rest."""

from __future__ import annotations

import numpy as np
import pytest
from estimate_worlds import estimated_scenario
from hypothesis import given
from hypothesis import strategies as st
from worlds import tiny_scenario

from outreach_planner.errors import ScenarioError
from outreach_planner.forecasting.forecast import forecast
from outreach_planner.forecasting.own_numbers import Region, settle
from outreach_planner.scenario.estimate_fields import DRIVERS

KOTA, DESA = 0, 1
AT = {name: number for number, name in enumerate(DRIVERS)}
DISTRICTS = list(tiny_scenario().districts)


def test_own_numbers_stand_and_larger_ones_share_out_the_rest() -> None:
    # Timur (600 of desa's 1,000 people) has 60 in March; desa has 300 in the year; the office 2,000.
    own = {
        "1": {"kabupaten": "desa", "applications": 300},
        "2": {"district": "timur", "month": 3, "applications": 60},
        "3": {"applications": 2000},
    }
    told = forecast(*estimated_scenario({"own_numbers": own}), 2027)
    timur = list(tiny_scenario().districts).index("timur")
    assert told.by_district[timur, 2] == pytest.approx(60)
    assert told.by_month[DESA].sum() == pytest.approx(300)
    assert told.by_month[KOTA].sum() == pytest.approx(1700)


def test_a_driver_of_a_kabupaten_may_be_replaced_alone() -> None:
    own = {"1": {"kabupaten": "desa", "driver": "umrah", "applications": 108}}
    told = forecast(*estimated_scenario({"own_numbers": own}), 2027)
    assert told.by_driver[DESA, AT["umrah"]].sum() == pytest.approx(108)
    assert told.total == pytest.approx(1341 + 100)


def test_an_own_number_of_another_year_says_nothing() -> None:
    own = {"1": {"year": 2026, "applications": 5}}
    assert forecast(*estimated_scenario({"own_numbers": own}), 2027).total == pytest.approx(1341)


def test_own_numbers_that_contradict_each_other_are_told() -> None:
    own = {
        "1": {"kabupaten": "desa", "applications": 100},
        "2": {"kabupaten": "desa", "month": 3, "applications": 160},
    }
    with pytest.raises(ScenarioError, match="smaller own numbers within it sum to 160; write at least 160"):
        forecast(*estimated_scenario({"own_numbers": own}), 2027)


@given(st.lists(st.floats(0, 100), min_size=12, max_size=12), st.floats(0, 50), st.floats(60, 500))
def test_settling_keeps_every_total(values: list[float], small: float, large: float) -> None:
    table = np.array(values).reshape(3, 4)
    row = np.ix_(np.array([1]), np.arange(4))
    everything = np.ix_(np.arange(3), np.arange(4))
    result, wrong = settle(table, [Region("all", everything, large), Region("row", row, small)])
    assert wrong == []
    assert result[1].sum() == pytest.approx(small)
    assert result.sum() == pytest.approx(large)
    assert (result >= 0).all()


def test_a_driver_of_a_district_may_be_replaced_and_the_others_keep_theirs() -> None:
    # Desa's umrah is 8 (10 of which 0.8 come here), by people 4.8 in Timur and 3.2 in Barat. The office knows
    # of 20 in Timur: Barat keeps its 3.2.
    own = {"1": {"district": "timur", "driver": "umrah", "applications": 20}}
    told = forecast(*estimated_scenario({"own_numbers": own}), 2027)
    umrah = told.cells[:, AT["umrah"]].sum(axis=1)
    assert umrah[DISTRICTS.index("timur")] == pytest.approx(20)
    assert umrah[DISTRICTS.index("barat")] == pytest.approx(3.2)
    assert told.total == pytest.approx(1341 + 20 - 4.8)


def test_a_month_and_a_driver_that_cross_both_come_out_right() -> None:
    # January (all drivers) is the smaller region and counts first; hajj of the year shares out its rest.
    own = {
        "1": {"kabupaten": "kota", "month": 1, "applications": 50},
        "2": {"kabupaten": "kota", "driver": "hajj", "applications": 40},
    }
    told = forecast(*estimated_scenario({"own_numbers": own}), 2027)
    assert told.by_month[KOTA, 0] == pytest.approx(50)
    assert told.by_driver[KOTA, AT["hajj"]].sum() == pytest.approx(40)
