"""Parts of a scenario that do not fit together are told, each at its line."""

from pathlib import Path

import pytest
from scenario_texts import SMALL, changed, line_of, problems_of, put

from outreach_planner.scenario.reading import read_scenario

PIN = "pins:\n  - {date: 2027-04-06, program: lakso, place: timur}\n"
END = "  waiting_rupiah_a_day: 1000\n"

# The change, the field that is named, a piece of what came.
CHECKS = {
    "horizon ends before it starts": (
        ("end: 2027-04-09", "end: 2027-04-01"),
        "horizon.end",
        "before the start",
    ),
    "two budgets of a name": (
        (END, END + "policy:\n  budgets:\n" + 2 * "    - {name: BBM, rupiah_a_month: 1}\n"),
        "policy.budgets[1].name",
        '"BBM", the name of another budget',
    ),
    "a kind of cost twice": (
        (END, END + "policy:\n  budgets:\n    - {name: B, kinds: [fuel, fuel], rupiah_a_month: 1}\n"),
        "policy.budgets[0].kinds[1]",
        '"fuel" twice',
    ),
    "a budget of an unknown program": (
        (END, END + "policy:\n  budgets:\n    - {name: B, program: kampus, rupiah_a_month: 1}\n"),
        "policy.budgets[0].program",
        '"kampus"',
    ),
    "horizon of two years": (("end: 2027-04-09", "end: 2029-04-09"), "horizon.end", "736 days"),
    "shares above the whole": (
        (
            "    anyone: {name: Anyone, share: 1.0}",
            "    anyone: {name: A, share: 1.0}\n    b: {name: B, share: 0.2}",
        ),
        "demand.segments",
        "sum to 1.2",
    ),
    "no weight": (("weight: 1.0", "weight: 0"), "kabupaten", "no kabupaten has a weight"),
    "closes before it opens": (('closes: "16:00"', 'closes: "07:00"'), "programs.lakso.closes", '"07:00"'),
    "home before it leaves": (('home_by: "19:00"', 'home_by: "05:00"'), "teams.van.home_by", '"05:00"'),
    "tours without nights": (
        ("biometric_units: 2", "biometric_units: 2\n    sleeps_away: true"),
        "teams.van.nights_at_most",
        "got 0",
    ),
    "far point, swapped": (
        # Latitude 60, longitude 30 exchanged would still be far away; -3, 105 is swapped with lat 80.
        ("    lat: -3.0\n    lon: 105.0\n", "    lat: 60.0\n    lon: 30.0\n"),
        "places.timur.lat",
        "from the middle of all points",
    ),
    "unknown kabupaten": (
        ("kabupaten: kota, population: 500", "kabupaten: desa, population: 500"),
        "districts.timur.kabupaten",
        '"desa"',
    ),
    "unknown road node": (("road_node: timur}", "road_node: barat}"), "districts.timur.road_node", '"barat"'),
    "unknown end of a road": (("end: timur, km", "end: barat, km"), "roads.edges.kota-timur.end", '"barat"'),
    "road to itself": (("end: timur, km", "end: kota, km"), "roads.edges.kota-timur.end", '"kota"'),
    "programs where there are none": (
        (SMALL[SMALL.index("  lakso:\n") : SMALL.index("teams:\n")], "  {}\n"),
        "teams.van.programs[0]",
        '"lakso"',
    ),
    "venue no place has": (("venues: [town]", "venues: [town, mall]"), "programs.lakso.venues[1]", '"mall"'),
    "unknown segment": (
        ("segments: [anyone]", "segments: [nobody]"),
        "programs.lakso.segments[0]",
        '"nobody"',
    ),
    "unknown program": (("programs: [lakso]", "programs: [lasko]"), "teams.van.programs[0]", '"lasko"'),
    "unknown place of the office": (("  place: kantor\n", "  place: kanim\n"), "office.place", '"kanim"'),
    "guarantee of nobody": (
        (END, END + "policy: {guarantees: {desa: {visits: 1, program: lakso}}}\n"),
        "policy.guarantees.desa",
        '"desa"',
    ),
    "pin outside": ((END, END + PIN.replace("04-06", "05-06")), "pins[0].date", "outside the horizon"),
    "pin on a wrong weekday": (
        # 10 April 2027 is a Saturday.
        ("end: 2027-04-09\n", "end: 2027-04-11\n" + PIN.replace("04-06", "04-10")),
        "pins[0].date",
        "a Saturday",
    ),
    "pin at a wrong place": ((END, END + PIN.replace("timur", "kantor")), "pins[0].place", "of kind office"),
    "pin with a lane nobody has": (
        (END, END + PIN.replace("timur}", "timur, lane: true}")),
        "pins[0].lane",
        "no lane",
    ),
    "pin against a ban": ((END, END + PIN + "bans: [{place: timur}]\n"), "pins[0]", "bans[0] on line"),
    "ban of nothing known": ((END, END + "bans: [{place: barat}]\n"), "bans[0].place", '"barat"'),
    "closed backwards": (
        (
            "    road_node: timur\n",
            "    road_node: timur\n    closed: [{start: 2027-04-08, end: 2027-04-07}]\n",
        ),
        "places.timur.closed[0].end",
        "before the start",
    ),
}


@pytest.mark.parametrize("wrong", CHECKS)
def test_what_does_not_fit_together_is_told(wrong: str, tmp_path: Path):
    change, field, came = CHECKS[wrong]
    (problem,) = problems_of(put(tmp_path, changed(change)))
    assert problem.field == field
    assert came in problem.came
    assert problem.line is not None
    assert problem.mend


def test_swapped_coordinates_that_exist_somewhere_are_found_by_their_distance(tmp_path: Path):
    # An office at latitude 50, longitude 10: the swapped point (10, 50) exists, 5,600 km away.
    text = (
        SMALL.replace("lat: -3.0", "lat: 50.0")
        .replace("lon: 104.8", "lon: 10.0")
        .replace("lon: 105.0", "lon: 10.2")
    )
    assert problems_of(put(tmp_path, text)) == ()
    swapped = text.replace("    lat: 50.0\n    lon: 10.2\n", "    lat: 10.2\n    lon: 50.0\n")
    (problem,) = problems_of(put(tmp_path, swapped))
    assert problem.field == "places.timur.lat"
    assert problem.line == line_of(swapped, "    lat: 10.2")
    assert problem.mend == "exchange them: lat 50, lon 10.2"


def test_references_are_checked_although_the_entry_they_name_has_problems(tmp_path: Path):
    # The place is there, only its kind is missing: nobody is told that it is unknown.
    (problem,) = problems_of(put(tmp_path, changed(("kind: office, ", ""))))
    assert problem.field == "places.kantor.kind"


def test_the_small_scenario_itself_has_no_problems(tmp_path: Path):
    assert read_scenario(put(tmp_path, SMALL)).name == "Small"
