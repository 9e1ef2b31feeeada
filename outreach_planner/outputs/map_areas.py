"""The land of each district, and the counter that its people reach soonest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.outputs.geometry import Coordinates
from outreach_planner.outputs.map_cells import DECIMALS, cells
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.boundaries import Boundary
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Instance
from outreach_planner.world.travel import travel_by_network

Ring = tuple[Coordinates, ...]


@dataclass(frozen=True)
class Area:
    """The land of a district.

    Attributes
    ----------
    rings : tuple of Ring
        Its outlines and the outlines of holes in them.
    counter : str or None
        Place of the counter that its people reach soonest; None where they reach none.
    minutes : float
        Travel there, one way; 0 without a counter.
    """

    rings: tuple[Ring, ...]
    counter: str | None
    minutes: float


def areas_of(instance: Instance, plan: Plan, boundaries: Mapping[str, Boundary]) -> dict[str, Area]:
    """Give each district its land and its counter.

    Parameters
    ----------
    instance : Instance
    plan : Plan
        Counters that open after it ends are none.
    boundaries : mapping of str to Boundary
        The office's own, by the district's code; where one is missing, the district gets the land that is
        nearest to its centre.

    Returns
    -------
    dict of str to Area
        By district, in the scenario's order.
    """
    scenario = instance.scenario
    nearest = cells([(district.lat, district.lon) for district in scenario.districts.values()])
    counters = open_counters(scenario, plan)
    minutes = travel_by_network(scenario, instance.roads).minutes[int(instance.days.season[0])]
    found = {}
    for number, (district_id, district) in enumerate(scenario.districts.items()):
        boundary = boundaries.get(district.code)
        rings = (nearest[number],) if boundary is None else _rings(boundary)
        travel = {place: float(minutes[number, instance.place_ids.index(place)]) for place in counters}
        soonest = min(travel, key=lambda place: travel[place], default=None)
        if soonest is None or not np.isfinite(travel[soonest]):
            found[district_id] = Area(rings, None, 0.0)
        else:
            found[district_id] = Area(rings, soonest, travel[soonest])
    return found


def is_land_guessed(scenario: Scenario, boundaries: Mapping[str, Boundary]) -> bool:
    """Say whether some district has no boundary of the office's, so that its outline is no real border."""
    return any(district.code not in boundaries for district in scenario.districts.values())


def open_counters(scenario: Scenario, plan: Plan) -> Sequence[str]:
    """Name the places of counters that are open before the plan ends, and after its first day."""
    return [
        counter.place
        for counter in scenario.counters.values()
        if (counter.opened is None or counter.opened <= plan.ends)
        and (counter.closed is None or counter.closed > plan.starts)
    ]


def _rings(boundary: Boundary) -> tuple[Ring, ...]:
    """Round a boundary to what a map can show."""
    return tuple(
        tuple((round(lat, DECIMALS), round(lon, DECIMALS)) for lat, lon in ring) for ring in boundary.rings
    )
