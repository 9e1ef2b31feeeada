"""Small random worlds with nights away, and random schedules in them, for tests that many inputs matter to.

Towns lie on a line east of the office, 40 to 200 km away, at 60 km/h: near towns are day trips, far ones are
worth a night. A world is told by a seed; the same seed gives the same world.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
from total_worlds import set_totals
from worlds import district, merged, node, place, program, road, scenario_of, team, tiny_data

from outreach_planner.model.eve import eve_drives
from outreach_planner.model.network import FROM_HOME, SLEPT, Formulation, Schedule, TeamNetwork
from outreach_planner.model.opening import open_networks
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Instance

TOWNS = ("dekat", "sedang", "jauh", "ujung")


def touring_data(
    seed: int,
    towns: int = 3,
    days: int = 5,
    teams: int = 1,
    office_rules: int = 0,
    richer: int = 0,
    totals: int = 0,
) -> dict[str, Any]:
    """Write a random world: towns on a line, a van that may sleep away, and some rules set at random.

    Beside these as many of the office's further rules, off by default, are set, as many of the richer ways
    of spending a day (half days, stays, groups that ask, a lane with people of its own) and as many limits on
    totals.
    """
    draw = random.Random(seed)
    names = TOWNS[:towns]
    kilometres = sorted(draw.sample(range(40, 200, 10), towns))
    start = draw.choice((1, 5, 6))  # Thursday 1, Monday 5 or Tuesday 6 April 2027
    end = start + days - 1
    world = tiny_data()
    world["horizon"] = {"start": f"2027-04-{start:02d}", "end": f"2027-04-{end:02d}"}
    world["kabupaten"] = {
        "kota": {"name": "Kota", "population": 1000, "weight": 0.4, "has_office": True},
        "timur": {"name": "Timur", "population": 1000, "weight": 0.6},
    }
    world["districts"] = {"kota": district("Kota", "kota", 1000, 104.8)}
    world["places"] = {"kantor": place("Kantor", "kota", 104.8, kind="office", road_node="kota")}
    world["roads"] = {"nodes": {"kota": node("Kota", 104.8)}, "edges": {}}
    before, at = "kota", 0
    for name, km in zip(names, kilometres, strict=True):
        lon = 104.8 + km / 111
        world["districts"][name] = district(name.title(), "timur", draw.randint(100, 900), lon)
        world["places"][name] = place(name.title(), "timur", lon, road_node=name)
        world["roads"]["nodes"][name] = node(name.title(), lon)
        world["roads"]["edges"][f"{before}-{name}"] = road(before, name, km - at)
        before, at = name, km
    world["demand"] |= {
        "reach": {"share_at_door": draw.choice((0.4, 0.8)), "scale_minutes": 60, "limit_minutes": 90},
        "giving_up_a_day": draw.choice((0.0, 0.02)),
    }
    world["programs"] = {
        "lakso": program(
            "LAKSO",
            ["town"],
            revisit_gap_days=draw.choice((1, 2, 4)),
            minimum_attendance=draw.choice((0, 0, 60)),
            set_up_minutes=30,
            pack_up_minutes=30,
            event_rupiah=draw.choice((0, 500_000)),
            events_at_most=draw.choice((None, 2)),
            hold_every=draw.choice(([], [], ["wednesday"])),
            quota=draw.choice((None, {"online": 30, "walk_in": 15})),
        )
    }
    van: dict[str, Any] = {
        "sleeps_away": True,
        "nights_at_most": draw.choice((1, 2, 8)),
        "days_away_at_most": draw.choice((2, 3)),
        "sleep_beyond_minutes": draw.choice((0, 100)),
        "evening_move_minutes": draw.choice((60, 240)),
    }
    crews = [van, {"sleeps_away": False}][:teams]
    world["teams"] = {f"van-{n + 1}": team(f"Van {n + 1}", ["lakso"], **crew) for n, crew in enumerate(crews)}
    world["policy"] = {
        "fairness_rupiah_a_point": draw.choice((0, 200_000)),
        "guarantees": {
            "timur": {
                "visits": draw.choice((0, 1, 2)),
                "program": "lakso",
                "minimum_attendance": draw.choice((None, 10)),
            }
        },
    }
    if draw.random() < 0.2:
        world["bans"] = [{"place": draw.choice(names), "reason": "flood"}]
    _set_office_rules(world, random.Random(f"office {seed}"), office_rules, names, days)
    _set_richer_days(world, random.Random(f"richer {seed}"), richer, names, days)
    set_totals(world, random.Random(f"totals {seed}"), totals)
    return world


def _set_richer_days(
    world: dict[str, Any], draw: random.Random, number: int, names: Sequence[str], days: int
) -> None:
    """Set some of the four richer ways of spending a day, each at random."""
    chosen = draw.sample(range(4), number)
    lakso, start = world["programs"]["lakso"], int(world["horizon"]["start"][-2:])
    dates = [f"2027-04-{start + day:02d}" for day in range(days)]
    if 0 in chosen:
        lakso["half_days"] = {
            "morning_closes": "11:30",
            "afternoon_opens": draw.choice(("12:30", "13:30")),
            "move_minutes_at_most": draw.choice((60, 120)),
            "minimum_attendance": draw.choice((None, 0, 10)),
        }
    if 1 in chosen:
        lakso |= {"stay_days_at_most": draw.choice((2, 3)), "revisit_gap_days": draw.choice((4, 5))}
    if 2 in chosen:
        for n, name in enumerate(draw.sample((*names, "kantor"), draw.choice((1, 2)))):
            first = draw.randrange(days)
            world.setdefault("requests", {})[f"group-{n}"] = {
                "organization": f"Group {n}",
                "place": name,
                "program": "lakso",
                "applicants": draw.choice((30, 40, 60)),
                "earliest": dates[first],
                "latest": dates[min(days - 1, first + 2)],
                "priority": draw.choice((1.0, 4.0)),
                "answer": draw.choice(("open", "open", "decline")),
            }
    if 3 in chosen:
        for name in names:
            world["places"][name]["lane"] = draw.random() < 0.7
        lakso["lane"] = {
            "name": "drive-thru",
            "applicants_a_day": draw.choice((5, 20)),
            "officers": draw.choice((0, 1)),
            "event_rupiah": 100_000,
            "reach": {"share_at_door": 0.3, "scale_minutes": 90, "limit_minutes": 150},
        }


def _set_office_rules(
    world: dict[str, Any], draw: random.Random, number: int, names: Sequence[str], days: int
) -> None:
    """Set some of the eight rules that are off by default, each at random."""
    chosen = draw.sample(range(8), number)
    lakso, van = world["programs"]["lakso"], world["teams"]["van-1"]
    place, promise = world["places"][draw.choice(names)], world["policy"]["guarantees"]["timur"]
    if 0 in chosen:  # Thursday 1 April 2027 to Monday, with work at the weekend
        world["horizon"] = {"start": "2027-04-01", "end": f"2027-04-{days:02d}"}
        lakso["weekdays"] = list(WEEKDAYS)
        van["rests_after_weekend"] = True
    start = int(world["horizon"]["start"][-2:])
    dates = [f"2027-04-{start + day:02d}" for day in range(days)]
    if 1 in chosen:
        first = draw.randrange(days)
        van["leave"] = [{"start": dates[first], "end": dates[min(first + 1, days - 1)]}]
    if 2 in chosen:
        van["working_days_in_seven"] = draw.choice((1, 2, 3))
    if 3 in chosen:  # both vans take 2 officers and 2 units, of 10 officers
        pool = draw.choice(("officers_out_at_most", "officers_kept", "biometric_units"))
        world["office"][pool] = draw.choice((6, 7, 9) if pool == "officers_kept" else (1, 2, 3, 4))
    if 4 in chosen:
        place |= draw.choice(
            (
                {"first_day": dates[2]},
                {"last_day": dates[2]},
                {"weekdays": ["monday", "thursday"]},
                {"recurrence": "FREQ=DAILY;INTERVAL=2"},
            )
        )
    if 5 in chosen:
        middle = {"start": dates[1], "end": dates[3]}
        lakso |= draw.choice(({"periods": [middle]}, {"closed": [{"name": "exams", **middle}]}))
    if 6 in chosen:
        promise["at_most_days_between"] = draw.choice((1, 2, 3))
        promise["last_visit"] = draw.choice((None, "2027-03-23", "2027-03-29", "2027-03-31"))
    if 7 in chosen:
        settled = [{"date": dates[1], "program": "lakso", "place": draw.choice(names)}]
        world["frozen"] = {"until": dates[1], "visits": draw.choice(([], settled))}


def touring_scenario(seed: int, changes: dict[str, Any] | None = None, **size: int) -> Scenario:
    """Build the random world of a seed, with changes."""
    return scenario_of(merged(touring_data(seed, **size), changes or {}))


def opened(instance: Instance) -> Formulation:
    """The question before any rule: all that roads and clock allow, no rows."""
    return Formulation(instance, open_networks(instance), ())


def _reached_from_the_eve(instance: Instance, network: TeamNetwork, t: int) -> list[int]:
    """List the local options that a team at home on day t can drive to that evening, for the next day."""
    if t + 1 == network.allowed.shape[1] or not (network.away[t] and network.eve[t]):
        return []
    fits = eve_drives(instance, network)[network.kind[t]] & network.allowed[:, t + 1]
    return [int(n) for n in np.flatnonzero(fits & (network.capacity[network.kind[t + 1], SLEPT, :, -1] >= 0))]


def random_schedule(formulation: Formulation, seed: int) -> Schedule:
    """Draw a schedule that roads and clock allow in these networks; it may break any rule."""
    draw = random.Random(seed)
    busy = draw.choice((0.3, 0.6, 1.0))
    instance = formulation.instance
    shape = len(formulation.networks), len(instance.days.dates)
    option, night = np.full(shape, -1, dtype=np.int64), np.zeros(shape, dtype=np.bool_)
    for network in formulation.networks:
        u, slept = network.team, False
        for t in range(shape[1]):
            if slept:
                local = int((network.options == option[u, t]).argmax())
            else:
                local = draw.randrange(-1, len(network.options)) if draw.random() < busy else -1
            came = SLEPT if slept else FROM_HOME
            slept = False
            if local < 0 and draw.random() < 0.2:
                tomorrow = _reached_from_the_eve(instance, network, t)
                if tomorrow:
                    night[u, t], option[u, t + 1] = True, network.options[draw.choice(tomorrow)]
                    slept = True
            if local < 0 or not network.allowed[local, t]:
                continue
            table = network.capacity[network.kind[t], came, local]
            moves = []
            if t + 1 < shape[1] and network.away[t] and draw.random() < 0.5:
                places = instance.options.place[network.options]
                onward = (network.capacity[network.kind[t + 1], SLEPT, :, -1] >= 0) & network.allowed[
                    :, t + 1
                ]
                moves = [n for n in np.flatnonzero(onward) if table[places[n]] >= 0]
            if moves:
                option[u, t], night[u, t] = network.options[local], True
                option[u, t + 1] = network.options[draw.choice(moves)]
                slept = True
            elif table[-1] >= 0:
                option[u, t] = network.options[local]
            elif came == SLEPT:
                raise AssertionError("the onward check lets only stops through that can be left for home")
    return Schedule(option, night)
