"""The list of all rules, and the question they make of an instance."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_planner.model.dead_ends import close_dead_ends
from outreach_planner.model.network import Formulation
from outreach_planner.model.opening import Opened, open_networks
from outreach_planner.rules import (
    bans,
    books,
    budgets,
    calendar,
    capacity,
    days_away,
    days_between,
    days_in_seven,
    events_a_month,
    frozen_visits,
    guarantees,
    half_days,
    held_every,
    home_before_rest,
    least_share,
    leave,
    minimum_attendance,
    money,
    nights,
    one_place_a_day,
    pins,
    place_windows,
    pools,
    program_periods,
    requests,
    revisit_gap,
    travel,
    venue,
    weekend_rest,
    working_day,
)
from outreach_planner.rules.base import Rule
from outreach_planner.world.instance import Instance

RULES: tuple[Rule, ...] = (
    calendar.RULE,
    program_periods.RULE,
    place_windows.RULE,
    venue.RULE,
    leave.RULE,
    requests.RULE,
    bans.RULE,
    frozen_visits.RULE,
    pools.RULE,
    working_day.RULE,
    half_days.RULE,
    travel.RULE,
    capacity.RULE,
    minimum_attendance.RULE,
    nights.RULE,
    home_before_rest.RULE,  # after the rules that close days: it reads what is left open
    days_away.RULE,
    money.RULE,
    one_place_a_day.RULE,
    revisit_gap.RULE,
    guarantees.RULE,
    days_between.RULE,
    held_every.RULE,
    events_a_month.RULE,
    days_in_seven.RULE,
    weekend_rest.RULE,
    books.RULE,
    budgets.RULE,
    least_share.RULE,
    pins.RULE,
)


def formulate(instance: Instance, rules: Sequence[Rule] = RULES, like: Opened | None = None) -> Formulation:
    """Open the networks, let every rule shape them, and collect the rows and totals that link visits.

    Parameters
    ----------
    like : Opened or None
        Networks of a like instance that may be taken over; the result is the same without.
    """
    networks = open_networks(instance, like)
    for rule in rules:
        for network in networks:
            rule.shape(instance, network)
    for network in networks:
        close_dead_ends(instance, network)
    return Formulation(
        instance,
        networks,
        tuple(row for rule in rules for row in rule.rows(instance, networks)),
        tuple(total for rule in rules for total in rule.totals(instance)),
    )
