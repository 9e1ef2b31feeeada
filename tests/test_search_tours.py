"""Weeks of teams on tour made anew: the best week by plain listing, and schedules that keep the rules."""

from __future__ import annotations

import numpy as np
import pytest
from test_bound_crews import apart
from test_search import compiled_values, every_schedule
from touring_worlds import touring_scenario

from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search import tours as touring
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.kernel import trips_fit
from outreach_planner.deciding.search.search import search
from outreach_planner.deciding.search.tours import tours_of
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare

NEVER = 1_000_000_000
SEEDS = (0, 2, 3, 4)
"""Worlds in which enough people come to some town."""


def test_teams_that_may_sleep_away_are_on_tour() -> None:
    arrays = flatten(apart(2, vans=2, towns=4, days=6))
    tours = tours_of(arrays)
    assert tours is not None
    assert set(tours.open_days[:, 0]) == {0, 1}
    away = arrays.ways.away.copy()
    away[0] = False
    at_home = tours_of(arrays._replace(ways=arrays.ways._replace(away=away)))
    assert at_home is not None
    assert set(at_home.open_days[:, 0]) == {1}
    away[1] = False
    assert tours_of(arrays._replace(ways=arrays.ways._replace(away=away))) is None


@pytest.mark.parametrize("world", [1, 2, 3, 4, 6, 7])
def test_weeks_are_made_anew_where_towns_share_people_too(
    world: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Brute force over a van's five days; nearly every other move makes a week anew.
    formulation = formulate(prepare(touring_scenario(world, towns=3, days=5)))
    arrays = flatten(formulation)
    values = [
        value_if_allowed(formulation, each)
        for each in every_schedule(formulation)
        if trips_fit(arrays.ways, each.option, each.night.astype(np.int64), 0)
    ]
    kept = [value for value in values if value is not None]
    monkeypatch.setattr(touring, "ONE_IN", 2)
    *_, found = search(arrays, 1, 10_000, lambda: False)
    assert found.value_rupiah == pytest.approx(max(kept), abs=1)


@pytest.mark.parametrize("seed", SEEDS)
def test_weeks_made_anew_come_to_the_best_of_all_schedules(seed: int) -> None:
    # Brute force over a van's four days among three towns of their own, nights and eves included.
    formulation = apart(seed, vans=1, towns=3, days=4)
    ways = flatten(formulation).ways
    values = [
        value_if_allowed(formulation, each)
        for each in every_schedule(formulation)
        if trips_fit(ways, each.option, each.night.astype(np.int64), 0)
    ]
    best = max(value for value in values if value is not None)
    *_, found = search(flatten(formulation), 1, 10_000, lambda: False)
    assert found.value_rupiah == pytest.approx(best, abs=1)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_found_with_weeks_made_anew_keeps_the_rules_and_is_worth_what_it_says(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    formulation = apart(seed, vans=2 + seed % 2, towns=6, days=12)
    arrays = flatten(formulation)
    monkeypatch.setattr(touring, "ONE_IN", 3)
    *_, found = search(arrays, seed, 3_000, lambda: False)
    assert found.schedule is not None
    assert value_if_allowed(formulation, found.schedule) == pytest.approx(found.value_rupiah, abs=1)
    assert compiled_values(formulation, [found.schedule]) == pytest.approx([found.value_rupiah], abs=1)


def test_in_the_same_rounds_weeks_made_anew_find_better_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    with_weeks, without = [], []
    for seed in SEEDS:
        arrays = flatten(apart(seed, vans=2, towns=8, days=14))
        for one_in, values in ((20, with_weeks), (NEVER, without)):
            monkeypatch.setattr(touring, "ONE_IN", one_in)
            *_, found = search(arrays, seed, 2_000, lambda: False)
            values.append(found.value_rupiah)
    assert np.mean(with_weeks) > np.mean(without)


def test_weeks_are_made_anew_in_the_same_way_twice() -> None:
    arrays = flatten(apart(2, vans=2, towns=6, days=12))
    first, second = (
        [found.value_rupiah for found in search(arrays, 3, 6_000, lambda: False)][-1] for _ in range(2)
    )
    assert first == second
