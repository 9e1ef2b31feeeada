"""The calm base of the map: roads by rank, river ways, places, and the names to write on it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outreach_planner.outputs.geometry import Coordinates, Points, middle, ring_middle, rounded
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.map_areas import Area, Ring, open_counters
from outreach_planner.outputs.map_people import Site
from outreach_planner.outputs.map_words import kind_text
from outreach_planner.outputs.telling import short_kabupaten_name
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.water import Water

RIVER = 0
RANKS: Mapping[str, int] = {"toll": 3, "national": 3, "provincial": 2}
"""How prominent a class of road is drawn; any other class is 1."""
MOST_SPOTS = 14
"""Places at which a map may try to write the name of a kabupaten."""


@dataclass(frozen=True)
class Land:
    """Where people of a kabupaten live: a centre, and the outlines of the land around it if known."""

    kabupaten: str
    coordinates: Coordinates
    rings: Sequence[Ring]


def road_lines(scenario: Scenario, points: Points) -> list[list[int]]:
    """Return each open stretch as [rank, point, point], river ways first; rank ``RIVER`` is by boat."""
    rows = [
        [RIVER if edge.boat else RANKS.get(edge.road_class, 1), *points.line((edge.start, edge.end))]
        for edge in scenario.roads.edges.values()
        if edge.open
    ]
    return sorted(rows)


def water_rows(water: Water) -> dict[str, Any]:
    """Return rivers as {name, estimate, lines} and the outlines of seas and lakes, rounded for a map."""
    return {
        "rivers": [
            {
                "name": river.name,
                "estimate": int(river.estimate),
                "lines": [[rounded(point) for point in line] for line in river.lines],
            }
            for river in water.rivers
        ],
        "surfaces": [[rounded(point) for point in ring] for ring in water.surfaces],
    }


def place_rows(scenario: Scenario, plan: Plan, lang: Lang) -> list[dict[str, Any]]:
    """Return every place, in the scenario's order, with its role.

    The role is ``office``, ``counter`` (open before the plan ends, and after its first day), ``visited`` or
    ``other``; the first that fits.
    """
    visited = {visit.place for visit in plan.visits}
    counters = set(open_counters(scenario, plan))
    rows = []
    for place_id, place in scenario.places.items():
        role = "visited" if place_id in visited else "other"
        if place_id in counters:
            role = "counter"
        if place_id == scenario.office.place:
            role = "office"
        rows.append(
            {
                "name": place.name,
                "kind": kind_text(place.kind, lang),
                "kabupaten": scenario.kabupaten[place.kabupaten].name,
                "at": rounded((place.lat, place.lon)),
                "role": role,
                "address": place.address,
            }
        )
    return rows


def name_rows(
    scenario: Scenario, plan: Plan, sites: Sequence[Site], areas: Mapping[str, Area]
) -> list[dict[str, Any]]:
    """Return the names to write on the map, the most important first; those that collide are left out.

    Kabupaten come first, with ``spots`` where they may stand (the middles of their districts, from the
    middle of the kabupaten outwards), then visited places by their first visit, then districts by
    population, with the people who sought a passport (the size of the circle to write beside).
    """
    lands = [
        Land(site.kabupaten, site.coordinates, areas[site.id].rings if site.id in areas else ())
        for site in sites
        if not site.campus
    ]
    names = kabupaten_names(scenario, lands)
    written: set[str] = set()
    for visit in plan.visits:
        if visit.place not in written:
            written.add(visit.place)
            place = scenario.places[visit.place]
            names.append({"text": place.name, "at": rounded((place.lat, place.lon)), "rank": "visited"})
    taken = {scenario.places[place].name.casefold() for place in written}
    return names + _district_names(sites, taken)


def kabupaten_names(scenario: Scenario, lands: Sequence[Land]) -> list[dict[str, Any]]:
    """Return the names of kabupaten with ``spots`` where they may stand; of those that have land."""
    names: list[dict[str, Any]] = []
    for number, kabupaten in enumerate(scenario.kabupaten):
        spots = _spots([land for land in lands if land.kabupaten == kabupaten])
        if spots:
            text = short_kabupaten_name(scenario, kabupaten)
            names.append({"text": text, "kabupaten": number, "spots": spots, "rank": "kabupaten"})
    return names


def _spots(lands: Sequence[Land]) -> list[Coordinates]:
    """Return where the name of a kabupaten may stand, the best first; empty where nobody lives in it."""
    found = [
        max((ring_middle(ring) for ring in land.rings), key=lambda each: each[1])
        if land.rings
        else (land.coordinates, 0.0)
        for land in lands
    ]
    if not found:
        return []
    centre = middle([at for at, _ in found], [area for _, area in found])
    from_centre = sorted((math.dist(at, centre), at) for at, _ in found)
    return [centre, *(at for _, at in from_centre)][:MOST_SPOTS]


def _district_names(sites: Sequence[Site], taken: Collection[str]) -> list[dict[str, Any]]:
    """Return the names of districts by population, without those that a visited place carries already."""
    districts = [site for site in sites if not site.campus and site.name.casefold() not in taken]
    return [
        {"text": site.name, "at": site.coordinates, "rank": "district", "people": round(site.sought, 1)}
        for site in sorted(districts, key=lambda site: (-site.population, site.id))
    ]
