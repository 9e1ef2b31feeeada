"""Legs of teams between places: vans drive roads, and a boat is taken only from home and back.

A boat is used where no road leads in that season, or where the place says ``boat`` and the boat is
faster. A team that went somewhere by boat has left its van behind, so a place that no home reaches by
road in a season has legs to and from homes only: no evening move leads on from it, neither by boat nor
by road.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Bools, Ints, Legs
from outreach_planner.world.joins import Between, Joins, between
from outreach_planner.world.ways import NO_WAY, Ways, whole_minutes


def legs_of(scenario: Scenario, joins: Joins, road: Sequence[Ways], water: Sequence[Ways]) -> Legs:
    """Find the fastest legs between all places, by season.

    Parameters
    ----------
    scenario : Scenario
    joins : Joins
        How the places join the network.
    road, water : sequence of Ways
        By season: on roads only, and on roads and rivers.
    """
    ids = list(scenario.places)
    home = np.isin(ids, sorted({team.home for team in scenario.teams.values()}))
    boat_place = np.array([place.boat for place in scenario.places.values()], dtype=np.bool_)
    seasons = [
        _season(between(dry, joins, joins), between(wet, joins, joins), home, boat_place)
        for dry, wet in zip(road, water, strict=True)
    ]
    minutes, distance_m, toll_rupiah, boat = zip(*seasons, strict=True)
    return Legs(np.stack(minutes), np.stack(distance_m), np.stack(toll_rupiah), np.stack(boat))


def _season(
    by_road: Between, by_water: Between, home: Bools, boat_place: Bools
) -> tuple[Ints, Ints, Ints, Bools]:
    """Choose between road and boat for every pair of places of one season."""
    pair_home = home[:, None] | home[None, :]
    no_road = by_road.travel_ms >= NO_WAY
    boat = by_water.boat & pair_home & (no_road | boat_place[:, None] | boat_place[None, :])
    boat = np.triu(boat, 1)
    boat |= boat.T
    driven = home[:, None] & ~boat & ~no_road
    ashore = driven.any(axis=0) | home
    travel_ms = np.where(boat, by_water.travel_ms, by_road.travel_ms)
    travel_ms[~pair_home & ~(ashore[:, None] & ashore[None, :])] = NO_WAY
    np.fill_diagonal(travel_ms, 0)
    way = (travel_ms < NO_WAY) & ~np.eye(len(travel_ms), dtype=np.bool_)
    distance_m = np.where(boat, by_water.distance_m, by_road.distance_m)
    toll_rupiah = np.where(boat, by_water.toll_rupiah, by_road.toll_rupiah)
    return whole_minutes(travel_ms), _there_and_back(distance_m, way), _there_and_back(toll_rupiah, way), boat


def _there_and_back(table: Ints, way: Bools) -> Ints:
    """Make the way back what the way there is, and 0 where there is none."""
    upper = np.triu(np.where(way, table, 0), 1)
    return upper + upper.T
