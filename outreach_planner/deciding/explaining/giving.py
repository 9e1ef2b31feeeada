"""How the fields of a scenario can give way: which number becomes what, and what that weighs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from outreach_planner.scenario.fields import Scenario

BOOKS_A_VISIT, RUPIAH_A_VISIT, POINTS_A_VISIT, DAYS_A_VISIT, PEOPLE_A_VISIT = 50, 2_000_000, 5, 7, 10
"""So many books, rupiah, percentage points, days of a gap and people weigh as much as a visit."""
MINUTES_A_VISIT = 60
"""Minutes of the longest drive that weigh as much."""
ONE_POINT, SOME_RUPIAH, TEN_MINUTES = 0.01, 100_000, 10


@dataclass(frozen=True)
class Giving:
    """A field that can give way.

    Attributes
    ----------
    field : str
        The path of the value itself, as a planner would look for it.
    came : float
        The value; 1 for what can only be taken out.
    step : float
        By how much it gives way at least; below 0 where less is freer.
    end : float or None
        As far as it can give way; None: as far as needed. 0 for what is taken out.
    weight : float
        What a step weighs, in visits given up.
    is_taken_out : bool
        It is not a number: the field is taken out.
    """

    field: str
    came: float
    step: float
    end: float | None
    weight: float
    is_taken_out: bool = False

    def given(self, scenario: Scenario, value: float) -> Scenario:
        """Give the scenario with the field at a value."""
        steps = [int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]]+", self.field)]
        if self.is_taken_out and value:
            return scenario
        changed: Scenario = _changed(scenario, steps, _TAKEN_OUT if self.is_taken_out else value)
        return changed

    def weighs(self, becomes: float) -> float:
        """Say what giving way to a value weighs, in visits."""
        return abs((becomes - self.came) / self.step) * self.weight

    @property
    def order(self) -> str:
        """Sort entries of lists by their number."""
        return re.sub(r"\d+", lambda number: number[0].zfill(6), self.field)

    @property
    def is_rule_only(self) -> bool:
        """Only rules read the field: people, roads and hours stay as they are."""
        return not self.field.endswith("minimum_attendance")


def givings(scenario: Scenario, field: str) -> Iterator[Giving]:
    """List how a field, as the rows and totals of rules name it, can give way: one way, or none."""
    for pattern, make in WAYS:
        if re.fullmatch(pattern, field):
            yield from make(scenario, field)
            return


def value_at(scenario: Scenario, field: str) -> Any:
    """Look a value up by its path; None where something on the way is None."""
    found: Any = scenario
    for part in re.findall(r"[^.\[\]]+", field):
        if isinstance(found, tuple):
            found = found[int(part)]
        else:
            found = found.get(part) if isinstance(found, Mapping) else getattr(found, part, None)
    return found


def _number(step: float, end: Callable[[Scenario], float] | None, weight: float, below: str = "") -> _Make:
    """Make the giving of a field that holds a number, or of a field below it."""

    def make(scenario: Scenario, field: str) -> Iterator[Giving]:
        came = value_at(scenario, field + below)
        last = None if end is None else end(scenario)
        if came is not None and (last is None or (last - came) * step > 0):
            yield Giving(field + below, came, step, last, weight)

    return make


def _out(weight: float) -> _Make:
    """Make the giving of a field that is taken out."""

    def make(scenario: Scenario, field: str) -> Iterator[Giving]:
        yield Giving(field, 1, -1, 0, weight, is_taken_out=True)

    return make


def _days(scenario: Scenario) -> float:
    return (scenario.horizon.end - scenario.horizon.start).days + 1


def _events(scenario: Scenario) -> float:
    return 2 * len(scenario.teams) * _days(scenario)


def _officers(scenario: Scenario) -> float:
    lanes = sum(program.lane.officers for program in scenario.programs.values() if program.lane)
    return lanes + sum(team.officers for team in scenario.teams.values())


def _units(scenario: Scenario) -> float:
    return sum(team.biometric_units for team in scenario.teams.values())


def _none(scenario: Scenario) -> float:
    return 0


def _one(scenario: Scenario) -> float:
    return 1


def _day(scenario: Scenario) -> float:
    return 24 * 60


def _week(scenario: Scenario) -> float:
    return 7


_Make = Callable[[Scenario, str], Iterator[Giving]]
_TAKEN_OUT: Any = object()
WAYS: tuple[tuple[str, _Make], ...] = (
    (r"pins\[\d+\]|bans\[\d+\]|frozen\.visits\[\d+\]|requests\.[^.]+\.answer", _out(1)),
    (r"programs\.[^.]+\.hold_every", _out(4)),
    (r"teams\.[^.]+\.rests_after_weekend", _out(1)),
    (r"policy\.guarantees\.[^.]+", _number(-1, _none, 1, ".visits")),
    (r"policy\.guarantees\.[^.]+\.at_most_days_between", _number(1, _days, 1 / DAYS_A_VISIT)),
    (r"policy\.(guarantees\.[^.]+\.)?share_at_least", _number(-ONE_POINT, _none, 1 / POINTS_A_VISIT)),
    (r".*\.minimum_attendance", _number(-1, _none, 1 / PEOPLE_A_VISIT)),
    (r"programs\.[^.]+\.events_at_least", _number(-1, _none, 1)),
    (r"programs\.[^.]+\.events_at_most", _number(1, _events, 1)),
    (r"programs\.[^.]+\.revisit_gap_days", _number(-1, _one, 1 / DAYS_A_VISIT)),
    (r"teams\.[^.]+\.longest_drive_minutes", _number(TEN_MINUTES, _day, TEN_MINUTES / MINUTES_A_VISIT)),
    (r"teams\.[^.]+\.nights_at_most", _number(1, _days, 1)),
    (r"teams\.[^.]+\.working_days_in_seven", _number(1, _week, 1)),
    (r"office\.officers_out_at_most", _number(1, _officers, 0.5)),
    (r"office\.officers_kept", _number(-1, _none, 0.5)),
    (r"office\.biometric_units", _number(1, _units, 0.5)),
    (r"office\.books\.a_(day|month)", _number(1, None, 1 / BOOKS_A_VISIT)),
    (
        r"policy\.budgets\[\d+\]\.rupiah_a_month",
        _number(SOME_RUPIAH, None, SOME_RUPIAH / RUPIAH_A_VISIT),
    ),
)
"""By the pattern of the field, how it gives way; a field of none of them cannot."""
OUT = {"hold_every": (), "rests_after_weekend": False, "answer": "open"}
"""What a field that is taken out is then; entries of lists just go."""


def _changed(node: Any, steps: list[str | int], value: Any) -> Any:
    """Change one value deep inside frozen models, mappings and tuples."""
    step, *rest = steps
    if isinstance(node, tuple):
        number = int(step)
        kept = () if not rest and value is _TAKEN_OUT else (_deeper(node[number], rest, value),)
        return (*node[:number], *kept, *node[number + 1 :])
    name = str(step)
    if isinstance(node, Mapping):
        return {**node, name: _deeper(node[name], rest, value)}
    if not rest and value is _TAKEN_OUT:
        return node.model_copy(update={name: OUT[name]})
    return node.model_copy(update={name: _deeper(getattr(node, name), rest, value)})


def _deeper(node: Any, rest: list[str | int], value: Any) -> Any:
    return _changed(node, rest, value) if rest else value
