"""Solving again begins from a schedule that holds what is asked, also where only a night lets it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from schedules import schedule_of
from worlds import tiny_scenario

from outreach_planner.deciding.explaining.beginning import beginnings
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.rules.base import visits_row
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.prepare import prepare

TOURING = {
    "home_by": "14:00",
    "sleeps_away": True,
    "nights_at_most": 5,
    "days_away_at_most": 3,
    "sleep_beyond_minutes": 45,
}
GROUP = {
    "organization": "Koperasi Barat",
    "place": "barat",
    "program": "lakso",
    "applicants": 60,
    "earliest": "2027-04-07",
    "latest": "2027-04-07",
}


def begun(
    scenario: Scenario, asked: str, on: str, plan: dict[str, str]
) -> tuple[Formulation, tuple[Schedule, ...]]:
    """Beginnings with one visit forced in near a plan, and the formulation that forces it."""
    formulation = formulate(prepare(scenario))
    instance = formulation.instance
    days = {f"{date:%m-%d}": t for t, date in enumerate(instance.days.dates)}
    visit = 0, instance.options.ids.index(asked), days[on]
    row = visits_row("asked", "forced in", [visit], lower=1)
    forced = replace(formulation, rows=(*formulation.rows, row))
    return forced, beginnings(forced, (schedule_of(instance, plan),), [visit], forced=True)


def test_a_group_that_only_a_night_away_leaves_time_for_is_begun_with_that_night() -> None:
    # Home by 14:00, the van leaves Barat at 13:00: 4 hours x 2 units / 12 minutes serve 40. Sleeping away
    # it serves until 16:00: 70. So the group of 60 on Wednesday needs the night and a visit on Thursday.
    scenario = tiny_scenario(teams={"van": TOURING}, requests={"koperasi": GROUP})
    forced, found = begun(scenario, "lakso/barat@koperasi", "04-07", {"van 04-07": "lakso/timur"})
    assert found
    for schedule in found:
        assert value_if_allowed(forced, schedule) is not None
        assert schedule.night[0, 2]
        assert schedule.option[0, 3] >= 0


def test_a_visit_that_fits_as_a_day_trip_leaves_the_rest_of_the_plan_as_it_is() -> None:
    plan = {"van 04-05": "lakso/timur", "van 04-09": "lakso/timur"}
    _, found = begun(tiny_scenario(), "lakso/barat", "04-07", plan)
    assert [np.count_nonzero(schedule.option >= 0) for schedule in found] == [3]


def test_a_row_that_the_plan_fills_gives_way_in_the_nearest_schedule() -> None:
    # One event a month and the plan holds it at Barat: with Timur forced in, Barat has to go.
    scenario = tiny_scenario(programs={"lakso": {"events_at_most": 1}})
    forced, (nearest,) = begun(scenario, "lakso/timur", "04-06", {"van 04-07": "lakso/barat"})
    assert value_if_allowed(forced, nearest) is not None
    assert np.argwhere(nearest.option >= 0).tolist() == [[0, 1]]
