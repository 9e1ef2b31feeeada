"""The plan as plain text for a terminal: the schedule by date, the indicators, the kabupaten."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Mapping, Sequence

from rich.box import Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from outreach_planner.outputs.itinerary import Entry, itinerary, travel_days
from outreach_planner.outputs.language import (
    Lang,
    clock,
    in_language,
    number_text,
    percent_text,
    period_text,
    rupiah_text,
    short_date_text,
)
from outreach_planner.outputs.telling import (
    clean,
    gap_sentence,
    kabupaten_name,
    place_name,
    program_name,
    stopped_sentence,
)
from outreach_planner.outputs.terminal_words import TERMINAL_WORDS
from outreach_planner.plans.plan import Leg, Plan, Trip
from outreach_planner.scenario.fields import Scenario

NARROW = 100
LEAST_WIDTH = 30
MOST_UNFOLDED = 14
RULED_HEAD = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
Rows = Sequence[tuple[str, ...]]


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
    period = period_text(plan.starts, plan.ends, lang)
    title = f"{told['title']}: {clean(plan.scenario)}" + ("" if period in plan.scenario else f" ({period})")
    days = _days(plan, scenario, lang, told)
    if not days:
        schedule = told["no_visits"]
    elif width < NARROW:
        schedule = _blocks(days, told, width)
    else:
        head = tuple(
            told[key] for key in ("date", "team", "program", "place", "hours", "served", "overnight")
        )
        schedule = _table(head, days, width, right={5}, whole={0, 4, 5})
    parts = [
        textwrap.fill(title, width),
        schedule,
        textwrap.fill(told["indicators"], width),
        _indicators(plan, lang, told, width),
        textwrap.fill(told["by_kabupaten"], width),
        _kabupaten(plan, scenario, lang, told, width),
    ]
    return "\n\n".join(parts) + "\n"


def _days(plan: Plan, scenario: Scenario, lang: Lang, told: Mapping[str, str]) -> Rows:
    """Return a row for each visit and for each day on the road without one."""
    visits = [((e.visit.date, e.visit.team, 0), _visit_row(e, scenario, lang, told)) for e in itinerary(plan)]
    travels = [
        ((leg.date, trip.team, 1), _travel_row(trip, leg, scenario, lang, told))
        for trip, leg in travel_days(plan)
    ]
    return [row for _, row in sorted(visits + travels)]


def _visit_row(entry: Entry, scenario: Scenario, lang: Lang, told: Mapping[str, str]) -> tuple[str, ...]:
    """Return date, team, program, place, hours, people served and overnight place of a visit."""
    visit = entry.visit
    program = program_name(scenario, visit.program, lang)
    lane = scenario.programs[visit.program].lane
    return (
        short_date_text(visit.date, lang),
        clean(scenario.teams[visit.team].name),
        f"{program} + {clean(lane.name)}" if visit.lane and lane else program,
        f"{place_name(scenario, visit.place)} ({kabupaten_name(scenario, visit.kabupaten)})",
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
        clean(scenario.teams[trip.team].name),
        told["travel"],
        told["to"].format(place=place),
        f"{clock(leg.departs, lang)}-{clock(leg.arrives, lang)}",
        "",
        place if leg.date < trip.ends else "",
    )


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
    rows = [
        ("value", rupiah_text(plan.value_rupiah, lang)),
        ("net", f"{rupiah_text(plan.net_rupiah, lang)} ({told['net_note']})"),
        ("bound", bound),
        ("gap", gap_sentence(plan, lang)),
        ("visits", number_text(now.visits, lang)),
        ("served_by_visits", number_text(now.served_by_visits, lang)),
        ("served_at_counters", number_text(now.served_at_counters, lang)),
        ("waiting_at_end", number_text(now.waiting_at_end, lang)),
        ("cost", rupiah_text(now.cost_rupiah, lang)),
        ("cost_an_applicant", told["nobody"] if each is None else rupiah_text(each, lang)),
        ("distance", f"{number_text(now.distance_km, lang)} km"),
        ("nights", number_text(now.nights, lang)),
        ("travel_spared", f"{number_text(now.travel_spared_hours, lang)} {told['hours_unit']}"),
    ]
    if width < NARROW:
        lines = [_hanging(f"{told[key]}: {value}", width) for key, value in rows]
    else:
        longest = max(len(told[key]) for key, _ in rows)
        lines = [_hanging(value, width, f"{told[key]:<{longest}}  ") for key, value in rows]
    return "\n".join([*lines, _hanging(stopped_sentence(plan, lang), width)])


def _kabupaten(plan: Plan, scenario: Scenario, lang: Lang, told: Mapping[str, str], width: int) -> str:
    """Write one line a kabupaten, the worst one marked; on a narrow terminal a few lines each."""
    keys = ("kabupaten", "applications", "sought", "visits", "by_visits", "drawn", "share")
    rows = []
    for kabupaten, result in plan.indicators.by_kabupaten.items():
        name = kabupaten_name(scenario, kabupaten)
        is_worst = kabupaten == plan.indicators.worst_kabupaten
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
        return _table(head, rows, width, right=set(range(1, 7)), whole={6})
    lines = []
    for name, *numbers in rows:
        lines.append(_hanging(name, width))
        pairs = zip(keys[1:], numbers, strict=True)
        facts = ", ".join(f"{told[key].lower()} {number}" for key, number in pairs)
        lines.append(_hanging(facts, width, "  "))
    return "\n".join(lines)


def _table(head: tuple[str, ...], rows: Rows, width: int, right: set[int], whole: set[int]) -> str:
    """Align rows under a head; columns in ``right`` stand to the right, those in ``whole`` never fold."""
    table = Table(box=RULED_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for number, title in enumerate(head):
        table.add_column(
            Text(title),
            justify="right" if number in right else "left",
            no_wrap=number in whole,
            min_width=min(MOST_UNFOLDED, max(len(row[number]) for row in rows)),
            overflow="fold",
        )
    for row in rows:
        table.add_row(*map(Text, row))
    page = io.StringIO()
    Console(file=page, width=width, color_system=None, legacy_windows=False).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())
