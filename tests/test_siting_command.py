"""``outreach-planner sites``: what it writes and says, and what it answers to senseless questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from site_worlds import SITES
from worlds import GONE, merged, tiny_data

from outreach_planner.cli import main
from outreach_planner.outputs.language import rupiah_text

FILES = ["comparison.html", "plan-with.json", "plan-without.json", "sites.html", "sites.json"]


def written(folder: Path, **changes: Any) -> Path:
    """Write the tiny world with its question into a folder; JSON is YAML too."""
    path = folder / "sites.yaml"
    path.write_text(json.dumps(merged(merged(tiny_data(), {"sites": SITES}), changes)), encoding="utf-8")
    return path


def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any]) -> str:
    """Ask, expect a letter, and that nothing was written."""
    out = tmp_path / "out"
    code = main(["sites", str(written(tmp_path, **changes)), "--out", str(out), "--quiet"])
    assert code == 2
    assert not out.exists()
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err


def test_it_writes_answer_page_and_plans_and_the_same_bytes_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = written(tmp_path)
    assert main(["sites", str(scenario), "--out", str(tmp_path / "one"), "--quiet"]) == 0
    told = capsys.readouterr()
    assert "Usulan: buka Timur, Barat." in told.out
    assert told.err == ""
    assert main(["sites", str(scenario), "--out", str(tmp_path / "two"), "--quiet", "--json"]) == 0
    tree = json.loads(capsys.readouterr().out)
    assert tree["version"] == 1
    assert [row["number"] for row in tree["curve"]] == [0, 1, 2]
    one, two = (sorted(p for p in (tmp_path / name).iterdir() if p.suffix != "") for name in ("one", "two"))
    assert [path.name for path in one if not path.name.startswith(".")] == FILES
    for first, second in zip(one, two, strict=True):
        assert first.read_bytes() == second.read_bytes()


def test_english_on_request_and_a_page_that_asks_for_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["sites", str(written(tmp_path)), "--out", str(out), "--quiet", "--lang", "en"]) == 0
    assert "Proposal: open Timur, Barat." in capsys.readouterr().out
    page = (out / "sites.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert "default-src 'none'" in page
    assert "Candidates one by one" in page


@pytest.mark.parametrize(
    ("changes", "letter"),
    [
        ({"sites": {"at_most": 3}}, "sites.at_most: got 3 sites for 2 candidates; write at most 2"),
        ({"sites": {"candidates": {"timur": {"monthly_rupiah": -5}}}}, "monthly_rupiah: got -5"),
        ({"sites": {"candidates": {"timur": {"place": "nowhere"}}}}, 'candidates.timur.place: got "nowhere"'),
        (
            {
                "sites": {
                    "full_coverage": True,
                    "candidates": {"timur": {"applicants_a_day": 1}, "barat": {"applicants_a_day": 1}},
                }
            },
            "full coverage is asked for: 500 people come",
        ),
        ({"sites": {"speed_range": [1.2, 0.8]}}, "sites.speed_range: got [1.2, 0.8]"),
        ({"sites": {"must_open": ["timor"]}}, 'sites.must_open[0]: got "timor"'),
        (
            {"sites": {"candidates": "auto", "kinds": ["town"], "must_open": ["kantor"]}},
            'sites.must_open[0]: got "kantor"; write a candidate; known are barat, timur',
        ),
        (
            {
                "sites": {
                    "must_open": ["timur"],
                    "budget_rupiah": 5,
                    "candidates": {"timur": {"opening_rupiah": 60}},
                }
            },
            "sites.budget_rupiah: got 5, but those that must open cost 60 in the horizon; write at least 60",
        ),
        (
            {"sites": {"candidates": {"timur": {"officers": 11}}}},
            "candidates.timur.officers: got 11 officers",
        ),
        ({"sites": {"candidates": "auto"}}, "sites.kinds: got candidates: auto without kinds"),
        ({"sites": {"candidates": "auto", "kinds": ["moon"]}}, 'sites.kinds[0]: got "moon"'),
        ({"sites": GONE}, "sites: the scenario asks about no sites"),
        (
            {"sites": {"readings": {"odd": {"name": "Aneh", "weights": {"nowhere": 1}}}}},
            'sites.readings.odd.weights.nowhere: got "nowhere"',
        ),
        (
            {"sites": {"readings": {"odd": {"name": "Aneh", "weights": {"desa": -1}}}}},
            "sites.readings.odd.weights.desa: got -1",
        ),
        (
            {"sites": {"readings": {"odd": {"name": "Aneh", "weights": {"desa": 0, "kota": 0}}}}},
            "sites.readings.odd.weights: got no weight above 0: nobody applies",
        ),
        (
            {"sites": {"readings": {"odd": {"name": "Aneh", "counter_pull_minutes": 0}}}},
            "sites.readings.odd.counter_pull_minutes: got 0",
        ),
    ],
)
def test_a_question_that_makes_no_sense_gets_a_kind_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any], letter: str
) -> None:
    assert letter in refused(tmp_path, capsys, changes)


def test_roads_in_parts_are_told_for_the_candidate_beyond(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(
        tmp_path,
        capsys,
        {
            "roads": {"edges": {"kota-barat": GONE}},
            "programs": {"lakso": {"venues": ["town"]}},
            "teams": {"van": {"never_places": ["barat"]}},
        },
    )
    assert (
        'sites.candidates.barat: "barat" cannot be reached from the office: the road network is in parts'
        in said
    )


def test_no_candidate_that_can_be_reached_is_one_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(
        tmp_path,
        capsys,
        {
            "roads": {"edges": {"kota-barat": GONE}},
            "teams": {"van": {"never_places": ["barat"]}},
            "sites": {"candidates": {"timur": GONE}, "at_most": 1},
        },
    )
    assert "sites.candidates: no candidate can be reached from the office" in said


def test_candidates_are_found_where_a_road_leads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = {"candidates": "auto", "kinds": ["town"], "each": {"applicants_a_day": 50}, "at_most": 1}
    scenario = written(tmp_path, sites=asked)
    assert main(["sites", str(scenario), "--out", str(tmp_path / "out"), "--quiet", "--json"]) == 0
    assert {row["id"] for row in json.loads(capsys.readouterr().out)["ranking"]} == {"timur", "barat"}


def test_a_budget_that_leaves_no_candidate_is_told_as_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Two candidates of 50 and 60 leave, with a budget of 10, one of four sets: the empty one.
    terms = {"timur": {"opening_rupiah": 50_000_000}, "barat": {"opening_rupiah": 60_000_000}}
    scenario = written(tmp_path, sites={"candidates": terms, "budget_rupiah": 10_000_000})
    assert main(["sites", str(scenario), "--out", str(tmp_path / "o"), "--quiet", "--lang", "en"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "Proposal: no new site. Budget and officers leave 1 of 4 sets of sites. No candidate fits: " in said
    )
    assert "the cheapest needs Rp50.0 million" in said


def test_the_terminal_shows_every_column_of_the_ranking(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert (
        main(["sites", str(written(tmp_path)), "--out", str(tmp_path / "o"), "--quiet", "--lang", "en"]) == 0
    )
    said = capsys.readouterr().out
    assert max(len(line) for line in said.splitlines() if not line.startswith("Files")) <= 80
    for title in ("Worth with visits", "Hours of travel spared", "Cost an applicant", "Van days freed"):
        assert title in said


def test_plans_with_and_without_are_compared_on_one_footing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # The gain told in the answer is the difference of the net values told beside the two plans.
    terms = {"timur": {"monthly_rupiah": 3_000_000}}
    out = tmp_path / "o"
    scenario = written(tmp_path, sites={"candidates": terms})
    assert main(["sites", str(scenario), "--out", str(out), "--quiet", "--json", "--lang", "en"]) == 0
    tree = json.loads(capsys.readouterr().out)
    best = max(tree["curve"], key=lambda row: row["value_rupiah"])
    page = (out / "comparison.html").read_text(encoding="utf-8")
    assert f"net value +{rupiah_text(best['gain_rupiah'], 'en')}" in page
    assert "Both net values count from the office without visits and without these sites" in page


def test_a_counter_that_is_given_up_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Giving up the office saves a million times what anybody brings, and the site's cost is more than that.
    asked = {
        "may_close": ["kantor"],
        "saves_rupiah": {"kantor": 10**12},
        "candidates": {"timur": {"monthly_rupiah": 10**13}, "barat": {"monthly_rupiah": 10**13}},
    }
    scenario, out = written(tmp_path, sites=asked), str(tmp_path / "o")
    assert main(["sites", str(scenario), "--out", out, "--quiet", "--lang", "en"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "The proposal gives up the counter at Kantor" in said
    assert "no new site; gives up: Kantor" in said
    tree = json.loads((tmp_path / "o" / "sites.json").read_text(encoding="utf-8"))
    assert tree["today"]["closed"] == []
    assert all(
        row["gain_rupiah"] <= row["bound_of_all_rupiah"] - tree["today"]["value_rupiah"]
        for row in tree["curve"]
    )


def test_a_time_limit_keeps_what_is_found_and_writes_whole_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario, out = written(tmp_path), tmp_path / "out"
    arguments = ["sites", str(scenario), "--out", str(out), "--quiet", "--json", "--time-limit", "0.001"]
    assert main(arguments) == 0
    tree = json.loads(capsys.readouterr().out)
    assert tree["stopped_by"] == "seconds"
    assert tree["cut_short"]
    assert sorted(path.name for path in out.iterdir() if not path.name.startswith(".")) == FILES


def test_a_senseless_time_limit_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sites", str(written(tmp_path)), "--time-limit", "-3"]) == 2
    assert "write seconds above 0" in capsys.readouterr().err
