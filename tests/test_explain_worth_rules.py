"""What one more of pools, crew days and promises is worth, by hand on the tiny week.

The best week holds four visits on Monday, Tuesday, Thursday and Friday, 12,260,000 (``explain_worlds``).
"""

from __future__ import annotations

from typing import Any

import pytest
from explain_worlds import KELILING, tiny_week
from test_explain_worth import measured
from touring_worlds import touring_scenario
from worlds import merged

from outreach_planner.deciding.explaining.loosening import loosenings
from outreach_planner.outputs.explanation_worth import worths_text

PLACE = "kota-contoh"
TWIN: dict[str, Any] = {
    "name": "Mobil dua",
    "home": "kantor",
    "programs": [KELILING],
    "officers": 1,
    "drivers": 1,
    "biometric_units": 1,
    "rupiah_a_km": 1000,
    "leaves_at": "06:00",
    "home_by": "19:00",
    "evening_arrival_by": "19:00",
}
TWO_VANS = {"teams": {"mobil-dua": TWIN}}
FIVE = "five visits, the fifth on Wednesday in Dusun: 650,000 for 820,000"
FOUR = "three visits at most: 11,920,000"
TOGETHER = "Jauh (1,5) and Dekat (2,5), both on Friday: 12,560,000"
# The kind, the world, why that much, the value before and after, and the worth.
CASES: dict[str, tuple[dict[str, Any], str, tuple[float, float, int]]] = {
    "days-in-seven": ({"teams": {"mobil": {"working_days_in_seven": 3}}}, FOUR, (3, 4, 340_000)),
    "events-at-least": ({"programs": {KELILING: {"events_at_least": 5}}}, FIVE, (5, 4, 170_000)),
    "promised-visit": (
        {"policy": {"guarantees": {PLACE: {"program": KELILING, "visits": 5}}}},
        FIVE,
        (5, 4, 170_000),
    ),
    "days-between": (
        {"policy": {"guarantees": {PLACE: {"program": KELILING, "visits": 0, "at_most_days_between": 0}}}},
        FIVE,
        (0, 1, 170_000),
    ),
    "officers-out": (merged(TWO_VANS, {"office": {"officers_out_at_most": 1}}), TOGETHER, (1, 2, 300_000)),
    "officers-kept": (merged(TWO_VANS, {"office": {"officers_kept": 4}}), TOGETHER, (4, 3, 300_000)),
    "biometric-units": (merged(TWO_VANS, {"office": {"biometric_units": 1}}), TOGETHER, (1, 2, 300_000)),
}


@pytest.mark.parametrize("kind", CASES)
def test_one_more_is_worth_what_the_week_gains_by_it(kind: str) -> None:
    world, _, expected = CASES[kind]
    (found,) = [worth for worth in measured(tiny_week(world)).worths if worth.kind == kind]
    assert (found.came, found.becomes, found.worth_rupiah) == expected


def test_a_pool_is_raised_by_as_many_as_let_another_set_of_teams_go_out() -> None:
    # Vans of one and of two officers, at most two out: three are the next that matter; where three may be
    # out the pool holds both and cannot bind.
    vans = merged(TWO_VANS, {"teams": {"mobil-dua": {"officers": 2}}})
    raised = {
        most: [each.becomes for each in loosenings(tiny_week(world)) if each.kind == "officers-out"]
        for most in (1, 2, 3)
        for world in [merged(vans, {"office": {"officers_out_at_most": most}})]
    }
    assert raised == {1: [2], 2: [3], 3: []}


def test_a_longer_trip_is_told_of_teams_that_sleep_away() -> None:
    kinds = {each.kind for each in loosenings(touring_scenario(7))}
    assert {"night", "days-away"} <= kinds


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("id", "2 petugas boleh di luar sehari, bukan 1"),
        ("en", "2 officers out on one day instead of 1"),
    ],
)
def test_a_pool_is_told_with_both_numbers(lang: Any, line: str) -> None:
    scenario = tiny_week(CASES["officers-out"][0])
    assert line in worths_text(measured(scenario), scenario, lang)
