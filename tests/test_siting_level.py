"""Which sets of sites are practically level with the best, and how that is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from site_worlds import site_scenario
from test_siting_proven import joint_of

from outreach_planner.outputs.sites_proposal_telling import proposal
from outreach_planner.outputs.sites_proven_telling import proven
from outreach_planner.outputs.sites_speaker import Speaker
from outreach_planner.scenario.fields import Scenario
from outreach_planner.siting.compared import Compared
from outreach_planner.siting.level import level_of
from outreach_planner.siting.opened import ground_of
from outreach_planner.siting.proposal import propose

MILLION = 1e6


@pytest.fixture(scope="module")
def asked() -> Scenario:
    return site_scenario()


@pytest.fixture(scope="module")
def answer(asked: Scenario) -> dict[str, Any]:
    return propose(asked).tree


def levels(asked: Scenario, *millions: float, **changes: Any) -> dict[str, Any]:
    """Of none, Timur, Barat and both, worth so many millions; without visits all are worth nothing."""
    values = [each * MILLION for each in millions]
    joint = joint_of(values, [2 * value for value in values])
    return level_of(ground_of(asked), replace(joint, **changes))


def test_sets_within_a_hundredth_of_the_gain_are_level_and_others_are_not(asked: Scenario) -> None:
    # Both gain 100 of today's 100: a hundredth is 1. Timur is 0.9 behind, Barat 1.1.
    found = levels(asked, 100, 199.1, 198.9, 200)
    assert found["at_most_rupiah"] == MILLION
    assert [(row["sites"], row["less_rupiah"]) for row in found["sets"]] == [(["timur"], 900_000)]


def test_where_little_is_gained_two_thousandths_of_the_net_value_are_the_measure(asked: Scenario) -> None:
    # Both gain 1 of a net value of 1,000, of which two thousandths are 2: all are level, opening none too.
    found = levels(asked, 999, 999.5, 997.9, 1000)
    assert found["at_most_rupiah"] == 2 * MILLION
    assert [row["sites"] for row in found["sets"]] == [["timur"], []]


def test_what_two_searches_differ_by_is_the_measure_where_it_is_known(asked: Scenario) -> None:
    # Both gain 100, of which a hundredth is 1; two searches of a set end 5 apart, or not even a half.
    values = (100, 199.1, 195.5, 200)
    wide = levels(asked, *values, compared=Compared(spread_rupiah=5 * MILLION))
    assert wide["at_most_rupiah"] == 5 * MILLION
    assert [row["sites"] for row in wide["sets"]] == [["timur"], ["barat"]]
    narrow = levels(asked, *values, compared=Compared(spread_rupiah=0.4 * MILLION))
    assert [row["sites"] for row in narrow["sets"]] == [["timur"]]


def test_an_exact_answer_knows_no_searches_that_differ(asked: Scenario) -> None:
    found = levels(asked, 999, 999.5, 997.9, 1000, method="exact")
    assert (found["at_most_rupiah"], found["sets"]) == (10_000, [])


def test_sets_of_one_number_are_held_against_the_best_of_that_number(asked: Scenario) -> None:
    # Alone, Barat is 0.4 behind Timur, which gains 50: half a million. Both are far ahead.
    found = levels(asked, 100, 150, 149.6, 200)
    assert found["sets"] == []
    assert [row["sites"] for row in found["of_a_number"]["1"]] == [["barat"]]
    assert (found["of_a_number"]["0"], found["of_a_number"]["2"]) == ([], [])


def level_answer(answer: dict[str, Any], **more: Any) -> dict[str, Any]:
    level = {"at_most_rupiah": 1_500_000, "sets": [], "of_a_number": {}, **more}
    return {**answer, "method": "decomposition", "level": level}


def test_a_set_that_is_level_is_called_so_in_the_proposal(asked: Scenario, answer: dict[str, Any]) -> None:
    near = {"sites": ["timur"], "closed": [], "less_rupiah": 400_000}
    tree = level_answer(answer, sets=[near])
    for lang, told in (
        (
            "en",
            "Practically level with the proposal (at most Rp1.5 million apart): Timur (Rp0.4 million less).",
        ),
        (
            "id",
            "Praktis setara dengan usulan (selisih paling banyak Rp1,5 juta): Timur (Rp0,4 juta",
        ),
    ):
        said = " ".join(proposal(Speaker(tree, asked, lang)).sentences)
        assert told in said
    assert "A longer search may turn their order." in " ".join(proposal(Speaker(tree, asked, "en")).sentences)


def test_more_than_three_level_sets_are_counted(asked: Scenario, answer: dict[str, Any]) -> None:
    near = {"sites": ["timur"], "closed": [], "less_rupiah": 0}
    said = " ".join(proposal(Speaker(level_answer(answer, sets=[near] * 5), asked, "en")).sentences)
    assert "Timur; Timur; Timur and 2 more" in said


def test_single_sites_that_are_level_have_no_leader(asked: Scenario, answer: dict[str, Any]) -> None:
    near = [{"sites": ["barat"], "closed": [], "less_rupiah": 100_000}]
    tree = level_answer(answer, of_a_number={"1": near})
    said = " ".join(proposal(Speaker(tree, asked, "en")).sentences)
    assert "As a single site, Timur and Barat are practically level." in said
    assert "leads" not in said
    told = proven(Speaker(tree, asked, "en")).sentences
    assert "Practically level for 1 new site: Timur; Barat." in told


def test_nothing_is_called_level_where_nothing_is(asked: Scenario, answer: dict[str, Any]) -> None:
    assert "level" not in " ".join(proposal(Speaker(level_answer(answer), asked, "en")).sentences)
