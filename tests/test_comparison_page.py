import json
import re

import pytest
from map_worlds import hostile_tree, map_scenario_tree, map_world
from plans import indicators, small_plan, three_trips

from outreach_planner.outputs.comparison_days import day_rows, lost_rows, marked_rows
from outreach_planner.outputs.comparison_page import comparison_html
from outreach_planner.outputs.comparison_telling import (
    comparison_tree,
    difference_text,
    notes,
    value_text,
    verdicts,
)
from outreach_planner.outputs.comparison_text import comparison_text
from outreach_planner.outputs.comparison_words import COMPARISON_WORDS
from outreach_planner.outputs.geometry import Points
from outreach_planner.outputs.map_calendar import team_rows
from outreach_planner.outputs.map_headline import gap_sentence
from outreach_planner.outputs.map_trips import map_trips
from outreach_planner.outputs.map_words import MAP_WORDS
from outreach_planner.plans.comparison import Comparison, Side, compare
from outreach_planner.plans.plan import Plan
from outreach_planner.world.instance import Instance


def pair(*plans: Plan, tree=None) -> tuple[Comparison, list[Instance]]:
    """Compare plans of the small scenario."""
    scenario, instance = map_world(tree)
    sides = [Side(f"rencana-{number}", scenario, plan) for number, plan in enumerate(plans)]
    return compare(sides), [instance] * len(plans)


def without_tour() -> Plan:
    """The small plan without its tour: two visits, 85.5 people and two nights less."""
    day, _, saturday = three_trips()
    fewer = {"visits": 2, "served_by_visits": 187.25, "nights": 0}
    return small_plan(trips=(day, saturday), indicators=indicators().model_copy(update=fewer))


def test_the_same_plans_give_the_same_page():
    comparison, instances = pair(small_plan(), without_tour())
    assert comparison_html(comparison, instances, []) == comparison_html(comparison, instances, [])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_plan_compared_with_itself_shows_nothing_but_zeros(lang):
    comparison, instances = pair(small_plan(), small_plan())
    html = comparison_html(comparison, instances, [], lang)
    assert set(re.findall(r"<small>(.*?)</small></td>", html)) == {"0"}
    assert "↷</s>" not in html
    (verdict,) = verdicts(comparison, lang)
    assert verdict.startswith(("Rencana 2 sama dengan rencana 1", "Plan 2 is the same as plan 1"))


def test_the_verdict_tells_the_differences_with_their_signs():
    comparison, _ = pair(small_plan(), without_tour())
    # 187.25 - 272.75 = -85.5, which no page shows finer than a person; the value was left alone.
    assert verdicts(comparison, "en") == [
        "Plan 2 against plan 1: served by visits \N{MINUS SIGN}86 people; net value 0; cost 0; "
        "better for 0 kabupaten, worse for 0."
    ]


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (0.4, "people", "0"),
        (-3.0, "people", "\N{MINUS SIGN}3"),
        (1_500_000.0, "rupiah", "+Rp1.500.000"),
        (0.0123, "share", "+1,2 poin"),
        (None, "rupiah", "\N{EN DASH}"),
    ],
)
def test_a_difference_has_a_sign_unless_it_is_none(value, unit, told):
    assert difference_text(value, unit, "id") == told


def test_days_tell_what_is_lost_and_who_is_missing():
    comparison, _ = pair(small_plan(), without_tour())
    rows = day_rows(comparison, "en")
    # Wednesday lost 41.5 people at Sungai Lilin (told as 42, halves to even), Thursday 44.
    assert [(row.date, row.cells[0].changes[0].word, row.cells[0].people) for row in rows] == [
        ("Wed 6 Jan", "lost", "\N{MINUS SIGN}42"),
        ("Thu 7 Jan", "lost", "\N{MINUS SIGN}44"),
    ]
    assert rows[0].cells[0].changes[0].text == "LAKSO, Sungai Lilin"


def test_the_calendar_marks_free_days_on_which_a_visit_was_lost():
    comparison, (_, instance) = pair(small_plan(), without_tour())
    plan = comparison.sides[1].plan
    trips = map_trips(instance.scenario, plan, Points(instance.roads))
    rows = team_rows(instance.scenario, instance.days, trips, "id")
    van, _ = marked_rows(rows, instance.scenario, instance.days, comparison.visits[0], "id")
    # 6 and 7 January are the sixth and seventh cells.
    assert [cell.mark for cell in van.cells] == ["", "", "", "", "", "−", "−", "", ""]


def test_the_first_calendar_marks_what_other_plans_lose_and_says_which():
    comparison, (_, instance, _) = pair(small_plan(), without_tour(), small_plan())
    plan = comparison.sides[0].plan
    trips = map_trips(instance.scenario, plan, Points(instance.roads))
    rows = team_rows(instance.scenario, instance.days, trips, "id")
    van, _ = lost_rows(rows, instance.scenario, instance.days, comparison.visits, "id")
    # The tour of 6 and 7 January is in the third plan, but not in the second.
    assert [cell.mark for cell in van.cells] == ["", "", "", "", "", "−", "−", "", ""]
    assert van.cells[5].about.endswith("(hilang di rencana 2)")
    assert van.cells[5].trip is not None


def test_the_comparison_says_what_it_cannot_compare():
    february = small_plan(starts="2027-02-01", ends="2027-02-09", trips=())
    told = notes(pair(small_plan(), february)[0], [[], ["a rule", "another"]], "en")
    assert told[0].startswith("These plans are for different days")
    assert told[1] == "Plan 2 breaks rules or its figures no longer fit (2): a rule"


def test_json_tells_every_difference_exactly():
    comparison, _ = pair(small_plan(), without_tour())
    tree = json.loads(json.dumps(comparison_tree(comparison, [])))
    figure = next(each for each in tree["figures"] if each["key"] == "served_by_visits")
    assert figure["differences"] == [0, -85.5]
    assert [change["kind"] for change in tree["visits"][0]] == ["kept", "lost", "lost", "kept"]


@pytest.mark.parametrize("width", [40, 100])
def test_the_terminal_table_keeps_to_its_width(width):
    comparison, _ = pair(small_plan(), without_tour(), small_plan())
    text = comparison_text(comparison, ["Sebuah pesan. " * 20], "id", width)
    assert max(len(line) for line in text.splitlines()) <= width
    assert "Sungai Lilin" in text


def test_no_name_becomes_markup():
    comparison, instances = pair(small_plan(), without_tour(), tree=hostile_tree())
    html = comparison_html(comparison, instances, ["<img src=y>"])
    assert "<img" not in html
    assert "alert(2)</script>" not in html


def test_the_page_names_no_address_to_fetch():
    html = comparison_html(*pair(small_plan(), small_plan()), [])
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    assert 'img-src data:"' in markup
    assert " src=" not in markup
    assert re.findall(r'href="([^"]*)"', markup) == ["#figures"]


def test_tiles_are_asked_for_only_where_the_scenario_names_them():
    tree = map_scenario_tree()
    tree["tiles"] = {"url": "https://tiles.example.org/{z}/{x}/{y}.png", "credit": "Example"}
    html = comparison_html(*pair(small_plan(), small_plan(), tree=tree), [])
    assert 'img-src data: https://tiles.example.org"' in html


def test_words_are_told_in_both_languages_and_once():
    assert all(id_word and en_word for id_word, en_word in COMPARISON_WORDS.values())
    assert not COMPARISON_WORDS.keys() & MAP_WORDS.keys()


def test_a_proven_gap_reads_the_same_in_the_sentence_and_in_the_table():
    # 0.1675 / 1.1675 = 0.14347: rounded up, so that "at most" stays true.
    plan = small_plan(gap=0.1675)
    comparison, _ = pair(plan, plan)
    figure = next(figure for figure in comparison.figures if figure.key == "gap")
    assert value_text(figure.values[0], figure.unit, "en") == "14.4\N{NO-BREAK SPACE}%"
    assert "14.4\N{NO-BREAK SPACE}%" in gap_sentence(plan, "en")
