"""Brute force over every schedule of tiny worlds where nights pay and days may be halved."""

from __future__ import annotations

from typing import Any

import pytest
from changed_worlds import best
from test_search import every_schedule, planned
from touring_worlds import opened, touring_scenario
from worlds import merged

from outreach_planner.auditing import audit
from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.explaining.schedules import schedule_of
from outreach_planner.model.exact import solve_exactly
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare

NIGHTS_PAY: dict[str, Any] = {
    "bans": [],
    "programs": {"lakso": {"minimum_attendance": 0, "hold_every": [], "events_at_most": None, "quota": None}},
    "costs": {"hotel_rupiah_a_person_night": 0, "per_diem_out_of_town_rupiah": 0},
    "policy": {"guarantees": {"timur": {"visits": 0, "minimum_attendance": 0}}},
    "teams": {"van-1": {"nights_at_most": 8, "sleep_beyond_minutes": 0, "evening_move_minutes": 240}},
}


@pytest.mark.parametrize("seed", range(6))
def test_search_and_exact_model_find_the_best_of_all_schedules_where_nights_pay(seed: int) -> None:
    # Brute force over three days and two towns where a night costs nothing and gains hours of service.
    instance = prepare(touring_scenario(seed, NIGHTS_PAY, towns=2, days=3))
    plans = [planned(instance, schedule) for schedule in every_schedule(opened(instance))]
    top = max((plan for plan in plans if audit(instance, plan).clean), key=lambda plan: plan.value_rupiah)
    formulation = formulate(instance)
    found, proof = best(formulation), solve_exactly(formulation)
    assert found is not None
    assert proof.value_rupiah is not None
    assert found.value_rupiah == pytest.approx(top.value_rupiah, abs=1)
    assert proof.value_rupiah >= top.value_rupiah - 1


HALVES: dict[str, Any] = {
    "programs": {
        "lakso": {
            "half_days": {
                "morning_closes": "11:30",
                "afternoon_opens": "13:00",
                "move_minutes_at_most": 150,
                "minimum_attendance": 0,
            }
        }
    }
}


@pytest.mark.parametrize("seed", range(6))
def test_search_exact_model_and_bound_hold_against_all_schedules_with_nights_and_halved_days(
    seed: int,
) -> None:
    # Brute force over three days and two towns that can share a day, where nights cost nothing: a night may
    # come before or after a halved day, in either town.
    instance = prepare(touring_scenario(seed, merged(NIGHTS_PAY, HALVES), towns=2, days=3))
    plans = [planned(instance, schedule) for schedule in every_schedule(opened(instance))]
    assert any(
        plan.indicators.nights and any(visit.session != "day" for visit in plan.visits) for plan in plans
    )
    top = max((plan for plan in plans if audit(instance, plan).clean), key=lambda plan: plan.value_rupiah)
    formulation = formulate(instance)
    found, proof = best(formulation), solve_exactly(formulation)
    assert found is not None
    assert proof.value_rupiah is not None
    assert found.value_rupiah == pytest.approx(top.value_rupiah, abs=1)
    assert proof.value_rupiah >= top.value_rupiah - 1
    schedule = schedule_of(found, instance)
    assert min(improve_bound(formulation, [schedule], 4, lambda: False)) >= top.value_rupiah - 1


def test_nights_do_pay_in_some_of_these_worlds() -> None:
    plans = (
        best(formulate(prepare(touring_scenario(seed, NIGHTS_PAY, towns=2, days=3)))) for seed in range(6)
    )
    assert sum(plan is not None and plan.indicators.nights > 0 for plan in plans) >= 2
