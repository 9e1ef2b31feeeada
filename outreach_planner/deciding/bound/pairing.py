"""Which two clusters to make one: those that prove most together, as far as good schedules can tell."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from outreach_planner.deciding.bound.effort import Effort
from outreach_planner.deciding.bound.pair_bound import MOST_ALONE
from outreach_planner.deciding.bound.prices import Prices
from outreach_planner.deciding.bound.question import WORTHLESS_RUPIAH, Question, evaluate, with_groups

MOST_PLACES = 24
"""Of two clusters together."""
TRIED = Effort(3e4, 500, 800, guess=True)


def paired(question: Question, prices: Prices, stop: Callable[[], bool]) -> tuple[Question, Prices] | None:
    """Make two clusters of a team one; None if no two share people at a price, or none prove more together.

    What they prove together is guessed by good schedules, at these prices: of all clusters, so that guesses
    can be compared.
    """
    place = question.ground.formulation.instance.options.place
    clusters, best = question.clusters, None
    lowest = evaluate(question, prices, TRIED, stop)[0]
    for two in range(len(clusters)):
        for one in range(two):
            team = clusters[one].team
            if team < 0 or clusters[two].team != team:
                continue
            if max(len(clusters[one].options), len(clusters[two].options)) > MOST_ALONE:
                continue
            options = np.concatenate([clusters[one].options, clusters[two].options])
            common = np.intersect1d(clusters[one].points, clusters[two].points)
            if len(np.unique(place[options])) > MOST_PLACES or not len(common):
                continue
            if prices.person[team][:, common].max() <= WORTHLESS_RUPIAH:
                continue
            groups = [(c.team, c.options.tolist()) for n, c in enumerate(clusters) if n not in (one, two)]
            larger = with_groups(question, prices, [*groups, (team, np.sort(options).tolist())])
            guess = evaluate(*larger, TRIED, stop)[0]
            if guess < lowest:
                best, lowest = larger, guess
    return best
