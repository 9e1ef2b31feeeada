import datetime as dt
import itertools

import pytest
from plan_scenarios import plan_scenario, plan_scenario_tree
from plans import small_plan, three_trips

from outreach_planner.outputs.terminal import schedule_text

NBSP = "\N{NO-BREAK SPACE}"


def lines(text: str) -> list[str]:
    """Return the lines with runs of spaces made one, so that a test need not count columns."""
    return [" ".join(filter(None, line.split(" "))) for line in text.splitlines()]


def test_each_visit_is_a_line_with_date_team_program_place_hours_people_and_bed() -> None:
    told = lines(schedule_text(small_plan(), plan_scenario(), "id", 140))
    assert "Sen 4 Jan Mobil LAKSO LAKSO Kayu Agung (Ogan Komering Ilir) 08.30-15.30 57" in told
    first = told.index("Rab 6 Jan Mobil LAKSO LAKSO Sungai Lilin (Musi Banyuasin) 08.30-15.30 42")
    assert told[first + 1] == "Mobil LAKSO (bermalam) Bayung Lencir"
    assert (
        "Sab 9 Jan Tim akhir pekan Paspor Simpatik PTC Mall (Palembang) + Drive-thru 08.00-15.00 130" in told
    )


def test_visits_and_travel_stand_in_the_order_of_their_dates() -> None:
    told = lines(schedule_text(small_plan(), plan_scenario(), "id", 140))
    days = [line[:9] for line in told if line[:3] in {"Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"}]
    assert days == ["Sen 4 Jan", "Sel 5 Jan", "Rab 6 Jan", "Kam 7 Jan", "Sab 9 Jan"]
    travel = told.index("Sel 5 Jan Mobil LAKSO (perjalanan) ke Sungai Lilin 16.30-19.10")
    assert told[travel + 1] == "Mobil LAKSO (bermalam) Sungai Lilin"


def test_indicators_say_value_bound_and_gap() -> None:
    told = lines(schedule_text(small_plan(), plan_scenario(), "id", 140))
    assert "Nilai rencana Rp580.000.000" in told
    assert "Nilai bersih Rp208.000.000 (dibanding kantor yang sama tanpa kunjungan)" in told
    assert "Batas atas nilai Rp600.800.000" in told
    # 10 % above is 0.1 / 1.1 = 9.09 % below, rounded up.
    assert (
        f"paling banyak 10,0{NBSP}% di atas rencana ini; rencana ini paling jauh 9,1{NBSP}% di bawahnya."
        in (" ".join(told))
    )
    assert "Biaya per pemohon Rp83.307" in told
    assert "Jarak tempuh 526 km" in told
    assert "Malam di luar 2" in told


def test_estimates_are_marked_and_the_worst_kabupaten_is_named() -> None:
    told = lines(schedule_text(small_plan(), plan_scenario(), "id", 140))
    assert "Per kabupaten/kota (permohonan setahun dan yang membutuhkan: perkiraan)" in told
    assert f"Musi Banyuasin (terendah) ±5.120 ±630 2 86 30 18,3{NBSP}%" in told
    assert sum("terendah" in line for line in told) == 1


def test_what_is_not_proven_is_said_so() -> None:
    told = lines(schedule_text(small_plan(bound_rupiah=None, gap=None), plan_scenario(), "id", 140))
    assert "Batas atas nilai belum ada" in told
    assert "Jarak ke yang terbaik Belum terbukti seberapa jauh rencana ini dari yang terbaik." in told


def test_a_bound_above_a_plan_without_net_value_is_told_in_rupiah() -> None:
    # With a net value of 0 a gap has no meaning; the bound is 600.8 - 580 = 20.8 million above the plan.
    plan = small_plan(net_rupiah=0, nothing_rupiah=580_000_000, gap=None)
    assert "lebih dari Rp20.800.000 di atas rencana ini" in schedule_text(plan, plan_scenario(), "id", 140)


def test_an_optimal_plan_is_told_to_be_the_best() -> None:
    plan = small_plan(outcome="optimal", bound_rupiah=580_000_000, gap=0.0)
    assert "Terbukti: tidak ada rencana lain yang lebih baik." in schedule_text(
        plan, plan_scenario(), "id", 140
    )


@pytest.mark.parametrize("width", [30, 40, 60, 80, 99, 100, 120, 200])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_line_is_wider_than_the_terminal_and_no_visit_is_lost(width: int, lang: str) -> None:
    text = schedule_text(small_plan(), plan_scenario(), lang, width)
    assert max(map(len, text.splitlines())) <= width
    for date in (4, 6, 7, 9):
        assert f" {date} Jan" in text
    assert text.endswith("\n")
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_a_narrow_terminal_gets_each_visit_on_lines_of_its_own() -> None:
    told = schedule_text(small_plan(), plan_scenario(), "id", 80).splitlines()
    at = told.index("Rab 6 Jan  08.30-15.30  Mobil LAKSO")
    assert told[at + 1] == "  LAKSO, Sungai Lilin (Musi Banyuasin), 42 orang dilayani, bermalam di Bayung"
    assert told[at + 2] == "  Lencir"


def test_english_on_request() -> None:
    told = lines(schedule_text(small_plan(), plan_scenario(), "en", 140))
    assert "Mon 4 Jan Mobil LAKSO LAKSO Kayu Agung (Ogan Komering Ilir) 08:30-15:30 57" in told
    assert "Cost Rp22,722,000" in told


def test_no_colours_are_written_and_the_text_is_always_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = schedule_text(small_plan(), plan_scenario(), "id", 120)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "50")
    assert schedule_text(small_plan(), plan_scenario(), "id", 120) == plain
    assert "\N{ESCAPE}" not in plain


def test_names_that_look_like_markup_or_control_a_terminal_do_no_harm() -> None:
    tree = plan_scenario_tree()
    tree["places"]["kayu-agung"]["name"] = "[red]\u001b[31mKayu[/red] <b>"
    text = schedule_text(small_plan(), plan_scenario(tree), "id", 140)
    assert "[red] [31mKayu[/red] <b>" in text
    assert "\N{ESCAPE}" not in text


def test_a_plan_without_visits_says_so() -> None:
    assert "Tidak ada kunjungan." in schedule_text(small_plan(trips=()), plan_scenario(), "id", 100)


def test_a_kabupaten_that_the_places_name_says_already_is_not_said_again() -> None:
    tree = plan_scenario_tree()
    tree["places"]["kayu-agung"]["name"] = "Kantor Bupati Ogan Komering Ilir"
    tree["places"]["ptc-mall"]["name"] = "Palembang Icon"
    text = schedule_text(small_plan(), plan_scenario(tree), "id", 140)
    assert "  Kantor Bupati Ogan Komering Ilir  " in text
    assert "  Palembang Icon + Drive-thru  " in text


def test_a_part_of_another_word_or_kabupaten_does_not_say_it() -> None:
    # Kabupaten Musi Banyuasin is not said by "Banyuasin", nor Kota Palembang by "Palembangan".
    tree = plan_scenario_tree()
    tree["places"]["sungai-lilin"]["name"] = "Simpang Banyuasin"
    tree["places"]["ptc-mall"]["name"] = "Pasar Palembangan"
    text = schedule_text(small_plan(), plan_scenario(tree), "id", 140)
    assert "Simpang Banyuasin (Musi Banyuasin)" in text
    assert "Pasar Palembangan (Palembang)" in text


def test_a_kota_beside_a_kabupaten_of_the_same_name_keeps_its_word() -> None:
    tree = plan_scenario_tree()
    tree["kabupaten"]["musi-banyuasin"]["name"] = "Kabupaten Palembang"
    text = schedule_text(small_plan(), plan_scenario(tree), "id", 140)
    assert "PTC Mall (Kota Palembang)" in text
    assert "Sungai Lilin (Palembang)" in text


@pytest.mark.parametrize(("width", "most"), [(100, 2), (120, 1)])
def test_a_month_of_long_names_takes_few_lines_a_visit(width: int, most: int) -> None:
    tree = plan_scenario_tree()
    tree["teams"]["lakso-van"]["name"] = "Tim Akhir Pekan"
    tree["programs"]["lakso"]["name"] = "Paspor Masuk Kampus"
    tree["places"]["kayu-agung"]["name"] = "Universitas Sriwijaya, Indralaya"
    tree["kabupaten"]["ogan-komering-ilir"]["name"] = "Kabupaten Ogan Ilir"
    told = schedule_text(small_plan(), plan_scenario(tree), "id", width).splitlines()
    dated = [number for number, line in enumerate(told) if " Jan  " in line]
    heights = [after - before for before, after in itertools.pairwise(dated)]
    # The second and third day are followed by the line of a night.
    assert max(heights[0], heights[1] - 1, heights[2] - 1, heights[3]) == most


def test_the_worst_of_one_kabupaten_is_not_marked() -> None:
    plan = small_plan()
    one = {"musi-banyuasin": plan.indicators.by_kabupaten["musi-banyuasin"]}
    alone = small_plan(indicators=plan.indicators.model_copy(update={"by_kabupaten": one}))
    assert "terendah" not in schedule_text(alone, plan_scenario(), "id", 140)


def test_a_gap_of_the_whole_net_value_is_said_to_prove_little() -> None:
    # (1,412 - 580) / 208 = 4.
    text = schedule_text(small_plan(bound_rupiah=1_412_000_000, gap=4.0), plan_scenario(), "id", 140)
    assert "Belum terbukti dengan berarti seberapa jauh rencana ini dari yang terbaik." in text
    assert "400,0" not in text


def test_a_gap_is_rounded_up_so_that_it_stays_true() -> None:
    assert f"paling banyak 14,7{NBSP}%" in schedule_text(small_plan(gap=0.14601), plan_scenario(), "id", 140)


def test_a_kabupaten_with_promised_visits_says_why_fewer_are_enough_there() -> None:
    tree = plan_scenario_tree()
    tree["policy"] = {
        "guarantees": {"musi-banyuasin": {"program": "lakso", "visits": 2, "minimum_attendance": 25}}
    }
    trips = list(three_trips())
    people = {"sungai-lilin": 41.5, "bayung-lencir": 30.0}
    visits = tuple(
        visit.model_copy(update={"minimum_attendance": 25, "expected_applicants": people[visit.place]})
        for visit in trips[1].visits
    )
    trips[1] = trips[1].model_copy(update={"visits": visits})
    plan = small_plan(trips=tuple(trips))
    text = " ".join(schedule_text(plan, plan_scenario(tree), "id", 140).split())
    assert "Musi Banyuasin punya minimum sendiri, 25 bukan 40, untuk tiap kunjungan" in text
    assert "di bawah 40: 1 dari 2 kunjungan." in text
    assert "Musi Banyuasin has a minimum of its own" in schedule_text(plan, plan_scenario(tree), "en", 140)
    assert "because visits there are promised" in " ".join(
        schedule_text(plan, plan_scenario(tree), "en", 140).split()
    )
    assert "minimum sendiri" not in schedule_text(small_plan(), plan_scenario(tree), "id", 140)
    tree["policy"]["guarantees"]["musi-banyuasin"]["visits"] = 0
    text = " ".join(schedule_text(plan, plan_scenario(tree), "en", 140).split())
    assert "Musi Banyuasin has a minimum of its own, 25 instead of 40, for every visit" in text
    assert "promised" not in text


def test_names_in_english_are_used_where_there_are_some() -> None:
    tree = plan_scenario_tree()
    tree["name_en"] = "Example of Palembang"
    tree["teams"]["lakso-van"]["name_en"] = "LAKSO van"
    told = lines(schedule_text(small_plan(), plan_scenario(tree), "en", 140))
    assert told[0] == "Outreach plan: Example of Palembang (1 January 2027 – 9 January 2027)"
    assert any(line.startswith("Mon 4 Jan LAKSO van LAKSO ") for line in told)
    assert any(line.startswith("Sat 9 Jan Tim akhir pekan ") for line in told)
    assert "LAKSO van" not in schedule_text(small_plan(), plan_scenario(tree), "id", 140)


def test_the_period_is_not_told_twice_when_the_scenario_is_named_after_it() -> None:
    period = {"starts": dt.date(2027, 1, 1), "ends": dt.date(2027, 1, 31)}
    named = small_plan(scenario="Palembang, Januari 2027", **period)
    assert schedule_text(named, plan_scenario()).splitlines()[0].count("Januari 2027") == 1
    assert schedule_text(named, plan_scenario(), "en").splitlines()[0].endswith(": Palembang, Januari 2027")
    other = small_plan(**period)
    assert schedule_text(other, plan_scenario()).splitlines()[0].endswith("Contoh Palembang (Januari 2027)")
