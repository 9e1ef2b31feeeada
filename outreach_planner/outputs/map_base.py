"""The calm base of the map: roads by rank, river ways, places, and the names to write on it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from outreach_planner.outputs.geometry import Points, middle, rounded
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.map_people import Site
from outreach_planner.outputs.map_words import kind_text
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario

RIVER = 0
RANKS: Mapping[str, int] = {"toll": 3, "national": 3, "provincial": 2}
"""How prominent a class of road is drawn; any other class is 1."""


def road_lines(scenario: Scenario, points: Points) -> list[list[int]]:
    """Return each open stretch as [rank, point, point], river ways first; rank ``RIVER`` is by boat."""
    rows = [
        [RIVER if edge.boat else RANKS.get(edge.road_class, 1), *points.line((edge.start, edge.end))]
        for edge in scenario.roads.edges.values()
        if edge.open
    ]
    return sorted(rows)


def place_rows(scenario: Scenario, plan: Plan, lang: Lang) -> list[dict[str, Any]]:
    """Return every place, in the scenario's order, with its role.

    The role is ``office``, ``counter`` (open before the plan ends), ``visited`` or ``other``; the first
    that fits.
    """
    visited = {visit.place for visit in plan.visits}
    counters = {
        counter.place
        for counter in scenario.counters.values()
        if counter.opened is None or counter.opened <= plan.ends
    }
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


def name_rows(scenario: Scenario, plan: Plan, sites: Sequence[Site]) -> list[dict[str, Any]]:
    """Return the names to write on the map, the most important first; those that collide are left out.

    Kabupaten come first (at the middle of their people), then visited places by their first visit, then
    districts by population, with the people who sought a passport (the size of the circle to write beside).
    """
    names: list[dict[str, Any]] = []
    for kabupaten_id, kabupaten in scenario.kabupaten.items():
        inside = [site for site in sites if site.kabupaten == kabupaten_id and not site.campus]
        if inside:
            at = middle([site.coordinates for site in inside], [site.population for site in inside])
            names.append({"text": kabupaten.name, "at": at, "rank": "kabupaten"})
    written: set[str] = set()
    for visit in plan.visits:
        if visit.place not in written:
            written.add(visit.place)
            place = scenario.places[visit.place]
            names.append({"text": place.name, "at": rounded((place.lat, place.lon)), "rank": "visited"})
    taken = {scenario.places[place].name.casefold() for place in written}
    return names + _district_names(sites, taken)


def _district_names(sites: Sequence[Site], taken: Collection[str]) -> list[dict[str, Any]]:
    """Return the names of districts by population, without those that a visited place carries already."""
    districts = [site for site in sites if not site.campus and site.name.casefold() not in taken]
    return [
        {"text": site.name, "at": site.coordinates, "rank": "district", "people": round(site.sought, 1)}
        for site in sorted(districts, key=lambda site: (-site.population, site.id))
    ]
