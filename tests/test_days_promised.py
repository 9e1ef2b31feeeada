"""What is fixed and promised is held against days and roads, by validate, before anything is planned."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario_texts import END, TEAM, TOWN, after, changed, put
from test_promises_checked import BARAT, LAKSO, group, promised

from outreach_planner.commands.validating import run_validate
from outreach_planner.errors import ScenarioError
from outreach_planner.planning import plan
from outreach_planner.scenario.reading import read_scenario


def told_by_validate(path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What validate says of a file that has problems, without the count."""
    assert run_validate(path, resolved=False, as_json=False) == 2
    return capsys.readouterr().err.splitlines()[:-1]


TIMUR_AND_BARAT = (
    "pins:\n- {date: 2027-04-06, program: lakso, place: timur}\n"
    "- {date: 2027-04-06, program: lakso, place: barat}\n"
)
HALVES = '    half_days: {morning_closes: "11:30", afternoon_opens: "13:00", move_minutes_at_most: %s}\n'
MUTIARA = (
    "  mutiara: {name: Mutiara, venues: [town], segments: [anyone], weekdays: [tuesday],"
    ' opens: "08:00", closes: "16:00", minutes_an_applicant: 12}\n'
)
RUNS_BOTH = ("    programs: [lakso]\n", "    programs: [lakso, mutiara]\n")
OTHER_TEAM = (
    '  bus: {name: Bus, home: kantor, programs: [lakso], officers: 2, biometric_units: 2, leaves_at: "06:00",'
    ' home_by: "19:00", evening_arrival_by: "20:00"}\n'
)
# Barat sits at the node of the office, 30 minutes from Timur. What is changed; why not (None: they fit).
PAIRS = {
    "no half days": ((), TIMUR_AND_BARAT, "is held at one place a day (it has no half_days)"),
    "a move of 30 minutes where 20 fit": (
        (after(LAKSO, HALVES % 20),),
        TIMUR_AND_BARAT,
        "the move does not fit between morning and afternoon (at most 20 minutes)",
    ),
    "a move of 30 minutes where 30 fit": ((after(LAKSO, HALVES % 30),), TIMUR_AND_BARAT, None),
    "two programs": (
        (("teams:\n", MUTIARA + "teams:\n"), RUNS_BOTH),
        TIMUR_AND_BARAT.replace("lakso, place: barat", "mutiara, place: barat"),
        "the programs are not held on one day",
    ),
    "two programs at one place": (
        (("teams:\n", MUTIARA + "teams:\n"), RUNS_BOTH),
        TIMUR_AND_BARAT.replace("lakso, place: barat", "mutiara, place: timur"),
        'fix two events at "timur" on 2027-04-06; a place sees one event a day',
    ),
    "two teams": ((("teams:\n", "teams:\n" + OTHER_TEAM),), TIMUR_AND_BARAT, None),
    "places of equal rank, one of them the same": (
        (),
        TIMUR_AND_BARAT.replace("barat}", "barat, or_at: [timur]}"),
        None,
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_two_pins_of_one_day_are_told_together_where_they_cannot_be(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes, pins, why = PAIRS[case]
    barat = BARAT.replace("lon: 105.0, road_node: timur", "lon: 104.8, road_node: kota")
    path = put(tmp_path, changed(after(TOWN, barat), *changes, after(END, pins)))
    if why is None:
        assert run_validate(path, resolved=False, as_json=False) == 0
        return
    (letter,) = told_by_validate(path, capsys)
    assert "pins[1]: pins[0] (" in letter
    assert f"{why}; " in letter
    with pytest.raises(ScenarioError):
        plan(read_scenario(path))


# From Monday 5 to Friday 9 April there are five days; 6 April becomes a holiday where it says so.
BEYOND = {
    "events": (
        (after(LAKSO, "    events_at_least: 6\n"),),
        'programs.lakso.events_at_least: got 6, but in 2027-04 the teams of "lakso" have 5 open days;'
        " write at most 5",
    ),
    "visits, with a day of leave": (
        (
            after(TEAM, "    leave: [{start: 2027-04-06, end: 2027-04-06}]\n"),
            after(END, promised("kota", "visits: 5")),
        ),
        'policy.guarantees.kota.visits: got 5, but in 2027-04 the teams of "lakso" have 4 open days;'
        " write at most 4",
    ),
    "visits where all days are frozen": (
        (
            after(
                END,
                promised("kota", "visits: 2")
                + "frozen: {until: 2027-04-09, visits: [{date: 2027-04-06, program: lakso, place: timur}]}\n",
            ),
        ),
        'policy.guarantees.kota.visits: got 2, but in 2027-04 the teams of "lakso" have 0 open days after'
        " 2027-04-09, until when frozen.visits holds 1 of them; write at most 1, freeze fewer days",
    ),
    "events on every Monday and Tuesday": (
        (after(LAKSO, "    hold_every: [monday, tuesday]\n    events_at_most: 1\n"),),
        "programs.lakso.events_at_most: got 1, but hold_every asks for 2 events in 2027-04; write at least 2",
    ),
    "a group on a closed day": (
        (
            after("calendar:\n", "  no_outreach: [{name: Apel, start: 2027-04-06, end: 2027-04-07}]\n"),
            after(END, group("timur")),
        ),
        'requests.pt.answer: got accept, but "lakso" is held on no day from 2027-04-06 to 2027-04-07',
    ),
}


@pytest.mark.parametrize("case", BEYOND)
def test_more_than_there_are_days_for_is_told_by_validate(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes, told = BEYOND[case]
    (letter,) = told_by_validate(put(tmp_path, changed(*changes)), capsys)
    assert told in letter


def test_frozen_visits_keep_a_promise(tmp_path: Path) -> None:
    frozen = "frozen: {until: 2027-04-09, visits: [{date: 2027-04-06, program: lakso, place: timur}]}\n"
    path = put(tmp_path, changed(after(END, promised("kota") + frozen)))
    assert run_validate(path, resolved=False, as_json=False) == 0


def test_halved_days_count_twice(tmp_path: Path) -> None:
    changes = after(LAKSO, HALVES % 30 + "    events_at_least: 10\n")
    assert run_validate(put(tmp_path, changed(changes)), resolved=False, as_json=False) == 0
