# /// script
# requires-python = ">=3.11"
# dependencies = ["shapely>=2.0,<3"]
# ///
"""Draw the water under the shipped maps again: ``scenarios/palembang/water.geojson``.

The sea is Natural Earth's land at 1:10m (public domain) as the npm package ``world-atlas`` redistributes it;
the rivers are our own sketch through ``scenarios/palembang/river_points.csv``. From the top of the project:

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz package/land-10m.json
    uv run tests/draw_water.py package/land-10m.json
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import sys
from collections.abc import Iterable
from itertools import groupby, pairwise
from pathlib import Path

from shapely import LineString, MultiPolygon, Point, Polygon, box, unary_union
from shapely.ops import nearest_points

FOLDER = Path(__file__).parents[1] / "scenarios/palembang"
LAND_SHA256 = "9b9f584709c119d63fbadf484ce425260497697b7166be7a2fe360e8c0b171a8"
FRAME = box(96.0, -11.0, 114.0, 5.0)
"""Wide enough for a map that is zoomed out, in degrees (west, south, east, north)."""
TOLERANCE_DEGREES = 0.009
SMALLEST_SQUARE_DEGREES = 0.004
"""Islets smaller than this are left out: about 50 square kilometres."""
STEPS = 8
"""Pieces of a curve between two points of a river."""
SPANS = (((0, 1), (1, 2), (2, 3)), ((0, 2), (1, 3)), ((1, 2),))
"""Which points the three rounds of a Catmull-Rom curve interpolate between (Barry and Goldman)."""
SEA_SOURCE = (
    "Natural Earth 1:10m land, version 4.1.0 (public domain), as the npm package world-atlas 2.0.2 "
    "redistributes it in land-10m.json; cut to 96-114 E, 11 S-5 N, islets left out, simplified to about a "
    "kilometre by tests/draw_water.py"
)
RIVER_SOURCE = (
    "our own sketch, confidence low: not surveyed, no map or data of rivers used, error unknown (perhaps "
    "several km, more far upstream). A smooth curve through: {points}. Towns at their coordinates in "
    "road_nodes.csv; a mouth or fork in another river is moved onto that river as drawn"
)


def land_of(path: Path) -> MultiPolygon:
    """Read the land inside the frame from a TopoJSON file: arcs of steps from point to point."""
    text = path.read_bytes()
    if hashlib.sha256(text).hexdigest() != LAND_SHA256:
        raise SystemExit(f"{path} is not land-10m.json of world-atlas 2.0.2")
    topology = json.loads(text)
    (scale_x, scale_y), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step in steps:
            x, y = x + step[0], y + step[1]
            arc.append((x * scale_x + left, y * scale_y + low))
        arcs.append(arc)

    def ring(numbers: list[int]) -> list[tuple[float, float]]:
        """Join arcs end to end; a number below 0 is the arc backwards."""
        found: list[tuple[float, float]] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            found += arc[1:] if found else arc
        return found

    polygons = []
    for shape in topology["objects"]["land"]["geometries"]:
        for outline, *holes in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            polygons.append(Polygon(ring(outline), [ring(hole) for hole in holes]))
    return unary_union([polygon.buffer(0) for polygon in polygons if polygon.intersects(FRAME)])


def sea_of(land: MultiPolygon) -> Polygon:
    """Return the frame without its land, simplified."""
    sea = FRAME.difference(land).simplify(TOLERANCE_DEGREES)
    largest = max(getattr(sea, "geoms", [sea]), key=lambda part: part.area)
    islands = [ring for ring in largest.interiors if Polygon(ring).area >= SMALLEST_SQUARE_DEGREES]
    return Polygon(largest.exterior, islands)


def curve(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Lay a centripetal Catmull-Rom curve through points: smooth, without loops."""
    (x, y), (next_x, next_y) = points[:2]
    first = (2 * x - next_x, 2 * y - next_y)
    (x, y), (next_x, next_y) = points[-1], points[-2]
    last = (2 * x - next_x, 2 * y - next_y)
    ends = [first, *points, last]
    found = [points[0]]
    for four in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        times = [0.0]
        for one, other in pairwise(four):
            times.append(times[-1] + math.sqrt(math.dist(one, other)))
        for step in range(1, STEPS + 1):
            time = times[1] + (times[2] - times[1]) * step / STEPS
            level = list(four)
            for spans in SPANS:
                level = [
                    _between(level[number], level[number + 1], times[start], times[end], time)
                    for number, (start, end) in enumerate(spans)
                ]
            found.append(level[0])
    return found


def _between(
    one: tuple[float, float], other: tuple[float, float], start: float, end: float, time: float
) -> tuple[float, float]:
    share = (time - start) / (end - start)
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def rivers_of(sea: Polygon) -> list[dict[str, object]]:
    """Draw each river through its points, tributaries on to their river, mouths as far as the coast."""
    nodes = {row["id"]: row for row in _rows("road_nodes.csv")}
    drawn: dict[str, LineString] = {}
    features: list[dict[str, object]] = []
    for name, group in groupby(_rows("river_points.csv"), key=lambda row: row["river"]):
        rows = list(group)
        points = []
        for row in rows:
            place = nodes[row["road_node"]] if row["road_node"] else row
            at = Point(float(place["lon"]), float(place["lat"]))
            if row["joins"]:
                at = nearest_points(drawn[row["joins"]], at)[0]
            points.append((at.x, at.y))
        course = LineString(curve(points)).difference(sea)
        drawn[name] = max(getattr(course, "geoms", [course]), key=lambda part: part.length)
        names = [nodes[row["road_node"]]["name"] if row["road_node"] else "a point" for row in rows]
        told = [f"{town} ({row['source']})" for town, row in zip(names, rows, strict=True)]
        source = RIVER_SOURCE.format(points="; ".join(told))
        features.append(_feature(name, "estimate", source, "LineString", _pairs(drawn[name].coords)))
    return features


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pairs(points: Iterable[tuple[float, float]]) -> list[list[float]]:
    return [[round(x, 3), round(y, 3)] for x, y in points]


def _feature(name: str, confidence: str, source: str, kind: str, coordinates: object) -> dict[str, object]:
    properties = {"name": name, "confidence": confidence, "source": source}
    shape = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": shape}


if __name__ == "__main__":
    sea = sea_of(land_of(Path(sys.argv[1])))
    rings = [_pairs(ring.coords) for ring in (sea.exterior, *sea.interiors)]
    features = [*rivers_of(sea), _feature("", "sourced", SEA_SOURCE, "Polygon", rings)]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    text = '{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n"
    (FOLDER / "water.geojson").write_text(text, encoding="utf-8")
