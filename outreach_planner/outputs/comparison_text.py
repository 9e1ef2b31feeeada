"""A comparison as plain text for a terminal."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from outreach_planner.outputs.comparison_telling import (
    better_text,
    change_counts,
    change_text,
    difference_text,
    kabupaten_of,
    value_text,
    verdicts,
)
from outreach_planner.outputs.comparison_words import comparison_words
from outreach_planner.outputs.input_names import input_name, input_values
from outreach_planner.outputs.language import Lang, period_text, short_date_text
from outreach_planner.outputs.telling import clean
from outreach_planner.outputs.terminal_table import RULED_HEAD
from outreach_planner.plans.comparison import Comparison, Figure

LEAST_WIDTH, MOST_INPUT_ROWS = 40, 40


def comparison_text(comparison: Comparison, messages: Sequence[str], lang: Lang, width: int) -> str:
    """Return the comparison as plain text without colours, in lines of at most ``width`` characters.

    Parameters
    ----------
    comparison : Comparison
    messages : sequence of str
        What can and cannot be compared.
    lang : "id" or "en"
    width : int
        Columns of the terminal, taken as 40 at least.
    """
    width = max(width, LEAST_WIDTH)
    word = comparison_words(lang)
    names = [
        f"{word['plan_number'].format(number=number)}: {clean(side.name)} "
        f"({period_text(side.plan.starts, side.plan.ends, lang)})"
        for number, side in enumerate(comparison.sides, start=1)
    ]
    parts = ["\n".join(_folded(line, width) for line in [word["compared"], *names])]
    parts += [_folded(message, width) for message in [*messages, *verdicts(comparison, lang)]]
    plans = [word["plan_number"].format(number=number + 1) for number in range(len(names))]
    rows = [
        (word[f"figure_{figure.key}"], *_cells(figure, lang, comparison.same_office))
        for figure in comparison.figures
    ]
    parts.append(_table(("", *plans), rows, width))
    if comparison.kabupaten:
        rows = [
            (
                kabupaten_of(comparison, row.kabupaten),
                *_cells(row.share_served, lang),
                better_text(row.share_served, lang),
            )
            for row in comparison.kabupaten
        ]
        parts.append(_table((word["figure_share_served"], *plans, word["better_for"]), rows, width))
    for number, changes in enumerate(comparison.visits, start=1):
        first, side = comparison.sides[0], comparison.sides[number]
        lines = [f"{plans[number]}: {change_counts(changes, lang)}"]
        lines += [
            f"  {short_date_text(change.visit.date, lang)}  {word[change.kind]}: "
            f"{change_text(change, first, side, lang)}"
            for change in changes
            if change.kind != "kept"
        ]
        parts.append("\n".join(_folded(line, width) for line in lines))
    if comparison.same_office:
        parts.append(_input(comparison, lang, width))
    return "\n\n".join(parts) + "\n"


def _cells(figure: Figure, lang: Lang, are_compared: bool = True) -> list[str]:
    """Write the values of a figure, each but the first with its difference; the best with a star."""
    cells = []
    for number, (value, difference) in enumerate(zip(figure.values, figure.shown_differences, strict=True)):
        text = value_text(value, figure.unit, lang)
        if number and are_compared:
            text += f" ({difference_text(difference, figure.unit, lang)})"
        cells.append(text + (" *" if number in figure.best else ""))
    return cells


def _input(comparison: Comparison, lang: Lang, width: int) -> str:
    """Write the fields that differ, old and new."""
    word = comparison_words(lang)
    if not comparison.input:
        return word["input_same"]
    lines = [f"{word['input_changes']}:"]
    for change in comparison.input[:MOST_INPUT_ROWS]:
        name = input_name(comparison, change.field, lang)
        told = f"{name} ({change.field})" if name else change.field
        lines.append(f"  {told}: {' -> '.join(input_values(change, lang))}")
    if len(comparison.input) > MOST_INPUT_ROWS:
        lines.append("  " + word["input_cut"].format(count=len(comparison.input) - MOST_INPUT_ROWS))
    return "\n".join(_folded(line, width) for line in lines)


def _folded(text: str, width: int) -> str:
    """Fold a line at a width; what follows stands a little to the right of it."""
    start = len(text) - len(text.lstrip())
    return textwrap.fill(text.strip(), width, initial_indent=" " * start, subsequent_indent=" " * (start + 2))


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], width: int) -> str:
    """Align rows under a head, numbers to the right."""
    table = Table(box=RULED_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for number, title in enumerate(head):
        table.add_column(Text(title), justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    page = io.StringIO()
    Console(file=page, width=width, color_system=None, legacy_windows=False).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())
