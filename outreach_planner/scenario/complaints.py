"""Turns what pydantic refuses into letters: where, what came, what to write instead."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from outreach_planner.errors import Problem
from outreach_planner.scenario.nodes import Node, Step, came, children, find, path_text, quoted
from outreach_planner.scenario.shapes import (
    Shape,
    closest,
    entry_shape,
    field_shapes,
    listed,
    resolved,
    shape_at,
)
from outreach_planner.scenario.site_fields import BY_ID, WORD

Refusal = dict[str, Any]


def complaints(error: ValidationError, root: Node) -> list[Problem]:
    """Translate every refusal of a scenario's tree.

    Parameters
    ----------
    error : ValidationError
        From validating ``plain(root)`` as a Scenario.
    root : Node
        The tree with its places.

    Returns
    -------
    list of Problem
        A column that a table lacks is told once, not for every row.
    """
    refusals: list[Refusal] = [dict(refusal) for refusal in error.errors(include_url=False)]
    places = [tuple(step for step in refusal["loc"] if step not in (BY_ID, WORD)) for refusal in refusals]
    problems, misspelt = _misspelt(refusals, places, root)
    lacking: dict[tuple[str, str, str], int] = {}
    for refusal, place in zip(refusals, places, strict=True):
        if refusal["type"] == "missing":
            if place[:-1] in misspelt:
                continue
            parent, _ = find(root, place[:-1])
            if parent.columns is not None and place[-1] not in parent.columns:
                column = (parent.file, path_text(place[:-2]), str(place[-1]))
                lacking[column] = lacking.get(column, 0) + 1
                continue
        if refusal["type"] == "too_short" and _counts_refused_items(place, places):
            continue
        problems.append(_problem(refusal, place, root))
    for (file, field, name), rows in lacking.items():
        need = "1 row needs" if rows == 1 else f"{rows} rows need"
        found = f"there is no column {quoted(name)}, which {need}"
        problems.append(Problem(file, 1, field, found, "add the column and fill it in"))
    return problems


def _misspelt(
    refusals: Iterable[Refusal], places: Iterable[tuple[Step, ...]], root: Node
) -> tuple[list[Problem], set[tuple[Step, ...]]]:
    """Find new entries that lack fields and whose id is near another: a change meant for that one.

    Returns
    -------
    tuple of list and set
        A problem for each such entry, and where they stand.
    """
    lacking: dict[tuple[Step, ...], list[str]] = {}
    for refusal, place in zip(refusals, places, strict=True):
        if refusal["type"] == "missing" and len(place) > 2:
            lacking.setdefault(place[:-1], []).append(str(place[-1]))
    problems, found = [], set()
    for place, fields in lacking.items():
        group, entry = find(root, place[:-1])[0], find(root, place)[0]
        if entry_shape(shape_at(place[:-1])) is None or entry.columns is not None:
            continue
        others = [str(key) for key, _ in children(group) if key != place[-1]]
        near = closest(str(place[-1]), others, "")
        if near and len(fields) > 1:
            lacks = f"a new entry that lacks {listed(sorted(fields))}"
            mend = f"{near} Otherwise write these fields"
            problems.append(Problem(entry.file, entry.line, path_text(place), lacks, mend))
            found.add(place)
    return problems, found


def _counts_refused_items(place: tuple[Step, ...], places: Iterable[tuple[Step, ...]]) -> bool:
    """Say whether a list is only too short because items of it were refused."""
    return any(len(other) > len(place) and other[: len(place)] == place for other in places)


def _problem(refusal: Refusal, place: tuple[Step, ...], root: Node) -> Problem:
    """Translate one refusal."""
    kind = refusal["type"]
    if place and place[-1] == "[key]":
        node, _ = find(root, place[:-1])
        mend = "write a readable id of small letters, digits and hyphens, for example bayung-lencir"
        found = f"got the id {quoted(str(place[-2]))}"
        return Problem(node.file, node.line, path_text(place[:-1]), found, mend)
    node, _ = find(root, place)
    if kind == "missing":
        found = "the field is missing"
        if node.columns is not None:
            found = f"the cell in column {quoted(str(place[-1]))} is empty"
        return Problem(node.file, node.line, path_text(place), found, f"write {_wanted_at(place)}")
    if kind == "extra_forbidden":
        shape = shape_at(place[:-1])
        known = sorted(field_shapes(shape))
        mend = closest(str(place[-1]), known, f"known here: {listed(known, 20)}")
        found = f"this key is not known ({came(node)})"
        return Problem(node.file, node.line, path_text(place), found, mend)
    if kind == "value_error":
        mend = str(refusal["ctx"]["error"])
    elif place and place[-1] in ("lat", "lon") and kind in ("greater_than_equal", "less_than_equal"):
        name = "latitude, from -90 to 90" if place[-1] == "lat" else "longitude, from -180 to 180"
        mend = f"write the {name}; if lat and lon were swapped, exchange them"
    else:
        mend = f"write {_wanted_at(place, node)}"
    return Problem(node.file, node.line, path_text(place), came(node), mend)


def _wanted_at(place: tuple[Step, ...], node: Node | None = None) -> str:
    """Say what a field wants; of money in digits, with an amount as an example."""
    shape = shape_at(place)
    if place and "rupiah" in str(place[-1]) and resolved(shape).get("type") == "integer":
        return "a whole number of rupiah from 0 up, digits only, for example 5000000"
    return wanted(shape, node)


def wanted(shape: Shape, node: Node | None = None) -> str:
    """Say what a field wants, with an example.

    Parameters
    ----------
    shape : Shape
        The field's shape.
    node : Node or None
        What came instead, so that the nearest word can be suggested; None if nothing came.
    """
    shape = resolved(shape)
    kind = shape.get("type")
    if "enum" in shape:
        words = [str(word) for word in shape["enum"]]
        near = closest(node.text, words, "") if node is not None else ""
        return f"one of {', '.join(words)}" + (f"; {near}" if near else "")
    if kind == "boolean":
        return "true or false"
    if kind in ("integer", "number"):
        return _wanted_number(shape)
    if kind == "array":
        return _wanted_list(shape)
    if kind == "object":
        if entry_shape(shape) is not None:
            word = f", or the word {shape['x-word']}" if "x-word" in shape else ""
            return f"entries by id, indented below it, each `id:` with its fields{word}"
        names = shape.get("required", field_shapes(shape))
        return f"its fields indented below it: {listed(names)}"
    if shape.get("format") == "date":
        return "the date as year-month-day, for example 2027-01-26"
    if shape.get("examples"):
        return f"the time of day with four digits and a colon, for example {shape['examples'][0]}"
    if shape.get("pattern"):
        return "a readable id of small letters, digits and hyphens, for example bayung-lencir"
    if node is not None and not isinstance(node.value, dict | tuple | None):
        return f"text; a value that looks like a number wants quotes: {json.dumps(node.text)}"
    return "text"


def _wanted_number(shape: Shape) -> str:
    """Say which numbers fit."""
    whole = shape["type"] == "integer"
    low, high = shape.get("minimum"), shape.get("maximum")
    above, below = shape.get("exclusiveMinimum"), shape.get("exclusiveMaximum")
    bounds = ""
    if low is not None and high is not None:
        bounds = f" from {low:g} to {high:g}"
    elif low is not None:
        bounds = f" from {low:g}" + (f" to below {below:g}" if below is not None else " up")
    elif above is not None:
        bounds = f" above {above:g}"
    if whole:
        return f"a whole number{bounds}, for example {6 if high is None or high >= 6 else int(high)}"
    largest = high if high is not None else below
    example = 0.5 if largest is not None and largest <= 1 else 2.5
    return f"a number{bounds}, for example {example}"


def _wanted_list(shape: Shape) -> str:
    """Say which lists fit."""
    low, high = shape.get("minItems"), shape.get("maxItems")
    count = f"a list of {low}" if low is not None and low == high else "a list"
    if low == 1 and high is None:
        count = "a list of at least one"
    items = resolved(shape.get("items", {}))
    examples = {"string": "[bayung-lencir]", "integer": "[6]", "number": "[0.5, 1.0]"}
    example = examples.get(items.get("type", ""), "")
    if "enum" in items:
        example = f"[{items['enum'][0]}]"
    elif items.get("format") == "date":
        example = "[2027-01-26]"
    return count + (f", for example {example}" if example else ", one `- ` a line")
