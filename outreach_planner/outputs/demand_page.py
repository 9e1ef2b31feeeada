"""The page about demand: by month, by driver and by kabupaten, the derivation and the backtest."""

from __future__ import annotations

import numpy as np

from outreach_planner.forecasting.applying import weights_of
from outreach_planner.forecasting.forecast import HIGH, LOW
from outreach_planner.forecasting.steps import renewal_wave
from outreach_planner.forecasting.told import DemandTold
from outreach_planner.outputs.demand_text import (
    coefficient_text,
    driver_ranges,
    month_ranges,
    result_text,
    said_text,
    step_text,
)
from outreach_planner.outputs.demand_words import demand_words
from outreach_planner.outputs.figure_page import Cell, Key, Part, Plot, Row, Table, figure_page, plain_row
from outreach_planner.outputs.language import SHORT_MONTH_NAMES, Lang, heading, number_text
from outreach_planner.outputs.plots import COLORS, Ranged, bars, columns, stacked
from outreach_planner.scenario.estimate_fields import DRIVERS


def demand_html(told: DemandTold, lang: Lang) -> str:
    """Render the page; the same input gives the same text."""
    word, found = demand_words(lang), told.forecast
    chosen = list(told.steps)
    only = chosen[0] if len(chosen) == 1 else None
    name = told.scenario.kabupaten[only].name if only else ""
    title = word["title"].format(name=name, year=found.year)
    title = title if only else word["title_office"].format(year=found.year)
    values = month_ranges(told, only)[0]
    total = f"{number_text(values.sum(), lang)} {word['applications']}"
    parts = [
        Part("", plots=_plots(told, only, lang)),
        *(
            Part(
                f"{word['derivation']}: {told.scenario.kabupaten[kabupaten].name}",
                table=_derivation(told, kabupaten, lang),
            )
            for kabupaten in chosen
        ),
        Part(word["kabupaten"], plots=[_kabupaten_plot(told, lang)], table=_kabupaten_table(told, lang)),
        Part(word["backtest"], table=_backtest(told, lang), after=[word["honest"]]),
    ]
    lead = [total, word["used" if told.estimates.plan_with else "unused"]]
    return figure_page(title, lead, [*parts, Part("", notes=[word["note"]])], lang)


def _plots(told: DemandTold, kabupaten: str | None, lang: Lang) -> list[Plot]:
    word, months = demand_words(lang), SHORT_MONTH_NAMES[lang]

    def write(value: float) -> str:
        return number_text(value, lang)

    values, low, high = month_ranges(told, kabupaten)
    by_month = [
        Ranged(name, float(values[m]), float(low[m]), float(high[m])) for m, name in enumerate(months)
    ]
    drivers = [word[f"driver_{driver}"] for driver in DRIVERS]
    index = slice(None) if kabupaten is None else [told.forecast.ground.kabupaten.index(kabupaten)]
    cube = told.forecast.by_driver[index].sum(axis=0)
    amounts, least, most = driver_ranges(told, kabupaten)
    by_driver = [
        Ranged(heading(name), float(amounts[d]), float(least[d]), float(most[d]))
        for d, name in enumerate(drivers)
    ]
    series = [(name, [float(value) for value in cube[d]]) for d, name in enumerate(drivers)]
    keys = [Key(name, COLORS[d]) for d, name in enumerate(drivers)]
    return [
        Plot(word["months"], columns(by_month, write, word["months"])),
        Plot(word["drivers_by_month"], stacked(months, series, write, word["drivers_by_month"]), keys),
        Plot(word["drivers"], bars(by_driver, write, word["drivers"])),
        _wave_plot(told, lang),
    ]


def _wave_plot(told: DemandTold, lang: Lang) -> Plot:
    """Draw how many come back each year: books expire in a wave five and ten years after they were issued."""
    word, wave = demand_words(lang), renewal_wave(told.forecast, told.estimates)
    series = [
        (word["wave_expired"], [each.expired for each in wave]),
        (word["wave_early"], [each.early for each in wave]),
    ]
    keys = [Key(name, COLORS[number]) for number, (name, _) in enumerate(series)]
    years = [str(each.year) for each in wave]
    drawn = stacked(years, series, lambda value: number_text(value, lang), word["wave"])
    return Plot(word["wave"], drawn, keys)


def _kabupaten_plot(told: DemandTold, lang: Lang) -> Plot:
    word = demand_words(lang)
    items = []
    for name in told.forecast.ground.kabupaten:
        k = told.forecast.ground.kabupaten.index(name)
        low, high = np.percentile(told.spread.by_driver[:, k].sum(axis=(1, 2)), [LOW, HIGH])
        total = float(told.forecast.by_driver[k].sum())
        items.append(Ranged(told.scenario.kabupaten[name].name, total, float(low), float(high)))
    return Plot(word["kabupaten"], bars(items, lambda value: number_text(value, lang), word["kabupaten"]))


def _derivation(told: DemandTold, kabupaten: str, lang: Lang) -> Table:
    word = demand_words(lang)
    rows = []
    for step in told.steps[kabupaten]:
        notes = [coefficient_text(told.forecast.coefficients[path], lang) for path in step.paths]
        between = []
        if step.low is not None and step.high is not None:
            ends = {"low": number_text(step.low, lang), "high": number_text(step.high, lang)}
            between = [word["range"].format(**ends)]
        rows.append(
            Row(
                (Cell(step_text(step, lang), notes), Cell(result_text(step, lang), between)),
                "strong" if step.key in ("total", "base") else "",
            )
        )
    return Table((heading(word["step"]), heading(word["result"])), rows, {1})


def _kabupaten_table(told: DemandTold, lang: Lang) -> Table:
    word = demand_words(lang)
    planned = told.planned_weights
    rows = [
        plain_row(
            (
                told.scenario.kabupaten[name].name,
                number_text(told.forecast.by_driver[k].sum(), lang),
                number_text(weight, lang, 3),
                number_text(planned[name], lang, 3),
            )
        )
        for k, (name, weight) in enumerate(
            zip(told.forecast.ground.kabupaten, weights_of(told.forecast), strict=True)
        )
    ]
    head = ("", heading(word["applications"]), heading(word["weight_word"]), heading(word["in_use"]))
    return Table(head, rows, {1, 2, 3})


def _backtest(told: DemandTold, lang: Lang) -> Table:
    word = demand_words(lang)
    rows = [
        plain_row(
            (
                test.period,
                number_text(test.recorded, lang),
                *(
                    " ".join(said_text(test, said, lang))
                    for said in (test.forecast, test.last_year, test.seasonal)
                ),
                word["disrupted"] if test.disrupted else "",
            )
        )
        for test in told.backtests
    ]
    head = ("", *(heading(word[key]) for key in ("recorded", "forecast", "last_year", "seasonal")), "")
    return Table(head, rows, {1, 2, 3, 4})
