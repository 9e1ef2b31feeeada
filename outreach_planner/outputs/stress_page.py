"""The page of a stress test: figures with their spread, and each visit's risks."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_planner.outputs.figure_page import Part, Plot, Table, figure_page, plain_row
from outreach_planner.outputs.language import Lang, number_text, percent_text, rupiah_text, short_date_text
from outreach_planner.outputs.plots import Ranged, bars
from outreach_planner.outputs.stress_summary import stress_summary
from outreach_planner.outputs.stress_text import (
    difference_head,
    difference_rows,
    figure_head,
    figure_rows,
    risk_head,
    risk_rows,
    riskiest,
)
from outreach_planner.outputs.stress_words import stress_words
from outreach_planner.outputs.telling import place_name
from outreach_planner.scenario.fields import Scenario
from outreach_planner.stressing.risks import Difference, Risk, Stress

MOST_BARS = 12
AT_RISK = 0.2
"""Chance to miss the minimum from which a row is marked."""


def stress_html(
    tests: Sequence[Stress],
    names: Sequence[str],
    compared: Sequence[Difference],
    scenario: Scenario,
    lang: Lang,
) -> str:
    """Render the page; the same input gives the same text."""
    word, first = stress_words(lang), tests[0]
    lead = word["lead"].format(months=number_text(first.months, lang), seed=first.seed)
    parts = stress_parts(tests, names, compared, scenario, lang)
    found = [stress_summary(test, name, scenario, lang) for name, test in zip(names, tests, strict=True)]
    return figure_page(word["title"].format(scenario=scenario.name), [lead, *found], parts, lang)


def stress_parts(
    tests: Sequence[Stress],
    names: Sequence[str],
    compared: Sequence[Difference],
    scenario: Scenario,
    lang: Lang,
) -> list[Part]:
    """Build the parts of the page."""
    word = stress_words(lang)
    parts = [Part("", plots=_plots(tests, names, scenario, lang))]
    if compared:
        rows = [plain_row(row) for row in difference_rows(compared, scenario, lang)]
        title = word["difference"].format(first=names[0], second=names[1])
        parts.append(Part(title, table=Table(difference_head(lang), rows, set(range(1, 6)))))
    for name, test in zip(names, tests, strict=True):
        rows = [plain_row(row) for row in figure_rows(test, scenario, lang)]
        table = Table(figure_head(lang), rows, set(range(1, 7)))
        parts.append(Part(f"{word['figures']}: {name}", table=table))
        marked = [
            plain_row(row, "warn" if (each.misses or 0.0) >= AT_RISK else "")
            for row, each in zip(risk_rows(test, scenario, lang), riskiest(test.risks), strict=True)
        ]
        table = Table(risk_head(lang), marked, {2, 3, 4, 5, 6, 7, 8})
        parts.append(Part(f"{word['risks']}: {name}", table=table))
    return [*parts, Part("", notes=[word["note"]])]


def _plots(tests: Sequence[Stress], names: Sequence[str], scenario: Scenario, lang: Lang) -> list[Plot]:
    word = stress_words(lang)

    def percent(value: float) -> str:
        return percent_text(value, lang, 0)

    def millions(value: float) -> str:
        return rupiah_text(value, lang)

    nets = []
    for name, test in zip(names, tests, strict=True):
        net = next(each for each in test.figures if each.key == "net_rupiah")
        nets.append(Ranged(name, net.mean, net.p10, net.p90))
    plots = [Plot(word["net_chart"], bars(nets, millions, word["net_chart"]))]
    for name, test in zip(names, tests, strict=True):
        missing = [each for each in riskiest(test.risks) if each.misses][:MOST_BARS]
        items = [_bar(each, each.misses or 0.0, scenario, lang) for each in missing]
        title = f"{word['risk_chart']}: {name}"
        plots.append(Plot(title, bars(items, percent, title, 1.0)))
    for name, test in zip(names, tests, strict=True):
        full = sorted(test.risks, key=lambda each: (-each.overload, each.visit.date))[:MOST_BARS]
        items = [_bar(each, each.overload, scenario, lang) for each in full]
        title = f"{word['load_chart']}: {name}"
        plots.append(Plot(title, bars(items, percent, title, 1.0)))
    return plots


def _bar(risk: Risk, chance: float, scenario: Scenario, lang: Lang) -> Ranged:
    name = f"{short_date_text(risk.visit.date, lang)} {place_name(scenario, risk.visit.place)}"
    return Ranged(name, chance, chance, chance)
