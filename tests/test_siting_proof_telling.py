"""How it is told what is proven of fixed sites, how firm it is, and what other readings of the data say."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from site_worlds import site_scenario

from outreach_planner.outputs.sites_firm_telling import firm, runner_up_with_visits
from outreach_planner.outputs.sites_proposal_telling import proposal
from outreach_planner.outputs.sites_proven_telling import is_proven_better, proven
from outreach_planner.outputs.sites_readings_telling import readings
from outreach_planner.outputs.sites_speaker import Speaker
from outreach_planner.outputs.sites_telling import sections
from outreach_planner.outputs.sites_text import sites_text
from outreach_planner.outputs.sites_words import sites_words
from outreach_planner.outputs.sites_worked_telling import worked
from outreach_planner.scenario.fields import Scenario
from outreach_planner.siting.proposal import propose
from outreach_planner.siting.timing import Piece

RANGES = [
    {"sites": ["timur"], "closed": [], "at_least_rupiah": 30_000_000, "at_most_rupiah": 45_000_000},
    {"sites": ["barat"], "closed": [], "at_least_rupiah": 10_000_000, "at_most_rupiah": 25_000_000},
]


def tree(**more: Any) -> dict[str, Any]:
    """As much of an answer as these sections read."""
    ranking = [{"id": "timur"}, {"id": "barat"}]
    level = {"at_most_rupiah": 0, "sets": [], "of_a_number": {}}
    curve = [{"number": 0}, {"number": 1}]
    return {"ranking": ranking, "curve": curve, "runner_up": None, "level": level, **more}


@pytest.fixture
def asked() -> Scenario:
    return site_scenario()


def test_an_order_is_told_where_ranges_do_not_overlap(asked: Scenario) -> None:
    # The plan found for Timur gains 30, and no plan for Barat more than 25.
    found = {"sets": 4, "excluded": 2, "ranges": RANGES, "better": [[0, 1]], "better_numbers": [[1, 0]]}
    told = proven(Speaker(tree(proven=found), asked, "en"))
    assert told.points == ("Timur is proven better than Barat",)
    assert "Proven not to be the best: 2 of 4 sets." in told.sentences
    assert "Proven: the best of 1 new site is better than opening none." in told.sentences
    assert told.rows[1] == ("Barat", "Rp10.0 million", "Rp25.0 million")


def test_only_ranges_apart_make_an_order_proven(asked: Scenario) -> None:
    found = {"sets": 4, "excluded": 2, "ranges": RANGES, "better": [[0, 1]], "better_numbers": []}
    say = Speaker(tree(proven=found), asked, "en")
    assert is_proven_better(say, ["timur"], ["barat"])
    assert not is_proven_better(say, ["barat"], ["timur"])


def test_ranges_that_overlap_prove_no_order_and_that_is_said(asked: Scenario) -> None:
    found = {"sets": 4, "excluded": 0, "ranges": RANGES, "better": [], "better_numbers": []}
    told = proven(Speaker(tree(proven=found), asked, "id"))
    assert told.points == ()
    assert any("belum ada urutan yang terbukti" in sentence for sentence in told.sentences)


def test_readings_are_counted_and_estimates_among_them_are_marked(asked: Scenario) -> None:
    # Timur leads as the scenario is written and comes second in the other reading, an estimate.
    rows = [{"rank": 1, "gain_rupiah": 20_000_000}, {"rank": 2, "gain_rupiah": 10_000_000}]
    best = {"1": {"sites": ["timur"], "gain_rupiah": 20_000_000}}

    def reading(name: str, first: str, second: str) -> dict[str, Any]:
        ranking = [{**row, "id": site} for row, site in zip(rows, (first, second), strict=True)]
        words = {"name": name, "name_en": name, "confidence": "estimate", "source": "judged" if name else ""}
        return {**words, "ranking": ranking, "best": best, "best_with_visits": {}}

    found = [reading("", "timur", "barat"), reading("Nearer", "barat", "timur")]
    told = readings(Speaker(tree(readings=found), asked, "en"))
    assert told.sentences[0] == "Timur comes first in 1 of 2 readings (one site, without visits)."
    assert told.rows[1][:4] == ("Nearer (estimate)", "Barat: Rp20.0 million", "Timur: Rp10.0 million", "2")
    assert told.rows[0][4:] == ("Timur: Rp20.0 million", "–")
    assert told.points == ("Nearer (estimate): judged",)


def test_readings_that_were_not_worked_out_are_counted() -> None:
    named = {name: {"name": name, "travel_value_factor": 0.5} for name in ("one", "two")}
    words = {"name": "", "name_en": "", "confidence": None, "source": ""}
    ranking = [{"rank": 1, "id": "timur", "gain_rupiah": 1}, {"rank": 2, "id": "barat", "gain_rupiah": 0}]
    found = [{**words, "ranking": ranking, "best": {}, "best_with_visits": {}}]
    told = readings(Speaker(tree(readings=found), site_scenario(sites={"readings": named}), "en"))
    assert told.sentences[1] == "2 other readings were not worked out, for the work was ended early."


def test_firmness_stands_without_and_with_visits_side_by_side(asked: Scenario) -> None:
    share = {"by_count": {"1": {"timur": 0.75, "barat": 0.25}}, "number_of_sites": {"0": 0.0, "1": 1.0}}
    visited = {"by_count": {"1": {"barat": 1.0}}, "number_of_sites": {"1": 1.0}, "worlds": 8, "sets": 3}
    found = {**share, "worlds": 8, "short": 2, "with_visits": visited}
    told = firm(Speaker(tree(firm=found), asked, "en"))
    assert told.head == ("place", "1 new site", "1 new site + visits")
    assert [[cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in told.rows] == [
        ["Timur", "75 %", "0 %"],
        ["Barat", "25 %", "100 %"],
    ]


def test_what_lets_the_runner_up_win_is_told_with_visits_too(asked: Scenario) -> None:
    visited = {"ahead_rupiah": 900_000, "cheaper_a_month_rupiah": 300_000, "changes": []}
    found = {"first": "timur", "second": "barat", "with_visits": visited}
    told = runner_up_with_visits(Speaker(tree(runner_up=found), asked, "en"))
    assert told.sentences[0].startswith("Barat beats Timur (with the visits of both plans found")
    assert told.points[0] == "it costs Rp0.3 million a month less"


def test_sections_of_which_the_answer_knows_nothing_are_empty(asked: Scenario) -> None:
    say = Speaker(tree(readings=[], proven={"ranges": []}), asked, "en")
    told = [proven(say), readings(say), runner_up_with_visits(say)]
    assert not any(section.sentences for section in told)
    assert sites_text(told, 80) == ""


def test_work_that_was_cut_short_is_named(asked: Scenario) -> None:
    answer = {**propose(asked).tree, "cut_short": ["bound", "firm"], "stopped_by": "seconds"}
    said = worked(Speaker(answer, asked, "en")).sentences
    told = "The time limit cut short: the proven bound, how firm it is."
    assert any(sentence.startswith(told) for sentence in said)


def test_how_far_apart_searches_end_is_told_and_whether_they_still_change_the_answer(asked: Scenario) -> None:
    tree = {**propose(asked).tree, "method": "decomposition", "search_spread_rupiah": 2_500_000}
    for settled, told in (
        (True, "The last search again left every best set as it was."),
        (False, "The last search again still changed a best set, or there was no time for it."),
    ):
        said = worked(Speaker({**tree, "search_settled": settled}, asked, "en")).sentences
        assert (
            "Two searches of the same length for the same sites end Rp2.5 million apart in the mean." in said
        )
        assert told in said


def test_a_thin_search_is_told_in_the_proposal_and_one_that_was_not_cut_is_not(asked: Scenario) -> None:
    tree = propose(asked).tree
    for cut, is_thin in ((["sets"], True), (["bound", "firm"], False)):
        answer = {**tree, "cut_short": cut, "stopped_by": "seconds"}
        said = " ".join(proposal(Speaker(answer, asked, "en")).sentences)
        assert ("the search is thin" in said) is is_thin


def test_an_answer_without_a_bound_says_that_nothing_is_proven(asked: Scenario) -> None:
    tree = propose(asked).tree
    curve = [{**row, "bound_of_all_rupiah": None} for row in tree["curve"]]
    unproven = {**tree, "curve": curve, "method": "decomposition"}
    said = sites_text(sections(unproven, asked, "en"), 1000)
    assert "Not proven best, and there is no bound yet" in said


def test_where_nothing_can_be_chosen_the_bound_is_said_to_concern_the_schedule(asked: Scenario) -> None:
    tree = propose(asked).tree
    row = {**tree["curve"][0], "bound_of_all_rupiah": tree["curve"][0]["value_rupiah"] + 3_000_000}
    alone = {**tree, "curve": [row], "method": "decomposition", "choices": 1}
    said = sites_text(sections(alone, asked, "en"), 1000)
    assert "concerns the schedule of visits only, which could be worth at most Rp3.0 million more" in said


def test_the_firmness_is_pointed_to_only_where_it_was_worked_out(asked: Scenario) -> None:
    tree = {**propose(asked).tree, "method": "decomposition"}
    tree["proven"] = {**tree["proven"], "better": []}
    cut = {**tree, "firm": {**tree["firm"], "worlds": 0}}
    assert "See also how firm it is" in sites_text(sections(tree, asked, "en"), 1000)
    assert "See also how firm it is" not in sites_text(sections(cut, asked, "en"), 1000)


def test_every_piece_of_work_that_may_be_cut_short_has_a_name() -> None:
    for words in (sites_words("id"), sites_words("en")):
        assert all(words[f"cut_{piece}"] for piece in get_args(Piece))
        assert words["stopped_seconds"] != words["stopped_interrupt"]
