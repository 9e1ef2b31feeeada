"""How long people travel to places: from where they live, in each season."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Bools, Floats
from outreach_planner.world.joins import Joins, between
from outreach_planner.world.roads import SEASONS, Network
from outreach_planner.world.ways import MINUTE_MS, NO_WAY


@dataclass(frozen=True)
class Travel:
    """Travel of people from H homes (the districts, then the campuses) to S places.

    Attributes
    ----------
    minutes, km : Floats, shape (2, H, S)
        One way, by season; infinite minutes and 0 km where they cannot or do not go.
    """

    minutes: Floats
    km: Floats


def campuses(scenario: Scenario) -> tuple[str, ...]:
    """Name the places where students live: those with students, in the scenario's order."""
    return tuple(place for place, data in scenario.places.items() if data.students > 0)


def travel_by_network(scenario: Scenario, network: Network) -> Travel:
    """Find how all people travel on the network: districts by road, river districts by boat too.

    Campuses travel by road, as any place does. The fastest way counts; it leads over the district's road
    node and a node that the place joins.
    """
    places = list(scenario.places)
    homes = [places.index(campus) for campus in campuses(scenario)]
    river = np.array([district.river_only for district in scenario.districts.values()], dtype=np.bool_)
    by_season = [tuple(_season(network, season, river, homes)) for season in SEASONS]
    minutes, km = (np.stack([season[kind] for season in by_season]) for kind in (0, 1))
    for row, place in enumerate(homes, start=len(river)):
        minutes[:, row, place], km[:, row, place] = 0.0, 0.0
    return Travel(minutes, km)


def _season(network: Network, season: int, river: Bools, homes: list[int]) -> Iterator[Floats]:
    """Give the minutes and the kilometres of one season, each of shape (H, S)."""
    district_road = _minutes_km(network, season, network.districts, boats=False)
    district_water = _minutes_km(network, season, network.districts, boats=True)
    campus_road = _minutes_km(network, season, network.places.only(homes), boats=False)
    for road, water, campus in zip(district_road, district_water, campus_road, strict=True):
        yield np.vstack([np.where(river[:, None], water, road), campus])


def _minutes_km(network: Network, season: int, starts: Joins, boats: bool) -> tuple[Floats, Floats]:
    ways = (network.water if boats else network.road)[season]
    found = between(ways, starts, network.places)
    no_way = found.travel_ms >= NO_WAY
    return np.where(no_way, np.inf, found.travel_ms / MINUTE_MS), np.where(
        no_way, 0.0, found.distance_m / 1000
    )


def to_stops(scenario: Scenario, travel: Travel) -> Travel:
    """Say how people come to a stop: as they travel, but students only to their own campus.

    Students are ``demand.campus_minutes`` from a stop at their campus.
    """
    minutes, km = travel.minutes.copy(), travel.km.copy()
    places = list(scenario.places)
    for row, campus in enumerate(campuses(scenario), start=len(scenario.districts)):
        minutes[:, row], km[:, row] = np.inf, 0.0
        minutes[:, row, places.index(campus)] = scenario.demand.campus_minutes
    return Travel(minutes, km)
