"""The office's own numbers in words: what each one stands for, what it replaces, and where it is written."""

from __future__ import annotations

import numpy as np

from outreach_planner.forecasting.coefficients import UNWRITTEN
from outreach_planner.forecasting.told import DemandTold
from outreach_planner.outputs.demand_words import demand_words
from outreach_planner.outputs.language import MONTH_NAMES, Lang, heading, number_text
from outreach_planner.scenario.estimate_fields import OwnNumber
from outreach_planner.scenario.origins import Origin, origins_of


def own_number_text(told: DemandTold, name: str, lang: Lang) -> str:
    """Write an own number beside the estimate it replaces, with confidence, source and place."""
    word, number = demand_words(lang), told.estimates.own_numbers[name]
    origin = origins_of(told.scenario).of(f"estimates.own_numbers.{name}.applications")
    cells = next(each.cells for each in told.forecast.regions if each.name == name)
    said = word["own_number"].format(
        name=name,
        what=", ".join(_about(told, number, lang)),
        own=number_text(number.applications, lang),
        estimate=number_text(told.forecast.estimate.cells[cells].sum(), lang),
    )
    return " · ".join([said, *origin_texts(origin, lang)])


def origin_texts(origin: Origin, lang: Lang) -> list[str]:
    """Tell a figure's confidence and, where they are known, its source and place."""
    word = demand_words(lang)
    parts = [word[origin.confidence] if origin.confidence else word["own_word"]]
    if origin.source:
        parts.append(word["unwritten"] if origin.source == UNWRITTEN else origin.source)
    if origin.line is not None:
        parts.append(f"{origin.file}:{origin.line}")
    return parts


def has_own_applications(told: DemandTold, row: int) -> bool:
    """Tell whether the office has a number of its own of just this district's whole year."""
    table = told.forecast.cells.shape
    whole = table[1] * table[2]
    return any(
        each.size == whole and np.ravel(each.cells[0]).tolist() == [row] for each in told.forecast.regions
    )


def _about(told: DemandTold, number: OwnNumber, lang: Lang) -> list[str]:
    word, scenario = demand_words(lang), told.scenario
    if number.district is not None:
        place = f"Kecamatan {scenario.districts[number.district].name}"
    elif number.kabupaten is not None:
        place = scenario.kabupaten[number.kabupaten].name
    else:
        place = word["whole_office"]
    year = str(told.forecast.year)
    when = year if number.month is None else f"{MONTH_NAMES[lang][number.month - 1]} {year}"
    return [place, *([] if number.driver is None else [heading(word[f"driver_{number.driver}"])]), when]
