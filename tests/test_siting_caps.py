"""What visits add at most under each choice of sites: never below any plan, lower where sites are open."""

from __future__ import annotations

import json

import numpy as np
import pytest
from random_instances import scattered_scenario
from site_worlds import site_scenario

from outreach_planner.deciding.bound import walking
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.siting import windows
from outreach_planner.siting.batch import SitePrices, Unvisited, unvisited
from outreach_planner.siting.caps import Caps, joined, unknown
from outreach_planner.siting.opened import Ground, ground_of
from outreach_planner.siting.sites import Choice, choices
from outreach_planner.siting.timing import never


def laid_out(ground: Ground) -> tuple[list[Choice], Unvisited, Caps]:
    """Cap every choice of a world, places at the counters being free."""
    every = list(choices(ground.instance, ground.sites))
    queues, kabupaten = ground.instance.queues.capacity.shape, len(ground.instance.kabupaten_ids)
    even = np.full(kabupaten, ground.instance.fairness_rupiah / kabupaten)
    prices = SitePrices(np.zeros(queues), even)
    found = unvisited(ground, every, prices, by_candidate=True)
    singles = [Choice((j,)) for j in range(len(ground.sites))]
    work = (ground, Choice(), singles, prices, found, 8, never, lambda part: None)
    return every, found, windows.visits_add_at_most(*work)


def best_values(ground: Ground, choice: Choice) -> list[float]:
    """Search good plans of a choice from a few seeds."""
    arrays = flatten(formulate(ground.instance_of(choice)))
    return [list(search(arrays, seed, 3_000, never))[-1].value_rupiah for seed in range(2)]


@pytest.mark.parametrize(("window_days", "most_rows"), [(14, 6000), (91, 6000), (91, -1)])
def test_no_plan_adds_more_than_the_cap_of_its_choice(
    monkeypatch: pytest.MonkeyPatch, window_days: int, most_rows: int
) -> None:
    # Two months in short windows, as one window, and as one bounded the way of long horizons.
    monkeypatch.setattr(windows, "WINDOW_DAYS", window_days)
    monkeypatch.setattr(walking, "MOST_SHARED", most_rows)
    ground = ground_of(site_scenario(horizon={"end": "2027-06-04"}))
    every, found, caps = laid_out(ground)
    assert len(every) == 4
    for choice, worth, cap in zip(every, found.rupiah, caps.under(every), strict=True):
        assert max(best_values(ground, choice)) <= worth + cap + 1
    # A site draws whom a visit would serve: with both open visits add less than with none.
    by_choice = dict(zip(every, caps.under(every), strict=True))
    assert by_choice[Choice((0, 1))] < by_choice[Choice()]
    assert by_choice[Choice((0, 1))] <= min(by_choice[Choice((0,))], by_choice[Choice((1,))])


@pytest.mark.parametrize("seed", range(6))
def test_the_caps_of_random_worlds_hold(seed: int) -> None:
    scenario = asked(scattered_scenario(seed))
    if scenario is None:
        return  # the office is at the only place
    ground = ground_of(scenario)
    every, found, caps = laid_out(ground)
    for choice, worth, cap in zip(every, found.rupiah, caps.under(every), strict=True):
        assert max(best_values(ground, choice)) <= worth + cap + 1


def asked(scenario: Scenario) -> Scenario | None:
    """Ask about the first three places that are not the office."""
    free = [name for name in scenario.places if name != scenario.office.place][:3]
    if not free:
        return None
    told = scenario.model_dump(mode="json")
    candidates = {name: {"place": name, "applicants_a_day": 30} for name in free}
    told["sites"] = {"candidates": candidates, "at_most": len(free)}
    return Scenario.model_validate_json(json.dumps(told))


def test_a_set_takes_the_best_of_its_sites_in_each_region() -> None:
    # Regions of 100 and 80; the first site lowers one to 60, the second both to 70 and 50; 5 are paid apart.
    # The first alone: 60 + 80 + 5; both: 60 + 50 + 5; none: 185, but the proof said 170 for all.
    caps = Caps(170.0, 5.0, np.array([[100.0, 80.0], [60.0, 80.0], [70.0, 50.0]]))
    some = [Choice(), Choice((0,)), Choice((1,)), Choice((0, 1))]
    assert caps.under(some).tolist() == [170.0, 145.0, 125.0, 115.0]


def test_windows_add_up_and_what_is_not_known_stays_infinite() -> None:
    one = Caps(100.0, 1.0, np.array([[60.0], [40.0]]))
    both = joined([one, one])
    assert both.under([Choice(), Choice((0,))]).tolist() == [122.0, 82.0]
    assert joined([one, unknown(1)]).under([Choice()]).tolist() == [np.inf]
