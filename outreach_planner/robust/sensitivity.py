"""Which estimates matter: each moved to the ends of its range, the plan valued again, then planned again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from outreach_planner.deciding.explaining.schedules import schedule_of
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.errors import ScenarioError
from outreach_planner.forecasting.coefficients import SPREAD
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.timetable import routes
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.checking import check
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origin, origins_of, resolved_values
from outreach_planner.stressing.sensitivities import End, Sensitivities, Sensitivity
from outreach_planner.world.prepare import prepare

APART = (
    "districts.",
    "estimates.districts.",
    "places.",
    "roads.",
    "limits.",
    "policy.",
    "pins",
    "bans",
    "frozen.",
    "uncertainty.",
)
"""Not moved one by one: long tables, and what the office decides rather than finds out."""
DECIDED = ("costs.served_rupiah", "costs.waiting_rupiah_a_day")
SPEEDS = "roads.edges.*.km/h"
SPEED_WIDTH = 0.2


@dataclass(frozen=True)
class Moved:
    """An estimate and both ends of its range; ``whole`` numbers stay whole."""

    field: str
    value: float
    low: float
    high: float
    origin: Origin
    whole: bool


def sensitivities(
    scenario: Scenario, plan: Plan, rounds: int, replans: int, told: Callable[[float], None]
) -> Sensitivities:
    """Move every estimate to the ends of its range.

    Parameters
    ----------
    rounds : int
        Rounds of search for each planning again.
    replans : int
        How many of the estimates, those that move the value most, are planned again as well.
    told : callable
        Told how much is done, from 0 to 1.
    """
    base = formulate(prepare(scenario))
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
            ends.append(_end(scenario, plan, move, value))
            done += 1
            told(done / steps)
        found.append(_sensitivity(move, *ends))
    found.sort(key=lambda each: (-each.swing_rupiah, each.field))
    again = _again(base, schedule, plan.settings.seed, rounds)
    home = _places(base, again)
    better = net if again is None else _net(base, again)[0] or net
    by_field = {move.field: move for move in moves}
    for number, each in enumerate(found[:replans]):
        move = by_field[each.field]
        ends = []
        for end in (each.low, each.high):
            ends.append(_replanned(scenario, plan, move, end, home, rounds))
            done += 1
            told(min(1.0, done / steps))
        found[number] = _sensitivity(move, *ends)
    return Sensitivities(net, max(0.0, better - net), tuple(found))


def moved_estimates(scenario: Scenario) -> Iterator[Moved]:
    """List the numbers that are no certainties with the ends of their ranges.

    A figure's own range counts; without one an estimate is moved by 30 %, a memory by 20 %. Month factors
    count for the months of the horizon. The speeds of all roads are moved together.
    """
    months = {scenario.horizon.start.month - 1, scenario.horizon.end.month - 1}
    replaced = scenario.estimates is not None and scenario.estimates.plan_with
    for each in resolved_values(scenario):
        value, origin, field = each.value, each.origin, each.field
        if origin is None or isinstance(value, bool) or not isinstance(value, int | float):
            continue
        if field.startswith(APART) or field in DECIDED or _is_unused(field, replaced):
            continue
        if field.startswith("demand.month_factors[") and int(field[21:-1]) not in months:
            continue
        width = abs(value) * (SPREAD.get(origin.confidence or "", 0.0) if _is_unsure(origin) else 0.0)
        low, high = origin.between or (value - width, value + width)
        low = max(0.0, low) if value >= 0 else low
        if isinstance(value, int):
            low, high = round(low), round(high)
        if low < high:
            yield Moved(field, float(value), float(low), float(high), origin, isinstance(value, int))
    origin = origins_of(scenario).of("roads.edges")
    yield Moved(SPEEDS, 1.0, 1 - SPEED_WIDTH, 1 + SPEED_WIDTH, replace(origin, confidence="estimate"), False)


def _is_unsure(origin: Origin) -> bool:
    return origin.confidence in ("estimate", "memory")


def _is_unused(field: str, replaced: bool) -> bool:
    """Tell whether planning does not read a field: the estimates or what they replace, whichever is off."""
    if field.startswith("estimates."):
        return not replaced or field.startswith(("estimates.recorded", "estimates.base_year"))
    if field.endswith((".population", ".students")):
        return True
    return replaced and (field.endswith(".weight") or field.startswith(("demand.app", "demand.month")))


def _changed(scenario: Scenario, move: Moved, value: float) -> Scenario | None:
    """Write another value into a scenario; None if the scenario is then no longer in order."""
    tree = json.loads(scenario.model_dump_json())
    if move.field == SPEEDS:
        for edge in tree["roads"]["edges"].values():
            edge["dry_kmh"] *= value
            edge["rainy_kmh"] *= value
    else:
        _put(tree, move.field, round(value) if move.whole else value)
    try:
        changed = Scenario.model_validate_json(json.dumps(tree))
    except ValueError:
        return None
    changed._origins = origins_of(scenario)
    return None if check(changed) else changed


def _put(tree: Any, field: str, value: float) -> None:
    steps = field.replace("[", ".[").split(".")
    for step in steps[:-1]:
        tree = tree[int(step[1:-1])] if step.startswith("[") else tree[step]
    last = steps[-1]
    tree[int(last[1:-1]) if last.startswith("[") else last] = value


def _formulation(scenario: Scenario, move: Moved, value: float) -> Formulation | None:
    changed = _changed(scenario, move, value)
    if changed is None:
        return None
    try:
        return formulate(prepare(changed))
    except ScenarioError:
        return None


def _end(scenario: Scenario, plan: Plan, move: Moved, value: float) -> End:
    formulation = _formulation(scenario, move, value)
    if formulation is None:
        return End(value, None, False)
    net, keeps = _net(formulation, schedule_of(plan, formulation.instance))
    return End(value, net, keeps)


def _replanned(
    scenario: Scenario, plan: Plan, move: Moved, end: End, home: frozenset[str], rounds: int
) -> End:
    """Plan again at an end of the range, from the plan as it is."""
    formulation = _formulation(scenario, move, end.value)
    if formulation is None:
        return end
    start = schedule_of(plan, formulation.instance) if end.net_rupiah is not None else None
    again = _again(formulation, start, plan.settings.seed, rounds)
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


def _sensitivity(move: Moved, low: End, high: End) -> Sensitivity:
    origin = move.origin
    return Sensitivity(
        move.field, origin.file, origin.line, move.value, origin.confidence or "", origin.source, low, high
    )


def _never() -> bool:
    """Go on."""
    return False
