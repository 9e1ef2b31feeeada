"""The plan as plain text for a terminal: the schedule by date, the indicators, the kabupaten."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from outreach_planner.outputs.itinerary import Entry, itinerary, travel_days
from outreach_planner.outputs.language import (
    LANGUAGES,
    Lang,
    clock,
    heading,
    in_language,
    number_text,
    percent_text,
    period_text,
    rupiah_text,
    short_date_text,
)
from outreach_planner.outputs.limits_told import LIMIT_WORDS, limit_sentence, limits_told
from outreach_planner.outputs.requests_told import request_rows, requests_title, visit_notes
from outreach_planner.outputs.telling import (
    clean,
    gap_sentence,
    is_worst_of_several,
    kabupaten_name,
    minimum_text,
    place_and_kabupaten,
    place_name,
    program_name,
    scenario_name,
    stopped_sentence,
    team_name,
)
from outreach_planner.outputs.terminal_table import Rows, table_text
from outreach_planner.outputs.terminal_words import TERMINAL_WORDS
from outreach_planner.plans.plan import Leg, Plan, Trip
from outreach_planner.scenario.fields import Scenario

NARROW = 100
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
        _indicators(plan, lang, told, width),
        textwrap.fill(told["by_kabupaten"], width),
        _kabupaten(plan, scenario, lang, told, width),
        *_limits(plan, scenario, lang, width),
    ]
    return "\n\n".join(parts) + "\n"


def _title(plan: Plan, scenario: Scenario, lang: Lang, told: Mapping[str, str]) -> str:
    """Name the scenario, and the period where its name does not say it in one of the languages."""
    name = scenario_name(scenario, plan, lang)
    is_said = any(period_text(plan.starts, plan.ends, spoken) in name for spoken in LANGUAGES)
    period = "" if is_said else f" ({period_text(plan.starts, plan.ends, lang)})"
    return f"{told['title']}: {name}{period}"


def _minimums(plan: Plan, scenario: Scenario, lang: Lang, width: int) -> list[str]:
    """Tell under the schedule which visits have a lower minimum than their program's, and why."""
    found: dict[str, list[str]] = {}
    for visit in plan.visits:
        if reason := minimum_text(scenario, visit, lang):
            where = f"{short_date_text(visit.date, lang)} {place_name(scenario, visit.place)}"
            found.setdefault(reason, []).append(where)
    lines = [_hanging(f"{heading(reason)} ({', '.join(where)})", width) for reason, where in found.items()]
    return ["\n".join(lines)] if lines else []


def _requests(plan: Plan, scenario: Scenario, lang: Lang, width: int) -> list[str]:
    """Tell which groups that asked are visited, and why the others are not."""
    rows = request_rows(plan, scenario, lang)
    lines = [_hanging(f"{group}: {answer}", width, "  ") for group, answer in rows]
    return ["\n".join([requests_title(lang), *lines])] if lines else []


def _days(plan: Plan, scenario: Scenario, lang: Lang, told: Mapping[str, str]) -> Rows:
    """Return a row for each visit and for each day on the road without one."""
    visits = [((e.visit.date, e.visit.team, 0), _visit_row(e, scenario, lang)) for e in itinerary(plan)]
    travels = [
        ((leg.date, trip.team, 1), _travel_row(trip, leg, scenario, lang, told))
        for trip, leg in travel_days(plan)
    ]
    return [row for _, row in sorted(visits + travels)]


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
        blocks.append(_hanging(f"{date}  {hours}  {team}", width))
        blocks.append(_hanging(", ".join(facts), width, "  "))
    return "\n".join(blocks)


def _hanging(text: str, width: int, indent: str = "") -> str:
    """Fold a text at a width; what follows the first line stands to the right of it."""
    return textwrap.fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=" " * max(len(indent), 2),
        break_on_hyphens=False,
    )


def _indicators(plan: Plan, lang: Lang, told: Mapping[str, str], width: int) -> str:
    """Write what a manager reads first, a label and a value a line, then the sentences about proof."""
    now = plan.indicators
    bound = told["no_bound"] if plan.bound_rupiah is None else rupiah_text(plan.bound_rupiah, lang)
    each = now.cost_an_applicant_rupiah
    groups = number_text(now.served_in_groups, lang)
    grouped = f" ({told['in_groups'].format(number=groups)})" if now.served_in_groups else ""
    rows = [
        ("value", rupiah_text(plan.value_rupiah, lang)),
        ("net", f"{rupiah_text(plan.net_rupiah, lang)} ({told['net_note']})"),
        ("bound", bound),
        ("gap", gap_sentence(plan, lang)),
        ("visits", number_text(now.visits, lang)),
        ("served_by_visits", number_text(now.served_by_visits, lang) + grouped),
        ("served_at_counters", number_text(now.served_at_counters, lang)),
        ("waiting_at_end", number_text(now.waiting_at_end, lang)),
        ("cost", rupiah_text(now.cost_rupiah, lang)),
        ("cost_an_applicant", told["nobody"] if each is None else rupiah_text(each, lang)),
        ("distance", f"{number_text(now.distance_km, lang)} km"),
        ("nights", number_text(now.nights, lang)),
        ("travel_spared", f"{number_text(now.travel_spared_hours, lang)} {told['hours_unit']}"),
    ]
    lines = _pairs([(told[key], value) for key, value in rows], width)
    return "\n".join([*lines, _hanging(stopped_sentence(plan, lang), width)])


def _limits(plan: Plan, scenario: Scenario, lang: Lang, width: int) -> list[str]:
    """Write what is used of stocks and budgets and the promised shares; nothing where there are none."""
    rows = [(each.label, limit_sentence(each, lang)) for each in limits_told(plan, scenario, lang)]
    return [in_language(LIMIT_WORDS, lang)["title"], "\n".join(_pairs(rows, width))] if rows else []


def _pairs(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Write a label and a value a line, the values below each other where there is room."""
    if width < NARROW:
        return [_hanging(f"{label}: {value}", width) for label, value in rows]
    longest = max(len(label) for label, _ in rows)
    return [_hanging(value, width, f"{label:<{longest}}  ") for label, value in rows]


def _kabupaten(plan: Plan, scenario: Scenario, lang: Lang, told: Mapping[str, str], width: int) -> str:
    """Write one line a kabupaten, the worst one marked; on a narrow terminal a few lines each."""
    keys = ("kabupaten", "applications", "sought", "visits", "by_visits", "drawn", "share")
    rows = []
    for kabupaten, result in plan.indicators.by_kabupaten.items():
        name = kabupaten_name(scenario, kabupaten)
        is_worst = is_worst_of_several(plan, kabupaten)
        rows.append(
            (
                f"{name} ({told['worst']})" if is_worst else name,
                told["about"] + number_text(result.applications_a_year, lang),
                told["about"] + number_text(result.sought, lang),
                number_text(result.visits, lang),
                number_text(result.served_by_visits, lang),
                number_text(result.drawn_to_counters, lang),
                percent_text(result.share_served, lang),
            )
        )
    if width >= NARROW:
        head = tuple(told[key] for key in keys)
        return table_text(head, rows, width, right=set(range(1, 7)), whole=set(range(1, 7)))
    lines = []
    for name, *numbers in rows:
        lines.append(_hanging(name, width))
        pairs = zip(keys[1:], numbers, strict=True)
        facts = ", ".join(f"{told[key].lower()} {number}" for key, number in pairs)
        lines.append(_hanging(facts, width, "  "))
    return "\n".join(lines)
