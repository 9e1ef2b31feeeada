"""The report for the head of the office: planned against done, as a page and as a table."""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import jinja2

from outreach_planner.actuals.balance import Balance, Pair, balance, balances, causes
from outreach_planner.actuals.words import REPORT_WORDS
from outreach_planner.exporting.texts import harmless
from outreach_planner.exporting.words import field_words
from outreach_planner.outputs.language import (
    Lang,
    date_text,
    in_language,
    number_text,
    percent_text,
    period_text,
)
from outreach_planner.outputs.telling import clean, kabupaten_name, place_name, program_name, team_name
from outreach_planner.scenario.fields import Scenario

ENVIRONMENT = jinja2.Environment(
    autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
COLUMNS = (
    "visits",
    "reported",
    "held",
    "cancelled",
    "moved",
    "expected_attendance",
    "came",
    "attendance",
    "registered",
    "absent",
    "absent_share",
    "expected_served",
    "served",
    "refused",
    "planned_minutes",
    "minutes",
    "planned_books",
    "books",
)
SHARES, DECIMALS = {"attendance", "absent_share"}, {"planned_minutes", "minutes"}


@dataclass(frozen=True)
class Report:
    """Visits with what came of them, summed up by each kind of group.

    Attributes
    ----------
    scenario : Scenario
        Of the last plan; it names things.
    pairs : tuple of Pair
    tables : mapping of str to tuple of Balance
        By ``by_month``, ``by_program``, ``by_team`` and ``by_kabupaten``.
    whole : Balance
    unmatched : int
        Records that fit no visit.
    """

    scenario: Scenario
    pairs: tuple[Pair, ...]
    tables: dict[str, tuple[Balance, ...]]
    whole: Balance
    unmatched: int


def report_of(scenario: Scenario, pairs: Sequence[Pair], unmatched: int, lang: Lang) -> Report:
    """Sum up visits by month, program, team and kabupaten."""
    groups: dict[str, Callable[[Pair], str]] = {
        "by_month": lambda p: f"{p.visit.date:%Y-%m}",
        "by_program": lambda p: program_name(scenario, p.visit.program, lang),
        "by_team": lambda p: team_name(scenario, p.visit.team, lang),
        "by_kabupaten": lambda p: kabupaten_name(scenario, p.visit.kabupaten),
    }
    tables = {name: balances(pairs, group) for name, group in groups.items()}
    return Report(
        scenario, tuple(pairs), tables, balance(in_language(REPORT_WORDS, lang)["all"], pairs), unmatched
    )


def value_of(item: Balance, column: str) -> float | None:
    """Return a figure of a group by the column's key."""
    if column == "attendance":
        return item.attendance_share
    value: float | None = getattr(item, column)
    return value


def report_html(report: Report, lang: Lang) -> str:
    """Write the page."""
    word = in_language(REPORT_WORDS, lang)
    template = files("outreach_planner.actuals").joinpath("report.html").read_text(encoding="utf-8")
    dates = [pair.visit.date for pair in report.pairs]
    return ENVIRONMENT.from_string(template).render(
        lang=lang,
        word=word,
        period=_months(min(dates), max(dates), lang) if dates else "-",
        office=clean(report.scenario.office.name),
        figures=_figures(report, lang),
        heads=[word["group"], *(word[column] for column in COLUMNS)],
        tables=[
            (word[name], [_cells(item, lang) for item in (*items, report.whole)])
            for name, items in report.tables.items()
        ],
        causes=causes_told(report, lang),
        notes=_notes(report, lang),
    )


def _months(first: dt.date, last: dt.date, lang: Lang) -> str:
    """Write the whole months from one day to another."""
    days = calendar.monthrange(last.year, last.month)[1]
    return period_text(first.replace(day=1), last.replace(day=days), lang)


def report_csv(report: Report, lang: Lang) -> str:
    """Write the table: a row a group, numbers plain."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(("table", "group", *COLUMNS))
    for name, items in (*report.tables.items(), ("all", (report.whole,))):
        for item in items:
            values = (value_of(item, column) for column in COLUMNS)
            writer.writerow((name, harmless(item.group), *("" if v is None else round(v, 4) for v in values)))
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + page.getvalue()


def report_tree(report: Report) -> dict[str, Any]:
    """Return the report for programs."""
    tables = {
        name: [{"group": item.group, **{c: value_of(item, c) for c in COLUMNS}} for item in items]
        for name, items in report.tables.items()
    }
    return {
        "version": 1,
        "all": {column: value_of(report.whole, column) for column in COLUMNS},
        **tables,
        "unmatched": report.unmatched,
    }


def _cells(item: Balance, lang: Lang) -> list[str]:
    return [item.group, *(figure_text(column, value_of(item, column), lang) for column in COLUMNS)]


def figure_text(column: str, value: float | None, lang: Lang) -> str:
    """Write a figure of a column as people read it."""
    if value is None:
        return "-"
    if column in SHARES:
        return percent_text(value, lang)
    return number_text(value, lang, 1 if column in DECIMALS else 0)


def _figures(report: Report, lang: Lang) -> list[tuple[str, str, str, float | None]]:
    """Return what is read first: label, figure, what it is held against, and the share as a bar."""
    word, whole = in_language(REPORT_WORDS, lang), report.whole

    def figure(column: str) -> str:
        return figure_text(column, value_of(whole, column), lang)

    share = whole.served / whole.expected_served if whole.expected_served else None
    held = whole.held / whole.visits if whole.visits else None
    return [
        (word["held"], figure("held"), f"{word['visits']}: {figure('visits')}", _bar(held)),
        (
            word["served"],
            figure("served"),
            f"{word['expected_served']}: {figure('expected_served')}",
            _bar(share),
        ),
        (
            word["came"],
            figure("came"),
            f"{word['expected_attendance']}: {figure('expected_attendance')}",
            _bar(whole.attendance_share),
        ),
        (word["absent_share"], figure("absent_share"), f"{word['registered']}: {figure('registered')}", None),
        (word["minutes"], figure("minutes"), f"{word['planned_minutes']}: {figure('planned_minutes')}", None),
        (word["books"], figure("books"), f"{word['planned_books']}: {figure('planned_books')}", None),
        (word["cancelled"], figure("cancelled"), f"{word['moved']}: {figure('moved')}", None),
    ]


def _bar(share: float | None) -> float | None:
    return None if share is None else round(100 * min(1.0, share), 1)


def causes_told(report: Report, lang: Lang) -> list[tuple[str, ...]]:
    """List the visits that were not held as planned: date, program, place, what became of it, and why."""
    word, scenario = in_language(REPORT_WORDS, lang), report.scenario
    return [
        (
            date_text(pair.visit.date, lang),
            program_name(scenario, pair.visit.program, lang),
            place_name(scenario, pair.visit.place),
            field_words(lang)[actual.status or "held"],
            clean(actual.cause) or word["no_cause"],
        )
        for pair, actual in causes(report.pairs)
    ]


def _notes(report: Report, lang: Lang) -> list[str]:
    word = in_language(REPORT_WORDS, lang)
    lines = [word["note"]]
    if not report.whole.reported:
        lines.insert(0, word["none_yet"])
    if report.unmatched:
        lines.append(word["unmatched"].format(count=report.unmatched))
    return lines
