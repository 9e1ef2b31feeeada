"""The answer about fixed sites on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from outreach_planner.outputs.language import heading
from outreach_planner.outputs.sites_speaker import Section
from outreach_planner.outputs.terminal_table import table_text

WIDE_ENOUGH = 60
WIDEST = 4
"""Tables of more columns, with figures, are not broken within their cells, but go on below."""


def sites_text(told: Sequence[Section], width: int) -> str:
    """Write the sections that say something, one under the other, within the terminal's width."""
    width = max(width, WIDE_ENOUGH)
    parts = []
    for section in told:
        if not (section.sentences or section.points or section.rows):
            continue
        lines = [section.title, "=" * len(section.title)]
        for sentence in section.sentences:
            lines += textwrap.wrap(sentence, width)
        for point in section.points:
            lines += textwrap.wrap(point, width, initial_indent="- ", subsequent_indent="  ")
        if section.rows:
            lines.append(_table(section, width))
        if section.note:
            lines += textwrap.wrap(section.note, width)
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _table(section: Section, width: int) -> str:
    """Align a table; one that is too wide goes on below, under the columns that name its rows."""
    count = len(section.head)
    names = list(range(min([2, *section.right])))
    parts, shown = [], list(names)
    for column in range(len(names), count):
        if len(shown) > len(names) and _least(section, [*shown, column]) > width:
            parts.append(shown)
            shown = names
        shown = [*shown, column]
    return "\n\n".join(_aligned(section, columns, width) for columns in [*parts, shown])


def _aligned(section: Section, columns: Sequence[int], width: int) -> str:
    """Align some columns of a table."""
    rows = [tuple(row[column] for column in columns) for row in section.rows]
    head = tuple(heading(section.head[column]) for column in columns)
    right = {place for place, column in enumerate(columns) if column in section.right}
    return table_text(head, rows, width, right, right) if _folds(section) else _plain(head, rows, right)


def _folds(section: Section) -> bool:
    """Tell whether a table's texts are broken within their cells, so that it keeps to the width."""
    return len(section.head) <= WIDEST or not section.right


def _plain(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], right: set[int]) -> str:
    """Align a table of many columns, each as wide as its widest cell."""
    table = [head, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    lines = [
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def _least(section: Section, columns: Sequence[int]) -> int:
    """Tell how wide some columns of a table are; tables of few columns break their lines instead."""
    if _folds(section):
        return 0
    table = [section.head, *section.rows]
    return sum(max(len(row[column]) for row in table) + 2 for column in columns) - 2
