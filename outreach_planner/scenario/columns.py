"""Columns of a table: which a table may have, how their cells are read, and where a figure comes from.

Beside each column ``km`` a table may have ``km_confidence``, ``km_source`` and ``km_range``; where a row
fills them they stand before the row's own ``confidence`` and ``source`` for that one field. A range is
written as its lowest and highest value with a semicolon between them: ``40;60``.
"""

from __future__ import annotations

from collections.abc import Mapping

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario.figures import CONFIDENCES
from outreach_planner.scenario.nodes import Node, Provenance, quoted
from outreach_planner.scenario.shapes import Shape, closest, field_shapes, listed, resolved
from outreach_planner.scenario.strict_yaml import plain_scalar

KEY_COLUMN = "id"
CONFIDENCE, SOURCE, RANGE = "confidence", "source", "range"


def read_columns(
    table: str, line: int, cells: list[str], entry: Shape, field: str, problems: list[Problem]
) -> list[str]:
    """Check the names of a table's columns.

    Parameters
    ----------
    table, line : str, int
        Where they stand.
    cells : list of str
    entry : Shape
        Shape of the rows.
    field : str
        Path of the field the table fills.
    problems : list of Problem
        Unknown and doubled columns are added here.

    Returns
    -------
    list of str
        As many as cells; empty for a column that is not to be read.

    Raises
    ------
    ScenarioError
        If the first column is not ``id``.
    """
    if cells[0] != KEY_COLUMN:
        separated = ";" in cells[0] or "\t" in cells[0]
        mend = "separate the columns with commas" if separated else "name the first column id"
        found = f"the first column is {quoted(cells[0])}"
        raise ScenarioError([Problem(table, line, field, found, mend)])
    fields = [name for name, shape in field_shapes(entry).items() if _fits_a_cell(shape)]
    about = {
        f"{name}_{part}": name
        for name in fields
        if name not in (CONFIDENCE, SOURCE)
        for part in (CONFIDENCE, SOURCE, RANGE)
    }
    columns = [KEY_COLUMN]
    for place, name in enumerate(cells[1:], start=2):
        missing = about.get(name)
        if name and name not in columns and (name in fields or missing in cells):
            columns.append(name)
            continue
        columns.append("")
        if name in columns:
            found, mend = f"the column {quoted(name)} is there twice", "keep one of the two"
        elif not name:
            found, mend = f"column {place} has no name", "name it, or take it out"
        elif missing is not None:
            found = f"got the column {quoted(name)}, but no column {quoted(missing)}"
            mend = f"add the column {missing}, or take this one out"
        else:
            found = f"got the unknown column {quoted(name)}"
            mend = closest(name, [*fields, *about], f"columns can be {listed(fields, 30)}")
        problems.append(Problem(table, line, field, found, mend))
    return columns


def _fits_a_cell(shape: Shape) -> bool:
    """Say whether values of this shape can stand in a cell: scalars and lists of scalars."""
    inner = resolved(shape)
    return resolved(inner.get("items", inner)).get("type") in ("string", "integer", "number", "boolean")


def read_cell(table: str, line: int, column: str, text: str, shape: Shape) -> Node:
    """Read a cell as its field wants it; what does not fit stays text and is reported with the field."""
    kind = shape.get("type")
    if kind == "array":
        parts = [part.strip() for part in text.split(";")]
        items = tuple(
            read_cell(table, line, column, part, resolved(shape["items"])) for part in parts if part
        )
        return Node(items, table, line, text, column)
    if kind == "boolean":
        read = plain_scalar(text.lower())  # spreadsheets write TRUE and FALSE
        return Node(read if isinstance(read, bool) else text, table, line, text, column)
    read = plain_scalar(text) if kind in ("integer", "number") else text
    is_number = isinstance(read, int | float) and not isinstance(read, bool)
    return Node(read if is_number else text, table, line, text, column)


def own_provenance(row: Mapping[str, str], column: str) -> Provenance | None:
    """Tell where the value in a column of a row comes from; None where only the row says it.

    Parameters
    ----------
    row : mapping of str to str
        The texts of the row's cells by column.
    column : str
    """
    confidence, source = row.get(f"{column}_{CONFIDENCE}"), row.get(f"{column}_{SOURCE}")
    between = _between(row.get(column, ""), row.get(f"{column}_{RANGE}", ""))
    if not (confidence or source or between):
        return None
    confidence, source = confidence or row.get(CONFIDENCE), source or row.get(SOURCE)
    return Provenance(source or "", confidence or None, between)


def _between(value: str, text: str) -> tuple[float, float] | None:
    """Read a range around a value, both as they stand in their cells; None if it is not one."""
    ends = [plain_scalar(part.strip()) for part in text.split(";")]
    numbers = [float(end) for end in ends if isinstance(end, int | float) and not isinstance(end, bool)]
    middle = plain_scalar(value)
    if len(numbers) != 2 or len(ends) != 2 or not numbers[0] <= numbers[1]:
        return None
    if isinstance(middle, int | float) and not numbers[0] <= middle <= numbers[1]:
        return None
    return numbers[0], numbers[1]


def doubtful_provenances(table: str, line: int, field: str, row: Mapping[str, str]) -> list[Problem]:
    """Refuse confidences and ranges of single figures that are none; the row's own are fields."""
    ranges = [
        Problem(
            table,
            line,
            f"{field}.{column}",
            f"column {quoted(column)}: got {quoted(text)}",
            "write the lowest and the highest plausible value around it, for example 40;60",
        )
        for column, text in row.items()
        if column.endswith(f"_{RANGE}")
        and _between(row.get(column.removesuffix(f"_{RANGE}"), ""), text) is None
    ]
    return ranges + [
        Problem(
            table,
            line,
            f"{field}.{column}",
            f"column {quoted(column)}: got {quoted(text)}",
            f"write one of {', '.join(CONFIDENCES)}",
        )
        for column, text in row.items()
        if column.endswith(f"_{CONFIDENCE}") and text not in CONFIDENCES
    ]
