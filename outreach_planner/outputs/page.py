"""A folium page in one file: nothing is fetched, the same input gives the same bytes, no text is markup."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import folium
import jinja2
from branca.element import Figure

from outreach_planner.outputs import assets
from outreach_planner.outputs.language import Lang
from outreach_planner.scenario.fields import Scenario

# Characters that could end a script element, begin a comment in it, or break a line of a script.
MARKUP = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"})
ENVIRONMENT = jinja2.Environment(
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    loader=jinja2.FunctionLoader(assets.own),
)


def json_text(data: Any) -> str:
    """Write data as compact JSON that can stand inside a script element.

    Raises
    ------
    ValueError
        If a number is not finite.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(MARKUP)


def page(
    lang: Lang,
    template: str,
    view: Mapping[str, Any],
    data: Mapping[str, Any],
    styles: Sequence[str],
    scripts: Sequence[str],
    *,
    maps: Sequence[str] = ("plan",),
    tiles: str = "",
) -> str:
    """Render a page around folium maps.

    Parameters
    ----------
    lang : "id" or "en"
        Language of the page, for its ``lang`` attribute.
    template : str
        Name of a template beside this file. It shows ``view`` by its keys, every text escaped, and
        receives as markup ``styles`` and ``scripts`` (texts, Leaflet's first), ``maps`` (the maps'
        elements), ``data`` (JSON) and ``start`` (a script that makes the maps and begins the page).
    view, data : mapping
        What the template shows; what the scripts draw.
    styles, scripts : sequence of str
        Names of files beside this one, in the order they are read. A script defines
        ``outreach.start(maps, data)``, which begins the page.
    maps : sequence of str
        A name for each map.
    tiles : str
        Where the page may ask for images, see ``tile_origin``; empty: nowhere.

    Returns
    -------
    str
        The whole page.
    """
    drawn = [_tileless_map(name, animated=len(maps) == 1) for name in maps]
    for figure, _ in drawn:
        figure.render()
    canvases = ", ".join(canvas.get_name() for _, canvas in drawn)
    start = f"outreach.start([{canvases}], JSON.parse(document.getElementById('data').textContent));"
    return ENVIRONMENT.get_template(template).render(
        **view,
        lang=lang,
        styles=[assets.leaflet_style(), *(assets.own(name) for name in styles)],
        scripts=[assets.leaflet_script(), *(assets.own(name) for name in scripts)],
        maps=[figure.html.render() for figure, _ in drawn],
        data=json_text(data),
        images=f"data: {tiles}".strip(),
        start="".join(figure.script.render() for figure, _ in drawn) + start,
    )


def tile_origin(scenario: Scenario) -> str:
    """Tell where the tile provider of a scenario answers, for example ``https://tiles.example.org``.

    Empty where the scenario names none.
    """
    if scenario.tiles is None:
        return ""
    parts = urlsplit(scenario.tiles.url)
    return f"{parts.scheme}://{parts.netloc}"


def _tileless_map(name: str, animated: bool) -> tuple[Figure, folium.Map]:
    """Make a map without tiles, links or controls; its centre counts until a script fits it to the data.

    Its id is fixed, for branca makes a random one. What folium would write into the page's head is left
    out by the caller: it covers the page with the map and forbids zooming with two fingers.
    """
    canvas = folium.Map(
        location=(0.0, 0.0),
        zoom_start=8,
        tiles=None,
        zoom_control=False,
        zoom_animation=animated,
        prefer_canvas=True,
        attribution_control=False,
        zoom_snap=0.25,
        zoom_delta=0.75,
        min_zoom=5,
        max_zoom=15,
    )
    canvas._id = name
    canvas.default_js, canvas.default_css = [], []
    figure = Figure()
    figure.add_child(canvas)
    return figure, canvas
