"""Tiny scenarios for the tests, small enough to work every number out by hand.

The tiny world: an office in Kota, a town Timur 30 km to the east and a town Barat 60 km to the west. All
speeds are 60 km/h when dry (30 and 60 minutes from the office) and 30 km/h when rainy (60 and 120). The
horizon is Monday 5 to Friday 9 April 2027: five dry working days, no holiday, no Ramadan.

100 people a day apply: 50 in Kota, 30 in Timur, 20 in Barat, and they live on their road node, so travel
takes them as long as the van. Only who lives within 20 minutes comes to a stop: half of the waiting. The
counter draws 0.2 x exp(-minutes / 60) a day, nobody gives up, and the backlog is at most ten days of
arrivals.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from outreach_planner.scenario.fields import Scenario

GONE = object()
"""As a value in changes: the key is taken away."""


def tiny_data() -> dict[str, Any]:
    """Write the tiny world as a scenario file would say it."""
    return {
        "name": "tiny",
        "horizon": {"start": "2027-04-05", "end": "2027-04-09"},
        "office": {"name": "Kantor", "place": "kantor", "officers": 10, "applicants_an_officer_a_day": 5},
        "kabupaten": {
            "kota": {"name": "Kota", "population": 1000, "weight": 0.5, "has_office": True},
            "desa": {"name": "Desa", "population": 1000, "weight": 0.5},
        },
        "districts": {
            "kota": district("Kota", "kota", 1000, 104.8),
            "timur": district("Timur", "desa", 600, 105.0),
            "barat": district("Barat", "desa", 400, 104.3),
        },
        "places": {
            "kantor": place("Kantor", "kota", 104.8, kind="office", road_node="kota"),
            "timur": place("Timur", "desa", 105.0, road_node="timur"),
            "barat": place("Barat", "desa", 104.3, road_node="barat"),
        },
        "roads": {
            "nodes": {
                "kota": node("Kota", 104.8),
                "timur": node("Timur", 105.0),
                "barat": node("Barat", 104.3),
            },
            "edges": {"kota-timur": road("kota", "timur", 30), "kota-barat": road("kota", "barat", 60)},
        },
        "demand": {
            "applications_a_year": 36500,
            "month_factors": [1] * 12,
            "segments": {"anyone": {"name": "Anyone", "share": 1}},
            "reach": {"share_at_door": 0.5, "scale_minutes": 60, "limit_minutes": 20},
            "counter_pull": {"share_at_door": 0.2, "scale_minutes": 60, "limit_minutes": 90},
            "backlog_days": 10,
            "giving_up_a_day": 0,
        },
        "counters": {"kantor": {"place": "kantor", "queue": "office", "staffed_by_office": True}},
        "programs": {"lakso": program("LAKSO", ["town"])},
        "teams": {"van": team("Van", ["lakso"])},
        "calendar": {
            "ramadan_opens": "08:00",
            "ramadan_closes": "14:00",
            "breaks": {"start": "12:00", "end": "13:00", "friday_start": "11:30", "friday_end": "13:00"},
        },
        "costs": {
            "per_diem_out_of_town_rupiah": 300_000,
            "per_diem_in_town_rupiah": 100_000,
            "hotel_rupiah_a_person_night": 500_000,
            "boat_rupiah_a_day": 2_000_000,
            "served_rupiah": 100_000,
            "travel_rupiah_a_km": 1_000,
            "travel_rupiah_an_hour": 20_000,
            "waiting_rupiah_a_day": 1_000,
        },
    }


def district(name: str, kabupaten: str, population: int, lon: float, **changes: Any) -> dict[str, Any]:
    """A district on latitude -3 whose road node has its id (the name in small letters)."""
    ground = {"name": name, "kabupaten": kabupaten, "population": population, "lat": -3.0, "lon": lon}
    return ground | {"road_node": name.lower()} | changes


def place(name: str, kabupaten: str, lon: float, **changes: Any) -> dict[str, Any]:
    """A town on latitude -3."""
    ground = {"name": name, "kind": "town", "kabupaten": kabupaten, "lat": -3.0, "lon": lon}
    return ground | changes


def node(name: str, lon: float, **changes: Any) -> dict[str, Any]:
    """A road node on latitude -3."""
    return {"name": name, "lat": -3.0, "lon": lon} | changes


def road(start: str, end: str, km: float, **changes: Any) -> dict[str, Any]:
    """A road driven at 60 km/h when dry and 30 km/h when rainy."""
    ground = {"start": start, "end": end, "km": km, "road_class": "national"}
    return ground | {"dry_kmh": 60, "rainy_kmh": 30} | changes


def program(name: str, venues: list[str], **changes: Any) -> dict[str, Any]:
    """A program on working days from 08:00 to 16:00, 12 minutes an applicant and unit."""
    ground: dict[str, Any] = {
        "name": name,
        "venues": venues,
        "segments": ["anyone"],
        "weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
        "opens": "08:00",
        "closes": "16:00",
        "minutes_an_applicant": 12,
    }
    return ground | changes


def team(name: str, programs: list[str], **changes: Any) -> dict[str, Any]:
    """A team at the office with two officers, two units and a van; it does not sleep away."""
    ground: dict[str, Any] = {
        "name": name,
        "home": "kantor",
        "programs": programs,
        "officers": 2,
        "drivers": 1,
        "biometric_units": 2,
        "rupiah_a_km": 3_000,
        "leaves_at": "06:00",
        "home_by": "19:00",
        "evening_arrival_by": "20:00",
    }
    return ground | changes


def merged(ground: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a mapping: mappings inside are changed key by key, anything else is replaced, GONE removes."""
    result = dict(ground)
    for key, value in changes.items():
        if value is GONE:
            result.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(result.get(key), Mapping):
            result[key] = merged(result[key], value)
        else:
            result[key] = value
    return result


def scenario_of(data: Mapping[str, Any]) -> Scenario:
    """Validate a scenario as a file would be: lists, and dates and times in words."""
    return Scenario.model_validate_json(json.dumps(data))


def tiny_scenario(**changes: Any) -> Scenario:
    """Build the tiny world with changes, for example ``tiny_scenario(demand={"backlog_days": 0})``."""
    return scenario_of(merged(tiny_data(), changes))
