"""Of a schedule made for another scenario the trips are kept that this one allows."""

from __future__ import annotations

from typing import Any

import pytest
from schedules import schedule_of
from worlds import tiny_scenario

from outreach_planner.deciding.plainly import open_part
from outreach_planner.model.network import Schedule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare

TOURS = {"sleeps_away": True, "nights_at_most": 8, "days_away_at_most": 3, "evening_move_minutes": 240}
WEEK = {
    "van 04-05": "lakso/timur",
    "van 04-06": "lakso/barat",
    "van 04-07": "lakso/timur",
    "van 04-09": "lakso/barat",
}
FRIDAY = {"leave": [{"start": "2027-04-09", "end": "2027-04-09"}]}


# A tour of three days with two nights, and a day trip on Friday, the fifth day.
@pytest.mark.parametrize(
    ("van", "days"),
    [
        ({}, [0, 1, 2, 4]),
        ({"days_away_at_most": 2}, [4]),
        ({"sleeps_away": False}, [4]),
        (FRIDAY, [0, 1, 2]),
        ({"never_places": ["barat"]}, []),
    ],
)
def test_whole_trips_are_kept_or_dropped(van: dict[str, Any], days: list[int]) -> None:
    asked = formulate(prepare(tiny_scenario(teams={"van": TOURS | van})))
    whole = schedule_of(asked.instance, WEEK)
    night = whole.night.copy()
    night[0, [0, 1]] = True
    kept = open_part(asked, Schedule(whole.option, night))
    assert [t for t in range(5) if kept.option[0, t] >= 0] == days
    assert kept.night[0].tolist() == [t in days and bool(night[0, t]) for t in range(5)]
