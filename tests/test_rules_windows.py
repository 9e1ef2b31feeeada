"""When places and programs are to be had, worked out by hand; Monday is 5 April 2027 in the tiny world."""

from __future__ import annotations

from typing import Any

import pytest
from schedules import breaks, open_days
from worlds import tiny_scenario

from outreach_planner.rules import place_windows, program_periods
from outreach_planner.world.prepare import prepare

WEEK = ["04-05", "04-06", "04-07", "04-08", "04-09"]


@pytest.mark.parametrize(
    ("window", "opened"),
    [
        ({"first_day": "2027-04-07"}, ["04-07", "04-08", "04-09"]),
        ({"last_day": "2027-04-06"}, ["04-05", "04-06"]),
        ({"weekdays": ["tuesday", "friday"]}, ["04-06", "04-09"]),
        ({"recurrence": "FREQ=WEEKLY;BYDAY=TU"}, ["04-06"]),
        ({"recurrence": "FREQ=MONTHLY;BYDAY=1TU,2FR"}, ["04-06", "04-09"]),
        ({"recurrence": "FREQ=MONTHLY;BYDAY=2TU"}, []),  # that is the 13th
        # Every third day from 1 January: 5 April is 94 days later, 7 April 96 = 3 x 32.
        ({"recurrence": "FREQ=DAILY;INTERVAL=3"}, ["04-07"]),
        # Every third day from 5 April.
        ({"recurrence": "FREQ=DAILY;INTERVAL=3", "first_day": "2027-04-05"}, ["04-05", "04-08"]),
        ({"recurrence": "FREQ=DAILY;COUNT=2", "first_day": "2027-04-06"}, ["04-06", "04-07"]),
        ({"recurrence": "FREQ=DAILY;UNTIL=20270406"}, ["04-05", "04-06"]),
        # Every window must be open.
        (
            {"first_day": "2027-04-06", "last_day": "2027-04-08", "weekdays": ["monday", "thursday"]},
            ["04-08"],
        ),
    ],
)
def test_a_place_is_visited_within_its_windows(window: dict[str, Any], opened: list[str]) -> None:
    instance = prepare(tiny_scenario(places={"timur": window}))
    assert open_days(place_windows.RULE, instance, "lakso/timur") == opened
    for day in WEEK:
        is_broken = breaks(place_windows.RULE, instance, {f"van {day}": "lakso/timur"})
        assert is_broken == (day not in opened)
        assert not breaks(place_windows.RULE, instance, {f"van {day}": "lakso/barat"})


@pytest.mark.parametrize(
    ("terms", "opened"),
    [
        ({"closed": [{"name": "exams", "start": "2027-04-06", "end": "2027-04-08"}]}, ["04-05", "04-09"]),
        ({"periods": [{"start": "2027-04-01", "end": "2027-04-06"}]}, ["04-05", "04-06"]),
        (
            {
                "periods": [
                    {"start": "2027-04-01", "end": "2027-04-06"},
                    {"start": "2027-04-08", "end": "2027-04-30"},
                ],
                "closed": [{"name": "graduation", "start": "2027-04-09", "end": "2027-04-09"}],
            },
            ["04-05", "04-06", "04-08"],
        ),
    ],
)
def test_a_program_is_held_within_its_periods_and_not_while_it_is_closed(
    terms: dict[str, Any], opened: list[str]
) -> None:
    instance = prepare(tiny_scenario(programs={"lakso": terms}))
    assert open_days(program_periods.RULE, instance, "lakso/timur") == opened
    for day in WEEK:
        is_broken = breaks(program_periods.RULE, instance, {f"van {day}": "lakso/timur"})
        assert is_broken == (day not in opened)
