"""What is known of a scenario's figures stays beside its plan: an export needs no other file to tell it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from field_worlds import field_facts, officer, plan_folder
from map_worlds import map_scenario_tree
from worlds import merged

from outreach_planner.cli import main
from outreach_planner.errors import ScenarioError
from outreach_planner.outputs.comparison_input import read_kept_scenario
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import estimate_share, fingerprint
from outreach_planner.scenario.reading import read_scenario

GUESS = {"value": 0.1, "confidence": "estimate", "source": "a guess"}
COUNTED = {"value": 950_000, "confidence": "sourced", "source": "PP 45/2024"}
SOMEWHERE = {"value": -3.4, "confidence": "estimate", "source": "mean of the villages"}


def written_scenario(folder: Path) -> Scenario:
    """Read the small scenario from a file in which three figures say where they come from."""
    tree = merged(
        {**map_scenario_tree(), "field": field_facts()},
        {
            "field": {"books_spare_share": GUESS, "fees": {"e-10": {"rupiah": COUNTED}}},
            "places": {"kayu-agung": {"lat": SOMEWHERE}},
            "teams": {"lakso-van": {"nights_at_most": 8}},
            "officers": {"siti": officer("Siti Aminah", "leader")},
        },
    )
    folder.mkdir()
    (folder / "bulan.yaml").write_text(json.dumps(tree), encoding="utf-8")
    return read_scenario(folder / "bulan.yaml")


def sheet_rows(folder: Path, sheet: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(folder / "export-2027-01" / "workbook.xlsx")
    return [tuple(row) for row in book[sheet].iter_rows(values_only=True)]


def test_an_export_without_the_scenario_tells_the_sources_of_its_figures(tmp_path: Path) -> None:
    folder = plan_folder(tmp_path / "plan", written_scenario(tmp_path / "written"))
    assert main(["export", str(folder)]) == 0
    rows = sheet_rows(folder, "Sumber")
    assert ("books_spare_share", "0,10", "perkiraan", "a guess") in rows
    assert ("fees.e-10.rupiah", "950.000", "bersumber", "PP 45/2024") in rows


def test_coordinates_that_are_an_estimate_are_marked_without_the_scenario(tmp_path: Path) -> None:
    folder = plan_folder(tmp_path / "plan", written_scenario(tmp_path / "written"))
    assert main(["export", str(folder)]) == 0
    texts = [str(cell) for row in sheet_rows(folder, "Mobil LAKSO") for cell in row if cell]
    assert any("-3.40000" in text and "(perkiraan)" in text for text in texts)


def test_a_kept_scenario_counts_its_estimates_as_the_written_one_does(tmp_path: Path) -> None:
    scenario = written_scenario(tmp_path / "written")
    kept = read_kept_scenario(plan_folder(tmp_path / "plan", scenario) / "scenario.json")
    assert estimate_share(kept) == estimate_share(scenario)
    assert estimate_share(kept)["estimate"] >= 2  # the guess and the mean
    assert fingerprint(kept) == fingerprint(scenario)


def test_sources_name_no_officer_and_no_file(tmp_path: Path) -> None:
    folder = plan_folder(tmp_path / "plan", written_scenario(tmp_path / "written"))
    text = (folder / "sources.json").read_text(encoding="utf-8")
    assert not [told for told in ("siti", "Siti", "bulan.yaml", str(tmp_path)) if told in text]


def test_a_plan_kept_without_sources_says_that_none_are_on_record(tmp_path: Path) -> None:
    folder = plan_folder(tmp_path / "plan", written_scenario(tmp_path / "written"))
    (folder / "sources.json").unlink()
    assert main(["export", str(folder)]) == 0
    texts = [row[0] for row in sheet_rows(folder, "Sumber")]
    assert "Tidak ada angka lapangan yang tercatat sumbernya" in texts


def test_sources_changed_by_hand_are_refused_kindly(tmp_path: Path) -> None:
    folder = plan_folder(tmp_path / "plan", written_scenario(tmp_path / "written"))
    (folder / "sources.json").write_text('[{"sauce": 1}]', encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"sources\.json: it was changed by hand"):
        read_kept_scenario(folder / "scenario.json")
