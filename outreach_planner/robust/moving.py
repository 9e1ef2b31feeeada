"""Estimates moved to the ends of their ranges, one at a time, and the scenario that comes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from outreach_planner.forecasting.coefficients import SPREAD
from outreach_planner.scenario.checking import check
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origin, origins_of, written_numbers

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
    "field.",
    "roster.",
)
"""Not moved one by one: long tables, what the office decides rather than finds out, what no plan reads."""
DECIDED = ("costs.served_rupiah", "costs.waiting_rupiah_a_day")
SPEEDS = "roads.edges.*.km/h"
SPEED_WIDTH = 0.2
SEGMENTS, SHARE = "demand.segments.", ".share"


@dataclass(frozen=True)
class Moved:
    """An estimate and both ends of its range; ``whole`` numbers stay whole."""

    field: str
    value: float
    low: float
    high: float
    origin: Origin
    whole: bool


def moved_estimates(scenario: Scenario) -> Iterator[Moved]:
    """List the numbers that are no certainties with the ends of their ranges.

    A figure's own range counts; without one an estimate is moved by 30 %, a memory by 20 %. Month factors
    count for the months of the horizon. The speeds of all roads are moved together.
    """
    months = {scenario.horizon.start.month - 1, scenario.horizon.end.month - 1}
    replaced = scenario.estimates is not None and scenario.estimates.plan_with
    for field, value, origin in written_numbers(scenario):
        if field.startswith(APART) or field in DECIDED or _is_unused(field, replaced):
            continue
        if field.startswith("demand.month_factors[") and int(field[21:-1]) not in months:
            continue
        width = abs(value) * (SPREAD.get(origin.confidence or "", 0.0) if _is_unsure(origin) else 0.0)
        low, high = origin.between or (value - width, value + width)
        low = max(0.0, low) if value >= 0 else low
        if isinstance(value, int):
            low, high = round(low), round(high)
        move = Moved(field, float(value), float(low), float(high), origin, isinstance(value, int))
        if move.value <= 1.0 < move.high and changed_scenario(scenario, move, move.high) is None:
            move = replace(move, high=1.0)  # a share
        if move.low < move.high:
            yield move
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


def changed_scenario(scenario: Scenario, move: Moved, value: float) -> Scenario | None:
    """Write another value into a scenario; None if the scenario is then no longer in order."""
    tree = json.loads(scenario.model_dump_json())
    if move.field == SPEEDS:
        for edge in tree["roads"]["edges"].values():
            edge["dry_kmh"] *= value
            edge["rainy_kmh"] *= value
    elif move.field.startswith(SEGMENTS) and move.field.endswith(SHARE):
        _put_share(tree["demand"]["segments"], move.field.removeprefix(SEGMENTS).removesuffix(SHARE), value)
    else:
        _put(tree, move.field, round(value) if move.whole else value)
    try:
        changed = Scenario.model_validate_json(json.dumps(tree))
    except ValueError:
        return None
    changed._origins = origins_of(scenario)
    return None if check(changed) else changed


def _put_share(segments: Any, name: str, share: float) -> None:
    """Give a segment its share and the others what is left, each its part."""
    rest = 1.0 - segments[name]["share"]
    for other in segments:
        if other != name:
            segments[other]["share"] *= (1.0 - share) / rest if rest > 0 else 1.0
    segments[name]["share"] = share


def _put(tree: Any, field: str, value: float) -> None:
    steps = field.replace("[", ".[").split(".")
    for step in steps[:-1]:
        tree = tree[int(step[1:-1])] if step.startswith("[") else tree[step]
    last = steps[-1]
    tree[int(last[1:-1]) if last.startswith("[") else last] = value
