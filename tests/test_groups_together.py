"""Accepted groups that need more days of the one team than their windows leave are told together.

The van of the small scenario works from Monday 5 to Friday 9 April 2027; groups ask for Timur and for Barat.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario_texts import END, TEAM, TOWN, VISIT, after, changed, put
from test_days_promised import OTHER_TEAM, told_by_validate
from test_promises_checked import BARAT

from outreach_planner.commands.validating import run_validate
from outreach_planner.errors import ScenarioError
from outreach_planner.planning import plan
from outreach_planner.scenario.reading import read_scenario

ASKED = "organization: PT, program: lakso, applicants: 50, answer: accept"
LEAVE = "    leave: [{start: 2027-04-07, end: 2027-04-07}]\n"


def groups(*asked: tuple[str, int, int]) -> tuple[str, str]:
    """Accepted groups a, b, ... at a place, from one day of April to another."""
    written = (
        f"  {name}: {{{ASKED}, place: {place}, earliest: 2027-04-{first:02d}, latest: 2027-04-{last:02d}}}\n"
        for name, (place, first, last) in zip("abc", asked, strict=False)
    )
    return after(END, "requests:\n" + "".join(written))


# What is changed, and what is told of the last group; None: a day is left for each.
CASES = {
    "two on one day": (
        [groups(("timur", 6, 6), ("barat", 6, 6))],
        ("b", "requests.a (", "2 days of a team, and their windows leave 1: 2027-04-06"),
    ),
    "two on one day with two teams": (
        [groups(("timur", 6, 6), ("barat", 6, 6)), ("teams:\n", "teams:\n" + OTHER_TEAM)],
        None,
    ),
    "two in two days": ([groups(("timur", 6, 7), ("barat", 6, 6))], None),
    "three in two days": (
        [groups(("timur", 6, 7), ("barat", 6, 7), ("timur", 7, 7))],
        ("c", "requests.a (", "3 days of a team, and their windows leave 2: 2027-04-06"),
    ),
    "two in two days, one of them of leave": (
        [groups(("timur", 6, 7), ("barat", 6, 7)), after(TEAM, LEAVE)],
        ("b", "requests.a (", "2 days of a team, and their windows leave 1: 2027-04-06"),
    ),
    "a group on the day of a pin": (
        [
            groups(("barat", 6, 6)),
            ("requests:\n", f"pins: [{VISIT}]\nrequests:\n"),
        ],
        ("a", "pins[0] (", "2 days of a team, and their windows leave 1: 2027-04-06"),
    ),
    "a group where the pin is, with a lane": (
        [
            groups(("timur", 6, 6)),
            after("    name: LAKSO\n", "    lane: {name: lane, applicants_a_day: 30}\n"),
            after(TOWN, "    lane: true\n"),
            ("requests:\n", f"pins: [{VISIT.replace('}', ', lane: true}')}]\nrequests:\n"),
        ],
        ("a", "pins[0] (", 'leave 1: 2027-04-06 ("van"); a group\'s visit has no drive-thru lane'),
    ),
    "a group where the pin is": (
        [
            groups(("timur", 6, 6)),
            ("requests:\n", f"pins: [{VISIT}]\nrequests:\n"),
        ],
        None,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_accepted_groups_with_too_few_days_together_are_told(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes, told = CASES[case]
    text = changed(after(TOWN, BARAT))
    for piece, new in changes:
        text = text.replace(piece, new, 1)
    path = put(tmp_path, text)
    if told is None:
        assert run_validate(path, resolved=False, as_json=False) == 0
        return
    (letter,) = told_by_validate(path, capsys)
    group, other, days = told
    assert f"requests.{group}.answer: got accept, but together with {other}" in letter
    assert days in letter
    with pytest.raises(ScenarioError):
        plan(read_scenario(path))
