"""``outreach-planner sites``: what it writes and says, and what it answers to senseless questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from site_worlds import site_scenario, written
from worlds import GONE

from outreach_planner.cli import main
from outreach_planner.outputs.language import rupiah_text
from outreach_planner.plans.comparison import Side, compare
from outreach_planner.siting.proposal import propose
from outreach_planner.siting.with_and_without import on_one_footing, plan_of, sites_done

FILES = ["comparison.html", "plan-with.json", "plan-without.json", "sites.html", "sites.json", "sites.xlsx"]


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


def test_too_few_officers_are_told_as_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sites = {"candidates": {"timur": {"officers": 3}, "barat": {"officers": 2}}, "officers_at_most": 1}
    scenario = written(tmp_path, sites=sites)
    assert main(["sites", str(scenario), "--out", str(tmp_path / "o"), "--quiet", "--lang", "en"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "every candidate at least 2 officers" in said


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
    assert "Both net values count from today&#39;s office without visits" in page


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
    assert "Proposal: give up the counter at Kantor (Kota); the net value rises by" in said
    assert "over 5 days." in said
    assert "0 no new site Kantor (Kota)" in said
    tree = json.loads((tmp_path / "o" / "sites.json").read_text(encoding="utf-8"))
    assert tree["today"]["closed"] == []
    assert all(
        row["gain_rupiah"] <= row["bound_of_all_rupiah"] - tree["today"]["value_rupiah"]
        for row in tree["curve"]
    )


def test_travel_spared_at_the_new_sites_is_counted_with_the_plan() -> None:
    # Only Timur's people go to a site in Timur, and each is spared half an hour there and half an hour back.
    terms = {"timur": {"place": "timur", "applicants_a_day": 1000}, "barat": GONE}
    proposal = propose(site_scenario(sites={"candidates": terms, "at_most": 1}))
    best, today = proposal.joint.best(1), proposal.joint.before
    assert best is not None
    assert today is not None
    done = sites_done(proposal.ground, best, 5_000.0)
    assert done.applicants > 10
    assert done.spared_hours == pytest.approx(done.applicants)
    sides = [
        Side(name, instance.scenario, plan)
        for name, (instance, plan) in zip(
            ("without", "with"), (plan_of(proposal.ground, each) for each in (today, best)), strict=True
        )
    ]
    figures = {each.key: each.values for each in on_one_footing(compare(sides), done).figures}
    visits = sides[1].plan.indicators
    assert figures["travel_spared"][1] == pytest.approx(visits.travel_spared_hours + done.applicants)
    everybody = visits.served_by_visits + done.applicants
    assert figures["cost_an_applicant"][1] == pytest.approx((visits.cost_rupiah + 5_000.0) / everybody)


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
