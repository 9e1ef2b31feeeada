"""Rule by rule, what is left open of the visits asked about, and which rule closes the last of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.model.dead_ends import close_dead_ends
from outreach_planner.model.network import TeamNetwork
from outreach_planner.model.opening import open_networks
from outreach_planner.plans.explanation import Narrowing, Question
from outreach_planner.rules import travel
from outreach_planner.rules.base import Rule
from outreach_planner.rules.rulebook import RULES
from outreach_planner.world.instance import Instance

OpenVisits = Mapping[tuple[int, int, int], int]
"""For each visit (team, option, day) still open, the most applicants it could serve."""


@dataclass(frozen=True)
class Closing:
    """How far the rules let the visits come.

    Attributes
    ----------
    narrowings : tuple of Narrowing
        The rules that closed days, in the order of the rule book.
    rule : Rule or None
        The one that closed the last; None if some are open, or roads and hours allowed none from the start.
        That of the roads where rules leave some, but no trip comes there and home again.
    before : OpenVisits
        What was open before that rule.
    left : OpenVisits
        What all the rules leave open.
    """

    narrowings: tuple[Narrowing, ...]
    rule: Rule | None
    before: OpenVisits
    left: OpenVisits


def options_asked(instance: Instance, question: Question) -> tuple[int, ...]:
    """List the options that a question is about."""
    options = instance.options
    return tuple(
        o
        for o in range(len(options.ids))
        if options.held[o]
        and question.place in {instance.place_ids[options.place[event]] for event in options.events(o)}
        and question.program in (None, instance.program_ids[options.program[o]])
        and question.request in (None, _request(instance, o))
    )


def _request(instance: Instance, option: int) -> str | None:
    """Name the request an option is held for."""
    number = int(instance.options.request[option])
    return None if number < 0 else tuple(instance.scenario.requests)[number]


def days_asked(instance: Instance, question: Question) -> tuple[int, ...]:
    """List the days that a question is about."""
    return tuple(t for t, date in enumerate(instance.days.dates) if question.date in (None, date))


def close(
    instance: Instance, options: Collection[int], days: Collection[int], rules: Sequence[Rule] = RULES
) -> Closing:
    """Open the networks and let one rule after the other shape them until no visit is left."""
    networks = open_networks(instance)
    before = open_visits_among(networks, options, days)
    narrowings = []
    for rule in rules:
        for network in networks:
            rule.shape(instance, network)
        left = open_visits_among(networks, options, days)
        was, now = _days(before), _days(left)
        if now < was:
            narrowings.append(Narrowing(rule.name, rule.about, was, now))
        if before and not left:
            return Closing(tuple(narrowings), rule, before, left)
        before = left
    for network in networks:
        close_dead_ends(instance, network)
    left = open_visits_among(networks, options, days)
    return Closing(tuple(narrowings), travel.RULE if before and not left else None, before, left)


def open_visits_among(
    networks: Sequence[TeamNetwork], options: Collection[int], days: Collection[int]
) -> OpenVisits:
    """Give the visits of these options and days that networks allow and that can serve somebody."""
    found = {}
    for network in networks:
        for n in np.flatnonzero(np.isin(network.options, list(options))):
            for t in days:
                most = int(network.capacity[network.kind[t], :, n, :].max())
                if network.allowed[n, t] and most >= 0:
                    found[network.team, int(network.options[n]), t] = most
    return found


def _days(visits: OpenVisits) -> int:
    return len({t for _, _, t in visits})
