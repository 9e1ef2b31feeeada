"""Legs follow the roads: from home, stop to stop, back home, at the roads' own minutes."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.network import TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan, Trip
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import leg_words, trip_words
from outreach_planner.world.instance import Instance

NAME = "travel"


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close legs that are longer than the team may drive in one go."""
    team = instance.scenario.teams[instance.team_ids[network.team]]
    home = instance.place_ids.index(team.home)
    for k in range(network.capacity.shape[0]):
        season = int(instance.days.season[int((network.kind == k).argmax())])
        minutes = instance.legs.minutes[season]
        too_long = minutes > team.longest_drive_minutes
        for n, option in enumerate(network.options):
            place, last = int(instance.options.place[option]), int(instance.options.last_place[option])
            network.capacity[k, :, n, :-1][:, too_long[last]] = -1
            if too_long[place, last]:
                network.capacity[k, :, n, :] = -1
            if too_long[last, home]:
                network.capacity[k, :, n, -1] = -1
            if too_long[home, place]:
                network.capacity[k, 0, n, :] = -1
                network.eve_minutes[k, n] = -1


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say where a trip's legs do not follow the roads or the visits."""
    for trip in plan.trips:
        yield from _route(instance, trip)
        team = instance.scenario.teams[trip.team]
        for leg in trip.legs:
            if not {leg.start, leg.end} <= set(instance.place_ids):
                yield Violation(
                    NAME, leg_words(trip, leg), said("an unknown place"), said("use a place of the scenario")
                )
                continue
            start, end = instance.place_ids.index(leg.start), instance.place_ids.index(leg.end)
            day = (leg.date - instance.days.dates[0]).days
            season = instance.days.season[min(max(day, 0), len(instance.days.dates) - 1)]
            legs = instance.legs
            told = (leg.travel_minutes, leg.distance_m, leg.toll_rupiah, leg.boat)
            right = (
                int(legs.minutes[season, start, end]),
                int(legs.distance_m[season, start, end]),
                int(legs.toll_rupiah[season, start, end]),
                bool(legs.boat[season, start, end]),
            )
            if told != right or leg.arrives - leg.departs != leg.travel_minutes:
                yield Violation(
                    NAME,
                    leg_words(trip, leg),
                    said(
                        "{travel_minutes} min, {distance_m} m, toll {toll}, boat {boat}",
                        travel_minutes=leg.travel_minutes,
                        distance_m=leg.distance_m,
                        toll=leg.toll_rupiah,
                        boat=leg.boat,
                    ),
                    said(
                        "the roads say {minutes} min, {metres} m, toll {toll}, boat {boat}",
                        minutes=right[0],
                        metres=right[1],
                        toll=right[2],
                        boat=right[3],
                    ),
                )
            if leg.travel_minutes > team.longest_drive_minutes:
                yield Violation(
                    NAME,
                    leg_words(trip, leg),
                    said("a drive of {travel_minutes} minutes", travel_minutes=leg.travel_minutes),
                    said(
                        "drive at most {longest_drive_minutes}",
                        longest_drive_minutes=team.longest_drive_minutes,
                    ),
                )


def _route(instance: Instance, trip: Trip) -> Iterable[Violation]:
    """Walk the trip: legs must join, pass every visit on its day, and begin and end at home."""
    home = instance.scenario.teams[trip.team].home
    stops = sorted(trip.visits, key=lambda visit: (visit.date, visit.service_starts))
    legs = sorted(trip.legs, key=lambda leg: (leg.date, leg.departs))
    at = home
    for visit in stops:
        while legs and (legs[0].date, legs[0].departs) < (visit.date, visit.service_starts):
            if legs[0].start != at:
                yield Violation(
                    NAME,
                    leg_words(trip, legs[0]),
                    said("the team is at {at}", at=at),
                    said("start at {at}", at=at),
                )
            at = legs.pop(0).end
        if at != visit.place:
            yield Violation(
                NAME,
                trip_words(trip),
                said("on {date} the team is at {at}", date=visit.date, at=at),
                said("drive to {place}", place=visit.place),
            )
    for leg in legs:
        if leg.start != at:
            yield Violation(
                NAME, leg_words(trip, leg), said("the team is at {at}", at=at), said("start at {at}", at=at)
            )
        at = leg.end
    if at != home:
        yield Violation(
            NAME,
            trip_words(trip),
            said("the trip ends at {at}", at=at),
            said("come home to {home}", home=home),
        )


RULE = Rule(
    NAME,
    "legs follow the roads from home to home, none longer than the team may drive",
    ("roads", "teams.*.longest_drive_minutes"),
    violations,
    shape,
)
