"""The first sheet of the workbook about fixed sites: the key table, then the sentences of the proposal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from outreach_planner.outputs.sites_speaker import Section, Speaker
from outreach_planner.outputs.telling import clean
from outreach_planner.outputs.workbook_style import Cell, Pages, new_sheet, row_height, write
from outreach_planner.outputs.workbook_tables import Column, write_table

HEAD = 3
LETTERS = 110
"""Of a sentence that is as wide as the table."""
SINGLES = 5
"""Single candidates in the table, beside the best set of each number."""
Row = dict[str, Any]


def write_front(made: Pages, say: Speaker, section: Section, subtitle: str) -> None:
    """Write the first sheet: the table that the answer rests on, and its sentences below."""
    columns = (
        Column[Row]("sites", 46, "label", lambda row: clean(row["sites"])),
        *(Column[Row](key, 17, "rupiah", _field(key)) for key in ("gain", "bound", "cost")),
        Column[Row]("applicants_there", 13, "whole", _field("applicants_there")),
    )
    rows = _front_rows(say)
    sheet = new_sheet(made, section.title, section.title, subtitle)
    row = 1 + write_table(made, sheet, columns, rows, head=HEAD, if_empty="none_ranked")
    for sentence in (*section.sentences, section.note):
        sheet.set_row(row, row_height([(sentence, LETTERS)]))
        sheet.merge_range(row, 0, row, len(columns) - 1, "", made.formats["plain"])
        write(sheet, row, 0, clean(sentence), made.formats["plain"])
        row += 1
    sheet.print_area(0, 0, row - 1, len(columns) - 1)


def _front_rows(say: Speaker) -> list[Row]:
    """Give the best set of each number of sites, then the best single candidates."""
    tree, today = say.tree, say.tree["today"]
    before = None if today is None else today["value_rupiah"]
    most = {tuple(each["sites"]): each["at_most_rupiah"] for each in tree["proven"]["ranges"]}
    rows: list[Row] = []
    for each in tree["curve"]:
        bound, beside = each["bound_of_all_rupiah"], each["beside_visits"]
        closed = f" ({say.word['gives_up']}: {say.counters(each['closed'])})" if each["closed"] else ""
        rows.append(
            {
                "sites": say.names(each["sites"]) + closed,
                "gain": each["gain_rupiah"],
                "bound": None if bound is None or before is None else bound - before,
                "cost": each["cost_rupiah"],
                "applicants_there": None if beside is None else beside["applicants"],
            }
        )
    shown = [each["sites"] for each in tree["curve"]]
    must = tree["limits"]["must_open"]
    for each in tree["ranking"][:SINGLES]:
        sites = [*must, each["id"]]
        if each["gain_with_visits_rupiah"] is not None and sites not in shown:
            rows.append(
                {
                    "sites": say.names(sites),
                    "gain": each["gain_with_visits_rupiah"],
                    "bound": most.get(tuple(sites)),
                    "cost": each["cost_rupiah"],
                    "applicants_there": each["applicants_beside_visits"],
                }
            )
    return rows


def _field(key: str) -> Callable[[Row], Cell]:
    def value(row: Row) -> Cell:
        found: Cell = row[key]
        return found

    return value
