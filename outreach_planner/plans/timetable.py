"""From a schedule in indexes to trips in words: when a team leaves, drives, serves, sleeps and is home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach_planner.model.hours import (
    Window,
    afternoon_start,
    arrival_from_home,
    day_kinds,
    latest_end,
    morning_end,
    window,
)
from outreach_planner.model.network import FROM_HOME, SLEPT, Formulation, Schedule, TeamNetwork
from outreach_planner.plans.plan import Leg, Session
from outreach_planner.plans.simulate import Stop
from outreach_planner.plans.stops import HOME, stops_at
from outreach_planner.scenario.program_fields import Program
from outreach_planner.world.instance import Instance, Ints


@dataclass(frozen=True)
class Service:
    """A visit before it is known who comes: its stops and its hours (minutes after midnight).

    ``option`` is what the day holds; ``stops`` are the event's and, where the lane has people of its own,
    theirs.
    """

    option: int
    session: Session
    stops: tuple[Stop, ...]
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
            found.append(_Journey(formulation.instance, network, schedule).route(days))
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


@dataclass
class _Journey:
    """A trip as it is written, day by day; ``at`` is where the team is."""

    instance: Instance
    network: TeamNetwork
    schedule: Schedule
    legs: list[Leg] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    at: int = -1

    def __post_init__(self) -> None:
        self.team = self.instance.scenario.teams[self.instance.team_ids[self.network.team]]
        self.home = self.at = self.instance.place_ids.index(self.team.home)

    def route(self, days: list[int]) -> Route:
        """Write the trip of these days."""
        options, network = self.instance.options, self.network
        per_diem = events = 0
        for t in days:
            option = int(self.schedule.option[network.team, t])
            sleeps = bool(self.schedule.night[network.team, t])
            tonight = self.home
            if sleeps:
                tonight = int(options.place[self.schedule.option[network.team, t + 1]])
            if option < 0:
                program = self._program(int(self.schedule.option[network.team, t + 1]))
                self._drive(t, tonight, program.closes)
                continue
            self._serve(t, option, tonight, sleeps=sleeps)
            events += int(options.event_rupiah[option])
            per_diem += int(network.visit_rupiah[network.local(option)] - options.event_rupiah[option])
        nights = days[-1] - days[0]
        return Route(
            network.team,
            days[0],
            days[-1],
            nights,
            tuple(self.legs),
            tuple(self.services),
            sum(map(self._leg_rupiah, self.legs)),
            per_diem,
            nights * network.night_rupiah,
            events,
        )

    def _serve(self, t: int, option: int, tonight: int, *, sleeps: bool) -> None:
        """Write a day of service: the drive in, one visit or two with the move between, the drive out."""
        options, instance = self.instance.options, self.instance
        program, minutes = self._program(option), self._minutes(t)
        kinds, kind = day_kinds(instance.days)
        hours = window(instance.scenario, program, kinds[kind[t]])
        place, last = int(options.place[option]), int(options.last_place[option])
        came, starts = SLEPT, hours.opens
        if t == 0 or not self.schedule.night[self.network.team, t - 1]:
            came = FROM_HOME
            drive = int(minutes[self.home, place])
            starts = max(hours.opens, arrival_from_home(self.team, program, drive))
            self._drive(t, place, starts - program.set_up_minutes - drive)
        ends = min(
            hours.closes, latest_end(self.team, program, int(minutes[last, tonight]), to_home=not sleeps)
        )
        stops = stops_at(instance, self.network, option, t, came, tonight if sleeps else HOME)
        slept_at = instance.place_ids[tonight] if sleeps else None
        if last == place:
            self._visit(option, "day", stops, (starts, ends), hours, slept_at)
        else:
            noon = morning_end(program, hours)
            begins = afternoon_start(program, hours, int(minutes[place, last]))
            self._visit(option, "morning", stops[:1], (starts, noon), hours, None)
            self._drive(t, last, noon + program.pack_up_minutes)
            self._visit(option, "afternoon", stops[1:], (begins, ends), hours, slept_at)
        self._drive(t, tonight, ends + program.pack_up_minutes)

    def _visit(
        self,
        option: int,
        session: Session,
        stops: list[Stop],
        between: tuple[int, int],
        hours: Window,
        sleeps_at: str | None,
    ) -> None:
        minutes = hours.service_minutes(*between)
        self.services.append(Service(option, session, tuple(stops), *between, minutes, sleeps_at))

    def _drive(self, t: int, end: int, departs: int) -> None:
        """Drive to a place; nothing to write if the team is there."""
        if end == self.at:
            return
        season, legs, start = int(self.instance.days.season[t]), self.instance.legs, self.at
        minutes = int(legs.minutes[season, start, end])
        self.legs.append(
            Leg(
                date=self.instance.days.dates[t],
                start=self.instance.place_ids[start],
                end=self.instance.place_ids[end],
                departs=departs,
                arrives=departs + minutes,
                travel_minutes=minutes,
                distance_m=int(legs.distance_m[season, start, end]),
                toll_rupiah=int(legs.toll_rupiah[season, start, end]),
                boat=bool(legs.boat[season, start, end]),
                nodes=tuple(self.instance.roads.path(season, start, end)),
            )
        )
        self.at = end

    def _leg_rupiah(self, leg: Leg) -> int:
        season = self.instance.days.season[(leg.date - self.instance.days.dates[0]).days]
        ends = self.instance.place_ids.index(leg.start), self.instance.place_ids.index(leg.end)
        return int(self.network.leg_rupiah[season, ends[0], ends[1]])

    def _minutes(self, t: int) -> Ints:
        minutes: Ints = self.instance.legs.minutes[self.instance.days.season[t]]
        return minutes

    def _program(self, option: int) -> Program:
        instance = self.instance
        return instance.scenario.programs[instance.program_ids[instance.options.program[option]]]
