"""The last sheets: what the plan's figures are, and what the field's sheets assume, with sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from outreach_planner.exporting.field_month import FieldMonth
from outreach_planner.outputs.language import number_text
from outreach_planner.outputs.telling import clean
from outreach_planner.outputs.workbook_notes import notes_sheet
from outreach_planner.outputs.workbook_style import Pages, new_sheet
from outreach_planner.outputs.workbook_tables import Column, filter_and_freeze, write_table
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import PLANNERS_OWN, origins_of, written_numbers


@dataclass(frozen=True)
class Assumption:
    """A figure that the field's sheets rest on."""

    field: str
    value: float
    confidence: str
    source: str


def sources_sheet(general: Pages, made: Pages, month: FieldMonth) -> None:
    """Write the notes of every workbook, then the figures under ``field`` of the scenario."""
    notes_sheet(general, month.scenario, month.plan)
    words = made.words
    sheet = new_sheet(made, words["sheet_sources"], words["assumptions"], month.scenario.office.name)
    columns: tuple[Column[Assumption], ...] = (
        Column("assumption", 50, "text", lambda a: a.field),
        Column("value", 14, "centred", lambda a: number_text(a.value, made.lang, _decimals(a.value))),
        Column("confidence", 20, "text", lambda a: words[a.confidence]),
        Column("source", 70, "text", lambda a: clean(a.source)),
    )
    rows = assumptions(month.scenario)
    end = write_table(made, sheet, columns, rows, if_empty="no_sources")
    filter_and_freeze(sheet, len(columns), len(rows), 1)
    sheet.print_area(0, 0, end - 1, len(columns) - 1)


def assumptions(scenario: Scenario) -> list[Assumption]:
    """List the numbers of ``field`` that somebody wrote, with what is known about each."""
    origins = origins_of(scenario).by_path
    tree = scenario.field.model_dump(mode="json")
    found = []
    for path, value, _ in written_numbers(scenario):
        if not path.startswith("field.") or ".equipment" in path:
            continue
        row = _row(tree, path)
        origin = origins.get(path)
        confidence = (origin and origin.confidence) or row.get("confidence") or PLANNERS_OWN
        source = (origin and origin.source) or row.get("source") or ""
        found.append(Assumption(path.removeprefix("field."), float(value), confidence, source))
    return found


def _row(tree: dict[str, Any], path: str) -> dict[str, Any]:
    """Return the group that a field stands in."""
    group: Any = tree
    for step in path.split(".")[1:-1]:
        group = group.get(step, {}) if isinstance(group, dict) else {}
    return group if isinstance(group, dict) else {}


def _decimals(value: float) -> int:
    return 0 if value == int(value) else 2
