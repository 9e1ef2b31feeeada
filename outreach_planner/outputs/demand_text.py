"""The derivation of demand on the terminal, line by line."""

from __future__ import annotations

from outreach_planner.forecasting.applying import factors_of, weights_of
from outreach_planner.forecasting.backtest import Backtest
from outreach_planner.forecasting.steps import Step
from outreach_planner.forecasting.told import DemandTold
from outreach_planner.outputs.demand_telling import (
    backtest_rows,
    district_head,
    district_rows,
    kabupaten_range,
    month_ranges,
    notes_of,
    result_text,
    standing_notes,
    step_text,
    wave_note,
    wave_rows,
)
from outreach_planner.outputs.demand_words import demand_words
from outreach_planner.outputs.language import SHORT_MONTH_NAMES, Lang, number_text
from outreach_planner.outputs.own_numbers_told import own_number_text
from outreach_planner.outputs.terminal_table import table_text


def demand_text(told: DemandTold, lang: Lang, width: int = 100) -> str:
    """Return the derivation of the chosen kabupaten, the office by kabupaten and month, and the backtest."""
    word, found = demand_words(lang), told.forecast
    lines: list[str] = []
    for kabupaten, steps in told.steps.items():
        name = told.scenario.kabupaten[kabupaten].name
        lines += [word["title"].format(name=name, year=found.year), *_steps(told, steps, lang)]
        lines += ["", word["months"], _months_table(told, kabupaten, None, lang, width), ""]
        lines += [*_districts(told, kabupaten, lang, width), ""]
    for district, steps in told.district_steps.items():
        each = told.scenario.districts[district]
        kabupaten = told.scenario.kabupaten[each.kabupaten].name
        title = word["title_kecamatan"].format(name=each.name, kabupaten=kabupaten, year=found.year)
        lines += [title, word["shared_note"], *_steps(told, steps, lang)]
        lines += ["", word["months"], _months_table(told, None, district, lang, width), ""]
        if each.kabupaten not in told.steps:
            lines += [*_districts(told, each.kabupaten, lang, width), ""]
    lines += [word["kabupaten"], _kabupaten_table(told, lang, width), ""]
    lines += [word["wave"], _wave_table(told, lang, width), wave_note(told, lang), ""]
    lines += standing_notes(told, lang)
    if found.own:
        lines += [word["own_numbers"], *(f"  {own_number_text(told, name, lang)}" for name in found.own)]
    return "\n".join([*lines, "", *backtest_lines(told.backtests, lang, width)]) + "\n"


def _steps(told: DemandTold, steps: tuple[Step, ...], lang: Lang) -> list[str]:
    word, lines = demand_words(lang), []
    widest = max(len(result_text(step, lang)) for step in steps)
    for step in steps:
        lines.append(f"  {result_text(step, lang):>{widest}}  {step_text(step, lang)}")
        if step.low is not None and step.high is not None:
            ends = {"low": number_text(step.low, lang), "high": number_text(step.high, lang)}
            lines.append(f"  {'':>{widest}}    {word['range'].format(**ends)}")
        lines += [f"  {'':>{widest}}    {note}" for note in notes_of(told, step, lang)]
    return lines


def _districts(told: DemandTold, kabupaten: str, lang: Lang, width: int) -> list[str]:
    word, right = demand_words(lang), set(range(1, 7))
    title = word["kecamatan_of"].format(name=told.scenario.kabupaten[kabupaten].name)
    table = table_text(district_head(lang), district_rows(told, kabupaten, lang), width, right, right)
    return [title, table, word["shared_note"]]


def backtest_lines(tests: tuple[Backtest, ...], lang: Lang, width: int = 100) -> list[str]:
    """Write the backtest as a table with its errors, and its mean errors."""
    word, right = demand_words(lang), {1, 2, 3, 4, 5, 6, 7}
    head = ("", word["recorded"], word["forecast"], "±", word["last_year"], "±", word["seasonal"], "±", "")
    rows = [
        (period, recorded, *(text for pair in pairs for text in pair), note)
        for period, recorded, pairs, note in backtest_rows(tests, lang)
    ]
    return [word["backtest"], table_text(head, rows, width, right, right), word["honest"]]


def _months_table(
    told: DemandTold, kabupaten: str | None, district: str | None, lang: Lang, width: int
) -> str:
    word = demand_words(lang)
    values, low, high = month_ranges(told, kabupaten, district)
    factors = factors_of(told.forecast)
    rows = [
        (
            name,
            number_text(values[month], lang),
            f"{number_text(low[month], lang)} – {number_text(high[month], lang)}",
            number_text(factors[month], lang, 2),
        )
        for month, name in enumerate(SHORT_MONTH_NAMES[lang])
    ]
    head = (word["month"], word["applications"], "P10 – P90", word["factor"])
    return table_text(head, rows, width, {1, 2, 3}, {0, 1, 2, 3})


def _wave_table(told: DemandTold, lang: Lang, width: int) -> str:
    word = demand_words(lang)
    head = (word["year_column"], word["wave_expired"], word["wave_early"], word["wave_all"])
    return table_text(head, wave_rows(told, lang), width, {1, 2, 3}, {0, 1, 2, 3})


def _kabupaten_table(told: DemandTold, lang: Lang, width: int) -> str:
    word, found = demand_words(lang), told.forecast
    planned = told.planned_weights
    rows = []
    for k, (name, weight) in enumerate(zip(found.ground.kabupaten, weights_of(found), strict=True)):
        low, high = kabupaten_range(told, k)
        each = told.scenario.kabupaten[name]
        rows.append(
            (
                each.name,
                number_text(found.by_driver[k].sum(), lang),
                f"{number_text(low, lang)} – {number_text(high, lang)}",
                number_text(weight, lang, 3),
                number_text(planned[name], lang, 3),
            )
        )
    head = ("", word["applications"], "P10 – P90", word["weight_word"], word["in_use"])
    return table_text(head, rows, width, {1, 2, 3, 4}, {1, 2, 3, 4})
