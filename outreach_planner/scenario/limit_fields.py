"""What a scenario says of stocks and budgets; all opt-in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from outreach_planner.scenario.base import Count, Frozen, Id, Rupiah

CostKind = Literal["per-diem", "fuel", "boats", "venues"]
"""What a budget pays: per diem and lodging, kilometres and tolls, boats, what holding an event costs."""


class Books(Frozen):
    """Passport books in stock for visits: on one day (all teams) and in one calendar month.

    As many people as the visits are expected to serve need one each; None sets no limit. A month that the
    horizon holds only in part counts what it holds.
    """

    a_day: Count | None = None
    a_month: Count | None = None


class Budget(Frozen):
    """Rupiah that outreach may cost in each calendar month: of some kinds (None: all), for a program or all.

    A drive and the night after it belong to the program of the visit they lead to, the drive home to that
    of the visit it comes from; each counts in the month of its own date. ``name_en`` is the name in English
    (empty: the same).
    """

    name: str
    name_en: str = ""
    kinds: Annotated[tuple[CostKind, ...], Field(min_length=1)] | None = None
    program: Id | None = None
    rupiah_a_month: Rupiah
    source: str = ""
