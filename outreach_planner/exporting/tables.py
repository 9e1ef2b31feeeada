"""The month for other programs: GeoJSON of visits and ways, CSV of visits and quotas; nothing personal."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from outreach_planner.exporting.field_month import FieldMonth, FieldVisit
from outreach_planner.exporting.texts import harmless
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.telling import clean, kabupaten_name, place_name, program_name, team_name
from outreach_planner.scenario.base import clock_text


def visit_rows(month: FieldMonth, lang: Lang) -> list[dict[str, Any]]:
    """Return one flat row a visit, the same columns in each."""
    scenario = month.scenario
    return [
        {
            "key": visit.key,
            "number": visit.number,
            "date": visit.visit.date.isoformat(),
            "program": visit.visit.program,
            "program_name": program_name(scenario, visit.visit.program, lang),
            "place": visit.visit.place,
            "place_name": place_name(scenario, visit.visit.place),
            "address": clean(visit.address),
            "kabupaten": visit.visit.kabupaten,
            "kabupaten_name": kabupaten_name(scenario, visit.visit.kabupaten),
            "team": visit.visit.team,
            "team_name": team_name(scenario, visit.visit.team, lang),
            "lat": round(visit.at[0], 6),
            "lon": round(visit.at[1], 6),
            "departs": _moment(visit.departs),
            "service_starts": clock_text(visit.visit.service_starts),
            "service_ends": clock_text(visit.visit.service_ends),
            "returns": _moment(visit.returns),
            "overnight": visit.visit.overnight or "",
            "minimum_attendance": visit.visit.minimum_attendance,
            "capacity": visit.visit.capacity,
            "expected_applicants": round(visit.visit.expected_applicants, 2),
            "quota_online": visit.quota.online
            if visit.quota.announced_online is None
            else visit.quota.announced_online,
            "quota_walk_in": visit.quota.walk_in,
            "passport_books": visit.books,
            "reserve_date": "" if visit.reserve is None else visit.reserve.isoformat(),
            "registration_opens": visit.registration_opens.isoformat(),
            "passports_ready": visit.passports_ready.isoformat(),
            "distance_km": round(visit.entry.distance_m / 1000, 3),
        }
        for visit in month.visits
    ]


def visits_csv(month: FieldMonth, lang: Lang) -> str:
    """Write the visits as CSV with a byte order mark, as spreadsheets like it."""
    return _csv(visit_rows(month, lang))


def quota_csv(month: FieldMonth) -> str:
    """Write the places to open as CSV."""
    return _csv([_quota_row(visit) for visit in month.visits])


def visits_geojson(month: FieldMonth, lang: Lang) -> str:
    """Write visits as points and the ways of trips as lines; coordinates are longitude, latitude."""
    features: list[dict[str, Any]] = []
    for visit, row in zip(month.visits, visit_rows(month, lang), strict=True):
        point = {"type": "Point", "coordinates": [round(visit.at[1], 6), round(visit.at[0], 6)]}
        features.append({"type": "Feature", "id": visit.key, "geometry": point, "properties": row})
    for trip in month.trips:
        for number, line in enumerate(trip.lines, start=1):
            places = [[round(lon, 6), round(lat, 6)] for lat, lon in line.points]
            facts = {
                "trip": trip.key,
                "team": trip.trip.team,
                "date": line.date.isoformat(),
                "boat": line.boat,
            }
            features.append(
                {
                    "type": "Feature",
                    "id": f"{trip.key}/{number}",
                    "geometry": {"type": "LineString", "coordinates": places},
                    "properties": facts,
                }
            )
    tree = {"type": "FeatureCollection", "name": month.name, "features": features}
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def _quota_row(visit: FieldVisit) -> dict[str, Any]:
    quota = visit.quota
    return {
        "key": visit.key,
        "date": visit.visit.date.isoformat(),
        "program": visit.visit.program,
        "place": visit.visit.place,
        "capacity": quota.capacity,
        "group": quota.group,
        "walk_in": quota.walk_in,
        "no_show_share": quota.no_show_share,
        "open_online": quota.online,
        "overload_chance": round(quota.overload_chance, 6),
        "overload_at_most": quota.overload_at_most,
        "announced_online": "" if quota.announced_online is None else quota.announced_online,
        "announced_overload_chance": ""
        if quota.announced_overload_chance is None
        else round(quota.announced_overload_chance, 6),
        "empty_places": round(quota.empty_places, 3),
        "empty_rupiah": quota.empty_rupiah,
        "minimum": quota.minimum,
        "below_minimum_chance": round(quota.below_minimum_chance, 6),
        "lost_rupiah": quota.lost_rupiah,
    }


def _csv(rows: list[dict[str, Any]]) -> str:
    page = io.StringIO()
    if rows:
        writer = csv.DictWriter(page, fieldnames=list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({key: harmless(v) if isinstance(v, str) else v for key, v in row.items()})
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + page.getvalue()


def _moment(moment: tuple[Any, int] | None) -> str:
    return "" if moment is None else f"{moment[0].isoformat()}T{clock_text(moment[1])}"
