"""Visits serve no more people than there are passport books, on a day and in a calendar month."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.said import said
from outreach_planner.model.totals import PeopleLimit
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.uses import uses
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.months import months
from outreach_planner.world.instance import Instance

NAME = "books"
ROUNDING = 1e-3
"""People: each visit's are told with six decimals."""


def totals(instance: Instance) -> Iterable[PeopleLimit]:
    """Limit the people of each day and each month of the horizon."""
    books = instance.scenario.office.books
    if books is None:
        return
    if books.a_day is not None:
        for t, date in enumerate(instance.days.dates):
            yield PeopleLimit(
                NAME, said("books on {date}", date=date), "office.books.a_day", t, t, books.a_day
            )
    if books.a_month is not None:
        for month in months(instance):
            about = said("books in {month}", month=month.name)
            yield PeopleLimit(NAME, about, "office.books.a_month", month.first, month.last, books.a_month)


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say on which days and in which months more people are served than there are books."""
    for use in uses(instance.scenario, plan):
        if use.kind != "budget" and use.used > use.most + ROUNDING:
            where = f"{use.date}" if use.kind == "books-a-day" else f"{use.date:%Y-%m}"
            found = said("{people} applicants expected at visits", people=float(use.used))
            yield Violation(
                NAME, where, found, said("serve at most {most}, the books in stock", most=use.most)
            )


RULE = Rule(
    NAME,
    "visits serve no more people than there are passport books, a day and a month",
    ("office.books",),
    violations,
    totals=totals,
)
