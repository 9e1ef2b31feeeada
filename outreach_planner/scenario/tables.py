"""Rows of a CSV file as entries of a mapping keyed by id: ``from: places.csv``."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario.files import read_text
from outreach_planner.scenario.nodes import Node, Step, came, merge, path_text, quoted
from outreach_planner.scenario.shapes import (
    Shape,
    closest,
    entry_shape,
    field_shapes,
    listed,
    resolved,
)
from outreach_planner.scenario.strict_yaml import plain_scalar

KEY_COLUMN = "id"
FROM = "from"


def expand(node: Node, shape: Shape, problems: list[Problem], path: tuple[Step, ...] = ()) -> Node:
    """Put the rows of every table that the tree names in their place; other keys are laid over them.

    Parameters
    ----------
    node : Node
    shape : Shape
        Shape of the node's field.
    problems : list of Problem
        What is wrong inside a table is added here.
    path : tuple
        Where the node stands.

    Raises
    ------
    ScenarioError
        If tables cannot be read at all; all of them are told.
    """
    if not isinstance(node.value, Mapping):
        return node
    fields = dict(node.value)
    entry = entry_shape(shape)
    rows: dict[str, Node] = {}
    unread: list[Problem] = []
    if entry is not None and FROM in fields:
        for name in _names(fields.pop(FROM), path, problems):
            table = str(Path(node.file).parent / name)
            try:
                _read(table, entry, path, rows, problems)
            except ScenarioError as error:
                unread.extend(error.problems)
    shapes = field_shapes(shape)
    for key, child in fields.items():
        below = entry if entry is not None else shapes.get(key, {})
        try:
            fields[key] = expand(child, resolved(below), problems, (*path, key))
        except ScenarioError as error:
            unread.extend(error.problems)
    if unread:
        raise ScenarioError(unread)
    return merge(replace(node, value=rows), replace(node, value=fields))


def _names(node: Node, path: tuple[Step, ...], problems: list[Problem]) -> list[str]:
    """Give the file names that ``from`` holds."""
    items = node.value if isinstance(node.value, tuple) else (node,)
    names = [item.value for item in items if isinstance(item.value, str)]
    if len(names) != len(items) or not names:
        mend = "write the name of a CSV file, or a list of names"
        problems.append(Problem(node.file, node.line, path_text((*path, FROM)), came(node), mend))
    return names


def _read(
    table: str, entry: Shape, path: tuple[Step, ...], rows: dict[str, Node], problems: list[Problem]
) -> None:
    """Read one table and add its rows."""
    field = path_text(path)
    reader = csv.reader(io.StringIO(read_text(Path(table)), newline=""), strict=True)
    columns: list[str] | None = None
    last_line = 0
    while True:
        line = last_line + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            break
        except csv.Error as error:
            mend = "check the quotes here and on the lines before"
            raise ScenarioError([Problem(table, line, field, f"this is not CSV: {error}", mend)]) from error
        last_line = reader.line_num
        if not any(cells):
            continue
        if columns is None:
            columns = _columns(table, line, cells, entry, field, problems)
        else:
            _add_row(table, line, columns, cells, entry, path, rows, problems)
    if columns is None:
        mend = "write a first line with the names of the columns, beginning with id"
        raise ScenarioError([Problem(table, None, field, "the table is empty", mend)])


def _columns(
    table: str, line: int, cells: list[str], entry: Shape, field: str, problems: list[Problem]
) -> list[str]:
    """Check the names of the columns; unknown and doubled ones are reported and come back empty."""
    if cells[0] != KEY_COLUMN:
        separated = ";" in cells[0] or "\t" in cells[0]
        mend = "separate the columns with commas" if separated else "name the first column id"
        found = f"the first column is {quoted(cells[0])}"
        raise ScenarioError([Problem(table, line, field, found, mend)])
    known = [name for name, shape in field_shapes(entry).items() if _fits_a_cell(shape)]
    columns = [KEY_COLUMN]
    for place, name in enumerate(cells[1:], start=2):
        if name and name not in columns and name in known:
            columns.append(name)
            continue
        columns.append("")
        if name in columns:
            found, mend = f"the column {quoted(name)} is there twice", "keep one of the two"
        elif not name:
            found, mend = f"column {place} has no name", "name it, or take it out"
        else:
            found = f"got the unknown column {quoted(name)}"
            mend = closest(name, known, f"columns can be {listed(known, 30)}")
        problems.append(Problem(table, line, field, found, mend))
    return columns


def _fits_a_cell(shape: Shape) -> bool:
    """Say whether values of this shape can stand in a cell: scalars and lists of scalars."""
    inner = resolved(shape)
    return resolved(inner.get("items", inner)).get("type") in ("string", "integer", "number", "boolean")


def _add_row(
    table: str,
    line: int,
    columns: list[str],
    cells: list[str],
    entry: Shape,
    path: tuple[Step, ...],
    rows: dict[str, Node],
    problems: list[Problem],
) -> None:
    """Turn one line of a table into an entry."""
    key, surplus = cells[0], [cell for cell in cells[len(columns) :] if cell]
    field = path_text((*path, key)) if key else path_text(path)
    if not key:
        mend = "write a readable id in its first cell"
        problems.append(Problem(table, line, field, "the row has no id", mend))
        return
    if key in rows:
        found = f"the id is there twice, first in {rows[key].file}:{rows[key].line}"
        problems.append(Problem(table, line, field, found, "keep one of the two rows"))
        return
    if surplus or len(cells) < len(columns):
        found = f"the row has {len(cells)} cells, the first line has {len(columns)}"
        mend = "put one cell under each column, and quotes around text that holds a comma"
        problems.append(Problem(table, line, field, found, mend))
    shapes = field_shapes(entry)
    fields = {
        column: _cell(table, line, column, text, resolved(shapes[column]))
        for column, text in zip(columns[1:], cells[1:], strict=False)
        if column and text
    }
    written = tuple(column for column in columns if column)
    rows[key] = Node(fields, table, line, text=key, columns=written)


def _cell(table: str, line: int, column: str, text: str, shape: Shape) -> Node:
    """Read a cell as its field wants it; what does not fit stays text and is reported with the field."""
    kind = shape.get("type")
    if kind == "array":
        parts = [part.strip() for part in text.split(";")]
        items = tuple(_cell(table, line, column, part, resolved(shape["items"])) for part in parts if part)
        return Node(items, table, line, text, column)
    if kind == "boolean":
        read = plain_scalar(text.lower())  # spreadsheets write TRUE and FALSE
        return Node(read if isinstance(read, bool) else text, table, line, text, column)
    read = plain_scalar(text) if kind in ("integer", "number") else text
    is_number = isinstance(read, int | float) and not isinstance(read, bool)
    return Node(read if is_number else text, table, line, text, column)
