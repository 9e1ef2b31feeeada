"""A page with 2,000 districts, 2,000 places and a year of 1,040 visits, blown up from the small world."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from map_worlds import map_world
from plans import small_plan

from outreach_planner.outputs.geometry import Points
from outreach_planner.outputs.map_areas import areas_of
from outreach_planner.outputs.map_calendar import Cell, DayHead, TeamRow
from outreach_planner.outputs.map_cells import cells
from outreach_planner.outputs.map_data import map_data
from outreach_planner.outputs.map_page import SCRIPTS, STYLES, view_of, water_view
from outreach_planner.outputs.map_people import sites_of
from outreach_planner.outputs.map_trips import map_trips
from outreach_planner.outputs.page import page
from outreach_planner.scenario.water import Water

DAYS, SITES, TEAMS, ACROSS = 365, 2_000, 4, 50


def write_large_map(path: Path) -> None:
    """Write the page: a grid of districts 11 km apart, each with a place; each team out every weekday."""
    scenario, instance = map_world()
    plan = small_plan()
    points = Points(instance.roads)
    trips = map_trips(scenario, plan, points)
    areas = areas_of(instance, plan, {})
    sites = sites_of(instance, plan)
    data = map_data(instance, plan, trips, sites, areas, Water(), points, "id")
    data |= {"days": [str(day) for day in days()], **_where(data), "trips": _trips(data)}
    view = view_of(scenario, instance, plan, trips, sites, "id") | {"days": _heads(), "teams": _rows()}
    view |= {"trips": [], "proposed": False, "guessed_land": True, **water_view()}
    path.write_text(page("id", "map_page.html", view, data, STYLES, SCRIPTS), encoding="utf-8")


def days() -> list[dt.date]:
    """Return the days of 2027."""
    return [dt.date(2027, 1, 1) + dt.timedelta(days=day) for day in range(DAYS)]


def _where(data: dict[str, Any]) -> dict[str, Any]:
    """Spread districts, places and names over the grid."""
    spots = [(-4 + 0.1 * (number // ACROSS), 102 + 0.1 * (number % ACROSS)) for number in range(SITES)]
    sites, places, names = [], [], []
    for number, (at, ring) in enumerate(zip(spots, cells(spots), strict=True)):
        people = {"population": 30_000 + number, "sought": 20.0 + number % 90, "left": 9.0, "rings": [ring]}
        waiting = [round(5 + (number + day) % 40 + 0.3, 1) for day in range(DAYS)]
        told = {"name": f"Kecamatan {number}", "at": at, "counter": [0, 40], "waiting": waiting}
        visits = [[day, 3.0, 1.5] for day in range(number % DAYS, DAYS, 120)]
        drawn = [round(day / 40, 1) for day in range(DAYS)]
        sites.append(data["sites"][0] | people | told | {"visits": visits, "drawn": drawn})
        places.append(data["places"][-1] | {"name": f"Tempat {number}", "at": at})
        names.append({"text": f"Kecamatan {number}", "at": at, "rank": "district", "people": 40})
    return {"sites": sites, "places": [*data["places"], *places], "names": names}


def _trips(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Let each team make a day trip every weekday, along a line of the small world."""
    first = data["trips"][0]
    return [
        first
        | {
            "team": team,
            "lines": [[day, *line[1:]] for line in first["lines"]],
            "visits": [
                first["visits"][0]
                | {"code": f"{chr(65 + team)}{day}", "day": day, "place": 5 + (day * 17 + team) % SITES}
            ],
        }
        for day in _workdays()
        for team in range(TEAMS)
    ]


def _workdays() -> list[int]:
    return [number for number, day in enumerate(days()) if day.weekday() < 5]


def _heads() -> list[DayHead]:
    return [
        DayHead(number, day.day, "Sen", day.weekday() > 4, str(day), str(day)[:7] if day.day == 1 else "")
        for number, day in enumerate(days())
    ]


def _rows() -> list[TeamRow]:
    trip = {day: number for number, day in enumerate(_workdays())}
    return [
        TeamRow(
            chr(65 + team),
            f"Tim {team}",
            team,
            tuple(
                Cell(day, day not in trip, TEAMS * trip[day] + team, (f"A{day}",), False, f"A{day}")
                if day in trip
                else Cell(day, True)
                for day in range(DAYS)
            ),
        )
        for team in range(TEAMS)
    ]
