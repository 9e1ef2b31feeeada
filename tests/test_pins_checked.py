"""Pins are held against leave, places of equal rank and bans before anything is planned."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario_texts import END, TEAM, TOWN, VISIT, after, changed, problems_of, put

from outreach_planner.commands.validating import run_validate
from outreach_planner.scenario.reading import read_scenario


def test_a_pin_on_a_day_when_every_team_of_its_program_is_on_leave_is_told(tmp_path: Path) -> None:
    leave = after(TEAM, "    leave: [{start: 2027-04-06, end: 2027-04-06}]\n")
    (problem,) = problems_of(put(tmp_path, changed(leave, after(END, f"pins: [{VISIT}]\n"))))
    assert (problem.field, problem.came) == (
        "pins[0].date",
        'got 2027-04-06, but team "van" is on leave 2027-04-06 to 2027-04-06',
    )


EITHER = VISIT.replace("timur}", "timur, or_at: [barat]}")


def either(kind: str, closed: str, more: str = "") -> str:
    """A pin at Timur, which is closed that day, or at Barat, a place of equal rank."""
    barat = (
        f"  barat: {{name: Barat, kind: {kind}, kabupaten: kota, lat: -3.0, lon: 105.0, road_node: timur,"
        f" closed: [{{start: {closed}, end: {closed}}}]}}\n"
    )
    shut = "    closed: [{start: 2027-04-06, end: 2027-04-06}]\n"
    return changed(after(TOWN, shut + barat), after(END, f"pins: [{EITHER}]\n{more}"))


# What Barat is, when it is closed, what else is written; the field and a piece of what came (None: fine).
RANKED = {
    "open at the other place": (("town", "2027-04-07"), None),
    "closed at both": (("town", "2027-04-06"), ("pins[0].date", '"timur" is closed')),
    "of a kind the program does not visit": (
        ("mall", "2027-04-07"),
        ("pins[0].or_at[0]", '"barat", of kind mall'),
    ),
    "one of the two banned": (("town", "2027-04-07", "bans: [{place: timur}]\n"), None),
    "all banned": (
        ("town", "2027-04-07", "bans: [{program: lakso}]\n"),
        ("pins[0]", "forbids this event"),
    ),
}


@pytest.mark.parametrize("case", RANKED)
def test_a_pin_at_places_of_equal_rank_is_refused_only_where_none_can_be(case: str, tmp_path: Path) -> None:
    written, told = RANKED[case]
    path = put(tmp_path, either(*written))
    if told is None:
        assert read_scenario(path).pins[0].or_at == ("barat",)
    else:
        field, came = told
        assert any(each.field == field and came in each.came for each in problems_of(path))


TUESDAY = 'more_holidays: [{name: Libur kota, start: 2027-04-06, end: 2027-04-06, source: ""}]'
CEREMONY = "no_outreach: [{name: Upacara, start: 2027-04-06, end: 2027-04-06}]"


@pytest.mark.parametrize(
    ("field", "fixed"),
    [
        ("pins[0].date", f"pins: [{VISIT}]\n"),
        ("frozen.visits[0].date", f"frozen: {{until: 2027-04-06, visits: [{VISIT}]}}\n"),
    ],
)
@pytest.mark.parametrize(
    ("closed", "came"),
    [
        (TUESDAY, "got 2027-04-06, but it is a holiday (Libur kota)"),
        (CEREMONY, "got 2027-04-06, but no team goes out on Upacara, 2027-04-06 to 2027-04-06"),
    ],
)
def test_a_visit_fixed_on_a_holiday_or_a_closed_day_is_told_by_validate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], closed: str, came: str, field: str, fixed: str
) -> None:
    file = put(tmp_path, changed(after("calendar:\n", f"  {closed}\n"), after(END, fixed)))
    assert run_validate(file, resolved=False, as_json=False) == 2
    told = capsys.readouterr().err
    lines = file.read_text(encoding="utf-8").splitlines()
    line = 1 + next(number for number, text in enumerate(lines) if text.startswith(fixed[:5]))
    assert f"{file.name}:{line}  {field}: {came}; write another day" in told


def test_a_program_that_is_held_on_holidays_may_be_fixed_on_one(tmp_path: Path) -> None:
    text = changed(
        after("calendar:\n", f"  {TUESDAY}\n"),
        after("    name: LAKSO\n", "    on_holidays: true\n"),
        after(END, f"pins: [{VISIT}]\n"),
    )
    assert run_validate(put(tmp_path, text), resolved=False, as_json=False) == 0


def test_a_frozen_visit_at_a_place_of_equal_rank_fulfils_a_pin(tmp_path: Path) -> None:
    # The pin asks for Timur or Barat; settled is Barat.
    settled = f"frozen: {{until: 2027-04-06, visits: [{VISIT.replace('timur', 'barat')}]}}\n"
    path = put(tmp_path, either("town", "2027-04-07", settled))
    assert read_scenario(path).frozen is not None


GROUP = (
    "requests: {mill: {organization: PT, place: timur, program: lakso, applicants: 50,"
    " earliest: 2027-04-05, latest: 2027-04-07, answer: open}}\n"
)
AGREED = VISIT.replace("timur}", "timur, request: mill}")


@pytest.mark.parametrize(
    ("written", "field", "came"),
    [
        ("", "request", "nobody asks"),
        (GROUP.replace("mill", "smelter"), "request", '"mill"'),
        (GROUP.replace("2027-04-07", "2027-04-05"), "date", "outside the window"),
        (GROUP.replace("open", "decline"), "request", "declined"),
    ],
)
def test_a_visit_frozen_for_a_group_that_cannot_have_it_is_told(
    tmp_path: Path, written: str, field: str, came: str
) -> None:
    settled = f"frozen: {{until: 2027-04-06, visits: [{AGREED}]}}\n"
    (problem,) = problems_of(put(tmp_path, changed(after(END, written + settled))))
    assert problem.field == f"frozen.visits[0].{field}"
    assert came in problem.came


def test_a_visit_may_be_frozen_for_the_group_it_is_agreed_with(tmp_path: Path) -> None:
    settled = f"frozen: {{until: 2027-04-06, visits: [{AGREED}]}}\n"
    read = read_scenario(put(tmp_path, changed(after(END, GROUP + settled))))
    assert read.frozen is not None
    assert read.frozen.visits[0].request == "mill"
