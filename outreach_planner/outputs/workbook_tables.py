"""A table of the workbook: a head, rows, filters, frozen panes, and how it prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from outreach_planner.outputs.workbook_style import Cell, Pages, row_height, write

HEAD_ROW = 2
SUM_OF_VISIBLE_ROWS = 109
SMALLER = 1.4  # letters of the small format in the room of one of the others
WIDE = 8
"""Letters of a column in which a sentence may stand."""
Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column of a table.

    Attributes
    ----------
    key : str
        Its heading among the words.
    width : float
        In letters.
    style : str
        The name of its format.
    value : callable
        What stands in it for a row.
    is_summed : bool
        Whether its total stands below, following the filter.
    """

    key: str
    width: float
    style: str
    value: Callable[[Row], Cell]
    is_summed: bool = False


def write_table(
    made: Pages,
    sheet: Worksheet,
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    head: int = HEAD_ROW,
    if_empty: str = "no_visits",
    fixed_columns: int = 0,
) -> int:
    """Write a table from its head row on, or the word for an empty one, and return the row after it.

    With fixed columns (those repeated on each printed page) the word for the totals stands in the last of
    them, otherwise beside the first sum.
    """
    words = made.words
    sheet.set_row(head, row_height((words[column.key], column.width - 1) for column in columns))
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        write(sheet, head, number, words[column.key], made.formats["head"])
    for at, row in enumerate(rows, start=head + 1):
        values = [column.value(row) for column in columns]
        texts = [
            (value, c.width * (SMALLER if c.style == "small" else 1))
            for value, c in zip(values, columns, strict=True)
            if isinstance(value, str)
        ]
        sheet.set_row(at, row_height(texts))
        for number, (column, value) in enumerate(zip(columns, values, strict=True)):
            style = "date_time" if isinstance(value, dt.datetime) else column.style
            write(sheet, at, number, value, made.formats[style])
    if not rows:
        wide = next((number for number, column in enumerate(columns) if column.width >= WIDE), 0)
        write(sheet, head + 1, wide, words[if_empty], made.formats["plain"])
    last = head + max(1, len(rows))
    if any(column.is_summed for column in columns):
        _totals(made, sheet, columns, rows, (head, last), fixed_columns)
        return last + 2
    return last + 1


def filter_and_freeze(
    sheet: Worksheet, columns: int, rows: int, fixed_columns: int, head: int = HEAD_ROW
) -> None:
    """Let a table be filtered, keep head and fixed columns in view, and print the head on each page."""
    sheet.autofilter(head, 0, head + max(1, rows), columns - 1)
    sheet.freeze_panes(head + 1, fixed_columns)
    sheet.repeat_rows(head)


def print_across(sheet: Worksheet, percent: int, fixed_columns: int, break_before: Sequence[int]) -> None:
    """Print a wide table over several pages, its first columns on each of them."""
    sheet.repeat_columns(0, fixed_columns - 1)
    sheet.set_print_scale(percent)
    sheet.set_v_pagebreaks(list(break_before))
    sheet.print_across()


def time_of(minutes: int) -> dt.time:
    """Return minutes after midnight as a time of day."""
    return dt.time(minutes // 60, minutes % 60)


def moment_of(moment: tuple[dt.date, int] | None, date: dt.date) -> Cell:
    """Return a time of day, with its date where that is not the given one."""
    if moment is None:
        return None
    time = time_of(moment[1])
    return time if moment[0] == date else dt.datetime.combine(moment[0], time)


def _totals(
    made: Pages,
    sheet: Worksheet,
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    ends: tuple[int, int],
    fixed_columns: int,
) -> None:
    """Write the sums below the table; they follow its filter."""
    head, last = ends
    summed = [number for number, column in enumerate(columns) if column.is_summed]
    for number in summed:
        column, letter = columns[number], xl_col_to_name(number)
        formula = f"=SUBTOTAL({SUM_OF_VISIBLE_ROWS},{letter}{head + 2}:{letter}{last + 1})"
        total = sum(value for row in rows if isinstance(value := column.value(row), (int, float)))
        sheet.write_formula(last + 1, number, formula, made.formats[f"{column.style}_total"], total)
    label = (fixed_columns or summed[0]) - 1
    if label >= 0:
        write(sheet, last + 1, label, made.words["total"], made.formats["label_total"])
