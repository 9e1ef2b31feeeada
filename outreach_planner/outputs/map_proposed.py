"""Sites that are proposed and not yet used: what a map needs to draw them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from outreach_planner.outputs.geometry import Coordinates, rounded


@dataclass(frozen=True)
class ProposedSite:
    """A site that an office might open or visit.

    Attributes
    ----------
    rank : int
        Its place among the proposals, 1 for the best; written on the map.
    name : str
    coordinates : (lat, lon)
    rows : tuple of (str, str)
        What there is to say about it, pairs of label and text in the language of the page.
    """

    rank: int
    name: str
    coordinates: Coordinates
    rows: tuple[tuple[str, str], ...] = ()


def proposed_row(site: ProposedSite) -> dict[str, Any]:
    """Tell a proposed site as the scripts of a page read it."""
    return {
        "rank": site.rank,
        "name": site.name,
        "at": rounded(site.coordinates),
        "rows": [list(row) for row in site.rows],
    }
