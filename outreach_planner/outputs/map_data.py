"""What the scripts of the map page draw, as one JSON block of plain numbers and texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from outreach_planner.outputs.geometry import Points
from outreach_planner.outputs.language import (
    Lang,
    clock,
    date_text,
    heading,
    number_text,
)
from outreach_planner.outputs.map_areas import Area
from outreach_planner.outputs.map_base import name_rows, place_rows, road_lines, water_rows
from outreach_planner.outputs.map_calendar import drive_text, program_name, visit_date_text
from outreach_planner.outputs.map_people import Site
from outreach_planner.outputs.map_proposed import ProposedSite, proposed_row
from outreach_planner.outputs.map_trips import MappedTrip, NumberedVisit, leg_to
from outreach_planner.outputs.map_words import SCRIPT_WORDS, map_words
from outreach_planner.outputs.requests_told import visit_notes
from outreach_planner.outputs.telling import team_name
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.water import Water
from outreach_planner.world.instance import Instance

Row = tuple[str, str]


def map_data(
    instance: Instance,
    plan: Plan,
    trips: Sequence[MappedTrip],
    sites: Sequence[Site],
    areas: Mapping[str, Area],
    water: Water,
    points: Points,
    lang: Lang,
    proposed: Sequence[ProposedSite] = (),
    guessed_land: bool = False,
) -> dict[str, Any]:
    """Gather what the scripts draw of one plan.

    ``points`` are [lat, lon] and lines are numbers into them; days are numbers from 0, places, sites and
    kabupaten numbers in the scenario's order; ``rows`` are pairs of label and text for a popup.
    """
    scenario, days = instance.scenario, instance.days
    day = {date: number for number, date in enumerate(days.dates)}
    place = {place: number for number, place in enumerate(scenario.places)}
    team = {team: number for number, team in enumerate(scenario.teams)}
    word = map_words(lang)
    return {
        "lang": lang,
        "words": {key: word[key] for key in SCRIPT_WORDS},
        "days": [date_text(date, lang) for date in days.dates],
        "roads": road_lines(scenario, points),
        "water": water_rows(water),
        "guessed_land": guessed_land,
        "names": name_rows(scenario, plan, sites, areas),
        "places": place_rows(scenario, plan, lang),
        "kabupaten": [kabupaten.name for kabupaten in scenario.kabupaten.values()],
        "sites": [_site(scenario, site, areas, place) for site in sites],
        "trips": [
            {
                "team": team[mapped.trip.team],
                "lines": [[day[date], int(boat), *line] for date, boat, line in mapped.lines if date in day],
                "nights": [[day[date], place[at]] for date, at in mapped.nights if date in day],
                "visits": [
                    {
                        "code": numbered.code,
                        "day": day[numbered.visit.date],
                        "place": place[numbered.visit.place],
                        "date": visit_date_text(mapped, numbered.visit, lang),
                        "title": program_name(scenario, numbered.visit.program, lang),
                        "rows": visit_rows(scenario, mapped, numbered, lang),
                    }
                    for numbered in mapped.visits
                ],
            }
            for mapped in trips
        ],
        "proposed": [proposed_row(site) for site in proposed],
        "points": points.coordinates,
        "tiles": None if scenario.tiles is None else scenario.tiles.model_dump(),
    }


def visit_rows(scenario: Scenario, trip: MappedTrip, numbered: NumberedVisit, lang: Lang) -> list[Row]:
    """Tell a visit for its popup, row by row."""
    word, visit = map_words(lang), numbered.visit
    leg = leg_to(trip.trip, visit)
    rows = [
        ("date", date_text(visit.date, lang)),
        ("team", team_name(scenario, visit.team, lang)),
        ("service", f"{clock(visit.service_starts, lang)}–{clock(visit.service_ends, lang)}"),
        ("travel", "" if leg is None else drive_text(leg.departs, leg.arrives, leg.date, visit.date, lang)),
        ("expected_attendance", number_text(visit.expected_attendance, lang)),
        ("expected_applicants", number_text(visit.expected_applicants, lang)),
        ("capacity", number_text(visit.capacity, lang)),
        ("quota", quota_text(visit.quota_online, visit.quota_walk_in, lang)),
        (
            "minimum_attendance",
            number_text(visit.minimum_attendance, lang) if visit.minimum_attendance else "",
        ),
        ("lane", word["yes"] if visit.lane else ""),
        ("notes", "; ".join(visit_notes(scenario, visit, lang))),
        ("overnight", "" if visit.overnight is None else scenario.places[visit.overnight].name),
    ]
    return [(heading(word[label]), text) for label, text in rows if text]


def quota_text(online: int | None, walk_in: int | None, lang: Lang) -> str:
    """Tell a quota and how it is split; empty where the program has none."""
    if online is None and walk_in is None:
        return ""
    split: Mapping[str, str] = {
        "total": number_text((online or 0) + (walk_in or 0), lang),
        "online": number_text(online or 0, lang),
        "walk_in": number_text(walk_in or 0, lang),
    }
    return map_words(lang)["quota_split"].format(**split)


def _site(
    scenario: Scenario, site: Site, areas: Mapping[str, Area], place: Mapping[str, int]
) -> dict[str, Any]:
    """Tell a district or campus in numbers; ``visits`` are [day, people served, hours of travel spared]."""
    row: dict[str, Any] = {
        "name": site.name,
        "campus": int(site.campus),
        "kabupaten": list(scenario.kabupaten).index(site.kabupaten),
        "at": site.coordinates,
        "population": site.population,
        "estimate": int(site.estimate),
        "sought": round(site.sought, 1),
        "left": round(site.left, 1),
        "waiting": [round(count, 1) for count in site.waiting],
        "drawn": [round(count, 1) for count in site.drawn],
        "visits": [[each.day, round(each.served, 1), round(each.spared_hours, 1)] for each in site.visits],
    }
    area = None if site.campus else areas.get(site.id)
    if area is not None:
        row["rings"] = area.rings
        if area.counter is not None:
            row["counter"] = [place[area.counter], round(area.minutes)]
    return row
