"""The figures a manager reads first, from the simulation and the trips."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_planner.plans.plan import Indicators, KabupatenResult, Trip
from outreach_planner.plans.simulate import Simulation, Stop
from outreach_planner.world.instance import Instance

DECIMALS = 6


def indicators(
    instance: Instance, simulation: Simulation, trips: Sequence[Trip], stops: Sequence[Stop]
) -> Indicators:
    """Sum up a simulated plan.

    Parameters
    ----------
    instance : Instance
    simulation : Simulation
        Of ``stops``.
    trips : sequence of Trip
    stops : sequence of Stop
        In the order in which they were simulated.
    """
    served = float(simulation.served.sum())
    cost = sum(t.travel_rupiah + t.per_diem_rupiah + t.night_rupiah + t.event_rupiah for t in trips)
    by_kabupaten = _by_kabupaten(instance, simulation, trips)
    worst = min(by_kabupaten, key=lambda name: (by_kabupaten[name].share_served, name))
    by_program = dict.fromkeys(instance.program_ids, 0.0)
    for stop, people in zip(stops, simulation.served, strict=True):
        by_program[instance.program_ids[instance.options.program[stop.option]]] += float(people)
    return Indicators(
        visits=sum(len(trip.visits) for trip in trips),
        served_by_visits=round(served, DECIMALS),
        served_in_groups=sum(visit.group_applicants for trip in trips for visit in trip.visits),
        served_at_counters=round(float(simulation.counter_served.sum()), DECIMALS),
        waiting_at_end=round(simulation.waiting_at_end, DECIMALS),
        distance_km=round(sum(leg.distance_m for trip in trips for leg in trip.legs) / 1000, 3),
        nights=sum(trip.nights for trip in trips),
        cost_rupiah=cost,
        cost_an_applicant_rupiah=round(cost / served) if served >= 0.5 else None,
        travel_spared_hours=round(_spared_minutes(instance, simulation, stops) / 60, 3),
        worst_kabupaten=worst,
        worst_share_served=by_kabupaten[worst].share_served,
        by_kabupaten=by_kabupaten,
        by_program={name: round(people, DECIMALS) for name, people in sorted(by_program.items())},
    )


def _by_kabupaten(
    instance: Instance, simulation: Simulation, trips: Sequence[Trip]
) -> dict[str, KabupatenResult]:
    scenario, sought = instance.scenario, instance.sought_by_kabupaten
    weights = sum(kabupaten.weight for kabupaten in scenario.kabupaten.values())
    found = {}
    for k, name in enumerate(instance.kabupaten_ids):
        served, drawn = float(simulation.served_by_kabupaten[k]), float(simulation.drawn_by_kabupaten[k])
        found[name] = KabupatenResult(
            sought=round(float(sought[k]), DECIMALS),
            served_by_visits=round(served, DECIMALS),
            served_in_groups=sum(
                visit.group_applicants for trip in trips for visit in trip.visits if visit.kabupaten == name
            ),
            drawn_to_counters=round(drawn, DECIMALS),
            share_served=round((served + drawn) / sought[k], DECIMALS) if sought[k] > 0 else 1.0,
            share_visited=round(served / sought[k], DECIMALS) if sought[k] > 0 else 1.0,
            visits=sum(visit.kabupaten == name for trip in trips for visit in trip.visits),
            applications_a_year=round(
                scenario.demand.applications_a_year * scenario.kabupaten[name].weight / weights, 1
            ),
        )
    return found


def _spared_minutes(instance: Instance, simulation: Simulation, stops: Sequence[Stop]) -> float:
    """Minutes of travel, there and back, that the served people need not make."""
    options, total = instance.options, 0.0
    for number, stop in enumerate(stops):
        rows = slice(options.start[stop.option], options.start[stop.option + 1])
        spared = options.spared_minutes[instance.days.season[stop.day], rows]
        total += float(simulation.stop_served[number, options.point[rows]] @ spared)
    return total
