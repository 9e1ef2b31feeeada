"""What contradicts itself in the rules of the office is told, each at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario_texts import END, TEAM, TOWN, VISIT, after, changed, problems_of, put

OFFICE = "  applicants_an_officer_a_day: 5\n"
PROGRAM = "    minutes_an_applicant: 12\n"
BACKWARDS = "[{start: 2027-04-08, end: 2027-04-07}]"


ASKS = "requests:\n  mill: {organization: PT, place: timur, program: lakso, applicants: 50, "

# The change, the field that is named, a piece of what came.
CHECKS = {
    "a window backwards": (
        after(END, ASKS + "earliest: 2027-04-08, latest: 2027-04-07}\n"),
        "requests.mill.latest",
        "before the earliest day",
    ),
    "accepted but too small": (
        after(
            END,
            ASKS.replace("50", "5") + "earliest: 2027-04-06, latest: 2027-04-07, answer: accept}\n",
        ),
        "requests.mill.answer",
        "accept for 5 applicants",
    ),
    "accepted for another month": (
        after(END, ASKS + "earliest: 2027-05-06, latest: 2027-05-07, answer: accept}\n"),
        "requests.mill.answer",
        "outside 2027-04-05",
    ),
    "asked for in a wrong year": (
        after(END, ASKS + "earliest: 2026-04-06, latest: 2026-04-07}\n"),
        "requests.mill.earliest",
        "far from 2027-04-05",
    ),
    "an unknown place asks": (
        after(END, ASKS.replace("timur", "nowhere") + "earliest: 2027-04-06, latest: 2027-04-07}\n"),
        "requests.mill.place",
        '"nowhere"',
    ),
    "a morning after the day": (
        after(
            PROGRAM,
            '    half_days: {morning_closes: "17:00", afternoon_opens: "17:30", move_minutes_at_most: 30}\n',
        ),
        "programs.lakso.half_days.morning_closes",
        '"17:00"',
    ),
    "an afternoon before the morning ends": (
        after(
            PROGRAM,
            '    half_days: {morning_closes: "12:00", afternoon_opens: "11:30", move_minutes_at_most: 30}\n',
        ),
        "programs.lakso.half_days.afternoon_opens",
        '"11:30"',
    ),
    "a stay as long as the gap": (
        after(PROGRAM, "    stay_days_at_most: 3\n    revisit_gap_days: 3\n"),
        "programs.lakso.stay_days_at_most",
        "after 3 days",
    ),
    "people of a lane that nobody reaches": (
        after(PROGRAM, "    lane: {name: lane, applicants_a_day: 5, segments: [anyone]}\n"),
        "programs.lakso.lane.segments",
        "without a reach",
    ),
    "leave backwards": (
        after(TEAM, f"    leave: {BACKWARDS}\n"),
        "teams.van.leave[0].end",
        "before the start",
    ),
    "periods backwards": (
        after(PROGRAM, f"    periods: {BACKWARDS}\n"),
        "programs.lakso.periods[0].end",
        "before the start",
    ),
    "no period at all": (after(PROGRAM, "    periods: []\n"), "programs.lakso.periods", "empty"),
    "closed without a name": (
        after(PROGRAM, "    closed: [{start: 2027-04-06, end: 2027-04-07}]\n"),
        "programs.lakso.closed[0].name",
        "missing",
    ),
    "eight days in seven": (
        after(TEAM, "    working_days_in_seven: 8\n"),
        "teams.van.working_days_in_seven",
        "8",
    ),
    "more kept than there are": (
        after(OFFICE, "  officers_kept: 11\n"),
        "office.officers_kept",
        "10 officers",
    ),
    "a team too large for the pool": (
        after(OFFICE, "  officers_out_at_most: 1\n"),
        "teams.van.officers",
        "never goes out",
    ),
    "a team that the counters never let out": (
        after(OFFICE, "  officers_kept: 9\n"),
        "office.officers_kept",
        'got 9 of 10 officers, so 1 may be out, but "van" takes 2: it never goes out',
    ),
    "a team with too many units": (
        after(OFFICE, "  biometric_units: 1\n"),
        "teams.van.biometric_units",
        "never goes out",
    ),
    "last day before the first": (
        after(TOWN, "    first_day: 2027-04-08\n    last_day: 2027-04-07\n"),
        "places.timur.last_day",
        "before the first day",
    ),
    "market days without a program": (
        after(TOWN, "    weekdays: [sunday]\n"),
        "places.timur.weekdays",
        "on other days",
    ),
    "recurrence on days without a program": (
        after(TOWN, "    recurrence: FREQ=MONTHLY;BYDAY=5SU\n"),
        "places.timur.recurrence",
        "(sunday), but programs come to such places on other days",
    ),
    "recurrence in own words": (
        after(TOWN, "    recurrence: every saturday\n"),
        "places.timur.recurrence",
        "every saturday",
    ),
    "recurrence that never comes": (
        after(TOWN, "    recurrence: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n"),
        "places.timur.recurrence",
        "never comes",
    ),
    "last visit in the horizon": (
        after(
            END,
            "policy: {guarantees: {kota: {visits: 0, program: lakso, "
            "at_most_days_between: 3, last_visit: 2027-04-05}}}\n",
        ),
        "policy.guarantees.kota.last_visit",
        "not before the horizon",
    ),
    "frozen before the horizon": (
        after(END, "frozen: {until: 2027-04-04}\n"),
        "frozen.until",
        "before the horizon",
    ),
    "frozen visit after the day": (
        after(END, f"frozen: {{until: 2027-04-05, visits: [{VISIT}]}}\n"),
        "frozen.visits[0].date",
        "after frozen.until",
    ),
    "frozen visit twice": (
        after(END, f"frozen: {{until: 2027-04-06, visits: [{VISIT}, {VISIT}]}}\n"),
        "frozen.visits[1]",
        "frozen.visits[0]",
    ),
    "frozen visit at an unknown place": (
        after(END, f"frozen: {{until: 2027-04-06, visits: [{VISIT.replace('timur', 'barat')}]}}\n"),
        "frozen.visits[0].place",
        '"barat"',
    ),
    "pin that is frozen out": (
        after(END, f"frozen: {{until: 2027-04-06}}\npins: [{VISIT}]\n"),
        "pins[0].date",
        "only frozen.visits",
    ),
}


@pytest.mark.parametrize("wrong", CHECKS)
def test_what_contradicts_itself_is_told(wrong: str, tmp_path: Path) -> None:
    change, field, came = CHECKS[wrong]
    (problem,) = problems_of(put(tmp_path, changed(change)))
    assert problem.field == field
    assert came in problem.came
    assert problem.line is not None
    assert problem.mend


# Where the window is written, what it is, a piece of what is said about the pin of Tuesday 6 April.
WINDOWS = {
    "place not yet": (TOWN, "    first_day: 2027-04-07\n", "from 2027-04-07"),
    "place no more": (TOWN, "    last_day: 2027-04-05\n", "until 2027-04-05"),
    "no market day": (TOWN, "    weekdays: [friday]\n", "on friday"),
    "not of the recurrence": (TOWN, "    recurrence: FREQ=WEEKLY;BYDAY=WE\n", "FREQ=WEEKLY;BYDAY=WE"),
    "place closed": (TOWN, "    closed: [{start: 2027-04-06, end: 2027-04-06}]\n", "is closed"),
    "program out of its periods": (
        PROGRAM,
        "    periods: [{start: 2027-04-07, end: 2027-04-09}]\n",
        "2027-04-07 to 2027-04-09",
    ),
    "program closed": (
        PROGRAM,
        "    closed: [{name: exams, start: 2027-04-01, end: 2027-04-30}]\n",
        "(exams)",
    ),
    "team on leave": (TEAM, "    leave: [{start: 2027-04-06, end: 2027-04-06}]\n", "on leave"),
}


@pytest.mark.parametrize("window", WINDOWS)
def test_a_pin_outside_a_window_is_told(window: str, tmp_path: Path) -> None:
    line, more, came = WINDOWS[window]
    pinned = VISIT.replace("timur}", "timur, team: van}")
    (problem,) = problems_of(put(tmp_path, changed(after(line, more), after(END, f"pins: [{pinned}]\n"))))
    assert problem.field == "pins[0].date"
    assert came in problem.came


def test_what_contradicts_itself_is_told_beside_what_is_refused_in_the_same_entry(tmp_path: Path) -> None:
    # A misspelt field, a value out of range and a most below the least, all of one program; a leave backwards
    # of a team with a wrong number.
    program = "    events_at_least: 4\n    events_at_most: 3\n    stay_days_at_most: 0\n    oppens: 3\n"
    team = f"    leave: {BACKWARDS}\n    working_days_in_seven: 9\n"
    told = problems_of(put(tmp_path, changed(after(PROGRAM, program), after(TEAM, team))))
    assert sorted(problem.field for problem in told) == [
        "programs.lakso.events_at_least",
        "programs.lakso.oppens",
        "programs.lakso.stay_days_at_most",
        "teams.van.leave[0].end",
        "teams.van.working_days_in_seven",
    ]


def test_nothing_is_said_of_the_default_of_a_refused_field(tmp_path: Path) -> None:
    # Left out, nights_at_most would be 0, which contradicts sleeps_away.
    text = changed(after(TEAM, "    sleeps_away: true\n    nights_at_most: -1\n"))
    (problem,) = problems_of(put(tmp_path, text))
    assert (problem.field, problem.came) == ("teams.van.nights_at_most", "got -1")
