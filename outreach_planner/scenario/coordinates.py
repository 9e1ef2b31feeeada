"""Finds points of a scenario that lie where they cannot be, above all with lat and lon swapped."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins

FAR_KM = 500.0
ALONE_KM = 300.0
KM_A_DEGREE = 111.2

Point = tuple[float, float]


def misplaced_points(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse points far from the middle of all that are swapped or far from every other."""
    points: dict[str, Point] = {}
    points |= {f"places.{key}": (item.lat, item.lon) for key, item in scenario.places.items()}
    points |= {f"districts.{key}": (item.lat, item.lon) for key, item in scenario.districts.items()}
    points |= {f"roads.nodes.{key}": (item.lat, item.lon) for key, item in scenario.roads.nodes.items()}
    if not points:
        return
    middle = (
        statistics.median(lat for lat, _ in points.values()),
        statistics.median(lon for _, lon in points.values()),
    )
    for path, point in points.items():
        away_km = rough_km(point, middle)
        if away_km <= FAR_KM:
            continue
        lat, lon = point
        found = f"lat {lat:g}, lon {lon:g} lies {away_km:,.0f} km from the middle of all points"
        if rough_km((lon, lat), middle) <= FAR_KM:
            yield origins.problem(f"{path}.lat", found, f"exchange them: lat {lon:g}, lon {lat:g}")
        elif all(rough_km(point, other) > ALONE_KM for key, other in points.items() if key != path):
            mend = "check sign and decimal point of both; south is negative, east is positive"
            yield origins.problem(f"{path}.lat", found, mend)


def rough_km(start: Point, end: Point) -> float:
    """Give the distance of two points (lat, lon) on a plain map, good enough to tell near from far."""
    north = end[0] - start[0]
    east = (end[1] - start[1]) * math.cos(math.radians(max(-89.0, min(89.0, (start[0] + end[0]) / 2))))
    return KM_A_DEGREE * math.hypot(north, east)
