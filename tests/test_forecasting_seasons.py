"""The wave of renewals and the seasons of a year, worked out by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from estimate_worlds import estimated_scenario
from hypothesis import given
from hypothesis import strategies as st

from outreach_planner.forecasting.renewals import renewals_by_month
from outreach_planner.forecasting.seasons import SeasonFactors, factors_of, month_factors, year_days


def renewed(year: int, **changes: Any) -> list[float]:
    """Renewals a month where only 2023 issued books, 1,200 of them, a quarter to children."""
    terms: dict[str, Any] = {
        "ten_years_since": dt.date(2022, 10, 12),
        "renewed": 0.5,
        "replaced_early_a_year": 0.0,
        "child_share": 0.25,
        "months_before": 0,
        "months_after": 0,
    }
    books = {2022: 0.0, 2023: 1200.0, 2024: 0.0}
    return [float(people) for people in renewals_by_month(books, year, **(terms | changes))]


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
