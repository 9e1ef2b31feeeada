"""The plan as plain text for a terminal: the schedule by date, the indicators, the kabupaten."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from outreach_planner.outputs.itinerary import Entry, itinerary, travel_days
from outreach_planner.outputs.language import (
    LANGUAGES,
    Lang,
    clock,
    in_language,
    number_text,
    period_text,
    short_date_text,
)
from outreach_planner.outputs.minimums_told import minimum_lines
from outreach_planner.outputs.requests_told import request_rows, requests_title, visit_notes
from outreach_planner.outputs.telling import (
    clean,
    place_and_kabupaten,
    place_name,
    program_name,
    scenario_name,
    team_name,
)
from outreach_planner.outputs.terminal_figures import (
    NARROW,
    hanging,
    indicators_text,
    kabupaten_text,
    limits_texts,
    weights_text,
)
from outreach_planner.outputs.terminal_table import Rows, table_text
from outreach_planner.outputs.terminal_words import TERMINAL_WORDS
from outreach_planner.outputs.weights_told import WEIGHT_WORDS
from outreach_planner.plans.plan import Leg, Plan, Trip
from outreach_planner.scenario.fields import Scenario

LEAST_WIDTH = 30


def schedule_text(plan: Plan, scenario: Scenario, lang: Lang = "id", width: int = 100) -> str:
    """Return the schedule and the indicators as plain text without colours.

    Parameters
    ----------
    plan : Plan
    scenario : Scenario
        The one the plan was made for: it names the places.
    lang : "id" or "en"
    width : int
        Columns of the terminal, taken as 30 at least; below 100 each visit takes a few lines instead of
        a row of a table.

    Returns
    -------
    str
        Lines of at most ``width`` characters, ending in a line end; the same for the same input.
    """
    width = max(width, LEAST_WIDTH)
    told = in_language(TERMINAL_WORDS, lang)
    days = _days(plan, scenario, lang, told)
    if not days:
        schedule = told["no_visits"]
    else:
        schedule = _blocks(days, told, width) if width < NARROW else _schedule(days, told, width)
    parts = [
        textwrap.fill(_title(plan, scenario, lang, told), width),
        schedule,
        *_minimums(plan, scenario, lang, width),
        *_requests(plan, scenario, lang, width),
        textwrap.fill(told["indicators"], width),
        indicators_text(plan, lang, told, width),
        textwrap.fill(told["by_kabupaten"], width),
        kabupaten_text(plan, scenario, lang, told, width),
        *limits_texts(plan, scenario, lang, width),
        textwrap.fill(in_language(WEIGHT_WORDS, lang)["title"], width),
        weights_text(plan, scenario, lang, width),
    ]
    return "\n\n".join(parts) + "\n"


def _title(plan: Plan, scenario: Scenario, lang: Lang, told: Mapping[str, str]) -> str:
    """Name the scenario, and the period where its name does not say it in one of the languages."""
    name = scenario_name(scenario, plan, lang)
    is_said = any(period_text(plan.starts, plan.ends, spoken) in name for spoken in LANGUAGES)
    period = "" if is_said else f" ({period_text(plan.starts, plan.ends, lang)})"
    return f"{told['title']}: {name}{period}"


def _minimums(plan: Plan, scenario: Scenario, lang: Lang, width: int) -> list[str]:
    """Tell under the schedule where fewer are enough than the program asks, why, and at how many visits."""
    lines = [hanging(f"{line}.", width) for line in minimum_lines(plan, scenario, lang)]
    return ["\n".join(lines)] if lines else []


def _requests(plan: Plan, scenario: Scenario, lang: Lang, width: int) -> list[str]:
    """Tell which groups that asked are visited, and why the others are not."""
    rows = request_rows(plan, scenario, lang)
    lines = [hanging(f"{group}: {answer}", width, "  ") for group, answer in rows]
    return ["\n".join([requests_title(lang), *lines])] if lines else []


def _days(plan: Plan, scenario: Scenario, lang: Lang, told: Mapping[str, str]) -> Rows:
    """Return a row for each visit, the morning's first, and for each day on the road without one."""
    visits = [((e.visit.date, e.visit.team, 0), _visit_row(e, scenario, lang)) for e in itinerary(plan)]
    travels = [
        ((leg.date, trip.team, 1), _travel_row(trip, leg, scenario, lang, told))
        for trip, leg in travel_days(plan)
    ]
    return [row for _, row in sorted(visits + travels, key=lambda pair: pair[0])]


def _visit_row(entry: Entry, scenario: Scenario, lang: Lang) -> tuple[str, ...]:
    """Return date, team, program, place, hours, people served and overnight place of a visit."""
    visit = entry.visit
    place = place_and_kabupaten(scenario, visit.place)
    lane = scenario.programs[visit.program].lane
    notes = visit_notes(scenario, visit, lang)
    return (
        short_date_text(visit.date, lang),
        team_name(scenario, visit.team, lang),
        program_name(scenario, visit.program, lang),
        "; ".join([f"{place} + {clean(lane.name)}" if visit.lane and lane else place, *notes]),
        f"{clock(visit.service_starts, lang)}-{clock(visit.service_ends, lang)}",
        number_text(visit.expected_applicants, lang),
        place_name(scenario, visit.overnight) if visit.overnight else "",
    )


def _travel_row(
    trip: Trip, leg: Leg, scenario: Scenario, lang: Lang, told: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the same columns for a day of travel without a visit."""
    place = place_name(scenario, leg.end)
    return (
        short_date_text(leg.date, lang),
        team_name(scenario, trip.team, lang),
        told["travel"],
        told["to"].format(place=place),
        f"{clock(leg.departs, lang)}-{clock(leg.arrives, lang)}",
        "",
        place if leg.date < trip.ends else "",
    )


def _schedule(days: Rows, told: Mapping[str, str], width: int) -> str:
    """Write each visit as a row of a table, with a row below it for a night away."""
    rows = []
    for *visit, overnight in days:
        rows.append(tuple(visit))
        if overnight:
            rows.append(("", visit[1], told["night"], overnight, "", ""))
    head = tuple(told[key] for key in ("date", "team", "program", "place", "hours", "served"))
    return table_text(head, rows, width, right={5}, whole={0, 4, 5})


def _blocks(days: Rows, told: Mapping[str, str], width: int) -> str:
    """Write each row as a few lines, for a narrow terminal."""
    blocks = []
    for date, team, program, place, hours, served, overnight in days:
        facts = [program, place]
        if served:
            facts.append(told["people"].format(number=served))
        if overnight:
            facts.append(told["sleeps"].format(place=overnight))
        blocks.append(hanging(f"{date}  {hours}  {team}", width))
        blocks.append(hanging(", ".join(facts), width, "  "))
    return "\n".join(blocks)
