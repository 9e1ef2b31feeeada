"""A long horizon's plan put together from its windows."""

from __future__ import annotations

import numpy as np
import pytest
from site_worlds import site_scenario

from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.siting import quarters, windows
from outreach_planner.siting.joint import decide_jointly
from outreach_planner.siting.opened import Ground, ground_of
from outreach_planner.siting.quarters import from_windows
from outreach_planner.siting.sites import Choice
from outreach_planner.world.instance import Floats, Instance


@pytest.fixture
def weeks(monkeypatch: pytest.MonkeyPatch) -> Ground:
    """Four weeks, each a window of its own: they begin on 5, 12, 19 and 26 April."""
    monkeypatch.setattr(windows, "WINDOW_DAYS", 7)
    return ground_of(site_scenario(horizon={"end": "2027-05-02"}, sites={"search_rounds": 2_000}))


def test_a_horizon_of_one_window_is_searched_as_it_is() -> None:
    assert from_windows(ground_of(site_scenario()), Choice(), 1_000, lambda: False) is None


def test_the_windows_visits_are_a_plan_of_the_whole(weeks: Ground) -> None:
    schedule = from_windows(weeks, Choice(), 2_000, lambda: False)
    assert schedule is not None
    formulation = weeks.formulation_of(Choice())
    value = value_if_allowed(formulation, schedule)
    assert value is not None
    assert value > simulate(formulation.instance, []).value_rupiah
    days = np.flatnonzero((schedule.option >= 0).any(axis=0))
    assert {day // 7 for day in days} == {0, 1, 2, 3}


def test_a_window_begins_with_those_whom_the_visits_before_it_left(
    weeks: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Instance] = []
    of_window = quarters._of_window

    def kept(
        instance: Instance, plain: Instance, days: tuple[int, int], backlog: Floats, later: Floats
    ) -> Instance:
        seen.append(of_window(instance, plain, days, backlog, later))
        return seen[-1]

    monkeypatch.setattr(quarters, "_of_window", kept)
    schedule = from_windows(weeks, Choice(), 2_000, lambda: False)
    assert schedule is not None
    formulation = weeks.formulation_of(Choice())
    stops = [stop for _, some in stops_of_schedule(formulation, schedule) for stop in some]
    waiting = simulate(formulation.instance, stops).waiting
    for number, instance in enumerate(seen):
        assert instance.people.undisturbed[0] == pytest.approx(waiting[7 * number])
    assert waiting[7].sum() < formulation.instance.people.undisturbed[7].sum()


def test_a_run_that_is_stopped_leaves_windows_empty_and_has_an_answer_all_the_same(weeks: Ground) -> None:
    schedule = from_windows(weeks, Choice(), 2_000, lambda: True)
    assert schedule is not None
    assert (schedule.option == -1).all()
    assert decide_jointly(weeks).before is not None
