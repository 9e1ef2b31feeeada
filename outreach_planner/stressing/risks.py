"""What sampled months say: percentiles of what a manager reads, and each visit's risks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.plans.simulate import simulate
from outreach_planner.scenario.uncertainty_fields import Uncertainty
from outreach_planner.stressing.months import Months, sample_months
from outreach_planner.stressing.stops import Stops, stops_of
from outreach_planner.world.instance import Floats, Instance

PERCENTILES = (10, 50, 90)
TAIL = 0.1
"""Part of the months, the worst, whose mean is told."""


@dataclass(frozen=True)
class Figure:
    """A figure over the months: what the plan expects, the mean, percentiles 10, 50 and 90, and the bad tail.

    ``tail`` is the mean of the worst tenth: the lowest where more is better, else the highest.
    """

    key: str
    expected: float
    mean: float
    p10: float
    p50: float
    p90: float
    tail: float


@dataclass(frozen=True)
class Risk:
    """What may happen to one visit.

    Attributes
    ----------
    visit : Visit
    came, served : tuple of float
        Percentiles 10, 50 and 90.
    misses : float or None
        Chance that fewer come than its minimum; None where it has no minimum.
    overload : float
        Chance that more come than can be served.
    turned_away : float
        People for whom there is no place, on average; they go on waiting.
    closed : float
        Chance that the place is not reached.
    """

    visit: Visit
    came: tuple[float, float, float]
    served: tuple[float, float, float]
    misses: float | None
    overload: float
    turned_away: float
    closed: float

    @property
    def worst(self) -> float:
        """The larger of the chances to miss the minimum and to be overloaded."""
        return max(self.misses or 0.0, self.overload)


@dataclass(frozen=True)
class Stress:
    """A plan on sampled months.

    Attributes
    ----------
    samples : dict of str to Floats
        Each figure in each month.
    figures : tuple of Figure
    risks : tuple of Risk
        In the order of the visits.
    """

    plan: Plan
    months: int
    seed: int
    samples: Mapping[str, Floats]
    figures: tuple[Figure, ...]
    risks: tuple[Risk, ...]


MORE_IS_BETTER = ("net_rupiah", "value_rupiah", "served_by_visits", "served_at_counters", "worst_share")


def stress(instance: Instance, plan: Plan, uncertainty: Uncertainty, months: int, seed: int) -> Stress:
    """Run a plan on sampled months and sum up what happens."""
    found = stops_of(instance, plan)
    sampled = sample_months(instance, found.stops, uncertainty, months, seed)
    idle = sample_months(instance, (), uncertainty, months, seed)
    samples = samples_of(instance, found, sampled, idle)
    expected = _expected(instance, found)
    figures = tuple(_figure(key, expected.get(key, 0.0), values) for key, values in samples.items())
    return Stress(plan, months, seed, samples, figures, _risks(plan, found, sampled))


def samples_of(instance: Instance, found: Stops, sampled: Months, idle: Months) -> dict[str, Floats]:
    """Work out every figure in every month.

    Parameters
    ----------
    sampled, idle : Months
        The same months with the plan and with no outreach at all.
    """
    value = sampled.value_rupiah - found.cost_rupiah
    missed = (found.by_visit(sampled.came * found.main) < found.minimum).sum(axis=1)
    over = found.by_visit((sampled.came > sampled.capacity).astype(np.float64)) > 0
    closed = found.by_visit(sampled.closed * found.main)
    samples = {
        "net_rupiah": value - idle.value_rupiah,
        "value_rupiah": value,
        "served_by_visits": sampled.served_by_visits,
        "served_at_counters": sampled.served_at_counters,
        "waiting_at_end": sampled.waiting_at_end,
        "worst_share": sampled.share_by_kabupaten.min(axis=1),
        "visits_missing": missed.astype(np.float64),
        "visits_overloaded": over.sum(axis=1).astype(np.float64),
        "visits_closed": closed.sum(axis=1),
        "turned_away": (sampled.came - sampled.served).sum(axis=1),
        "cost_an_applicant": found.cost_rupiah / np.maximum(sampled.served_by_visits, 1.0),
    }
    for k, name in enumerate(instance.kabupaten_ids):
        samples[f"share:{name}"] = sampled.share_by_kabupaten[:, k]
    return samples


def tail_mean(values: Floats, *, lowest: bool) -> float:
    """Average the worst tenth of the months (at least one)."""
    ordered = np.sort(values)
    count = max(1, round(TAIL * len(ordered)))
    return float(ordered[:count].mean() if lowest else ordered[-count:].mean())


def _expected(instance: Instance, found: Stops) -> dict[str, float]:
    """Tell what the plan itself expects of each figure."""
    once, nothing = simulate(instance, found.stops), simulate(instance, [])
    group = np.array([instance.options.group[stop.option] for stop in found.stops])
    capacity = np.array([stop.capacity for stop in found.stops])
    came = once.came - group
    value = once.value_rupiah - found.cost_rupiah
    shares = zip(instance.kabupaten_ids, once.share_by_kabupaten, strict=True)
    return {
        "net_rupiah": value - nothing.value_rupiah,
        "value_rupiah": value,
        "served_by_visits": float(once.served.sum()),
        "served_at_counters": float(once.counter_served.sum()),
        "waiting_at_end": once.waiting_at_end,
        "worst_share": float(once.share_by_kabupaten.min()),
        "visits_missing": float(np.sum(found.by_visit(came * found.main) < found.minimum - 1e-6)),
        "visits_overloaded": float(np.sum(found.by_visit(1.0 * (came > capacity + 1e-6)) > 0)),
        "turned_away": float((once.came - once.served).sum()),
        "cost_an_applicant": found.cost_rupiah / max(float(once.served.sum()), 1.0),
        **{f"share:{name}": float(share) for name, share in shares},
    }


def _figure(key: str, expected: float, values: Floats) -> Figure:
    p10, p50, p90 = (float(value) for value in np.percentile(values, PERCENTILES))
    lowest = key in MORE_IS_BETTER or key.startswith("share:")
    return Figure(key, expected, float(values.mean()), p10, p50, p90, tail_mean(values, lowest=lowest))


def _risks(plan: Plan, found: Stops, sampled: Months) -> tuple[Risk, ...]:
    came = found.by_visit(sampled.came + sampled.groups)
    served = found.by_visit(sampled.served + sampled.groups)
    judged = found.by_visit(sampled.came * found.main)
    over = found.by_visit((sampled.came > sampled.capacity).astype(np.float64)) > 0
    closed = found.by_visit(sampled.closed * found.main)
    return tuple(
        Risk(
            visit,
            _three(came[:, v]),
            _three(served[:, v]),
            float((judged[:, v] < found.minimum[v]).mean()) if found.minimum[v] > 0 else None,
            float(over[:, v].mean()),
            float((came - served)[:, v].mean()),
            float(closed[:, v].mean()),
        )
        for v, visit in enumerate(plan.visits)
    )


def _three(values: Floats) -> tuple[float, float, float]:
    p10, p50, p90 = (float(value) for value in np.percentile(values, PERCENTILES))
    return p10, p50, p90


@dataclass(frozen=True)
class Difference:
    """A second plan against the first on the same months: percentiles, and how often it is better."""

    key: str
    mean: float
    p10: float
    p50: float
    p90: float
    better: float


def differences(first: Stress, second: Stress) -> tuple[Difference, ...]:
    """Hold two plans against each other month by month.

    Parameters
    ----------
    first, second : Stress
        Of the same scenario, months and seed.
    """
    found = []
    for key, values in first.samples.items():
        gain = second.samples[key] - values
        more = key in MORE_IS_BETTER or key.startswith("share:")
        better = float((gain > 1e-9).mean() if more else (gain < -1e-9).mean())
        p10, p50, p90 = (float(value) for value in np.percentile(gain, PERCENTILES))
        found.append(Difference(key, float(gain.mean()), p10, p50, p90, better))
    return tuple(found)
