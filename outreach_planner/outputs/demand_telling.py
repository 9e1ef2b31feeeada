"""The derivation of demand in words and numbers, one line at a time, for terminal and page."""

from __future__ import annotations

import numpy as np

from outreach_planner.forecasting.backtest import Backtest, mean_error
from outreach_planner.forecasting.coefficients import COUNTED, Coefficient
from outreach_planner.forecasting.forecast import HIGH, LOW
from outreach_planner.forecasting.seasons import Floats
from outreach_planner.forecasting.steps import Step, renewal_wave
from outreach_planner.forecasting.told import DemandTold
from outreach_planner.outputs.demand_words import demand_words
from outreach_planner.outputs.language import MONTH_NAMES, Lang, number_text, percent_text
from outreach_planner.outputs.own_numbers_told import has_own_applications, origin_texts, own_number_text
from outreach_planner.outputs.telling import place_name

SHARES = {"share", "here", "part", "rate"}
FORECASTS = ("forecast", "last_year", "seasonal")
FAR_YEARS = 10
"""Years from the base year beyond which a reader is warned."""
PERCENT_STEPS = {
    "hajj",
    "waiting-list",
    "umrah",
    "students",
    "growth",
    "comes",
    "adults",
    "adults-own",
    "renewals",
}


def step_text(step: Step, lang: Lang) -> str:
    """Say in words what a step does."""
    numbers = {name: _number(step.key, name, value, lang) for name, value in step.numbers.items()}
    return demand_words(lang)[step.key].format(**numbers)


def notes_of(told: DemandTold, step: Step, lang: Lang) -> list[str]:
    """Write what stands below a step: own numbers it takes, places it counts, and its coefficients."""
    lines = [own_number_text(told, name, lang) for name in step.own]
    if step.places:
        names = ", ".join(place_name(told.scenario, place) for place in step.places)
        nearest = not any(place in told.written_campuses for place in step.places)
        lines.append(demand_words(lang)["campuses" if nearest else "campuses_written"].format(names=names))
    return [*lines, *(coefficient_text(told.forecast.coefficients[path], lang) for path in step.paths)]


def result_text(step: Step, lang: Lang) -> str:
    """Write what comes of a step."""
    if step.key == "part_of_kabupaten":
        return percent_text(step.result, lang)
    return number_text(step.result, lang, 4 if step.key == "weight" else 0)


def coefficient_text(each: Coefficient, lang: Lang) -> str:
    """Write a coefficient with its range, confidence, source and place."""
    word = demand_words(lang)
    decimals = 0 if each.value >= 100 or each.path.endswith(COUNTED) else 3
    parts = [f"{each.path} {number_text(each.value, lang, decimals)}"]
    if each.low < each.high:
        ends = (number_text(end, lang, decimals) for end in (each.low, each.high))
        parts.append(word["between"].format(**dict(zip(("low", "high"), ends, strict=True))))
    return " · ".join([*parts, *origin_texts(each.origin, lang)])


def amounts_of(told: DemandTold, kabupaten: str | None, district: str | None = None) -> tuple[Floats, Floats]:
    """Give the applications by driver and month, and their draws; of the office without a name."""
    found, spread = told.forecast, told.spread
    if district is not None:
        return found.cells[found.ground.districts.index(district)], spread.chosen[district]
    index = slice(None) if kabupaten is None else [found.ground.kabupaten.index(kabupaten)]
    return found.by_driver[index].sum(axis=0), spread.by_driver[:, index].sum(axis=1)


def month_ranges(
    told: DemandTold, kabupaten: str | None, district: str | None = None
) -> tuple[Floats, Floats, Floats]:
    """Tell the applications of each month and the ends of their ranges."""
    amounts, drawn = amounts_of(told, kabupaten, district)
    low, high = np.percentile(drawn.sum(axis=1), [LOW, HIGH], axis=0)
    return amounts.sum(axis=0), low, high


def driver_ranges(
    told: DemandTold, kabupaten: str | None, district: str | None = None
) -> tuple[Floats, Floats, Floats]:
    """Tell the applications of each driver and the ends of their ranges."""
    amounts, drawn = amounts_of(told, kabupaten, district)
    low, high = np.percentile(drawn.sum(axis=2), [LOW, HIGH], axis=0)
    return amounts.sum(axis=1), low, high


def district_range(told: DemandTold, d: int) -> tuple[float, float]:
    """Tell the ends of the range of a district's applications in the year."""
    low, high = np.percentile(told.spread.by_district[:, d].sum(axis=1), [LOW, HIGH])
    return float(low), float(high)


def kabupaten_range(told: DemandTold, k: int) -> tuple[float, float]:
    """Tell the ends of the range of a kabupaten's applications in the year."""
    low, high = np.percentile(told.spread.by_driver[:, k].sum(axis=(1, 2)), [LOW, HIGH])
    return float(low), float(high)


def standing_notes(told: DemandTold, lang: Lang) -> list[str]:
    """Say whether plans use the estimates, and whether the year is too far off to be forecast."""
    word, year, base = demand_words(lang), told.forecast.year, told.estimates.base_year
    lines = [word["used" if told.estimates.plan_with else "unused"]]
    if abs(year - base) > FAR_YEARS:
        lines.append(word["far_year"].format(year=year, years=abs(year - base), base=base))
    return lines


def wave_rows(told: DemandTold, lang: Lang) -> list[tuple[str, ...]]:
    """Write the whole office's renewals of each year: of expired books, of books replaced early, and all."""
    return [
        (
            str(each.year),
            *(number_text(value, lang) for value in (each.expired, each.early, each.expired + each.early)),
        )
        for each in renewal_wave(told.forecast, told.estimates)
    ]


def wave_note(told: DemandTold, lang: Lang) -> str:
    """Say why books come back in a wave, and how sure the early replacements are."""
    word = demand_words(lang)
    early = told.forecast.coefficients["renewals.replaced_early_a_year"]
    since = told.estimates.renewals.ten_years_since
    return word["wave_note"].format(
        since=f"{since.day} {MONTH_NAMES[lang][since.month - 1]} {since.year}",
        low=percent_text(early.low, lang),
        high=percent_text(early.high, lang),
        confidence=word[early.origin.confidence] if early.origin.confidence else word["own_word"],
        source=early.origin.source,
    )


def district_rows(told: DemandTold, kabupaten: str, lang: Lang) -> list[tuple[str, ...]]:
    """Write the districts of a kabupaten: their drivers, applications with range, and their sum.

    A count of the office's own is marked with an asterisk; the others are estimates.
    """
    found, drivers, ground = told.forecast, told.drivers, told.forecast.ground
    rows, home = [], ground.home == ground.kabupaten.index(kabupaten)
    totals = found.cells.sum(axis=(1, 2))
    columns = {
        "adults": drivers.adults,
        "hajj_departures": drivers.departures,
        "hajj_waiting": drivers.waiting,
        "students": drivers.students,
    }
    for d in sorted(np.flatnonzero(home), key=lambda d: (-totals[d], ground.districts[d])):
        low, high = district_range(told, int(d))
        counts = [
            number_text(table[d], lang) + ("*" if ground.counted[field][d] else "")
            for field, table in columns.items()
        ]
        rows.append(
            (
                told.scenario.districts[ground.districts[d]].name,
                *counts,
                number_text(totals[d], lang) + ("*" if has_own_applications(told, int(d)) else ""),
                f"{number_text(low, lang)} – {number_text(high, lang)}",
            )
        )
    sums = [number_text(table[home].sum(), lang) for table in columns.values()]
    return [*rows, (demand_words(lang)["sum"], *sums, number_text(totals[home].sum(), lang), "")]


def district_head(lang: Lang) -> tuple[str, ...]:
    """Title the columns of the districts."""
    word = demand_words(lang)
    keys = ("kecamatan", "adults_column", "hajj_column", "waiting_column", "students_column", "applications")
    return (*(word[key] for key in keys), "P10 – P90")


def backtest_rows(
    tests: tuple[Backtest, ...], lang: Lang
) -> list[tuple[str, str, list[tuple[str, str]], str]]:
    """Write each backtest: period, recorded, what each forecast said and how far it was off, and a note.

    The last rows are the mean errors of usual years and months.
    """
    word = demand_words(lang)
    rows = [
        (
            test.period,
            number_text(test.recorded, lang),
            [_said(test, getattr(test, which), lang) for which in FORECASTS],
            word["disrupted"] if test.disrupted else "",
        )
        for test in tests
    ]
    for key, digits in (("mean_years", 4), ("mean_months", 7)):
        chosen = tuple(test for test in tests if len(test.period) == digits)
        means = [mean_error(chosen, which) for which in FORECASTS]
        if any(mean is not None for mean in means):
            off = [("", "" if mean is None else percent_text(mean, lang)) for mean in means]
            rows.append((word[key], "", off, ""))
    return rows


def _said(test: Backtest, said: float | None, lang: Lang) -> tuple[str, str]:
    """Write what was said before and how far it was off; both empty where nothing was said."""
    if said is None:
        return "", ""
    error = test.error(said)
    return number_text(said, lang), ("+" if error > 0 else "") + percent_text(error, lang)


def _number(key: str, name: str, value: float, lang: Lang) -> str:
    if name in ("year", "years"):
        return str(int(value))
    if name in SHARES and key in PERCENT_STEPS:
        return percent_text(value, lang)
    if name == "part":
        return percent_text(value, lang)
    if name in ("scale", "travels", "rate", "apart", "mean") or (
        name == "kabupaten" and key == "people-kecamatan"
    ):
        return number_text(value, lang, 2)
    return number_text(value, lang)
