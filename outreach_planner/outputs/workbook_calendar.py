"""The first sheet: the month at a glance, a block of rows a week, a column a weekday, a row a team."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from outreach_planner.outputs.itinerary import itinerary, travel_days
from outreach_planner.outputs.language import DAY_NAMES, clock, number_text, period_text
from outreach_planner.outputs.telling import clean, place_name, program_name
from outreach_planner.outputs.workbook_style import TEAM_FILLS, Pages, new_sheet, row_height, write
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.days import days_of

TEAM_WIDTH, DAY_WIDTH = 14, 20
LONGEST_NAME = 48
HEAD_ROW = 2
DATE_ROW_POINTS = 17
WEEKS_ON_A_PAGE = 6
WEEKEND = (5, 6)


def calendar_sheet(made: Pages, scenario: Scenario, plan: Plan) -> None:
    """Write the calendar: each day's visits, holidays and days without outreach shaded and named."""
    words = made.words
    title = f"{words['title']} - {period_text(plan.starts, plan.ends, made.lang)}"
    sheet = new_sheet(made, words["sheet_calendar"], title, scenario.office.name)
    sheet.set_column(0, 0, TEAM_WIDTH)
    sheet.set_column(1, 7, DAY_WIDTH)
    for column, name in enumerate(("", *DAY_NAMES[made.lang])):
        write(sheet, HEAD_ROW, column, name, made.formats["head"])
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.repeat_rows(0, HEAD_ROW)
    weeks = _weeks(plan.starts, plan.ends)
    if len(weeks) <= WEEKS_ON_A_PAGE:
        sheet.fit_to_pages(1, 1)
    cells, rest = _cells(made, scenario, plan), _rest_days(made, scenario)
    row = HEAD_ROW + 1
    for number, week in enumerate(weeks, start=1):
        within = [date if plan.starts <= date <= plan.ends else None for date in week]
        row = _week(made, scenario, sheet, row, number, within, cells, rest)
    sheet.print_area(0, 0, row - 1, 7)


def _week(
    made: Pages,
    scenario: Scenario,
    sheet: Worksheet,
    row: int,
    number: int,
    week: Sequence[dt.date | None],
    cells: dict[tuple[str, dt.date], str],
    rest: dict[dt.date, str],
) -> int:
    """Write one week from a row on and return the row after it; days beyond the plan are None."""
    formats, words = made.formats, made.words
    write(sheet, row, 0, words["week"].format(number=number), formats["week"])
    sheet.set_row(row, DATE_ROW_POINTS)
    for column, date in enumerate(week, start=1):
        is_rest = date is not None and (date in rest or date.weekday() in WEEKEND)
        style = "outside" if date is None else "rest_date" if is_rest else "day_of_month"
        write(sheet, row, column, date, formats[style])
    names = ["" if date is None else rest.get(date, "") for date in week]
    if any(names):
        row += 1
        sheet.set_row(row, row_height((name, DAY_WIDTH) for name in names))
        write(sheet, row, 0, words["holiday"], formats["label"])
        for column, name in enumerate(names, start=1):
            write(sheet, row, column, name or None, formats["rest" if name else "text"])
    for index, team in enumerate(scenario.teams):
        texts = ["" if date is None else cells.get((team, date), "") for date in week]
        if any(texts):
            row += 1
            name = clean(scenario.teams[team].name)[:LONGEST_NAME]
            sheet.set_row(row, row_height([(name, TEAM_WIDTH), *((text, DAY_WIDTH) for text in texts)]))
            fill = f"team{index % len(TEAM_FILLS)}"
            write(sheet, row, 0, name, formats[f"{fill}_name"])
            for column, text in enumerate(texts, start=1):
                style = fill if text else "text" if week[column - 1] else "outside"
                _write_cell(made, sheet, row, column, text, style)
    return row + 1


def _write_cell(made: Pages, sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
    """Write what a team does on a day, its first line bold."""
    first, _, rest = text.partition("\n")
    if rest:
        formats = made.formats
        sheet.write_rich_string(
            row, column, formats["bold"], first, formats["plain"], f"\n{rest}", formats[style]
        )
    else:
        write(sheet, row, column, text or None, made.formats[style])


def _weeks(starts: dt.date, ends: dt.date) -> list[list[dt.date]]:
    """Return the weeks from Monday to Sunday that hold the days of a period."""
    monday = starts - dt.timedelta(days=starts.weekday())
    count = (ends - monday).days // 7 + 1
    return [[monday + dt.timedelta(days=7 * week + day) for day in range(7)] for week in range(count)]


def _cells(made: Pages, scenario: Scenario, plan: Plan) -> dict[tuple[str, dt.date], str]:
    """Return what each team does on each day it is out: program, place, hours, people, overnight."""
    words, lang = made.words, made.lang
    told: dict[tuple[str, dt.date], list[str]] = {}
    for visit in (entry.visit for entry in itinerary(plan)):
        hours = f"{clock(visit.service_starts, lang)}-{clock(visit.service_ends, lang)}"
        people = words["people"].format(number=number_text(visit.expected_applicants, lang))
        lane = scenario.programs[visit.program].lane
        program = program_name(scenario, visit.program, lang)
        lines = [
            _short(place_name(scenario, visit.place)),
            f"{program} + {clean(lane.name)}" if visit.lane and lane else program,
            f"{hours}, {people}",
        ]
        if visit.overnight:
            lines.append(words["sleeps"].format(place=_short(place_name(scenario, visit.overnight))))
        told.setdefault((visit.team, visit.date), []).extend(lines)
    for trip, leg in travel_days(plan):
        place = _short(place_name(scenario, leg.end))
        lines = [
            words["travels"].format(place=place),
            f"{clock(leg.departs, lang)}-{clock(leg.arrives, lang)}",
        ]
        if leg.date < trip.ends:
            lines.append(words["sleeps"].format(place=place))
        told.setdefault((trip.team, leg.date), []).extend(lines)
    return {key: "\n".join(lines) for key, lines in told.items()}


def _rest_days(made: Pages, scenario: Scenario) -> dict[dt.date, str]:
    """Return the holidays and the days closed for outreach, with their names."""
    days = days_of(scenario)
    rest = {date: clean(name) for date, name in zip(days.dates, days.holiday, strict=True) if name}
    for date, is_open in zip(days.dates, days.outreach, strict=True):
        if not is_open:
            season = next(s for s in scenario.calendar.no_outreach if s.start <= date <= s.end)
            closed = f"{made.words['no_outreach']}: {clean(season.name)}"
            rest[date] = f"{rest[date]}\n{closed}" if date in rest else closed
    return rest


def _short(name: str) -> str:
    """Shorten a very long name for a cell of the calendar; the list of visits has it in full."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 3]}..."
