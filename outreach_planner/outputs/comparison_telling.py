"""A comparison in words: figures with their differences, and what can and cannot be compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from outreach_planner.outputs.comparison_words import comparison_words
from outreach_planner.outputs.language import (
    Lang,
    number_text,
    percent_text,
    rupiah_text,
    short_date_text,
)
from outreach_planner.outputs.telling import clean, kabupaten_name, place_name, program_name
from outreach_planner.plans.comparison import Comparison, Figure, Side, Unit, shown
from outreach_planner.plans.visit_changes import Kind, VisitChange
from outreach_planner.scenario.fields import Scenario

MINUS = "\N{MINUS SIGN}"
NOTHING = "\N{EN DASH}"
MOST_INPUT_CHARACTERS = 200
VERDICTS = ("served_by_visits", "net_value", "cost")


def value_text(value: float | None, unit: Unit, lang: Lang) -> str:
    """Write a figure with its unit; a dash where a plan has none."""
    if value is None:
        return NOTHING
    if unit == "rupiah":
        return rupiah_text(value, lang)
    if unit in ("share", "percent"):
        return percent_text(shown(value, unit), lang)
    units = {"km": " km", "hours": f" {comparison_words(lang)['hours']}"}
    return number_text(value, lang) + units.get(unit, "")


def difference_text(value: float | None, unit: Unit, lang: Lang) -> str:
    """Write a difference with its sign, shares in percentage points; ``0`` where the page shows none."""
    if value is None:
        return NOTHING
    size = value_text(abs(value), unit, lang)
    if not any(digit in "123456789" for digit in size):
        return "0"
    if unit in ("share", "percent"):
        size = f"{number_text(100 * abs(value), lang, 1)} {'poin' if lang == 'id' else 'points'}"
    return f"{'+' if value > 0 else MINUS}{size}"


def notes(comparison: Comparison, broken: Sequence[Sequence[str]], lang: Lang) -> list[str]:
    """Say what can and cannot be compared, and which plans do not keep their rules.

    Parameters
    ----------
    comparison : Comparison
    broken : sequence of sequence of str
        For each plan, what its audit found.
    lang : "id" or "en"
    """
    word = comparison_words(lang)
    told = []
    if not comparison.same_office:
        told.append(word["note_office"])
    elif not comparison.same_days:
        told.append(word["note_days"])
    if comparison.same_office and not comparison.same_input:
        told.append(word["note_input"])
    for number, found in enumerate(broken, start=1):
        if found:
            told.append(word["note_broken"].format(number=number, count=len(found), first=clean(found[0])))
    return told


def verdicts(comparison: Comparison, lang: Lang) -> list[str]:
    """Say in one sentence a plan what it changes against the first; none for other offices or days."""
    if not comparison.visits:
        return []
    word = comparison_words(lang)
    figures = {figure.key: figure for figure in comparison.figures}
    told = []
    for number in range(1, len(comparison.sides)):
        if is_same(comparison, number, lang):
            told.append(word["verdict_same"].format(number=number + 1))
            continue
        facts = [
            word[f"verdict_{key.partition('_')[0]}"].format(
                difference=difference_text(figures[key].shown_differences[number], figures[key].unit, lang)
            )
            for key in VERDICTS
        ]
        facts.append(word["verdict_kabupaten"].format(**_better_and_worse(comparison, number, lang)))
        told.append(word["verdict"].format(number=number + 1, facts="; ".join(facts)))
    return told


def is_same(comparison: Comparison, number: int, lang: Lang) -> bool:
    """Tell whether a plan shows no difference from the first: no figure, kabupaten or visit differs."""
    rows = [*comparison.figures, *(row.share_served for row in comparison.kabupaten)]
    alike = all(
        difference_text(row.shown_differences[number], row.unit, lang) in ("0", NOTHING) for row in rows
    )
    return alike and all(change.kind == "kept" for change in comparison.visits[number - 1])


def _better_and_worse(comparison: Comparison, number: int, lang: Lang) -> Mapping[str, int]:
    """Count the kabupaten in which a plan serves a larger and a smaller share than the first."""
    told = [
        difference_text(row.share_served.shown_differences[number], "share", lang)
        for row in comparison.kabupaten
    ]
    return {
        "better": sum(text.startswith("+") for text in told),
        "worse": sum(text.startswith(MINUS) for text in told),
    }


def change_counts(changes: Sequence[VisitChange], lang: Lang) -> str:
    """Count the visits of a plan: ``20 kept, 3 moved, 1 gained, 2 lost``."""
    count = Counter(change.kind for change in changes)
    return comparison_words(lang)["changes"].format(**{kind: count[kind] for kind in get_args(Kind)})


def change_text(change: VisitChange, first: Side, side: Side, lang: Lang) -> str:
    """Tell one change: program and place, and for a moved visit where it was."""
    now = first.scenario if change.after is None else side.scenario
    visit = change.visit
    told = f"{program_name(now, visit.program, lang)}, {place_name(now, visit.place)}"
    if change.kind == "moved" and change.before is not None:
        told += f" ({comparison_words(lang)['moved_from'].format(what=_was(change, first.scenario, lang))})"
    return told


def _was(change: VisitChange, scenario: Scenario, lang: Lang) -> str:
    """Tell what of a moved visit was different: its date, team or lane."""
    word = comparison_words(lang)
    before, after = change.before, change.after
    if before is None or after is None:
        return ""
    parts = []
    if before.date != after.date:
        parts.append(short_date_text(before.date, lang))
    if before.team != after.team:
        parts.append(clean(scenario.teams[before.team].name))
    if before.lane != after.lane:
        parts.append(f"{word['lane']}: {word['yes' if before.lane else 'no']}")
    return ", ".join(parts)


def kabupaten_of(comparison: Comparison, kabupaten: str) -> str:
    """Name a kabupaten by the first plan that knows it."""
    for side in comparison.sides:
        if kabupaten in side.scenario.kabupaten:
            return kabupaten_name(side.scenario, kabupaten)
    return kabupaten


def better_text(figure: Figure, lang: Lang) -> str:
    """Say with which plans somebody is better off."""
    word = comparison_words(lang)
    if not figure.best:
        return word["nobody_better"]
    return ", ".join(word["plan_number"].format(number=number + 1) for number in figure.best)


def input_text(value: str | None, lang: Lang) -> str:
    """Write one value of a field of input as people read it; a group as ``field: value``, cut where long.

    Parameters
    ----------
    value : str or None
        As JSON; None where a scenario has no such field.
    lang : "id" or "en"
    """
    if value is None:
        return comparison_words(lang)["unknown_field"]
    text = _plain(json.loads(value), lang)
    return text if len(text) <= MOST_INPUT_CHARACTERS else f"{text[: MOST_INPUT_CHARACTERS - 1].rstrip()}…"


def _plain(value: Any, lang: Lang) -> str:
    if value in (None, "", [], {}):
        return comparison_words(lang)["unknown_field"]
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(item, lang)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(_plain(item, lang) for item in value)
    if isinstance(value, bool):
        return comparison_words(lang)["yes" if value else "no"]
    return f"{value:.15g}" if isinstance(value, float) else clean(str(value))


def comparison_tree(comparison: Comparison, messages: Sequence[str]) -> dict[str, Any]:
    """Return what ``compare --json`` prints: exact values, nothing left out."""
    return {
        "version": 1,
        "messages": list(messages),
        "same_office": comparison.same_office,
        "same_days": comparison.same_days,
        "same_input": comparison.same_input,
        "plans": [
            {
                "name": side.name,
                "scenario": side.plan.scenario,
                "starts": side.plan.starts.isoformat(),
                "ends": side.plan.ends.isoformat(),
            }
            for side in comparison.sides
        ],
        "figures": [_figure_tree(figure, comparison.same_office) for figure in comparison.figures],
        "kabupaten": [
            {
                "kabupaten": row.kabupaten,
                "figures": [
                    _figure_tree(figure, True)
                    for figure in (row.share_served, row.served_by_visits, row.drawn_to_counters, row.visits)
                ],
            }
            for row in comparison.kabupaten
        ],
        "visits": [
            [
                {
                    "kind": change.kind,
                    "before": None if change.before is None else change.before.model_dump(mode="json"),
                    "after": None if change.after is None else change.after.model_dump(mode="json"),
                }
                for change in changes
            ]
            for changes in comparison.visits
        ],
        "input": [{"field": change.field, "values": list(change.values)} for change in comparison.input],
    }


def _figure_tree(figure: Figure, are_compared: bool) -> dict[str, Any]:
    return {
        "key": figure.key,
        "unit": figure.unit,
        "values": list(figure.values),
        "differences": list(figure.differences) if are_compared else [None] * len(figure.values),
        "best": list(figure.best),
    }
