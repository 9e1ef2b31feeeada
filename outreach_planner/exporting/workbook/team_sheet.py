"""A sheet for each team that goes out: its visits day by day, and who goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from outreach_planner.exporting.field_month import FieldMonth, FieldTrip, FieldVisit
from outreach_planner.exporting.texts import (
    contact_text,
    moment_text,
    reserve_text,
    short_day,
    whereabouts_text,
)
from outreach_planner.exporting.words import role_word
from outreach_planner.outputs.language import date_text, period_text
from outreach_planner.outputs.telling import clean, place_name, program_name, team_name
from outreach_planner.outputs.workbook_style import Pages, new_sheet, row_height, write
from outreach_planner.outputs.workbook_tables import (
    HEAD_ROW,
    Column,
    filter_and_freeze,
    time_of,
    write_table,
)

LONGEST_NAME = 31
FIXED = 2


def team_sheets(made: Pages, month: FieldMonth) -> None:
    """Write the sheets of the teams that have a visit, in the scenario's order."""
    used = {sheet.get_name().casefold() for sheet in made.book.worksheets()}
    for team in month.scenario.teams:
        trips = [trip for trip in month.trips if trip.trip.team == team]
        if trips:
            name = sheet_name(team_name(month.scenario, team, made.lang), team, used)
            used.add(name.casefold())
            _team_sheet(made, month, team, trips, name)


def sheet_name(name: str, team: str, used: set[str]) -> str:
    """Make a name that a spreadsheet takes and no other sheet has."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:LONGEST_NAME].strip() or team[:LONGEST_NAME]
    number, found = 2, plain
    while found.casefold() in used:
        found = f"{plain[: LONGEST_NAME - 4]} ({number})"
        number += 1
    return found


def _team_sheet(made: Pages, month: FieldMonth, team: str, trips: Sequence[FieldTrip], name: str) -> None:
    words, scenario, lang = made.words, month.scenario, made.lang
    title = words["team_title"].format(team=team_name(scenario, team, lang))
    vehicle = clean(scenario.teams[team].vehicle) or words["no_vehicle"]
    subtitle = f"{period_text(month.starts, month.ends, lang)} - {words['vehicle']}: {vehicle}"
    sheet = new_sheet(made, name, title, subtitle)
    visits = [visit for trip in trips for visit in trip.visits]
    columns: tuple[Column[FieldVisit], ...] = (
        Column("number", 4, "whole_centred", lambda v: v.number),
        Column("date", 15, "text", lambda v: date_text(v.visit.date, lang)),
        Column("program", 12, "text", lambda v: program_name(scenario, v.visit.program, lang)),
        Column("place", 16, "text", lambda v: place_name(scenario, v.visit.place)),
        Column("address", 20, "text", lambda v: f"{clean(v.address)}\n{whereabouts_text(v, lang)}".strip()),
        Column("host", 20, "text", lambda v: clean(", ".join(p for p in (v.host, v.room) if p))),
        Column("contact", 14, "text", contact_text),
        Column("departs", 10, "centred", lambda v: moment_text(v.departs, v.visit.date, lang)),
        Column("starts", 8, "time", lambda v: time_of(v.visit.service_starts)),
        Column("ends", 8, "time", lambda v: time_of(v.visit.service_ends)),
        Column("returns", 10, "centred", lambda v: moment_text(v.returns, v.visit.date, lang)),
        Column("overnight", 11, "text", lambda v: _slept(month, v)),
        Column("expected", 9, "whole_centred", lambda v: v.visit.expected_applicants),
        Column("books", 8, "whole_centred", lambda v: v.books),
        Column("reserve", 14, "text", lambda v: reserve_text(v, lang)),
    )
    end = write_table(made, sheet, columns, visits)
    filter_and_freeze(sheet, len(columns), len(visits), FIXED, HEAD_ROW)
    end = _crews(made, sheet, trips, end + 1, len(columns))
    sheet.print_area(0, 0, end - 1, len(columns) - 1)


def _slept(month: FieldMonth, visit: FieldVisit) -> str:
    return place_name(month.scenario, visit.visit.overnight) if visit.visit.overnight else ""


def _crews(made: Pages, sheet: Worksheet, trips: Sequence[FieldTrip], row: int, columns: int) -> int:
    """Write who goes on each trip; return the row after."""
    words, formats, lang = made.words, made.formats, made.lang
    write(sheet, row, 0, words["crew"], formats["section"])
    row += 1
    for trip in trips:
        days = dict.fromkeys((short_day(trip.trip.starts, lang), short_day(trip.trip.ends, lang)))
        told = words["trip"].format(number=trip.number, period=" - ".join(days))
        people = "; ".join(
            f"{role_word(member.role, lang)}: {clean(member.name) or '............................'}"
            for member in trip.crew
        )
        sheet.merge_range(row, 0, row, 2, "", formats["label"])
        sheet.write_string(row, 0, told, formats["label"])
        sheet.merge_range(row, 3, row, columns - 1, "", formats["text"])
        sheet.write_string(row, 3, people, formats["text"])
        sheet.set_row(row, row_height([(people, 135.0)]))
        row += 1
    return row
