"""What the next plan can take from what was recorded: figures of the scenario, moved towards what was seen.

A figure seen at ``n`` visits gets the weight ``n / (n + trust)``: with as many visits as ``trust`` says, what
was seen counts half. How many came for each expected is shared by the backlog and by how readily people come
(the square root each), as attendance cannot tell the two apart; more people than a day can serve tell
nothing, so both numbers stop at the capacity.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from outreach_planner.actuals.balance import Pair, absent_of, balance
from outreach_planner.scenario.fields import Scenario

FULL_SHARE = 0.8
"""A visit tells how long an applicant takes only if this share of its capacity was served."""


@dataclass(frozen=True)
class Learnt:
    """A figure of the scenario, what it was, what was seen, and what it becomes.

    Attributes
    ----------
    field : tuple of str
        Its path.
    was, seen, becomes : float
    visits : int
    weight : float
        Of what was seen.
    """

    field: tuple[str, ...]
    was: float
    seen: float
    becomes: float
    visits: int
    weight: float


def learn(scenario: Scenario, pairs: Sequence[Pair], trust: int) -> tuple[Learnt, ...]:
    """Move figures of the scenario towards what was recorded.

    Where the scenario has lessons of attendance (``learned``), they were learned from the same visits:
    backlog, reach and no-shows then stay as they are.

    Parameters
    ----------
    scenario : Scenario
    pairs : sequence of Pair
        Visits with what came of them.
    trust : int
        Visits that weigh as much as the scenario.
    """
    found = []
    for program in scenario.programs:
        own = [pair for pair in pairs if pair.visit.program == program]
        found += _throughput(scenario, program, own, trust)
        if not scenario.learned.attendance:
            found += _no_shows(scenario, program, own, trust)
    if scenario.learned.attendance:
        return tuple(found)
    return (*found, *_attendance(scenario, pairs, trust))


def weight_of(visits: int, trust: int) -> float:
    """Return the weight of what was seen at so many visits."""
    return visits / (visits + trust) if visits else 0.0


def _throughput(scenario: Scenario, program: str, own: Sequence[Pair], trust: int) -> list[Learnt]:
    full = [
        pair
        for pair in own
        if pair.actual is not None
        and pair.actual.served
        and pair.minutes
        and pair.actual.served >= FULL_SHARE * pair.visit.capacity
    ]
    seen = balance(program, full).minutes
    if seen is None or seen <= 0:
        return []
    was = scenario.programs[program].minutes_an_applicant
    return [_moved(("programs", program, "minutes_an_applicant"), was, seen, len(full), trust)]


def _no_shows(scenario: Scenario, program: str, own: Sequence[Pair], trust: int) -> list[Learnt]:
    told = [
        pair
        for pair in own
        if (actual := pair.actual) and actual.is_held and actual.registered and absent_of(actual) is not None
    ]
    seen = balance(program, told).absent_share
    if seen is None:
        return []
    was = scenario.uncertainty.no_shows_of(program)
    path = ("uncertainty", "no_shows", program)
    return [_moved(path, was, min(seen, 0.95), len(told), trust)]


def _attendance(scenario: Scenario, pairs: Sequence[Pair], trust: int) -> list[Learnt]:
    told = [p for p in pairs if p.actual and p.actual.is_held and p.actual.came is not None]
    expected = sum(pair.expected_attendance for pair in told)
    came = sum(min(pair.actual.came or 0, pair.visit.capacity) for pair in told if pair.actual)
    if not expected or not came:
        return []
    share = math.sqrt(came / expected)
    demand = scenario.demand
    backlog = _moved(
        ("demand", "backlog_days"), demand.backlog_days, demand.backlog_days * share, len(told), trust
    )
    door = demand.reach.share_at_door
    reach = _moved(("demand", "reach", "share_at_door"), door, min(1.0, door * share), len(told), trust)
    return [backlog, reach]


def _moved(field: tuple[str, ...], was: float, seen: float, visits: int, trust: int) -> Learnt:
    weight = weight_of(visits, trust)
    return Learnt(field, was, seen, round(was + weight * (seen - was), 4), visits, round(weight, 4))


def scenario_text(parent: str, learnt: Sequence[Learnt]) -> str:
    """Write a scenario that extends another and takes over what was learnt, with sources and weights."""
    lines = [
        "# Written from what was recorded of earlier visits; every figure says what it was, what was seen",
        "# and with which weight. Add the horizon of the month to plan.",
        f"extends: {_quoted(parent)}",
    ]
    tree: dict[str, object] = {}
    for item in learnt:
        group = tree
        for step in item.field[:-1]:
            below = group.setdefault(step, {})
            assert isinstance(below, dict)
            group = below
        group[item.field[-1]] = item
    _lay_out(tree, 0, lines)
    return "\n".join(lines) + "\n"


def _lay_out(tree: dict[str, object], depth: int, lines: list[str]) -> None:
    for key, below in tree.items():
        indent = "  " * depth
        if isinstance(below, Learnt):
            seen = f"recorded at {below.visits} visits: {below.seen:.4g}, weight {below.weight:.2f}"
            source = f"{seen}; was {below.was:.4g}"
            value = f"{{value: {below.becomes:g}, confidence: estimate, source: {_quoted(source)}}}"
            lines.append(f"{indent}{key}: {value}")
        elif isinstance(below, dict):
            lines.append(f"{indent}{key}:")
            _lay_out(below, depth + 1, lines)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
