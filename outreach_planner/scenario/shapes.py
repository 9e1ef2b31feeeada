"""What shape each field of a scenario has, taken from the models' own JSON Schema."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.nodes import Step

Shape = dict[str, Any]


@cache
def scenario_shape() -> Shape:
    """Give the JSON Schema of a whole scenario, all its parts resolved in ``$defs``."""
    return Scenario.model_json_schema()


def resolved(shape: Shape) -> Shape:
    """Follow a reference, and take the part of ``X or null`` that is not null."""
    while True:
        if "$ref" in shape:
            shape = scenario_shape()["$defs"][shape["$ref"].rsplit("/", 1)[-1]]
        elif "anyOf" in shape:
            shape = next(part for part in shape["anyOf"] if part.get("type") != "null")
        else:
            return shape


def admits_nothing(shape: Shape) -> bool:
    """Say whether a field may hold null."""
    return any(part.get("type") == "null" for part in shape.get("anyOf", ()))


def entry_shape(shape: Shape) -> Shape | None:
    """Give the shape of the entries of a mapping keyed by id; None for anything else."""
    patterns: dict[str, Shape] = resolved(shape).get("patternProperties", {})
    return resolved(next(iter(patterns.values()))) if patterns else None


def field_shapes(shape: Shape) -> dict[str, Shape]:
    """Give the fields of a group by name, unresolved; empty for anything else."""
    fields: dict[str, Shape] = resolved(shape).get("properties", {})
    return fields


def required_fields(shape: Shape) -> tuple[str, ...]:
    """Give the fields of a group that must be written."""
    return tuple(resolved(shape).get("required", ()))


def shape_at(path: Iterable[Step]) -> Shape:
    """Give the resolved shape of the field at a path; empty where no field is."""
    shape = scenario_shape()
    for step in path:
        below: Shape | None
        if isinstance(step, int):
            below = shape.get("items")
        else:
            below = field_shapes(shape).get(step) or entry_shape(shape)
        if below is None:
            return {}
        shape = resolved(below)
    return shape


def closest(word: str, known: Sequence[str], otherwise: str) -> str:
    """Suggest the known word that was probably meant, or give the other advice."""
    close = difflib.get_close_matches(word, known, 1, 0.6)
    return f"did you mean {close[0]}?" if close else otherwise


def listed(words: Iterable[str], most: int = 12) -> str:
    """List words for a message, the first few if they are many."""
    names = list(words)
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest
