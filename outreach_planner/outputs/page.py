"""A folium page in one file: nothing is fetched, the same input gives the same bytes, no text is markup."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import folium
import jinja2
from branca.element import CssLink, Element, Figure, JavascriptLink, Link

from outreach_planner.outputs import assets
from outreach_planner.outputs.language import Lang

# Characters that could end a script element, begin a comment in it, or break a line of a script.
MARKUP = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"})
ENVIRONMENT = jinja2.Environment(
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    loader=jinja2.FunctionLoader(assets.own),
)


@contextmanager
def numbered_elements() -> Iterator[None]:
    """Number branca's elements from 1 while the context lasts; outside it their ids are random."""
    numbers = itertools.count(1)
    random_id = Element.__dict__["_generate_id"]
    Element._generate_id = staticmethod(lambda: str(next(numbers)))
    try:
        yield
    finally:
        Element._generate_id = random_id


def json_text(data: Any) -> str:
    """Write data as compact JSON that can stand inside a script element.

    Raises
    ------
    ValueError
        If a number is not finite.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(MARKUP)


def map_page(
    lang: Lang,
    template: str,
    view: Mapping[str, Any],
    data: Mapping[str, Any],
    styles: Sequence[str],
    scripts: Sequence[str],
) -> str:
    """Render a page around one folium map that has no tiles.

    Parameters
    ----------
    lang : "id" or "en"
        Language of the page, for its ``lang`` attribute.
    template : str
        Name of a template beside this file. It shows ``view`` by its keys, every text escaped, and
        receives as markup ``styles`` (for the head), ``map`` (its element) and ``program`` (scripts,
        to stand last in the body).
    view, data : mapping
        What the template shows; what the scripts draw.
    styles, scripts : sequence of str
        Names of files beside this one, in the order they are read. A script defines
        ``outreach.start(map, data)``, which begins the page.

    Returns
    -------
    str
        The whole page.
    """
    with numbered_elements():
        figure = Figure()
        canvas = _tileless_map()
        figure.add_child(canvas)
        figure.render()
        # Folium's head for the map forbids zooming with two fingers and covers the page with it.
        figure.header = _inlined(
            CssLink, [(name, assets.own(name)) for name in styles], assets.leaflet_style()
        )
        program = _inlined(
            JavascriptLink, [(name, assets.own(name)) for name in scripts], assets.leaflet_script()
        )
        start = (
            f"outreach.start({canvas.get_name()}, JSON.parse(document.getElementById('data').textContent));"
        )
        return ENVIRONMENT.get_template(template).render(
            **view,
            lang=lang,
            styles=figure.header.render(embedded=True),
            map=figure.html.render(),
            program=f"{program.render(embedded=True)}<script>{figure.script.render()}{start}</script>",
            data=json_text(data),
        )


def _tileless_map() -> folium.Map:
    """Make a map without tiles, links or controls; its centre counts until a script fits it to the data."""
    canvas = folium.Map(
        location=(0.0, 0.0),
        zoom_start=8,
        tiles=None,
        zoom_control=False,
        prefer_canvas=True,
        attribution_control=False,
        zoom_snap=0.25,
        zoom_delta=0.75,
        min_zoom=5,
        max_zoom=15,
    )
    canvas.default_js, canvas.default_css = [], []
    return canvas


def _inlined(kind: type[Link], texts: Sequence[tuple[str, str]], leaflet: str) -> Element:
    """Gather Leaflet's text and then our own, by name, to be written into the page."""
    gathered = Element()
    for name, text in (("leaflet", leaflet), *texts):
        link = kind(name)
        link.code = text
        gathered.add_child(link, name=name)
    return gathered
