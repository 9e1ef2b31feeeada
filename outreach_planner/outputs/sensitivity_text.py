"""Which numbers matter: on the terminal, as JSON, and as a page with a tornado."""

from __future__ import annotations

import json
from dataclasses import asdict

from outreach_planner.outputs.estimate_names import estimate_name, named_estimate
from outreach_planner.outputs.figure_page import Cell, Key, Part, Plot, Row, Table, figure_page
from outreach_planner.outputs.language import Lang, number_text, rupiah_text
from outreach_planner.outputs.plots import COLORS, Ranged, bars, tornado
from outreach_planner.outputs.stress_words import stress_words
from outreach_planner.outputs.telling import place_name
from outreach_planner.outputs.terminal_table import table_text
from outreach_planner.scenario.fields import Scenario
from outreach_planner.stressing.sensitivities import End, Sensitivities, Sensitivity

SENSITIVITY_VERSION = 1
MOST_BARS = 15
FIND_OUT = 3


def sensitivity_text(found: Sensitivities, scenario: Scenario, lang: Lang, width: int = 120) -> str:
    """Return the estimates that move the plan's value, the widest swing first, and what to find out."""
    word = stress_words(lang)
    lines = [word["sensitivity_title"].format(scenario=scenario.name), *lead(found, scenario, lang), ""]
    rows = [
        (named_estimate(scenario, each.field, lang), *_row(each, found.improved_rupiah, lang))
        for each in found.found
        if each.swing_rupiah > 0 or each.changes
    ]
    head = (
        word["field"],
        word["range"],
        word["at_low"],
        word["at_high"],
        word["regret"],
        word["changes"],
    )
    lines += [table_text(head, rows, width, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}), word["cannot"]]
    for each in found.found:
        for end in (each.low, each.high):
            if end.gained or end.lost:
                name = estimate_name(scenario, each.field, lang)
                lines.append(f"  {name} = {_value(end.value, lang)}: {_places(end, scenario, lang)}")
    return "\n".join(lines) + "\n"


def lead(found: Sensitivities, scenario: Scenario, lang: Lang) -> list[str]:
    """Say the plan's net value and which numbers to find out first."""
    word = stress_words(lang)
    names = [named_estimate(scenario, each.field, lang) for each in to_find_out(found)]
    lines = [word["sensitivity_lead"].format(net=rupiah_text(found.net_rupiah, lang))]
    if found.improved_rupiah > 0:
        lines.append(word["improved"].format(gain=rupiah_text(found.improved_rupiah, lang)))
    return [*lines, word["find_out"].format(names=", ".join(names))] if names else lines


def to_find_out(found: Sensitivities) -> list[Sensitivity]:
    """Choose the estimates whose being otherwise loses most if the plan is kept, then by their swing.

    A number that moves the value but leaves the plan best is no reason to go and ask.
    """
    unsure = [each for each in found.found if each.confidence != "sourced" and each.swing_rupiah > 0]
    unsure.sort(key=lambda each: (-each.regret_rupiah(found.improved_rupiah), -each.swing_rupiah, each.field))
    return unsure[:FIND_OUT]


def sensitivity_json(found: Sensitivities, files: dict[str, str]) -> str:
    """Return the object that ``sensitivity --json`` prints."""
    tree = {
        "version": SENSITIVITY_VERSION,
        "net_rupiah": round(found.net_rupiah),
        "improved_rupiah": round(found.improved_rupiah),
        "find_out": [each.field for each in to_find_out(found)],
        "estimates": [
            {
                **{key: value for key, value in asdict(each).items() if key not in ("low", "high")},
                "low": _end_tree(each.low),
                "high": _end_tree(each.high),
                "swing_rupiah": round(each.swing_rupiah),
                "regret_rupiah": round(each.regret_rupiah(found.improved_rupiah)),
            }
            for each in found.found
        ],
        "files": files,
    }
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True) + "\n"


def sensitivity_html(found: Sensitivities, scenario: Scenario, lang: Lang) -> str:
    """Render the page; the same input gives the same text."""
    word = stress_words(lang)

    def millions(value: float) -> str:
        return rupiah_text(value, lang)

    wide = [each for each in found.found if each.swing_rupiah > 0][:MOST_BARS]
    items = [
        Ranged(
            estimate_name(scenario, each.field, lang),
            found.net_rupiah,
            found.net_rupiah if each.low.net_rupiah is None else each.low.net_rupiah,
            found.net_rupiah if each.high.net_rupiah is None else each.high.net_rupiah,
            f"{_value(each.low.value, lang)} – {_value(each.high.value, lang)}",
        )
        for each in wide
    ]
    changing = sorted((each for each in found.found if each.changes), key=lambda each: -each.changes)
    places = [
        Ranged(estimate_name(scenario, each.field, lang), each.changes, each.changes, each.changes)
        for each in changing[:MOST_BARS]
    ]
    colors = [Key(word["at_low"], COLORS[1]), Key(word["at_high"], COLORS[0])]
    plots = [Plot(word["tornado"], tornado(items, millions, word["tornado"]), colors)]
    if places:
        drawn = bars(places, lambda value: number_text(value, lang), word["places_chart"])
        plots.append(Plot(word["places_chart"], drawn))
    rows = []
    for each in found.found:
        name = estimate_name(scenario, each.field, lang)
        path = "" if name == each.field else each.field
        said = (path, each.confidence and word[each.confidence], each.source)
        notes = [" · ".join(part for part in said if part)]
        for end in (each.low, each.high):
            if end.gained or end.lost:
                notes.append(f"{_value(end.value, lang)}: {_places(end, scenario, lang)}")
        cells = _row(each, found.improved_rupiah, lang)
        rows.append(Row((Cell(name, [note for note in notes if note]), *map(Cell, cells))))
    keys = ("field", "range", "at_low", "at_high", "regret", "changes")
    table = Table([word[key] for key in keys], rows, {1, 2, 3, 4, 5})
    parts = [Part("", plots=plots), Part(word["tornado"], table=table, after=[word["cannot"]])]
    title = word["sensitivity_title"].format(scenario=scenario.name)
    return figure_page(title, lead(found, scenario, lang), parts, lang)


def _row(each: Sensitivity, improved: float, lang: Lang) -> tuple[str, ...]:
    return (
        f"{_value(each.low.value, lang)} – {_value(each.high.value, lang)}",
        _net(each.low, lang),
        _net(each.high, lang),
        rupiah_text(each.regret_rupiah(improved), lang) if each.is_replanned else "",
        str(each.changes) if each.is_replanned else "",
    )


def _net(end: End, lang: Lang) -> str:
    if end.net_rupiah is None:
        return "–"
    return rupiah_text(end.net_rupiah, lang) + ("" if end.keeps_rules else " *")


def _places(end: End, scenario: Scenario, lang: Lang) -> str:
    word = stress_words(lang)
    parts = []
    for key, places in (("gained", end.gained), ("lost", end.lost)):
        if places:
            parts.append(f"{word[key]}: {', '.join(place_name(scenario, place) for place in places)}")
    return "; ".join(parts)


def _value(value: float, lang: Lang) -> str:
    if abs(value) >= 100:
        return number_text(value, lang)
    text = number_text(value, lang, 3)
    return text.rstrip("0").rstrip(",.")


def _end_tree(end: End) -> dict[str, object]:
    return {
        "value": round(end.value, 6),
        "net_rupiah": None if end.net_rupiah is None else round(end.net_rupiah),
        "keeps_rules": end.keeps_rules,
        "replanned_rupiah": None if end.replanned_rupiah is None else round(end.replanned_rupiah),
        "gained": list(end.gained),
        "lost": list(end.lost),
    }
