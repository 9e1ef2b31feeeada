"""Two events fixed on one day that cannot both be held: by one team, or at one place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from outreach_planner.errors import Problem
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.held import fixed_events, is_venue, may_be_one, teams_of
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.service_fields import Pin
from outreach_planner.world.instance import Instance

Fixed = tuple[str, Pin]


def fixed_against_each_other(instance: Instance) -> list[Problem]:
    """Tell which two fixed events of one day no plan can hold.

    Returns
    -------
    list of Problem
        One a pair, at the later of the two.
    """
    scenario = instance.scenario
    pairs = [(one, two) for one, two in combinations(fixed_events(scenario), 2) if one[1].date == two[1].date]
    found = (_against(instance, one, two) for one, two in pairs)
    return [problem for problem in found if problem is not None]


def _against(instance: Instance, one: Fixed, two: Fixed) -> Problem | None:
    """Say why two events of one day cannot both be held; None if they can, as far as is certain."""
    scenario, (first, early), (second, late) = instance.scenario, one, two
    if may_be_one(early, late) or early.date not in instance.days.dates:
        return None
    names = f"{origins_of(scenario).named(first)} and {second}"
    teams = teams_of(scenario, early) | teams_of(scenario, late)
    if len({*early.places, *late.places}) == 1:
        came = f'{names} fix two events at "{late.place}" on {late.date}; a place sees one event a day'
        return origins_of(scenario).problem(second, came, "keep one of the two, or write another day")
    if len(teams) == 1 and not _fit_in_one_day(instance, early, late):
        program = scenario.programs[late.program]
        if early.program != late.program:
            why = "the programs are not held on one day"
        elif program.half_days is None:
            why = f'"{late.program}" is held at one place a day (it has no half_days)'
        else:
            most = program.half_days.move_minutes_at_most
            why = f"the move does not fit between morning and afternoon (at most {most} minutes)"
        came = f'{names} ask one team, "{min(teams)}", for two places on {late.date}; {why}'
        mend = "write another day or team for one of them, or take one out"
        return origins_of(scenario).problem(second, came, mend)
    return None


def _fit_in_one_day(instance: Instance, one: Pin, two: Pin) -> bool:
    """Say whether a team can hold one event in the morning and the other in the afternoon."""
    scenario, days = instance.scenario, instance.days
    halves = scenario.programs[one.program].half_days
    if one.program != two.program or halves is None or one.lane or two.lane:
        return False
    index = {name: number for number, name in enumerate(instance.place_ids)}
    minutes = instance.legs.minutes[days.season[days.dates.index(one.date)]]
    moves = [
        int(minutes[index[start], index[end]])
        for here in _venues(scenario, one)
        for there in _venues(scenario, two)
        for start, end in ((here, there), (there, here))
        if here != there
    ]
    return any(0 <= move <= halves.move_minutes_at_most for move in moves)


def _venues(scenario: Scenario, pin: Pin) -> Iterable[str]:
    return (place for place in sorted(pin.places) if is_venue(scenario, pin.program, place))
