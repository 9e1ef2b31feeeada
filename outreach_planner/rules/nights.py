"""Nights away: only for teams that sleep away, far enough from home, and so many in a month."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import leg_words, trip_words
from outreach_planner.world.instance import Instance

NAME = "nights-away"


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close nights at places too near to home and evening moves that are too long."""
    team = instance.scenario.teams[instance.team_ids[network.team]]
    home = instance.place_ids.index(team.home)
    for k in range(network.capacity.shape[0]):
        minutes = instance.legs.minutes[_season(instance, network, k)]
        near = minutes[home] < max(1, team.sleep_beyond_minutes)
        for n, option in enumerate(network.options):
            place = int(instance.options.place[option])
            far_moves = minutes[instance.options.last_place[option]] > team.evening_move_minutes
            network.capacity[k, :, n, :-1][:, near | far_moves] = -1
            if near[place]:
                network.capacity[k, 1, n, :] = -1
                network.eve_minutes[k, n] = -1


def _season(instance: Instance, network: TeamNetwork, kind: int) -> int:
    return int(instance.days.season[int((network.kind == kind).argmax())])


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """At most so many nights in a calendar month."""
    none = np.zeros(0, dtype=np.int64)
    for network in networks:
        team = instance.scenario.teams[instance.team_ids[network.team]]
        if not team.sleeps_away:
            continue
        for month in sorted({int(m) for m in instance.days.month}):
            nights = np.flatnonzero(instance.days.month == month)
            yield Row(
                NAME,
                said(
                    "{team} in {month}",
                    team=instance.team_ids[network.team],
                    month=f"{instance.days.dates[int(nights[0])]:%Y-%m}",
                ),
                -np.inf,
                team.nights_at_most,
                team=none,
                option=none,
                day=none,
                coefficient=none,
                night_team=np.full(len(nights), network.team, dtype=np.int64),
                night_day=nights.astype(np.int64),
                field=f"teams.{instance.team_ids[network.team]}.nights_at_most",
            )


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which nights are not allowed."""
    scenario = instance.scenario
    counted: Counter[tuple[str, int, int]] = Counter()
    for trip in plan.trips:
        team = scenario.teams[trip.team]
        if trip.nights != (trip.ends - trip.starts).days:
            came = said(
                "{nights} nights from {starts} to {ends}",
                nights=trip.nights,
                starts=trip.starts,
                ends=trip.ends,
            )
            yield Violation(
                NAME, trip_words(trip), came, said("write {nights}", nights=(trip.ends - trip.starts).days)
            )
        if trip.nights and not team.sleeps_away:
            yield Violation(
                NAME, trip_words(trip), said("the team does not sleep away"), said("come home every day")
            )
        home = instance.place_ids.index(team.home)
        for night in range((trip.ends - trip.starts).days):
            date = trip.starts + dt.timedelta(days=night)
            counted[trip.team, date.year, date.month] += 1
            moves = [leg for leg in trip.legs if leg.date == date]
            if not moves:
                continue
            last = moves[-1]
            day = (date - instance.days.dates[0]).days
            away = instance.legs.minutes[instance.days.season[day], home, instance.place_ids.index(last.end)]
            if away < team.sleep_beyond_minutes:
                yield Violation(
                    NAME,
                    leg_words(trip, last),
                    said("sleeps {away} minutes from home", away=away),
                    said(
                        "come home, or sleep at least {sleep_beyond_minutes} minutes away",
                        sleep_beyond_minutes=team.sleep_beyond_minutes,
                    ),
                )
            if last.start != team.home and last.travel_minutes > team.evening_move_minutes:
                yield Violation(
                    NAME,
                    leg_words(trip, last),
                    said("an evening move of {travel_minutes} minutes", travel_minutes=last.travel_minutes),
                    said(
                        "move at most {evening_move_minutes} minutes in the evening",
                        evening_move_minutes=team.evening_move_minutes,
                    ),
                )
    for (name, year, month), nights in sorted(counted.items()):
        if nights > scenario.teams[name].nights_at_most:
            yield Violation(
                NAME,
                said("{name} in {month}", name=name, month=f"{year}-{month:02d}"),
                said("{nights} nights away", nights=nights),
                said("at most {nights_at_most}", nights_at_most=scenario.teams[name].nights_at_most),
            )


RULE = Rule(
    NAME,
    "nights away are far enough from home and at most so many in a month",
    (
        "teams.*.sleeps_away",
        "teams.*.nights_at_most",
        "teams.*.sleep_beyond_minutes",
        "teams.*.evening_move_minutes",
    ),
    violations,
    shape,
    rows,
)
