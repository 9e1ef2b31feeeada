"""Demand from its drivers, on a tiny world whose numbers are worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from estimate_worlds import estimated_scenario
from worlds import tiny_scenario

from outreach_planner.forecasting.backtest import backtests
from outreach_planner.forecasting.forecast import forecast, spread_of
from outreach_planner.forecasting.steps import renewal_wave, steps_of
from outreach_planner.scenario.estimate_fields import DRIVERS
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.world.prepare import prepare

KOTA, DESA = 0, 1
AT = {name: number for number, name in enumerate(DRIVERS)}


def test_drivers_add_up_as_worked_out_by_hand() -> None:
    told = forecast(*estimated_scenario(), 2027)
    by_driver = told.by_driver.sum(axis=2)
    assert by_driver[KOTA, [AT["people"], AT["hajj"], AT["waiting-list"], AT["umrah"]]] == pytest.approx(
        [50, 15, 10, 30]
    )
    assert by_driver[DESA, [AT["people"], AT["hajj"], AT["waiting-list"], AT["umrah"]]] == pytest.approx(
        [20, 4, 4, 8]
    )
    assert by_driver[:, AT["renewals"]] == pytest.approx([1200 * 105 / 141, 1200 * 36 / 141])
    assert told.total == pytest.approx(1341)


def test_the_wave_of_renewals_is_told_by_year() -> None:
    # Only 2022 issued books, 2,400 valid five years; half are renewed, all of them in 2027.
    scenario, estimates = estimated_scenario()
    wave = renewal_wave(forecast(scenario, estimates, 2028), estimates)
    assert [each.year for each in wave] == list(range(2026, 2035))
    assert [each.expired for each in wave] == pytest.approx([0, 1200] + [0] * 7)
    assert [each.early for each in wave] == pytest.approx([0] * 9)


def test_a_step_before_own_numbers_has_no_range_of_those_after() -> None:
    own = {"mine": {"kabupaten": "kota", "applications": 3000}}
    for changes, ranged in (({}, True), ({"own_numbers": own}, False)):
        scenario, estimates = estimated_scenario(changes)
        told = forecast(scenario, estimates, 2027)
        steps = steps_of(told, estimates, spread_of(estimates, told, draws=10), "kota")
        (renewals,) = [step for step in steps if step.key == "renewals"]
        assert renewals.result == pytest.approx(1200 * 105 / 141)
        assert (renewals.low is not None) is ranged


def test_growth_compounds_from_the_base_year_and_leaves_renewals_alone() -> None:
    # Two years at 10 %: 141 x 1.21 = 170.61; the books of 2023 are none, so nothing is renewed in 2028, and
    # in 2029 neither (2024 has the books of the nearest recorded year, 2023).
    told = forecast(*estimated_scenario({"growth_a_year": 0.1}), 2029)
    assert told.total == pytest.approx(170.61)


def test_calibration_brings_the_last_usual_year_out_right() -> None:
    # In 2022 the books of 2017 would expire; the nearest recorded year, 2021, has none. So the 423 recorded
    # are all first passports, three times the 141 that the drivers say.
    changes = {"calibrate": True, "recorded_years": {"2022": {"applications": 423}}}
    told = forecast(*estimated_scenario(changes), 2027)
    assert told.estimate.calibrated_on == 2022
    assert told.estimate.scale == pytest.approx(3.0)
    assert told.by_driver[:, : AT["renewals"]].sum() == pytest.approx(3 * 141)


def test_a_disrupted_or_estimated_year_calibrates_nothing() -> None:
    changes = {
        "calibrate": True,
        "recorded_years": {
            "2021": {"applications": 423, "confidence": "sourced"},
            "2022": {"disrupted": True},
        },
    }
    # The books of 2016 count like those of 2021: half of the 423 are renewals, 211.5 are first: 1.5 x 141.
    told = forecast(*estimated_scenario(changes), 2027)
    assert (told.estimate.calibrated_on, told.estimate.scale) == (2021, pytest.approx(1.5))


def test_planning_reads_the_estimates_where_they_are_given() -> None:
    # April 2027 has no season here: its share of the year is that of its working days. The whole month's
    # applications divided by 30 days arrive each day.
    scenario, estimates = estimated_scenario()
    told = forecast(scenario, estimates, 2027)
    instance = prepare(scenario)
    assert instance.people.arrivals.sum(axis=1) == pytest.approx([told.by_month[:, 3].sum() / 30] * 5)
    assert instance.scenario.demand.applications_a_year == pytest.approx(1341)
    weights = [each.weight for each in instance.scenario.kabupaten.values()]
    assert weights == pytest.approx([105 / 141, 36 / 141])


def test_planning_leaves_them_alone_where_the_scenario_says_so() -> None:
    told, _ = estimated_scenario({"plan_with": False})
    plain, listed = prepare(tiny_scenario()), prepare(told)
    assert np.array_equal(plain.people.arrivals, listed.people.arrivals)
    assert np.array_equal(plain.people.backlog, listed.people.backlog)


def test_ranges_hold_the_estimate_and_own_numbers_have_none() -> None:
    changes = {
        "year_spread": 0.1,
        "own_numbers": {"1": {"kabupaten": "desa", "applications": 300}},
    }
    scenario, estimates = estimated_scenario(changes)
    told = forecast(scenario, estimates, 2027)
    drawn = spread_of(estimates, told, draws=200).by_driver.sum(axis=(2, 3))
    assert np.ptp(drawn[:, DESA]) == pytest.approx(0, abs=1e-6)
    low, high = np.percentile(drawn[:, KOTA], [10, 90])
    assert low < told.by_month[KOTA].sum() < high


def test_a_backtest_knows_only_what_was_recorded_before_its_year() -> None:
    # 2025 from 2022 (423, calibrating x 3): 423 first passports and no renewals; recorded 470, so 10 % short.
    changes = {
        "calibrate": True,
        "recorded_years": {"2022": {"applications": 423}, "2025": {"applications": 470}},
    }
    only = next(test for test in backtests(*estimated_scenario(changes)) if test.period == "2025")
    assert only.forecast == pytest.approx(423)
    assert only.error(only.forecast) == pytest.approx(-0.1)
    assert only.last_year == 423


def test_estimates_that_are_only_told_leave_the_fingerprint_and_those_planned_with_change_it() -> None:
    plain = fingerprint(tiny_scenario())
    assert fingerprint(estimated_scenario({"plan_with": False})[0]) == plain
    assert fingerprint(estimated_scenario()[0]) != plain
    assert fingerprint(tiny_scenario(uncertainty={"turnout_spread": 0.5})) == plain
    factor = {"any": {"program": "lakso", "factor": 0.5}}
    assert fingerprint(tiny_scenario(learned={"attendance": factor})) != plain
