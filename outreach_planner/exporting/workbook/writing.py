"""Writes the workbook of a month: calendar, visits, actuals, a sheet a team, totals, quota, sources."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import xlsxwriter

from outreach_planner.exporting.field_month import FieldMonth
from outreach_planner.exporting.words import field_words
from outreach_planner.exporting.workbook.actuals_sheet import actuals_sheet
from outreach_planner.exporting.workbook.quota_sheet import quota_sheet
from outreach_planner.exporting.workbook.sources_sheet import sources_sheet
from outreach_planner.exporting.workbook.team_sheet import team_sheets
from outreach_planner.exporting.workbook.totals_sheet import totals_sheet
from outreach_planner.exporting.workbook.visits_sheet import visits_sheet
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.telling import clean, scenario_name
from outreach_planner.outputs.workbook_calendar import calendar_sheet
from outreach_planner.outputs.workbook_style import BASE_FONT, INK, LINE, Pages, pages

FILL_IN = "#FFF8D6"
PROTECTION = {
    "autofilter": True,
    "sort": True,
    "format_columns": True,
    "format_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


def workbook_bytes(month: FieldMonth, lang: Lang) -> bytes:
    """Write the workbook; the same month always gives the same bytes."""
    page = io.BytesIO()
    book = xlsxwriter.Workbook(page, {"in_memory": True, "default_format_properties": dict(BASE_FONT)})
    name = scenario_name(month.scenario, month.plan, lang)
    general = pages(book, lang, f"{name}, {month.name}", month.plan.fingerprint)
    made = _field_pages(general, book, lang)
    book.set_properties(
        {
            "title": f"{made.words['title']} {month.name} - {name}",
            "author": clean(month.scenario.office.name),
            "comments": month.plan.fingerprint,
            "created": dt.datetime.combine(month.plan.starts, dt.time()),
        }
    )
    calendar_sheet(general, month.scenario, month.plan)
    visits_sheet(made, month)
    actuals_sheet(made, month)
    team_sheets(made, month)
    totals_sheet(made, month)
    quota_sheet(made, month)
    sources_sheet(general, made, month)
    for sheet in book.worksheets():
        sheet.protect("", PROTECTION)
    book.close()
    return page.getvalue()


def _field_pages(general: Pages, book: xlsxwriter.Workbook, lang: Lang) -> Pages:
    """Add the formats of cells to fill in to those of every workbook, and take the field's own words."""
    boxed = {
        "font_name": "Arial",
        "font_size": 9,
        "font_color": INK,
        "valign": "top",
        "text_wrap": True,
        "border": 1,
        "border_color": LINE,
    }
    unlocked = {**boxed, "locked": False, "bg_color": FILL_IN}
    more = {
        "fill_text": book.add_format({**unlocked, "num_format": "@"}),
        "fill_number": book.add_format({**unlocked, "num_format": "0", "align": "center"}),
        "fill_time": book.add_format({**unlocked, "num_format": "hh:mm", "align": "center"}),
        "small": book.add_format({**boxed, "font_size": 7, "font_color": "#52606D"}),
    }
    return replace(general, words=field_words(lang), formats={**general.formats, **more})
