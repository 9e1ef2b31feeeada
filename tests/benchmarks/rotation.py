"""A seeded generator of rotations: towns that each have their own people, and vans that go round them.

Kabupaten lie around one or more bases within 250 km; their towns stand close together, so that a far van
stays the night. Everybody lives in a town and comes only when a van is there (or, near a base, goes to its
counter). Demand is a third more than the vans can serve, so where to be on which day is all that matters.
Every world is a whole scenario; all figures are made up.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from outreach_planner.scenario.fields import Scenario

KM_A_DEGREE = 111.2
FARTHEST_KM, BASES_APART_KM, TOWN_SPREAD_KM, LEAST_APART_KM = 250.0, 330.0, 16.0, 2.0
DETOUR, DRY_KMH, RAINY_KMH = 1.25, 45.0, 36.0
APPLICANTS_A_VAN_DAY, SERVED_AT_MOST = 70, 0.75
BACKLOG_DAYS = 28
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def rotation(towns: int, vans: int, kabupaten: int, bases: int, end: date, seed: int = 1) -> Scenario:
    """Generate a rotation from 3 May 2027 on.

    Parameters
    ----------
    towns, vans, kabupaten : int
    bases : int
        Homes of vans, each with a counter; the first is the office.
    end : date
        Last day of the horizon.
    seed : int
        The same seed gives the same world.
    """
    draw = np.random.default_rng(seed)
    start = date(2027, 5, 3)
    days = (end - start).days + 1
    at, belongs = _towns(draw, towns, kabupaten, bases)
    people = np.maximum(1, np.round(1_000 * draw.lognormal(0, 0.8, towns))).astype(int)
    served = vans * APPLICANTS_A_VAN_DAY * days * 5 / 7
    centres = _bases(bases)
    names = [f"town-{n:03d}" for n in range(towns)]
    homes = [f"base-{n}" for n in range(bases)]
    spots = [_spot(point) for point in np.vstack([centres, at])]
    owner = [f"kabupaten-{k:02d}" for k in (*_nearest_kabupaten(centres, at, belongs), *belongs)]
    weights = {f"kabupaten-{k:02d}": int(people[belongs == k].sum()) for k in range(kabupaten)}
    places: dict[str, Any] = {
        name: {"name": name, "kind": kind, "kabupaten": owner[n], "road_node": name} | spots[n]
        for n, (name, kind) in enumerate([(h, "office") for h in homes] + [(t, "town") for t in names])
    }
    for name in names:
        places[name] |= _calendar_of_a_town(draw, start, days)
    return Scenario.model_validate(
        {
            "name": f"rotation of {towns} towns, {vans} vans, {days} days, seed {seed}",
            "horizon": {"start": start, "end": end},
            "office": {
                "name": "office",
                "place": homes[0],
                "officers": 6 * vans + 6,
                "applicants_an_officer_a_day": 11,
            },
            "kabupaten": {
                name: {
                    "name": name,
                    "population": weight,
                    "weight": weight,
                    "has_office": name in owner[:bases],
                }
                for name, weight in weights.items()
            },
            "districts": {
                name: {
                    "name": name,
                    "kabupaten": owner[bases + n],
                    "population": int(people[n]),
                    "road_node": name,
                }
                | spots[bases + n]
                for n, name in enumerate(names)
            },
            "places": places,
            "roads": {
                "nodes": {name: {"name": name} | spots[n] for n, name in enumerate(homes + names)},
                "edges": _roads(homes + names, np.vstack([centres, at]), bases),
            },
            "demand": {
                "applications_a_year": round(served / SERVED_AT_MOST / (days + BACKLOG_DAYS) * 365),
                "month_factors": (1.0,) * 12,
                "segments": {"everyone": {"name": "everyone", "share": 1.0}},
                "reach": {"share_at_door": 0.9, "scale_minutes": 45, "limit_minutes": 1},
                "counter_pull": {"share_at_door": 0.1, "scale_minutes": 60, "limit_minutes": 120},
                "backlog_days": BACKLOG_DAYS,
                "giving_up_a_day": 0.02,
            },
            "counters": {
                home: {
                    "place": home,
                    "queue": home,
                    "staffed_by_office": n == 0,
                    "applicants_a_day": 0 if n == 0 else 60,
                }
                for n, home in enumerate(homes)
            },
            "programs": {"rotation": _PROGRAM},
            "teams": {f"van-{n}": _VAN | {"name": f"van {n}", "home": homes[n % bases]} for n in range(vans)},
            "calendar": {
                "rainy": (
                    {"name": "2026/2027", "start": date(2026, 11, 1), "end": date(2027, 4, 30)},
                    {"name": "2027/2028", "start": date(2027, 11, 1), "end": date(2028, 4, 30)},
                ),
                "ramadan_opens": "08:00",
                "ramadan_closes": "15:00",
                "breaks": {"start": "12:00", "end": "13:00", "friday_start": "11:30", "friday_end": "13:00"},
            },
            "costs": {
                "per_diem_out_of_town_rupiah": 380_000,
                "per_diem_in_town_rupiah": 150_000,
                "hotel_rupiah_a_person_night": 500_000,
                "boat_rupiah_a_day": 0,
                "served_rupiah": 100_000,
                "travel_rupiah_a_km": 1_500,
                "travel_rupiah_an_hour": 20_000,
                "waiting_rupiah_a_day": 500,
            },
            "policy": {"fairness_rupiah_a_point": 1_000_000},
        }
    )


_PROGRAM: dict[str, Any] = {
    "name": "rotation",
    "venues": ("town",),
    "segments": ("everyone",),
    "weekdays": WEEKDAYS,
    "opens": "08:00",
    "closes": "16:00",
    "minutes_an_applicant": 12,
    "minimum_attendance": 20,
    "revisit_gap_days": 7,
    "event_rupiah": 500_000,
}
_VAN: dict[str, Any] = {
    "programs": ("rotation",),
    "officers": 6,
    "drivers": 1,
    "biometric_units": 2,
    "rupiah_a_km": 3_000,
    "leaves_at": "06:00",
    "home_by": "19:00",
    "evening_arrival_by": "20:00",
    "sleeps_away": True,
    "days_away_at_most": 5,
    "nights_at_most": 12,
    "sleep_beyond_minutes": 90,
    "evening_move_minutes": 150,
}


def _bases(bases: int) -> NDArray[np.float64]:
    """Lay the bases on a square grid; kilometres east and north of the office."""
    side = math.ceil(math.sqrt(bases))
    return BASES_APART_KM * np.array([divmod(n, side) for n in range(bases)], dtype=np.float64)


def _towns(
    draw: np.random.Generator, towns: int, kabupaten: int, bases: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Scatter kabupaten around the bases and towns around their kabupaten's centre, none on another."""
    angle, radius = draw.uniform(0, 2 * math.pi, kabupaten), draw.uniform(25, FARTHEST_KM, kabupaten)
    if bases > 1:
        radius /= math.sqrt(bases) / 1.2
    centre = _bases(bases)[np.arange(kabupaten) % bases]
    centre = centre + np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    weight = draw.lognormal(0, 0.5, kabupaten)
    more = draw.choice(kabupaten, size=towns - kabupaten, p=weight / weight.sum())
    belongs = np.sort(np.concatenate([np.arange(kabupaten), more]))
    taken = [*_bases(bases)]
    for k in belongs:
        spot = centre[k] + draw.normal(0, TOWN_SPREAD_KM, 2)
        while min(math.dist(spot, other) for other in taken) < LEAST_APART_KM:
            spot = centre[k] + draw.normal(0, TOWN_SPREAD_KM, 2)
        taken.append(spot)
    return np.array(taken[bases:]), belongs


def _nearest_kabupaten(
    centres: NDArray[np.float64], at: NDArray[np.float64], belongs: NDArray[np.int64]
) -> list[int]:
    """Name the kabupaten of the town nearest to each base."""
    return [int(belongs[np.hypot(*(at - centre).T).argmin()]) for centre in centres]


def _spot(point: NDArray[np.float64]) -> dict[str, float]:
    """Coordinates of a point, kilometres east and north of the office."""
    return {
        "lat": round(-3.0 + float(point[1]) / KM_A_DEGREE, 5),
        "lon": round(104.8 + float(point[0]) / KM_A_DEGREE, 5),
    }


def _calendar_of_a_town(draw: np.random.Generator, start: date, days: int) -> dict[str, Any]:
    """Each town refuses one weekday, and three of ten are closed for six days."""
    refused = int(draw.integers(5))
    held: dict[str, Any] = {"weekdays": tuple(day for n, day in enumerate(WEEKDAYS) if n != refused)}
    if draw.random() < 0.3:
        first = start + timedelta(days=int(draw.integers(max(1, days - 6))))
        held["closed"] = ({"start": first, "end": first + timedelta(days=5)},)
    return held


def _roads(names: list[str], at: NDArray[np.float64], bases: int) -> dict[str, dict[str, Any]]:
    """Join each town to its three nearest neighbours and to the nearest that lies closer to a base."""
    apart = np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))
    to_base = apart[:, :bases].min(axis=1)
    joined = set()
    for n in range(bases, len(names)):
        closer = np.where(to_base < to_base[n], apart[n], np.inf)
        for other in (*np.argsort(apart[n], kind="stable")[1:4], closer.argmin()):
            joined.add((min(n, int(other)), max(n, int(other))))
    return {
        f"{names[a]}-to-{names[b]}": {
            "start": names[a],
            "end": names[b],
            "km": round(DETOUR * float(apart[a, b]), 1),
            "road_class": "national",
            "dry_kmh": DRY_KMH,
            "rainy_kmh": RAINY_KMH,
        }
        for a, b in sorted(joined)
    }
