"""A page of plots and tables in one file, without scripts: it fetches nothing and prints."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from markupsafe import Markup

from outreach_planner.outputs import assets
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.page import ENVIRONMENT

STYLES = ("map_page.css", "figure_page.css")


@dataclass(frozen=True)
class Key:
    """A colour of a plot and what it stands for."""

    name: str
    color: str


@dataclass(frozen=True)
class Plot:
    """A drawn plot with its title and the key to its colours."""

    title: str
    drawn: Markup
    keys: Sequence[Key] = ()


@dataclass(frozen=True)
class Cell:
    """A cell, with small lines under its text."""

    text: str
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Row:
    """A row; ``kind`` is empty, ``strong`` or ``warn``."""

    cells: Sequence[Cell]
    kind: str = ""


@dataclass(frozen=True)
class Table:
    """A table; the columns numbered in ``right`` stand to the right."""

    head: Sequence[str]
    rows: Sequence[Row]
    right: Set[int]


@dataclass(frozen=True)
class Part:
    """A part of a page: notes, plots, a table and notes after it; a folded one opens at its title."""

    title: str
    notes: Sequence[str] = ()
    plots: Sequence[Plot] = ()
    table: Table | None = None
    after: Sequence[str] = ()
    folded: bool = False


def plain_row(texts: Sequence[str], kind: str = "") -> Row:
    """Make a row of cells without notes."""
    return Row(tuple(Cell(text) for text in texts), kind)


def figure_page(title: str, lead: Sequence[str], parts: Sequence[Part], lang: Lang) -> str:
    """Render a page; every text is escaped, the same input gives the same text."""
    return ENVIRONMENT.get_template("figure_page.html").render(
        lang=lang,
        title=title,
        lead=lead,
        parts=parts,
        styles=[assets.own(name) for name in STYLES],
        scripts=(),
        images="data:",
    )
