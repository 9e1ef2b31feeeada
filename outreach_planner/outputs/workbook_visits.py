"""The second sheet: one row a visit, with everything a field team has to know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from outreach_planner.outputs.itinerary import Entry, itinerary
from outreach_planner.outputs.language import (
    DAY_NAMES,
    heading,
    number_text,
    period_text,
    rupiah_text,
)
from outreach_planner.outputs.requests_told import visit_notes
from outreach_planner.outputs.telling import (
    clean,
    kabupaten_name,
    minimum_text,
    place_name,
    program_name,
    team_name,
)
from outreach_planner.outputs.workbook_style import Cell, Pages, new_sheet, row_height, write
from outreach_planner.plans.plan import Leg, Plan, Visit
from outreach_planner.scenario.fields import Scenario

HEAD_ROW = 2
FIRST_COLUMNS = 5
SECOND_PAGE_FROM = "applicants"
PRINT_PERCENT = 90
SUM_OF_VISIBLE_ROWS = 109  # SUBTOTAL's code: the sum of what a filter leaves


@dataclass(frozen=True)
class Column:
    """A column of the sheet.

    Attributes
    ----------
    key : str
        Its heading among the words.
    width : float
        In letters.
    style : str
        The name of its format.
    value : callable
        What stands in it for a visit.
    is_summed : bool
        Whether its total stands below.
    """

    key: str
    width: float
    style: str
    value: Callable[[Entry], Cell]
    is_summed: bool = False


def visits_sheet(made: Pages, scenario: Scenario, plan: Plan) -> None:
    """Write the list of visits, with filters, a frozen head that each printed page repeats, and totals."""
    words = made.words
    title = f"{words['visits']} - {period_text(plan.starts, plan.ends, made.lang)}"
    sheet = new_sheet(made, words["sheet_visits"], title, scenario.office.name)
    columns, entries = _columns(made, scenario), itinerary(plan)
    sheet.set_row(HEAD_ROW, row_height((words[column.key], column.width - 1) for column in columns))
    write(sheet, HEAD_ROW, 0, words["number"], made.formats["head"])
    sheet.set_column(0, 0, 4)
    for number, column in enumerate(columns, start=1):
        sheet.set_column(number, number, column.width)
        write(sheet, HEAD_ROW, number, words[column.key], made.formats["head"])
    for row, entry in enumerate(entries, start=HEAD_ROW + 1):
        write(sheet, row, 0, row - HEAD_ROW, made.formats["whole_centred"])
        values = [column.value(entry) for column in columns]
        texts = [(value, c.width) for value, c in zip(values, columns, strict=True) if isinstance(value, str)]
        sheet.set_row(row, row_height(texts))
        for number, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
            style = "date_time" if isinstance(value, dt.datetime) else column.style
            write(sheet, row, number, value, made.formats[style])
    last = HEAD_ROW + max(1, len(entries))
    if not entries:
        write(sheet, last, 1, words["no_visits"], made.formats["plain"])
    _totals(made, sheet, columns, entries, last)
    sheet.autofilter(HEAD_ROW, 0, last, len(columns))
    sheet.freeze_panes(HEAD_ROW + 1, FIRST_COLUMNS)
    sheet.print_area(0, 0, last + 1, len(columns))
    _print_on_two_pages(sheet, columns)


def _print_on_two_pages(sheet: Worksheet, columns: tuple[Column, ...]) -> None:
    """Print the sheet two pages wide: the journey, then the figures, each beside the place."""
    sheet.repeat_rows(HEAD_ROW)
    sheet.repeat_columns(0, FIRST_COLUMNS - 1)
    sheet.set_print_scale(PRINT_PERCENT)
    sheet.set_v_pagebreaks([1 + [column.key for column in columns].index(SECOND_PAGE_FROM)])
    sheet.print_across()


def _totals(
    made: Pages, sheet: Worksheet, columns: tuple[Column, ...], entries: tuple[Entry, ...], last: int
) -> None:
    """Write the sums below the list; they follow the filter."""
    for number, column in enumerate(columns, start=1):
        if column.is_summed:
            letter = xl_col_to_name(number)
            formula = f"=SUBTOTAL({SUM_OF_VISIBLE_ROWS},{letter}{HEAD_ROW + 2}:{letter}{last + 1})"
            total = sum(value for e in entries if isinstance(value := column.value(e), (int, float)))
            sheet.write_formula(last + 1, number, formula, made.formats[f"{column.style}_total"], total)
    write(sheet, last + 1, 4, made.words["total"], made.formats["label_total"])


def _columns(made: Pages, scenario: Scenario) -> tuple[Column, ...]:
    """Return the columns after the running number."""
    lang = made.lang

    def lane(entry: Entry) -> str:
        added = scenario.programs[entry.visit.program].lane
        return clean(added.name) if entry.visit.lane and added else ""

    def overnight(entry: Entry) -> str:
        return place_name(scenario, entry.visit.overnight) if entry.visit.overnight else ""

    return (
        Column("day", 9, "text", lambda e: DAY_NAMES[lang][e.visit.date.weekday()]),
        Column("date", 10, "date", lambda e: e.visit.date),
        Column("program", 13, "text", lambda e: program_name(scenario, e.visit.program, lang)),
        Column("place", 16, "text", lambda e: place_name(scenario, e.visit.place)),
        Column("kabupaten", 15.5, "text", lambda e: kabupaten_name(scenario, e.visit.kabupaten)),
        Column("team", 11.5, "text", lambda e: team_name(scenario, e.visit.team, lang)),
        Column("departs", 11.5, "time", lambda e: _departs(e.legs_there, e.visit)),
        Column("arrives", 11.5, "time", lambda e: _arrives(e.legs_there, e.visit)),
        Column("starts", 7, "time", lambda e: _time(e.visit.service_starts)),
        Column("ends", 7, "time", lambda e: _time(e.visit.service_ends)),
        Column("returns", 11.5, "time", lambda e: _arrives(e.legs_home, e.visit)),
        Column("overnight", 11, "text", overnight),
        Column("nights", 6, "whole_centred", lambda e: e.nights, is_summed=True),
        Column("applicants", 8.5, "whole_centred", lambda e: e.visit.expected_applicants, is_summed=True),
        Column("attendance", 8.5, "whole_centred", lambda e: e.visit.expected_attendance, is_summed=True),
        Column("minimum", 7, "whole_centred", lambda e: e.visit.minimum_attendance or None),
        Column("online", 6, "whole_centred", lambda e: e.visit.quota_online),
        Column("walk_in", 7.5, "whole_centred", lambda e: e.visit.quota_walk_in),
        Column("lane", 9, "text", lane),
        Column("distance", 8, "decimal_centred", lambda e: e.distance_m / 1000, is_summed=True),
        Column("remarks", 38, "text", lambda e: _remarks(made, scenario, e)),
    )


def _remarks(made: Pages, scenario: Scenario, entry: Entry) -> str:
    """Tell what no other column does: where it starts, boats, tolls, people turned away, minimums, pins."""
    words, visit, home = made.words, entry.visit, scenario.teams[entry.visit.team].home
    told = []
    if address := scenario.places[visit.place].address:
        told.append(words["address"].format(address=clean(address)))
    told.append(_leaves(made, scenario, entry, home))
    if entry.boat:
        told.append(words["boat"])
    if entry.toll_rupiah:
        told.append(words["toll"].format(rupiah=rupiah_text(entry.toll_rupiah, made.lang)))
    told += visit_notes(scenario, visit, made.lang)
    turned_away = round(visit.expected_attendance - visit.expected_applicants)
    if turned_away > 0:
        told.append(words["turned_away"].format(number=number_text(turned_away, made.lang)))
    told.append(minimum_text(scenario, visit, made.lang))
    for pin in scenario.pins:
        if pin.reason and (pin.date, pin.program, pin.place) == (visit.date, visit.program, visit.place):
            told.append(words["pinned"].format(reason=clean(pin.reason)))
    return heading("; ".join(filter(None, told)))


def _leaves(made: Pages, scenario: Scenario, entry: Entry, home: str) -> str:
    """Tell the place of a departure that is not from home; else nothing."""
    if not entry.legs_there:
        return made.words["stays"]
    start = entry.legs_there[0].start
    return "" if start == home else made.words["leaves_from"].format(place=place_name(scenario, start))


def _departs(legs: tuple[Leg, ...], visit: Visit) -> Cell:
    """Return when the first of these legs departs, with its date where that is not the visit's."""
    return _moment(legs[0].date, legs[0].departs, visit) if legs else None


def _arrives(legs: tuple[Leg, ...], visit: Visit) -> Cell:
    """Return when the last of these legs arrives, with its date where that is not the visit's."""
    return _moment(legs[-1].date, legs[-1].arrives, visit) if legs else None


def _moment(date: dt.date, minutes: int, visit: Visit) -> Cell:
    return _time(minutes) if date == visit.date else dt.datetime.combine(date, _time(minutes))


def _time(minutes: int) -> dt.time:
    """Return minutes after midnight as a time of day."""
    return dt.time(minutes // 60, minutes % 60)
