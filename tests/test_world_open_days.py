"""A horizon on which no program can be held is told, at the field that leaves no day."""

from pathlib import Path

import pytest
from scenario_texts import SMALL, changed, line_of, put

from outreach_planner.cli import main
from outreach_planner.errors import Problem
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.days import days_of
from outreach_planner.world.open_days import no_open_day

# The small week is Monday 5 to Friday 9 April 2027, without a holiday.
WEEKDAYS = "weekdays: [monday, tuesday, wednesday, thursday, friday]"
PROGRAM_END = "    minutes_an_applicant: 12\n"
CALENDAR = "calendar:\n"

NEVER = {
    "weekdays": (
        (WEEKDAYS, "weekdays: [sunday]"),
        "    weekdays:",
        "programs.lakso.weekdays",
        "got sunday, and no such day lies from 2027-04-05 to 2027-04-09",
    ),
    "holidays": (
        (
            CALENDAR,
            CALENDAR + "  more_holidays: [{name: Libur, start: 2027-04-05, end: 2027-04-09}]\n",
        ),
        "  lakso:",
        "programs.lakso.on_holidays",
        "got false, but all its days from 2027-04-05 to 2027-04-09 are holidays",
    ),
    "closed for outreach": (
        (CALENDAR, CALENDAR + "  no_outreach: [{name: Haji, start: 2027-04-01, end: 2027-04-30}]\n"),
        "  no_outreach:",
        "calendar.no_outreach",
        'all days of "lakso" from 2027-04-05 to 2027-04-09 are closed for outreach',
    ),
    "periods": (
        (PROGRAM_END, PROGRAM_END + "    periods: [{start: 2027-05-01, end: 2027-05-31}]\n"),
        "    periods:",
        "programs.lakso.periods",
        "its periods and closed seasons leave no day from 2027-04-05 to 2027-04-09",
    ),
    "closed": (
        (PROGRAM_END, PROGRAM_END + "    closed: [{name: Ujian, start: 2027-04-01, end: 2027-04-30}]\n"),
        "    closed:",
        "programs.lakso.closed",
        "its periods and closed seasons leave no day from 2027-04-05 to 2027-04-09",
    ),
}


def told(path: Path) -> list[Problem]:
    scenario = read_scenario(path)
    return no_open_day(scenario, days_of(scenario))


@pytest.mark.parametrize("why", NEVER)
def test_a_horizon_without_an_open_day_is_told_at_the_field_that_leaves_none(why: str, tmp_path: Path):
    change, words, field, came = NEVER[why]
    text = changed(change)
    path = put(tmp_path, text)
    (problem,) = told(path)
    assert problem == Problem(str(path), line_of(text, words), field, came, problem.mend)
    assert problem.mend


@pytest.mark.parametrize("verb", ["validate", "plan"])
def test_validate_and_plan_end_with_2_when_no_day_is_open(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = put(tmp_path, changed((WEEKDAYS, "weekdays: [sunday]")))
    assert main([verb, str(path)]) == 2
    assert f"{path}:{line_of(SMALL, '    weekdays:')}  programs.lakso.weekdays: " in capsys.readouterr().err


def test_a_day_between_holidays_is_open_enough(tmp_path: Path):
    # Monday to Wednesday are holidays, Thursday is closed, the program runs on Fridays too.
    text = changed(
        (
            CALENDAR,
            CALENDAR
            + "  more_holidays: [{name: Libur, start: 2027-04-05, end: 2027-04-07}]\n"
            + "  no_outreach: [{name: Apel, start: 2027-04-08, end: 2027-04-08}]\n",
        )
    )
    assert told(put(tmp_path, text)) == []


def test_one_program_without_an_open_day_is_no_problem_beside_one_that_has_some(tmp_path: Path):
    more = "  weekend:\n" + SMALL[SMALL.index("    name: LAKSO") : SMALL.index("teams:")]
    text = changed(("teams:\n", more.replace(WEEKDAYS, "weekdays: [sunday]") + "teams:\n"))
    assert told(put(tmp_path, text)) == []
