"""The stops of a schedule or of a plan, as the simulation needs them."""

from __future__ import annotations

from outreach_planner.model.network import FROM_HOME, SLEPT, Formulation, Schedule, TeamNetwork
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.plans.simulate import Stop
from outreach_planner.world.instance import Instance

HOME = -1


def stops_at(
    instance: Instance, network: TeamNetwork, option: int, day: int, came: int, goes: int
) -> list[Stop]:
    """List the services of an option on a day, each with its own capacity.

    Parameters
    ----------
    option : int
        Of the instance; the team can hold it.
    came, goes : int
        FROM_HOME or SLEPT, and the place of the night (HOME: home).

    Raises
    ------
    ValueError
        If the network does not allow it (a bug of ours, never the user's).
    """
    n, kind = network.local(option), network.kind[day]
    capacity = int(network.capacity[kind, came, n, goes])
    if capacity < 0:
        raise ValueError(f"the network does not allow {instance.options.ids[option]} on day {day}")
    second = int(network.second_capacity[kind, n, goes])
    each = [capacity] if instance.options.second[option] < 0 else [capacity - second, second]
    officers = [float(network.officers_out[n]), 0.0]
    return [
        Stop(day, network.team, service, most, out)
        for service, most, out in zip(instance.options.services(option), each, officers, strict=False)
    ]


def stops_of_schedule(formulation: Formulation, schedule: Schedule) -> list[tuple[int, list[Stop]]]:
    """List the options held and their stops, by day and team."""
    instance, found = formulation.instance, []
    for t in range(schedule.option.shape[1]):
        for network in formulation.networks:
            u, option = network.team, int(schedule.option[network.team, t])
            if option < 0:
                continue
            came = SLEPT if t > 0 and schedule.night[u, t - 1] else FROM_HOME
            goes = int(instance.options.place[schedule.option[u, t + 1]]) if schedule.night[u, t] else HOME
            found.append((option, stops_at(instance, network, option, t, came, goes)))
    return found


def option_id(visit: Visit) -> str:
    """Name the option whose people a visit serves, its lane's own people apart."""
    if visit.request is not None:
        return f"{visit.program}/{visit.place}@{visit.request}"
    return f"{visit.program}/{visit.place}{'+lane' if visit.lane and not visit.lane_capacity else ''}"


def stops_of_plan(instance: Instance, plan: Plan) -> list[tuple[Visit, list[Stop]]]:
    """Take the visits of a plan, in its order, each with its stops: the event and its lane's people.

    Raises
    ------
    ValueError
        If a visit's program, place, lane or team is none of the instance's: another scenario's plan.
    """
    options = {option: number for number, option in enumerate(instance.options.ids)}
    teams = {team: number for number, team in enumerate(instance.team_ids)}
    dates = {date: day for day, date in enumerate(instance.days.dates)}
    found = []
    for visit in plan.visits:
        names = [option_id(visit)]
        if visit.lane_capacity:
            names.append(f"{visit.program}/{visit.place}~lane")
        if not set(names) <= options.keys() or visit.team not in teams or visit.date not in dates:
            wrong = f"{visit.date} {names[0]} by {visit.team}"
            raise ValueError(f"{wrong} is nothing that {instance.scenario.name} can do")
        most = [visit.capacity - visit.group_applicants - visit.lane_capacity, visit.lane_capacity]
        stops = [
            Stop(dates[visit.date], teams[visit.team], options[name], places, officers)
            for name, places, officers in zip(names, most, (visit.officers_out, 0.0), strict=False)
        ]
        found.append((visit, stops))
    return found
