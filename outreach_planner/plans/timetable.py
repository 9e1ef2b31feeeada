"""From a schedule in indexes to trips in words: when a team leaves, drives, serves, sleeps and is home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_planner.model.hours import arrival_from_home, day_kinds, latest_end, window
from outreach_planner.model.network import FROM_HOME, SLEPT, Formulation, Schedule, TeamNetwork
from outreach_planner.plans.plan import Leg
from outreach_planner.plans.simulate import Stop
from outreach_planner.world.instance import Instance


@dataclass(frozen=True)
class Service:
    """A visit before it is known who comes: its stop and its hours (minutes after midnight)."""

    stop: Stop
    starts: int
    ends: int
    service_minutes: int
    sleeps_at: str | None


@dataclass(frozen=True)
class Route:
    """A trip before it is known who comes; costs in rupiah."""

    team: int
    first_day: int
    last_day: int
    nights: int
    legs: tuple[Leg, ...]
    services: tuple[Service, ...]
    travel_rupiah: int
    per_diem_rupiah: int
    night_rupiah: int
    event_rupiah: int


def routes(formulation: Formulation, schedule: Schedule) -> tuple[Route, ...]:
    """Write the schedule's trips, by team and first day.

    Raises
    ------
    ValueError
        If the schedule does something its network does not allow (a bug of ours, never the user's).
    """
    found = []
    for network in formulation.networks:
        for days in _trip_days(schedule, network.team):
            found.append(_route(formulation.instance, network, schedule, days))
    return tuple(found)


def _trip_days(schedule: Schedule, team: int) -> Iterator[list[int]]:
    """Split a team's month into trips: days joined by nights away, an eve included."""
    days: list[int] = []
    for t in range(schedule.option.shape[1]):
        if schedule.option[team, t] >= 0 or schedule.night[team, t]:
            days.append(t)
        if days and not schedule.night[team, t]:
            yield days
            days = []
    if days:
        yield days


def _route(instance: Instance, network: TeamNetwork, schedule: Schedule, days: list[int]) -> Route:
    scenario, options = instance.scenario, instance.options
    team = scenario.teams[instance.team_ids[network.team]]
    kinds, kind = day_kinds(instance.days)
    home = instance.place_ids.index(team.home)
    legs: list[Leg] = []
    services: list[Service] = []
    travel = per_diem = events = 0
    at = home
    for t in days:
        option, sleeps = int(schedule.option[network.team, t]), bool(schedule.night[network.team, t])
        season = int(instance.days.season[t])
        following = int(options.place[schedule.option[network.team, t + 1]]) if sleeps else home
        minutes = instance.legs.minutes[season]
        if option < 0:
            program = scenario.programs[
                instance.program_ids[options.program[schedule.option[network.team, t + 1]]]
            ]
            legs.append(_leg(instance, t, home, following, program.closes))
            at = following
        else:
            program = scenario.programs[instance.program_ids[options.program[option]]]
            place, hours = int(options.place[option]), window(scenario, program, kinds[kind[t]])
            came, starts = SLEPT, hours.opens
            if at == home and (not services or services[-1].sleeps_at is None):
                came = FROM_HOME
                drive = int(minutes[home, place])
                starts = max(hours.opens, arrival_from_home(team, program, drive))
                if place != home:
                    legs.append(_leg(instance, t, home, place, starts - program.set_up_minutes - drive))
            drive_out = int(minutes[place, following])
            ends = min(hours.closes, latest_end(team, program, drive_out, to_home=not sleeps))
            local = int((network.options == option).argmax())
            capacity = int(network.capacity[kind[t], came, local, following if sleeps else -1])
            if capacity < 0:
                raise ValueError(f"the network does not allow {options.ids[option]} on day {t}")
            services.append(
                Service(
                    Stop(t, network.team, option, capacity, network.officers_out),
                    starts,
                    ends,
                    hours.service_minutes(starts, ends),
                    instance.place_ids[following] if sleeps else None,
                )
            )
            if following != place:
                legs.append(_leg(instance, t, place, following, ends + program.pack_up_minutes))
            at = following
            events += int(options.event_rupiah[option])
            per_diem += int(network.visit_rupiah[local] - options.event_rupiah[option])
    for leg in legs:
        day = (leg.date - instance.days.dates[0]).days
        ends_of_leg = instance.place_ids.index(leg.start), instance.place_ids.index(leg.end)
        travel += int(network.leg_rupiah[instance.days.season[day], ends_of_leg[0], ends_of_leg[1]])
    nights = days[-1] - days[0]
    return Route(
        network.team,
        days[0],
        days[-1],
        nights,
        tuple(legs),
        tuple(services),
        travel,
        per_diem,
        nights * network.night_rupiah,
        events,
    )


def _leg(instance: Instance, t: int, start: int, end: int, departs: int) -> Leg:
    season = int(instance.days.season[t])
    legs = instance.legs
    minutes = int(legs.minutes[season, start, end])
    names = instance.place_ids[start], instance.place_ids[end]
    return Leg(
        date=instance.days.dates[t],
        start=names[0],
        end=names[1],
        departs=departs,
        arrives=departs + minutes,
        travel_minutes=minutes,
        distance_m=int(legs.distance_m[season, start, end]),
        toll_rupiah=int(legs.toll_rupiah[season, start, end]),
        boat=bool(legs.boat[season, start, end]),
        nodes=tuple(instance.roads.path(season, start, end)),
    )
