"""Rows of a CSV file as entries of a mapping keyed by id: ``from: places.csv``."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario.columns import doubtful_provenances, own_provenance, read_cell, read_columns
from outreach_planner.scenario.files import Mention, read_mentioned
from outreach_planner.scenario.nodes import Node, Step, came, counted, merge, path_text
from outreach_planner.scenario.shapes import Shape, entry_shape, field_shapes, resolved

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
        for mention in _mentions(fields.pop(FROM), path, problems):
            try:
                _read(mention, entry, path, rows, problems)
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


def _mentions(node: Node, path: tuple[Step, ...], problems: list[Problem]) -> list[Mention]:
    """Give the files that ``from`` names."""
    field = path_text((*path, FROM))
    items = node.value if isinstance(node.value, tuple) else (node,)
    mentions = [
        Mention(item.file, item.line, field, item.value) for item in items if isinstance(item.value, str)
    ]
    if len(mentions) != len(items) or not mentions:
        mend = "write the name of a CSV file, or a list of names"
        problems.append(Problem(node.file, node.line, field, came(node), mend))
    return mentions


def _read(
    mention: Mention, entry: Shape, path: tuple[Step, ...], rows: dict[str, Node], problems: list[Problem]
) -> None:
    """Read one table and add its rows."""
    table, field = str(mention.path), path_text(path)
    reader = csv.reader(io.StringIO(read_mentioned(mention), newline=""), strict=True)
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
            columns = read_columns(table, line, cells, entry, field, problems)
        else:
            _add_row(table, line, columns, cells, entry, path, rows, problems)
    if columns is None:
        mend = "write a first line with the names of the columns, beginning with id"
        raise ScenarioError([Problem(table, None, field, "the table is empty", mend)])


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
        found = f"the row has {counted(len(cells), 'cell')}, the first line has {len(columns)}"
        mend = "put one cell under each column, and quotes around text that holds a comma"
        problems.append(Problem(table, line, field, found, mend))
    shapes = field_shapes(entry)
    row = {column: text for column, text in zip(columns, cells, strict=False) if column and text}
    fields = {
        column: replace(
            read_cell(table, line, column, text, resolved(shapes[column])),
            provenance=own_provenance(row, column),
        )
        for column, text in row.items()
        if column in shapes
    }
    problems += doubtful_provenances(table, line, field, row)
    rows[key] = Node(fields, table, line, text=key, columns=tuple(column for column in columns if column))
