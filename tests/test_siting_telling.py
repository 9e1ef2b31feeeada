"""How the answer about fixed sites is told: names, seasons side by side, closings, and what is proven."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from site_worlds import site_scenario
from worlds import GONE, place

from outreach_planner.outputs.sites_classic_telling import classic
from outreach_planner.outputs.sites_detail_telling import brings
from outreach_planner.outputs.sites_reach_telling import within
from outreach_planner.outputs.sites_speaker import Speaker
from outreach_planner.outputs.sites_telling import sections
from outreach_planner.outputs.sites_workbook import write_sites_workbook
from outreach_planner.scenario.fields import Scenario
from outreach_planner.siting.proposal import propose

DESKS: dict[str, Any] = {
    "timur": GONE,
    "desk-all-week": {"place": "timur"},
    "desk-two-days": {"place": "timur", "weekdays": ["tuesday", "thursday"]},
}


@pytest.fixture(scope="module")
def asked() -> Scenario:
    return site_scenario()


@pytest.fixture(scope="module")
def answer(asked: Scenario) -> dict[str, Any]:
    return propose(asked).tree


def test_shares_stand_beside_each_other_for_both_seasons(asked: Scenario, answer: dict[str, Any]) -> None:
    # Of 2,000 people 1,000 live in Kota, 600 half an hour away in Timur, 400 an hour away in Barat; in the
    # rain everything takes twice as long: Timur is within 60 minutes, Barat within 120. One site is in Timur.
    rows = within(Speaker(answer, asked, "en")).rows
    dry, rainy = ([cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in rows[:2])
    assert dry == ["Everybody", "dry", *["100 / 100 / 100 %"] * 3]
    assert rainy == ["Everybody", "rainy", *["80 / 80 / 100 %"] * 2, "100 / 100 / 100 %"]


def test_today_is_told_with_the_counter_that_a_proposal_gives_up() -> None:
    # Giving up the office saves more than anybody brings: the best choice of no new site closes it, and then
    # nobody is near a counter; today everybody is within an hour when it is dry.
    asked = site_scenario(
        sites={
            "may_close": ["kantor"],
            "saves_rupiah": {"kantor": 10**12},
            "candidates": {"timur": {"monthly_rupiah": 10**13}, "barat": {"monthly_rupiah": 10**13}},
        }
    )
    section = within(Speaker(propose(asked).tree, asked, "en"))
    assert section.head[2:4] == ("today", "0 new sites, -1 counter")
    cells = [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in section.rows[0]]
    assert cells[2:4] == ["100 / 100 / 100 %", "0 / 0 / 0 %"]


def test_candidates_at_one_place_are_told_apart_by_their_terms(answer: dict[str, Any]) -> None:
    asked = site_scenario(sites={"candidates": DESKS})
    say = Speaker(answer, asked, "en")
    assert say.name("desk-all-week") == "Timur (every working day)"
    assert say.name("desk-two-days") == "Timur (Tuesday, Thursday)"
    assert say.name("barat") == "Barat"
    assert Speaker(answer, asked, "id").name("desk-two-days") == "Timur (Selasa, Kamis)"


def test_candidates_alike_in_every_term_are_told_apart_by_their_ids(answer: dict[str, Any]) -> None:
    asked = site_scenario(sites={"candidates": {"north": {"place": "timur"}, "south": {"place": "timur"}}})
    assert Speaker(answer, asked, "en").name("north") == "Timur (north)"


def test_a_seat_of_government_is_called_by_its_town(answer: dict[str, Any]) -> None:
    # "Kantor Bupati Desa" says nothing but the kabupaten, and stands in Timur.
    asked = site_scenario(
        places={"seat": place("Kantor Bupati Desa", "desa", 105.0, kind="seat", road_node="timur")},
        sites={"candidates": {"desk": {"place": "seat"}, "timur": {"place": "barat"}}},
    )
    say = Speaker(answer, asked, "en")
    assert say.name("desk") == "Timur"
    assert say.full("desk") == "Timur (Kantor Bupati Desa)"


def test_an_answer_that_is_not_proven_is_marked(asked: Scenario, answer: dict[str, Any]) -> None:
    assert "Every answer is exact." in classic(Speaker(answer, asked, "en")).sentences
    found = {**answer["classic"]["dry"]["lscp"], "proven": False}
    unproven = {
        **answer,
        "classic": {**answer["classic"], "dry": {**answer["classic"]["dry"], "lscp": found}},
    }
    told = classic(Speaker(unproven, asked, "en"))
    assert "Every answer is exact." not in told.sentences
    marked = [row for row in told.rows if any("(not proven)" in cell for cell in row)]
    assert [row[0] for row in marked] == ["set covering (LSCP)"]


def test_the_proposal_is_told_in_four_lines(asked: Scenario, answer: dict[str, Any]) -> None:
    # What to open; what it gains and whom it serves; how certain that is; who leads as a single site.
    best = max(answer["curve"], key=lambda row: row["value_rupiah"])
    opened, gained, certain, alone = sections(answer, asked, "en")[0].sentences
    assert opened == "Proposal: open Timur, Barat."
    assert f"The new sites serve {best['beside_visits']['applicants']:.0f} applicants (Rp0 each)." in gained
    assert certain.startswith("Proven: no other choice is worth more.")
    assert alone.startswith("As a single site Timur leads Barat by")


def test_fewer_come_to_the_sites_beside_the_rotation_than_without_visits(
    asked: Scenario, answer: dict[str, Any]
) -> None:
    # The van visits both towns in the week: whom it has served does not come to the site any more.
    best = max(answer["curve"], key=lambda row: row["value_rupiah"])
    alone = sum(each["applicants"] for each in best["figures"].values())
    assert best["beside_visits"]["applicants"] < alone - 50
    said = " ".join(brings(Speaker(answer, asked, "en")).sentences)
    assert f"sites serve {best['beside_visits']['applicants']:.0f} applicants in the period" in said
    assert f"Without any visit it would be {alone:.0f} applicants" in said
    assert "People within 90 minutes of a counter (rainy season): 80" in said


def test_the_workbook_holds_numbers_to_reckon_with(
    asked: Scenario, answer: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "sites.xlsx"
    write_sites_workbook(path, asked, answer, "en")
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names[:4] == ["Proposal", "Ranking", "Curve", "Reach"]
    head, first, *_ = book.get_sheet_by_name("Ranking").to_python()[2:]
    told = dict(zip(head, first, strict=True))
    row = answer["ranking"][0]
    assert told["Place"] == "Timur"
    assert told["Worth with visits"] == row["gain_with_visits_rupiah"]
    assert told["Applicants"] == row["applicants"]
    shares = book.get_sheet_by_name("Reach").to_python()[3:]
    rainy_today = next(row for row in shares if row[:3] == ["Everybody", "rainy", "today"])
    assert rainy_today[3:] == [0.8, 0.8, 1.0]


def test_the_workbook_begins_with_the_key_table_and_then_the_sentences(
    asked: Scenario, answer: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "sites.xlsx"
    write_sites_workbook(path, asked, answer, "en")
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Proposal").to_python()
    head = next(number for number, row in enumerate(rows) if row[0] == "Sites")
    assert rows[head] == ["Sites", "Gain", "At most", "Cost", "Applicants at the sites"]
    sets = [row[0] for row in rows[head + 1 : head + 5]]
    assert sets == ["no new site", "Timur", "Timur, Barat", "Barat"]
    both, barat = answer["curve"][2], answer["ranking"][1]
    assert rows[head + 3][1:] == [
        both["gain_rupiah"],
        both["bound_of_all_rupiah"] - answer["today"]["value_rupiah"],
        both["cost_rupiah"],
        both["beside_visits"]["applicants"],
    ]
    assert rows[head + 4][1] == barat["gain_with_visits_rupiah"]
    assert rows[head + 4][4] == barat["applicants_beside_visits"]
    below = [row[0] for row in rows[head + 5 :] if row[0]]
    assert below[0] == "Proposal: open Timur, Barat."


def test_the_keys_of_the_answer_are_stable(answer: dict[str, Any]) -> None:
    # Programs read sites.json: a key that goes or changes its meaning wants another version.
    assert answer["version"] == 1
    assert set(answer) >= {
        *("version", "scenario", "starts", "ends", "months", "candidates", "choices", "planned", "limits"),
        *(
            "bands_minutes",
            "method",
            "nothing_rupiah",
            "visits_add_at_most_rupiah",
            "today",
            "curve",
            "ranking",
        ),
        *("shares_within_today", "runner_up", "classic", "map", "firm", "stopped_by", "cut_short"),
        *("proven", "readings", "considered", "level"),
    }
    assert set(answer["curve"][0]) >= {
        *(
            "number",
            "sites",
            "closed",
            "gain_rupiah",
            "value_rupiah",
            "without_visits_rupiah",
            "bound_rupiah",
        ),
        *(
            "bound_of_all_rupiah",
            "cost_rupiah",
            "visits",
            "van_days",
            "figures",
            "shares_within",
            "beside_visits",
        ),
    }
    assert set(answer["ranking"][0]) >= {
        *("rank", "id", "place", "kabupaten", "at", "gain_without_visits_rupiah", "gain_with_visits_rupiah"),
        *("applicants", "applicants_an_open_day", "holds_an_open_day", "travel_spared_hours", "cost_rupiah"),
        *("travel_spared_rupiah", "cost_an_applicant_rupiah", "van_days_freed", "officers", "weekdays"),
        *("break_even_applications_a_year", "confidence", "shares_within", "applicants_beside_visits"),
    }
