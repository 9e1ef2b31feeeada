"""Names and values of input that differs between plans, as an office would say them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from outreach_planner.outputs.comparison_telling import input_text
from outreach_planner.outputs.estimate_names import estimate_name
from outreach_planner.outputs.language import (
    DAY_NAMES,
    Lang,
    date_text,
    in_language,
    number_text,
)
from outreach_planner.outputs.telling import place_name
from outreach_planner.plans.comparison import Comparison
from outreach_planner.plans.input_changes import InputChange
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario

COUNTER_WORDS: Mapping[str, tuple[str, str]] = {
    "counter": ("Loket {place}", "Counter at {place}"),
    "opened": ("Loket {place}: buka sejak", "Counter at {place}: open since"),
    "closed": ("Loket {place}: hari terakhir buka", "Counter at {place}: last day open"),
    "weekdays": ("Loket {place}: hari buka", "Counter at {place}: days open"),
    "officers": ("Loket {place}: petugas", "Counter at {place}: officers"),
    "applicants_a_day": ("Loket {place}: pemohon sehari", "Counter at {place}: applicants a day"),
    "a_day": ("{number} pemohon sehari", "{number} applicants a day"),
    "on_days": ("buka {days}", "open on {days}"),
    "every_day": ("setiap hari kerja", "every working day"),
    "with_officers": ("{number} petugas", "{number} officers"),
    "from": ("sejak {date}", "from {date}"),
    "until": ("sampai {date}", "until {date}"),
}
COUNTER = re.compile(r"counters\.(?P<counter>[^.]+)(?:\.(?P<field>[a-z_]+))?")


def input_name(comparison: Comparison, field: str, lang: Lang) -> str:
    """Name a field of input that differs; empty where it has no name beside its path."""
    scenarios = [side.scenario for side in comparison.sides]
    if found := COUNTER.fullmatch(field):
        key, counter = found["field"] or "counter", found["counter"]
        word = in_language(COUNTER_WORDS, lang).get(key, "")
        return word.format(place=_place_of(scenarios, counter))
    for scenario in scenarios:
        try:
            name = estimate_name(scenario, field, lang)
        except (KeyError, IndexError):  # this plan's scenario does not know what the field is of
            continue
        if name != field:
            return name
    return ""


def input_values(change: InputChange, lang: Lang) -> list[str]:
    """Write the values of a field that differs; a whole counter by what it does."""
    found = COUNTER.fullmatch(change.field)
    if found is None or found["field"]:
        return [input_text(value, lang) for value in change.values]
    return [
        input_text(value, lang) if value is None else counter_text(json.loads(value), lang)
        for value in change.values
    ]


def counter_text(counter: Mapping[str, Any], lang: Lang) -> str:
    """Tell how many a counter serves, on which days, with how many officers, from when and until when."""
    word = in_language(COUNTER_WORDS, lang)
    told = []
    if counter.get("applicants_a_day") is not None:
        told.append(word["a_day"].format(number=number_text(counter["applicants_a_day"], lang)))
    days = [DAY_NAMES[lang][WEEKDAYS.index(day)] for day in counter.get("weekdays") or ()]
    told.append(word["on_days"].format(days=", ".join(days)) if days else word["every_day"])
    if counter.get("officers"):
        told.append(word["with_officers"].format(number=number_text(counter["officers"], lang)))
    for key, name in (("opened", "from"), ("closed", "until")):
        if counter.get(key):
            date = date_text(dt.date.fromisoformat(counter[key]), lang)
            told.append(word[name].format(date=date))
    return ", ".join(told)


def _place_of(scenarios: Sequence[Scenario], counter: str) -> str:
    """Name the place of a counter by the first plan that has it."""
    for scenario in scenarios:
        if counter in scenario.counters:
            return place_name(scenario, scenario.counters[counter].place)
    return counter
