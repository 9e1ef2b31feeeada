"""What one more of everything is worth: by hand on the tiny week, and against every plan there is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from explain_worlds import EFFORT, KELILING, best_plan, clean_plans, plan_of, tiny_week
from touring_worlds import touring_scenario
from worlds import merged, scenario_of

from outreach_planner import planning
from outreach_planner.deciding.explaining.loosened import Loosening
from outreach_planner.deciding.explaining.loosening import loosenings
from outreach_planner.deciding.explaining.worth import worths
from outreach_planner.model.network import Schedule
from outreach_planner.plans.worths import Worths
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.service_fields import Limits
from outreach_planner.world.prepare import prepare


def silent(done: float) -> None:
    """Tell nobody."""


def measured(scenario: Scenario) -> Worths:
    """What limits the best plan of a scenario."""
    instance, plan = best_plan(scenario)
    return worths(instance, plan, EFFORT, silent)


def worth_of(kind: str, **changes: Any) -> int:
    """The worth of one kind in the tiny week with changes."""
    (found,) = [worth for worth in measured(tiny_week(changes)).worths if worth.kind == kind]
    return found.worth_rupiah


def test_one_more_day_lets_both_places_have_their_best_days() -> None:
    # Jauh (1,5) 120 and Dekat (2,5) 42 people, Friday both: 16,200,000 - 2,120,000 - 1,520,000 = 12,560,000
    # against 12,260,000. Both on (2,5) would need two days more.
    (found,) = [worth for worth in measured(tiny_week()).worths if worth.kind == "team-day"]
    assert found.worth_rupiah == 300_000
    assert found.difference.visits == 0
    assert found.difference.served_by_visits == pytest.approx(3)


def test_an_officer_where_nobody_goes_to_the_counter_is_worth_nothing() -> None:
    assert worth_of("officer") == 0


def test_one_more_event_brings_the_second_visit_to_dekat() -> None:
    # Three events: Jauh (2,5), Dekat on Thursday 28: 11,920,000. Four: 12,260,000.
    assert worth_of("event", programs={KELILING: {"events_at_most": 3}}) == 340_000


def test_one_more_quota_place_serves_one_more_at_each_full_event() -> None:
    # With 50 places Jauh serves 50 twice, with 51 twice 51; in Dekat 24 come at most.
    quota = {"online": 0, "walk_in": 50}
    assert worth_of("quota-place", programs={KELILING: {"quota": quota}}) == 200_000


def test_a_lower_minimum_opens_the_second_visit_to_dekat() -> None:
    # At 22 Dekat can be visited once only (the second serves 17 to 19): Jauh (2,5), Dekat on Thursday 28,
    # 11,920,000. At 17 the best week is possible again: 12,260,000.
    assert worth_of("minimum-attendance", programs={KELILING: {"minimum_attendance": 22}}) == 340_000


def test_the_dearest_comes_first_and_none_is_below_nothing() -> None:
    found = measured(tiny_week({"programs": {KELILING: {"events_at_most": 3, "minimum_attendance": 22}}}))
    values = [worth.worth_rupiah for worth in found.worths]
    assert values == sorted(values, reverse=True)
    assert min(values) >= 0


def test_what_a_longer_search_brings_is_not_counted_as_worth() -> None:
    # The plan given stays at home on all days; solving again with nothing changed finds the best week.
    instance = prepare(tiny_week())
    at_home = Schedule(np.full((1, 5), -1), np.zeros((1, 5), dtype=np.bool_))
    found = worths(instance, plan_of(formulate(instance), at_home), EFFORT, silent)
    assert found.improved_rupiah == 12_260_000
    assert max(worth.worth_rupiah for worth in found.worths) == 300_000


@pytest.mark.parametrize("seed", [7, 11])
def test_each_worth_is_what_all_plans_of_the_loosened_world_say(seed: int) -> None:
    # Brute force: the best clean plan of the loosened world less the best of the world as it is.
    changes = {"programs": {"lakso": {"events_at_most": 2, "minimum_attendance": 30, "quota": None}}}
    scenario = touring_scenario(seed, changes, towns=2, days=4)
    instance = prepare(scenario)
    plans = clean_plans(instance)
    if not plans:
        return
    best = max(plans, key=lambda plan: plan.value_rupiah)
    found = {
        (worth.kind, worth.subject): worth.worth_rupiah
        for worth in worths(instance, best, EFFORT, silent).worths
    }
    for loosening in loosenings(scenario):
        if loosening.extra_team is None:
            loose = max(plan.value_rupiah for plan in clean_plans(prepare(loosening.scenario)))
            expected = max(0, loose - best.value_rupiah)
            assert found[loosening.kind, loosening.subject] == pytest.approx(expected, abs=2), loosening.field


LIMITED: dict[str, Any] = {
    "programs": {
        KELILING: {"events_at_most": 3, "minimum_attendance": 20, "quota": {"online": 0, "walk_in": 55}}
    },
    "teams": {
        "mobil": {
            "sleeps_away": True,
            "nights_at_most": 0,
            "days_away_at_most": 2,
            "sleep_beyond_minutes": 60,
            "evening_move_minutes": 240,
        }
    },
}
"""Events, seats and nights are short (who leaves on the eve can serve an hour longer in Jauh)."""
QUEUE: dict[str, Any] = {
    "office": {"officers": 3, "applicants_an_officer_a_day": 1},
    "demand": {"counter_pull": {"share_at_door": 0.1, "scale_minutes": 400, "limit_minutes": 400}},
    "costs": {"waiting_rupiah_a_day": 1000},
}
"""More people go to the counters than three officers serve."""


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("team-day", {"quota": None}),
        ("officer", {}),
        ("night", {"quota": None}),
        ("event", {"minimum_attendance": 0, "quota": None}),
        ("quota-place", {}),
        ("minimum-attendance", {"minimum_attendance": 22, "events_at_most": None, "quota": None}),
    ],
)
def test_each_worth_is_what_planning_the_loosened_scenario_anew_brings(
    kind: str, changes: dict[str, Any]
) -> None:
    # Planned anew from nothing by the whole recipe with another seed; one more day of the team as a second
    # team that is on leave on all the others.
    world = merged(LIMITED, QUEUE if kind == "officer" else {})
    scenario = tiny_week(merged(world, {"programs": {KELILING: changes}}))
    instance, plan = best_plan(scenario)
    found = {worth.kind: worth for worth in worths(instance, plan, EFFORT, silent).worths}
    (loosening,) = [each for each in loosenings(scenario) if each.kind == kind]
    anew = max(value_anew(loose) for loose in loosened(loosening))
    assert found[loosening.kind].worth_rupiah == pytest.approx(anew - value_anew(scenario), abs=2)
    assert found[loosening.kind].worth_rupiah > 0


def loosened(loosening: Loosening) -> list[Scenario]:
    """The loosened scenario; where it has a team more, one scenario for each day this may go out."""
    if loosening.extra_team is None:
        return [loosening.scenario]
    every = prepare(loosening.scenario).days.dates
    found = []
    for day in every:
        tree = loosening.scenario.model_dump(mode="json")
        tree["teams"][loosening.extra_team]["leave"] = [
            {"start": str(other), "end": str(other)} for other in every if other != day
        ]
        found.append(scenario_of(tree))
    return found


def value_anew(scenario: Scenario) -> int:
    """The value of a scenario planned from nothing."""
    limits = Limits(seed=9, search_rounds=60_000, bound_rounds=0, seconds=None)
    made = planning.plan(scenario, limits=limits).plan
    assert made is not None
    return made.value_rupiah
