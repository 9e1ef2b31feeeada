"""The network before any rule has shaped it: everything that the roads and the clock make possible."""

from __future__ import annotations

import numpy as np

from outreach_planner.model.hours import (
    DayKind,
    applicants,
    arrival_from_home,
    day_kinds,
    latest_end,
    window,
)
from outreach_planner.model.network import FROM_HOME, SLEPT, TeamNetwork
from outreach_planner.scenario.service_fields import Team
from outreach_planner.world.instance import Instance, Ints


def open_networks(instance: Instance) -> tuple[TeamNetwork, ...]:
    """Build each team's tables from travel minutes and service hours, with everything else allowed."""
    return tuple(_open_network(instance, team) for team in range(len(instance.team_ids)))


def _open_network(instance: Instance, number: int) -> TeamNetwork:
    scenario, options = instance.scenario, instance.options
    team = scenario.teams[instance.team_ids[number]]
    places, days = len(instance.place_ids), len(instance.days.dates)
    home = instance.place_ids.index(team.home)
    programs = {p for p, name in enumerate(instance.program_ids) if name in team.programs}
    held = np.array(
        [o for o in range(len(options.ids)) if int(options.program[o]) in programs], dtype=np.int64
    )
    kinds, kind = day_kinds(instance.days)
    capacity = np.full((len(kinds), 2, len(held), places + 1), -1, dtype=np.int64)
    eve = np.full((len(kinds), len(held)), -1, dtype=np.int64)
    for k, day in enumerate(kinds):
        minutes = instance.legs.minutes[day.season]
        for n, option in enumerate(held):
            capacity[k, :, n, :] = _capacities(instance, team, day, int(option), home)
            eve[k, n] = minutes[home, options.place[option]]
    people = team.officers + team.drivers
    town = [scenario.places[name].kabupaten for name in instance.place_ids]
    costs = scenario.costs
    per_diem = np.array(
        [
            people
            * (
                costs.per_diem_in_town_rupiah
                if town[options.place[option]] == town[home]
                else costs.per_diem_out_of_town_rupiah
            )
            for option in held
        ],
        dtype=np.int64,
    )
    return TeamNetwork(
        team=number,
        options=held,
        allowed=np.ones((len(held), days), dtype=np.bool_),
        away=np.full(days, team.sleeps_away),
        eve=np.full(days, team.sleeps_away),
        capacity=capacity,
        eve_minutes=eve,
        kind=kind,
        leg_rupiah=leg_rupiah(instance, team, home),
        visit_rupiah=per_diem + options.event_rupiah[held],
        night_rupiah=people * costs.hotel_rupiah_a_person_night,
        officers_out=float(team.officers if team.from_counter else 0),
        days_away_at_most=team.days_away_at_most,
    )


def _capacities(instance: Instance, team: Team, day: DayKind, option: int, home: int) -> Ints:
    """Applicants by how the team came (2) and where it goes (places, then home); -1 where there is no way."""
    scenario, options = instance.scenario, instance.options
    program = scenario.programs[instance.program_ids[options.program[option]]]
    place, extra = int(options.place[option]), int(options.extra_capacity[option])
    minutes = instance.legs.minutes[day.season]
    hours = window(scenario, program, day)
    table = np.full((2, len(instance.place_ids) + 1), -1, dtype=np.int64)
    drive_in, drive_home = int(minutes[home, place]), int(minutes[place, home])
    if drive_in < 0 or drive_home < 0:
        return table
    starts = {FROM_HOME: arrival_from_home(team, program, drive_in), SLEPT: 0}
    for came, start in starts.items():
        if came == SLEPT and not team.sleeps_away:
            continue
        end = latest_end(team, program, drive_home, to_home=True)
        table[came, -1] = applicants(team, program, hours.service_minutes(start, end), extra)
        if not team.sleeps_away:
            continue
        for drive_out in np.unique(minutes[place]):
            if drive_out >= 0:
                end = latest_end(team, program, int(drive_out), to_home=False)
                served = applicants(team, program, hours.service_minutes(start, end), extra)
                table[came, :-1][minutes[place] == drive_out] = served
    return table


def leg_rupiah(instance: Instance, team: Team, home: int) -> Ints:
    """Cost each leg by season: kilometres, tolls, half the boat's day; the last row and column are home."""
    legs = instance.legs
    boat = instance.scenario.costs.boat_rupiah_a_day // 2
    cost = (legs.distance_m * team.rupiah_a_km) // 1000 + legs.toll_rupiah + legs.boat * boat
    cost = np.where(legs.minutes >= 0, cost, 0)
    index = [*range(len(instance.place_ids)), home]
    result: Ints = cost[np.ix_(range(2), index, index)].astype(np.int64)
    return result
