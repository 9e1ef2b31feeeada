"""The water under a map: a GeoJSON file with rivers as lines, seas and lakes as polygons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario import geojson
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.files import Mention, read_mentioned
from outreach_planner.scenario.origins import Origins, origins_of

FIELD = "water"
CONFIDENCE = "confidence"
"""Property of a feature that says ``estimate`` where its course is only roughly known."""


@dataclass(frozen=True)
class River:
    """A river: its name (empty: not written), its lines as (lat, lon), and whether its course is a guess."""

    name: str
    lines: tuple[tuple[geojson.Point, ...], ...]
    estimate: bool


@dataclass(frozen=True)
class Water:
    """What is drawn blue: rivers, and the outlines of seas and lakes (islands among them)."""

    rivers: tuple[River, ...] = ()
    surfaces: tuple[tuple[geojson.Point, ...], ...] = ()


def read_water(scenario: Scenario) -> Water:
    """Read the water that a scenario names; none if it names none.

    Raises
    ------
    ScenarioError
        If the file cannot be read, or is no GeoJSON of lines and polygons.
    """
    if scenario.water is None:
        return Water()
    origin = origins_of(scenario).of(FIELD)
    mention = Mention(origin.file, origin.line, FIELD, scenario.water)
    path, text = mention.path, read_mentioned(mention)
    rivers: list[River] = []
    surfaces: list[tuple[geojson.Point, ...]] = []
    try:
        for _, properties, geometry in geojson.features(text):
            if geometry["type"] in (geojson.LINE, geojson.MULTILINE):
                guessed = properties.get(CONFIDENCE) == "estimate"
                rivers.append(River(str(properties.get("name") or ""), geojson.lines(geometry), guessed))
            else:
                surfaces += geojson.rings(geometry)
    except geojson.NOT_GEOJSON:
        mend = "give a GeoJSON FeatureCollection of lines (rivers) and polygons (seas), as [lon, lat]"
        raise ScenarioError([Problem(str(path), None, "", "it is no such GeoJSON", mend)]) from None
    return Water(tuple(rivers), tuple(surfaces))


def water_fits(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse water that no map could draw."""
    try:
        read_water(scenario)
    except ScenarioError as error:
        yield from error.problems


def water_tree(water: Water) -> dict[str, Any]:
    """Return water as GeoJSON; ``read_water`` reads the same from it."""
    features: list[dict[str, Any]] = [
        {
            "type": "Feature",
            "properties": {"name": river.name, CONFIDENCE: "estimate" if river.estimate else "sourced"},
            "geometry": {
                "type": geojson.MULTILINE,
                "coordinates": [geojson.pairs_of(line) for line in river.lines],
            },
        }
        for river in water.rivers
    ]
    if water.surfaces:
        outlines = [geojson.pairs_of(ring, closed=True) for ring in water.surfaces]
        shape = {"type": geojson.POLYGON, "coordinates": outlines}
        features.append({"type": "Feature", "properties": {}, "geometry": shape})
    return {"type": "FeatureCollection", "features": features}
