"""Figures that say where they come from: ``{value: 64000, source: ..., confidence: estimate}``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from outreach_planner.errors import Problem
from outreach_planner.scenario.nodes import Node, Provenance, Step, came, path_text
from outreach_planner.scenario.shapes import closest
from outreach_planner.scenario.world_fields import Confidence

FIGURE_KEYS = ("value", "source", "confidence", "range")
CONFIDENCES: tuple[str, ...] = get_args(Confidence)


def unwrap(node: Node, problems: list[Problem], path: tuple[Step, ...] = ()) -> Node:
    """Put the value of every figure in its place and keep its provenance on the node.

    A figure is a mapping with the key ``value``, which holds a scalar or a list.

    Parameters
    ----------
    node : Node
    problems : list of Problem
        What is wrong with the provenance of a figure is added here.
    path : tuple
        Where the node stands.
    """
    if isinstance(node.value, tuple):
        items = tuple(unwrap(item, problems, (*path, place)) for place, item in enumerate(node.value))
        return replace(node, value=items)
    if not isinstance(node.value, Mapping):
        return node
    if "value" in node.value and not isinstance(node.value["value"].value, Mapping):
        provenance = _provenance(node.value, problems, path)
        return replace(unwrap(node.value["value"], problems, path), provenance=provenance)
    fields = {key: unwrap(child, problems, (*path, key)) for key, child in node.value.items()}
    return replace(node, value=fields)


def _provenance(fields: Mapping[str, Node], problems: list[Problem], path: tuple[Step, ...]) -> Provenance:
    """Read source, confidence and range of a figure."""

    def report(key: str, found: str, mend: str) -> None:
        node = fields[key]
        problems.append(Problem(node.file, node.line, path_text((*path, key)), found, mend))

    for key in fields:
        if key not in FIGURE_KEYS:
            mend = f"a figure has {', '.join(FIGURE_KEYS)}"
            report(key, "got a key that a figure does not have", closest(key, FIGURE_KEYS, mend))
    source, confidence = "", None
    if "source" in fields:
        source = fields["source"].text
        if not isinstance(fields["source"].value, str):
            report("source", came(fields["source"]), "write the source as text, in quotes if it is a number")
    if "confidence" in fields:
        confidence = fields["confidence"].text
        if confidence not in CONFIDENCES:
            report("confidence", came(fields["confidence"]), f"write one of {', '.join(CONFIDENCES)}")
            confidence = None
    between = None
    if "range" in fields:
        between = _between(fields["range"], fields["value"])
        if between is None:
            mend = "write the lowest and the highest plausible value around it, for example [40, 60]"
            report("range", came(fields["range"]), mend)
    return Provenance(source, confidence, between)


def _between(node: Node, value: Node) -> tuple[float, float] | None:
    """Read a range of two numbers around the value; None if it is not one."""
    if not (isinstance(node.value, tuple) and len(node.value) == 2):
        return None
    low, high = (_number(item) for item in node.value)
    middle = _number(value)
    if low is None or high is None or low > high:
        return None
    if middle is not None and not low <= middle <= high:
        return None
    return low, high


def _number(node: Node) -> float | None:
    """Give the number at a node; None if there is none."""
    value = node.value
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
