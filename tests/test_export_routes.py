"""Routes, GeoJSON and CSV, read back with gpxpy, json and csv."""

from __future__ import annotations

import csv
import io
import json

import gpxpy
from field_worlds import KEYS, field_month, field_scenario

from outreach_planner.exporting.routes import gpx_text
from outreach_planner.exporting.tables import quota_csv, visits_csv, visits_geojson


def test_a_trip_as_gpx_has_its_stops_its_nights_and_a_segment_a_day_along_the_road() -> None:
    month = field_month()
    gpx = gpxpy.parse(gpx_text(month, month.trips[1], "id"))
    assert [(point.name, point.latitude, point.longitude) for point in gpx.waypoints] == [
        ("Sungai Lilin", -2.547, 104.117),
        ("Bayung Lencir", -2.089, 103.72),
        ("Sungai Lilin", -2.547, 104.117),
        ("Bayung Lencir", -2.089, 103.72),
    ]
    (track,) = gpx.tracks
    assert [[(p.latitude, p.longitude) for p in segment.points] for segment in track.segments] == [
        [(-2.99, 104.76), (-2.547, 104.117)],
        [(-2.547, 104.117), (-2.089, 103.72)],
        [(-2.089, 103.72), (-2.99, 104.76)],
    ]
    assert [point.name for point in gpx.routes[0].points] == [
        "Kantor Imigrasi Palembang",
        "Sungai Lilin",
        "Bayung Lencir",
        "Kantor Imigrasi Palembang",
    ]


def test_geojson_has_a_point_a_visit_and_a_line_a_leg_with_longitude_first() -> None:
    tree = json.loads(visits_geojson(field_month(), "id"))
    points = [item for item in tree["features"] if item["geometry"]["type"] == "Point"]
    lines = [item for item in tree["features"] if item["geometry"]["type"] == "LineString"]
    assert [item["id"] for item in points] == list(KEYS)
    assert points[0]["geometry"]["coordinates"] == [104.84, -3.39]
    assert points[0]["properties"]["service_starts"] == "08:30"
    assert len(lines) == 7
    assert lines[0]["geometry"]["coordinates"] == [[104.76, -2.99], [104.84, -3.39]]


def test_the_csv_has_the_plans_figures() -> None:
    rows = list(csv.DictReader(io.StringIO(visits_csv(field_month(), "id").removeprefix("\ufeff"))))
    assert [row["key"] for row in rows] == list(KEYS)
    first = rows[0]
    assert (first["departs"], first["returns"]) == ("2027-01-04T06:40", "2027-01-04T17:20")
    assert (first["expected_applicants"], first["capacity"], first["passport_books"]) == ("57.25", "60", "60")
    assert (first["lat"], first["lon"], first["distance_km"]) == ("-3.39", "104.84", "132.8")
    assert (rows[1]["overnight"], rows[1]["departs"]) == ("bayung-lencir", "2027-01-05T16:30")
    quota = list(csv.DictReader(io.StringIO(quota_csv(field_month()).removeprefix("\ufeff"))))
    assert [row["open_online"] for row in quota] == ["56", "56", "56", "90"]


def test_a_name_that_looks_like_a_formula_is_text_in_the_csv_and_numbers_stay_numbers() -> None:
    month = field_month(field_scenario(places={"kayu-agung": {"name": "=1+1", "address": "@x"}}))
    row = next(iter(csv.DictReader(io.StringIO(visits_csv(month, "id").removeprefix("\ufeff")))))
    assert (row["place_name"], row["address"], row["lat"]) == ("'=1+1", "'@x", "-3.39")


def test_nothing_personal_is_in_tables_and_routes() -> None:
    month = field_month()
    texts = [visits_csv(month, "id"), visits_geojson(month, "id"), quota_csv(month)]
    texts += [gpx_text(month, trip, "id") for trip in month.trips]
    assert not [text for text in texts if "Ratna" in text or "0812" in text]
