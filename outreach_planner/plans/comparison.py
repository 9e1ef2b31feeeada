"""Plans side by side: their figures, their kabupaten, their days and their input."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from outreach_planner.plans.input_changes import InputChange, input_changes
from outreach_planner.plans.plan import KabupatenResult, Plan
from outreach_planner.plans.visit_changes import VisitChange, visit_changes
from outreach_planner.scenario.fields import Scenario

Unit = Literal["rupiah", "people", "count", "km", "hours", "share", "percent"]
Better = Literal["higher", "lower", "neither"]
Of = Callable[[KabupatenResult], float]

SHOWN_PARTS: Mapping[Unit, int] = {"share": 1000, "percent": 1000}
"""In what parts of 1 a page shows a figure (tenths of a percent); other units are shown in ones."""
FEWEST, MOST = 2, 4


@dataclass(frozen=True)
class Side:
    """One of the plans, with the scenario it was made for and the name it has in the comparison."""

    name: str
    scenario: Scenario
    plan: Plan


@dataclass(frozen=True)
class Figure:
    """One figure of all plans.

    Attributes
    ----------
    key : str
    unit : Unit
        ``share`` is a fraction of people, ``percent`` any other fraction.
    better : Better
        ``neither`` where more is no better than less.
    values : tuple of float or None
        In the order of the plans; None where a plan has none.
    best : tuple of int
        The plans that are best at it as it is shown; empty where none is better or they cannot be compared.
    """

    key: str
    unit: Unit
    better: Better
    values: tuple[float | None, ...]
    best: tuple[int, ...]

    @property
    def differences(self) -> tuple[float | None, ...]:
        """Differences from the first plan, exactly."""
        return _from_first(self.values)

    @property
    def shown_differences(self) -> tuple[float | None, ...]:
        """Differences of the figures as a page shows them: what looks the same differs by 0."""
        return _from_first([None if value is None else shown(value, self.unit) for value in self.values])


def shown(value: float, unit: Unit) -> float:
    """Round a figure to what a page shows of it; ``percent`` up, so that a proven figure stays true."""
    parts = SHOWN_PARTS.get(unit, 1)
    return (math.ceil(value * parts - 1e-9) if unit == "percent" else round(value * parts)) / parts


def _from_first(values: Sequence[float | None]) -> tuple[float | None, ...]:
    first = values[0]
    return tuple(None if value is None or first is None else value - first for value in values)


@dataclass(frozen=True)
class KabupatenFigures:
    """The people of one kabupaten in all plans; a plan's value is None where it does not know it."""

    kabupaten: str
    share_served: Figure
    served_by_visits: Figure
    drawn_to_counters: Figure
    visits: Figure


@dataclass(frozen=True)
class Comparison:
    """What there is to say about two to four plans.

    Attributes
    ----------
    sides : tuple of Side
        The first is the one that the others are compared with.
    same_office, same_days, same_input : bool
        Whether all plans are of one office, of the same days, and of the same scenario.
    figures : tuple of Figure
        Those that at least one plan has.
    kabupaten : tuple of KabupatenFigures
        Empty for different offices.
    visits : tuple of tuple of VisitChange
        For each plan after the first, against the first; empty for different offices or days.
    input : tuple of InputChange
        Empty for different offices.
    """

    sides: tuple[Side, ...]
    same_office: bool
    same_days: bool
    same_input: bool
    figures: tuple[Figure, ...]
    kabupaten: tuple[KabupatenFigures, ...]
    visits: tuple[tuple[VisitChange, ...], ...]
    input: tuple[InputChange, ...]


FIGURES: tuple[tuple[str, Unit, Better, Callable[[Plan], float | None]], ...] = (
    ("net_value", "rupiah", "higher", lambda plan: plan.net_rupiah),
    ("served_by_visits", "people", "higher", lambda plan: plan.indicators.served_by_visits),
    ("served_at_counters", "people", "neither", lambda plan: plan.indicators.served_at_counters),
    ("waiting_at_end", "people", "lower", lambda plan: plan.indicators.waiting_at_end),
    ("worst_share_served", "share", "higher", lambda plan: plan.indicators.worst_share_served),
    ("travel_spared", "hours", "higher", lambda plan: plan.indicators.travel_spared_hours),
    ("visits", "count", "neither", lambda plan: plan.indicators.visits),
    ("distance", "km", "lower", lambda plan: plan.indicators.distance_km),
    ("nights", "count", "lower", lambda plan: plan.indicators.nights),
    ("cost", "rupiah", "lower", lambda plan: plan.indicators.cost_rupiah),
    ("cost_an_applicant", "rupiah", "lower", lambda plan: plan.indicators.cost_an_applicant_rupiah),
    ("gap", "percent", "neither", lambda plan: proven_below(plan)),
)
RATIOS = ("worst_share_served", "cost_an_applicant")
"""Figures that can be held against each other whatever the number of days."""
VALUED_BY = ("costs.", "demand.", "policy.")
"""Input that sets what a plan is worth: where it differs, net values measure different things."""


def proven_below(plan: Plan) -> float | None:
    """Say how far below the best possible the plan's net value can be, as a fraction of the best's.

    None without a bound, or where the gap is as large as the whole net value and says nothing.
    """
    return None if plan.gap is None or plan.gap >= 1 else plan.gap / (1 + plan.gap)


def compare(sides: Sequence[Side]) -> Comparison:
    """Hold plans against the first of them.

    Parameters
    ----------
    sides : sequence of Side
        Two to four.

    Raises
    ------
    ValueError
        If there are fewer or more.
    """
    if not FEWEST <= len(sides) <= MOST:
        raise ValueError(f"{len(sides)} plans cannot be compared, only {FEWEST} to {MOST}")
    first, *others = sides
    same_office = all(side.scenario.office.place == first.scenario.office.place for side in others)
    same_days = all(
        (side.plan.starts, side.plan.ends) == (first.plan.starts, first.plan.ends) for side in others
    )
    changes = input_changes([side.scenario for side in sides], [side.plan.settings for side in sides])
    revalued = any(change.field.startswith(VALUED_BY) for change in changes)
    return Comparison(
        sides=tuple(sides),
        same_office=same_office,
        same_days=same_days,
        same_input=not any(not change.field.startswith("limits.") for change in changes),
        figures=tuple(
            _figure(
                key,
                unit,
                better
                if same_office and (same_days or key in RATIOS) and not (revalued and key == "net_value")
                else "neither",
                [value(side.plan) for side in sides],
            )
            for key, unit, better, value in FIGURES
            if any(value(side.plan) is not None for side in sides)
        ),
        kabupaten=_kabupaten(sides, same_days) if same_office else (),
        visits=tuple(visit_changes(first.plan, side.plan) for side in others)
        if same_office and same_days
        else (),
        input=changes if same_office else (),
    )


def with_values(comparison: Comparison, values: Mapping[str, Sequence[float | None]]) -> Comparison:
    """Put other values in the place of some figures, by key; the best are found anew."""
    figures = tuple(
        _figure(each.key, each.unit, each.better, values.get(each.key, each.values))
        for each in comparison.figures
    )
    return replace(comparison, figures=figures)


def _figure(key: str, unit: Unit, better: Better, values: Sequence[float | None]) -> Figure:
    """Find the plans that are best at a figure; when all are alike, none is."""
    told = [None if value is None else shown(value, unit) for value in values]
    known = [value for value in told if value is not None]
    best: tuple[int, ...] = ()
    if better != "neither" and known and max(known) > min(known):
        top = max(known) if better == "higher" else min(known)
        best = tuple(number for number, value in enumerate(told) if value == top)
    return Figure(key, unit, better, tuple(values), best)


def _kabupaten(sides: Sequence[Side], same_days: bool) -> tuple[KabupatenFigures, ...]:
    """Gather the kabupaten of all plans, in the order in which the plans name them."""
    found = [side.plan.indicators.by_kabupaten for side in sides]
    names = dict.fromkeys(name for results in found for name in results)
    people: Better = "higher" if same_days else "neither"

    def figure(
        key: str, unit: Unit, better: Better, results: Sequence[KabupatenResult | None], of: Of
    ) -> Figure:
        return _figure(key, unit, better, [None if each is None else of(each) for each in results])

    rows = []
    for name in names:
        results = [each.get(name) for each in found]
        rows.append(
            KabupatenFigures(
                name,
                figure("share_served", "share", "higher", results, lambda each: each.share_served),
                figure("served_by_visits", "people", people, results, lambda each: each.served_by_visits),
                figure(
                    "drawn_to_counters", "people", "neither", results, lambda each: each.drawn_to_counters
                ),
                figure("visits", "count", "neither", results, lambda each: each.visits),
            )
        )
    return tuple(rows)
