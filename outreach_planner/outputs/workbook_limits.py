"""The fourth sheet: what the plan uses of each limit and promise, and what its value weighs with."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from outreach_planner.outputs.language import in_language, period_text
from outreach_planner.outputs.limits_told import LIMIT_WORDS, limits_told
from outreach_planner.outputs.weights_told import WEIGHT_WORDS, weights_told
from outreach_planner.outputs.workbook_style import Pages, new_sheet, row_height, write
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario

WIDTHS = (70, 18, 18, 18)


def limits_sheet(made: Pages, scenario: Scenario, plan: Plan) -> None:
    """Write the limits, if the scenario sets any, and the weights."""
    told = in_language(LIMIT_WORDS, made.lang)
    title = f"{told['title']} - {period_text(plan.starts, plan.ends, made.lang)}"
    sheet = new_sheet(made, told["sheet"], title, scenario.office.name)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    row = _limits(made, scenario, plan, sheet, 2)
    row = _weights(made, scenario, plan, sheet, row)
    sheet.print_area(0, 0, row - 1, len(WIDTHS) - 1)


def _limits(made: Pages, scenario: Scenario, plan: Plan, sheet: Worksheet, row: int) -> int:
    """Write what is used of each limit, and the promised shares; return the row after them."""
    limits = limits_told(plan, scenario, made.lang)
    if not limits:
        return row
    told = in_language(LIMIT_WORDS, made.lang)
    write(sheet, row, 0, told["limit"], made.formats["head"])
    write(sheet, row, 1, told["used"], made.formats["head"])
    sheet.merge_range(row, 2, row, 3, "", made.formats["head"])
    write(sheet, row, 2, told["allowed"], made.formats["head"])
    for limit in limits:
        row += 1
        sheet.set_row(row, row_height([(limit.label, WIDTHS[0])]))
        write(sheet, row, 0, limit.label, made.formats["label"])
        write(sheet, row, 1, limit.used, made.formats[limit.unit])
        write(sheet, row, 2, told["at-least" if limit.is_least else "at-most"], made.formats["text"])
        write(sheet, row, 3, limit.limit, made.formats[limit.unit])
    return row + 2


def _weights(made: Pages, scenario: Scenario, plan: Plan, sheet: Worksheet, row: int) -> int:
    """Write what the value weighs with; return the row after it."""
    write(sheet, row, 0, in_language(WEIGHT_WORDS, made.lang)["title"], made.formats["section"])
    for label, weight in weights_told(plan, scenario, made.lang):
        row += 1
        sheet.set_row(row, row_height([(label, WIDTHS[0]), (weight, sum(WIDTHS[1:]))]))
        write(sheet, row, 0, label, made.formats["label"])
        sheet.merge_range(row, 1, row, len(WIDTHS) - 1, "", made.formats["text"])
        write(sheet, row, 1, weight, made.formats["text"])
    return row + 1
