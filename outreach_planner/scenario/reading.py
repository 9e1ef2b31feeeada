"""Reads a scenario from its files: strict YAML, one parent, tables, figures, then every check at once."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario.checking import check
from outreach_planner.scenario.complaints import complaints
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.figures import unwrap
from outreach_planner.scenario.files import Mention, read_mentioned, read_text
from outreach_planner.scenario.nodes import Node, came, merge, plain
from outreach_planner.scenario.origins import collect
from outreach_planner.scenario.references import unknown_references
from outreach_planner.scenario.salvage import valid_parts
from outreach_planner.scenario.shapes import (
    Shape,
    admits_nothing,
    entry_shape,
    field_shapes,
    required_fields,
    scenario_shape,
)
from outreach_planner.scenario.strict_yaml import parse
from outreach_planner.scenario.tables import expand

EXTENDS = "extends"


def read_scenario(path: str | Path) -> Scenario:
    """Read and check the scenario of a file, with its parent and its tables.

    Where each value was written is kept: see ``origins.origins_of``.

    Parameters
    ----------
    path : str or Path
        A YAML file; files it names are relative to the file that names them.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError
        With every problem found, each with file, line, field, what came and the mend.
    """
    problems: list[Problem] = []
    tree = without_nothing(read_tree(Path(path), problems), scenario_shape())
    text = json.dumps(plain(tree))
    scenario, invalid = None, frozenset[str]()
    try:
        scenario = Scenario.model_validate_json(text)
    except ValidationError as error:
        problems += complaints(error, tree)
        scenario, invalid = valid_parts(plain(tree))
    refused = {problem.field for problem in problems}
    scenario._origins = collect(tree)
    problems += unknown_references(tree)
    problems += [found for found in check(scenario, invalid) if found.field not in refused]
    if problems:
        raise ScenarioError(problems)
    return scenario


def read_tree(
    path: Path, problems: list[Problem], heirs: tuple[Path, ...] = (), mention: Mention | None = None
) -> Node:
    """Read a file, its tables and its parents into one tree, unchecked.

    Parameters
    ----------
    path : Path
    problems : list of Problem
        What can be passed over for now is added here.
    heirs : tuple of Path
        The files that extend this one, to find a circle.
    mention : Mention or None
        Where the file is named by the one that extends it; None for the file the user named.

    Raises
    ------
    ScenarioError
        If a file cannot be read as YAML, a table cannot be read, or files extend each other in a circle.
    """
    text = read_text(path) if mention is None else read_mentioned(mention)
    root, doubled = parse(text, str(path))
    problems += doubled
    root = unwrap(root, problems)
    fields = dict(root.value) if isinstance(root.value, Mapping) else {}
    extends = fields.pop(EXTENDS, None)
    unread: list[Problem] = []
    tree = replace(root, value=fields)
    try:
        tree = expand(tree, scenario_shape(), problems)
    except ScenarioError as error:
        unread += error.problems
    if extends is not None and extends.value is not None:
        try:
            tree = merge(_parent(path, extends, problems, heirs), tree)
        except ScenarioError as error:
            unread += error.problems
    if unread:
        raise ScenarioError(unread + problems)
    return tree


def extended_by(path: Path) -> Path | None:
    """Give the file that a scenario file extends; None where it extends none."""
    root, _ = parse(read_text(path), str(path))
    extends = root.value.get(EXTENDS) if isinstance(root.value, Mapping) else None
    if extends is None or not isinstance(extends.value, str):
        return None
    return Mention(extends.file, extends.line, EXTENDS, extends.value).path


def _parent(path: Path, extends: Node, problems: list[Problem], heirs: tuple[Path, ...]) -> Node:
    """Read the tree of the file that this one extends."""
    if not isinstance(extends.value, str):
        mend = "write the name of one scenario file, for example palembang.yaml"
        raise ScenarioError([Problem(extends.file, extends.line, EXTENDS, came(extends), mend)])
    mention = Mention(extends.file, extends.line, EXTENDS, extends.value)
    parent = mention.path
    known = (*heirs, path)
    real = [os.path.realpath(file) for file in known]
    if os.path.realpath(parent) in real:
        files = (*known[real.index(os.path.realpath(parent)) :], parent)
        found = f"a circle: {' extends '.join(str(file) for file in files)}"
        mend = "let the base scenario extend nothing"
        raise ScenarioError([Problem(extends.file, extends.line, EXTENDS, found, mend)])
    return read_tree(parent, problems, known, mention)


def without_nothing(node: Node, shape: Shape) -> Node:
    """Take out what is null: entries by id, and fields that have a default other than null.

    A field that may be null keeps it (``seconds: null`` sets no clock); one that must be written keeps
    it too, and is refused later.
    """
    if not isinstance(node.value, Mapping):
        return node
    entry, shapes, required = entry_shape(shape), field_shapes(shape), required_fields(shape)
    fields: dict[str, Node] = {}
    for key, child in node.value.items():
        below = entry if entry is not None else shapes.get(key, {})
        is_optional = entry is not None or (key in shapes and key not in required)
        if child.value is None and is_optional and not admits_nothing(below):
            continue
        fields[key] = without_nothing(child, below)
    return replace(node, value=fields)
