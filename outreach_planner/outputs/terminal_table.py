"""A table for a terminal: columns as wide as need be for the fewest lines a row."""

from __future__ import annotations

import bisect
import io
import itertools
import textwrap
from collections.abc import Iterable, Sequence, Set

from rich.box import Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

RULED_HEAD = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
SPACE_BETWEEN = 2
LONGEST_WORD = 20

Rows = Sequence[tuple[str, ...]]


def table_text(head: tuple[str, ...], rows: Rows, width: int, right: Set[int], whole: Set[int]) -> str:
    """Align rows under a head.

    Parameters
    ----------
    head : tuple of str
        Titles of the columns; they fold between words where their column is narrow.
    rows : Rows
    width : int
        Columns of the terminal.
    right, whole : sets of int
        Numbers of the columns that stand to the right, and of those whose cells are never folded.

    Returns
    -------
    str
        Lines of at most ``width`` characters without a line end after the last.
    """
    table = Table(box=RULED_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for number, (title, wide) in enumerate(zip(head, column_widths(head, rows, width, whole), strict=True)):
        table.add_column(
            Text(title), justify="right" if number in right else "left", width=wide, overflow="fold"
        )
    for row in rows:
        table.add_row(*map(Text, row))
    page = io.StringIO()
    Console(file=page, width=width, color_system=None, legacy_windows=False).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())


def column_widths(head: tuple[str, ...], rows: Rows, width: int, whole: Set[int]) -> list[int]:
    """Return the widths with which the longest row, and then all rows together, take the fewest lines."""
    numbers = range(len(head))
    room = width - SPACE_BETWEEN * (len(head) - 1)
    columns = [[row[number] for row in rows] for number in numbers]
    natural = [max(map(len, [title, *cells])) for title, cells in zip(head, columns, strict=True)]
    for lines in range(1, max(natural) + 1):
        least = [
            max(_least_width([title], len(title)), _least_width(cells, 1 if number in whole else lines))
            for number, title, cells in zip(numbers, head, columns, strict=True)
        ]
        if sum(least) <= room:
            break
    foldable = [number for number in numbers if number not in whole]
    orders = ((*order, *sorted(whole)) for order in itertools.permutations(foldable))
    tried = (_widened(least, natural, room, order) for order in orders)
    return min(tried, key=lambda widths: sum(_lines_of(row, widths) for row in rows))


def _widened(least: Sequence[int], natural: Sequence[int], room: int, order: Iterable[int]) -> list[int]:
    """Widen the columns in an order, each as far as its cells can use it, while there is room."""
    widths = list(least)
    for number in order:
        widths[number] += max(0, min(room - sum(widths), natural[number] - widths[number]))
    return widths


def _lines_of(row: tuple[str, ...], widths: Sequence[int]) -> int:
    return max(len(_folded(text, width)) for text, width in zip(row, widths, strict=True))


def _folded(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False)


def _least_width(texts: Iterable[str], lines: int) -> int:
    """Return the least width in which each text folds into so many lines, its words kept whole."""
    return max((_least_width_of(text, lines) for text in set(texts)), default=1)


def _least_width_of(text: str, lines: int) -> int:
    longest = max((min(len(word), LONGEST_WORD) for word in text.split()), default=1)
    widths = range(longest, max(longest, len(text)))
    return longest + bisect.bisect_left(widths, True, key=lambda width: len(_folded(text, width)) <= lines)
