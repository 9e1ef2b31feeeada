"""The figures of a plan as plain text for a terminal: indicators, kabupaten, stocks and budgets."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from outreach_planner.outputs.language import Lang, in_language, number_text, percent_text, rupiah_text
from outreach_planner.outputs.limits_told import LIMIT_WORDS, limit_sentence, limits_told
from outreach_planner.outputs.telling import (
    gap_sentence,
    is_worst_of_several,
    kabupaten_name,
    stopped_sentence,
)
from outreach_planner.outputs.terminal_table import table_text
from outreach_planner.outputs.weights_told import weights_told
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario

NARROW = 100


def hanging(text: str, width: int, indent: str = "") -> str:
    """Fold a text at a width; what follows the first line stands to the right of it."""
    return textwrap.fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=" " * max(len(indent), 2),
        break_on_hyphens=False,
    )


def indicators_text(plan: Plan, lang: Lang, told: Mapping[str, str], width: int) -> str:
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
    return "\n".join([*lines, hanging(stopped_sentence(plan, lang), width)])


def limits_texts(plan: Plan, scenario: Scenario, lang: Lang, width: int) -> list[str]:
    """Write what is used of each limit, and the promised shares; nothing where there are none."""
    rows = [(each.label, limit_sentence(each, lang)) for each in limits_told(plan, scenario, lang)]
    return [in_language(LIMIT_WORDS, lang)["title"], "\n".join(_pairs(rows, width))] if rows else []


def weights_text(plan: Plan, scenario: Scenario, lang: Lang, width: int) -> str:
    """Write what the value weighs with, a label and a weight a line."""
    return "\n".join(_pairs(weights_told(plan, scenario, lang), width))


def _pairs(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Write a label and a value a line, the values below each other where there is room."""
    if width < NARROW:
        return [hanging(f"{label}: {value}", width) for label, value in rows]
    longest = max(len(label) for label, _ in rows)
    return [hanging(value, width, f"{label:<{longest}}  ") for label, value in rows]


def kabupaten_text(plan: Plan, scenario: Scenario, lang: Lang, told: Mapping[str, str], width: int) -> str:
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
        lines.append(hanging(name, width))
        pairs = zip(keys[1:], numbers, strict=True)
        facts = ", ".join(f"{told[key].lower()} {number}" for key, number in pairs)
        lines.append(hanging(facts, width, "  "))
    return "\n".join(lines)
