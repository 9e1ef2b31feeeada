"""Judge a schedule plainly, without compiled code: does it keep the rules, and what is it worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from outreach_planner.model.eve import eve_drives
from outreach_planner.model.network import Formulation, Schedule, TeamNetwork
from outreach_planner.model.spending import spent
from outreach_planner.model.totals import MoneyLimit, PeopleLimit, TotalLimit
from outreach_planner.plans.simulate import Simulation, Stop, simulate
from outreach_planner.plans.stops import HOME, stops_of_schedule
from outreach_planner.plans.timetable import routes
from outreach_planner.world.instance import Bools, Instance, Ints

ROUNDING = 1e-6
SHARE_ROUNDING = 1e-9


def open_part(formulation: Formulation, schedule: Schedule) -> Schedule:
    """Keep of a schedule, made for others perhaps, the trips that the networks allow."""
    option, night = np.full_like(schedule.option, -1), np.zeros_like(schedule.night)
    days = np.arange(option.shape[1])
    for network in formulation.networks:
        held, sleeps = schedule.option[network.team], schedule.night[network.team]
        trips = np.cumsum(np.concatenate([[0], ~sleeps[:-1]]))
        for trip in np.unique(trips[held >= 0]):
            inside = days[trips == trip]
            kept, away = np.full_like(held, -1), np.zeros_like(sleeps)
            kept[inside], away[inside] = held[inside], sleeps[inside]
            if _is_open(formulation.instance, network, kept, away):
                option[network.team, inside], night[network.team, inside] = kept[inside], away[inside]
    return Schedule(option, night)


def _is_open(instance: Instance, network: TeamNetwork, held: Ints, sleeps: Bools) -> bool:
    """Say whether a network allows every visit and night of its team."""
    if not np.isin(held[held >= 0], network.options).all():
        return False
    worked = 0
    for t, option in enumerate(held.tolist()):
        goes = int(instance.options.place[held[t + 1]]) if sleeps[t] and t + 1 < len(held) else HOME
        slept = bool(t > 0 and sleeps[t - 1])
        worked = (worked if slept else 0) + (option >= 0)
        if sleeps[t] and (not network.away[t] or t + 1 == len(held) or held[t + 1] < 0):
            return False
        if option < 0 and sleeps[t]:  # the drive on the eve
            n = network.local(int(held[t + 1]))
            if slept or not network.eve[t] or not eve_drives(instance, network)[network.kind[t], n]:
                return False
        if option >= 0:
            n = network.local(option)
            if not network.allowed[n, t] or network.capacity[network.kind[t], int(slept), n, goes] < 0:
                return False
        elif slept:
            return False
        if worked > network.days_away_at_most and (slept or sleeps[t]):
            return False
    return True


def value_if_allowed(formulation: Formulation, schedule: Schedule) -> float | None:
    """Simulate a schedule that its networks allow.

    Returns
    -------
    float or None
        Its value less costs in rupiah; None if it breaks a row or a total, or a visit serves fewer than its
        minimum.
    """
    instance = formulation.instance
    teams, days = schedule.option.shape
    held = Counter((u, int(schedule.option[u, t]), t) for u in range(teams) for t in range(days))
    for row in formulation.rows:
        visits = zip(row.team, row.option, row.day, strict=True)
        counted = sum(
            int(c) * held[int(u), int(o), int(t)]
            for c, (u, o, t) in zip(row.coefficient, visits, strict=True)
        )
        counted += int(np.sum(schedule.night[row.night_team, row.night_day]))
        if not row.lower <= counted <= row.upper:
            return None
    found = routes(formulation, schedule)
    stops, minimum = [], []
    for option, each in stops_of_schedule(formulation, schedule):
        stops += each
        minimum += [int(least) for least in instance.options.service_minimum[option, : len(each)]]
    simulation = simulate(instance, stops)
    if np.any(simulation.served < np.array(minimum, dtype=np.float64) - ROUNDING):
        return None
    if not all(_keeps(formulation, schedule, simulation, stops, total) for total in formulation.totals):
        return None
    cost = sum(
        route.travel_rupiah + route.per_diem_rupiah + route.night_rupiah + route.event_rupiah
        for route in found
    )
    return simulation.value_rupiah - cost


def _keeps(
    formulation: Formulation,
    schedule: Schedule,
    simulation: Simulation,
    stops: Sequence[Stop],
    total: TotalLimit,
) -> bool:
    """Say whether a simulated schedule keeps a limit on people, money or a share."""
    if isinstance(total, PeopleLimit):
        within = [total.first <= stop.day <= total.last for stop in stops]
        return float(simulation.served @ np.array(within, dtype=np.float64)) <= total.most + ROUNDING
    if isinstance(total, MoneyLimit):
        return spent(formulation.instance, formulation.networks, total, schedule) <= total.most
    return float(simulation.share_by_kabupaten[total.kabupaten]) >= total.least - SHARE_ROUNDING
