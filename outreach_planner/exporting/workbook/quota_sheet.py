"""The sheet of places to open in M-Paspor and on lists, with the chances behind them."""

from __future__ import annotations

from outreach_planner.exporting.field_month import FieldMonth, FieldVisit
from outreach_planner.exporting.texts import channel_text
from outreach_planner.outputs.language import period_text
from outreach_planner.outputs.telling import place_name, program_name
from outreach_planner.outputs.workbook_style import Pages, new_sheet
from outreach_planner.outputs.workbook_tables import Column, filter_and_freeze, write_table

FIXED = 4


def quota_sheet(made: Pages, month: FieldMonth) -> None:
    """Write one row an event and day."""
    words, scenario, lang = made.words, month.scenario, made.lang
    title = f"{words['quota_title']} - {period_text(month.starts, month.ends, lang)}"
    sheet = new_sheet(made, words["sheet_quota"], title, words["quota_hint"])
    columns: tuple[Column[FieldVisit], ...] = (
        Column("number", 4, "whole_centred", lambda v: v.number),
        Column("date", 10.5, "date", lambda v: v.visit.date),
        Column("program", 13, "text", lambda v: program_name(scenario, v.visit.program, lang)),
        Column("place", 17, "text", lambda v: place_name(scenario, v.visit.place)),
        Column("channel", 32, "text", lambda v: channel_text(scenario, v.visit.program, lang)),
        Column("capacity", 8, "whole_centred", lambda v: v.quota.capacity),
        Column("group", 9, "whole_centred", lambda v: v.quota.group or None),
        Column("kept_walk_in", 11, "whole_centred", lambda v: v.quota.walk_in),
        Column("no_show", 10, "percent", lambda v: v.quota.no_show_share),
        Column("open_places", 8, "whole_centred", lambda v: v.quota.online),
        Column("overload", 10, "percent", lambda v: v.quota.overload_chance),
        Column("overload_limit", 9, "percent", lambda v: v.quota.overload_at_most),
        Column("announced", 10, "whole_centred", lambda v: v.quota.announced_online),
        Column("announced_overload", 10, "percent", lambda v: v.quota.announced_overload_chance),
        Column("empty", 10, "decimal", lambda v: v.quota.empty_places),
        Column("empty_worth", 12, "rupiah", lambda v: v.quota.empty_rupiah),
        Column("minimum", 9, "whole_centred", lambda v: v.quota.minimum),
        Column("below_minimum", 11, "percent", lambda v: v.quota.below_minimum_chance),
        Column("lost", 12, "rupiah", lambda v: v.quota.lost_rupiah),
    )
    end = write_table(made, sheet, columns, month.visits)
    filter_and_freeze(sheet, len(columns), len(month.visits), FIXED)
    sheet.print_area(0, 0, end - 1, len(columns) - 1)
