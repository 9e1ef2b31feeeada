"""What differs between the scenarios of plans, field by field."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import CONTACTS, NOT_PLANNED_WITH
from outreach_planner.scenario.service_fields import Limits

EMPTY = {None, "null", "{}", "[]"}
"""Ways to say nothing: between them there is no difference worth telling."""
ABSENT = object()
"""Stands where a scenario has no such field or item."""


@dataclass(frozen=True)
class InputChange:
    """One field that is not the same in all scenarios, or one item that not all of them have.

    Attributes
    ----------
    field : str
        Its path, for example ``teams.lakso-van.officers`` or ``pins[2]``.
    values : tuple of str or None
        As JSON, in the order of the plans, an item without the fields that say nothing; None where the
        scenario has no such field or item.
    """

    field: str
    values: tuple[str | None, ...]


def input_changes(scenarios: Sequence[Scenario], settings: Sequence[Limits]) -> tuple[InputChange, ...]:
    """List the fields in which scenarios differ, by path; names and the looks of maps are not compared.

    A place, request, pin or other item that only some scenarios have is one change, not one a field.

    Parameters
    ----------
    scenarios : sequence of Scenario
    settings : sequence of Limits
        Those the plans were made with: they take the place of the scenarios' own.
    """
    trees = []
    for scenario, limits in zip(scenarios, settings, strict=True):
        said = scenario.model_dump(mode="json", exclude=dict.fromkeys(NOT_PLANNED_WITH, True) | CONTACTS)
        trees.append({**said, "limits": limits.model_dump(mode="json")})
    found = [change for change in _changes("", trees) if not EMPTY.issuperset(change.values)]
    return tuple(sorted(found, key=lambda change: change.field))


def _changes(path: str, values: Sequence[Any]) -> Iterator[InputChange]:
    """Give what differs between values at a path; ``ABSENT`` stands where a scenario has none."""
    if all(value == values[0] for value in values):
        return
    if all(isinstance(value, dict) for value in values):
        for key in dict.fromkeys(key for value in values for key in value):
            yield from _changes(f"{path}.{key}" if path else key, [each.get(key, ABSENT) for each in values])
    elif all(isinstance(value, list) for value in values) and any(
        isinstance(item, (dict, list)) for value in values for item in value
    ):
        apart = [_not_shared(value, values) for value in values]
        for number in sorted({number for each in apart for number in each}):
            yield from _changes(f"{path}[{number}]", [each.get(number, ABSENT) for each in apart])
    else:
        told = tuple(None if value is ABSENT else _json(_said(value)) for value in values)
        yield InputChange(path, told)


def _not_shared(items: Sequence[Any], lists: Sequence[Sequence[Any]]) -> dict[int, Any]:
    """Give the items that not every list has, by their number."""
    shared = [Counter(_json(item) for item in each) for each in lists]
    common = {item: min(each[item] for each in shared) for item in shared[0]}
    found = {}
    for number, item in enumerate(items):
        name = _json(item)
        if common.get(name, 0) > 0:
            common[name] -= 1
        else:
            found[number] = item
    return found


def _said(value: Any) -> Any:
    """Leave out of a group what says nothing."""
    if not isinstance(value, dict):
        return [_said(item) for item in value] if isinstance(value, list) else value
    told = {key: _said(item) for key, item in value.items()}
    return {key: item for key, item in told.items() if item not in (None, "", [], {})}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
