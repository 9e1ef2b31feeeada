import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from worlds import tiny_scenario

from outreach_planner.errors import ScenarioError
from outreach_planner.holiday_calendar import holiday_names
from outreach_planner.world.days import days_of
from outreach_planner.world.instance import DRY, RAINY, Days

HOLIDAYS_2026 = Path(__file__).parent / "data" / "holidays_2026.csv"


def days_from(start: str, end: str, **calendar: Any) -> Days:
    return days_of(tiny_scenario(horizon={"start": start, "end": end}, calendar=calendar))


def period(start: str, end: str, name: str = "period") -> dict[str, str]:
    return {"name": name, "start": start, "end": end}


def test_the_holidays_of_2026_are_those_of_the_joint_decree():
    with HOLIDAYS_2026.open(encoding="utf-8", newline="") as file:
        decree = {dt.date.fromisoformat(row["date"]) for row in csv.DictReader(file)}
    assert holiday_names(tiny_scenario().calendar, [2026]).keys() == decree


def test_cuti_bersama_and_holidays_are_named_in_bahasa_indonesia_and_not_worked():
    # Wednesday 18 to Friday 20 March 2026
    days = days_from("2026-03-18", "2026-03-20")
    assert days.holiday == (
        "Cuti Bersama Hari Suci Nyepi",
        "Hari Suci Nyepi",
        "Cuti Bersama Hari Raya Idul Fitri",
    )
    assert not days.working.any()


def test_counters_work_from_monday_to_friday():
    days = days_from("2027-04-05", "2027-04-11")
    assert days.weekday.tolist() == [0, 1, 2, 3, 4, 5, 6]
    assert days.working.tolist() == [True] * 5 + [False] * 2
    assert days.outreach.all()


def test_a_planner_adds_holidays_and_takes_them_away():
    # 1 January 2027 is a Friday and a holiday; 4 to 5 January are Monday and Tuesday
    days = days_from(
        "2027-01-01",
        "2027-01-05",
        not_holidays=["2027-01-01", "2027-01-05"],
        more_holidays=[period("2027-01-04", "2027-01-05", "Pilkada")],
    )
    assert days.holiday == ("", "", "", "Pilkada", "Pilkada")
    assert days.working.tolist() == [True, False, False, False, False]


def test_a_day_closed_for_outreach_is_still_worked_at_the_counters():
    days = days_from("2027-04-05", "2027-04-07", no_outreach=[period("2027-04-06", "2027-04-06")])
    assert days.outreach.tolist() == [True, False, True]
    assert days.working.all()


def test_rain_falls_on_the_days_of_the_rainy_season_both_ends_included():
    days = days_from("2027-04-05", "2027-04-08", rainy=[period("2027-04-06", "2027-04-07")])
    assert days.season.tolist() == [DRY, RAINY, RAINY, DRY]


def test_ramadan_follows_the_umm_al_qura_calendar():
    # 1 Ramadan 1448 is 8 February 2027, 1 Syawal 9 March: 29 days
    days = days_from("2027-02-07", "2027-03-09")
    assert days.ramadan.tolist() == [False] + [True] * 29 + [False]


def test_the_planners_own_ramadan_replaces_the_calendars():
    days = days_from("2027-02-07", "2027-02-10", ramadan=[period("2027-02-09", "2027-03-09")])
    assert days.ramadan.tolist() == [False, False, True, True]


def test_months_are_numbered_through_the_turn_of_a_year():
    days = days_from("2026-12-31", "2027-02-01")
    assert days.month.tolist() == [0] + [1] * 31 + [2]


def test_a_country_without_cuti_bersama_has_its_public_holidays():
    # Singapore: National Day, Monday 9 August 2027
    days = days_from("2027-08-09", "2027-08-10", country="SG")
    assert days.working.tolist() == [False, True]


def test_an_unknown_country_is_told_with_the_mend():
    with pytest.raises(ScenarioError) as told:
        days_from("2027-04-05", "2027-04-06", country="Indonesien")
    assert str(told.value) == (
        'scenario  calendar.country: got "Indonesien", a country whose holidays are not known; '
        "write its two-letter code, for example ID"
    )
