"""Every figure knows where it comes from and how sure it is."""

import json
from pathlib import Path

import pytest
from scenario_texts import HEADER, SMALL, changed, child, line_of, problems_of, put, with_table
from worlds import merged, tiny_data

from outreach_planner.scenario.origins import Origin, estimate_share, origins_of
from outreach_planner.scenario.reading import read_scenario

FIGURES = HEADER.replace("\n", ",lat_confidence,lat_source,students_source,name_confidence\n")
FIGURE_ROWS = (
    "kantor,Kantor,office,kota,-3.0,104.8,kota,,,,sourced,map,,,,\n"
    "timur,Timur,town,kota,-3.0,105.0,timur,,12,,estimate,guess,sourced,survey,head count,memory\n"
)


def test_a_figure_keeps_its_source_confidence_and_range(tmp_path: Path):
    figure = '{value: 40000, source: "antara 1", confidence: sourced, range: [30000, 50000]}'
    text = changed(("applications_a_year: 36500", f"applications_a_year: {figure}"))
    path = put(tmp_path, text)
    scenario = read_scenario(path)
    assert scenario.demand.applications_a_year == 40000
    origin = origins_of(scenario).of("demand.applications_a_year")
    line = line_of(text, "applications_a_year")
    assert origin == Origin(str(path), line, "antara 1", "sourced", "40000", (30000.0, 50000.0))


@pytest.mark.parametrize(
    ("figure", "field"),
    [
        ("{value: 1, sorce: x}", "sorce"),
        ("{value: 1, confidence: sure}", "confidence"),
        ("{value: 1, source: 12}", "source"),
        ("{value: 1, range: [2, 3]}", "range"),
        ("{value: 1, range: [3]}", "range"),
    ],
)
def test_a_figure_with_a_wrong_provenance_is_told(figure: str, field: str, tmp_path: Path):
    (problem,) = problems_of(put(tmp_path, changed(("backlog_days: 10", f"backlog_days: {figure}"))))
    assert problem.field == f"demand.backlog_days.{field}"


def test_a_figure_of_a_child_replaces_the_whole_figure_of_its_parent(tmp_path: Path):
    parent = changed(("backlog_days: 10", "backlog_days: {value: 9, source: x, range: [8, 10]}"))
    scenario = read_scenario(child(tmp_path, "demand: {backlog_days: {value: 20, source: y}}\n", parent))
    origin = origins_of(scenario).of("demand.backlog_days")
    assert (origin.source, origin.between, scenario.demand.backlog_days) == ("y", None, 20)


def test_values_of_a_row_have_the_confidence_of_the_row(tmp_path: Path):
    scenario = read_scenario(with_table(tmp_path))
    origin = origins_of(scenario).of("places.timur.lat")
    assert (origin.line, origin.confidence, origin.source) == (3, "estimate", "guess")


def test_numbers_are_counted_by_confidence(tmp_path: Path):
    before = estimate_share(read_scenario(put(tmp_path, SMALL)))
    # The two rows hold lat and lon each, one also students; their numbers were the planner's own before.
    after = estimate_share(read_scenario(with_table(tmp_path)))
    assert (after["sourced"], after["estimate"], after["memory"]) == (2, 3, 0)
    assert after["planner"] == before["planner"] - 4


def test_a_figure_of_a_row_may_have_a_confidence_and_source_of_its_own(tmp_path: Path):
    origins = origins_of(read_scenario(with_table(tmp_path, FIGURES + FIGURE_ROWS)))

    def told(field: str) -> tuple[str | None, str]:
        origin = origins.of(f"places.{field}")
        return origin.confidence, origin.source

    assert told("timur.lat") == ("sourced", "survey")
    assert told("timur.lon") == ("estimate", "guess")
    # What a figure leaves empty, the row says.
    assert told("timur.students") == ("estimate", "head count")
    assert told("timur.name") == ("memory", "guess")
    assert told("kantor.lat") == ("sourced", "map")
    assert origins.of("places.timur.lat").line == 3


def test_figures_are_counted_by_their_own_confidence(tmp_path: Path):
    # Sourced: lat and lon of the office and lat of Timur; estimates: lon and students of Timur.
    counts = estimate_share(read_scenario(with_table(tmp_path, FIGURES + FIGURE_ROWS)))
    assert (counts["sourced"], counts["estimate"], counts["memory"]) == (3, 2, 0)


def test_a_value_laid_over_a_row_is_the_planners_own_word_unless_it_says_otherwise(tmp_path: Path):
    more = "  timur: {students: 40, lat: {value: -3.01, confidence: memory, source: visit}}\n"
    origins = origins_of(read_scenario(with_table(tmp_path, FIGURES + FIGURE_ROWS, more)))
    students, lat, lon = (origins.of(f"places.timur.{field}") for field in ("students", "lat", "lon"))
    assert (students.confidence, students.source) == (None, "")
    assert (lat.confidence, lat.source) == ("memory", "visit")
    assert (lon.confidence, lon.source) == ("estimate", "guess")


def test_a_confidence_laid_over_a_row_speaks_for_the_whole_row(tmp_path: Path):
    more = "  timur: {students: 40, confidence: sourced, source: register}\n"
    origins = origins_of(read_scenario(with_table(tmp_path, more=more)))
    for field in ("students", "lon"):
        origin = origins.of(f"places.timur.{field}")
        assert (origin.confidence, origin.source) == ("sourced", "register")


@pytest.mark.parametrize(
    ("rows", "line", "field", "came", "mend"),
    [
        (
            FIGURES + FIGURE_ROWS.replace("sourced,survey", "sure,survey"),
            3,
            "places.timur.lat_confidence",
            'column "lat_confidence": got "sure"',
            "write one of sourced, memory, estimate",
        ),
        (
            FIGURES.replace("lat_confidence", "lat_confidnce") + FIGURE_ROWS,
            1,
            "places",
            'got the unknown column "lat_confidnce"',
            "did you mean lat_confidence?",
        ),
        (
            FIGURES.replace("lat_source", "address_source") + FIGURE_ROWS,
            1,
            "places",
            'got the column "address_source", but no column "address"',
            "add the column address, or take this one out",
        ),
        (
            FIGURES.replace("lat_source", "lat_confidence") + FIGURE_ROWS,
            1,
            "places",
            'the column "lat_confidence" is there twice',
            "keep one of the two",
        ),
    ],
)
def test_a_wrong_provenance_in_a_table_is_told(
    rows: str, line: int, field: str, came: str, mend: str, tmp_path: Path
):
    (problem,) = problems_of(with_table(tmp_path, rows))
    assert (problem.line, problem.field, problem.came, problem.mend) == (line, field, came, mend)


def test_a_confidence_that_is_null_is_the_planners_own_word(tmp_path: Path) -> None:
    tree = merged(tiny_data(), {"districts": {"kota": {"confidence": None, "source": None}}})
    path = tmp_path / "scenario.yaml"
    path.write_text(json.dumps(tree), encoding="utf-8")
    assert estimate_share(read_scenario(path))["planner"] > 0
