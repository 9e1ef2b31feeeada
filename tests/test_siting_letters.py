"""What the fields of a question about sites mean; senseless ones get kind letters, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from site_worlds import site_scenario, written
from worlds import GONE

from outreach_planner.cli import main


def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any]) -> str:
    """Ask, expect a letter, and that nothing was written."""
    out = tmp_path / "out"
    code = main(["sites", str(written(tmp_path, **changes)), "--out", str(out), "--quiet"])
    assert code == 2
    assert not out.exists()
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err


@pytest.mark.parametrize(
    ("changes", "letter"),
    [
        ({"sites": {"at_most": 3}}, "sites.at_most: got 3 sites for 2 candidates; write at most 2"),
        ({"sites": {"candidates": {"timur": {"monthly_rupiah": -5}}}}, "monthly_rupiah: got -5"),
        ({"sites": {"candidates": {"timur": {"place": "nowhere"}}}}, 'candidates.timur.place: got "nowhere"'),
        (
            {
                "sites": {
                    "full_coverage": True,
                    "candidates": {"timur": {"applicants_a_day": 1}, "barat": {"applicants_a_day": 1}},
                }
            },
            "full coverage is asked for: 500 people come",
        ),
        ({"sites": {"speed_range": [1.2, 0.8]}}, "sites.speed_range: got [1.2, 0.8]"),
        ({"sites": {"must_open": ["timor"]}}, 'sites.must_open[0]: got "timor"'),
        (
            {"sites": {"candidates": "auto", "kinds": ["town"], "must_open": ["kantor"]}},
            'sites.must_open[0]: got "kantor"; write a candidate; known are barat, timur',
        ),
        (
            {
                "sites": {
                    "must_open": ["timur"],
                    "budget_rupiah": 5,
                    "candidates": {"timur": {"opening_rupiah": 60}},
                }
            },
            "sites.budget_rupiah: got 5, but those that must open cost 60 in the horizon; write at least 60",
        ),
        (
            {"sites": {"candidates": {"timur": {"officers": 11}}}},
            "candidates.timur.officers: got 11 officers",
        ),
        (
            {"sites": {"candidates": "auto", "kinds": ["office"]}},
            "sites.candidates: got auto, but no place of the kinds office is left; write other kinds",
        ),
        ({"sites": {"candidates": "Auto"}}, "each `id:` with its fields, or the word auto"),
        (
            {"sites": {"candidates": {"desk": {"place": "kantor"}}}},
            'candidates.desk.place: got "kantor", where the counter kantor stands; name another place',
        ),
        (
            {"sites": {"candidates": {"timur": {"weekdays": ["tuesday", "sunday"]}}}},
            "candidates.timur.weekdays: got sunday, when counters are closed; write working days",
        ),
        ({"horizon": {"end": "2027-04-05"}}, "horizon.end: got a horizon of 1 day for a question about"),
        ({"sites": {"coverage_minutes": 0}}, "sites.coverage_minutes: got 0; write minutes above 0"),
        ({"sites": {"bands_minutes": [0, 60]}}, "sites.bands_minutes: got 0; write minutes above 0"),
        ({"sites": {"must_open": ["timur", "timur"]}}, 'sites.must_open[1]: got "timur" twice; keep one'),
        (
            {"sites": {"saves_rupiah": {"kantor": 5}}},
            "sites.saves_rupiah.kantor: got a saving of a counter that stays open; write kantor in",
        ),
        ({"sites": {"candidates": "auto"}}, "sites.kinds: got candidates: auto without kinds"),
        ({"sites": {"candidates": "auto", "kinds": ["moon"]}}, 'sites.kinds[0]: got "moon"'),
        ({"sites": GONE}, "sites: the scenario asks about no sites"),
        (
            {"sites": {"readings": {"odd": {"name": "Aneh", "weights": {"nowhere": 1}}}}},
            'sites.readings.odd.weights.nowhere: got "nowhere"',
        ),
        (
            {"sites": {"readings": {"odd": {"name": "Aneh", "weights": {"desa": -1}}}}},
            "sites.readings.odd.weights.desa: got -1",
        ),
        (
            {"sites": {"readings": {"odd": {"name": "Aneh", "weights": {"desa": 0, "kota": 0}}}}},
            "sites.readings.odd.weights: got no weight above 0: nobody applies",
        ),
        (
            {"sites": {"readings": {"odd": {"name": "Aneh", "counter_pull_minutes": 0}}}},
            "sites.readings.odd.counter_pull_minutes: got 0",
        ),
    ],
)
def test_a_question_that_makes_no_sense_gets_a_kind_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any], letter: str
) -> None:
    assert letter in refused(tmp_path, capsys, changes)


def test_roads_in_parts_are_told_for_the_candidate_beyond(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(
        tmp_path,
        capsys,
        {
            "roads": {"edges": {"kota-barat": GONE}},
            "programs": {"lakso": {"venues": ["town"]}},
            "teams": {"van": {"never_places": ["barat"]}},
        },
    )
    assert (
        'sites.candidates.barat: "barat" cannot be reached from the office: the road network is in parts'
        in said
    )


def test_no_candidate_that_can_be_reached_is_one_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(
        tmp_path,
        capsys,
        {
            "roads": {"edges": {"kota-barat": GONE}},
            "teams": {"van": {"never_places": ["barat"]}},
            "sites": {"candidates": {"timur": GONE}, "at_most": 1},
        },
    )
    assert "sites.candidates: no candidate can be reached from the office" in said


def test_a_candidate_takes_from_each_what_it_does_not_write() -> None:
    # Both write their monthly cost and their capacity, Barat its officers too; nobody writes an opening cost.
    each = {"monthly_rupiah": 9, "officers": 2, "opening_rupiah": 7}
    sites = site_scenario(sites={"candidates": {"barat": {"officers": 1}}, "each": each}).sites
    assert sites is not None
    terms = {name: (c.monthly_rupiah, c.officers, c.opening_rupiah) for name, c in sites.by_id.items()}
    assert terms == {"timur": (0, 2, 7), "barat": (0, 1, 7)}
