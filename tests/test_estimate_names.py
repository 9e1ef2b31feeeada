"""Estimates are told by names that an office uses, with the path that says where to write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach_planner.outputs.estimate_names import estimate_name, named_estimate
from outreach_planner.outputs.language import Lang
from outreach_planner.robust.moving import moved_estimates
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.reading import read_scenario

JANUARY = Path(__file__).parent.parent / "scenarios" / "palembang-2027-01.yaml"


@pytest.fixture(scope="module")
def january() -> Scenario:
    return read_scenario(JANUARY)


@pytest.mark.parametrize(
    ("field", "lang", "name"),
    [
        ("demand.month_factors[0]", "en", "Season factor of January"),
        ("demand.month_factors[0]", "id", "Faktor musim Januari"),
        ("kabupaten.ogan-ilir.weight", "en", "Share of demand: Ogan Ilir"),
        ("programs.lakso.minutes_an_applicant", "id", "Menit per pemohon: LAKSO"),
        ("estimates.seasons.recurring[1].factor", "id", "Faktor musim: Akhir tahun"),
        ("counters.ukk-sekayu.queue", "en", "counters.ukk-sekayu.queue"),
    ],
)
def test_an_estimate_is_named_as_an_office_says_it(
    january: Scenario, field: str, lang: Lang, name: str
) -> None:
    assert estimate_name(january, field, lang) == name


def test_the_path_stands_beside_the_name_once(january: Scenario) -> None:
    assert named_estimate(january, "office.officers", "en") == "Officers of the office (office.officers)"
    assert named_estimate(january, "no.name", "en") == "no.name"


def test_every_estimate_of_the_shipped_month_has_a_name_of_its_own(january: Scenario) -> None:
    fields = [each.field for each in moved_estimates(january)]
    for lang in ("id", "en"):
        names = [estimate_name(january, field, lang) for field in fields]
        assert not set(names) & set(fields)
        assert len(set(names)) == len(names)
