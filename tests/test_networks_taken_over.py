"""Networks taken over from a like instance are the ones that would have been opened anew."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from worlds import merged, program, team, tiny_scenario

from outreach_planner.model.network import TeamNetwork
from outreach_planner.model.opening import open_networks, opened
from outreach_planner.world.prepare import prepare


def same(one: tuple[TeamNetwork, ...], other: tuple[TeamNetwork, ...]) -> bool:
    """Whether all tables of both are equal."""
    pairs = [
        (getattr(a, field.name), getattr(b, field.name))
        for a, b in zip(one, other, strict=True)
        for field in fields(TeamNetwork)
    ]
    return all(np.array_equal(a, b) for a, b in pairs)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"demand": {"applications_a_year": 20_000}},
        {"kabupaten": {"desa": {"weight": 0.9}}},
        {"costs": {"travel_rupiah_a_km": 7_000, "hotel_rupiah_a_person_night": 9}},
        {"roads": {"edges": {"kota-timur": {"km": 50}}}},
        {"teams": {"van": {"biometric_units": 1}}},
        {"teams": {"van": {"leaves_at": "07:30"}}},
        {"teams": {"van": {"sleeps_away": False}}},
        {"teams": {"van": {"officers": 7, "rupiah_a_km": 9, "days_away_at_most": 2, "nights_at_most": 3}}},
        {"teams": {"van": {"longest_drive_minutes": 20, "only_places": ["timur"], "from_counter": False}}},
        {"programs": {"lakso": {"minimum_attendance": 3, "events_at_most": 2, "revisit_gap_days": 2}}},
        {"programs": {"lakso": {"closes": "15:00"}}},
        {"programs": {"lakso": {"minutes_an_applicant": 40}}},
        {"programs": {"lakso": {"event_rupiah": 5}}},
        {"calendar": {"breaks": {"start": "11:00"}}},
        {"horizon": {"start": "2027-02-08", "end": "2027-02-12"}},
    ],
)
def test_networks_are_the_same_whether_taken_over_or_not(changes: dict[str, Any]) -> None:
    # Ramadan 2027 begins on 8 February; the changes touch demand, money, roads, teams, hours and days.
    world = {
        "teams": {"van": team("Van", ["lakso"], sleeps_away=True)},
        "programs": {"lakso": program("LAKSO", ["town"])},
    }
    known = opened(prepare(tiny_scenario(**world)))
    instance = prepare(tiny_scenario(**merged(world, changes)))
    assert same(open_networks(instance, known), open_networks(instance))


def test_what_was_taken_over_is_not_shared() -> None:
    known = opened(prepare(tiny_scenario()))
    (taken,) = open_networks(known.instance, known)
    before = known.networks[0].capacity.copy()
    taken.capacity[:] = -1
    assert np.array_equal(known.networks[0].capacity, before)
