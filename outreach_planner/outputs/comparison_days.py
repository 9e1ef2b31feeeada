"""The days of a comparison: what each date gains and loses, and the marks in the calendars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from outreach_planner.outputs.comparison_telling import change_text, difference_text
from outreach_planner.outputs.comparison_words import comparison_words
from outreach_planner.outputs.language import Lang, short_date_text
from outreach_planner.outputs.map_calendar import TeamRow
from outreach_planner.plans.comparison import Comparison
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.visit_changes import Kind, VisitChange
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Days

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
    dates = {date: day for day, date in enumerate(days.dates)}
    marks: dict[tuple[int, int], Kind] = {}
    teams = list(scenario.teams)
    for change in changes:
        visit = change.visit
        if change.kind != "kept" and visit.team in teams and visit.date in dates:
            marks.setdefault((teams.index(visit.team), dates[visit.date]), change.kind)
    marked = []
    for number, row in enumerate(rows):
        cells = []
        for cell in row.cells:
            kind = marks.get((number, cell.day))
            if kind is None or (kind == "lost" and cell.trip is not None):
                cells.append(cell)
            else:
                about = f"{cell.about} ({word[kind]})" if cell.about else word[kind]
                cells.append(replace(cell, mark=MARKS[kind], about=about))
        marked.append(replace(row, cells=tuple(cells)))
    return marked


def lost_rows(
    rows: Sequence[TeamRow],
    scenario: Scenario,
    days: Days,
    changes: Sequence[Sequence[VisitChange]],
    lang: Lang,
) -> list[TeamRow]:
    """Mark in the first plan's calendar the visits that other plans do not hold, and say which plans."""
    teams = list(scenario.teams)
    without: dict[tuple[int, dt.date], list[str]] = {}
    for number, each in enumerate(changes, start=2):
        for change in each:
            visit = change.visit
            if change.kind == "lost" and visit.team in teams:
                lacking = without.setdefault((teams.index(visit.team), visit.date), [])
                lacking += [str(number)] * (str(number) not in lacking)
    marked = []
    for number, row in enumerate(rows):
        cells = []
        for cell in row.cells:
            others = without.get((number, days.dates[cell.day]))
            if others is None:
                cells.append(cell)
            else:
                told = comparison_words(lang)["lost_in"].format(plans=", ".join(others))
                cells.append(replace(cell, mark=MARKS["lost"], about=f"{cell.about} ({told})"))
        marked.append(replace(row, cells=tuple(cells)))
    return marked
