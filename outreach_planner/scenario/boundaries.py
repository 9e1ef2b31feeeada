"""The office's own boundaries: a GeoJSON file of districts, each keyed by its code."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.files import Mention, read_mentioned
from outreach_planner.scenario.origins import Origins, origins_of

FIELD = "boundaries"
KEYS = ("code", "kode", "id")
"""Properties of a feature that may hold the code, the first that is there."""
POLYGON, MULTIPOLYGON = "Polygon", "MultiPolygon"


@dataclass(frozen=True)
class Boundary:
    """The outlines of a district as (lat, lon), holes among them."""

    rings: tuple[tuple[tuple[float, float], ...], ...]


def read_boundaries(scenario: Scenario) -> dict[str, Boundary]:
    """Read the boundaries that a scenario names; none if it names none.

    Returns
    -------
    dict of str to Boundary
        By code, only those of the scenario's districts, sorted.

    Raises
    ------
    ScenarioError
        If the file cannot be read, is no GeoJSON of polygons, or has none of the districts' codes.
    """
    if scenario.boundaries is None:
        return {}
    origin = origins_of(scenario).of(FIELD)
    mention = Mention(origin.file, origin.line, FIELD, scenario.boundaries)
    path, text = mention.path, read_mentioned(mention)
    try:
        features = list(_features(json.loads(text)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        mend = "give a GeoJSON FeatureCollection of Polygon or MultiPolygon, as [lon, lat] in degrees"
        raise ScenarioError([Problem(str(path), None, "", "it is no such GeoJSON", mend)]) from None
    codes = {district.code for district in scenario.districts.values() if district.code}
    known = {code: boundary for code, boundary in sorted(features, key=lambda each: each[0]) if code in codes}
    if not known:
        came = f"none of its {len(features)} features has the code of a district"
        mend = f"name the code in a property {', '.join(KEYS)}, and give the districts the same codes"
        raise ScenarioError([Problem(str(path), None, "", came, mend)])
    return known


def boundaries_fit(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse boundaries that no map could draw."""
    try:
        read_boundaries(scenario)
    except ScenarioError as error:
        yield from error.problems


def _features(tree: Mapping[str, Any]) -> Iterator[tuple[str, Boundary]]:
    """Give code and boundary of each feature that has a code."""
    for feature in tree["features"]:
        properties = feature.get("properties") or {}
        code = next((str(properties[key]) for key in KEYS if key in properties), str(feature.get("id", "")))
        geometry = feature["geometry"]
        if geometry["type"] not in (POLYGON, MULTIPOLYGON):
            raise ValueError(f"{geometry['type']} has no inside")
        polygons = geometry["coordinates"] if geometry["type"] == MULTIPOLYGON else [geometry["coordinates"]]
        yield code, Boundary(tuple(_ring(ring) for polygon in polygons for ring in polygon))


def _ring(ring: Any) -> tuple[tuple[float, float], ...]:
    """Turn [lon, lat] around, and leave out the last point, which repeats the first."""
    points = tuple((float(lat), float(lon)) for lon, lat, *_ in ring)
    if any(abs(lat) > 90 or abs(lon) > 180 for lat, lon in points) or len(points) < 4:
        raise ValueError("these are no degrees")
    return points[:-1] if points[0] == points[-1] else points


def boundaries_tree(boundaries: Mapping[str, Boundary]) -> dict[str, Any]:
    """Return boundaries as GeoJSON; ``read_boundaries`` reads the same from it."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": {
                "type": MULTIPOLYGON,
                "coordinates": [[[[lon, lat] for lat, lon in (*ring, ring[0])]] for ring in boundary.rings],
            },
        }
        for code, boundary in boundaries.items()
    ]
    return {"type": "FeatureCollection", "features": features}
