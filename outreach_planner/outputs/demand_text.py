"""The derivation of demand on the terminal, line by line, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from outreach_planner.forecasting.applying import factors_of, weights_of
from outreach_planner.forecasting.backtest import Backtest, mean_error
from outreach_planner.forecasting.coefficients import Coefficient
from outreach_planner.forecasting.forecast import HIGH, LOW
from outreach_planner.forecasting.seasons import Floats
from outreach_planner.forecasting.steps import Step
from outreach_planner.forecasting.told import DemandTold
from outreach_planner.outputs.demand_words import demand_words
from outreach_planner.outputs.language import SHORT_MONTH_NAMES, Lang, number_text, percent_text
from outreach_planner.outputs.terminal_table import table_text
from outreach_planner.scenario.estimate_fields import DRIVERS

DEMAND_VERSION = 1
SHARES = {"share", "here", "part", "rate"}
PERCENT_STEPS = {"hajj", "waiting-list", "umrah", "students", "growth", "comes", "adults", "renewals"}


def step_text(step: Step, lang: Lang) -> str:
    """Say in words what a step does."""
    numbers = {name: _number(step.key, name, value, lang) for name, value in step.numbers.items()}
    return demand_words(lang)[step.key].format(**numbers)


def result_text(step: Step, lang: Lang) -> str:
    """Write what comes of a step."""
    return number_text(step.result, lang, 4) if step.key == "weight" else number_text(step.result, lang)


def coefficient_text(each: Coefficient, lang: Lang) -> str:
    """Write a coefficient with its range, confidence, source and place."""
    word = demand_words(lang)
    decimals = 0 if each.value >= 100 else 3
    parts = [f"{each.path} {number_text(each.value, lang, decimals)}"]
    if each.low < each.high:
        ends = (number_text(end, lang, decimals) for end in (each.low, each.high))
        parts.append(word["between"].format(**dict(zip(("low", "high"), ends, strict=True))))
    parts.append(word[each.origin.confidence] if each.origin.confidence else word["own_word"])
    if each.origin.source:
        parts.append(each.origin.source)
    if each.origin.line is not None:
        parts.append(f"{each.origin.file}:{each.origin.line}")
    return " · ".join(parts)


def demand_text(told: DemandTold, lang: Lang, width: int = 100) -> str:
    """Return the derivation of the chosen kabupaten, the office by kabupaten and month, and the backtest."""
    word, found = demand_words(lang), told.forecast
    lines: list[str] = []
    for kabupaten, steps in told.steps.items():
        name = told.scenario.kabupaten[kabupaten].name
        lines.append(word["title"].format(name=name, year=found.year))
        widest = max(len(result_text(step, lang)) for step in steps)
        for step in steps:
            lines.append(f"  {result_text(step, lang):>{widest}}  {step_text(step, lang)}")
            if step.low is not None and step.high is not None:
                ends = {"low": number_text(step.low, lang), "high": number_text(step.high, lang)}
                lines.append(f"  {'':>{widest}}    {word['range'].format(**ends)}")
            lines += [
                f"  {'':>{widest}}    {coefficient_text(found.coefficients[path], lang)}"
                for path in step.paths
            ]
        lines += ["", word["months"], _months_table(told, kabupaten, lang, width), ""]
    lines += [word["kabupaten"], _kabupaten_table(told, lang, width), ""]
    lines.append(word["used" if told.estimates.plan_with else "unused"])
    if found.own:
        lines.append(word["own_numbers"].format(names=", ".join(found.own)))
    return "\n".join([*lines, "", *backtest_lines(told.backtests, lang, width)]) + "\n"


def month_ranges(told: DemandTold, kabupaten: str | None) -> tuple[Floats, Floats, Floats]:
    """Tell the applications of each month and the ends of their ranges; of the office for None."""
    index = slice(None) if kabupaten is None else [told.forecast.ground.kabupaten.index(kabupaten)]
    drawn = told.spread.by_driver[:, index].sum(axis=(1, 2))
    low, high = np.percentile(drawn, [LOW, HIGH], axis=0)
    return told.forecast.by_driver[index].sum(axis=(0, 1)), low, high


def driver_ranges(told: DemandTold, kabupaten: str | None) -> tuple[Floats, Floats, Floats]:
    """Tell the applications of each driver and the ends of their ranges; of the office for None."""
    index = slice(None) if kabupaten is None else [told.forecast.ground.kabupaten.index(kabupaten)]
    drawn = told.spread.by_driver[:, index].sum(axis=(1, 3))
    low, high = np.percentile(drawn, [LOW, HIGH], axis=0)
    return told.forecast.by_driver[index].sum(axis=(0, 2)), low, high


def backtest_lines(tests: tuple[Backtest, ...], lang: Lang, width: int = 100) -> list[str]:
    """Write the backtest as a table with its errors, and its mean errors."""
    word = demand_words(lang)
    head = ("", word["recorded"], word["forecast"], "±", word["last_year"], "±", word["seasonal"], "±", "")
    rows: list[tuple[str, ...]] = [
        (
            test.period,
            number_text(test.recorded, lang),
            *said_text(test, test.forecast, lang),
            *said_text(test, test.last_year, lang),
            *said_text(test, test.seasonal, lang),
            word["disrupted"] if test.disrupted else "",
        )
        for test in tests
    ]
    for key, chosen in (
        ("mean_years", tuple(test for test in tests if len(test.period) == 4)),
        ("mean_months", tuple(test for test in tests if len(test.period) > 4)),
    ):
        means = [mean_error(chosen, which) for which in ("forecast", "last_year", "seasonal")]
        cells = [text for mean in means for text in ("", "" if mean is None else percent_text(mean, lang))]
        if any(cells):
            rows.append((word[key], "", *cells, ""))
    table = table_text(head, rows, width, {1, 2, 3, 4, 5, 6, 7}, {1, 2, 3, 4, 5, 6, 7})
    return [word["backtest"], table, word["honest"]]


def demand_json(told: DemandTold, files: dict[str, str]) -> str:
    """Return the object that ``demand --json`` prints; people a year, ranges are percentiles 10 and 90."""
    found = told.forecast
    tree: dict[str, Any] = {
        "version": DEMAND_VERSION,
        "year": found.year,
        "plan_with": told.estimates.plan_with,
        "applications": round(found.total, 3),
        "month_factors": [round(factor, 6) for factor in factors_of(found)],
        "weights": {
            name: round(weight, 6)
            for name, weight in zip(found.ground.kabupaten, weights_of(found), strict=True)
        },
        "own_numbers": list(found.own),
        "kabupaten": {name: dict(_kabupaten_tree(told, name)) for name in found.ground.kabupaten},
        "derivation": {
            name: [_step_tree(told, step) for step in steps] for name, steps in told.steps.items()
        },
        "backtest": [
            {
                "period": test.period,
                "recorded": test.recorded,
                "forecast": round(test.forecast, 1),
                "last_year": round(test.last_year, 1),
                "seasonal": None if test.seasonal is None else round(test.seasonal, 1),
                "disrupted": test.disrupted,
            }
            for test in told.backtests
        ],
        "files": files,
    }
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True) + "\n"


def _kabupaten_tree(told: DemandTold, name: str) -> Iterator[tuple[str, Any]]:
    k = told.forecast.ground.kabupaten.index(name)
    values, low, high = month_ranges(told, name)
    yield "months", [round(float(value), 2) for value in values]
    yield "months_low", [round(float(value), 2) for value in low]
    yield "months_high", [round(float(value), 2) for value in high]
    by_driver = told.forecast.by_driver[k].sum(axis=1)
    yield (
        "drivers",
        {driver: round(float(value), 2) for driver, value in zip(DRIVERS, by_driver, strict=True)},
    )


def _step_tree(told: DemandTold, step: Step) -> dict[str, Any]:
    return {
        "step": step.key,
        "result": round(step.result, 6),
        "low": None if step.low is None else round(step.low, 3),
        "high": None if step.high is None else round(step.high, 3),
        "numbers": {name: round(float(value), 6) for name, value in step.numbers.items()},
        "coefficients": [
            {
                "path": each.path,
                "value": each.value,
                "low": each.low,
                "high": each.high,
                "confidence": each.origin.confidence,
                "source": each.origin.source,
                "file": each.origin.file,
                "line": each.origin.line,
            }
            for each in (told.forecast.coefficients[path] for path in step.paths)
        ],
    }


def _months_table(told: DemandTold, kabupaten: str, lang: Lang, width: int) -> str:
    word = demand_words(lang)
    values, low, high = month_ranges(told, kabupaten)
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


def _kabupaten_table(told: DemandTold, lang: Lang, width: int) -> str:
    word, found = demand_words(lang), told.forecast
    planned = told.planned_weights
    rows = []
    for k, (name, weight) in enumerate(zip(found.ground.kabupaten, weights_of(found), strict=True)):
        low, high = np.percentile(told.spread.by_driver[:, k].sum(axis=(1, 2)), [LOW, HIGH])
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


def said_text(test: Backtest, said: float | None, lang: Lang) -> tuple[str, str]:
    """Write what was said before and how far it was off; both empty where nothing was said."""
    if said is None:
        return "", ""
    error = test.error(said)
    sign = "+" if error > 0 else ""
    return number_text(said, lang), sign + percent_text(error, lang)


def _number(key: str, name: str, value: float, lang: Lang) -> str:
    if name in ("year", "years"):
        return str(int(value))
    if name in SHARES and key in PERCENT_STEPS:
        return percent_text(value, lang)
    if name in ("scale", "travels", "rate"):
        return number_text(value, lang, 2)
    return number_text(value, lang)
