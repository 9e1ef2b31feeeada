"""The answer about fixed sites as one page: a map of isochrones and catchments, sentences and tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.geometry import Points, rounded
from outreach_planner.outputs.language import Lang, heading, period_text
from outreach_planner.outputs.map_areas import is_land_guessed
from outreach_planner.outputs.map_base import Land, kabupaten_names, road_lines, water_rows
from outreach_planner.outputs.map_cells import cells
from outreach_planner.outputs.map_words import map_words
from outreach_planner.outputs.page import page, tile_origin
from outreach_planner.outputs.sites_curve import curve_plot
from outreach_planner.outputs.sites_proposal_telling import best_of
from outreach_planner.outputs.sites_speaker import Speaker, Tree
from outreach_planner.outputs.sites_telling import sections
from outreach_planner.outputs.sites_words import sites_words
from outreach_planner.scenario.boundaries import read_boundaries
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.water import read_water
from outreach_planner.world.instance import Instance

STYLES = ("map_page.css", "map_layers.css", "figure_page.css", "sites_page.css")
SCRIPTS = (
    "map_base.js",
    "map_grid.js",
    "map_roads.js",
    "map_names.js",
    "map_circles.js",
    "map_shading.js",
    "map_together.js",
    "sites_page.js",
)
SCRIPT_WORDS = ("minutes", "beyond", "unreached", "today_counter", "new_site", "candidate")
MAP_WORDS = ("zoom_in", "zoom_out", "fit")
TODAY = "today"
MOST_NAMED = 8
"""Candidates beside those chosen whose names a map tries to write."""


def sites_html(
    scenario: Scenario, instance: Instance, tree: Tree, lang: Lang = "id", comparison: str | None = None
) -> str:
    """Render the page; the same input gives the same text.

    Parameters
    ----------
    scenario : Scenario
    instance : Instance
    tree : mapping
        The answer as JSON knows it.
    lang : "id" or "en"
    comparison : str or None
        The name of the page beside this one that compares the plans with and without, if there is one.
    """
    say, word = Speaker(tree, scenario, lang), sites_words(lang)
    start, end = dt.date.fromisoformat(tree["starts"]), dt.date.fromisoformat(tree["ends"])
    best, labels = best_of(tree), _labels(say)
    view = {
        "word": dict(word) | {"guessed_land": map_words(lang)["guessed_land"]},
        "name": scenario.name_en if lang == "en" and scenario.name_en else scenario.name,
        "period": period_text(start, end, lang),
        "sections": sections(tree, scenario, lang),
        "heading": heading,
        "curve_title": word["curve"],
        "curve_plot": curve_plot(tree, lang),
        "choices": labels,
        "chosen": str(best["number"]) if best is not None else TODAY,
        "comparison": comparison,
        "compare": word["compare_next" if best is None or best == tree["curve"][0] else "compare"],
        "guessed_land": is_land_guessed(scenario, read_boundaries(scenario)),
    }
    data = _data(say, instance, labels)
    maps = ("before", "after")
    tiles = tile_origin(scenario)
    return page(lang, "sites_page.html", view, data, STYLES, SCRIPTS, maps=maps, tiles=tiles)


def write_sites_page(
    path: Path,
    scenario: Scenario,
    instance: Instance,
    tree: Tree,
    lang: Lang = "id",
    comparison: str | None = None,
) -> None:
    """Write the page as one HTML file, whole or not at all."""
    write_text(path, sites_html(scenario, instance, tree, lang, comparison))


def _labels(say: Speaker) -> dict[str, tuple[str, str]]:
    """Label the choices that the map shows: shortly for a button, and what they open above the map."""
    labels = {TODAY: (heading(say.word["before"]), heading(say.word["before"]))}
    for row in say.tree["curve"]:
        if row["sites"] or row["closed"]:
            opened = f": {say.names(row['sites'])}" if row["sites"] else ""
            labels[str(row["number"])] = (str(row["number"]), f"{say.choice(row)}{opened}")
    return labels


def _data(say: Speaker, instance: Instance, labels: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """Gather what the script draws."""
    scenario, points, told = say.scenario, Points(instance.roads), map_words(say.lang)
    boundaries, kabupaten = read_boundaries(scenario), list(scenario.kabupaten)
    districts = list(scenario.districts.values())
    nearest = cells([(district.lat, district.lon) for district in districts])
    rings = [
        [nearest[number]]
        if district.code not in boundaries
        else [[rounded(at) for at in ring] for ring in boundaries[district.code].rings]
        for number, district in enumerate(districts)
    ]
    lands = [
        Land(district.kabupaten, rounded((district.lat, district.lon)), [tuple(ring) for ring in each])
        for district, each in zip(districts, rings, strict=True)
    ]
    counters = list(dict.fromkeys(counter.place for counter in scenario.counters.values()))
    candidates = [
        {"rank": row["rank"], "place": say.where(row["id"]), "name": say.name(row["id"])}
        for row in say.tree["ranking"]
    ]
    named = {each: say.short(each) for choice in say.tree["map"].values() for each in choice["sites"]}
    return {
        "lang": say.lang,
        "words": {key: say.word[key] for key in SCRIPT_WORDS} | {key: told[key] for key in MAP_WORDS},
        "bands": say.tree["bands_minutes"],
        "sites": [
            {
                "name": district.name,
                "kabupaten": kabupaten.index(district.kabupaten),
                "at": land.coordinates,
                "rings": land.rings,
            }
            for district, land in zip(districts, lands, strict=True)
        ],
        "kabupaten": [scenario.kabupaten[name].name for name in kabupaten],
        "names": kabupaten_names(scenario, lands),
        "water": water_rows(read_water(scenario)),
        "guessed_land": is_land_guessed(scenario, boundaries),
        "roads": road_lines(scenario, points),
        "points": points.coordinates,
        "tiles": None,
        "places": {
            name: {"name": named.get(name, place.name), "at": rounded((place.lat, place.lon))}
            for name, place in scenario.places.items()
        },
        "office": scenario.office.place,
        "counters": counters,
        "candidates": candidates,
        "most_named": MOST_NAMED,
        "choices": {
            key: say.tree["map"][key] | {"label": heading(label)} for key, (_, label) in labels.items()
        },
    }
