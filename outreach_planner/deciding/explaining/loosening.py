"""The scenario with one more of something: a list of changes that each leave the plan at hand possible."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_planner.deciding.explaining.loosened import (
    Loosening,
    one_field,
    one_of_office,
    one_promise,
    with_entry,
    with_policy,
)
from outreach_planner.deciding.explaining.loosening_rules import crews, pools, promises
from outreach_planner.plans.worths import EXTRA_TEAM, LimitKind
from outreach_planner.scenario.fields import Scenario

FEWER_ATTEND = 5
"""By how many people a minimum attendance is lowered."""
MORE_RUPIAH = 1_000_000
"""By how much a budget is raised."""
LOWER_SHARE = 0.01
"""By how much a least share is lowered."""


def loosenings(scenario: Scenario) -> tuple[Loosening, ...]:
    """List what one more could be had of, as far as the scenario sets such a limit."""
    return tuple(
        found
        for several in (
            _team_days,
            _officers,
            _nights,
            _events,
            pools,
            crews,
            promises,
            _quota_places,
            _minimum_attendances,
            _books,
            _budgets,
            _least_shares,
        )
        for found in several(scenario)
    )


def _team_days(scenario: Scenario) -> Iterator[Loosening]:
    """One more day of each team: another like it that makes one day trip, on whichever day is best."""
    for name, team in scenario.teams.items():
        extra = name + EXTRA_TEAM
        while extra in scenario.teams:
            extra += EXTRA_TEAM
        twin = team.model_copy(update={"sleeps_away": False})
        changed = scenario.model_copy(update={"teams": {**scenario.teams, extra: twin}})
        yield Loosening("team-day", name, f"teams.{name}", None, None, changed, extra)


def _officers(scenario: Scenario) -> Iterator[Loosening]:
    """One more officer at the counters."""
    officers = scenario.office.officers
    yield one_of_office("officer", scenario, "officers", officers, officers + 1)


def _nights(scenario: Scenario) -> Iterator[Loosening]:
    """One more night a month for each team that sleeps away."""
    for name, team in scenario.teams.items():
        if team.sleeps_away:
            yield one_field("night", scenario, "teams", name, "nights_at_most", team.nights_at_most, 1)


def _events(scenario: Scenario) -> Iterator[Loosening]:
    """One more event a month of each program that has a most."""
    for name, program in scenario.programs.items():
        if program.events_at_most is not None:
            yield one_field("event", scenario, "programs", name, "events_at_most", program.events_at_most, 1)


def _quota_places(scenario: Scenario) -> Iterator[Loosening]:
    """One more walk-in place at each event of each program with a quota."""
    for name, program in scenario.programs.items():
        if program.quota is not None:
            places = program.quota.walk_in
            quota = program.quota.model_copy(update={"walk_in": places + 1})
            changed = with_entry(scenario, "programs", name, {"quota": quota})
            field = f"programs.{name}.quota.walk_in"
            yield Loosening("quota-place", name, field, places, places + 1, changed)


def _minimum_attendances(scenario: Scenario) -> Iterator[Loosening]:
    """Lower each program's and each guarantee's own minimum attendance by a few people."""
    for name, program in scenario.programs.items():
        least = program.minimum_attendance
        if least > 0:
            fewer = max(-least, -FEWER_ATTEND)
            yield one_field(
                "minimum-attendance", scenario, "programs", name, "minimum_attendance", least, fewer
            )
    for name, guarantee in scenario.policy.guarantees.items():
        least = guarantee.minimum_attendance or 0
        if least > 0:
            lower = max(0, least - FEWER_ATTEND)
            yield one_promise("minimum-attendance", scenario, name, "minimum_attendance", least, lower)


def _books(scenario: Scenario) -> Iterator[Loosening]:
    """One more passport book on each day, and one more a month."""
    books = scenario.office.books
    if books is None:
        return
    stocks: tuple[tuple[LimitKind, str, int | None], ...] = (
        ("books-a-day", "a_day", books.a_day),
        ("books-a-month", "a_month", books.a_month),
    )
    for kind, field, stock in stocks:
        if stock is not None:
            more = books.model_copy(update={field: stock + 1})
            office = scenario.office.model_copy(update={"books": more})
            changed = scenario.model_copy(update={"office": office})
            yield Loosening(kind, "", f"office.books.{field}", stock, stock + 1, changed)


def _budgets(scenario: Scenario) -> Iterator[Loosening]:
    """One more million rupiah a month in each budget."""
    budgets = scenario.policy.budgets
    for number, budget in enumerate(budgets):
        came, more = budget.rupiah_a_month, budget.rupiah_a_month + MORE_RUPIAH
        raised = budget.model_copy(update={"rupiah_a_month": more})
        changed = with_policy(scenario, {"budgets": (*budgets[:number], raised, *budgets[number + 1 :])})
        field = f"policy.budgets[{number}].rupiah_a_month"
        yield Loosening("budget", budget.name, field, came, more, changed)


def _least_shares(scenario: Scenario) -> Iterator[Loosening]:
    """Lower each promised share by a percentage point."""
    least = scenario.policy.share_at_least
    if least:
        lower = max(0.0, round(least - LOWER_SHARE, 6))
        changed = with_policy(scenario, {"share_at_least": lower})
        yield Loosening("share-at-least", "", "policy.share_at_least", least, lower, changed)
    for name, guarantee in scenario.policy.guarantees.items():
        if guarantee.share_at_least:
            lower = max(0.0, round(guarantee.share_at_least - LOWER_SHARE, 6))
            came = guarantee.share_at_least
            yield one_promise("share-at-least", scenario, name, "share_at_least", came, lower)
