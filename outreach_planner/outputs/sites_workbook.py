"""The answer about fixed sites as a workbook: tables to sort and to reckon with, and to print."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import xlsxwriter

from outreach_planner.outputs.atomic import write_bytes
from outreach_planner.outputs.language import Lang, heading, period_text
from outreach_planner.outputs.sites_reach_telling import SEASONS, SharesBySeason, choices_of, share_of_all
from outreach_planner.outputs.sites_speaker import Section, Speaker, Tree
from outreach_planner.outputs.sites_telling import sections
from outreach_planner.outputs.sites_workbook_front import write_front
from outreach_planner.outputs.telling import clean, short_kabupaten_name
from outreach_planner.outputs.workbook_style import (
    BASE_FONT,
    Cell,
    Pages,
    new_sheet,
    pages,
    row_height,
    write,
)
from outreach_planner.outputs.workbook_tables import Column, filter_and_freeze, write_table
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import fingerprint

SENTENCE_LETTERS = 110
LONGEST_SHEET_NAME = 31
SENTENCE_SHEETS = (
    *(
        "brings",
        "worked",
        "proven",
        "firm",
        "readings",
        "runner_up",
        "runner_up_visits",
        "considered",
        "classic",
    ),
)
Row = dict[str, Any]


def write_sites_workbook(path: Path, scenario: Scenario, tree: Tree, lang: Lang = "id") -> None:
    """Write the answer as a workbook that prints on A4 landscape; the same answer gives the same bytes.

    Raises
    ------
    ScenarioError
        If the file cannot be written.
    """
    page, say = io.BytesIO(), Speaker(tree, scenario, lang)
    book = xlsxwriter.Workbook(page, {"in_memory": True, "default_format_properties": dict(BASE_FONT)})
    name = scenario.name_en if lang == "en" and scenario.name_en else scenario.name
    made = pages(book, lang, name, fingerprint(scenario))
    bands = {f"within_{band}": f"≤ {band} {say.word['minutes']}" for band in tree["bands_minutes"]}
    made = replace(
        made, words={**made.words, **{key: heading(text) for key, text in {**say.word, **bands}.items()}}
    )
    start = dt.date.fromisoformat(tree["starts"])
    book.set_properties(
        {
            "title": clean(f"{say.word['title']} - {name}"),
            "author": clean(scenario.office.name),
            "created": dt.datetime.combine(start, dt.time()),
        }
    )
    told = {section.title: section for section in sections(tree, scenario, lang)}
    subtitle = f"{name} · {period_text(start, dt.date.fromisoformat(tree['ends']), lang)}"
    write_front(made, say, told[say.word["proposal"]], subtitle)
    _table(made, told[say.word["ranking"]], "sheet_ranking", _ranking_columns(say), tree["ranking"])
    _table(made, told[say.word["curve"]], "sheet_curve", _curve_columns(say), tree["curve"])
    _table(
        made, told[say.word["within"]], "sheet_within", _reach_columns(say), _reach_rows(say, choices_of(say))
    )
    if told[say.word["with_one"]].rows:
        alone = [(say.name(row["id"]), row["shares_within"]) for row in tree["ranking"]]
        rows = _reach_rows(say, alone)
        _table(made, told[say.word["with_one"]], "sheet_with_one", _reach_columns(say), rows)
    for key in SENTENCE_SHEETS:
        if told[say.word[key]].sentences:
            _sentences(made, told[say.word[key]], say.word.get(f"sheet_{key}", say.word[key]), subtitle)
    book.close()
    write_bytes(path, page.getvalue())


def _sentences(made: Pages, section: Section, name: str, subtitle: str) -> None:
    """Write a sheet of sentences, points of a list and a table of texts below."""
    sheet = new_sheet(made, name[:LONGEST_SHEET_NAME], section.title, subtitle)
    count = max(1, len(section.head))
    width = SENTENCE_LETTERS / count
    sheet.set_column(0, count - 1, width)
    row = 3
    for sentence in (*section.sentences, *(f"• {point}" for point in section.points)):
        sheet.set_row(row, row_height([(sentence, SENTENCE_LETTERS)]))
        if count > 1:
            sheet.merge_range(row, 0, row, count - 1, "", made.formats["plain"])
        write(sheet, row, 0, clean(sentence), made.formats["plain"])
        row += 1
    head = tuple(heading(title) for title in section.head)
    for number, cells in enumerate((head, *section.rows) if section.rows else ()):
        sheet.set_row(row + 1, row_height((cell, width) for cell in cells))
        for column, cell in enumerate(cells):
            write(sheet, row + 1, column, clean(cell), made.formats["text" if number else "head"])
        row += 1


def _table(
    made: Pages, section: Section, name: str, columns: Sequence[Column[Row]], rows: Sequence[Row]
) -> None:
    """Write a sheet of one table that can be filtered."""
    said = " ".join(section.sentences)
    sheet = new_sheet(made, made.words[name], section.title, "")
    sheet.set_row(1, row_height([(said, sum(column.width for column in columns))]))
    sheet.merge_range(1, 0, 1, len(columns) - 1, "", made.formats["plain"])
    write(sheet, 1, 0, clean(said), made.formats["plain"])
    end = write_table(made, sheet, columns, rows, if_empty="none_ranked")
    filter_and_freeze(sheet, len(columns), len(rows), 2)
    sheet.print_area(0, 0, end - 1, len(columns) - 1)


def _field(key: str) -> Callable[[Row], Cell]:
    def value(row: Row) -> Cell:
        found: Cell = row[key]
        return found

    return value


def _ranking_columns(say: Speaker) -> tuple[Column[Row], ...]:
    def days(row: Row) -> Cell:
        return say.word["every_day"] if row["weekdays"] is None else say.day_names(row["weekdays"])

    return (
        Column("rank", 5, "whole", _field("rank")),
        Column("place", 24, "label", lambda row: clean(say.name(row["id"]))),
        Column("kabupaten", 18, "text", lambda row: clean(say.kabupaten_of(row["id"]))),
        Column("open_days", 13, "text", days),
        Column("officers_there", 8, "whole", _field("officers")),
        Column("gain_alone", 15, "rupiah", _field("gain_without_visits_rupiah")),
        Column("gain_joint", 15, "rupiah", _field("gain_with_visits_rupiah")),
        Column("cost", 14, "rupiah", _field("cost_rupiah")),
        Column("applicants", 9, "decimal", _field("applicants")),
        Column("a_day", 10, "decimal", _field("applicants_an_open_day")),
        Column("holds_a_day", 9, "whole", _field("holds_an_open_day")),
        Column("spared", 11, "decimal", _field("travel_spared_hours")),
        Column("cost_applicant", 12, "rupiah", _field("cost_an_applicant_rupiah")),
        Column("freed", 8, "whole", _field("van_days_freed")),
        Column("break_even", 12, "whole", _field("break_even_applications_a_year")),
    )


def _curve_columns(say: Speaker) -> tuple[Column[Row], ...]:
    today = say.tree["today"]

    def bound(row: Row) -> Cell:
        if row["bound_of_all_rupiah"] is None or today is None or today["value_rupiah"] is None:
            return None
        above: int = row["bound_of_all_rupiah"] - today["value_rupiah"]
        return above

    return (
        Column("number", 9, "whole", _field("number")),
        Column("sites", 44, "label", lambda row: clean(say.names(row["sites"]))),
        Column("gives_up", 24, "text", lambda row: clean(say.counters(row["closed"]))),
        Column("gain", 17, "rupiah", _field("gain_rupiah")),
        Column("bound", 17, "rupiah", bound),
        Column("cost", 16, "rupiah", _field("cost_rupiah")),
        Column("visits", 10, "whole", _field("visits")),
        Column("van_days", 10, "whole", _field("van_days")),
    )


def _reach_rows(say: Speaker, choices: Sequence[tuple[str, SharesBySeason]]) -> list[Row]:
    """Give a row for each kabupaten, season and choice, with the share within each band."""
    rows: list[Row] = []
    bands = range(len(say.tree["bands_minutes"]))
    for kabupaten in (None, *say.scenario.kabupaten):
        name = say.word["all_people"] if kabupaten is None else short_kabupaten_name(say.scenario, kabupaten)
        for season in SEASONS:
            for label, by_season in choices:
                of = by_season[season]
                shares = (
                    [share_of_all(say, of, band) for band in bands] if kabupaten is None else of[kabupaten]
                )
                told = {"kabupaten": name, "season": say.word[season], "choice": label}
                rows.append({**told, **{str(band): shares[band] for band in bands}})
    return rows


def _reach_columns(say: Speaker) -> tuple[Column[Row], ...]:
    texts = (
        Column[Row]("kabupaten", 24, "label", lambda row: clean(row["kabupaten"])),
        Column[Row]("season", 12, "text", _field("season")),
        Column[Row]("choice", 26, "text", lambda row: clean(row["choice"])),
    )
    bands = say.tree["bands_minutes"]
    shares = (Column[Row](f"within_{band}", 14, "percent", _field(str(n))) for n, band in enumerate(bands))
    return (*texts, *shares)
