"""The month beside the map: a calendar of teams x days, and the list of trips with their visits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from outreach_planner.outputs.language import (
    MONTH_NAMES,
    SHORT_DAY_NAMES,
    Lang,
    clock,
    date_text,
    number_text,
    short_date_text,
)
from outreach_planner.outputs.map_trips import MappedTrip, NumberedVisit, leg_to, team_letters
from outreach_planner.outputs.map_words import map_words
from outreach_planner.outputs.requests_told import visit_notes
from outreach_planner.outputs.telling import team_name
from outreach_planner.plans.plan import Visit
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Days


@dataclass(frozen=True)
class DayHead:
    """The head of a day's column; ``rest``: counters are closed; ``about`` tells date and holiday.

    ``month`` names the month on the first day of each; empty on other days, and where there is only one.
    """

    day: int
    number: int
    letter: str
    rest: bool
    about: str
    month: str = ""


@dataclass(frozen=True)
class Cell:
    """A day of a team: ``trip`` None and no ``codes`` on a day at home; ``mark`` is for comparisons.

    A team that serves two places on a day has two codes, in the order of their hours.
    """

    day: int
    rest: bool
    trip: int | None = None
    codes: tuple[str, ...] = ()
    night: bool = False
    about: str = ""
    mark: str = ""


@dataclass(frozen=True)
class TeamRow:
    """A team and its days."""

    letter: str
    name: str
    color: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class AgendaVisit:
    """A visit in the list of trips."""

    code: str
    date: str
    place: str
    about: str
    drive: str


@dataclass(frozen=True)
class AgendaTrip:
    """A trip in the list of trips."""

    number: int
    color: int
    title: str
    team: str
    about: str
    visits: tuple[AgendaVisit, ...]


def day_heads(days: Days, lang: Lang) -> list[DayHead]:
    """Return the heads of the calendar's columns."""
    months = len({(date.year, date.month) for date in days.dates})
    return [
        DayHead(
            month=MONTH_NAMES[lang][date.month - 1] if months > 1 and (day == 0 or date.day == 1) else "",
            day=day,
            number=date.day,
            letter=SHORT_DAY_NAMES[lang][date.weekday()],
            rest=not bool(days.working[day]),
            about=", ".join(filter(None, (date_text(date, lang), days.holiday[day]))),
        )
        for day, date in enumerate(days.dates)
    ]


def team_rows(scenario: Scenario, days: Days, trips: Sequence[MappedTrip], lang: Lang) -> list[TeamRow]:
    """Return the calendar's rows, one a team in the scenario's order; days outside the month are left out."""
    letter = team_letters(scenario)
    rows = []
    for color, team_id in enumerate(scenario.teams):
        busy = _busy(scenario, [trip for trip in trips if trip.trip.team == team_id], days, lang)
        cells = tuple(
            busy.get(date, Cell(day, not bool(days.working[day]))) for day, date in enumerate(days.dates)
        )
        rows.append(TeamRow(letter[team_id], team_name(scenario, team_id, lang), color, cells))
    return rows


def _busy(scenario: Scenario, trips: Sequence[MappedTrip], days: Days, lang: Lang) -> Mapping[dt.date, Cell]:
    """Fill the cells of a team's days on the way."""
    word = map_words(lang)
    cells: dict[dt.date, Cell] = {}
    for trip in trips:
        nights = dict(trip.nights)
        for day, date in enumerate(days.dates):
            if not trip.trip.starts <= date <= trip.trip.ends:
                continue
            held = [numbered for numbered in trip.visits if numbered.visit.date == date]
            told = [f"{numbered.code} {_visit_text(scenario, numbered, lang)}" for numbered in held]
            if date in nights:
                told.append(word["sleep_at"].format(place=scenario.places[nights[date]].name))
            elif not held:
                told.append(word["travel"])
            cells[date] = Cell(
                day=day,
                rest=not bool(days.working[day]),
                trip=trip.number,
                codes=tuple(numbered.code for numbered in held),
                night=date in nights,
                about=f"{date_text(date, lang)}: {'; '.join(told)}",
            )
    return cells


def _visit_text(scenario: Scenario, numbered: NumberedVisit, lang: Lang) -> str:
    """Name program and place of a visit."""
    visit = numbered.visit
    return f"{program_name(scenario, visit.program, lang)}, {scenario.places[visit.place].name}"


def agenda(scenario: Scenario, trips: Sequence[MappedTrip], lang: Lang) -> list[AgendaTrip]:
    """Return the list of trips with their visits, by start."""
    word = map_words(lang)
    color = {team: number for number, team in enumerate(scenario.teams)}
    rows = []
    for mapped in trips:
        trip = mapped.trip
        first, last = short_date_text(trip.starts, lang), short_date_text(trip.ends, lang)
        km = number_text(sum(leg.distance_m for leg in trip.legs) / 1000, lang)
        nights = word["night" if trip.nights == 1 else "nights"]
        stay = f"{trip.nights} {nights}" if trip.nights else word["from_home"]
        rows.append(
            AgendaTrip(
                number=mapped.number,
                color=color[trip.team],
                title=first if trip.starts == trip.ends else f"{first} – {last}",
                team=team_name(scenario, trip.team, lang),
                about=f"{stay} · {km} km",
                visits=tuple(_agenda_visit(scenario, mapped, numbered, lang) for numbered in mapped.visits),
            )
        )
    return rows


def _agenda_visit(scenario: Scenario, trip: MappedTrip, numbered: NumberedVisit, lang: Lang) -> AgendaVisit:
    """Tell one visit of the list: when and where, and how the team came."""
    word, visit = map_words(lang), numbered.visit
    hours = f"{clock(visit.service_starts, lang)}–{clock(visit.service_ends, lang)}"
    people = f"{number_text(visit.expected_applicants, lang)} {word['applicants']}"
    leg = leg_to(trip.trip, visit)
    return AgendaVisit(
        code=numbered.code,
        date=visit_date_text(trip, visit, lang),
        place=scenario.places[visit.place].name,
        about=" · ".join(
            [program_name(scenario, visit.program, lang), hours, people, *visit_notes(scenario, visit, lang)]
        ),
        drive="" if leg is None else drive_text(leg.departs, leg.arrives, leg.date, visit.date, lang),
    )


def visit_date_text(trip: MappedTrip, visit: Visit, lang: Lang) -> str:
    """Tell the date of a visit, with its hour where the team holds another on the same day."""
    date = short_date_text(visit.date, lang)
    alone = sum(other.visit.date == visit.date for other in trip.visits) == 1
    return date if alone else f"{date} {clock(visit.service_starts, lang)}"


def program_name(scenario: Scenario, program: str, lang: Lang) -> str:
    """Name a program; in English by its English name where it has one."""
    found = scenario.programs[program]
    return found.name_en if lang == "en" and found.name_en else found.name


def drive_text(departs: int, arrives: int, drive: dt.date, visit: dt.date, lang: Lang) -> str:
    """Tell when a team departs and arrives, with the date if it drives on another day than it visits."""
    text = map_words(lang)["drive_of"].format(departs=clock(departs, lang), arrives=clock(arrives, lang))
    return text if drive == visit else f"{text} ({short_date_text(drive, lang)})"
