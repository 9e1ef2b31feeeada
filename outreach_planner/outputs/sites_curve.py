"""The best choice for each number of sites drawn as a curve: the gain found, and the proven bound."""

from __future__ import annotations

from markupsafe import Markup

from outreach_planner.outputs.language import Lang, number_text
from outreach_planner.outputs.plots import Ranged, columns
from outreach_planner.outputs.sites_speaker import MILLION, Tree
from outreach_planner.outputs.sites_words import sites_words

FEWEST = 2
"""A curve of fewer numbers of sites says nothing."""
FITS = 1.6
"""A bound up to so many times the largest gain is drawn; a higher one would dwarf the columns."""


def curve_plot(tree: Tree, lang: Lang) -> Markup | None:
    """Draw a column for each number of sites, as tall as its gain, its proven bound as a number below.

    A line leads up to the bound where that fits the scale of the gains.

    Returns
    -------
    Markup or None
        None where a number of sites has no plan, or there is only one number.
    """
    rows = tree["curve"]
    if len(rows) < FEWEST or any(row["gain_rupiah"] is None for row in rows):
        return None
    first, items = tree["today"]["value_rupiah"], []
    largest = max(row["gain_rupiah"] for row in rows) / MILLION
    for row in rows:
        gain = row["gain_rupiah"] / MILLION
        tall, told = max(0.0, gain), [f"p={row['number']}"]
        top = tall
        if _bounded(row):
            bound = (row["bound_of_all_rupiah"] - first) / MILLION
            told.append(f"≤ {number_text(bound, lang, 0)}")
            top = max(tall, bound) if bound <= FITS * largest else tall
        items.append(Ranged(told[0], tall, tall, top, number_text(gain, lang, 0), tuple(told[1:])))
    title = sites_words(lang)["curve_plot"]
    return columns(items, lambda value: number_text(value, lang, 0), title)


def _bounded(row: Tree) -> bool:
    return row["bound_of_all_rupiah"] is not None
