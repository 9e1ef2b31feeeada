"""Every bad field ends in exit 2 with file, line, field, what came and the mend, and no traceback."""

from pathlib import Path

import pytest
from scenario_texts import changed, child, line_of, problems_of, put

from outreach_planner.cli import main
from outreach_planner.errors import Problem

# What is written wrongly: the piece of the small scenario and what stands there instead; then the words
# of the line that is to be named, the field, what came and the mend.
ONE_LINE = {
    "unknown key": (
        ("    officers: 2\n", "    officers: 2\n    oficers: 2\n"),
        "    oficers: 2",
        "teams.van.oficers",
        "this key is not known (got 2)",
        "did you mean officers?",
    ),
    "unknown key at the top": (
        ("teams:", "crews: {}\nteams:"),
        "crews:",
        "crews",
        "this key is not known (got an empty group of fields)",
        "known here: ",
    ),
    "wrong type": (
        ("    officers: 2\n", "    officers: enam\n"),
        "    officers: enam",
        "teams.van.officers",
        'got "enam"',
        "write a whole number from 0 up, for example 6",
    ),
    "fraction for a whole number": (
        ("    officers: 2\n", "    officers: 2.5\n"),
        "    officers: 2.5",
        "teams.van.officers",
        "got 2.5",
        "write a whole number from 0 up, for example 6",
    ),
    "leading zero": (
        ("    officers: 2\n", "    officers: 010\n"),
        "    officers: 010",
        "teams.van.officers",
        'got "010"',
        "write a whole number from 0 up, for example 6",
    ),
    "power of ten": (
        ("served_rupiah: 100000", "served_rupiah: 1e5"),
        "served_rupiah: 1e5",
        "costs.served_rupiah",
        'got "1e5"',
        "write a whole number of rupiah from 0 up, digits only, for example 5000000",
    ),
    "millions in words": (
        ("served_rupiah: 100000", "served_rupiah: 10 juta"),
        "served_rupiah: 10 juta",
        "costs.served_rupiah",
        'got "10 juta"',
        "write a whole number of rupiah from 0 up, digits only, for example 5000000",
    ),
    "missing field": (
        ("    home: kantor\n", ""),
        "  van:",
        "teams.van.home",
        "the field is missing",
        "write a readable id of small letters, digits and hyphens, for example bayung-lencir",
    ),
    "doubled key": (
        ("    officers: 2\n", "    officers: 2\n    officers: 3\n"),
        "    officers: 3",
        "teams.van.officers",
        "the key is written twice, first on line 55",
        "keep one of the two",
    ),
    "time of day without the zero": (
        ('    opens: "08:00"', "    opens: 7:30"),
        "    opens: 7:30",
        "programs.lakso.opens",
        'got "7:30"',
        "write the time of day with four digits and a colon, for example 07:30",
    ),
    "time of day that is none": (
        ('    closes: "16:00"', '    closes: "25:00"'),
        '    closes: "25:00"',
        "programs.lakso.closes",
        'got "25:00"',
        "that hour does not exist; write a time of day from 00:00 to 23:59",
    ),
    "minute that is none": (
        ('    closes: "16:00"', '    closes: "16:60"'),
        '    closes: "16:60"',
        "programs.lakso.closes",
        'got "16:60"',
        "that minute does not exist; write a time of day from 00:00 to 23:59",
    ),
    "day that does not exist": (
        ("  end: 2027-04-09", "  end: 2027-04-31"),
        "  end: 2027-04-31",
        "horizon.end",
        'got "2027-04-31"',
        "that day does not exist; write the date as 2027-01-26",
    ),
    "yes for true": (
        ("staffed_by_office: true", "staffed_by_office: yes"),
        "staffed_by_office: yes",
        "counters.kantor.staffed_by_office",
        'got "yes"',
        "write true or false",
    ),
    "weekday in another language": (
        ("[monday, tuesday", "[senin, tuesday"),
        "[senin, tuesday",
        "programs.lakso.weekdays[0]",
        'got "senin"',
        "write one of monday, tuesday, wednesday, thursday, friday, saturday, sunday",
    ),
    "swapped coordinates": (
        ("    lat: -3.0\n    lon: 105.0\n", "    lat: 105.0\n    lon: -3.0\n"),
        "    lat: 105.0",
        "places.timur.lat",
        "got 105.0",
        "write the latitude, from -90 to 90; if lat and lon were swapped, exchange them",
    ),
    "share above one": (
        ("share: 1.0", "share: 1.5"),
        "share: 1.5",
        "demand.segments.anyone.share",
        "got 1.5",
        "write a number from 0 to 1, for example 0.5",
    ),
    "no biometric units": (
        ("biometric_units: 2", "biometric_units: 0"),
        "biometric_units: 0",
        "teams.van.biometric_units",
        "got 0",
        "write a whole number from 1 up, for example 6",
    ),
    "id with capitals": (
        ("  van:\n", "  Van 1:\n"),
        "  Van 1:",
        "teams.Van 1",
        'got the id "Van 1"',
        "write a readable id of small letters, digits and hyphens, for example bayung-lencir",
    ),
    "eleven months": (
        ("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]", "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"),
        "month_factors",
        "demand.month_factors",
        "got a list of 11",
        "write a list of 12, for example [0.5, 1.0]",
    ),
    "number for a name": (
        ("name: Small", "name: 2027"),
        "name: 2027",
        "name",
        "got 2027",
        'write text; a value that looks like a number wants quotes: "2027"',
    ),
    "group instead of a figure": (
        ("backlog_days: 10", "backlog_days: {days: 10}"),
        "backlog_days:",
        "demand.backlog_days",
        "got a group of fields (days)",
        "write a number from 0 up, for example 2.5",
    ),
    "nothing where something must be": (
        ("backlog_days: 10", "backlog_days:"),
        "backlog_days:",
        "demand.backlog_days",
        "got nothing",
        "write a number from 0 up, for example 2.5",
    ),
    "unknown place in a team": (
        ("    home: kantor", "    home: kantr"),
        "    home: kantr",
        "teams.van.home",
        'got "kantr"',
        "did you mean kantor?",
    ),
    "empty demand": (
        ("applications_a_year: 36500", "applications_a_year: 0"),
        "applications_a_year: 0",
        "demand.applications_a_year",
        "got 0",
        "write how many people apply in a year, for example 64000; with none there is nothing to plan",
    ),
}


@pytest.mark.parametrize("wrong", ONE_LINE)
def test_a_problem_is_told_with_its_line_field_value_and_mend(wrong: str, tmp_path: Path):
    change, words, field, came, mend = ONE_LINE[wrong]
    text = changed(change)
    path = put(tmp_path, text)
    (problem,) = problems_of(path)
    assert problem.mend.startswith(mend)
    assert problem == Problem(str(path), line_of(text, words), field, came, problem.mend)


def test_several_problems_of_every_kind_are_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    wrong = ["unknown key", "time of day without the zero", "swapped coordinates", "unknown place in a team"]
    wrong += ["empty demand", "yes for true"]
    text = changed(*(ONE_LINE[name][0] for name in wrong))
    path = put(tmp_path, text)
    assert main(["validate", str(path)]) == 2
    printed = capsys.readouterr()
    for name in wrong:
        _, words, field, came, mend = ONE_LINE[name]
        assert f"{path}:{line_of(text, words)}  {field}: {came}; {mend}" in printed.err
    assert printed.err.splitlines()[-1] == "6 problems."
    assert printed.out == ""
    assert "Traceback" not in printed.err


def test_what_came_is_shown_on_one_line_without_control_characters(tmp_path: Path):
    text = changed(("    officers: 2\n", '    officers: "red \\e[31m\\nalert"\n'))
    problems = problems_of(put(tmp_path, text))
    assert problems
    assert all("\x1b" not in str(problem) and "\n" not in str(problem) for problem in problems)


def test_a_new_entry_whose_id_is_near_another_is_told_once_as_misspelt(tmp_path: Path) -> None:
    (problem,) = problems_of(child(tmp_path, "places:\n  timr: {first_day: 2027-04-07}\n"))
    assert problem.field == "places.timr"
    assert problem.came == "a new entry that lacks kabupaten, kind, lat, lon, name"
    assert problem.mend == "did you mean timur? Otherwise write these fields"
