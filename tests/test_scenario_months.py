"""The shipped scenarios against the facts: the base, the two months and the week worked out by hand."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scenario_texts import put
from shipped_files import ROOT, SCENARIOS, scenario

from outreach_planner.scenario.reading import read_scenario

OTHERS = {"ogan-komering-ilir", "banyuasin", "musi-banyuasin", "ogan-ilir", "prabumulih"}


def figures(tree: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(tree, dict) and "value" in tree:
        yield path, tree
    elif isinstance(tree, dict):
        for key, child in tree.items():
            yield from figures(child, f"{path}.{key}")


def test_six_kabupaten_hold_4887190_people():
    kabupaten = scenario("palembang")["kabupaten"]
    assert len(kabupaten) == 6
    assert sum(one["population"]["value"] for one in kabupaten.values()) == 4_887_190
    assert sum(one["weight"]["value"] for one in kabupaten.values()) == pytest.approx(1)


def test_only_palembang_has_an_office_and_lakso_is_for_the_others():
    base = scenario("palembang")
    without = {name for name, one in base["kabupaten"].items() if not one.get("has_office", False)}
    assert without == OTHERS
    assert set(base["programs"]["lakso"]["kabupaten"]) == without
    assert set(base["policy"]["guarantees"]) == without


@pytest.mark.parametrize("name", ["palembang", "palembang-2025-01", "palembang-2027-01"])
def test_every_figure_with_a_source_says_how_sure_it_is(name: str):
    for path, figure in figures(scenario(name)):
        assert figure["confidence"] in {"sourced", "memory", "estimate"}, path
        assert figure["source"], path
        low, high = figure.get("range", (0, math.inf))
        value = figure["value"]
        assert not isinstance(value, int | float) or low <= value <= high, path


def test_the_saturdays_of_january_2025_are_as_the_press_article_tells():
    month = scenario("palembang-2025-01")
    assert month["extends"] == "palembang.yaml"
    told = [(pin["date"], pin["place"], pin.get("lane")) for pin in month["pins"]]
    assert told == [
        (dt.date(2025, 1, 4), "kanim-palembang", None),
        (dt.date(2025, 1, 11), "kanim-palembang", None),
        (dt.date(2025, 1, 18), "kanim-palembang", None),
        (dt.date(2025, 1, 25), "ptc-mall", True),
    ]
    assert {date.strftime("%A") for date, _, _ in told} == {"Saturday"}
    assert month["programs"]["paspor-simpatik"]["revisit_gap_days"] <= 7


def test_january_2027_holds_paspor_simpatik_on_every_saturday():
    month = scenario("palembang-2027-01")
    assert month["programs"]["paspor-simpatik"]["hold_every"] == ["saturday"]
    assert (month["horizon"]["start"], month["horizon"]["end"]) == (dt.date(2027, 1, 1), dt.date(2027, 1, 31))


def test_the_examples_in_comments_of_january_2027_can_be_uncommented(tmp_path: Path):
    base, month = SCENARIOS / "palembang.yaml", SCENARIOS / "palembang-2027-01.yaml"
    text = month.read_text(encoding="utf-8").replace("extends: palembang.yaml", f"extends: {base}")
    fields = re.compile(r"^# (?=pins:|bans:|  )", re.MULTILINE)
    told = read_scenario(put(tmp_path, fields.sub("", text)))
    assert [(pin.program, pin.place) for pin in told.pins] == [("lakso", "kantor-bupati-ogan-komering-ilir")]
    assert [ban.program for ban in told.bans] == ["paspor-masuk-kampus"]
    pin = re.search(r"- \{date: .*\}", text)
    assert pin is not None
    assert pin.group() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_teams_and_months_have_english_names():
    base = scenario("palembang")
    names = {key: team["name_en"] for key, team in base["teams"].items()}
    assert names == {"lakso-van": "LAKSO van", "campus-team": "Campus team", "weekend-team": "Weekend team"}
    assert scenario("palembang-2027-01")["name_en"] == "Palembang, January 2027"
    assert scenario("palembang-2025-01")["name_en"] == "Palembang, January 2025"
    # A month that a planner writes would inherit it beside a name of its own.
    assert "name_en" not in base


def test_the_weekend_team_has_the_units_its_quota_needs():
    # 08:00 to 16:00 less an hour is 420 minutes: 3 units serve 3 x 420 / 12 = 105,
    # enough for 60 + 40; 2 units would serve 70.
    base = scenario("palembang")
    program, units = base["programs"]["paspor-simpatik"], base["teams"]["weekend-team"]["biometric_units"]
    quota = program["quota"]["online"]["value"] + program["quota"]["walk_in"]["value"]
    assert quota == 100
    assert 420 * (units["value"] - 1) / program["minutes_an_applicant"]["value"] < quota
    assert 420 * units["value"] / program["minutes_an_applicant"]["value"] >= quota


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_scenarios_tell_editors_their_schema(file: Path):
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=scenario.schema.json"


def test_no_other_week_beats_the_one_worked_out_in_tiny():
    # By the comment: arrivals 12, 4 and 1 a day, ten days of them waiting, half come, 60 or 70 fit in a day,
    # a visit costs 1,060,000, 760,000 or 820,000 and a person served is worth 100,000.
    arrivals = {"jauh": 12, "dekat": 4, "dusun": 1}
    fit = {"jauh": 60, "dekat": 70, "dusun": 70}
    cost = {"jauh": 1_060_000, "dekat": 760_000, "dusun": 820_000}

    def value(week: tuple[str, ...]) -> float:
        waiting = {place: 10.0 * people for place, people in arrivals.items()}
        rupiah = 0.0
        for place in week:
            waiting = {name: people + arrivals[name] for name, people in waiting.items()}
            if place:
                served = min(waiting[place] / 2, fit[place])
                waiting[place] -= served
                rupiah += 100_000 * served - cost[place]
        return rupiah

    def keeps_the_gap(week: tuple[str, ...]) -> bool:
        days = range(len(week))
        return not any(week[t] and week[t] == week[u] for t in days for u in days if t < u < t + 3)

    weeks = [week for week in itertools.product(("", *arrivals), repeat=5) if keeps_the_gap(week)]
    best = sorted(weeks, key=value)[-2:]
    assert best[1] == ("dekat", "jauh", "", "dekat", "jauh")
    assert value(best[1]) == pytest.approx(12_260_000)
    assert value(best[0]) == pytest.approx(12_090_000)  # the same week with Dusun on Wednesday, 170,000 less
