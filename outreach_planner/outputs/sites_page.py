"""The answer about fixed sites as one page: a map of isochrones and catchments, sentences and tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.geometry import Points, rounded
from outreach_planner.outputs.language import Lang, heading, period_text
from outreach_planner.outputs.map_base import road_lines
from outreach_planner.outputs.map_cells import cells
from outreach_planner.outputs.page import page, tile_origin
from outreach_planner.outputs.sites_curve import curve_plot
from outreach_planner.outputs.sites_telling import best_of, sections
from outreach_planner.outputs.sites_words import sites_words
from outreach_planner.scenario.boundaries import read_boundaries
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Instance

STYLES = ("map_page.css", "sites_page.css")
SCRIPTS = ("sites_page.js",)
SCRIPT_WORDS = ("minutes", "beyond", "unreached", "today_counter", "new_site", "candidate")


def sites_html(scenario: Scenario, instance: Instance, tree: Mapping[str, Any], lang: Lang = "id") -> str:
    """Render the page; the same input gives the same text."""
    word = sites_words(lang)
    start, end = dt.date.fromisoformat(tree["starts"]), dt.date.fromisoformat(tree["ends"])
    best = best_of(tree)
    counts = sorted((key for key in tree["map"] if key.isdigit()), key=int)
    view = {
        "word": word,
        "name": scenario.name_en if lang == "en" and scenario.name_en else scenario.name,
        "period": period_text(start, end, lang),
        "sections": sections(tree, scenario, lang),
        "heading": heading,
        "curve_title": word["curve"],
        "curve_plot": curve_plot(tree, lang),
        "counts": counts,
        "chosen": str(best["number"]) if best is not None else counts[0],
    }
    data = _data(scenario, instance, tree, lang)
    return page(lang, "sites_page.html", view, data, STYLES, SCRIPTS, tiles=tile_origin(scenario))


def write_sites_page(
    path: Path, scenario: Scenario, instance: Instance, tree: Mapping[str, Any], lang: Lang = "id"
) -> None:
    """Write the page as one HTML file, whole or not at all."""
    write_text(path, sites_html(scenario, instance, tree, lang))


def _data(scenario: Scenario, instance: Instance, tree: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    """Gather what the script draws."""
    word, points = sites_words(lang), Points(instance.roads)
    districts = list(scenario.districts.values())
    boundaries = read_boundaries(scenario)
    nearest = cells([(district.lat, district.lon) for district in districts])
    lands = []
    for number, district in enumerate(districts):
        own = boundaries.get(district.code)
        rings = [nearest[number]] if own is None else [[rounded(p) for p in ring] for ring in own.rings]
        lands.append(
            {"name": district.name, "kabupaten": scenario.kabupaten[district.kabupaten].name, "rings": rings}
        )
    today = dict.fromkeys(counter.place for counter in scenario.counters.values())
    return {
        "words": {key: word[key] for key in SCRIPT_WORDS},
        "bands": tree["bands_minutes"],
        "lands": lands,
        "roads": road_lines(scenario, points),
        "points": points.coordinates,
        "places": {
            name: {"name": place.name, "at": rounded((place.lat, place.lon))}
            for name, place in scenario.places.items()
        },
        "today": list(today),
        "candidates": [
            {"rank": row["rank"], "place": row["place"], "at": rounded(tuple(row["at"]))}
            for row in tree["ranking"]
        ],
        "choices": tree["map"],
    }
