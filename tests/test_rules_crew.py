"""Leave, working days, rest after the weekend and the day's pools, each worked out by hand.

In the tiny world Monday is 5 April 2027; the office has 10 officers, a van takes 2 of them and 2 units.
"""

from __future__ import annotations

from typing import Any

import pytest
from schedules import breaks, objections, open_days, schedule_of
from worlds import place, program, team, tiny_scenario

from outreach_planner.rules import days_in_seven, leave, pools, weekend_rest
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

EVERY_DAY = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
TOURS = {"sleeps_away": True, "nights_at_most": 8, "days_away_at_most": 3}


def tiny(start: int = 5, end: int = 9, van: dict[str, Any] | None = None, **changes: Any) -> Instance:
    """The tiny world from one day of April 2027 to another, held every day, with changes."""
    horizon = {"start": f"2027-04-{start:02d}", "end": f"2027-04-{end:02d}"}
    return prepare(
        tiny_scenario(
            **{
                "horizon": horizon,
                "programs": {"lakso": {"weekdays": EVERY_DAY}},
                "teams": {"van": van or {}},
                **changes,
            }
        )
    )


def two_vans(**office: int) -> Instance:
    """Two vans in the tiny world from Friday 9 to Saturday 10 April, with the office's pools."""
    return tiny(9, 10, office=office, teams={"van": team("Van", ["lakso"]), "bus": team("Bus", ["lakso"])})


def test_a_team_on_leave_stays_at_home() -> None:
    instance = tiny(van={"leave": [{"start": "2027-04-06", "end": "2027-04-07"}]})
    assert open_days(leave.RULE, instance, "lakso/timur") == ["04-05", "04-08", "04-09"]
    assert breaks(leave.RULE, instance, {"van 04-07": "lakso/timur"})
    assert not breaks(leave.RULE, instance, {"van 04-08": "lakso/timur"})


def test_what_a_team_is_on_leave_for_is_told() -> None:
    instance = tiny(van={"leave": [{"start": "2027-04-06", "end": "2027-04-06", "name": "servis mobil"}]})
    (told,) = objections(leave.RULE, instance, schedule_of(instance, {"van 04-06": "lakso/timur"}))
    assert "the team is on leave 2027-04-06 to 2027-04-06 (servis mobil)" in told


def test_a_team_on_leave_does_not_drive_out_on_the_last_evening_of_its_leave() -> None:
    instance = tiny(van=TOURS | {"leave": [{"start": "2027-04-06", "end": "2027-04-07"}]})
    assert breaks(leave.RULE, instance, {"van 04-07": "eve", "van 04-08": "lakso/barat"})
    assert not breaks(leave.RULE, instance, {"van 04-08": "eve", "van 04-09": "lakso/barat"})


@pytest.mark.parametrize(
    ("days", "is_broken"),
    [
        (["04-05", "04-06", "04-12"], False),  # 5 to 11: two; 6 to 12: two
        (["04-05", "04-06", "04-07"], True),  # 5 to 11: three
        (["04-06", "04-08", "04-12"], True),  # 6 to 12: three
        (["04-05", "04-08", "04-12"], False),  # 5 to 11: two; 8 to 14: two
    ],
)
def test_a_team_works_on_two_of_any_seven_days(days: list[str], is_broken: bool) -> None:
    instance = tiny(5, 14, {"working_days_in_seven": 2})
    visits = {f"van {day}": "lakso/timur" for day in days}
    assert breaks(days_in_seven.RULE, instance, visits) == is_broken


@pytest.mark.parametrize(
    ("days", "is_broken"),
    [
        (["04-10", "04-12"], True),  # Saturday, then Monday
        (["04-11", "04-12"], True),  # Sunday, then Monday
        (["04-10", "04-11", "04-13"], False),  # both days of the weekend, and again on Tuesday
        (["04-09", "04-12"], False),  # Friday is no weekend
    ],
)
def test_a_team_rests_on_the_working_day_after_a_weekend(days: list[str], is_broken: bool) -> None:
    instance = tiny(9, 13, {"rests_after_weekend": True})
    assert breaks(weekend_rest.RULE, instance, {f"van {day}": "lakso/timur" for day in days}) == is_broken


def test_a_holiday_is_no_day_of_rest_after_a_weekend() -> None:
    # Monday 12 is a holiday, so the team rests on Tuesday 13.
    monday = {"name": "Libur", "start": "2027-04-12", "end": "2027-04-12"}
    instance = tiny(9, 13, {"rests_after_weekend": True}, calendar={"more_holidays": [monday]})
    assert breaks(weekend_rest.RULE, instance, {"van 04-10": "lakso/timur", "van 04-13": "lakso/timur"})
    assert not breaks(weekend_rest.RULE, instance, {"van 04-10": "lakso/timur", "van 04-12": "lakso/timur"})


def test_a_team_does_not_drive_out_on_the_evening_of_its_day_of_rest() -> None:
    instance = tiny(9, 14, TOURS | {"rests_after_weekend": True})
    eve = {"van 04-12": "eve", "van 04-13": "lakso/barat"}
    assert breaks(weekend_rest.RULE, instance, {"van 04-10": "lakso/timur"} | eve)
    assert not breaks(weekend_rest.RULE, instance, eve)


BOTH = {"van 04-09": "lakso/timur", "bus 04-09": "lakso/barat"}
BOTH_ON_SATURDAY = {"van 04-10": "lakso/timur", "bus 04-10": "lakso/barat"}


@pytest.mark.parametrize(
    ("office", "visits", "is_broken"),
    [
        ({"officers_out_at_most": 3}, BOTH, True),  # 2 + 2 are out
        ({"officers_out_at_most": 4}, BOTH, False),
        ({"officers_out_at_most": 3}, BOTH_ON_SATURDAY, True),
        ({"officers_kept": 7}, BOTH, True),  # 10 - 4 = 6 are left
        ({"officers_kept": 6}, BOTH, False),
        ({"officers_kept": 7}, BOTH_ON_SATURDAY, False),  # the counters are closed
        ({"biometric_units": 3}, BOTH, True),  # 2 + 2 are used
        ({"biometric_units": 3}, {"van 04-09": "lakso/timur", "bus 04-10": "lakso/barat"}, False),
        ({"officers_out_at_most": 1}, {"van 04-09": "lakso/timur"}, True),
    ],
)
def test_teams_of_a_day_share_the_officers_and_units(
    office: dict[str, int], visits: dict[str, str], is_broken: bool
) -> None:
    assert breaks(pools.RULE, two_vans(**office), visits) == is_broken


def test_a_team_that_is_too_large_for_the_pool_is_closed_to_the_solver() -> None:
    assert open_days(pools.RULE, two_vans(officers_out_at_most=1), "lakso/timur") == []
    # Nine of ten officers stay at the counters on Friday 9, so both of the van may go on Saturday 10 only.
    assert open_days(pools.RULE, two_vans(officers_kept=9), "lakso/timur") == ["04-10"]


def test_officers_who_do_not_come_from_the_counters_are_not_counted() -> None:
    # 2 of 10 officers are out: those of the van; the bus has its own.
    vans = {"van": team("Van", ["lakso"]), "bus": team("Bus", ["lakso"], from_counter=False)}
    instance = tiny(9, 10, office={"officers_out_at_most": 2}, teams=vans)
    assert not breaks(pools.RULE, instance, BOTH)


def test_the_officers_of_a_lane_come_from_the_counters_too() -> None:
    # The van takes 2 officers and its lane 2 more, one more than may be out; without the lane it may go.
    lane = {"name": "drive-thru", "applicants_a_day": 10, "officers": 2}
    instance = tiny(
        office={"officers_out_at_most": 3},
        places={"timur": place("Timur", "desa", 105.0, road_node="timur", lane=True)},
        programs={"lakso": program("LAKSO", ["town"], lane=lane)},
    )
    assert breaks(pools.RULE, instance, {"van 04-05": "lakso/timur+lane"})
    assert not breaks(pools.RULE, instance, {"van 04-05": "lakso/timur"})
