"""What differs between the scenarios of plans, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import CONTACTS, NOT_PLANNED_WITH
from outreach_planner.scenario.service_fields import Limits

EMPTY = {None, "null", "{}", "[]"}
"""Ways to say nothing: between them there is no difference worth telling."""


@dataclass(frozen=True)
class InputChange:
    """One field that is not the same in all scenarios.

    Attributes
    ----------
    field : str
        Its path, for example ``teams.lakso-van.officers``.
    values : tuple of str or None
        As JSON, in the order of the plans; None where the scenario has no such field.
    """

    field: str
    values: tuple[str | None, ...]


def input_changes(scenarios: Sequence[Scenario], settings: Sequence[Limits]) -> tuple[InputChange, ...]:
    """List the fields in which scenarios differ, by path; names and the looks of maps are not compared.

    Parameters
    ----------
    scenarios : sequence of Scenario
    settings : sequence of Limits
        Those the plans were made with: they take the place of the scenarios' own.
    """
    trees = []
    for scenario, limits in zip(scenarios, settings, strict=True):
        said = scenario.model_dump(mode="json", exclude=dict.fromkeys(NOT_PLANNED_WITH, True) | CONTACTS)
        trees.append(dict(_leaves({**said, "limits": limits.model_dump(mode="json")}, "")))
    fields = sorted({field for tree in trees for field in tree})
    found = (InputChange(field, tuple(tree.get(field) for tree in trees)) for field in fields)
    return tuple(
        change for change in found if len(set(change.values)) > 1 and not EMPTY.issuperset(change.values)
    )


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Give every value that is no group, with its path; a list of plain values is one value."""
    if isinstance(value, dict) and value:
        for key in value:
            yield from _leaves(value[key], f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value):
        for number, item in enumerate(value):
            yield from _leaves(item, f"{path}[{number}]")
    else:
        yield path, json.dumps(value, ensure_ascii=False)
