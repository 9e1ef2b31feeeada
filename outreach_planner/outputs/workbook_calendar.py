"""The first sheet: the month at a glance, a block of rows a week, a column a weekday, a row a team."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from outreach_planner.outputs.itinerary import itinerary, travel_days
from outreach_planner.outputs.language import DAY_NAMES, clock, number_text, period_text
from outreach_planner.outputs.telling import clean, place_name, program_name, team_name
from outreach_planner.outputs.workbook_style import TEAM_FILLS, Pages, new_sheet, row_height, write
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.days import days_of

TEAM_WIDTH, DAY_WIDTH = 14, 22
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
    month = Month(made, scenario, sheet, _cells(made, scenario, plan), _rest_days(made, scenario))
    weeks = _weeks(plan.starts, plan.ends)
    if len(weeks) <= WEEKS_ON_A_PAGE:
        sheet.fit_to_pages(1, 1)
    row = HEAD_ROW + 1
    for number, week in enumerate(weeks, start=1):
        row = _week(month, row, words["week"].format(number=number), week)
    sheet.print_area(0, 0, row - 1, 7)


@dataclass(frozen=True)
class Month:
    """What the weeks of the calendar are written from.

    Attributes
    ----------
    made : Pages
    scenario : Scenario
    sheet : Worksheet
    cells : dict from (team, date) to str
        What a team does on a day.
    rest : dict from date to str
        Names of the holidays and of the days closed for outreach.
    """

    made: Pages
    scenario: Scenario
    sheet: Worksheet
    cells: Mapping[tuple[str, dt.date], str]
    rest: Mapping[dt.date, str]

    def style(self, date: dt.date | None, *, day: str, rest: str) -> str:
        """Name the format of a cell on a working day or on a day of rest; days beyond the plan are None."""
        if date is None:
            return "outside"
        return rest if date in self.rest or date.weekday() in WEEKEND else day


def _week(month: Month, row: int, label: str, week: Sequence[dt.date | None]) -> int:
    """Write one week from a row on and return the row after it; days beyond the plan are None."""
    formats, sheet = month.made.formats, month.sheet
    write(sheet, row, 0, label, formats["week"])
    sheet.set_row(row, DATE_ROW_POINTS)
    for column, date in enumerate(week, start=1):
        write(sheet, row, column, date, formats[month.style(date, day="day_of_month", rest="rest_date")])
    names = ["" if date is None else month.rest.get(date, "") for date in week]
    if any(names):
        row += 1
        sheet.set_row(row, row_height((name, DAY_WIDTH) for name in names))
        write(sheet, row, 0, month.made.words["holiday"], formats["label"])
        for column, (name, date) in enumerate(zip(names, week, strict=True), start=1):
            style = "rest" if name else month.style(date, day="text", rest="text")
            write(sheet, row, column, name, formats[style])
    for index, team in enumerate(month.scenario.teams):
        texts = ["" if date is None else month.cells.get((team, date), "") for date in week]
        if any(texts):
            row += 1
            name = team_name(month.scenario, team, month.made.lang)[:LONGEST_NAME]
            fill = f"team{index % len(TEAM_FILLS)}"
            sheet.set_row(row, row_height([(name, TEAM_WIDTH), *((text, DAY_WIDTH) for text in texts)]))
            write(sheet, row, 0, name, formats[f"{fill}_name"])
            for column, (text, date) in enumerate(zip(texts, week, strict=True), start=1):
                style = fill if text else month.style(date, day="text", rest="rest_blank")
                _write_cell(month.made, sheet, row, column, text, style)
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
        write(sheet, row, column, text, made.formats[style])


def _weeks(starts: dt.date, ends: dt.date) -> list[list[dt.date | None]]:
    """Return the weeks from Monday to Sunday that hold the days of a period, other days as None."""
    monday = starts - dt.timedelta(days=starts.weekday())
    days = [monday + dt.timedelta(days=offset) for offset in range(((ends - monday).days // 7 + 1) * 7)]
    within = [day if starts <= day <= ends else None for day in days]
    return [within[first : first + 7] for first in range(0, len(within), 7)]


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
