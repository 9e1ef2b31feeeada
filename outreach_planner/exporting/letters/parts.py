"""Parts of a letter's page: its tables, lists and boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, Table, TableStyle

from outreach_planner.exporting.field_month import FieldMonth, FieldTrip
from outreach_planner.exporting.letters.drawings import BOLD, FONT, code_drawing
from outreach_planner.exporting.texts import (
    case_of,
    contact_text,
    coordinates_text,
    geo_uri,
    hours_text,
    in_lang,
    named,
    plain_letters,
    reserve_text,
    short_day,
    whereabouts_text,
)
from outreach_planner.exporting.words import field_words, role_word
from outreach_planner.outputs.language import Lang, clock, date_text, number_text, rupiah_text
from outreach_planner.outputs.telling import clean, place_name, program_name

HEAD, RULE = HexColor("#22415E"), HexColor("#9AA5B1")
SMALL = ParagraphStyle("small", fontName=FONT, fontSize=8, leading=9.8)
TINY = ParagraphStyle("tiny", parent=SMALL, fontSize=6.5, leading=7.8)
HEADING = ParagraphStyle(
    "heading", parent=SMALL, fontName=BOLD, fontSize=9, leading=12, textColor=HEAD, spaceBefore=5
)
TABLE_HEAD = ParagraphStyle("head", parent=SMALL, fontName=BOLD, textColor=white)
GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.4, RULE),
        ("BACKGROUND", (0, 0), (-1, 0), HEAD),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 2) for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")),
    ]
)
PLAIN = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")),
    ]
)
BELOW = TableStyle([("TOPPADDING", (0, 0), (-1, -1), 6)], parent=PLAIN)
BOXES_ON_A_ROW = 4


def said(text: str, style: ParagraphStyle = SMALL) -> Paragraph:
    """Make a paragraph of a plain text: nothing in it is markup."""
    return Paragraph("<br/>".join(escape(plain_letters(line)) for line in text.split("\n")), style)


def titled(title: str, text: str, style: ParagraphStyle = SMALL) -> Paragraph:
    """Make a paragraph that begins with a bold title."""
    return Paragraph(f"<b>{escape(plain_letters(title))}:</b> {escape(plain_letters(text))}", style)


def grid(heads: Sequence[str], rows: Sequence[Sequence[str]], widths_mm: Sequence[float]) -> Table:
    """Make a table with a dark head that a second page would repeat."""
    body = [[said(cell) for cell in row] for row in rows]
    return Table(
        [[said(head, TABLE_HEAD) for head in heads], *body],
        colWidths=[width * mm for width in widths_mm],
        style=GRID,
        repeatRows=1,
    )


def journey_table(month: FieldMonth, trip: FieldTrip, lang: Lang) -> Table:
    """Write the legs: when from where to where, how far, and tolls or boats."""
    words, scenario = field_words(lang), month.scenario
    rows = []
    for leg in sorted(trip.trip.legs, key=lambda leg: (leg.date, leg.departs)):
        way = [rupiah_text(leg.toll_rupiah, lang)] if leg.toll_rupiah else []
        way += [words["boat"]] if leg.boat else []
        rows.append(
            [
                date_text(leg.date, lang),
                clock(leg.departs, lang),
                place_name(scenario, leg.start),
                clock(leg.arrives, lang),
                place_name(scenario, leg.end),
                number_text(leg.distance_m / 1000, lang),
                ", ".join(way) or "-",
            ]
        )
    heads = [words[key] for key in ("date", "departs", "from", "arrives", "to", "km", "way")]
    return grid(heads, rows, (36, 17, 43, 13, 43, 11, 23))


def service_table(month: FieldMonth, trip: FieldTrip, lang: Lang) -> Table:
    """Write the visits: what, where, with whom, when and how many."""
    words, scenario = field_words(lang), month.scenario
    rows = []
    for visit in trip.visits:
        plain = visit.visit
        host = "\n".join(
            filter(
                None,
                (
                    clean(visit.host),
                    clean(visit.room),
                    contact_text(visit) or f"{words['contact']}: ..............",
                ),
            )
        )
        rows.append(
            [
                f"{visit.number}",
                "\n".join(
                    (
                        date_text(plain.date, lang),
                        hours_text(plain.service_starts, plain.service_ends, lang),
                    )
                ),
                program_name(scenario, plain.program, lang),
                "\n".join(
                    filter(
                        None,
                        (
                            place_name(scenario, plain.place),
                            clean(visit.address),
                            whereabouts_text(visit, lang),
                        ),
                    )
                ),
                host,
                words["pax"].format(
                    expected=number_text(plain.expected_applicants, lang),
                    minimum=plain.minimum_attendance,
                    maximum=plain.capacity,
                ),
                f"{visit.books}",
                reserve_text(visit, lang),
            ]
        )
    heads = [
        words[key] for key in ("number", "hours", "program", "place", "host", "people", "books", "reserve")
    ]
    return grid(heads, rows, (8, 30, 21, 38, 34, 21, 15, 19))


def role_table(trip: FieldTrip, lang: Lang) -> Table:
    """Write who goes, or lines to write names on."""
    words = field_words(lang)
    rows = []
    for number, member in enumerate(trip.crew, start=1):
        name = " / ".join(filter(None, (clean(member.name), clean(member.number))))
        rows.append([str(number), role_word(member.role, lang), name or "." * 34])
    return grid([words[key] for key in ("number", "role", "name_number")], rows, (8, 36, 44))


def checklist(trip: FieldTrip, lang: Lang) -> list[Paragraph]:
    """Write what to take along, each with a box to tick."""
    items = [f"{count}x {named(item, lang)}" for item, count in trip.equipment]
    items.append(field_words(lang)["books_line"].format(number=trip.books))
    return [said(f"[   ]  {item}") for item in items]


def fallbacks(month: FieldMonth, lang: Lang) -> list[Paragraph]:
    """Write what to do when something fails."""
    facts = month.scenario.field.fallbacks
    if not facts:
        return [said(field_words(lang)["no_fallback"])]
    return [titled(case_of(item, lang), in_lang(item, lang)) for item in facts]


def codes(month: FieldMonth, trip: FieldTrip, lang: Lang) -> Table | None:
    """Draw a code for each place of a trip, with its number and coordinates below."""
    once = {visit.visit.place: visit for visit in reversed(trip.visits)}
    visits = sorted(once.values(), key=lambda visit: visit.number)[:BOXES_ON_A_ROW]
    if not visits:
        return None
    size = 27 * mm if len(visits) <= 2 else 20 * mm
    codes_row: list[Any] = [code_drawing(geo_uri(visit.at), size) for visit in visits]
    told = field_words(lang)["qr"]
    names = [said(f"{told} {v.number}:\n{coordinates_text(v.at)}", TINY) for v in visits]
    return Table([codes_row, names], colWidths=[88 * mm / len(visits)] * len(visits), style=PLAIN)


def nights_text(month: FieldMonth, trip: FieldTrip, lang: Lang) -> str:
    """Write where the team sleeps."""
    words = field_words(lang)
    if not trip.nights:
        return words["home_nights"]
    told = [f"{short_day(date, lang)} {place_name(month.scenario, place)}" for date, place in trip.nights]
    return words["sleeps"].format(nights="; ".join(told))
