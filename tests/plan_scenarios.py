"""The small scenario that the hand-made plans of ``plans`` belong to.

Its month is 1 to 9 January 2027; 1 January is a holiday (a Friday), 4 January a Monday.
"""

from __future__ import annotations

import json
from typing import Any

from outreach_planner.scenario.fields import Scenario


def place(name: str, kind: str, kabupaten: str, lat: float, lon: float, **more: Any) -> dict[str, Any]:
    """Describe a place as a scenario file would."""
    return {"name": name, "kind": kind, "kabupaten": kabupaten, "lat": lat, "lon": lon, **more}


def program(name: str, **more: Any) -> dict[str, Any]:
    """Describe a program as a scenario file would: weekdays, 08:00 to 16:00, 12 minutes an applicant."""
    return {
        "name": name,
        "venues": ["town"],
        "segments": ["any-day"],
        "weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
        "opens": "08:00",
        "closes": "16:00",
        "minutes_an_applicant": 12.0,
        **more,
    }


def team(name: str, programs: list[str], officers: int, **more: Any) -> dict[str, Any]:
    """Describe a team as a scenario file would, at home at the office."""
    return {
        "name": name,
        "home": "kanim-palembang",
        "programs": programs,
        "officers": officers,
        "biometric_units": 2,
        "leaves_at": "06:00",
        "home_by": "19:00",
        "evening_arrival_by": "20:00",
        **more,
    }


def plan_scenario_tree() -> dict[str, Any]:
    """Return the small scenario as a tree that a test may change before it is validated."""
    return {
        "name": "Contoh Palembang",
        "horizon": {"start": "2027-01-01", "end": "2027-01-09"},
        "office": {
            "name": "Kantor Imigrasi Kelas I TPI Palembang",
            "place": "kanim-palembang",
            "officers": 18,
            "applicants_an_officer_a_day": 11,
        },
        "kabupaten": {
            "palembang": {
                "name": "Kota Palembang",
                "population": 1_801_367,
                "weight": 0.6,
                "has_office": True,
            },
            "musi-banyuasin": {"name": "Kabupaten Musi Banyuasin", "population": 736_897, "weight": 0.08},
            "ogan-komering-ilir": {
                "name": "Kabupaten Ogan Komering Ilir",
                "population": 801_059,
                "weight": 0.13,
            },
        },
        "districts": {
            "kayu-agung": {
                "name": "Kayu Agung",
                "kabupaten": "ogan-komering-ilir",
                "population": 75_000,
                "lat": -3.39,
                "lon": 104.84,
                "road_node": "kayu-agung",
            },
        },
        "places": {
            "kanim-palembang": place("Kantor Imigrasi Palembang", "office", "palembang", -2.99, 104.76),
            "ptc-mall": place("PTC Mall", "mall", "palembang", -2.953, 104.763, lane=True),
            "kayu-agung": place(
                "Kayu Agung", "town", "ogan-komering-ilir", -3.39, 104.84, road_node="kayu-agung"
            ),
            "sungai-lilin": place("Sungai Lilin", "town", "musi-banyuasin", -2.547, 104.117),
            "bayung-lencir": place("Bayung Lencir", "town", "musi-banyuasin", -2.089, 103.72),
        },
        "roads": {
            "nodes": {
                "palembang": {"name": "Palembang", "lat": -2.99, "lon": 104.76},
                "kayu-agung": {"name": "Kayu Agung", "lat": -3.39, "lon": 104.84},
            },
            "edges": {
                "palembang-kayu-agung": {
                    "start": "palembang",
                    "end": "kayu-agung",
                    "km": 66,
                    "road_class": "national",
                    "dry_kmh": 50,
                    "rainy_kmh": 45,
                },
            },
        },
        "demand": {
            "applications_a_year": 64_000,
            "month_factors": [1.0] * 12,
            "segments": {"any-day": {"name": "Setiap hari", "share": 0.75}},
            "reach": {"share_at_door": 0.8, "scale_minutes": 45, "limit_minutes": 90},
            "counter_pull": {"share_at_door": 0.25, "scale_minutes": 60, "limit_minutes": 400},
            "backlog_days": 28,
            "giving_up_a_day": 0.01,
        },
        "counters": {"kanim": {"place": "kanim-palembang", "queue": "office", "staffed_by_office": True}},
        "programs": {
            "lakso": program("LAKSO", minimum_attendance=40),
            "paspor-simpatik": program(
                "Paspor Simpatik",
                venues=["mall"],
                weekdays=["saturday"],
                quota={"online": 60, "walk_in": 40},
                lane={"name": "Drive-thru", "applicants_a_day": 30},
            ),
        },
        "teams": {
            "lakso-van": team("Mobil LAKSO", ["lakso"], 6, drivers=1, vehicle="Van LAKSO", sleeps_away=True),
            "weekend-team": team("Tim akhir pekan", ["paspor-simpatik"], 8, from_counter=False),
        },
        "calendar": {
            "ramadan_opens": "08:00",
            "ramadan_closes": "15:00",
            "breaks": {
                "start": "12:00",
                "end": "13:00",
                "friday_start": "11:30",
                "friday_end": "13:00",
            },
        },
        "costs": {
            "per_diem_out_of_town_rupiah": 380_000,
            "per_diem_in_town_rupiah": 150_000,
            "hotel_rupiah_a_person_night": 861_000,
            "boat_rupiah_a_day": 1_500_000,
            "served_rupiah": 100_000,
            "travel_rupiah_a_km": 1_500,
            "travel_rupiah_an_hour": 20_000,
            "waiting_rupiah_a_day": 500,
        },
    }


def plan_scenario(tree: dict[str, Any] | None = None) -> Scenario:
    """Validate the small scenario, or a changed tree of it."""
    return Scenario.model_validate_json(json.dumps(plan_scenario_tree() if tree is None else tree))
