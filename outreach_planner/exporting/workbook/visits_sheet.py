"""The sheet with one row a visit: where, with whom, how many, with what, and when."""

from __future__ import annotations

import datetime as dt

from outreach_planner.exporting.field_month import FieldMonth, FieldTrip, FieldVisit
from outreach_planner.exporting.texts import contact_text, equipment_text, whereabouts_text
from outreach_planner.outputs.language import DAY_NAMES, Lang, period_text
from outreach_planner.outputs.telling import clean, kabupaten_name, place_name, program_name, team_name
from outreach_planner.outputs.workbook_style import Pages, new_sheet, write
from outreach_planner.outputs.workbook_tables import (
    Column,
    filter_and_freeze,
    moment_of,
    print_across,
    time_of,
    write_table,
)
from outreach_planner.scenario.fields import Scenario

FIXED = 6
PRINT_PERCENT = 72
NEW_PAGE = ("minimum", "equipment")


def visits_sheet(made: Pages, month: FieldMonth) -> None:
    """Write the list of visits, with filters, frozen heads and a letter number to fill in."""
    words = made.words
    title = f"{words['visits']} - {period_text(month.starts, month.ends, made.lang)}"
    sheet = new_sheet(made, words["sheet_visits"], title, month.scenario.office.name)
    columns = _columns(made, month)
    end = write_table(made, sheet, columns, month.visits, fixed_columns=FIXED)
    keys = [column.key for column in columns]
    filter_and_freeze(sheet, len(columns), len(month.visits), FIXED)
    print_across(sheet, PRINT_PERCENT, FIXED, [keys.index(key) for key in NEW_PAGE])
    sheet.print_area(0, 0, end - 1, len(columns) - 1)
    for row in range(len(month.visits)):
        write(sheet, 3 + row, keys.index("letter"), None, made.formats["fill_text"])


def team_vehicle(scenario: Scenario, team: str) -> str:
    """Return the vehicle of a team; empty where none is written."""
    return clean(scenario.teams[team].vehicle)


def _columns(made: Pages, month: FieldMonth) -> tuple[Column[FieldVisit], ...]:
    scenario, lang = month.scenario, made.lang
    trips = {id(visit): trip for trip in month.trips for visit in trip.visits}

    def taken(visit: FieldVisit) -> str:
        trip: FieldTrip | None = trips.get(id(visit))
        return "" if trip is None else equipment_text(trip, lang)

    def slept(visit: FieldVisit) -> str:
        return place_name(scenario, visit.visit.overnight) if visit.visit.overnight else ""

    return (
        Column("number", 4, "whole_centred", lambda v: v.number),
        Column("day", 10, "text", lambda v: DAY_NAMES[lang][v.visit.date.weekday()]),
        Column("date", 10.5, "date", lambda v: v.visit.date),
        Column("program", 13, "text", lambda v: _program(scenario, v, lang)),
        Column("place", 17, "text", lambda v: place_name(scenario, v.visit.place)),
        Column("kabupaten", 13, "text", lambda v: kabupaten_name(scenario, v.visit.kabupaten)),
        Column("team", 12, "text", lambda v: team_name(scenario, v.visit.team, lang)),
        Column("address", 22, "text", lambda v: clean(v.address)),
        Column("coordinates", 11, "text", lambda v: whereabouts_text(v, lang)),
        Column("host", 22, "text", lambda v: clean(", ".join(p for p in (v.host, v.room) if p))),
        Column("contact", 16, "text", contact_text),
        Column("reserve", 12, "date", lambda v: v.reserve or made.words["next_month"]),
        Column("minimum", 7.5, "whole_centred", lambda v: v.visit.minimum_attendance),
        Column("maximum", 8, "whole_centred", lambda v: v.visit.capacity, is_summed=True),
        Column("online", 7.5, "whole_centred", lambda v: _online(v)),
        Column("walk_in", 8, "whole_centred", lambda v: v.quota.walk_in),
        Column("expected", 8.5, "whole_centred", lambda v: v.visit.expected_applicants, is_summed=True),
        Column("books", 8, "whole_centred", lambda v: v.books, is_summed=True),
        Column("departs", 11, "time", lambda v: moment_of(v.departs, v.visit.date)),
        Column("arrives", 11, "time", lambda v: moment_of(_arrival(v), v.visit.date)),
        Column("starts", 7.5, "time", lambda v: time_of(v.visit.service_starts)),
        Column("ends", 7.5, "time", lambda v: time_of(v.visit.service_ends)),
        Column("returns", 11, "time", lambda v: moment_of(v.returns, v.visit.date)),
        Column("overnight", 12, "text", slept),
        Column("equipment", 58, "small", taken),
        Column("vehicle", 12, "text", lambda v: team_vehicle(scenario, v.visit.team)),
        Column("letter", 18, "fill_text", lambda v: None),
        Column("key", 20, "small", lambda v: v.key),
    )


def _program(scenario: Scenario, visit: FieldVisit, lang: Lang) -> str:
    """Name the program, with the lane where it has one that day."""
    name, lane = (
        program_name(scenario, visit.visit.program, lang),
        scenario.programs[visit.visit.program].lane,
    )
    return f"{name} + {clean(lane.name)}" if visit.visit.lane and lane else name


def _online(visit: FieldVisit) -> int:
    """Return the announced places online, or those to open where none are announced."""
    announced = visit.quota.announced_online
    return visit.quota.online if announced is None else announced


def _arrival(visit: FieldVisit) -> tuple[dt.date, int] | None:
    legs = visit.entry.legs_there
    return (legs[-1].date, legs[-1].arrives) if legs else None
