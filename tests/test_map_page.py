import json
import re
from pathlib import Path

import pytest
from map_worlds import HOSTILE, hostile_tree, map_world
from plans import small_plan

from outreach_planner.errors import ScenarioError
from outreach_planner.outputs.language import WORDS
from outreach_planner.outputs.map_headline import (
    estimated_figure,
    figures,
    gap_sentence,
    input_sentence,
    kabupaten_rows,
)
from outreach_planner.outputs.map_page import map_html, write_map
from outreach_planner.outputs.map_people import Site, sites_of
from outreach_planner.outputs.map_words import KINDS, MAP_WORDS
from outreach_planner.outputs.page import json_text
from outreach_planner.plans.plan import KabupatenResult
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Instance


@pytest.fixture(scope="module")
def world() -> tuple[Scenario, Instance]:
    return map_world()


def data_of(html: str) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_same_plan_gives_the_same_bytes(world, tmp_path: Path):
    scenario, instance = world
    for name in ("one", "two"):
        write_map(tmp_path / f"{name}.html", scenario, instance, small_plan())
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_the_page_names_no_other_file_and_no_address_to_fetch(world):
    html = map_html(*world, small_plan())
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    assert "<link" not in markup
    assert " src=" not in markup
    assert re.findall(r'href="([^"]*)"', markup) == ["#agenda"]
    assert "sourceMappingURL" not in html
    assert not re.search(r"url\((?!data:|#)", html.split("</style>")[0])
    assert "default-src 'none'" in markup


@pytest.mark.parametrize(
    ("lang", "title", "word"),
    [
        ("id", "Rencana layanan paspor keliling", "Bermalam"),
        ("en", "Passport outreach plan", "Overnight"),
    ],
)
def test_the_page_speaks_the_language_asked_for(world, lang, title, word):
    html = map_html(*world, small_plan(), lang)
    assert f'<html lang="{lang}">' in html
    assert f"<title>{title}" in html
    assert word in html


def test_no_name_of_the_scenario_becomes_markup():
    html = map_html(*map_world(hostile_tree()), small_plan())
    assert "<img" not in html
    assert "alert(2)</script>" not in html
    assert HOSTILE[0] in {place["name"] for place in data_of(html)["places"]}


def test_json_cannot_end_the_element_it_stands_in():
    text = json_text({"name": "</script><!--\u2028&"})
    assert not set(text) & set("<>&\u2028")
    assert json.loads(text) == {"name": "</script><!--\u2028&"}


def test_a_number_that_is_not_finite_never_reaches_a_page():
    with pytest.raises(ValueError, match="Out of range"):
        json_text({"share": float("nan")})


def test_words_are_told_in_both_languages_and_once():
    assert all(id_word and en_word for id_word, en_word in (*MAP_WORDS.values(), *KINDS.values()))
    assert not MAP_WORDS.keys() & WORDS.keys()


def test_an_unproven_plan_says_so():
    assert gap_sentence(small_plan(gap=None), "id").startswith("Belum terbukti")


def test_a_gap_is_rounded_up_so_that_the_sentence_stays_true():
    # 8.31 % is not "at most 8.3 %".
    # 0.25 above is 0.25 / 1.25 = 20 % below; 0.0831 / 1.0831 = 7.67 %, told as 7.7 %.
    assert gap_sentence(small_plan(gap=0.0831), "id").startswith("Paling jauh 7,7")
    assert gap_sentence(small_plan(gap=0.25), "en").startswith("At most 20.0")


def test_a_plan_that_meets_its_bound_is_called_the_best():
    assert gap_sentence(small_plan(gap=0.0), "en") == "Proven: no plan is better."


def test_a_gap_of_the_whole_net_value_proves_nothing():
    assert gap_sentence(small_plan(gap=1.0), "en") == gap_sentence(small_plan(gap=None), "en")


def test_headline_figures_are_those_of_the_plan():
    told = {figure.label: figure.value for figure in figures(small_plan(), "id")}
    # 272.75 people served by visits are told as 273.
    assert told["Terlayani oleh kunjungan"] == "273"
    assert told["Jarak tempuh"] == "526 km"
    assert told["Biaya per pemohon"] == "Rp83.307"


def test_a_plan_that_serves_nobody_has_no_cost_per_applicant():
    nobody = small_plan().indicators.model_copy(update={"cost_an_applicant_rupiah": None})
    told = {figure.label: figure.value for figure in figures(small_plan(indicators=nobody), "en")}
    assert told["Cost per applicant"] == "–"


def test_the_worst_served_kabupaten_comes_first_and_is_marked(world):
    rows = kabupaten_rows(world[0], small_plan(), sites_of(world[1], small_plan()), "id")
    assert [(row.name, row.worst) for row in rows] == [
        ("Kabupaten Musi Banyuasin", True),
        ("Kabupaten Ogan Komering Ilir", False),
        ("Kota Palembang", False),
    ]


def test_a_single_kabupaten_is_not_the_worst(world):
    found = small_plan().indicators
    alone = {"musi-banyuasin": found.by_kabupaten["musi-banyuasin"]}
    plan = small_plan(indicators=found.model_copy(update={"by_kabupaten": alone}))
    (row,) = kabupaten_rows(world[0], plan, sites_of(world[1], plan), "id")
    assert not row.worst


def test_the_people_of_a_kabupaten_add_up_as_they_are_written(world):
    # Of 120.4 people 40.4 were visited, 14.4 went to a counter and 50.4 wait: 120 - 40 - 14 - 50 = 16 gave up
    # (15.2 without the rounding).
    result = KabupatenResult(
        sought=120.4,
        served_by_visits=40.4,
        drawn_to_counters=14.4,
        share_served=0.455,
        share_visited=0.336,
        visits=1,
        applications_a_year=500.0,
    )
    found = small_plan().indicators.model_copy(update={"by_kabupaten": {"palembang": result}})
    site = Site("x", "X", "palembang", (0.0, 0.0), 1, False, False, 120.4, 40.4, 50.4, (), (14.4,), ())
    (row,) = kabupaten_rows(world[0], small_plan(indicators=found), [site], "en")
    assert row.about == "40 visits + 14 counters + 50 waiting + 16 gave up = 120"


def test_groups_are_told_beside_the_others_where_there_are_any(world):
    found = small_plan().indicators
    grouped = found.by_kabupaten["palembang"].model_copy(update={"served_in_groups": 45})
    found = found.model_copy(
        update={"served_in_groups": 45, "by_kabupaten": {**found.by_kabupaten, "palembang": grouped}}
    )
    plan = small_plan(indicators=found)
    assert figures(plan, "en")[0].note.startswith("45 of them in groups, ")
    abouts = [row.about for row in kabupaten_rows(world[0], plan, sites_of(world[1], plan), "en")]
    assert [about.endswith(", + 45 in groups") for about in abouts] == [False, False, True]


def test_the_page_tells_how_much_of_the_input_is_estimated(world):
    # Rows that say: 2 districts estimated, 1 river sourced, 1 road from memory; 2 of 4 are 50 %.
    figure = estimated_figure(world[0], "en")
    assert (figure.value, figure.note) == ("50\N{NO-BREAK SPACE}%", "of 4 figures")
    told = input_sentence(world[0], "en").replace("\N{NO-BREAK SPACE}", " ")
    assert told == "Of 4 figures of input: 25 % sourced, 25 % from memory, 50 % estimated."


def test_a_page_is_not_written_where_a_folder_stands(world, tmp_path: Path):
    with pytest.raises(ScenarioError, match="folder stands"):
        write_map(tmp_path, *world, small_plan())
