"""Stress tests on the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from outreach_planner.outputs.language import Lang, number_text, percent_text, rupiah_text, short_date_text
from outreach_planner.outputs.stress_summary import stress_summary
from outreach_planner.outputs.stress_words import stress_words
from outreach_planner.outputs.telling import kabupaten_name, place_name, program_name
from outreach_planner.outputs.terminal_table import table_text
from outreach_planner.scenario.fields import Scenario
from outreach_planner.stressing.risks import Difference, Risk, Stress

STRESS_VERSION = 1
MONEY = ("net_rupiah", "value_rupiah", "cost_an_applicant")


def figure_name(key: str, scenario: Scenario, lang: Lang) -> str:
    """Name a figure."""
    word = stress_words(lang)
    if key.startswith("share:"):
        return word["share"].format(name=kabupaten_name(scenario, key.removeprefix("share:")))
    return word[key]


def amount_text(key: str, value: float, lang: Lang, *, sign: bool = False) -> str:
    """Write a figure in its unit; with its sign where it is a difference."""
    plus = "+" if sign and value > 0 else ""
    if key in MONEY:
        return plus + rupiah_text(value, lang)
    if key == "worst_share" or key.startswith("share:"):
        return plus + percent_text(value, lang)
    return plus + number_text(value, lang, 1 if key.startswith("visits_") else 0)


def riskiest(risks: Sequence[Risk]) -> list[Risk]:
    """Sort visits: the likeliest to miss its minimum first, then the likeliest to be overloaded."""
    return sorted(risks, key=lambda each: (-(each.misses or 0.0), -each.overload, each.visit.date))


def visit_name(risk: Risk, scenario: Scenario, lang: Lang) -> str:
    """Name a visit by place and program."""
    visit = risk.visit
    return f"{place_name(scenario, visit.place)}, {program_name(scenario, visit.program, lang)}"


def stress_text(
    tests: Sequence[Stress],
    names: Sequence[str],
    compared: Sequence[Difference],
    scenario: Scenario,
    lang: Lang,
    width: int = 100,
) -> str:
    """Return figures and risks of one plan, or of two and what differs on the same months."""
    word, first = stress_words(lang), tests[0]
    lead = word["lead"].format(months=number_text(first.months, lang), seed=first.seed)
    found = [stress_summary(test, name, scenario, lang) for name, test in zip(names, tests, strict=True)]
    lines = [word["title"].format(scenario=scenario.name), lead, *found, ""]
    for name, test in zip(names, tests, strict=True):
        lines += [f"{word['figures']}: {name}", _figures(test, scenario, lang, width), ""]
        lines += [word["risks"], _risks(test, scenario, lang, width), ""]
    if compared:
        lines.append(word["difference"].format(first=names[0], second=names[1]))
        lines += [_compared(compared, scenario, lang, width), ""]
    return "\n".join([*lines, word["note"]]) + "\n"


def stress_json(
    tests: Sequence[Stress], names: Sequence[str], compared: Sequence[Difference], files: dict[str, str]
) -> str:
    """Return the object that ``stress --json`` prints; chances are fractions, money is rupiah."""
    tree = {
        "version": STRESS_VERSION,
        "months": tests[0].months,
        "seed": tests[0].seed,
        "plans": [{"name": name, **stress_tree(test)} for name, test in zip(names, tests, strict=True)],
        "differences": {
            each.key: {
                "mean": round(each.mean, 4),
                "p10": round(each.p10, 4),
                "p50": round(each.p50, 4),
                "p90": round(each.p90, 4),
                "better": round(each.better, 4),
            }
            for each in compared
        },
        "files": files,
    }
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True) + "\n"


def stress_tree(test: Stress) -> dict[str, Any]:
    """Write a stress test for programs."""
    return {
        "figures": {
            each.key: {
                "expected": round(each.expected, 4),
                "mean": round(each.mean, 4),
                "p10": round(each.p10, 4),
                "p50": round(each.p50, 4),
                "p90": round(each.p90, 4),
                "tail": round(each.tail, 4),
            }
            for each in test.figures
        },
        "visits": [
            {
                "date": str(each.visit.date),
                "program": each.visit.program,
                "team": each.visit.team,
                "place": each.visit.place,
                "minimum_attendance": each.visit.minimum_attendance,
                "capacity": each.visit.capacity,
                "came": list(each.came),
                "served": list(each.served),
                "misses_minimum": None if each.misses is None else round(each.misses, 4),
                "overload": round(each.overload, 4),
                "turned_away": round(each.turned_away, 4),
                "closed": round(each.closed, 4),
            }
            for each in test.risks
        ],
    }


def figure_rows(test: Stress, scenario: Scenario, lang: Lang) -> list[tuple[str, ...]]:
    """Write each figure: what the plan expects, mean, percentiles and the bad tail."""
    return [
        (
            figure_name(each.key, scenario, lang),
            *(
                amount_text(each.key, value, lang)
                for value in (each.expected, each.mean, each.p10, each.p50, each.p90, each.tail)
            ),
        )
        for each in test.figures
    ]


def risk_rows(test: Stress, scenario: Scenario, lang: Lang) -> list[tuple[str, ...]]:
    """Write each visit's risks, the riskiest first."""
    return [
        (
            short_date_text(each.visit.date, lang),
            visit_name(each, scenario, lang),
            str(each.visit.minimum_attendance or "–"),
            " / ".join(number_text(value, lang) for value in each.came),
            "–" if each.misses is None else percent_text(each.misses, lang, 0),
            str(each.visit.capacity),
            percent_text(each.overload, lang, 0),
            number_text(each.turned_away, lang),
            percent_text(each.closed, lang),
        )
        for each in riskiest(test.risks)
    ]


def difference_rows(compared: Sequence[Difference], scenario: Scenario, lang: Lang) -> list[tuple[str, ...]]:
    """Write what differs on the same months, and how often the second plan is better."""
    return [
        (
            figure_name(each.key, scenario, lang),
            *(
                amount_text(each.key, value, lang, sign=True)
                for value in (each.mean, each.p10, each.p50, each.p90)
            ),
            percent_text(each.better, lang, 0),
        )
        for each in compared
    ]


def figure_head(lang: Lang) -> tuple[str, ...]:
    """Head the table of figures."""
    word = stress_words(lang)
    return ("", word["expected"], word["mean"], "P10", "P50", "P90", word["tail"])


def risk_head(lang: Lang) -> tuple[str, ...]:
    """Head the table of risks."""
    keys = ("date", "visit", "minimum", "came", "misses", "capacity", "overload", "away", "closed")
    return tuple(stress_words(lang)[key] for key in keys)


def difference_head(lang: Lang) -> tuple[str, ...]:
    """Head the table of differences."""
    word = stress_words(lang)
    return ("", word["mean"], "P10", "P50", "P90", word["better"])


def _figures(test: Stress, scenario: Scenario, lang: Lang, width: int) -> str:
    rows = figure_rows(test, scenario, lang)
    return table_text(figure_head(lang), rows, width, set(range(1, 7)), set(range(1, 7)))


def _risks(test: Stress, scenario: Scenario, lang: Lang, width: int) -> str:
    whole = {0, 2, 3, 4, 5, 6, 7, 8}
    return table_text(risk_head(lang), risk_rows(test, scenario, lang), width, {2, 3, 4, 5, 6, 7, 8}, whole)


def _compared(compared: Sequence[Difference], scenario: Scenario, lang: Lang, width: int) -> str:
    rows = difference_rows(compared, scenario, lang)
    return table_text(difference_head(lang), rows, width, set(range(1, 6)), set(range(1, 6)))
