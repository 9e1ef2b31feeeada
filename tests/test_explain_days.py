"""Reasons why days are closed are told with names, dates and the field that decides."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from explain_worlds import EFFORT, KELILING, best_plan, plan_of, tiny_week
from schedules import schedule_of
from worlds import tiny_scenario

from outreach_planner.cli import main
from outreach_planner.deciding.explaining.explaining import explain
from outreach_planner.outputs.comparison_input import write_scenario
from outreach_planner.outputs.explanation import explanation_text
from outreach_planner.outputs.json_output import write_plan
from outreach_planner.plans.explanation import Question
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.prepare import prepare

TUESDAY = dt.date(2027, 1, 12)


def told(scenario: Scenario, place: str, date: dt.date | None = None) -> tuple[str, str, str]:
    """The kind of the only reason, its field, and the English sentences; Monday is 11 January 2027."""
    instance, plan = best_plan(scenario)
    answer = explain(instance, plan, Question(place, date), EFFORT)
    (reason,) = answer.reasons
    return reason.kind, reason.fields[0].field, explanation_text(answer, scenario, "en")


@pytest.mark.parametrize(
    ("window", "kind", "sentence"),
    [
        (
            {"recurrence": "FREQ=WEEKLY;BYDAY=MO,FR"},
            "place-dates",
            "Within the time of this plan Jauh can be visited only on Mon 11 Jan, Fri 15 Jan.",
        ),
        (
            {"recurrence": "FREQ=WEEKLY;BYDAY=SA"},
            "place-no-dates",
            "Within the time of this plan Jauh can be visited on no day.",
        ),
        ({"weekdays": ["monday", "friday"]}, "place-weekdays", "Jauh is visited only on Monday, Friday."),
        ({"first_day": "2027-01-13"}, "place-from", "Jauh is visited from Wednesday, 13 January 2027 on."),
        ({"last_day": "2027-01-11"}, "place-until", "Jauh is visited until Monday, 11 January 2027 only."),
    ],
)
def test_a_window_of_a_place_is_told_with_its_days_and_field(
    window: dict[str, Any], kind: str, sentence: str
) -> None:
    found = told(tiny_week({"places": {"jauh": window}}), "jauh", TUESDAY)
    assert found[:2] == (kind, f"places.jauh.{next(iter(window))}")
    assert sentence in found[2]
    assert "FREQ" not in found[2]


@pytest.mark.parametrize(
    ("periods", "kind", "field", "sentence"),
    [
        (
            {"closed": [{"name": "ujian", "start": "2027-01-12", "end": "2027-01-13"}]},
            "program-closed",
            "closed[0]",
            "is not held from Tuesday, 12 January 2027 to Wednesday, 13 January 2027 (ujian).",
        ),
        (
            {"periods": [{"start": "2027-01-13", "end": "2027-01-20"}]},
            "program-period",
            "periods",
            "is held only from Wed 13 Jan to Wed 20 Jan.",
        ),
    ],
)
def test_a_period_of_a_program_is_told_with_its_days_and_field(
    periods: dict[str, Any], kind: str, field: str, sentence: str
) -> None:
    found = told(tiny_week({"programs": {KELILING: periods}}), "jauh", TUESDAY)
    assert found[:2] == (kind, f"programs.{KELILING}.{field}")
    assert sentence in found[2]


@pytest.mark.parametrize(
    ("ban", "kind", "sentence"),
    [
        ({"place": "dusun"}, "banned", "The planner has banned visits there."),
        (
            {"team": "mobil", "reason": "servis"},
            "banned-team",
            "has banned visits of Mobil on those days (servis)",
        ),
        ({"program": KELILING}, "banned-program", "has banned Touring service on those days."),
        ({"dates": {"start": "2027-01-12", "end": "2027-01-12"}}, "banned-days", "visits on those days."),
    ],
)
def test_a_ban_is_told_by_what_it_names(ban: dict[str, Any], kind: str, sentence: str) -> None:
    tuesday = {"dates": {"start": "2027-01-12", "end": "2027-01-12"}}
    found = told(tiny_week({"bans": [tuesday | ban]}), "dusun", TUESDAY)
    assert found[:2] == (kind, "bans[0]")
    assert sentence in found[2]


def test_a_visit_without_a_sentence_of_its_own_is_told_by_names() -> None:
    leave = [{"start": "2027-01-12", "end": "2027-01-12"}]
    _, _, text = told(tiny_week({"teams": {"mobil": {"leave": leave}}}), "dekat", TUESDAY)
    assert "Touring service at Dekat, Tuesday, 12 January 2027 (Mobil): " in text


def test_a_holiday_says_that_the_program_does_not_write_whether_it_is_held_on_one() -> None:
    calendar = {"more_holidays": [{"name": "Libur kota", "start": "2027-01-12", "end": "2027-01-12"}]}
    instance, plan = best_plan(tiny_week({"calendar": calendar}))
    (reason,) = explain(instance, plan, Question("jauh", TUESDAY), EFFORT).reasons
    assert [field.field for field in reason.fields] == [
        f"programs.{KELILING}.on_holidays",
        "calendar.more_holidays[0]",
    ]


def test_a_place_that_nobody_lives_near_is_told_with_the_reach() -> None:
    # Barat's people live in Barat; Sepi is 100 km further, and only who lives within 20 minutes comes.
    sepi = {
        "name": "Sepi",
        "kind": "town",
        "kabupaten": "desa",
        "lat": -3.0,
        "lon": 103.5,
        "road_node": "sepi",
    }
    edge = {
        "start": "barat",
        "end": "sepi",
        "km": 100,
        "road_class": "national",
        "dry_kmh": 60,
        "rainy_kmh": 30,
    }
    scenario = tiny_scenario(
        places={"sepi": sepi},
        roads={
            "nodes": {"sepi": {"name": "Sepi", "lat": -3.0, "lon": 103.5}},
            "edges": {"barat-sepi": edge},
        },
        programs={"lakso": {"minimum_attendance": 10}},
    )
    formulation = formulate(prepare(scenario))
    plan = plan_of(formulation, schedule_of(formulation.instance, {}))
    answer = explain(formulation.instance, plan, Question("sepi"), EFFORT)
    (reason,) = answer.reasons
    assert (reason.kind, reason.fields[0].field) == ("nobody-comes", "demand.reach.limit_minutes")
    assert "Nobody lives near enough to come there, where 10 are needed." in explanation_text(
        answer, scenario, "en"
    )


def test_a_group_too_large_for_a_day_is_told_how_many_fit() -> None:
    # 420 minutes x 2 units / 12 = 70.
    mill = {
        "organization": "PT Contoh",
        "place": "timur",
        "program": "lakso",
        "applicants": 71,
        "earliest": "2027-04-06",
        "latest": "2027-04-07",
    }
    scenario = tiny_scenario(requests={"mill": mill})
    formulation = formulate(prepare(scenario))
    plan = plan_of(formulation, schedule_of(formulation.instance, {}))
    question = Question("timur", program="lakso", request="mill")
    answer = explain(formulation.instance, plan, question, EFFORT)
    assert "No team can serve 71 people there in a day; 70 is the most." in explanation_text(
        answer, scenario, "en"
    )


def test_half_of_a_day_is_suggested_where_the_half_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    halves = {"morning_closes": "11:30", "afternoon_opens": "13:00", "move_minutes_at_most": 120}
    scenario = tiny_scenario(programs={"lakso": {"half_days": halves}})
    formulation = formulate(prepare(scenario))
    visits = {"van 04-05": "lakso/timur", "van 04-07": "lakso/timur>barat"}
    write_scenario(tmp_path, scenario)
    write_plan(tmp_path / "plan.json", plan_of(formulation, schedule_of(formulation.instance, visits)))
    files = str(tmp_path / "scenario.json"), str(tmp_path / "plan.json")
    assert main(["explain", *files, "--visit", "2027-04-07/van"]) == 2
    letter = capsys.readouterr().err
    assert "2027-04-07/van/morning, 2027-04-07/van/afternoon" in letter
    assert "2027-04-05" not in letter
