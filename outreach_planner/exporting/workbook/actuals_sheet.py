"""The sheet to fill in after each visit: what came of it, by the visit's key."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from outreach_planner.exporting.field_month import FieldMonth, FieldVisit
from outreach_planner.outputs.language import period_text
from outreach_planner.outputs.telling import clean, place_name, program_name, team_name
from outreach_planner.outputs.workbook_style import Pages, new_sheet
from outreach_planner.outputs.workbook_tables import Column, filter_and_freeze, write_table

FIXED = 4
NUMBERS = ("registered", "absent", "came", "served", "refused", "used")
TIMES = ("began", "ended")
TEXTS = ("status", "cause", "remarks")
STATUSES = ("held", "cancelled", "moved")
MOST_PEOPLE = 100_000


def actuals_sheet(made: Pages, month: FieldMonth) -> None:
    """Write one row a visit with cells to fill in, checked as they are typed."""
    words, scenario, lang = made.words, month.scenario, made.lang
    title = f"{words['actuals']} - {period_text(month.starts, month.ends, lang)}"
    sheet = new_sheet(
        made, words["sheet_actuals"], title, f"{clean(scenario.office.name)}. {words['actuals_hint']}"
    )
    columns: tuple[Column[FieldVisit], ...] = (
        Column("number", 4, "whole_centred", lambda v: v.number),
        Column("date", 10.5, "date", lambda v: v.visit.date),
        Column("place", 17, "text", lambda v: place_name(scenario, v.visit.place)),
        Column("program", 12, "text", lambda v: program_name(scenario, v.visit.program, lang)),
        Column("team", 11, "text", lambda v: team_name(scenario, v.visit.team, lang)),
        Column("expected", 9, "whole_centred", lambda v: v.visit.expected_applicants),
        Column("books", 8, "whole_centred", lambda v: v.books),
        *(Column(key, 9, "fill_number", _empty) for key in NUMBERS),
        *(Column(key, 8, "fill_time", _empty) for key in TIMES),
        Column("status", 11, "fill_text", _empty),
        Column("cause", 16, "fill_text", _empty),
        Column("remarks", 24, "fill_text", _empty),
        Column("key", 26, "small", lambda v: v.key),
    )
    end = write_table(made, sheet, columns, month.visits)
    filter_and_freeze(sheet, len(columns), len(month.visits), FIXED)
    sheet.print_area(0, 0, end - 1, len(columns) - 1)
    if month.visits:
        _check(made, sheet, [column.key for column in columns], 3, 2 + len(month.visits))


def _empty(visit: FieldVisit) -> None:
    """Leave a cell to fill in."""


def _check(made: Pages, sheet: Worksheet, keys: list[str], first: int, last: int) -> None:
    """Let the program check what is typed: whole numbers, times, and the words for held or not."""
    for key in NUMBERS:
        column = keys.index(key)
        rule = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MOST_PEOPLE}
        sheet.data_validation(first, column, last, column, rule)
    for key in TIMES:
        column = keys.index(key)
        times = {"validate": "time", "criteria": "between", "minimum": 0, "maximum": 0.99999}
        sheet.data_validation(first, column, last, column, times)
    column = keys.index("status")
    listed = {"validate": "list", "source": [made.words[status] for status in STATUSES]}
    sheet.data_validation(first, column, last, column, listed)
