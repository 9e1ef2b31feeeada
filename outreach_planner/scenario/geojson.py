"""GeoJSON as maps need it: features with their properties, and points as (lat, lon)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

Point = tuple[float, float]

POLYGON, MULTIPOLYGON = "Polygon", "MultiPolygon"
LINE, MULTILINE = "LineString", "MultiLineString"
NOT_GEOJSON = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What reading a text that is no GeoJSON can raise."""


def features(text: str) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]]]:
    """Give each feature of a collection with its properties and its geometry.

    Raises
    ------
    ValueError, TypeError, KeyError, AttributeError, RecursionError
        If the text is no GeoJSON collection of features.
    """
    for feature in json.loads(text)["features"]:
        yield feature, feature.get("properties") or {}, feature["geometry"]


def rings(geometry: Mapping[str, Any]) -> tuple[tuple[Point, ...], ...]:
    """Give the outlines of a polygon or of several, holes among them; the first point is not repeated.

    Raises
    ------
    ValueError
        If it is no polygon, or its points are no degrees.
    """
    if geometry["type"] not in (POLYGON, MULTIPOLYGON):
        raise ValueError(f"{geometry['type']} has no inside")
    coordinates = geometry["coordinates"]
    polygons = coordinates if geometry["type"] == MULTIPOLYGON else [coordinates]
    return tuple(_ring(ring) for polygon in polygons for ring in polygon)


def lines(geometry: Mapping[str, Any]) -> tuple[tuple[Point, ...], ...]:
    """Give the lines of a line string or of several.

    Raises
    ------
    ValueError
        If it is no line, or its points are no degrees.
    """
    if geometry["type"] not in (LINE, MULTILINE):
        raise ValueError(f"{geometry['type']} is no line")
    coordinates = geometry["coordinates"]
    found = tuple(points(line) for line in (coordinates if geometry["type"] == MULTILINE else [coordinates]))
    if any(len(line) < 2 for line in found):
        raise ValueError("a line has two points")
    return found


def points(pairs: Any) -> tuple[Point, ...]:
    """Turn [lon, lat] around; what follows in a pair (a height) is dropped.

    Raises
    ------
    ValueError
        If they are no degrees.
    """
    found = tuple((float(lat), float(lon)) for lon, lat, *_ in pairs)
    if any(not (abs(lat) <= 90 and abs(lon) <= 180) for lat, lon in found):
        raise ValueError("these are no degrees")
    return found


def _ring(pairs: Any) -> tuple[Point, ...]:
    """Turn a ring around, and leave out the last point, which repeats the first."""
    found = points(pairs)
    if len(found) < 4:
        raise ValueError("a ring has four points")
    return found[:-1] if found[0] == found[-1] else found


def pairs_of(line: tuple[Point, ...], *, closed: bool = False) -> list[list[float]]:
    """Write points as GeoJSON does, as [lon, lat]; a closed line ends where it began."""
    return [[lon, lat] for lat, lon in (*line, *(line[:1] if closed else ()))]
