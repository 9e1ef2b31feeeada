"""Drawings of a letter: the small map of a trip and the code that a phone scans."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import segno
from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import HexColor, white
from reportlab.pdfbase.pdfmetrics import stringWidth

from outreach_planner.exporting.field_month import FieldMonth, FieldTrip
from outreach_planner.exporting.texts import plain_letters
from outreach_planner.outputs.telling import place_name

Coordinates = tuple[float, float]
FONT, BOLD = "Helvetica", "Helvetica-Bold"
LAND, ROAD, WATER, WAY, INK, FAINT = (
    HexColor(code) for code in ("#F7F5EF", "#C3CBD3", "#9CC3E0", "#B3261E", "#1F2933", "#7B8794")
)
ROAD_WIDTHS = {"toll": 1.6, "national": 1.3, "provincial": 0.9}
LEAST_DEGREES = 0.05
MARGIN = 14.0
NEAR = 12.0  # points within which a stop's own name stands for the road's
KM_A_DEGREE = 111.32
BARS_KM = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True)
class Frame:
    """Turns (lat, lon) into points of a drawing, the same scale both ways."""

    west: float
    south: float
    scale: float
    shrink: float
    left: float
    bottom: float

    def at(self, point: Coordinates) -> Coordinates:
        """Return x and y of a point."""
        lat, lon = point
        x = self.left + (lon - self.west) * self.shrink * self.scale
        return x, self.bottom + (lat - self.south) * self.scale


def frame_of(points: Sequence[Coordinates], width: float, height: float) -> Frame:
    """Fit points into a drawing, centred, with a margin; a single point gets some land around it."""
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    middle = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    shrink = math.cos(math.radians(middle[0]))
    tall = max(max(lats) - min(lats), LEAST_DEGREES)
    wide = max(max(lons) - min(lons), LEAST_DEGREES) * shrink
    scale = min((width - 2 * MARGIN) / wide, (height - 2 * MARGIN) / tall)
    left = width / 2 - (middle[1] - min(lons)) * shrink * scale
    bottom = height / 2 - (middle[0] - min(lats)) * scale
    return Frame(min(lons), min(lats), scale, shrink, left, bottom)


def trip_map(month: FieldMonth, trip: FieldTrip, width: float, height: float) -> Drawing:
    """Draw the roads around a trip, its way along them, and its stops with their numbers."""
    scenario = month.scenario
    drawing = Drawing(width, height)
    drawing.add(Rect(0, 0, width, height, fillColor=LAND, strokeColor=FAINT, strokeWidth=0.5))
    points = [point for line in trip.lines for point in line.points] + [visit.at for visit in trip.visits]
    if not points:
        return drawing
    frame = frame_of(points, width, height)
    nodes = scenario.roads.nodes
    for edge in scenario.roads.edges.values():
        if edge.open:
            start, end = nodes[edge.start], nodes[edge.end]
            clipped = clip(frame.at((start.lat, start.lon)), frame.at((end.lat, end.lon)), width, height)
            if clipped:
                colour = WATER if edge.boat else ROAD
                drawing.add(
                    Line(*clipped, strokeColor=colour, strokeWidth=ROAD_WIDTHS.get(edge.road_class, 0.6))
                )
    for line in trip.lines:
        flat = [value for point in line.points for value in frame.at(point)]
        if len(flat) >= 4:
            dashes = [4, 2] if line.boat else None
            drawing.add(PolyLine(flat, strokeColor=WAY, strokeWidth=1.8, strokeDashArray=dashes))
    _stops(drawing, month, trip, frame, (width, height))
    return drawing


def _stops(drawing: Drawing, month: FieldMonth, trip: FieldTrip, frame: Frame, room: Coordinates) -> None:
    """Draw home as a square, stops as numbered circles, and names where they have room."""
    scenario, taken = month.scenario, list[tuple[float, float, float, float]]()
    home = scenario.places[scenario.teams[trip.trip.team].home]
    marks: list[tuple[Coordinates, str, str]] = [
        (frame.at(visit.at), str(visit.number), place_name(scenario, visit.visit.place))
        for visit in trip.visits
    ]
    slept = {place for _, place in trip.nights} - {visit.visit.place for visit in trip.visits}
    for place in sorted(slept):
        fields = scenario.places[place]
        marks.append((frame.at((fields.lat, fields.lon)), "z", place_name(scenario, place)))
    marks.append((frame.at((home.lat, home.lon)), "", plain_letters(home.name)))
    taken += [(x - 7, y - 7, x + 7, y + 7) for (x, y), _, _ in marks]
    taken.append(_scale_bar(drawing, frame, room[0], taken))
    for (x, y), number, name in marks:
        if number:
            drawing.add(Circle(x, y, 6.5, fillColor=WAY, strokeColor=white, strokeWidth=1))
            drawing.add(
                String(x, y - 2.6, number, fontName=BOLD, fontSize=7, fillColor=white, textAnchor="middle")
            )
        else:
            drawing.add(Rect(x - 4.5, y - 4.5, 9, 9, fillColor=INK, strokeColor=white, strokeWidth=1))
        _name(drawing, (x, y), name, 7.5, BOLD, INK, taken, room)
    way = {node for leg in trip.trip.legs for node in leg.nodes}
    for node_id, node in scenario.roads.nodes.items():
        x, y = frame.at((node.lat, node.lon))
        is_marked = any(math.hypot(x - other[0], y - other[1]) < NEAR for other, _, _ in marks)
        if node_id in way and not is_marked and 0 < x < room[0] and 0 < y < room[1]:
            _name(drawing, (x, y), node.name, 5.5, FONT, FAINT, taken, room)


def _name(
    drawing: Drawing,
    at: Coordinates,
    name: str,
    size: float,
    font: str,
    colour: Any,
    taken: list[tuple[float, float, float, float]],
    room: tuple[float, float],
) -> None:
    """Write a name beside a point where no other is; leave it out where it has no room."""
    text = plain_letters(name).split(" (")[0][:34]
    wide = stringWidth(text, font, size)
    for x, y in (
        (at[0] + 9, at[1] - size / 3),
        (at[0] - 9 - wide, at[1] - size / 3),
        (at[0] - wide / 2, at[1] + 9),
        (at[0] - wide / 2, at[1] - 9 - size),
    ):
        box = (x - 1, y - 2, x + wide + 1, y + size)
        inside = box[0] >= 1 and box[1] >= 1 and box[2] <= room[0] - 1 and box[3] <= room[1] - 1
        if inside and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            drawing.add(String(x, y, text, fontName=font, fontSize=size, fillColor=colour))
            return


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _scale_bar(
    drawing: Drawing, frame: Frame, width: float, taken: Sequence[tuple[float, float, float, float]]
) -> tuple[float, float, float, float]:
    """Draw a bar of whole kilometres in a free lower corner and return the room it takes."""
    points_a_km = frame.scale / KM_A_DEGREE
    km = max([bar for bar in BARS_KM if bar * points_a_km <= width / 3], default=1)
    long = km * points_a_km
    boxes = [(left, 4.0, left + long + 4, 18.0) for left in (6.0, width - long - 10)]
    free = [box for box in boxes if not any(_overlap(box, other) for other in taken)]
    left = (free or boxes)[0][0] + 2
    drawing.add(Line(left, 8, left + long, 8, strokeColor=INK, strokeWidth=1.5))
    drawing.add(String(left, 11, f"{km} km", fontName=FONT, fontSize=6, fillColor=INK))
    return left - 2, 4.0, left + long + 2, 18.0


def clip(
    start: Coordinates, end: Coordinates, width: float, height: float
) -> tuple[float, float, float, float] | None:
    """Cut a stretch to a rectangle (Liang and Barsky); None where nothing of it is inside."""
    first, last = 0.0, 1.0
    dx, dy = end[0] - start[0], end[1] - start[1]
    for step, gap in ((-dx, start[0]), (dx, width - start[0]), (-dy, start[1]), (dy, height - start[1])):
        if step == 0:
            if gap < 0:
                return None
            continue
        share = gap / step
        if step < 0:
            first = max(first, share)
        else:
            last = min(last, share)
    if first >= last:
        return None
    return (start[0] + first * dx, start[1] + first * dy, start[0] + last * dx, start[1] + last * dy)


def code_drawing(text: str, size: float) -> Drawing:
    """Draw a QR code of a text, with the quiet zone that scanners need."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
    quiet = 4
    step = size / (len(rows) + 2 * quiet)
    drawing = Drawing(size, size)
    drawing.add(Rect(0, 0, size, size, fillColor=white, strokeColor=None))
    for number, row in enumerate(rows):
        y = size - (quiet + number + 1) * step
        start = None
        for column, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                x = (quiet + start) * step
                drawing.add(Rect(x, y, (column - start) * step, step, fillColor=INK, strokeColor=None))
                start = None
    return drawing
