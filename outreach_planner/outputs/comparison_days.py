"""The days of a comparison: what each date gains and loses, and the marks in the calendars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from outreach_planner.outputs.comparison_telling import change_text, difference_text
from outreach_planner.outputs.comparison_words import comparison_words
from outreach_planner.outputs.language import Lang, short_date_text
from outreach_planner.outputs.map_calendar import Cell, TeamRow
from outreach_planner.plans.comparison import Comparison
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.visit_changes import Kind, VisitChange
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Days

TeamDay = tuple[str, dt.date]
"""A team and a date."""
MARKS: dict[Kind, str] = {"kept": "", "gained": "+", "moved": "↷", "lost": "\N{MINUS SIGN}"}


@dataclass(frozen=True)
class DayChange:
    """One change on a date, with its mark and what it is in a word."""

    kind: Kind
    mark: str
    word: str
    text: str


@dataclass(frozen=True)
class DayCell:
    """What a plan changes on a date; ``people`` tells the difference of those served that day."""

    changes: tuple[DayChange, ...]
    people: str


@dataclass(frozen=True)
class DayRow:
    """A date on which some plan differs from the first; one cell for each plan after the first."""

    date: str
    cells: tuple[DayCell, ...]


def day_rows(comparison: Comparison, lang: Lang) -> list[DayRow]:
    """Return the dates on which visits or the people they serve differ, in order.

    A moved visit stands on the date it has now; where it left another date empty, that date tells the
    people who are missing.
    """
    word = comparison_words(lang)
    first = comparison.sides[0]
    rows = []
    for day in range((first.plan.ends - first.plan.starts).days + 1):
        date = first.plan.starts + dt.timedelta(days=day)
        cells = []
        for side, changes in zip(comparison.sides[1:], comparison.visits, strict=True):
            told = tuple(
                DayChange(
                    change.kind,
                    MARKS[change.kind],
                    word[change.kind],
                    change_text(change, first, side, lang),
                )
                for change in changes
                if change.visit.date == date and change.kind != "kept"
            )
            people = difference_text(_served(side.plan, date) - _served(first.plan, date), "people", lang)
            cells.append(DayCell(told, people))
        if any(cell.changes or cell.people != "0" for cell in cells):
            rows.append(DayRow(short_date_text(date, lang), tuple(cells)))
    return rows


def _served(plan: Plan, date: dt.date) -> float:
    return sum(visit.expected_applicants for visit in plan.visits if visit.date == date)


def marked_rows(
    rows: Sequence[TeamRow], scenario: Scenario, days: Days, changes: Sequence[VisitChange], lang: Lang
) -> list[TeamRow]:
    """Mark in a plan's calendar what is gained or moved, and the free days on which a visit was lost."""
    word = comparison_words(lang)
    kinds: dict[TeamDay, Kind] = {}
    for change in changes:
        if change.kind != "kept":
            kinds.setdefault((change.visit.team, change.visit.date), change.kind)

    def marked(cell: Cell, at: TeamDay) -> Cell:
        kind = kinds.get(at)
        if kind is None or (kind == "lost" and cell.trip is not None):
            return cell
        return _marked(cell, kind, word[kind])

    return _with_cells(rows, scenario, days, marked)


def lost_rows(
    rows: Sequence[TeamRow],
    scenario: Scenario,
    days: Days,
    changes: Sequence[Sequence[VisitChange]],
    lang: Lang,
) -> list[TeamRow]:
    """Mark in the first plan's calendar the visits that other plans do not hold, and say which plans."""
    word = comparison_words(lang)
    without: dict[TeamDay, dict[str, None]] = {}
    for number, each in enumerate(changes, start=2):
        for change in each:
            if change.kind == "lost":
                without.setdefault((change.visit.team, change.visit.date), {})[str(number)] = None

    def marked(cell: Cell, at: TeamDay) -> Cell:
        if at not in without:
            return cell
        return _marked(cell, "lost", word["lost_in"].format(plans=", ".join(without[at])))

    return _with_cells(rows, scenario, days, marked)


def _marked(cell: Cell, kind: Kind, told: str) -> Cell:
    return replace(cell, mark=MARKS[kind], about=f"{cell.about} ({told})" if cell.about else told)


def _with_cells(
    rows: Sequence[TeamRow], scenario: Scenario, days: Days, made: Callable[[Cell, TeamDay], Cell]
) -> list[TeamRow]:
    """Put in place of each cell what is made of it, its team and its date."""
    return [
        replace(row, cells=tuple(made(cell, (team, days.dates[cell.day])) for cell in row.cells))
        for team, row in zip(scenario.teams, rows, strict=True)
    ]
