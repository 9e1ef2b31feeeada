"""What is promised, accepted and fixed is held against programs, teams, days and roads before planning."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario_texts import END, TEAM, TOWN, after, changed, problems_of, put

from outreach_planner.scenario.reading import read_scenario

BARAT = "  barat: {name: Barat, kind: town, kabupaten: kota, lat: -3.0, lon: 105.0, road_node: timur}\n"
PASAR = "  pasar: {name: Pasar, kind: market, kabupaten: kota, lat: -3.0, lon: 104.8, road_node: kota}\n"
KOTA = "  kota: {name: Kota, population: 1000, weight: 1.0}\n"
ONLY_KOTA = "    kabupaten: [kota]\n"
NO_TOWN = 'got "lakso", but no place in desa is of a kind it goes to (town)'
LAKSO = "    name: LAKSO\n"
DESA = "  desa: {name: Desa, population: 0, weight: 0}\n"
ASKED = "organization: PT, program: lakso, applicants: 50, earliest: 2027-04-06, latest: 2027-04-07"


def promised(kabupaten: str, more: str = "visits: 1") -> str:
    """Visits of LAKSO promised to a kabupaten."""
    return f"policy: {{guarantees: {{{kabupaten}: {{program: lakso, {more}}}}}}}\n"


def group(place: str, answer: str = "accept") -> str:
    """A group that asks LAKSO to come to a place."""
    return f"requests: {{pt: {{{ASKED}, place: {place}, answer: {answer}}}}}\n"


# The small scenario has one kabupaten, kota; Desa is a second one without a place.
PROMISES = {
    "of a program that is for other kabupaten": (
        [
            after(KOTA, DESA),
            after(LAKSO, ONLY_KOTA),
            after(END, promised("desa", "visits: 2")),
        ],
        ("policy.guarantees.desa.program", 'got "lakso", which does not go to desa, only to kota'),
    ),
    "where no place is of the program's kind": (
        [after(KOTA, DESA), after(END, promised("desa"))],
        (
            "policy.guarantees.desa.program",
            NO_TOWN,
        ),
    ),
    "where no team of the program goes": (
        [after(TEAM, "    never_places: [timur]\n"), after(END, promised("kota"))],
        ("policy.guarantees.kota.program", 'got "lakso", but no team that runs it goes to a place in kota'),
    ),
    "of days between by a program that does not come": (
        [after(KOTA, DESA), after(END, promised("desa", "visits: 0, at_most_days_between: 3"))],
        (
            "policy.guarantees.desa.program",
            NO_TOWN,
        ),
    ),
    "of more visits than the program may be held": (
        [after(LAKSO, "    events_at_most: 2\n"), after(END, promised("kota", "visits: 3"))],
        ("policy.guarantees.kota.visits", 'got 3, but "lakso" is held at most 2 times'),
    ),
    "to a group that no team may go to": (
        [after(TEAM, "    only_places: [kantor]\n"), after(END, group("timur"))],
        ("requests.pt.answer", 'got accept, but no team that runs "lakso" goes to "timur"'),
    ),
    "to a group where a ban covers the window": (
        [
            after(
                END, group("timur") + "bans: [{place: timur, dates: {start: 2027-04-01, end: 2027-04-07}}]\n"
            )
        ],
        ("requests.pt.answer", "got accept, but bans[0] forbids the visit"),
    ),
    "by a pin at a place of another kabupaten": (
        [
            after(KOTA, DESA),
            after(TOWN, BARAT.replace("kabupaten: kota", "kabupaten: desa")),
            after(LAKSO, ONLY_KOTA),
            after(END, "pins: [{date: 2027-04-06, program: lakso, place: barat}]\n"),
        ],
        ("pins[0].place", 'got "barat" in desa, where "lakso" does not go'),
    ),
    "by a pin of a team that never goes there": (
        [
            after(TEAM, "    never_places: [timur]\n"),
            after(END, "pins: [{date: 2027-04-06, program: lakso, place: timur, team: van}]\n"),
        ],
        ("pins[0].team", 'got "van", which does not go to "timur"'),
    ),
    "by a frozen visit where no team goes": (
        [
            after(TEAM, "    never_places: [timur]\n"),
            after(
                END,
                "frozen: {until: 2027-04-06, visits: [{date: 2027-04-06, program: lakso, place: timur}]}\n",
            ),
        ],
        ("frozen.visits[0].place", 'got "timur", but no team that runs "lakso" goes there'),
    ),
}


@pytest.mark.parametrize("case", PROMISES)
def test_a_promise_that_nobody_can_keep_is_told_when_it_is_read(case: str, tmp_path: Path) -> None:
    changes, told = PROMISES[case]
    (problem,) = problems_of(put(tmp_path, changed(*changes)))
    assert (problem.field, problem.came) == told


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(promised("desa", "visits: 0, share_at_least: 0.1"), id="that asks for no visit"),
        pytest.param(promised("desa") + group("barat", "open"), id="that a group's visit can keep"),
    ],
)
def test_a_promise_that_can_be_kept_is_read(more: str, tmp_path: Path) -> None:
    changes = [
        after(KOTA, DESA),
        after(TOWN, BARAT.replace("kabupaten: kota", "kabupaten: desa")),
        after(LAKSO, ONLY_KOTA),
        after(END, more),
    ]
    assert read_scenario(put(tmp_path, changed(*changes))).policy.guarantees["desa"].program == "lakso"


def test_a_group_is_visited_at_its_own_place_also_where_that_is_pinned_or_frozen(tmp_path: Path) -> None:
    # A market is no venue of LAKSO; the group there has a window of 6 and 7 April.
    visit = "{date: 2027-04-06, program: lakso, place: pasar}"
    fixed = f"pins: [{visit}]\nfrozen: {{until: 2027-04-06, visits: [{visit}]}}\n"
    path = put(tmp_path, changed(after(TOWN, PASAR), after(END, group("pasar") + fixed)))
    assert read_scenario(path).pins[0].place == "pasar"
    fixed = "pins: [{date: 2027-04-08, program: lakso, place: pasar}]\n"
    late = put(tmp_path, changed(after(TOWN, PASAR), after(END, group("pasar") + fixed)))
    assert [problem.field for problem in problems_of(late)] == ["pins[0].place"]
