"""What a plan uses of the books in stock and of the budgets, and which shares served are promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from outreach_planner.plans.plan import Plan
from outreach_planner.plans.spending import PAID_AS, expenses
from outreach_planner.scenario.fields import Scenario

UseKind = Literal["books-a-day", "books-a-month", "budget"]


@dataclass(frozen=True)
class Use:
    """Books or rupiah used, of at most so many.

    Attributes
    ----------
    kind : UseKind
    name : str
        Of the budget; empty for books.
    date : date
        The day, or the first day of the month.
    used, most : float
        Books are expectations.
    """

    kind: UseKind
    name: str
    date: dt.date
    used: float
    most: int


def uses(scenario: Scenario, plan: Plan) -> tuple[Use, ...]:
    """List what is used, books of days with visits first, then books and budgets by month."""
    return (*_books(scenario, plan), *_budgets(scenario, plan))


def busiest(found: tuple[Use, ...]) -> tuple[Use, ...]:
    """Keep of the books a day only the day that takes most (the first of equals)."""
    days = [use for use in found if use.kind == "books-a-day"]
    most = [max(days, key=lambda use: use.used)] if days else []
    return (*most, *(use for use in found if use.kind != "books-a-day"))


def promised_shares(scenario: Scenario) -> Iterator[tuple[str, float, str]]:
    """Give each kabupaten with its promise, the higher of its own and the office's, and the field."""
    everywhere = scenario.policy.share_at_least
    for name in scenario.kabupaten:
        guarantee = scenario.policy.guarantees.get(name)
        own = None if guarantee is None else guarantee.share_at_least
        if own is not None and (everywhere is None or own >= everywhere):
            yield name, own, f"policy.guarantees.{name}.share_at_least"
        elif everywhere is not None:
            yield name, everywhere, "policy.share_at_least"


def _books(scenario: Scenario, plan: Plan) -> Iterator[Use]:
    books = scenario.office.books
    if books is None:
        return
    served = [(visit.date, visit.expected_applicants) for visit in plan.visits]
    if books.a_day is not None:
        for date in sorted({date for date, _ in served}):
            used = sum(people for day, people in served if day == date)
            yield Use("books-a-day", "", date, used, books.a_day)
    if books.a_month is not None:
        for month in months_of(scenario):
            used = sum(people for day, people in served if day.replace(day=1) == month)
            yield Use("books-a-month", "", month, used, books.a_month)


def _budgets(scenario: Scenario, plan: Plan) -> Iterator[Use]:
    budgets = scenario.policy.budgets
    if not budgets:
        return
    spent = [expense for trip in plan.trips for expense in expenses(scenario, trip)]
    for budget in budgets:
        for month in months_of(scenario):
            used = sum(
                each.rupiah
                for each in spent
                if each.date.replace(day=1) == month
                and (budget.kinds is None or PAID_AS[each.kind] in budget.kinds)
                and budget.program in (None, each.program)
            )
            yield Use("budget", budget.name, month, used, budget.rupiah_a_month)


def months_of(scenario: Scenario) -> list[dt.date]:
    """List the first days of the months of the horizon."""
    first, last = scenario.horizon.start, scenario.horizon.end
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [dt.date(number // 12, number % 12 + 1, 1) for number in numbers]
