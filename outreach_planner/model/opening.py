"""The network before any rule has shaped it: everything that the roads and the clock make possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from pydantic import BaseModel

from outreach_planner.model.capacities import CANNOT, capacities
from outreach_planner.model.hours import day_kinds
from outreach_planner.model.network import TeamNetwork
from outreach_planner.scenario.service_fields import Team
from outreach_planner.world.instance import Floats, Instance, Ints

TEAMS_RULES = frozenset(
    {
        *("name", "name_en", "officers", "drivers", "vehicle", "rupiah_a_km", "from_counter", "leave"),
        *("days_away_at_most", "nights_at_most", "sleep_beyond_minutes", "evening_move_minutes"),
        *("longest_drive_minutes", "only_places", "never_places", "working_days_in_seven"),
        "rests_after_weekend",
    }
)
"""Fields of a team that change nothing of what it can do in a day, only what rules let it do, and costs."""
PROGRAMS_RULES = frozenset(
    {
        *("name", "name_en", "event_rupiah", "events_at_least", "events_at_most", "hold_every"),
        *("minimum_attendance", "revisit_gap_days", "stay_days_at_most", "periods", "closed", "on_holidays"),
    }
)
"""Such fields of a program."""
CLOCK_TABLES = ("program", "place", "last_place", "second", "extra_capacity", "group", "held")


def open_networks(instance: Instance, like: Opened | None = None) -> tuple[TeamNetwork, ...]:
    """Build each team's tables from travel minutes and service hours, with everything else allowed.

    Parameters
    ----------
    like : Opened or None
        Networks of another instance, as they were opened; where its clock and roads are the same, capacities
        are taken over, which is most of the work.
    """
    known = like if like is not None and _same_clock(instance, like.instance) else None
    return tuple(
        _open_network(instance, team, None if known is None else _known(instance, known, team))
        for team in range(len(instance.team_ids))
    )


@dataclass(frozen=True)
class Opened:
    """An instance and its networks before any rule has shaped them."""

    instance: Instance
    networks: tuple[TeamNetwork, ...]


def opened(instance: Instance) -> Opened:
    """Open an instance's networks to be taken over by others."""
    return Opened(instance, open_networks(instance))


def _same_clock(one: Instance, other: Instance) -> bool:
    """Tell whether teams can do the same in a day: everything that capacities are worked out from."""
    tables = [
        [
            *(a.days.season, a.days.weekday, a.days.ramadan, a.legs.minutes),
            *(getattr(a.options, name) for name in CLOCK_TABLES),
        ]
        for a in (one, other)
    ]
    words = [
        (
            *(a.place_ids, a.program_ids, a.team_ids, a.scenario.calendar),
            [_but(program, PROGRAMS_RULES) for program in a.scenario.programs.values()],
        )
        for a in (one, other)
    ]
    return words[0] == words[1] and all(map(np.array_equal, *tables))


def _known(instance: Instance, like: Opened, number: int) -> TeamNetwork | None:
    """Give the network of a team that can do the same in a day; None if it can do something else."""
    name = instance.team_ids[number]
    own, other = (_but(a.scenario.teams[name], TEAMS_RULES) for a in (instance, like.instance))
    return like.networks[number] if own == other else None


def _but(fields: BaseModel, left_out: frozenset[str]) -> list[Any]:
    """List the values of a team's or program's fields but for some."""
    return [getattr(fields, name) for name in type(fields).model_fields if name not in left_out]


def _open_network(instance: Instance, number: int, known: TeamNetwork | None) -> TeamNetwork:
    scenario, options = instance.scenario, instance.options
    team = scenario.teams[instance.team_ids[number]]
    places, days = len(instance.place_ids), len(instance.days.dates)
    home = instance.place_ids.index(team.home)
    programs = [p for p, name in enumerate(instance.program_ids) if name in team.programs]
    held = np.flatnonzero(np.isin(options.program, programs) & options.held).astype(np.int64)
    kinds, kind = day_kinds(instance.days)
    capacity = np.full((len(kinds), 2, len(held), places + 1), CANNOT, dtype=np.int64)
    second = np.zeros((len(kinds), len(held), places + 1), dtype=np.int64)
    eve = np.full((len(kinds), len(held)), CANNOT, dtype=np.int64)
    if known is not None:
        capacity, second = known.capacity.copy(), known.second_capacity.copy()
    for k, day in enumerate(kinds):
        minutes = instance.legs.minutes[day.season]
        for n, option in enumerate(held):
            if known is None:
                capacity[k, :, n, :], second[k, n] = capacities(instance, team, day, int(option), home)
            eve[k, n] = minutes[home, options.place[option]]
    people = team.officers + team.drivers
    return TeamNetwork(
        team=number,
        options=held,
        allowed=np.ones((len(held), days), dtype=np.bool_),
        away=np.full(days, team.sleeps_away),
        eve=np.full(days, team.sleeps_away),
        capacity=capacity,
        second_capacity=second,
        eve_minutes=eve,
        kind=kind,
        leg_rupiah=leg_rupiah(instance, team, home),
        visit_rupiah=per_diem_rupiah(instance, people, home, held) + options.event_rupiah[held],
        bonus_rupiah=options.bonus_rupiah[held],
        night_rupiah=people * scenario.costs.hotel_rupiah_a_person_night,
        officers_out=_officers_out(instance, team, held),
        days_away_at_most=team.days_away_at_most,
    )


def per_diem_rupiah(instance: Instance, people: int, home: int, options: Ints) -> Ints:
    """Per diem of so many people for a day at each option: out of town if any of its places is."""
    scenario, costs = instance.scenario, instance.scenario.costs
    town = np.array([scenario.places[name].kabupaten for name in instance.place_ids])
    held = instance.options
    in_town = (town[held.place[options]] == town[home]) & (town[held.last_place[options]] == town[home])
    each = np.where(in_town, costs.per_diem_in_town_rupiah, costs.per_diem_out_of_town_rupiah)
    result: Ints = (people * each).astype(np.int64)
    return result


def _officers_out(instance: Instance, team: Team, options: Ints) -> Floats:
    """Officers whom each option takes from the counters, those of its lane included."""
    lanes = [instance.scenario.programs[name].lane for name in instance.program_ids]
    beside = np.array([lane.officers if lane is not None else 0 for lane in lanes], dtype=np.float64)
    lane = beside[instance.options.program[options]] * instance.options.lane[options]
    if not team.from_counter:
        return np.zeros(len(options))
    result: Floats = team.officers + lane
    return result


def leg_rupiah(instance: Instance, team: Team, home: int) -> Ints:
    """Cost each leg by season: kilometres, tolls, half the boat's day; the last row and column are home."""
    legs = instance.legs
    boat = instance.scenario.costs.boat_rupiah_a_day // 2
    cost = (legs.distance_m * team.rupiah_a_km) // 1000 + legs.toll_rupiah + legs.boat * boat
    cost = np.where(legs.minutes >= 0, cost, 0)
    index = [*range(len(instance.place_ids)), home]
    result: Ints = cost[np.ix_(range(2), index, index)].astype(np.int64)
    return result
