"""Writes the letters pack: the annex of the letter of assignment for each trip, a page each."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepInFrame, PageBreak, SimpleDocTemplate, Spacer, Table

from outreach_planner.exporting.field_month import FieldMonth, FieldTrip
from outreach_planner.exporting.letters.drawings import BOLD, FONT, trip_map
from outreach_planner.exporting.letters.parts import (
    BELOW,
    HEADING,
    PLAIN,
    SMALL,
    checklist,
    codes,
    fallbacks,
    journey_table,
    nights_text,
    role_table,
    said,
    service_table,
    titled,
)
from outreach_planner.exporting.texts import plain_letters
from outreach_planner.exporting.words import field_words
from outreach_planner.outputs.language import Lang, date_text, period_text
from outreach_planner.outputs.telling import clean, team_name

MARGIN = 12 * mm
WIDTH, HEIGHT = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN - 6 * mm
TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=12, leading=15, alignment=TA_CENTER)
LETTERHEAD = ParagraphStyle("letterhead", parent=SMALL, alignment=TA_CENTER, fontSize=8, leading=9.5)
PADDING = 6  # of the library's own frame, in points
MAP_WIDTH, MAP_HEIGHT = 96 * mm, 74 * mm


def letters_bytes(month: FieldMonth, lang: Lang) -> bytes:
    """Write the pack as PDF; the same month gives the same bytes."""
    words = field_words(lang)
    page = io.BytesIO()
    document = SimpleDocTemplate(
        page,
        pagesize=A4,
        leftMargin=MARGIN - PADDING,
        rightMargin=MARGIN - PADDING,
        topMargin=MARGIN - PADDING,
        bottomMargin=MARGIN + 6 * mm,
        title=plain_letters(f"{words['annex']} {month.name}"),
        author=plain_letters(month.scenario.office.name),
        invariant=1,
    )
    story: list[Any] = []
    for trip in month.trips:
        parts = _page(month, trip, lang)
        story += [KeepInFrame(WIDTH, HEIGHT - PADDING, parts, mode="shrink"), PageBreak()]
    if not story:
        story = [said(words["no_visits"])]
    told = f"{period_text(month.starts, month.ends, lang)} - {month.plan.fingerprint[:16]}"

    def foot(canvas: Canvas, document: Any) -> None:
        canvas.setFont(FONT, 7)
        canvas.drawString(MARGIN, MARGIN, plain_letters(told))
        canvas.drawRightString(A4[0] - MARGIN, MARGIN, f"{words['page']} {canvas.getPageNumber()}")

    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return page.getvalue()


def _page(month: FieldMonth, trip: FieldTrip, lang: Lang) -> list[Any]:
    words, scenario = field_words(lang), month.scenario
    team = scenario.teams[trip.trip.team]
    days = dict.fromkeys((date_text(trip.trip.starts, lang), date_text(trip.trip.ends, lang)))
    dots = "." * 40
    about = [
        titled(words["team"], team_name(scenario, trip.trip.team, lang)),
        titled(words["date"], " - ".join(days)),
        titled(words["vehicle"], clean(team.vehicle) or words["no_vehicle"]),
        titled(words["letter_number"], dots),
        titled(words["letter_date"], dots),
        said(nights_text(month, trip, lang)),
    ]
    head = Table([[about, codes(month, trip, lang) or ""]], colWidths=[98 * mm, 88 * mm], style=PLAIN)
    left = [said(words["map"], HEADING), trip_map(month, trip, MAP_WIDTH, MAP_HEIGHT)]
    right = [said(words["roles"], HEADING), role_table(trip, lang)]
    map_row = Table([[left, right]], colWidths=[98 * mm, 88 * mm], style=BELOW)
    banks = ", ".join(clean(bank) for bank in scenario.field.payment)
    payment = [said(words["payment_line"].format(banks=banks))] if banks else []
    low = Table(
        [
            [
                [said(words["checklist"], HEADING), *checklist(trip, lang), *payment],
                [said(words["fallback"], HEADING), *fallbacks(month, lang)],
            ]
        ],
        colWidths=[98 * mm, 88 * mm],
        style=BELOW,
    )
    return [
        *(said(line, LETTERHEAD) for line in scenario.field.letterhead),
        Spacer(1, 4),
        said(words["annex_trip"].format(annex=words["annex"], number=trip.number), TITLE),
        Spacer(1, 4),
        head,
        said(words["schedule"], HEADING),
        journey_table(month, trip, lang),
        said(words["service"], HEADING),
        service_table(month, trip, lang),
        map_row,
        low,
        Spacer(1, 10),
        said(f"{words['signature']}: {'.' * 70}"),
    ]
