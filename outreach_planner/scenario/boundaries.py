"""The office's own boundaries: a GeoJSON file of districts, each keyed by its code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario import geojson
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.files import Mention, read_mentioned
from outreach_planner.scenario.origins import Origins, origins_of

FIELD = "boundaries"
KEYS = ("code", "kode", "id")
"""Properties of a feature that may hold the code, the first that is there."""


@dataclass(frozen=True)
class Boundary:
    """The outlines of a district as (lat, lon), holes among them."""

    rings: tuple[tuple[geojson.Point, ...], ...]


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
        features = list(_features(text))
    except geojson.NOT_GEOJSON:
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


def _features(text: str) -> Iterator[tuple[str, Boundary]]:
    """Give code and boundary of each feature that has a code."""
    for feature, properties, geometry in geojson.features(text):
        code = next((str(properties[key]) for key in KEYS if key in properties), str(feature.get("id", "")))
        yield code, Boundary(geojson.rings(geometry))


def boundaries_tree(boundaries: Mapping[str, Boundary]) -> dict[str, Any]:
    """Return boundaries as GeoJSON; ``read_boundaries`` reads the same from it."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": {
                "type": geojson.MULTIPOLYGON,
                "coordinates": [[geojson.pairs_of(ring, closed=True)] for ring in boundary.rings],
            },
        }
        for code, boundary in boundaries.items()
    ]
    return {"type": "FeatureCollection", "features": features}
