"""The best choice for each number of sites drawn as a curve: the gain found, and what is possible at most."""

from __future__ import annotations

from markupsafe import Markup

from outreach_planner.outputs.language import Lang, number_text
from outreach_planner.outputs.plots import Ranged, columns
from outreach_planner.outputs.sites_speaker import MILLION, Tree
from outreach_planner.outputs.sites_words import sites_words

FEWEST = 2
"""A curve of fewer numbers of sites says nothing."""


def curve_plot(tree: Tree, lang: Lang) -> Markup | None:
    """Draw a column for each number of sites, as tall as its gain, with a line up to its proven bound.

    Returns
    -------
    Markup or None
        None where a number of sites has no plan or no bound, or there is only one number.
    """
    rows = tree["curve"]
    if len(rows) < FEWEST or any(row["gain_rupiah"] is None or not _bounded(row) for row in rows):
        return None
    first, items = tree["today"]["value_rupiah"], []
    for row in rows:
        gain = max(0.0, row["gain_rupiah"] / MILLION)
        most = max(gain, (row["bound_of_all_rupiah"] - first) / MILLION)
        items.append(Ranged(f"p={row['number']}", gain, gain, most))
    title = sites_words(lang)["curve_plot"]
    return columns(items, lambda value: number_text(value, lang, 0), title)


def _bounded(row: Tree) -> bool:
    return row["bound_of_all_rupiah"] is not None
