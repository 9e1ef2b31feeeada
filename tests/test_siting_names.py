"""What sites are called: by their own name or town, alike in answer and comparison, and misspelt ones."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from site_worlds import site_scenario, written
from worlds import GONE, place

from outreach_planner.cli import main
from outreach_planner.outputs.input_names import counter_text
from outreach_planner.outputs.sites_readings_telling import readings
from outreach_planner.outputs.sites_speaker import Speaker
from outreach_planner.siting.proposal import propose

SEAT = place("Kantor Bupati Desa", "desa", 105.0, kind="seat", road_node="timur")


def test_a_candidate_is_called_by_its_own_name_where_it_has_one() -> None:
    asked = site_scenario(sites={"candidates": {"timur": {"name": "UKK Timur"}}})
    say = Speaker(propose(asked).tree, asked, "en")
    assert (say.name("timur"), say.name("barat")) == ("UKK Timur", "Barat")
    assert (say.full("timur"), say.full("barat")) == ("UKK Timur", "Barat")
    assert say.short("timur") == "UKK Timur"


def test_a_name_that_does_not_say_the_place_is_told_with_it() -> None:
    asked = site_scenario(
        places={"seat": SEAT}, sites={"candidates": {"timur": {"place": "seat", "name": "UKK Timur"}}}
    )
    assert Speaker(propose(asked).tree, asked, "en").full("timur") == "UKK Timur (Kantor Bupati Desa)"


def test_two_names_at_one_place_name_no_place() -> None:
    terms = {"timur": {"name": "UKK Timur"}, "lane": {"place": "timur", "name": "Lantatur Timur"}}
    asked = site_scenario(sites={"candidates": terms})
    say = Speaker(propose(asked).tree, asked, "en")
    assert (say.name("timur"), say.name("lane"), say.short("timur")) == (
        "UKK Timur",
        "Lantatur Timur",
        "Timur",
    )


def text_of(page: Path, mark: str, letters: int = 3000) -> str:
    """The words of a page from a mark on."""
    source = page.read_text(encoding="utf-8")
    part = source[source.index(mark) :][:letters]
    return html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", part)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An answer in English in which Timur's site stands at a seat of government."""
    out = tmp_path_factory.mktemp("named")
    sites = {"candidates": {"timur": {"place": "seat", "officers": 2, "applicants_a_day": 30}}}
    scenario = written(out, places={"seat": SEAT}, sites=sites)
    assert main(["sites", str(scenario), "--out", str(out / "o"), "--quiet", "--lang", "en"]) == 0
    return out / "o"


def test_the_comparison_calls_sites_as_the_answer_does_and_says_what_they_do(folder: Path) -> None:
    said = text_of(folder / "comparison.html", 'id="input"')
    assert "Counter at Timur counters.site-timur" in said
    assert "30 applicants a day, every working day, 2 officers, from Tuesday, 6 April 2027" in said
    assert "only_nearer" not in said
    assert "Kantor Bupati Desa" not in said


def test_answer_and_comparison_count_the_same_applicants(folder: Path) -> None:
    tree = json.loads((folder / "sites.json").read_text(encoding="utf-8"))
    best = max(tree["curve"], key=lambda row: row["value_rupiah"])
    applicants = f"{best['beside_visits']['applicants']:.0f} applicants"
    assert f"The new sites serve {applicants}" in text_of(folder / "sites.html", '<section class="card said')
    assert f"count the {applicants} at the new sites" in text_of(
        folder / "comparison.html", '<ul class="messages'
    )


def test_where_nothing_is_proposed_the_comparison_says_that_it_shows_the_next_best_set(
    tmp_path: Path,
) -> None:
    dear = {"timur": {"monthly_rupiah": 10**12}, "barat": {"monthly_rupiah": 2 * 10**12}}
    out = tmp_path / "o"
    scenario = written(tmp_path, sites={"candidates": dear})
    assert main(["sites", str(scenario), "--out", str(out), "--quiet", "--lang", "en"]) == 0
    said = text_of(out / "comparison.html", '<ul class="messages')
    assert "The proposal changes nothing; to compare, the next best set opens Timur." in said
    assert "with the next best set" in said
    assert "with the proposal" not in said
    link = text_of(out / "sites.html", '<section class="card said')
    assert "The plans without new sites and with the next best set, side by side" in link


def test_a_counter_is_told_by_what_it_does() -> None:
    counter = {"place": "timur", "applicants_a_day": 20, "weekdays": ["tuesday"], "closed": "2027-04-09"}
    assert counter_text(counter, "id") == "20 pemohon sehari, buka Selasa, sampai Jumat, 9 April 2027"


@pytest.mark.parametrize(
    ("sites", "letter"),
    [
        ({"must_open": ["timor"]}, 'sites.must_open[0]: got "timor"; did you mean timur?'),
        (
            {"candidates": "auto", "kinds": ["town"], "must_open": ["barrat"]},
            'sites.must_open[0]: got "barrat"; did you mean barat?',
        ),
        (
            {"candidates": {"timur": GONE, "desk": {"place": "timur"}}, "must_open": ["timr"]},
            'sites.must_open[0]: got "timr"; did you mean desk (timur)?',
        ),
        ({"candidates": "auto", "kinds": ["twn"]}, 'sites.kinds[0]: got "twn"; did you mean town?'),
        ({"candidates": {"timur": {"place": "timor"}}}, 'timur.place: got "timor"; did you mean timur?'),
        (
            {"candidates": {"timur": {"name": "UKK"}, "barat": {"name": "ukk "}}},
            'sites.candidates.barat.name: got "ukk ", the name of timur as well; give each its own name',
        ),
    ],
)
def test_misspelt_candidates_and_names_written_twice_get_a_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], sites: dict[str, object], letter: str
) -> None:
    out = tmp_path / "out"
    assert main(["sites", str(written(tmp_path, sites=sites)), "--out", str(out), "--quiet"]) == 2
    assert letter in capsys.readouterr().err.replace("  ", " ")
    assert not out.exists()


def test_sources_of_readings_are_told_in_the_language_asked_for() -> None:
    more = {"name": "Lebih", "applications_a_year": 50_000, "source": "perkiraan kami", "source_en": "judged"}
    only = {"name": "Kurang", "applications_a_year": 20_000, "source": "catatan kantor"}
    asked = site_scenario(sites={"readings": {"more": more, "less": only}})
    tree = propose(asked).tree
    assert readings(Speaker(tree, asked, "id")).points == ("Lebih: perkiraan kami", "Kurang: catatan kantor")
    assert readings(Speaker(tree, asked, "en")).points == ("Lebih: judged", "Kurang: catatan kantor")
