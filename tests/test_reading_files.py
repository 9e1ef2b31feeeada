"""A scenario is put together from a parent, tables and figures."""

from pathlib import Path

import pytest
from scenario_texts import HEADER, ROWS, SMALL, changed, child, line_of, problems_of, put, with_table

from outreach_planner.errors import Problem
from outreach_planner.scenario.reading import read_scenario


def test_a_child_changes_only_what_it_writes(tmp_path: Path):
    scenario = read_scenario(child(tmp_path, "name: Child\nteams:\n  van: {officers: 4}\n"))
    assert scenario.name == "Child"
    assert (scenario.teams["van"].officers, scenario.teams["van"].biometric_units) == (4, 2)


def test_lists_replace_and_null_takes_out_what_the_parent_wrote(tmp_path: Path):
    parent = changed(("biometric_units: 2", "biometric_units: 2\n    rupiah_a_km: 3000\n    vehicle: van"))
    text = "programs:\n  lakso: {weekdays: [monday]}\nteams:\n  van: {rupiah_a_km: null}\n"
    text += "districts:\n  timur: null\n"
    scenario = read_scenario(child(tmp_path, text, parent))
    assert scenario.programs["lakso"].weekdays == ("monday",)
    assert (scenario.teams["van"].rupiah_a_km, scenario.teams["van"].vehicle) == (0, "van")
    assert list(scenario.districts) == ["kota"]


def test_null_stays_where_a_field_may_be_nothing(tmp_path: Path):
    assert read_scenario(child(tmp_path, "limits: {seconds: null}\n")).limits.seconds is None


def test_a_chain_of_parents_is_followed_and_a_circle_is_told(tmp_path: Path):
    child(tmp_path, "name: Child\n")
    grandchild = put(tmp_path, "extends: child.yaml\nteams: {van: {officers: 3}}\n", "grandchild.yaml")
    scenario = read_scenario(grandchild)
    assert (scenario.name, scenario.teams["van"].officers) == ("Child", 3)
    put(tmp_path, "extends: grandchild.yaml\n", "base.yaml")
    (problem,) = problems_of(grandchild)
    assert problem.field == "extends"
    names = [tmp_path / name for name in ("grandchild.yaml", "child.yaml", "base.yaml", "grandchild.yaml")]
    assert problem.came == f"a circle: {' extends '.join(map(str, names))}"


@pytest.mark.parametrize("text", ["extends: [a.yaml]\n", "extends: 3\n", "extends: nowhere.yaml\n"])
def test_a_parent_that_cannot_be_read_is_told(text: str, tmp_path: Path):
    (problem,) = problems_of(put(tmp_path, text))
    assert problem.mend


def test_a_parent_that_is_a_link_to_itself_is_told(tmp_path: Path):
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (problem,) = problems_of(put(tmp_path, "extends: loop.yaml\n"))
    assert "loop.yaml" in problem.came
    assert "cannot be opened" in problem.came


def test_a_missing_parent_is_told_at_the_line_that_names_it(tmp_path: Path):
    put(tmp_path, SMALL, "offices/palembang.yaml")
    path = put(tmp_path, "name: Child\nextends: offices/palembagn.yaml\n", "child.yaml")
    came = (
        f'got "offices/palembagn.yaml", and "{tmp_path}/offices/palembagn.yaml" cannot be read:'
        " there is no such file"
    )
    mend = "did you mean offices/palembang.yaml?"
    assert problems_of(path) == (Problem(str(path), 2, "extends", came, mend),)


def test_a_missing_table_is_told_at_the_line_of_the_file_that_names_it(tmp_path: Path):
    parent = put(tmp_path, SMALL + "\n", "base.yaml")
    line = line_of(SMALL, "  kota: {name: Kota, population")
    text = SMALL.replace("kabupaten:\n", "kabupaten:\n  from: kabupatn.csv\n", 1)
    parent.write_text(text, encoding="utf-8")
    put(tmp_path, "id,name\n", "kabupaten.csv")
    (problem,) = problems_of(put(tmp_path, "extends: base.yaml\n", "child.yaml"))
    assert (problem.file, problem.line, problem.field) == (str(parent), line, "kabupaten.from")
    assert problem.mend == "did you mean kabupaten.csv?"


def test_what_is_wrong_inside_a_parent_is_told_in_the_parent(tmp_path: Path):
    parent = put(tmp_path, "name: [one\n", "base.yaml")
    (problem,) = problems_of(put(tmp_path, "extends: base.yaml\n", "child.yaml"))
    assert problem.file == str(parent)


def test_rows_become_entries_and_empty_cells_are_absent(tmp_path: Path):
    places = read_scenario(with_table(tmp_path)).places
    assert list(places) == ["kantor", "timur"]
    timur = places["timur"]
    assert (timur.name, timur.lat, timur.lane, timur.students) == ("Timur, the town", -3.0, True, 12)
    assert timur.minimum_attendance is None


def test_keys_beside_a_table_are_laid_over_its_rows(tmp_path: Path):
    barat = "  barat: {name: Barat, kind: town, kabupaten: kota, lat: -3.0, lon: 104.3}\n"
    more = "  timur: {students: 40}\n" + barat
    places = read_scenario(with_table(tmp_path, more=more)).places
    assert (places["timur"].students, places["timur"].lane) == (40, True)
    assert list(places) == ["kantor", "timur", "barat"]


def test_text_columns_stay_text_and_lists_are_split(tmp_path: Path):
    teams = (
        "id,name,home,programs,officers,biometric_units,leaves_at,home_by,evening_arrival_by\n"
        "van,10,kantor,lakso;kampus,2,2,06:00,19:00,20:00\n"
    )
    (tmp_path / "teams.csv").write_text(teams, encoding="utf-8")
    start, end = SMALL.index("teams:"), SMALL.index("calendar:")
    text = SMALL[:start] + "  kampus: {name: K, venues: [town], segments: [anyone], weekdays: [monday], "
    text += (
        'opens: "08:00", closes: "09:00", minutes_an_applicant: 12}\nteams: {from: teams.csv}\n' + SMALL[end:]
    )
    team = read_scenario(put(tmp_path, text)).teams["van"]
    assert (team.name, team.programs, team.leaves_at) == ("10", ("lakso", "kampus"), 360)


BAD_TABLES = {
    "bad cell": (
        HEADER + ROWS.replace("105.0", "east"),
        3,
        "places.timur.lon",
        'column "lon": got "east"',
    ),
    "missing cell": (
        HEADER + ROWS.replace("Kantor,office", ",office"),
        2,
        "places.kantor.name",
        'the cell in column "name" is empty',
    ),
    "missing column": (
        "id,name,kabupaten,lat,lon\nkantor,K,kota,-3.0,104.8\ntimur,T,kota,-3.0,105.0\n",
        1,
        "places",
        'there is no column "kind", which 2 rows need',
    ),
    "missing column of one row": (
        "id,name,kabupaten,lat,lon\nkantor,K,kota,-3.0,104.8\n",
        1,
        "places",
        'there is no column "kind", which 1 row needs',
    ),
    "unknown column": (
        HEADER.replace("students", "studnts") + ROWS,
        1,
        "places",
        'got the unknown column "studnts"',
    ),
    "doubled id": (HEADER + ROWS + ROWS.splitlines()[0] + "\n", 4, "places.kantor", "the id is there twice"),
    "row without an id": (
        HEADER + ROWS + ",Nobody,town,kota,-3,105,,,,,,\n",
        4,
        "places",
        "the row has no id",
    ),
    "first column": (HEADER.replace("id,", "code,") + ROWS, 1, "places", 'the first column is "code"'),
    "semicolons": (HEADER.replace(",", ";"), 1, "places", "the first column is"),
    "open quote": (HEADER + 'kantor,"Kantor\n', 2, "places", "this is not CSV"),
    "empty table": ("", None, "places", "the table is empty"),
    "column of groups": (
        HEADER.replace("students", "closed") + ROWS,
        1,
        "places",
        'got the unknown column "closed"',
    ),
}


@pytest.mark.parametrize("wrong", BAD_TABLES)
def test_a_bad_table_is_told_with_its_file_line_and_column(wrong: str, tmp_path: Path):
    rows, line, field, came = BAD_TABLES[wrong]
    problem = problems_of(with_table(tmp_path, rows))[0]
    assert (problem.file, problem.line, problem.field) == (str(tmp_path / "places.csv"), line, field)
    assert problem.came.startswith(came)


def test_a_row_with_too_few_or_too_many_cells_is_told(tmp_path: Path):
    rows = HEADER + ROWS.replace('"Timur, the town"', "Timur, the town") + "barat,Barat\nutara\n"
    problems = [p for p in problems_of(with_table(tmp_path, rows)) if "the first line has" in p.came]
    assert [(p.line, p.came) for p in problems] == [
        (3, "the row has 13 cells, the first line has 12"),
        (4, "the row has 2 cells, the first line has 12"),
        (5, "the row has 1 cell, the first line has 12"),
    ]


def test_a_table_that_is_not_there_or_not_utf8_is_told_at_once_with_others(tmp_path: Path):
    text = SMALL.replace("kabupaten:\n  kota", "kabupaten:\n  from: [no.csv, latin.csv]\n  kota")
    path = put(tmp_path, text)
    (tmp_path / "latin.csv").write_bytes(b"id,name\nx,Kaf\xe9\n")
    problems = problems_of(path)
    told = [(Path(problem.file).name, problem.line) for problem in problems]
    assert told == [("latin.csv", 2), ("small.yaml", line_of(text, "  from:"))]
