"""Builders of hand-made plans for ``plan_scenarios.plan_scenario``, to test what is written and drawn.

Nothing here is optimized or simulated: the numbers are chosen to be told apart when read back.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from outreach_planner.plans.plan import Indicators, KabupatenResult, Leg, Plan, Trip, Visit
from outreach_planner.scenario.service_fields import Limits


def leg(date: dt.date, start: str, end: str, departs: str, arrives: str, km: float, **more: Any) -> Leg:
    """Make a drive of so many km between two places; times are written as ``06:00``."""
    minutes = [int(clock[:2]) * 60 + int(clock[3:]) for clock in (departs, arrives)]
    fields: dict[str, Any] = {
        "date": date,
        "start": start,
        "end": end,
        "departs": minutes[0],
        "arrives": minutes[1],
        "travel_minutes": minutes[1] - minutes[0],
        "distance_m": round(km * 1000),
        "toll_rupiah": 0,
        "boat": False,
        "nodes": (start, end),
    }
    return Leg(**{**fields, **more})


def visit(date: dt.date, place: str, kabupaten: str, applicants: float, **more: Any) -> Visit:
    """Make a LAKSO visit from 08:30 to 15:30 where a few more come than are served."""
    fields: dict[str, Any] = {
        "date": date,
        "program": "lakso",
        "team": "lakso-van",
        "place": place,
        "kabupaten": kabupaten,
        "lane": False,
        "service_starts": "08:30",
        "service_ends": "15:30",
        "service_minutes": 360,
        "capacity": 60,
        "quota_online": None,
        "quota_walk_in": None,
        "minimum_attendance": 40,
        "expected_attendance": applicants + 2.5,
        "expected_applicants": applicants,
        "value_rupiah": 9_000_000,
        "officers_out": 6.0,
        "overnight": None,
    }
    return Visit(**{**fields, **more})


def trip(team: str, legs: list[Leg], visits: list[Visit], **more: Any) -> Trip:
    """Make the trip of these legs and visits; its nights are those between its first and last day."""
    fields: dict[str, Any] = {
        "team": team,
        "starts": legs[0].date,
        "ends": legs[-1].date,
        "nights": (legs[-1].date - legs[0].date).days,
        "legs": tuple(legs),
        "visits": tuple(visits),
        "travel_rupiah": 396_000,
        "per_diem_rupiah": 2_660_000,
        "night_rupiah": 0,
        "event_rupiah": 500_000,
    }
    return Trip(**{**fields, **more})


def three_trips() -> tuple[Trip, ...]:
    """Return a day trip on Monday, a tour from Tuesday evening to Thursday, and a Saturday at the mall."""
    monday, tuesday, wednesday, thursday = (dt.date(2027, 1, day) for day in (4, 5, 6, 7))
    saturday = dt.date(2027, 1, 9)
    return (
        trip(
            "lakso-van",
            [
                leg(monday, "kanim-palembang", "kayu-agung", "06:40", "08:00", 66.4),
                leg(monday, "kayu-agung", "kanim-palembang", "16:00", "17:20", 66.4),
            ],
            [visit(monday, "kayu-agung", "ogan-komering-ilir", 57.25)],
        ),
        trip(
            "lakso-van",
            [
                leg(tuesday, "kanim-palembang", "sungai-lilin", "16:30", "19:10", 118.0),
                leg(wednesday, "sungai-lilin", "bayung-lencir", "16:00", "17:45", 72.5),
                leg(thursday, "bayung-lencir", "kanim-palembang", "14:00", "18:30", 190.5),
            ],
            [
                visit(wednesday, "sungai-lilin", "musi-banyuasin", 41.5, overnight="bayung-lencir"),
                visit(thursday, "bayung-lencir", "musi-banyuasin", 44.0, service_ends="13:30"),
            ],
            night_rupiah=12_054_000,
        ),
        trip(
            "weekend-team",
            [
                leg(saturday, "kanim-palembang", "ptc-mall", "07:00", "07:20", 6.1),
                leg(saturday, "ptc-mall", "kanim-palembang", "15:30", "15:50", 6.1),
            ],
            [
                visit(
                    saturday,
                    "ptc-mall",
                    "palembang",
                    130.0,
                    program="paspor-simpatik",
                    team="weekend-team",
                    lane=True,
                    service_starts="08:00",
                    service_ends="15:00",
                    capacity=130,
                    quota_online=60,
                    quota_walk_in=40,
                    minimum_attendance=0,
                    officers_out=0.0,
                )
            ],
        ),
    )


def indicators() -> Indicators:
    """Return indicators that fit ``three_trips``: four visits, 272.75 people served, 526 km, two nights.

    Costs: 3 x (396,000 + 2,660,000 + 500,000) + 12,054,000 = 22,722,000; / 272.75 = 83,307 an applicant.
    """
    return Indicators(
        visits=4,
        served_by_visits=272.75,
        served_at_counters=1_650.4,
        waiting_at_end=2_412.9,
        distance_km=526.0,
        nights=2,
        cost_rupiah=22_722_000,
        cost_an_applicant_rupiah=83_307,
        travel_spared_hours=1_204.5,
        worst_kabupaten="musi-banyuasin",
        worst_share_served=0.183,
        by_kabupaten={
            "palembang": KabupatenResult(
                sought=3_200.0,
                served_by_visits=130.0,
                drawn_to_counters=1_400.0,
                share_served=0.478,
                share_visited=0.041,
                visits=1,
                applications_a_year=38_400.0,
            ),
            "musi-banyuasin": KabupatenResult(
                sought=630.0,
                served_by_visits=85.5,
                drawn_to_counters=29.8,
                share_served=0.183,
                share_visited=0.136,
                visits=2,
                applications_a_year=5_120.0,
            ),
            "ogan-komering-ilir": KabupatenResult(
                sought=790.0,
                served_by_visits=57.25,
                drawn_to_counters=220.6,
                share_served=0.352,
                share_visited=0.072,
                visits=1,
                applications_a_year=8_320.0,
            ),
        },
        by_program={"lakso": 142.75, "paspor-simpatik": 130.0},
    )


def small_plan(**changes: Any) -> Plan:
    """Return a plan of ``three_trips`` for ``plan_scenario``; keyword arguments replace its fields."""
    fields: dict[str, Any] = {
        "scenario": "Contoh Palembang",
        "fingerprint": "0123456789abcdef" * 4,
        "starts": dt.date(2027, 1, 1),
        "ends": dt.date(2027, 1, 9),
        "outcome": "feasible",
        "value_rupiah": 580_000_000,
        "nothing_rupiah": 372_000_000,
        "net_rupiah": 208_000_000,
        "bound_rupiah": 600_800_000,
        "gap": 0.1,
        "stopped_by": "seconds",
        "settings": Limits(),
        "trips": three_trips(),
        "indicators": indicators(),
    }
    return Plan(**{**fields, **changes})
