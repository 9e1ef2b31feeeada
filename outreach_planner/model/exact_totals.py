"""The limits on people, money and shares as rows of the exact model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ortools.math_opt.python import mathopt

from outreach_planner.model.network import Formulation
from outreach_planner.model.paths import Paths, Visit
from outreach_planner.model.spending import counted, day_spent, places_of
from outreach_planner.model.totals import MoneyLimit, PeopleLimit


def add_totals(
    model: mathopt.Model,
    formulation: Formulation,
    paths: Paths,
    taken: Mapping[Visit, Mapping[int, mathopt.LinearExpression]],
    served_by: Sequence[Sequence[mathopt.LinearExpression]],
) -> None:
    """Add a row for each total.

    Parameters
    ----------
    taken : mapping
        People served of each point at each visit.
    served_by : sequence, length K
        What adds up to the people served of each kabupaten, visited or drawn to a counter.
    """
    sought = formulation.instance.sought_by_kabupaten
    for total in formulation.totals:
        if isinstance(total, PeopleLimit):
            within = [visit for visit in taken if total.first <= visit[2] <= total.last]
            served = [y for visit in within for y in taken[visit].values()]
            group = formulation.instance.options.group
            served += [float(group[o]) * x for u, o, t in within for x, *_ in paths.visits[u, o, t]]
            model.add_linear_constraint(mathopt.fast_sum(served) <= total.most)
        elif isinstance(total, MoneyLimit):
            model.add_linear_constraint(_spent(formulation, paths, total) <= total.most)
        elif sought[total.kabupaten] > 0:
            least = total.least * float(sought[total.kabupaten])
            model.add_linear_constraint(mathopt.fast_sum(served_by[total.kabupaten]) >= least)


def _spent(formulation: Formulation, paths: Paths, limit: MoneyLimit) -> mathopt.LinearExpression:
    """Add up what the arcs spend: the drive of the morning on its own, the rest on those that leave."""
    instance = formulation.instance
    counts = [counted(instance, network, limit) for network in formulation.networks]
    terms = []
    for u, tail, head, x in paths.arcs:
        _, t, option, _, _ = tail
        if not limit.first <= t <= limit.last:
            continue
        places = places_of(instance, formulation.networks[u])
        season = int(instance.days.season[t])
        if option < 0 <= head[2] and head[1] == t:  # from home in the morning
            drive = int(counts[u].leg[season][-1, places[0][head[2]]])
            rupiah = drive if counts[u].arrives[head[2]] else 0
        else:
            following = head[2] if head[2] >= 0 else None
            rupiah = day_spent(counts[u], places, season, option, True, following)
        if rupiah:
            terms.append(rupiah * x)
    return mathopt.fast_sum(terms)
