"""The plan's costs are what the scenario's rates say."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import trip_words
from outreach_planner.world.instance import Instance

NAME = "costs"


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Work out every trip's costs again from the scenario's rates and say where the plan differs."""
    scenario = instance.scenario
    rates = scenario.costs
    for trip in plan.trips:
        team = scenario.teams[trip.team]
        people = team.officers + team.drivers
        home_town = scenario.places[team.home].kabupaten
        travel = sum(
            leg.distance_m * team.rupiah_a_km // 1000
            + leg.toll_rupiah
            + (rates.boat_rupiah_a_day // 2 if leg.boat else 0)
            for leg in trip.legs
        )
        events, out_of_town = 0, {visit.date: False for visit in trip.visits}
        for visit in trip.visits:
            out_of_town[visit.date] |= scenario.places[visit.place].kabupaten != home_town
            program = scenario.programs[visit.program]
            events += program.event_rupiah
            if visit.lane and program.lane is not None:
                events += program.lane.event_rupiah
        per_diem = people * sum(
            rates.per_diem_out_of_town_rupiah if out else rates.per_diem_in_town_rupiah
            for out in out_of_town.values()
        )
        nights = trip.nights * people * rates.hotel_rupiah_a_person_night
        told = (trip.travel_rupiah, trip.per_diem_rupiah, trip.night_rupiah, trip.event_rupiah)
        right = (travel, per_diem, nights, events)
        if told != right:
            came = "travel {}, per diem {}, nights {}, events {}".format(*told)
            mend = "write travel {}, per diem {}, nights {}, events {}".format(*right)
            yield Violation(NAME, trip_words(trip), came, mend)


RULE = Rule(NAME, "costs follow the scenario's rates", ("costs", "teams.*.rupiah_a_km"), violations)
