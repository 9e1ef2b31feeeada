"""How the sheets of the workbook look and print, and how a value becomes a cell."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from outreach_planner.outputs.language import Lang, in_language
from outreach_planner.outputs.telling import clean
from outreach_planner.outputs.workbook_words import WORKBOOK_WORDS

A4_PAPER = 9
# Columns are measured in digits of this font; programs without Calibri, the usual one, draw them wider.
BASE_FONT = {"font_name": "Arial", "font_size": 10}
POINTS_A_LINE = 12.0
LETTERS_A_UNIT = 1.3  # a column is measured in wider letters than Arial at 9 points
TALLEST_ROW_POINTS = 400.0
LONGEST_FOOTER_NAME = 100
TEAM_FILLS = ("#DCE9F5", "#E4F0DC", "#FBE7D3", "#EADFF0", "#FFF4CC", "#D9EEEC")
INK, LINE, HEAD_FILL, REST_FILL, REST_INK = "#1F2933", "#9AA5B1", "#22415E", "#F6DEDC", "#9B1C1C"
DATE_FILL, REST_BLANK_FILL, OUTSIDE_FILL = "#F0EBE0", "#FCF4F3", "#EEF0F2"
NUMBERS: Mapping[Lang, Mapping[str, str]] = {
    "id": {
        "date": "[$-421]d mmm yyyy",
        "day_of_month": "[$-421]d mmm",
        "time": r"[$-421]hh\.mm",
        "date_time": r"[$-421]d mmm hh\.mm",
        "whole": "[$-421]#,##0",
        "decimal": "[$-421]#,##0.0",
        "percent": "[$-421]0.0%",
        "rupiah": '[$-421]"Rp"#,##0',
    },
    "en": {
        "date": "[$-809]d mmm yyyy",
        "day_of_month": "[$-809]d mmm",
        "time": "[$-809]hh:mm",
        "date_time": "[$-809]d mmm hh:mm",
        "whole": "[$-809]#,##0",
        "decimal": "[$-809]#,##0.0",
        "percent": "[$-809]0.0%",
        "rupiah": '[$-809]"Rp"#,##0',
    },
}
Cell = str | int | float | dt.date | dt.time | None


@dataclass(frozen=True)
class Pages:
    """A workbook being written, with its words and formats.

    Attributes
    ----------
    book : Workbook
    lang : "id" or "en"
    words : mapping
        The workbook's words in that language.
    formats : mapping
        By name: the keys of ``NUMBERS``, what is in ``pages``, and ``team0`` to ``team5``.
    footer : str
        In the spreadsheet's own code.
    """

    book: Workbook
    lang: Lang
    words: Mapping[str, str]
    formats: Mapping[str, Format]
    footer: str


def pages(book: Workbook, lang: Lang, name: str, fingerprint: str) -> Pages:
    """Make the formats; ``name`` and ``fingerprint`` stand at the foot of each page."""
    words = in_language(WORKBOOK_WORDS, lang)
    base = {"font_name": "Arial", "font_size": 9, "font_color": INK, "valign": "top", "text_wrap": True}
    boxed = {**base, "border": 1, "border_color": LINE}
    styles: dict[str, dict[str, object]] = {
        "plain": base,
        "text": boxed,
        "centred": {**boxed, "align": "center"},
        "bold": {**base, "bold": True},
        "label": {**boxed, "bold": True},
        "title": {**base, "font_size": 15, "bold": True, "text_wrap": False},
        "subtitle": {**base, "font_color": "#52606D", "text_wrap": False},
        "section": {**base, "font_size": 11, "bold": True, "text_wrap": False},
        "head": {
            **boxed,
            "bold": True,
            "font_size": 8,
            "font_color": "#FFFFFF",
            "bg_color": HEAD_FILL,
            "align": "center",
            "valign": "vcenter",
        },
        "rest": {**boxed, "bg_color": REST_FILL, "font_color": REST_INK, "italic": True},
        "rest_blank": {**boxed, "bg_color": REST_BLANK_FILL},
        "rest_date": {
            **boxed,
            "bg_color": REST_FILL,
            "font_color": REST_INK,
            "bold": True,
            "align": "center",
            "num_format": NUMBERS[lang]["day_of_month"],
        },
        "outside": {**boxed, "bg_color": OUTSIDE_FILL},
    }
    for key, number in NUMBERS[lang].items():
        centred = {"align": "center"} if key in {"date", "time", "date_time", "day_of_month"} else {}
        styles[key] = {**boxed, **centred, "num_format": number}
        styles[f"{key}_centred"] = {**styles[key], "align": "center"}
        for style in (key, f"{key}_centred"):
            styles[f"{style}_total"] = {**styles[style], "bold": True, "bg_color": OUTSIDE_FILL}
    styles["label_total"] = {**styles["label"], "bg_color": OUTSIDE_FILL}
    styles["day_of_month"] |= {"bold": True, "bg_color": DATE_FILL, "valign": "vcenter"}
    styles["rest_date"] |= {"valign": "vcenter"}
    styles["week"] = {**styles["label"], "bg_color": DATE_FILL, "valign": "vcenter"}
    for index, fill in enumerate(TEAM_FILLS):
        styles[f"team{index}"] = {**boxed, "bg_color": fill}
        styles[f"team{index}_name"] = {**boxed, "bg_color": fill, "bold": True}
    formats = {key: book.add_format(style) for key, style in styles.items()}
    told = clean(name)[:LONGEST_FOOTER_NAME].replace("&", "&&")
    footer = f"&L&8 {told}&C&8 {words['page']} &P / &N&R&8 {fingerprint[:16]}"
    return Pages(book, lang, words, formats, footer)


def new_sheet(made: Pages, name: str, title: str, subtitle: str) -> Worksheet:
    """Add a sheet with its title in the first rows, set up for A4 landscape, one page wide."""
    sheet = made.book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(A4_PAPER)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(made.footer)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    sheet.set_row(0, 22)
    write(sheet, 0, 0, clean(title), made.formats["title"])
    write(sheet, 1, 0, clean(subtitle), made.formats["subtitle"])
    return sheet


def write(sheet: Worksheet, row: int, column: int, value: Cell, style: Format) -> None:
    """Write one cell; text stays text whatever it begins with, None or "" leaves it empty."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif isinstance(value, (dt.date, dt.time)):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Return the points a row needs for texts in columns of a width in letters."""
    lines = max((lines_in(text, width) for text, width in cells), default=1)
    return min(TALLEST_ROW_POINTS, lines * POINTS_A_LINE + 4)


def lines_in(text: str, width: float) -> int:
    """Return the lines a text takes in a column of a width, words kept whole where they fit."""
    most = max(1, int(width * LETTERS_A_UNIT))
    return sum(max(1, len(textwrap.wrap(paragraph, most))) for paragraph in text.split("\n"))
