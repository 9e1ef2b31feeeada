"""What a plan uses of each limit that a scenario sets, and the shares promised, for terminal and workbook."""

from __future__ import annotations

import calendar
import datetime as dt
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
from outreach_planner.outputs.telling import budget_name, kabupaten_name, program_name, team_name
from outreach_planner.plans.limit_uses import LimitUse, limit_uses
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.uses import Use, busiest, promised_shares, uses
from outreach_planner.scenario.fields import Scenario

Unit = Literal["whole", "rupiah", "percent"]
LIMIT_WORDS = {
    "title": ("Batas dan pemakaian", "Limits and their use"),
    "sheet": ("Batas", "Limits"),
    "limit": ("Batas", "Limit"),
    "used": ("Dipakai", "Used"),
    "allowed": ("Ketentuan", "Allowed"),
    "books-a-day": (
        "buku paspor sehari ({when}, hari terpadat)",
        "passport books a day ({when}, the busiest)",
    ),
    "books-a-month": ("buku paspor, {when}", "passport books, {when}"),
    "budget": ("{name}, {when}", "{name}, {when}"),
    "officers-out": (
        "petugas di luar sehari ({when}, hari terpadat)",
        "officers out on one day ({when}, the busiest)",
    ),
    "officers-kept": (
        "petugas yang tinggal di loket ({when}, hari paling sedikit)",
        "officers left at the counters ({when}, the fewest)",
    ),
    "biometric-units": (
        "unit biometrik di luar sehari ({when}, hari terpadat)",
        "biometric units out on one day ({when}, the busiest)",
    ),
    "nights": ("malam di luar {name}, {when}", "nights away of {name}, {when}"),
    "days-away": (
        "hari kerja {name} dalam satu perjalanan (terpanjang)",
        "working days of {name} in one trip (the longest)",
    ),
    "days-in-seven": (
        "hari kerja {name} dalam tujuh hari (mulai {when}, terpadat)",
        "working days of {name} in seven (from {when}, the fullest)",
    ),
    "events-at-most": ("acara {name}, {when}", "events of {name}, {when}"),
    "events-at-least": ("acara {name}, {when}", "events of {name}, {when}"),
    "visits": ("kunjungan {program} ke {name}, {when}", "visits of {program} to {name}, {when}"),
    "days-between": (
        "hari buka berturut-turut tanpa kunjungan {program} ke {name} (terlama)",
        "open days in a row without a visit of {program} to {name} (the longest)",
    ),
    "share": ("bagian terlayani di {name}", "share served in {name}"),
    "most": ("{used} dari paling banyak {limit}", "{used} of at most {limit}"),
    "at-most": ("paling banyak", "at most"),
    "at-least": ("paling sedikit", "at least"),
    "least": ("{used}, paling sedikit {limit}", "{used}, at least {limit}"),
}

TEAM_LIMITS = ("nights", "days-away", "days-in-seven")
PROMISES = ("visits", "days-between")
MONTH_LIMITS = ("nights", "events-at-most", "events-at-least", "visits")


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
    """List the limits that the scenario sets; empty if it sets none."""
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
    for each in limit_uses(scenario, plan):
        name, program = _name(scenario, each, lang), _promised(scenario, each, lang)
        label = told[each.kind].format(name=name, program=program, when=_date(each, lang))
        found.append(LimitTold(heading(label), each.used, each.limit, "whole", each.is_least))
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


def _name(scenario: Scenario, use: LimitUse, lang: Lang) -> str:
    """Name the team, program or kabupaten of a limit."""
    if use.kind in TEAM_LIMITS:
        return team_name(scenario, use.name, lang)
    if use.kind in ("events-at-most", "events-at-least"):
        return program_name(scenario, use.name, lang)
    return kabupaten_name(scenario, use.name) if use.name else ""


def _promised(scenario: Scenario, use: LimitUse, lang: Lang) -> str:
    """Name the program whose visits a kabupaten is promised; others' visits there do not count."""
    if use.kind not in PROMISES:
        return ""
    return program_name(scenario, scenario.policy.guarantees[use.name].program, lang)


def _date(use: LimitUse, lang: Lang) -> str:
    """Write the day of a limit, or its month."""
    if use.date is None:
        return ""
    return _month(use.date, lang) if use.kind in MONTH_LIMITS else short_date_text(use.date, lang)


def _when(use: Use, lang: Lang) -> str:
    """Write the day or the month of a use."""
    if use.kind == "books-a-day":
        return short_date_text(use.date, lang)
    return _month(use.date, lang)


def _month(first: dt.date, lang: Lang) -> str:
    last = calendar.monthrange(first.year, first.month)[1]
    return period_text(first, first.replace(day=last), lang)
