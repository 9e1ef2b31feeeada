"""Demand from its drivers, on a tiny world whose numbers are worked out by hand."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from estimate_worlds import estimated_scenario
from hypothesis import given
from hypothesis import strategies as st
from worlds import tiny_scenario

from outreach_planner.errors import ScenarioError
from outreach_planner.forecasting.backtest import backtests
from outreach_planner.forecasting.forecast import forecast, spread_of
from outreach_planner.forecasting.own_numbers import Region, settle
from outreach_planner.forecasting.renewals import renewals_by_month
from outreach_planner.forecasting.seasons import SeasonFactors, factors_of, month_factors, year_days
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
        steps = steps_of(told, estimates, spread_of(scenario, estimates, told, 10), "kota")
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


def renewed(year: int, **changes: object) -> list[float]:
    """Renewals a month where only 2023 issued books, 1,200 of them, a quarter to children."""
    terms: dict[str, object] = {
        "ten_years_since": dt.date(2022, 10, 12),
        "renewed": 0.5,
        "replaced_early_a_year": 0.0,
        "child_share": 0.25,
        "months_before": 0,
        "months_after": 0,
    }
    books = {2022: 0.0, 2023: 1200.0, 2024: 0.0}
    return [float(people) for people in renewals_by_month(books, year, **(terms | changes))]  # type: ignore[arg-type]


def test_children_come_back_after_five_years_and_adults_after_ten() -> None:
    # 100 books a month: 25 of children, half renewed in 2028; 75 of adults, half renewed in 2033.
    assert renewed(2028) == pytest.approx([12.5] * 12)
    assert renewed(2033) == pytest.approx([37.5] * 12)
    assert renewed(2030) == [0.0] * 12


def test_before_the_change_all_books_are_valid_five_years() -> None:
    assert renewed(2028, ten_years_since=dt.date(2024, 1, 1)) == pytest.approx([50.0] * 12)
    # Changed on 12 October 2023: 11 of October's 31 days are before, the others' adults come in 2033.
    mixed = renewed(2028, ten_years_since=dt.date(2023, 10, 12))
    assert mixed[:9] == pytest.approx([50.0] * 9)
    assert mixed[9] == pytest.approx(0.5 * 100 * (11 / 31 + 20 / 31 * 0.25))
    assert mixed[10:] == pytest.approx([12.5] * 2)


def test_renewals_are_spread_over_the_months_around_expiry() -> None:
    # With a month before and after, December 2027 has a third of January 2028's 12.5.
    assert renewed(2027, months_before=1, months_after=1)[11] == pytest.approx(12.5 / 3)


def test_early_replacements_come_from_books_that_are_valid() -> None:
    # In January 2026 all 1,200 books are valid: 12 % a year is 12 a month. In January 2029 the children's
    # (valid to December 2028 at the latest) have run out: 900 are left, 9 a month.
    assert renewed(2026, renewed=0.0, replaced_early_a_year=0.12)[0] == pytest.approx(12)
    assert renewed(2029, renewed=0.0, replaced_early_a_year=0.12)[0] == pytest.approx(9)


@given(
    st.integers(2016, 2032),
    st.tuples(*[st.floats(0.2, 3.0)] * 3),
    st.booleans(),
)
def test_month_factors_average_to_one_over_the_days_of_a_year(
    year: int, factors: tuple[float, float, float], umrah: bool
) -> None:
    scenario, estimates = estimated_scenario()
    days = year_days(scenario.calendar, estimates.seasons, year)
    found = month_factors(days, SeasonFactors(*factors, ()), umrah=umrah, school=True)
    length = np.bincount(days.month, minlength=12)
    assert (found * length).sum() / length.sum() == pytest.approx(1.0)


def test_the_dip_follows_ramadan_through_the_calendar() -> None:
    # Ramadan was in March 2025 (1-29); in 2027 it is half in February and half in March, before Lebaran.
    scenario, estimates = estimated_scenario({"seasons": {"ramadan": 0.5}})
    factors = factors_of(estimates.seasons)
    in_2025, in_2027 = (
        month_factors(
            year_days(scenario.calendar, estimates.seasons, year), factors, umrah=False, school=True
        )
        for year in (2025, 2027)
    )
    assert in_2025.argmin() == 2
    assert in_2025[1] > 1
    assert in_2027[1] < 0.7
    assert in_2027[2] < 0.7


def test_days_over_new_year_belong_to_both_ends_of_a_year() -> None:
    scenario, estimates = estimated_scenario(
        {"seasons": {"recurring": [{"name": "x", "start": "12-20", "end": "01-05", "factor": 2.0}]}}
    )
    days = year_days(scenario.calendar, estimates.seasons, 2026)
    assert np.flatnonzero(days.recurring[0]).tolist() == [*range(5), *range(353, 365)]


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
    drawn = spread_of(scenario, estimates, told, draws=200).by_driver.sum(axis=(2, 3))
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
