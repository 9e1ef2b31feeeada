"""One week as a prize-collecting routing problem for PyVRP, what a good engineer would put together today.

Vehicles are team days: a shift from when the team may leave to when it has to be home. Clients are the
offered day trips, all optional, each with its prize, its day as a time window and the hours of its service;
a full load in the team's own dimension makes it one stop a day by the team that may hold it. Offers that
exclude each other (one place within its gap) are a group of which at most one is chosen. Distances are
thousands of rupiah, durations minutes (in rupiah the prizes would outweigh the largest penalty that PyVRP
puts on a broken limit).

Nights are left out: PyVRP has no price for a night between two days of a tour.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
from diary import Visit
from pyvrp import Client, ClientGroup, Depot, Location, ProblemData, VehicleType, solve
from pyvrp.stop import MaxIterations, MaxRuntime, MultipleCriteria, NoImprovement
from week_by_week import Choose, Offer, week_by_week

from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.scenario.service_fields import Team

DAY_MINUTES = 24 * 60
SECONDS_A_ROUND, MOST_ROUNDS = 1.0, 3
IDLE_ITERATIONS = 2_000
"""A round ends when so many iterations brought nothing better."""
PRICE_RUPIAH = 1_000
LOAD = 100
"""Of a stop and of a vehicle."""


def by_pyvrp(formulation: Formulation, seconds: float, seed: int) -> Schedule:
    """Plan the month week by week again and again, with further seeds; keep the best month.

    The weeks of a month get one round each, two or three: more make a better week, not always a better month.
    """
    begin = time.perf_counter()
    best, number = None, 0

    def in_time(week: int, done: int) -> bool:
        return done < 1 + number % MOST_ROUNDS and time.perf_counter() - begin < seconds

    while best is None or time.perf_counter() - begin < seconds:
        month = week_by_week(formulation, chooser(seed + number, SECONDS_A_ROUND), in_time)
        if best is None or (-month.missing(), month.value_rupiah()) > (-best.missing(), best.value_rupiah()):
            best = month
        number += 1
    return best.schedule()


def chooser(seed: int, seconds: float | None = None) -> Choose:
    """Make a router that solves a week with PyVRP; without seconds it can be repeated."""

    def choose(formulation: Formulation, offers: Sequence[Offer]) -> Sequence[Visit]:
        if not offers:
            return []
        limit = MaxIterations(10 * IDLE_ITERATIONS) if seconds is None else MaxRuntime(seconds)
        stop = MultipleCriteria([limit, NoImprovement(IDLE_ITERATIONS)])
        best = solve(_problem(formulation, offers), stop, seed=seed, collect_stats=False).best
        if not best.is_feasible():
            return []
        planned = [activity.idx for route in best.routes() for activity in route if activity.is_client()]
        return sorted(offers[number].visit for number in planned)

    return choose


def _problem(formulation: Formulation, offers: Sequence[Offer]) -> ProblemData:
    """Write the offers of a week as PyVRP's data."""
    instance, networks = formulation.instance, formulation.networks
    teams = sorted({offer.visit[0] for offer in offers})
    places = sorted({int(instance.options.place[offer.visit[1]]) for offer in offers})
    groups = sorted({offer.group for offer in offers})
    clients = [_client(formulation, offer, teams, places, groups.index(offer.group)) for offer in offers]
    shifts = sorted({(offer.visit[0], offer.visit[2]) for offer in offers})
    season = int(instance.days.season[shifts[0][1]])
    homes = [instance.place_ids.index(_team(formulation, u).home) for u in teams]
    legs = [networks[u].leg_rupiah[season] for u in teams]
    return ProblemData(
        locations=[
            Location(0, 0, name="home"),
            *(Location(0, 0, name=instance.place_ids[s]) for s in places),
        ],
        clients=clients,
        depots=[Depot(0)],
        vehicle_types=[
            VehicleType(
                1,
                capacity=[LOAD * (u == other) for other in teams],
                tw_early=t * DAY_MINUTES + _team(formulation, u).leaves_at,
                tw_late=t * DAY_MINUTES + _team(formulation, u).home_by,
                profile=teams.index(u),
                name=f"{instance.team_ids[u]} {instance.days.dates[t]}",
            )
            for u, t in shifts
        ],
        distance_matrices=[rupiah[np.ix_([-1, *places], [-1, *places])] // PRICE_RUPIAH for rupiah in legs],
        duration_matrices=[
            np.maximum(0, instance.legs.minutes[season][np.ix_([home, *places], [home, *places])])
            for home in homes
        ],
        groups=[
            ClientGroup([n for n, offer in enumerate(offers) if offer.group == group], required=False)
            for group in groups
        ],
    )


def _client(
    formulation: Formulation, offer: Offer, teams: Sequence[int], places: Sequence[int], group: int
) -> Client:
    """Write a day trip as an optional client: set up, serve as long as the day allows, pack up."""
    instance = formulation.instance
    u, o, t = offer.visit
    program = instance.scenario.programs[instance.program_ids[instance.options.program[o]]]
    place, team = int(instance.options.place[o]), _team(formulation, u)
    home = instance.place_ids.index(team.home)
    minutes = instance.legs.minutes[int(instance.days.season[t])]
    starts = max(program.opens, team.leaves_at + int(minutes[home, place]) + program.set_up_minutes)
    ends = min(program.closes, team.home_by - int(minutes[place, home]) - program.pack_up_minutes)
    begins = t * DAY_MINUTES + starts - program.set_up_minutes
    return Client(
        1 + places.index(place),
        delivery=[LOAD * (u == other) for other in teams],
        service_duration=max(0, ends - starts) + program.set_up_minutes + program.pack_up_minutes,
        tw_early=begins,
        tw_late=begins,
        prize=offer.prize_rupiah // PRICE_RUPIAH,
        required=False,
        group=group,
        name=instance.options.ids[o],
    )


def _team(formulation: Formulation, u: int) -> Team:
    return formulation.instance.scenario.teams[formulation.instance.team_ids[u]]
