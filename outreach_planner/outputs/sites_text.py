"""The answer about fixed sites on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from outreach_planner.outputs.language import heading
from outreach_planner.outputs.sites_speaker import Section
from outreach_planner.outputs.terminal_table import table_text

WIDE_ENOUGH = 60
WIDEST = 5
"""Columns of a table that a narrow terminal shows; the page shows all."""


def sites_text(told: Sequence[Section], width: int) -> str:
    """Write the sections one under the other, within the terminal's width."""
    width = max(width, WIDE_ENOUGH)
    parts = []
    for section in told:
        lines = [section.title, "=" * len(section.title)]
        for sentence in section.sentences:
            lines += textwrap.wrap(sentence, width)
        for point in section.points:
            lines += textwrap.wrap(point, width, initial_indent="- ", subsequent_indent="  ")
        if section.rows:
            lines.append(_table(section, width))
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _table(section: Section, width: int) -> str:
    """Align a table; where it is too wide, its last columns are left to the page and the JSON."""
    columns = len(section.head)
    while columns > 2 and _least(section, columns) > width:
        columns -= 1
    rows = [row[:columns] for row in section.rows]
    head = tuple(heading(title) for title in section.head[:columns])
    right = {column for column in section.right if column < columns}
    return table_text(head, rows, width, right, set()) if columns <= WIDEST else _plain(head, rows, right)


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


def _least(section: Section, columns: int) -> int:
    if columns <= WIDEST:
        return 0
    table = [section.head, *section.rows]
    return sum(max(len(row[column]) for row in table) + 2 for column in range(columns)) - 2
