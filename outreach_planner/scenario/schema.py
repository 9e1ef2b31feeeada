"""The JSON Schema of scenario files, for editors: what a file may hold before it is merged and unwrapped."""

from __future__ import annotations

import json
from typing import Any

from outreach_planner.scenario.figures import CONFIDENCES, FIGURE_KEYS
from outreach_planner.scenario.reading import EXTENDS
from outreach_planner.scenario.shapes import Shape, entry_shape, scenario_shape
from outreach_planner.scenario.tables import FROM

SCALARS = ("string", "integer", "number", "boolean")
NOTHING: Shape = {"type": "null"}


def scenario_schema() -> Shape:
    """Give the JSON Schema (2020-12) of a scenario file.

    Nothing is required in it, as a parent, a table or a default may supply any field; only a file that
    extends none must have all parts. Every field may be null, which takes out what the parent wrote, and
    every scalar and list of scalars may be a figure with its source.
    """
    whole = scenario_shape()
    top = _in_file(whole)
    parts = {name: _in_file(shape) for name, shape in whole["$defs"].items()}
    top["properties"] = {EXTENDS: {"type": "string", "description": "the parent scenario"}} | top[
        "properties"
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenario of outreach_planner",
        **top,
        "if": {"not": {"required": [EXTENDS]}},
        "then": {"required": list(whole["required"])},
        "$defs": {**parts, "Figure": _figure(), "Table": _table()},
    }


def schema_text() -> str:
    """Write the schema as the file it is kept in."""
    return json.dumps(scenario_schema(), indent=2, ensure_ascii=False) + "\n"


def _in_file(shape: Shape) -> Shape:
    """Loosen a group of fields to what a file may hold."""
    loosened = {key: value for key, value in shape.items() if key not in ("required", "title", "$defs")}
    fields: dict[str, Shape] = shape.get("properties", {})
    return loosened | {"properties": {name: _field(field) for name, field in fields.items()}}


def _field(shape: Shape) -> Shape:
    """Loosen one field: null, a figure with its source, a table."""
    shape = {key: value for key, value in shape.items() if key != "title"}
    notes: Shape = {key: shape.pop(key) for key in ("description", "default") if key in shape}
    word = shape.pop("x-word", None)
    forms = [part for part in shape.get("anyOf", [shape]) if part != NOTHING]
    wider: list[Shape] = []
    for form in forms:
        wider.append(_by_id(form) if entry_shape(form) is not None and "$ref" not in form else form)
        if _may_be_a_figure(form):
            wider.append({"allOf": [{"$ref": "#/$defs/Figure"}, {"properties": {"value": form}}]})
    words = [] if word is None else [{"const": word}]
    return notes | {"anyOf": words + [_items(form) for form in wider] + [NOTHING]}


def _may_be_a_figure(form: Shape) -> bool:
    """Say whether a form is a scalar or a list of scalars."""
    inner: Shape = form.get("items", form)
    return inner.get("type") in SCALARS


def _items(form: Shape) -> Shape:
    """Let the scalars in a list be figures too."""
    if form.get("type") != "array" or form["items"].get("type") not in SCALARS:
        return form
    item = form["items"]
    figure = {"allOf": [{"$ref": "#/$defs/Figure"}, {"properties": {"value": item}}]}
    return form | {"items": {"anyOf": [item, figure]}}


def _by_id(form: Shape) -> Shape:
    """Let a mapping keyed by id name tables, and take entries out with null; scalars may be figures."""
    (pattern, entry) = next(iter(form["patternProperties"].items()))
    forms = [entry, NOTHING]
    if _may_be_a_figure(entry):
        forms.append({"allOf": [{"$ref": "#/$defs/Figure"}, {"properties": {"value": entry}}]})
    return {
        "type": "object",
        "properties": {FROM: {"$ref": "#/$defs/Table"}},
        "propertyNames": {"pattern": pattern, **form.get("propertyNames", {})},
        "additionalProperties": {"anyOf": forms},
    }


def _figure() -> Shape:
    """Describe a figure with its source."""
    fields: dict[str, Any] = {
        "value": {},
        "source": {"type": "string", "description": "where the figure comes from"},
        "confidence": {"enum": list(CONFIDENCES)},
        "range": {
            "type": "array",
            "items": {"type": "number"},
            "minItems": 2,
            "maxItems": 2,
            "description": "lowest and highest plausible value",
        },
    }
    return {
        "type": "object",
        "description": "A figure that says where it comes from and how sure it is.",
        "properties": {key: fields[key] for key in FIGURE_KEYS},
        "required": ["value"],
        "additionalProperties": False,
    }


def _table() -> Shape:
    """Describe the naming of tables."""
    name = {"type": "string", "pattern": r"\.csv$"}
    return {
        "description": "CSV tables whose rows are the entries, keyed by their first column, id. Beside a"
        " column km there may be km_confidence and km_source.",
        "anyOf": [name, {"type": "array", "items": name, "minItems": 1}],
    }
