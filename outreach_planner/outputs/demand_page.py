"""The page about demand: by month, by driver and by kabupaten, the derivation and the backtest."""

from __future__ import annotations

import numpy as np

from outreach_planner.forecasting.applying import weights_of
from outreach_planner.forecasting.steps import Step, renewal_wave
from outreach_planner.forecasting.told import DemandTold
from outreach_planner.outputs.demand_telling import (
    amounts_of,
    backtest_rows,
    district_head,
    district_range,
    district_rows,
    driver_ranges,
    kabupaten_range,
    month_ranges,
    notes_of,
    result_text,
    standing_notes,
    step_text,
    wave_note,
)
from outreach_planner.outputs.demand_words import demand_words
from outreach_planner.outputs.figure_page import Cell, Key, Part, Plot, Row, Table, figure_page, plain_row
from outreach_planner.outputs.language import SHORT_MONTH_NAMES, Lang, heading, number_text
from outreach_planner.outputs.plots import COLORS, Ranged, bars, columns, stacked
from outreach_planner.scenario.estimate_fields import DRIVERS


def demand_html(told: DemandTold, lang: Lang) -> str:
    """Render the page; the same input gives the same text."""
    word = demand_words(lang)
    chosen, districts = list(told.steps), list(told.district_steps)
    only = chosen[0] if len(chosen) == 1 else None
    district = districts[0] if len(districts) == 1 else None
    values = month_ranges(told, only, district)[0]
    total = f"{number_text(values.sum(), lang)} {word['applications']}"
    shown = told.shown_kabupaten
    parts = [
        Part("", plots=_plots(told, only, district, lang), after=[wave_note(told, lang)]),
        *(
            Part(
                f"{word['derivation']}: {told.scenario.districts[name].name}",
                table=_derivation(told, steps, lang),
                after=[word["shared_note"]],
            )
            for name, steps in told.district_steps.items()
        ),
        *(
            Part(
                f"{word['derivation']}: {told.scenario.kabupaten[name].name}",
                table=_derivation(told, steps, lang),
                folded=only is None,
            )
            for name, steps in told.steps.items()
        ),
        *(_districts_part(told, kabupaten, lang, folded=len(shown) > 1) for kabupaten in shown),
        Part(word["kabupaten"], plots=[_kabupaten_plot(told, lang)], table=_kabupaten_table(told, lang)),
        Part(word["backtest"], table=_backtest(told, lang), after=[word["honest"]]),
    ]
    lead = [total, *standing_notes(told, lang)]
    title = _title(told, only, district, lang)
    return figure_page(title, lead, [*parts, Part("", notes=[word["note"]])], lang)


def _title(told: DemandTold, kabupaten: str | None, district: str | None, lang: Lang) -> str:
    word, year = demand_words(lang), told.forecast.year
    if district is not None:
        each = told.scenario.districts[district]
        home = told.scenario.kabupaten[each.kabupaten].name
        return word["title_kecamatan"].format(name=each.name, kabupaten=home, year=year)
    if kabupaten is not None:
        return word["title"].format(name=told.scenario.kabupaten[kabupaten].name, year=year)
    return word["title_office"].format(year=year)


def _districts_part(told: DemandTold, kabupaten: str, lang: Lang, *, folded: bool) -> Part:
    """Show the districts of a kabupaten: applications with their ranges drawn, and all drivers in a table."""
    word, found = demand_words(lang), told.forecast
    title = word["kecamatan_of"].format(name=told.scenario.kabupaten[kabupaten].name)
    items = []
    for d in np.flatnonzero(found.ground.home == found.ground.kabupaten.index(kabupaten)):
        low, high = district_range(told, int(d))
        name = told.scenario.districts[found.ground.districts[d]].name
        items.append(Ranged(name, float(found.cells[d].sum()), low, high))
    items.sort(key=lambda each: (-each.value, each.label))
    *rows, total = district_rows(told, kabupaten, lang)
    table = Table(
        [heading(name) for name in district_head(lang)],
        [*(plain_row(row) for row in rows), plain_row(total, "strong")],
        set(range(1, 7)),
    )
    plots = [Plot(title, bars(items, lambda value: number_text(value, lang), title))]
    return Part(title, plots=plots, table=table, after=[word["shared_note"]], folded=folded)


def _plots(told: DemandTold, kabupaten: str | None, district: str | None, lang: Lang) -> list[Plot]:
    word, months = demand_words(lang), SHORT_MONTH_NAMES[lang]

    def write(value: float) -> str:
        return number_text(value, lang)

    values, low, high = month_ranges(told, kabupaten, district)
    by_month = [
        Ranged(name, float(values[m]), float(low[m]), float(high[m])) for m, name in enumerate(months)
    ]
    drivers = [word[f"driver_{driver}"] for driver in DRIVERS]
    cube = amounts_of(told, kabupaten, district)[0]
    amounts, least, most = driver_ranges(told, kabupaten, district)
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
    for k, name in enumerate(told.forecast.ground.kabupaten):
        low, high = kabupaten_range(told, k)
        total = float(told.forecast.by_driver[k].sum())
        items.append(Ranged(told.scenario.kabupaten[name].name, total, low, high))
    return Plot(word["kabupaten"], bars(items, lambda value: number_text(value, lang), word["kabupaten"]))


def _derivation(told: DemandTold, steps: tuple[Step, ...], lang: Lang) -> Table:
    word = demand_words(lang)
    rows = []
    for step in steps:
        notes = notes_of(told, step, lang)
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
    found = backtest_rows(told.backtests, lang)
    rows = [
        plain_row(
            (period, recorded, *(" ".join(pair).strip() for pair in pairs), note),
            "" if recorded else "strong",
        )
        for period, recorded, pairs, note in found
    ]
    head = ("", *(heading(word[key]) for key in ("recorded", "forecast", "last_year", "seasonal")), "")
    return Table(head, rows, {1, 2, 3, 4})
