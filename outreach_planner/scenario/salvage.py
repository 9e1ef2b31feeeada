"""As much of a refused scenario as is valid, so that the rest of it is checked in the same round."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.shapes import entry_shape, field_shapes, scenario_shape
from outreach_planner.scenario.site_fields import BY_ID, WORD

ROUNDS = 10
"""So often what is refused is taken out: leaving out a field may leave out what stands around it."""


def valid_parts(written: dict[str, Any]) -> tuple[Scenario, frozenset[str]]:
    """Build as much of a refused scenario as is valid.

    Fields that are refused and need not be written are left out; where one must be written, the entry or
    group around it.

    Parameters
    ----------
    written : dict
        The scenario's plain tree.

    Returns
    -------
    tuple of Scenario and frozenset of str
        A scenario without the parts that are wholly refused, and the names of all parts that are not there
        or lack an entry: what is said of them all may be untrue of what was written.
    """
    parts: dict[str, Any] = {}
    invalid: set[str] = set()
    for name, field in Scenario.model_fields.items():
        by_id = entry_shape(field_shapes(scenario_shape())[name]) is not None
        if name not in written:
            if field.is_required():
                invalid.add(name)
            parts[name] = {} if by_id else None if field.is_required() else field.get_default()
            continue
        value, is_whole = _valid(TypeAdapter[Any](field.annotation or Any), written[name], by_id=by_id)
        parts[name] = value
        if not is_whole:
            invalid.add(name)
    return Scenario.model_construct(**parts), frozenset(invalid)


def _valid(adapter: TypeAdapter[Any], value: Any, *, by_id: bool) -> tuple[Any, bool]:
    """Validate a part, taking out what is refused.

    Returns
    -------
    tuple of (Any, bool)
        The part ({} or None if nothing of it can be valid), and whether it has all its entries.
    """
    tree, is_whole = copy.deepcopy(value), True
    for _ in range(ROUNDS):
        try:
            return adapter.validate_json(json.dumps(tree)), is_whole
        except ValidationError as error:
            refusals = error.errors(include_url=False)
        for refusal in refusals:
            place = [step for step in refusal["loc"] if step not in (BY_ID, WORD, "[key]")]
            if refusal["type"] == "missing":
                place.pop()  # what lacks it goes
            if not place or not isinstance(tree, dict):
                return ({} if by_id else None), False
            is_whole = _take_out(tree, place) and is_whole
    return ({} if by_id else None), False


def _take_out(tree: dict[str, Any], place: Sequence[Any]) -> bool:
    """Take out the key of a mapping that a refused value stands under, unless it went before.

    Returns
    -------
    bool
        False where more than a single value goes: an entry, a group or a list.
    """
    node, above, key = tree, tree, place[0]
    for step in place:
        if not isinstance(node, dict):
            break
        if step not in node:
            return True
        above, key, node = node, step, node[step]
    del above[key]
    return not isinstance(node, list | dict)
