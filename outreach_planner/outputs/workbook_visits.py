"""The second sheet: one row a visit, with everything a field team has to know."""

from __future__ import annotations

from outreach_planner.outputs.itinerary import Entry, itinerary
from outreach_planner.outputs.language import (
    DAY_NAMES,
    heading,
    number_text,
    period_text,
    rupiah_text,
)
from outreach_planner.outputs.minimums_told import minimum_text
from outreach_planner.outputs.requests_told import visit_notes
from outreach_planner.outputs.telling import (
    clean,
    kabupaten_name,
    place_name,
    program_name,
    team_name,
)
from outreach_planner.outputs.workbook_style import Cell, Pages, new_sheet
from outreach_planner.outputs.workbook_tables import (
    Column,
    filter_and_freeze,
    moment_of,
    print_across,
    time_of,
    write_table,
)
from outreach_planner.plans.plan import Leg, Plan
from outreach_planner.scenario.fields import Scenario

FIXED_COLUMNS = 5
SECOND_PAGE_FROM = "applicants"
PRINT_PERCENT = 90
Numbered = tuple[int, Entry]
"""An entry with its running number."""


def visits_sheet(made: Pages, scenario: Scenario, plan: Plan) -> None:
    """Write the list of visits, with filters, a frozen head that each printed page repeats, and totals.

    It prints two pages wide: the journey, then the figures, each beside the place.
    """
    title = f"{made.words['visits']} - {period_text(plan.starts, plan.ends, made.lang)}"
    sheet = new_sheet(made, made.words["sheet_visits"], title, scenario.office.name)
    columns, entries = _columns(made, scenario), tuple(enumerate(itinerary(plan), start=1))
    end = write_table(made, sheet, columns, entries, fixed_columns=FIXED_COLUMNS)
    filter_and_freeze(sheet, len(columns), len(entries), FIXED_COLUMNS)
    second_page = [column.key for column in columns].index(SECOND_PAGE_FROM)
    print_across(sheet, PRINT_PERCENT, FIXED_COLUMNS, [second_page])
    sheet.print_area(0, 0, end - 1, len(columns) - 1)


def _columns(made: Pages, scenario: Scenario) -> tuple[Column[Numbered], ...]:
    lang = made.lang

    def lane(entry: Entry) -> str:
        added = scenario.programs[entry.visit.program].lane
        return clean(added.name) if entry.visit.lane and added else ""

    def overnight(entry: Entry) -> str:
        return place_name(scenario, entry.visit.overnight) if entry.visit.overnight else ""

    return (
        Column("number", 4, "whole_centred", lambda n: n[0]),
        Column("day", 9, "text", lambda n: DAY_NAMES[lang][n[1].visit.date.weekday()]),
        Column("date", 10, "date", lambda n: n[1].visit.date),
        Column("program", 13, "text", lambda n: program_name(scenario, n[1].visit.program, lang)),
        Column("place", 16, "text", lambda n: place_name(scenario, n[1].visit.place)),
        Column("kabupaten", 15.5, "text", lambda n: kabupaten_name(scenario, n[1].visit.kabupaten)),
        Column("team", 11.5, "text", lambda n: team_name(scenario, n[1].visit.team, lang)),
        Column("departs", 11.5, "time", lambda n: _departs(n[1])),
        Column("arrives", 11.5, "time", lambda n: _arrives(n[1], n[1].legs_there)),
        Column("starts", 7, "time", lambda n: time_of(n[1].visit.service_starts)),
        Column("ends", 7, "time", lambda n: time_of(n[1].visit.service_ends)),
        Column("returns", 11.5, "time", lambda n: _arrives(n[1], n[1].legs_home)),
        Column("overnight", 11, "text", lambda n: overnight(n[1])),
        Column("nights", 6, "whole_centred", lambda n: n[1].nights, is_summed=True),
        Column("applicants", 8.5, "whole_centred", lambda n: n[1].visit.expected_applicants, is_summed=True),
        Column("attendance", 8.5, "whole_centred", lambda n: n[1].visit.expected_attendance, is_summed=True),
        Column("minimum", 7, "whole_centred", lambda n: n[1].visit.minimum_attendance or None),
        Column("online", 6, "whole_centred", lambda n: n[1].visit.quota_online),
        Column("walk_in", 7.5, "whole_centred", lambda n: n[1].visit.quota_walk_in),
        Column("lane", 9, "text", lambda n: lane(n[1])),
        Column("distance", 8, "decimal_centred", lambda n: n[1].distance_m / 1000, is_summed=True),
        Column("remarks", 38, "text", lambda n: _remarks(made, scenario, n[1])),
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


def _departs(entry: Entry) -> Cell:
    """Return when the visit's first leg departs, with its date where that is not the visit's."""
    legs = entry.legs_there
    return moment_of((legs[0].date, legs[0].departs) if legs else None, entry.visit.date)


def _arrives(entry: Entry, legs: tuple[Leg, ...]) -> Cell:
    """Return when the last of these legs arrives, with its date where that is not the visit's."""
    return moment_of((legs[-1].date, legs[-1].arrives) if legs else None, entry.visit.date)
