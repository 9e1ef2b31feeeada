"""The sheet of totals by kabupaten."""

from __future__ import annotations

from dataclasses import dataclass

from outreach_planner.exporting.field_month import FieldMonth, FieldVisit
from outreach_planner.outputs.language import period_text
from outreach_planner.outputs.telling import kabupaten_name
from outreach_planner.outputs.workbook_style import Pages, new_sheet
from outreach_planner.outputs.workbook_tables import Column, filter_and_freeze, write_table


@dataclass(frozen=True)
class Total:
    """The visits of a kabupaten."""

    kabupaten: str
    visits: tuple[FieldVisit, ...]


def totals_sheet(made: Pages, month: FieldMonth) -> None:
    """Write the totals, a row a kabupaten, those without a visit too."""
    words, scenario = made.words, month.scenario
    title = f"{words['totals']} - {period_text(month.starts, month.ends, made.lang)}"
    sheet = new_sheet(made, words["sheet_totals"], title, scenario.office.name)
    rows = [
        Total(key, tuple(v for v in month.visits if v.visit.kabupaten == key)) for key in scenario.kabupaten
    ]
    columns: tuple[Column[Total], ...] = (
        Column("kabupaten", 24, "label", lambda t: kabupaten_name(scenario, t.kabupaten)),
        Column("visit_count", 11, "whole", lambda t: len(t.visits), is_summed=True),
        Column("expected", 12, "decimal", lambda t: _sum(t, "expected_applicants"), is_summed=True),
        Column("capacity", 12, "whole", lambda t: _sum(t, "capacity"), is_summed=True),
        Column("books", 12, "whole", lambda t: sum(v.books for v in t.visits), is_summed=True),
        Column(
            "distance",
            12,
            "decimal",
            lambda t: sum(v.entry.distance_m for v in t.visits) / 1000,
            is_summed=True,
        ),
        Column("nights", 10, "whole", lambda t: sum(v.entry.nights for v in t.visits), is_summed=True),
        Column("cost", 18, "rupiah", lambda t: sum(v.quota.lost_rupiah for v in t.visits), is_summed=True),
    )
    end = write_table(made, sheet, columns, rows)
    filter_and_freeze(sheet, len(columns), len(rows), 1)
    sheet.print_area(0, 0, end - 1, len(columns) - 1)


def _sum(total: Total, field: str) -> float:
    return float(sum(getattr(visit.visit, field) for visit in total.visits))
