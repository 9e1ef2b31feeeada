"""Which estimates matter: each moved to the ends of its range, the plan valued again, then planned again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from outreach_planner.deciding.explaining.schedules import schedule_of
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.errors import ScenarioError
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.model.opening import Opened, opened
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.timetable import routes
from outreach_planner.robust.moving import SPEEDS, Moved, changed_scenario, moved_estimates
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.stressing.sensitivities import End, Sensitivities, Sensitivity
from outreach_planner.world.prepare import prepare


@dataclass(frozen=True)
class _Asked:
    """The plan and its scenario; ``like`` has the networks that most moves leave as they are."""

    scenario: Scenario
    plan: Plan
    like: Opened


def sensitivities(
    scenario: Scenario, plan: Plan, rounds: int, replans: int, told: Callable[[float], None]
) -> Sensitivities:
    """Move every estimate to the ends of its range.

    Parameters
    ----------
    rounds : int
        Rounds of search for each planning again.
    replans : int
        How many of the estimates, those that move the value most, are planned again as well; and the roads'
        speeds, as slower roads leave no plan as it is.
    told : callable
        Told how much is done, from 0 to 1.
    """
    asked = _Asked(scenario, plan, opened(prepare(scenario)))
    base = formulate(asked.like.instance, like=asked.like)
    schedule = schedule_of(plan, base.instance)
    net = _net(base, schedule)[0]
    if net is None:
        raise ValueError("the plan does not fit its own scenario")
    moves = list(moved_estimates(scenario))
    steps = 2 * (len(moves) + replans)
    done = 0
    found = []
    for move in moves:
        ends = []
        for value in (move.low, move.high):
            ends.append(_end(asked, move, value))
            done += 1
            told(done / steps)
        found.append(_sensitivity(move, net, *ends))
    found.sort(key=lambda each: (-each.swing_rupiah, each.field))
    again = _again(base, schedule, plan.settings.seed, rounds)
    home = _places(base, again)
    better = net if again is None else _net(base, again)[0] or net
    by_field = {move.field: move for move in moves}
    for number, each in enumerate(found):
        if number >= replans and (each.field != SPEEDS or replans == 0):
            continue
        move = by_field[each.field]
        ends = []
        for end in (each.low, each.high):
            ends.append(_replanned(asked, move, end, home, rounds))
            done += 1
            told(min(1.0, done / steps))
        found[number] = _sensitivity(move, net, *ends)
    return Sensitivities(net, max(0.0, better - net), tuple(found))


def _formulation(asked: _Asked, move: Moved, value: float) -> Formulation | None:
    changed = changed_scenario(asked.scenario, move, value)
    if changed is None:
        return None
    try:
        return formulate(prepare(changed), like=asked.like)
    except ScenarioError:
        return None


def _end(asked: _Asked, move: Moved, value: float) -> End:
    formulation = _formulation(asked, move, value)
    if formulation is None:
        return End(value, None, False)
    net, keeps = _net(formulation, schedule_of(asked.plan, formulation.instance))
    return End(value, net, keeps)


def _replanned(asked: _Asked, move: Moved, end: End, home: frozenset[str], rounds: int) -> End:
    """Plan again at an end of the range, from the plan as it is."""
    formulation = _formulation(asked, move, end.value)
    if formulation is None:
        return end
    start = schedule_of(asked.plan, formulation.instance) if end.net_rupiah is not None else None
    again = _again(formulation, start, asked.plan.settings.seed, rounds)
    if again is None:
        return end
    places = _places(formulation, again)
    net, _ = _net(formulation, again)
    return replace(
        end,
        replanned_rupiah=net,
        gained=tuple(sorted(places - home)),
        lost=tuple(sorted(home - places)),
    )


def _again(formulation: Formulation, start: Schedule | None, seed: int, rounds: int) -> Schedule | None:
    schedule = None
    for found in search(flatten(formulation), seed, rounds, _never, start):
        schedule = found.schedule
    return schedule


def _net(formulation: Formulation, schedule: Schedule) -> tuple[float | None, bool]:
    """Value a schedule less doing nothing (None if its days do not fit), and whether it keeps the rules."""
    try:
        found = routes(formulation, schedule)
        keeps = value_if_allowed(formulation, schedule) is not None
    except ValueError:
        return None, False
    stops = [stop for route in found for service in route.services for stop in service.stops]
    cost = sum(r.travel_rupiah + r.per_diem_rupiah + r.night_rupiah + r.event_rupiah for r in found)
    instance = formulation.instance
    value = simulate(instance, stops).value_rupiah - cost
    return value - simulate(instance, []).value_rupiah, keeps


def _places(formulation: Formulation, schedule: Schedule | None) -> frozenset[str]:
    if schedule is None:
        return frozenset()
    instance = formulation.instance
    held = {int(option) for option in schedule.option.ravel() if option >= 0}
    return frozenset(instance.place_ids[int(instance.options.place[option])] for option in held)


def _sensitivity(move: Moved, net: float, low: End, high: End) -> Sensitivity:
    origin = move.origin
    confidence = origin.confidence or ""
    return Sensitivity(
        move.field, origin.file, origin.line, move.value, confidence, origin.source, low, high, net
    )


def _never() -> bool:
    """Go on."""
    return False
