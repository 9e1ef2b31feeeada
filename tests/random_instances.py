"""Random worlds whose catchments overlap: towns scattered around an office, one or two teams, some rules.

The people of a town reach several stops, so visits take people from each other: what a bound must get right.
A world is told by a seed; the same seed gives the same world.
"""

from __future__ import annotations

import math
import random
from typing import Any

from worlds import district, merged, node, place, program, road, scenario_of, team, tiny_data

from outreach_planner.model.network import Formulation
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.prepare import prepare

KM_A_DEGREE = 111.2


def scattered_data(seed: int, towns: int = 4, days: int = 4, teams: int = 1) -> dict[str, Any]:
    """Write a random world: towns 20 to 120 km from the office, each on a road to it and to two others."""
    draw = random.Random(seed)
    start = draw.choice((1, 5, 6))  # Thursday 1, Monday 5 or Tuesday 6 April 2027
    world = tiny_data()
    world["horizon"] = {"start": f"2027-04-{start:02d}", "end": f"2027-04-{start + days - 1:02d}"}
    world["kabupaten"] = {
        "kota": {"name": "Kota", "population": 1000, "weight": 0.3, "has_office": True},
        "utara": {"name": "Utara", "population": 1000, "weight": 0.4},
        "selatan": {"name": "Selatan", "population": 1000, "weight": 0.3},
    }
    world["districts"] = {"kota": district("Kota", "kota", 1000, 104.8)}
    world["places"] = {"kantor": place("Kantor", "kota", 104.8, kind="office", road_node="kota")}
    world["roads"] = {"nodes": {"kota": node("Kota", 104.8)}, "edges": {}}
    at = {"kota": (0.0, 0.0)}
    for n in range(towns):
        name = f"kampung-{n}"
        angle, km = draw.uniform(0, 2 * math.pi), draw.uniform(20, 120)
        at[name] = km * math.cos(angle), km * math.sin(angle)
        spot = {"lat": -3.0 + at[name][1] / KM_A_DEGREE, "lon": 104.8 + at[name][0] / KM_A_DEGREE}
        kabupaten = "utara" if spot["lat"] > -3.0 else "selatan"
        ground = {"road_node": name} | spot
        world["districts"][name] = district(name, kabupaten, draw.randint(100, 900), 0.0) | ground
        world["places"][name] = place(name, kabupaten, 0.0) | ground
        world["roads"]["nodes"][name] = node(name, 0.0) | spot
        nearest = sorted(at, key=lambda other: math.dist(at[other], at[name]))[1:3]
        for other in sorted({"kota", *nearest}):
            length = max(1.0, 1.2 * math.dist(at[other], at[name]))
            world["roads"]["edges"][f"{other}-{name}"] = road(other, name, length)
    world["kabupaten"] = {
        name: fields
        for name, fields in world["kabupaten"].items()
        if any(row["kabupaten"] == name for row in world["districts"].values())
    }
    world["demand"] |= {
        "applications_a_year": draw.choice((9_000, 36_500, 80_000)),
        "reach": {"share_at_door": draw.choice((0.4, 0.8)), "scale_minutes": 60, "limit_minutes": 120},
        "giving_up_a_day": draw.choice((0.0, 0.02)),
    }
    world["programs"] = {
        "lakso": program(
            "LAKSO",
            ["town"],
            revisit_gap_days=draw.choice((1, 3, 5)),
            minimum_attendance=draw.choice((0, 20, 60)),
            event_rupiah=draw.choice((0, 500_000)),
            quota=draw.choice((None, None, {"online": 30, "walk_in": 15})),
        )
    }
    van = {
        "sleeps_away": draw.random() < 0.5,
        "nights_at_most": draw.choice((1, 8)),
        "days_away_at_most": draw.choice((2, 3)),
        "sleep_beyond_minutes": draw.choice((0, 60)),
        "evening_move_minutes": 240,
    }
    crews = [van, {"biometric_units": 1}][:teams]
    world["teams"] = {f"van-{n + 1}": team(f"Van {n + 1}", ["lakso"], **crew) for n, crew in enumerate(crews)}
    world["policy"] = {"fairness_rupiah_a_point": draw.choice((0, 200_000)), "guarantees": {}}
    for name in sorted(set(world["kabupaten"]) - {"kota"}):
        if draw.random() < 0.4:
            world["policy"]["guarantees"][name] = {"visits": 1, "program": "lakso"}
    return world


def scattered_scenario(seed: int, changes: dict[str, Any] | None = None, **size: int) -> Scenario:
    """Build the random world of a seed, with changes."""
    return scenario_of(merged(scattered_data(seed, **size), changes or {}))


def scattered(seed: int, **size: int) -> Formulation:
    """The question of a random world, all rules applied."""
    return formulate(prepare(scattered_scenario(seed, **size)))
