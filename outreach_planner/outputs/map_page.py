"""The plan as one page with a map, a calendar and figures that opens from a disk without a network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.geometry import Points
from outreach_planner.outputs.language import Lang, period_text
from outreach_planner.outputs.map_areas import areas_of, is_land_guessed
from outreach_planner.outputs.map_calendar import agenda, day_heads, team_rows
from outreach_planner.outputs.map_data import map_data
from outreach_planner.outputs.map_headline import (
    estimated_figure,
    figures,
    gap_sentence,
    input_sentence,
    kabupaten_rows,
)
from outreach_planner.outputs.map_people import Site, sites_of
from outreach_planner.outputs.map_proposed import ProposedSite
from outreach_planner.outputs.map_trips import MappedTrip, map_trips
from outreach_planner.outputs.map_words import map_words
from outreach_planner.outputs.page import page, tile_origin
from outreach_planner.outputs.requests_told import request_rows, requests_title
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.boundaries import read_boundaries
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.water import Water, read_water
from outreach_planner.world.instance import Instance

STYLES = ("map_page.css", "map_layers.css", "map_print.css")
MAP_SCRIPTS = (
    "map_base.js",
    "map_grid.js",
    "map_roads.js",
    "map_places.js",
    "map_names.js",
    "map_measures.js",
    "map_circles.js",
    "map_shading.js",
    "map_stops.js",
    "map_choice.js",
    "map_player.js",
    "map_begin.js",
)
SCRIPTS = (*MAP_SCRIPTS, "map_search.js", "map_districts.js", "map_page.js")


def map_html(
    scenario: Scenario,
    instance: Instance,
    plan: Plan,
    lang: Lang = "id",
    proposed: Sequence[ProposedSite] = (),
) -> str:
    """Render the page of a plan; the same input gives the same text.

    Parameters
    ----------
    scenario, instance : Scenario, Instance
        Those the plan was made for.
    plan : Plan
    lang : "id" or "en"
    proposed : sequence of ProposedSite
        Sites to draw as proposals; mostly there are none.

    Raises
    ------
    ScenarioError
        If the boundaries or the water that the scenario names cannot be read.
    ValueError
        If the plan holds a visit that the instance does not know.
    """
    points = Points(instance.roads)
    trips = map_trips(scenario, plan, points)
    boundaries = read_boundaries(scenario)
    areas = areas_of(instance, plan, boundaries)
    sites, water = sites_of(instance, plan), read_water(scenario)
    guessed_land = is_land_guessed(scenario, boundaries)
    data = map_data(instance, plan, trips, sites, areas, water, points, lang, proposed, guessed_land)
    view = view_of(scenario, instance, plan, trips, sites, lang)
    view |= {"proposed": bool(proposed), "guessed_land": guessed_land}
    view |= water_view(water)
    return page(lang, "map_page.html", view, data, STYLES, SCRIPTS, tiles=tile_origin(scenario))


def water_view(*waters: Water) -> dict[str, Any]:
    """Name the word for the water that pages show, if any; say whether a river's course is roughly known."""
    rivers, surfaces = any(water.rivers for water in waters), any(water.surfaces for water in waters)
    shown = "water_both" if rivers and surfaces else "water_rivers" if rivers else "water_surfaces"
    return {
        "water": shown if rivers or surfaces else None,
        "approximate": any(river.estimate for water in waters for river in water.rivers),
    }


def view_of(
    scenario: Scenario,
    instance: Instance,
    plan: Plan,
    trips: Sequence[MappedTrip],
    sites: Sequence[Site],
    lang: Lang,
) -> dict[str, Any]:
    """Return what the template of the page shows beside the map, by its keys."""
    teams = team_rows(scenario, instance.days, trips, lang)
    return {
        "word": map_words(lang),
        "name": scenario.name_en if lang == "en" and scenario.name_en else scenario.name,
        "office": scenario.office.name,
        "period": period_text(plan.starts, plan.ends, lang),
        "figures": [*figures(plan, lang), estimated_figure(scenario, lang)],
        "gap": gap_sentence(plan, lang),
        "input": input_sentence(scenario, lang),
        "kabupaten": kabupaten_rows(scenario, plan, sites, lang),
        "days": day_heads(instance.days, lang),
        "teams": teams,
        "team_groups": [("", teams)],
        "trips": agenda(scenario, trips, lang),
        "requests_title": requests_title(lang),
        "requests": request_rows(plan, scenario, lang),
        "tiles": scenario.tiles is not None,
    }


def write_map(
    path: Path,
    scenario: Scenario,
    instance: Instance,
    plan: Plan,
    lang: Lang = "id",
    proposed: Sequence[ProposedSite] = (),
) -> None:
    """Write the page of a plan as one HTML file, whole or not at all.

    Parameters
    ----------
    path : Path
        The file, for example ``map.html``; its folder is made if it is missing.
    scenario, instance : Scenario, Instance
        Those the plan was made for.
    plan : Plan
    lang : "id" or "en"
    proposed : sequence of ProposedSite
        See ``map_html``.

    Raises
    ------
    ScenarioError
        If the file cannot be written, or the boundaries or the water that the scenario names cannot be read.
    ValueError
        If the plan holds a visit that the instance does not know.
    """
    write_text(path, map_html(scenario, instance, plan, lang, proposed))
