"""The comparison as one page: synchronized maps, one player, tables of what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.comparison_days import DayRow, day_rows, lost_rows, marked_rows
from outreach_planner.outputs.comparison_heads import PlanHead, plan_heads
from outreach_planner.outputs.comparison_telling import (
    better_text,
    difference_text,
    kabupaten_of,
    value_text,
    verdicts,
)
from outreach_planner.outputs.comparison_words import comparison_words
from outreach_planner.outputs.geometry import Points
from outreach_planner.outputs.input_names import input_name, input_values
from outreach_planner.outputs.language import Lang, date_text
from outreach_planner.outputs.map_areas import areas_of, is_land_guessed
from outreach_planner.outputs.map_calendar import DayHead, TeamRow, day_heads, team_rows
from outreach_planner.outputs.map_data import map_data
from outreach_planner.outputs.map_page import MAP_SCRIPTS, water_view
from outreach_planner.outputs.map_people import sites_of
from outreach_planner.outputs.map_trips import MappedTrip, map_trips
from outreach_planner.outputs.page import page, tile_origin
from outreach_planner.plans.comparison import Comparison, Figure, KabupatenFigures
from outreach_planner.scenario.boundaries import read_boundaries
from outreach_planner.scenario.water import read_water
from outreach_planner.world.instance import Instance

STYLES = ("map_page.css", "map_layers.css", "comparison_page.css", "map_print.css", "comparison_print.css")
SCRIPTS = (*MAP_SCRIPTS, "map_together.js", "comparison_page.js")
MOST_INPUT_ROWS = 300


@dataclass(frozen=True)
class Cell:
    """A value with its difference from the first plan; ``difference`` is empty for the first itself."""

    value: str
    difference: str
    best: bool


@dataclass(frozen=True)
class Row:
    """A row of a table; ``better`` says with which plan somebody is better off."""

    name: str
    cells: tuple[Cell, ...]
    better: str = ""


@dataclass(frozen=True)
class PlanCalendar:
    """The calendar of a plan."""

    plan: int
    name: str
    days: Sequence[DayHead]
    teams: Sequence[TeamRow]


def comparison_html(
    comparison: Comparison, instances: Sequence[Instance], messages: Sequence[str], lang: Lang = "id"
) -> str:
    """Render the comparison; the same input gives the same text.

    Parameters
    ----------
    comparison : Comparison
    instances : sequence of Instance
        Of the scenarios of its plans.
    messages : sequence of str
        What can and cannot be compared.
    lang : "id" or "en"

    Raises
    ------
    ScenarioError
        If the boundaries that a scenario names cannot be read.
    """
    word = comparison_words(lang)
    heads = plan_heads(comparison, lang)
    data, calendars, waters, guessed = [], [], [], []
    for number, (side, instance) in enumerate(zip(comparison.sides, instances, strict=True)):
        points = Points(instance.roads)
        trips = map_trips(side.scenario, side.plan, points)
        water = read_water(side.scenario)
        waters.append(water)
        boundaries = read_boundaries(side.scenario)
        guessed.append(is_land_guessed(side.scenario, boundaries))
        areas = areas_of(instance, side.plan, boundaries)
        told = map_data(
            instance,
            side.plan,
            trips,
            sites_of(instance, side.plan),
            areas,
            water,
            points,
            lang,
            guessed_land=guessed[-1],
        )
        title = word["compare_map"].format(number=number + 1, name=heads[number].name)
        data.append({**told, "title": title})
        calendars.append(_calendar(comparison, heads[number], instance, trips, lang))
    dates = [date_text(date, lang) for date in instances[0].days.dates]
    longest = max(len(instance.days.dates) for instance in instances)
    numbered = [word["day_number"].format(number=number + 1) for number in range(longest)]
    days = dates if comparison.same_days else numbered
    view: Mapping[str, object] = {
        "word": word,
        "period": heads[0].period if comparison.same_days else "",
        "plans": heads,
        "messages": list(messages),
        "verdicts": verdicts(comparison, lang),
        "calendars": calendars,
        "team_groups": _team_groups(calendars),
        "proposed": False,
        "guessed_land": any(guessed),
        "figures": [
            _row(word[f"figure_{figure.key}"], figure, lang, comparison.same_office)
            for figure in comparison.figures
        ],
        "kabupaten": [_kabupaten_row(comparison, row, lang) for row in comparison.kabupaten],
        "day_rows": _day_rows(comparison, lang),
        "same_office": comparison.same_office,
        "same_days": bool(comparison.visits),
        "input": [
            (input_name(comparison, change.field, lang), change.field, input_values(change, lang))
            for change in comparison.input[:MOST_INPUT_ROWS]
        ],
        "input_cut": max(0, len(comparison.input) - MOST_INPUT_ROWS),
        "days": days,
        "tiles": any(side.scenario.tiles for side in comparison.sides),
        **water_view(*waters),
    }
    origins = sorted({tile_origin(side.scenario) for side in comparison.sides} - {""})
    return page(
        lang,
        "comparison_page.html",
        view,
        {"plans": data, "days": days, "words": data[0]["words"], "together": comparison.same_office},
        STYLES,
        SCRIPTS,
        maps=[f"plan{number + 1}" for number in range(len(heads))],
        tiles=" ".join(origins),
    )


def write_comparison(
    path: Path,
    comparison: Comparison,
    instances: Sequence[Instance],
    messages: Sequence[str],
    lang: Lang = "id",
) -> None:
    """Write the comparison as one HTML file, whole or not at all; see ``comparison_html``.

    Raises
    ------
    ScenarioError
        If the file cannot be written, or the boundaries that a scenario names cannot be read.
    """
    write_text(path, comparison_html(comparison, instances, messages, lang))


def _row(name: str, figure: Figure, lang: Lang, are_compared: bool = True) -> Row:
    cells = tuple(
        Cell(
            value_text(value, figure.unit, lang),
            difference_text(figure.shown_differences[number], figure.unit, lang)
            if number and are_compared
            else "",
            number in figure.best,
        )
        for number, value in enumerate(figure.values)
    )
    return Row(name, cells)


def _kabupaten_row(comparison: Comparison, row: KabupatenFigures, lang: Lang) -> Row:
    """Tell the share of a kabupaten, its differences in points and people, and who is better off."""
    told = _row(kabupaten_of(comparison, row.kabupaten), row.share_served, lang)
    people = [
        None if visited is None or drawn is None else visited + drawn
        for visited, drawn in zip(row.served_by_visits.values, row.drawn_to_counters.values, strict=True)
    ]
    served = Figure("served", "people", "neither", tuple(people), ())
    cells = [
        replace(
            cell,
            difference=comparison_words(lang)["people_too"].format(
                points=cell.difference, people=difference_text(difference, "people", lang)
            )
            if comparison.same_days and cell.difference not in ("", "0")
            else cell.difference,
        )
        for cell, difference in zip(told.cells, served.shown_differences, strict=True)
    ]
    return replace(told, cells=tuple(cells), better=better_text(row.share_served, lang))


def _calendar(
    comparison: Comparison, head: PlanHead, instance: Instance, trips: Sequence[MappedTrip], lang: Lang
) -> PlanCalendar:
    """Return the calendar of a plan, its cells marked with what is gained, moved and lost."""
    number = head.number - 1
    side = comparison.sides[number]
    rows = team_rows(side.scenario, instance.days, trips, lang)
    if number == 0:
        rows = lost_rows(rows, side.scenario, instance.days, comparison.visits, lang)
    elif comparison.visits:
        rows = marked_rows(rows, side.scenario, instance.days, comparison.visits[number - 1], lang)
    return PlanCalendar(number, head.name, day_heads(instance.days, lang), rows)


def _team_groups(calendars: Sequence[PlanCalendar]) -> list[tuple[str, Sequence[TeamRow]]]:
    """Group the teams for the legend: once where all plans have the same, else under each plan's number."""
    told = [[(team.letter, team.name, team.color) for team in calendar.teams] for calendar in calendars]
    if all(each == told[0] for each in told):
        return [("", calendars[0].teams)]
    return [(str(calendar.plan + 1), calendar.teams) for calendar in calendars]


def _day_rows(comparison: Comparison, lang: Lang) -> list[DayRow]:
    return day_rows(comparison, lang) if comparison.visits else []
