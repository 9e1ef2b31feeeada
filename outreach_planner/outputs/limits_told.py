"""What a plan uses of stocks and budgets, and the shares promised, for terminal and workbook."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import Literal

from outreach_planner.outputs.language import (
    Lang,
    heading,
    in_language,
    number_text,
    percent_text,
    period_text,
    rupiah_text,
    short_date_text,
)
from outreach_planner.outputs.telling import budget_name, kabupaten_name
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.uses import Use, busiest, promised_shares, uses
from outreach_planner.scenario.fields import Scenario

Unit = Literal["whole", "rupiah", "percent"]
LIMIT_WORDS = {
    "title": ("Batas dan pemakaian", "Limits and their use"),
    "limit": ("Batas", "Limit"),
    "used": ("Dipakai", "Used"),
    "allowed": ("Ketentuan", "Allowed"),
    "books-a-day": (
        "buku paspor sehari ({when}, hari terpadat)",
        "passport books a day ({when}, the busiest)",
    ),
    "books-a-month": ("buku paspor, {when}", "passport books, {when}"),
    "budget": ("{name}, {when}", "{name}, {when}"),
    "share": ("bagian terlayani di {name}", "share served in {name}"),
    "most": ("{used} dari paling banyak {limit}", "{used} of at most {limit}"),
    "least": ("{used}, paling sedikit {limit}", "{used}, at least {limit}"),
}


@dataclass(frozen=True)
class LimitTold:
    """A limit and what the plan makes of it.

    Attributes
    ----------
    label : str
    used, limit : float
        People, rupiah, or fractions.
    unit : Unit
    is_least : bool
        The limit is the least; otherwise the most.
    """

    label: str
    used: float
    limit: float
    unit: Unit
    is_least: bool


def limits_told(plan: Plan, scenario: Scenario, lang: Lang) -> list[LimitTold]:
    """List the limits on totals that the scenario sets; empty if it sets none."""
    told = in_language(LIMIT_WORDS, lang)
    found = [
        LimitTold(
            heading(told[use.kind].format(name=budget_name(scenario, use.name, lang), when=_when(use, lang))),
            use.used,
            use.most,
            "rupiah" if use.kind == "budget" else "whole",
            is_least=False,
        )
        for use in busiest(uses(scenario, plan))
    ]
    for kabupaten, least, _ in promised_shares(scenario):
        label = heading(told["share"].format(name=kabupaten_name(scenario, kabupaten)))
        share = plan.indicators.by_kabupaten[kabupaten].share_served
        found.append(LimitTold(label, share, least, "percent", is_least=True))
    return found


def limit_sentence(limit: LimitTold, lang: Lang) -> str:
    """Say how much is used of how much."""
    told = in_language(LIMIT_WORDS, lang)["least" if limit.is_least else "most"]
    return told.format(
        used=_number(limit.used, limit.unit, lang), limit=_number(limit.limit, limit.unit, lang)
    )


def _number(value: float, unit: Unit, lang: Lang) -> str:
    if unit == "percent":
        return percent_text(value, lang)
    return rupiah_text(value, lang) if unit == "rupiah" else number_text(value, lang)


def _when(use: Use, lang: Lang) -> str:
    """Write the day or the month of a use."""
    if use.kind == "books-a-day":
        return short_date_text(use.date, lang)
    last = calendar.monthrange(use.date.year, use.date.month)[1]
    return period_text(use.date, use.date.replace(day=last), lang)
