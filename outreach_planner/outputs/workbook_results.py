"""The third sheet: what each kabupaten gets, the indicators, and how good the plan can be at best."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from outreach_planner.outputs.language import period_text
from outreach_planner.outputs.telling import (
    gap_sentence,
    is_worst_of_several,
    kabupaten_name,
    program_name,
    rounded_gap,
)
from outreach_planner.outputs.workbook_style import Cell, Pages, new_sheet, row_height, write
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario

HEAD_ROW = 2
COLUMNS = (
    ("kabupaten", 36, "text"),
    ("applications", 16, "whole"),
    ("sought", 16, "whole"),
    ("visit_count", 11, "whole"),
    ("by_visits", 12, "whole"),
    ("drawn", 14, "whole"),
    ("share_visited", 12, "percent"),
    ("share_served", 12, "percent"),
    ("mark", 14, "centred"),
)


def results_sheet(made: Pages, scenario: Scenario, plan: Plan) -> None:
    """Write the table of the kabupaten with its total, the indicators, and the programs."""
    words = made.words
    title = f"{words['results']} - {period_text(plan.starts, plan.ends, made.lang)}"
    sheet = new_sheet(made, words["sheet_results"], title, scenario.office.name)
    sheet.set_row(HEAD_ROW, row_height((words[key], width - 2) for key, width, _ in COLUMNS))
    for column, (key, width, _) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        write(sheet, HEAD_ROW, column, words[key], made.formats["head"])
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.repeat_rows(HEAD_ROW)
    row = _kabupaten(made, scenario, plan, sheet)
    row = _indicators(made, plan, sheet, row + 1)
    row = _programs(made, scenario, plan, sheet, row + 1)
    sheet.print_area(0, 0, row - 1, len(COLUMNS) - 1)


def _kabupaten(made: Pages, scenario: Scenario, plan: Plan, sheet: Worksheet) -> int:
    """Write a row a kabupaten and their total; return the row after it."""
    results = plan.indicators.by_kabupaten
    row = HEAD_ROW
    for row, (kabupaten, result) in enumerate(results.items(), start=HEAD_ROW + 1):
        name = kabupaten_name(scenario, kabupaten)
        sheet.set_row(row, row_height([(name, COLUMNS[0][1])]))
        values: tuple[Cell, ...] = (
            name,
            result.applications_a_year,
            result.sought,
            result.visits,
            result.served_by_visits,
            result.drawn_to_counters,
            result.share_visited,
            result.share_served,
            made.words["worst"] if is_worst_of_several(plan, kabupaten) else "",
        )
        for column, (value, (_, _, style)) in enumerate(zip(values, COLUMNS, strict=True)):
            write(sheet, row, column, value, made.formats[style])
    if len(results) > 1:
        sheet.autofilter(HEAD_ROW, 0, row, len(COLUMNS) - 1)
    sought = sum(result.sought for result in results.values())
    visited = sum(result.served_by_visits for result in results.values())
    drawn = sum(result.drawn_to_counters for result in results.values())
    totals: tuple[Cell, ...] = (
        made.words["total"],
        sum(result.applications_a_year for result in results.values()),
        sought,
        sum(result.visits for result in results.values()),
        visited,
        drawn,
        visited / sought if sought else None,
        (visited + drawn) / sought if sought else None,
        "",
    )
    for column, (value, (_, _, style)) in enumerate(zip(totals, COLUMNS, strict=True)):
        total = f"{style}_total" if style in {"whole", "percent"} else "label_total"
        write(sheet, row + 1, column, value, made.formats[total])
    return row + 2


def _indicators(made: Pages, plan: Plan, sheet: Worksheet, row: int) -> int:
    """Write the indicators, a label and a value a row; return the row after them."""
    now, words = plan.indicators, made.words
    gap: Cell = words["none"]
    if plan.gap is not None:
        gap = rounded_gap(plan.gap) if plan.gap < 1 else words["too_wide"]
    rows: tuple[tuple[str, Cell, str], ...] = (
        ("value", plan.value_rupiah, "rupiah"),
        ("nothing", plan.nothing_rupiah, "rupiah"),
        ("net", plan.net_rupiah, "rupiah"),
        ("bound", words["none"] if plan.bound_rupiah is None else plan.bound_rupiah, "rupiah"),
        ("gap", gap, "percent"),
        ("visit_count", now.visits, "whole"),
        ("served_by_visits", now.served_by_visits, "whole"),
        ("served_at_counters", now.served_at_counters, "whole"),
        ("waiting_at_end", now.waiting_at_end, "whole"),
        ("cost", now.cost_rupiah, "rupiah"),
        ("cost_an_applicant", now.cost_an_applicant_rupiah, "rupiah"),
        ("distance_km", now.distance_km, "decimal"),
        ("nights_away", now.nights, "whole"),
        ("spared", now.travel_spared_hours, "whole"),
    )
    write(sheet, row, 0, words["indicators"], made.formats["section"])
    for label, value, style in rows:
        row += 1
        write(sheet, row, 0, words[label], made.formats["label"])
        write(sheet, row, 1, value, made.formats[style])
    write(sheet, row + 1, 0, words["gap_told"], made.formats["label"])
    sentence = gap_sentence(plan, made.lang)
    sheet.merge_range(row + 1, 1, row + 1, len(COLUMNS) - 1, "", made.formats["text"])
    write(sheet, row + 1, 1, sentence, made.formats["text"])
    return row + 2


def _programs(made: Pages, scenario: Scenario, plan: Plan, sheet: Worksheet, row: int) -> int:
    """Write the people each program serves; return the row after them."""
    write(sheet, row, 0, made.words["by_program"], made.formats["section"])
    for program, people in plan.indicators.by_program.items():
        row += 1
        name = program_name(scenario, program, made.lang)
        sheet.set_row(row, row_height([(name, COLUMNS[0][1])]))
        write(sheet, row, 0, name, made.formats["label"])
        write(sheet, row, 1, people, made.formats["whole"])
    return row + 1
